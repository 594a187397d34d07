"""The folded view of a text: one spelling for the letters that news sites write in two ways, and the way back.

All matching happens on the folded view; every offset that leaves this package is one of the frozen text.
"""

from __future__ import annotations

import re
from bisect import bisect_right

_NUKTA = "\u09bc"
_PAIRS = (("ড", "\u09dc"), ("ঢ", "\u09dd"), ("য", "\u09df"))
_WIDTHLESS = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_MOVES = re.compile("([ডঢয])\u09bc|[\u00ad\u200b-\u200d\u2060\ufeff]")
# A nukta or a joiner that belongs to the last letter of a piece.
_TRAILING = "\u09bc\u200c\u200d"


def fold(text: str) -> str:
    """The text with ড় ঢ় য় as one code point each, no-break spaces as spaces and signs without width gone."""
    text = text.replace("\u00a0", " ")
    if _NUKTA in text:
        for letter, composed in _PAIRS:
            text = text.replace(letter + _NUKTA, composed)
    return _WIDTHLESS.sub("", text)


class Folded:
    """A folded text that knows where each of its code points stood."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.text = fold(raw)
        self._at: list[int] = []  # folded positions from which on the raw text runs further ahead …
        self._ahead: list[int] = []  # … and by how many code points
        if len(self.text) != len(raw):
            self._measure()

    def _measure(self) -> None:
        for ahead, match in enumerate(_MOVES.finditer(self.raw)):
            # Of a pair the letter stays and what follows it moves; a sign without width moves what follows it.
            self._at.append(match.start() - ahead + (1 if match.group(1) else 0))
            self._ahead.append(ahead + 1)

    def raw_start(self, position: int) -> int:
        """Where the code point at a folded position stands in the raw text."""
        index = bisect_right(self._at, position)
        return position + (self._ahead[index - 1] if index else 0)

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """The raw [start, end) of a folded one; nuktas and joiners of its last letter stay with it."""
        stop = self.raw_start(end - 1) + 1
        while stop < len(self.raw) and self.raw[stop] in _TRAILING:
            stop += 1
        return self.raw_start(start), stop
