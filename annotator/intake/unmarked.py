"""A field that holds HTML: its text without the markup, and where each sign of it stood."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from dataclasses import dataclass

#: Name and version of this program, as it is stored beside the text it makes.
EXTRACTOR = "field text 1"

_BLOCKS = (
    "p div br hr li ul ol dl dt dd h1 h2 h3 h4 h5 h6 blockquote figure figcaption table thead tbody tr td th section "
    "article header footer aside main nav center pre address form html head body title"
)
_INLINE = (
    "a abbr b bdi big cite code del dfn em font i img ins kbd label mark q s samp small span strike strong sub sup "
    "time tt u var wbr o:p st1:place video audio source iframe picture svg path input button amp-img meta link noscript"
)
_NAMES = "|".join(sorted({*_BLOCKS.split(), *_INLINE.split()}, key=len, reverse=True))
_TOKEN = re.compile(
    rf"""
      <!--(?:(?!<!--|-->).)*+-->
    | <(script|style|iframe|svg)\b[^<>]*+>(?:(?!</?\1\b).)*+</\1\s*+>
    | <!\[CDATA\[ | \]\]> | <!doctype[^<>]*+>
    | </?(?P<name>{_NAMES})(?:\s[^<>]*|/)?>
    | &lt;/?(?P<escaped>{_NAMES})(?:\s(?:(?!&[lg]t;)[^<>])*|/)?&gt;
    | &(?:amp;)*(?:\#\d{{1,7}}|\#[xX][0-9a-fA-F]{{1,6}}|[A-Za-z][A-Za-z0-9]{{1,30}});
    | &nbsp\b
    | \[/?(?:caption|gallery|embed|video|audio|playlist)\b[^\[\]]*+\]
    | (?P<literal>\\r\\n|\\[nr])(?![a-z])
    """,
    re.IGNORECASE | re.DOTALL | re.VERBOSE,
)
#: Signs of which every piece of markup has one.
_SIGNS = "<&[]\\"
_BREAKS = frozenset(_BLOCKS.split())


@dataclass(frozen=True)
class Unmarked:
    """A text without markup."""

    text: str
    starts: tuple[int, ...]
    """Where each run of the text that stands so in the field begins in the text, ascending."""
    places: tuple[tuple[int, int], ...]
    """Where each of these runs begins and ends in the field; a run that stands for markup holds that."""

    def in_field(self, start: int, end: int) -> tuple[int, int]:
        """The range of the field that holds a range of the text, markup inside included."""
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        return self._inside(first, start)[0], self._inside(last, end - 1)[1]

    def _inside(self, run: int, at: int) -> tuple[int, int]:
        begin, end = self.places[run]
        length = (self.starts[run + 1] if run + 1 < len(self.starts) else len(self.text)) - self.starts[run]
        if length != end - begin:
            return begin, end  # an entity, a break
        place = begin + at - self.starts[run]
        return place, place + 1


def has_markup(field: str) -> bool:
    """Tell whether there is markup in a field."""
    return any(sign in field for sign in _SIGNS) and _TOKEN.search(field) is not None


def unmarked(field: str) -> Unmarked:
    """The text of a field without tags, comments, shortcodes and entities; a block begins on a line of its own."""
    parts: list[str] = []
    starts: list[int] = []
    places: list[tuple[int, int]] = []
    length = at = 0

    def add(text: str, start: int, end: int) -> None:
        nonlocal length
        if text:
            parts.append(text)
            starts.append(length)
            places.append((start, end))
            length += len(text)

    for token in _TOKEN.finditer(field):
        add(field[at : token.start()], at, token.start())
        add(_meant(token), *token.span())
        at = token.end()
    add(field[at:], at, len(field))
    return Unmarked("".join(parts), tuple(starts), tuple(places))


def _meant(token: re.Match[str]) -> str:
    """Return what stands in the text for a piece of markup."""
    name = token["name"] or token["escaped"]
    if name or token["literal"]:
        return "\n" if not name or name.lower() in _BREAKS else ""
    if token.group().startswith("&") and not token["escaped"]:
        return html.unescape(html.unescape(token.group()))
    return ""
