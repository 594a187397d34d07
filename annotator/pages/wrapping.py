"""Hard-wrapped text: paragraphs broken into lines of one width, as html2text, lynx and mail write them.

A view of the text of the same length is made, with a space for each newline inside a paragraph, so that offsets stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from annotator.lexicon.furniture import Furniture, Role
from annotator.pages.inline import byline_end
from annotator.pages.notation import HEADING

_NEWLINE = re.compile("\n")
_END = re.compile(r"(?:[।॥?!:;…]|\.{2,})[\"”’')\]\s*_]*$")
_WITHIN = re.compile(r"[।॥]\s+\S")
_DANDA = re.compile("[।॥]")
# No tool wraps wider, and none narrower.
_WIDEST = 132
_NARROWEST = 30
# A broken line is that full: its next word would not have fitted. Tools differ in how wide they think a sign is.
_FULL = 0.9
# So many paragraphs must be broken before the page is taken for wrapped, and so many of the long lines be broken.
_LEAST = 2
_SHARE = 0.45
# The head of a printed page is set in columns.
_COLUMNS = re.compile(r"\S {4,}\S")
# With so many words behind a reporter his story begins.
_WORDS = 3
_RULE = re.compile(r"[\W_]+")
_ITEM = re.compile(r"^\s*(?:[*•>#|\[-]|\d{1,2}[.)]\s|[\W_]+$)")  # or a rule


@dataclass(frozen=True)
class _Wrap:
    """The way in which a tool broke the lines of a page."""

    width: int
    columns: Callable[[str], int]
    """How wide the tool takes a text to be."""

    def is_full(self, line: str, after: str) -> bool:
        """Tell whether the first word of the next line, itself hardly wider, would not have fitted here."""
        word = after.split(maxsplit=1)[0]
        full = self.columns(line) + 1 + self.columns(word) > _FULL * self.width
        return full and _FULL * self.columns(after) <= self.width

    def goes_on(self, line: str, after: str) -> bool:
        """Tell whether the line was broken only because it was full."""
        if not line.strip() or not after.strip() or _ITEM.match(after) or _COLUMNS.search(line) or HEADING.match(line):
            return False
        return self.overflows(line, after) if _END.search(line) else self.is_full(line, after)

    def overflows(self, line: str, after: str) -> bool:
        """Tell whether the first word of the next line would have made this one wider than any: by the tool's own
        measure it always would.
        """
        return self.columns(line) + 1 + self.columns(after.split(maxsplit=1)[0]) > self.width


def unwrapped(text: str, furniture: Furniture) -> str:
    """The text with the newlines inside hard-wrapped paragraphs as spaces; itself where it is not hard-wrapped."""
    lines = [line.rstrip() for line in text.split("\n")]
    wrap = _wrap(lines)
    if wrap is None:
        return text
    signs = list(text)
    starts = (match.end() for match in _NEWLINE.finditer(text))
    for start, (line, after) in zip(starts, pairwise(lines), strict=True):
        if wrap.goes_on(line, after) and not _is_a_byline(line, furniture) and not _is_a_byline(after, furniture):
            for place in range(start - 1, -1, -1):
                if signs[place] not in "\r\n":
                    break
                signs[place] = " "
    return "".join(signs)


def _is_a_byline(line: str, furniture: Furniture) -> bool:
    """Tell whether a line names a reporter and does not go on with the first words of the story behind him."""
    line = line.strip()
    if furniture.role(line) is not Role.BYLINE:
        return False
    end = byline_end(line, furniture)
    return not end or len(line[end:].split()) < _WORDS


def _wrap(lines: list[str]) -> _Wrap | None:
    """Return how the lines were broken; none where they were not."""
    if any(len(line) > _WIDEST and _DANDA.search(line) for line in lines):
        return None
    pairs = [(line, after) for line, after in pairwise(lines) if line.strip() and after.strip()]
    pairs = [(line, after) for line, after in pairs if not _COLUMNS.search(line)]
    broken = [(line, after) for line, after in pairs if _may_be_broken(line)]
    if not broken:
        return None
    told = [(line, after) for line, after in broken if _DANDA.search(line) or _DANDA.search(after)]
    wraps = [_Wrap(max(columns(line) for line, _ in told or broken), columns) for columns in (len, width)]
    wrap = max(wraps, key=lambda wrap: sum(wrap.overflows(line, after) for line, after in told))
    full = [(line, after) for line, after in pairs if wrap.is_full(line, after)]
    if any(_WITHIN.search(text) for pair in told for text in pair):
        # A line may end with a sentence by chance; that tells neither way, but above a line that stands twice.
        times = Counter(lines)
        full = [
            (line, after)
            for line, after in full
            if not (_END.search(line) and wrap.overflows(line, after) and times[after] == 1)
        ]
    count = sum(wrap.is_full(line, after) for line, after in told)
    all_full = len(told) == count > _LEAST
    return wrap if all_full or (count >= _LEAST and count >= _SHARE * max(len(full), len(told))) else None


def _may_be_broken(line: str) -> bool:
    return _NARROWEST <= len(line) <= _WIDEST and not _END.search(line) and _RULE.fullmatch(line) is None


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """The columns of a terminal that a text takes: signs above and below a letter take none."""
    return len(text) - sum(text.count(sign) for sign in set(text) if unicodedata.category(sign) == "Mn")
