"""Attributions marked in the text itself, for people: parse a paragraph, render one, read a file of them.

    [s1]রয়টার্স[/s1] [c1 possible]জানিয়েছে[/c1], [k1]বৈঠক হয়ে [h1]থাকতে পারে[/h1][/k1]।

A mark is a letter (s source, c cue, k claim, h hedge) and the number of its attribution; marks open
and close independently of each other. A second hedge of attribution 1 is ``h1`` again, or ``h1b``
where it overlaps the first. ``h`` without a number is a bare hedge. The README beside this file is the
full account of the notation.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import count
from pathlib import Path
from typing import Any

from annotator.attributes import ATTRIBUTES, TEXTS
from annotator.labels import HedgeLevel, Label, QuoteType, Scope

Span = tuple[int, int]
Attribution = dict[str, Any]
"""As the scorer reads it: ``source``, ``cue``, ``claim`` (spans or None), ``hedges``, the attributes, and
``via`` as the index of another attribution. Offsets are code points into the text without its marks."""


def _plain(value: Any) -> Any:
    """A value as the scorer reads it."""
    return value.value if isinstance(value, Enum) else value


#: The attributes of a source, which are judged only where they are said.
OF_SOURCE = tuple(each.name for each in ATTRIBUTES if each.owner is Label.SOURCE)
#: What a cue mark need not say. What belongs to the source and is not said is not judged.
DEFAULTS: dict[str, Any] = {
    **{each.name: None if each.name in OF_SOURCE else _plain(each.default) for each in ATTRIBUTES},
    "hedge_level": int(HedgeLevel.FLAT),
    "quote_type": QuoteType.INDIRECT.value,
    "scope": Scope.SENTENCE.value,
    "via": None,
}
#: The word of a cue mark → the attribute and the value it stands for.
WORDS: dict[str, tuple[str, Any]] = {
    each.word(value): (each.name, _plain(value)) for each in ATTRIBUTES for value in each.vocabulary or ()
}
#: The word of a cue mark before a text → the attribute: ``name="…"``, and others by their own names.
NAMED = {"name": "canonical"} | {name: name for name in TEXTS if name != "canonical"}
_PARTS = {"s": "source", "c": "cue", "k": "claim", "h": "hedges"}
_LETTERS = {part: letter for letter, part in _PARTS.items()}
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(rf'\\(?P<literal>.)|\[(?P<mark>(?:{_QUOTED}|[^\[\]"])*)\]|[\[\\]', re.DOTALL)
_NAME = re.compile(r"(?P<closing>/?)(?P<letter>[sckh])(?P<number>[1-9][0-9]*)?(?P<suffix>[a-z]*)")
_ATTRIBUTE = re.compile(rf"(?P<word>[a-z_]+)(?:=(?:(?P<quoted>{_QUOTED})|(?P<plain>[0-9]+)))?(?:\s+|$)", re.DOTALL)


class MarkupError(ValueError):
    """A mark that cannot be understood; the message says which, and what to write."""


@dataclass(frozen=True)
class Example:
    """A paragraph and what it is said to hold."""

    text: str
    """The paragraph without its marks."""
    attributions: tuple[Attribution, ...] = ()
    """In the order of their numbers; an attribute of the source that is None is not judged."""
    bare_hedges: tuple[Span, ...] = ()
    """Hedges of no attribution, in the order of the text."""


@dataclass(frozen=True)
class Block:
    """A paragraph of an example file."""

    path: Path
    line: int
    """Line of the file where its text begins, from 1."""
    source: str
    """Its text, marks included."""
    xfail: str | None
    """Why it is known to fail, where it is."""

    @property
    def id(self) -> str:
        return f"{self.path.name}:{self.line}"


def read(path: Path) -> Iterator[Block]:
    """The paragraphs of a file that hold text; lines that start with ``#`` are comments."""
    rows: list[tuple[int, str]] = []
    xfail = None
    for number, row in enumerate([*path.read_text(encoding="utf-8-sig").split("\n"), ""], 1):
        if row.startswith("# xfail:"):
            xfail = row.removeprefix("# xfail:").strip()
        elif row.strip() and not row.startswith("#"):
            rows.append((number, row.rstrip()))
        elif not row.strip():
            if rows:
                yield Block(path, rows[0][0], "\n".join(row for _, row in rows), xfail)
            rows, xfail = [], None


def parse(paragraph: str) -> Example:
    """The text of a marked paragraph, and the attributions and bare hedges that it marks.

    Raises:
        MarkupError: a mark is unknown, never closed, empty, or stands twice; a cue is missing.
    """
    marks = _Marks()
    pieces: list[str] = []
    length = position = 0
    for token in _TOKEN.finditer(paragraph):
        pieces.append(paragraph[position : token.start()])
        length += len(pieces[-1])
        position = token.end()
        if token["literal"] is not None:
            pieces.append(token["literal"] if token["literal"] in "[]\\#" else token[0])
            length += len(pieces[-1])
        elif token["mark"] is not None:
            marks.take(token["mark"], length)
        else:
            raise MarkupError(f"a lone {token[0]!r}: write \\{token[0]} for the sign itself")
    pieces.append(paragraph[position:])
    return marks.example("".join(pieces))


