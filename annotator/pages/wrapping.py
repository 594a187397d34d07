"""Hard-wrapped text: paragraphs broken into lines of one width, as html2text, lynx and mail write them.

A view of the text of the same length is made, with a space for each newline inside a paragraph, so that offsets stay.
"""

from __future__ import annotations

import re
from itertools import pairwise

_NEWLINE = re.compile("\n")
_END = re.compile(r"[।॥?!:;…][\"”’')\]\s*_]*$")
_DANDA = re.compile("[।॥]")
# No tool wraps wider, and none narrower.
_WIDEST = 132
_NARROWEST = 34
# Joined letters are counted by some tools as one column, so a full line may have this share of the signs of another.
_FULL = 0.68
# So many paragraphs must be broken before the page is taken for wrapped, and so many of the lines be broken.
_LEAST = 2
_SHARE = 0.45
_ITEM = re.compile(r"^\s*(?:[*•>#|-]|\d{1,2}[.)]\s)")


def unwrapped(text: str) -> str:
    """The text with the newlines inside hard-wrapped paragraphs as spaces; itself where it is not hard-wrapped."""
    starts = [0, *(match.end() for match in _NEWLINE.finditer(text))]
    lines = [(start, line.rstrip()) for start, line in zip(starts, text.split("\n"), strict=True)]
    width = _width([line for _, line in lines])
    if width is None:
        return text
    signs = list(text)
    for (_, line), (start, after) in pairwise(lines):
        if _goes_on(line, after, width):
            for place in range(start - 1, -1, -1):
                if signs[place] not in "\r\n":
                    break
                signs[place] = " "
    return "".join(signs)


def _width(lines: list[str]) -> int | None:
    """How wide the lines are that a tool broke; none where no tool did."""
    long = [line for line in lines if len(line) > _WIDEST and _DANDA.search(line)]
    pairs = [(line, after) for line, after in pairwise(lines) if line and after]
    open_ended = [len(line) for line, after in pairs if not _END.search(line) and _NARROWEST <= len(line) <= _WIDEST]
    if long or not open_ended:
        return None
    width = max(open_ended)
    full = [(line, after) for line, after in pairs if len(line) >= _FULL * width]
    broken = [line for line, after in full if not _END.search(line) and (_DANDA.search(line) or _DANDA.search(after))]
    return width if len(broken) >= _LEAST and len(broken) >= _SHARE * len(full) else None


def _goes_on(line: str, after: str, width: int) -> bool:
    """Whether the line was broken only because the next word would not have fitted."""
    if not line or not after.strip() or _ITEM.match(after):
        return False
    first = len(after.split()[0])
    if _END.search(line):
        return len(line) >= _FULL * width and len(line) + 1 + first > 0.97 * width
    return len(line) >= _FULL * width or len(line) + 1 + first > width