class _Marks:
    """The marks met so far, by their names."""

    def __init__(self) -> None:
        self.open: dict[str, int] = {}
        self.spans: dict[tuple[int, str], list[Span]] = {}
        self.said: dict[int, dict[str, Any]] = {}

    def take(self, mark: str, offset: int) -> None:
        name, _, rest = mark.strip().partition(" ")
        match = _NAME.fullmatch(name)
        if match is None or (match["number"] is None and match["letter"] != "h"):
            raise MarkupError(f"[{mark}] is no mark: write s, c, k or h with a number, or \\[ for a bracket")
        number, part = int(match["number"] or 0), _PARTS[match["letter"]]
        if match["suffix"] and part != "hedges":
            raise MarkupError(f"[{mark}]: only a hedge has a letter behind its number")
        if rest and (match["closing"] or part != "cue"):
            raise MarkupError(f"[{mark}]: only the mark that opens a cue carries attributes")
        if match["closing"]:
            self._close(name[1:], number, part, offset)
            return
        if name in self.open or (part != "hedges" and (number, part) in self.spans):
            raise MarkupError(f"[{name}] stands twice; every attribution has a number of its own")
        self.open[name] = offset
        if part == "cue":
            self.said[number] = _attributes(rest)

    def _close(self, name: str, number: int, part: str, offset: int) -> None:
        start = self.open.pop(name, None)
        if start is None:
            raise MarkupError(f"[/{name}] closes what was not opened")
        if start == offset:
            raise MarkupError(f"[{name}] holds no text")
        self.spans.setdefault((number, part), []).append((start, offset))

    def example(self, text: str) -> Example:
        if self.open:
            raise MarkupError(f"[{next(iter(self.open))}] is never closed")
        numbers = sorted({number for number, _ in self.spans if number})
        for number in numbers:
            if number not in self.said:
                raise MarkupError(f"attribution {number} has no cue: mark one with [c{number}]…[/c{number}]")
        return Example(
            text=text,
            attributions=tuple(self._attribution(number, numbers) for number in numbers),
            bare_hedges=tuple(sorted(self.spans.get((0, "hedges"), []))),
        )

    def _attribution(self, number: int, numbers: list[int]) -> Attribution:
        values = {**DEFAULTS, **self.said[number]}
        if values["via"] is not None:
            if values["via"] not in numbers or values["via"] == number:
                raise MarkupError(f"via={values['via']} of attribution {number} names no other attribution")
            values["via"] = numbers.index(values["via"])
        one = {part: self.spans.get((number, part), [None])[0] for part in ("source", "cue", "claim")}
        return {**one, "hedges": sorted(self.spans.get((number, "hedges"), [])), **values}


def _attributes(words: str) -> dict[str, Any]:
    said: dict[str, Any] = {}
    position = len(words) - len(words.lstrip())
    while position < len(words):
        match = _ATTRIBUTE.match(words, position)
        if match is None:
            raise MarkupError(f"{words[position:]!r} in a cue mark cannot be read")
        name, value = _attribute(match)
        if name in said:
            raise MarkupError(f"a cue mark says its {name} twice: {words!r}")
        said[name] = value
        position = match.end()
    return said


def _attribute(match: re.Match[str]) -> tuple[str, Any]:
    word, quoted, plain = match["word"], match["quoted"], match["plain"]
    if word in NAMED and quoted is not None:
        return NAMED[word], re.sub(r"\\(.)", r"\1", quoted[1:-1], flags=re.DOTALL)
    if word == "via" and plain is not None:
        return "via", int(plain)
    if word in WORDS and quoted is None and plain is None:
        return WORDS[word]
    raise MarkupError(f'{match[0].strip()!r} is no attribute: write one of {", ".join(WORDS)}, via=2 or name="…"')


def render(text: str, attributions: Sequence[Mapping[str, Any] | None] = (), bare_hedges: Iterable[Span] = ()) -> str:
    """The paragraph with its marks, the opposite of ``parse``.

    Attributions are numbered from 1 in the order given; a None leaves its number out. Where marks
    meet, the longer span stands outside.
    """
    spans = list(_named("h", bare_hedges))
    for number, attribution in enumerate(attributions, 1):
        if attribution is not None:
            spans += _spans(number, attribution)
    events = [(end, 0, -start, -order, f"[/{name}]") for order, (start, end, name, _) in enumerate(spans)]
    events += [(start, 1, -end, order, f"[{name}{said}]") for order, (start, end, name, said) in enumerate(spans)]
    pieces, position = [], 0
    for offset, *_, mark in sorted(events):
        pieces += [_escape(text, position, offset), mark]
        position = offset
    return "".join([*pieces, _escape(text, position, len(text))])


def _spans(number: int, attribution: Mapping[str, Any]) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, name, what its opening mark says besides) of each part, outermost first."""
    for part in ("claim", "source", "cue"):
        if attribution[part] is not None:
            yield (*attribution[part], f"{_LETTERS[part]}{number}", _said(attribution) if part == "cue" else "")
    yield from _named(f"h{number}", attribution["hedges"])


def _named(name: str, hedges: Iterable[Span]) -> Iterator[tuple[int, int, str, str]]:
    """Hedges with a letter behind the name of each that begins before another has ended."""
    ends: dict[str, int] = {}
    for start, end in sorted(hedges):
        free = next(suffix for suffix in map("b".__mul__, count()) if ends.get(suffix, 0) <= start)
        ends[free] = end
        yield start, end, name + free, ""


def _said(attribution: Mapping[str, Any]) -> str:
    words = [word for word, (name, value) in WORDS.items() if attribution[name] == value != DEFAULTS[name]]
    if attribution["via"] is not None:
        words.append(f"via={attribution['via'] + 1}")
    for word, name in NAMED.items():
        if attribution[name] is not None:
            text = re.sub(r'(["\\])', r"\\\1", attribution[name])
            words.append(f'{word}="{text}"')
    return "".join(f" {word}" for word in words)


def _escape(text: str, start: int, end: int) -> str:
    piece = re.sub(r"[\[\\]", r"\\\g<0>", text[start:end])
    piece = re.sub(r"\n#", r"\n\\#", piece)
    return f"\\{piece}" if piece.startswith("#") and text[:start][-1:] in ("", "\n") else piece
