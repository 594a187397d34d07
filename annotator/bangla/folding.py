"""The folded view: the text in one spelling of each sign, with the way back to the text as it stands.

All matching happens on this view, since Bangla pages mix code point sequences that look alike (U+09DF
beside U+09AF U+09BC), carry signs nobody sees, and quote in many shapes. What is folded, and what is
not, is listed in docs/decisions/folding.md. Every offset is a 0-based code point, every range end exclusive.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from operator import sub
from typing import NamedTuple, NewType

from annotator.bangla.places import places_of

#: A text in one spelling of each sign, as ``fold`` makes it: what wants folded text says so by this type.
FoldedText = NewType("FoldedText", str)

#: One sign for another: the length stays. The norm comes first, its variants behind it.
_VARIANTS = (
    # Quotation marks keep their direction, and a dash between clauses stays another sign than one between words: the
    # rules that find quotations and claims need both.
    ("‘", "‚‛`‹"),
    ("’", "´›"),
    ("'", "′"),
    ("“", "„‟«"),
    ("”", "»"),
    ('"', "″"),
    ("।", "৷"),
    ("–", "‒"),
    ("—", "―"),
    ("-", "\u2010\u2011"),
    (" ", "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"),
)
_SWAPS = tuple((variant, norm) for norm, variants in _VARIANTS for variant in variants)

#: Signs that nobody sees: zero-width space and joiners, direction marks, soft hyphen, word joiner, byte-order mark.
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

#: Signs that begin what is removed.
_REMOVED = _UNSEEN + "\\"

#: Khanda ta as it was written before Unicode 4.1: ta, hasanta, joiner. It goes first, the joiner being unseen.
_OLD_KHANDA_TA = "ত্\u200d"

#: Two code points that are one sign. The second never stands first in another pair, so their order is free.
_PAIRS = (
    ("\u09af\u09bc", "\u09df"),  # য়
    ("\u09a1\u09bc", "\u09dc"),  # ড়
    ("\u09a2\u09bc", "\u09dd"),  # ঢ়
    ("\u09c7\u09be", "\u09cb"),  # o-kar
    ("\u09c7\u09d7", "\u09cc"),  # au-kar
    ("\u0985\u09be", "\u0986"),  # আ typed as অ and a-kar
    ("\u099c\u09bc", "\u099c"),  # z as Kolkata's papers write it: গাজ়া
    ("\u09ab\u09bc", "\u09ab"),  # f in the same way: ফ়াইনাল
)

#: What a dump of texts leaves before quotation marks.
_ESCAPE = re.compile(r"\\++(?=[\"'])")

#: Every place where folding changes the length; unseen signs may stand inside a pair.
_SHIFT = re.compile(
    "|".join(
        [
            _OLD_KHANDA_TA,
            *(f"{pair[0]}[{_UNSEEN}]*{pair[1]}" for pair, _ in _PAIRS),
            rf"[{_UNSEEN}\\]++(?=[\"″'′])",
            f"[{_UNSEEN}]+",
        ]
    )
)


#: What folding changes, and what it may change: looking for all at once is faster in a short text only.
_MAY_CHANGE = re.compile(
    f"[{''.join(variant for variant, _ in _SWAPS)}{_UNSEEN}ঃ\\\\\u09bc\u09d7]|[\u09c7\u0985]\u09be"
)
_SHORT = 200

#: A visarga typed for the colon: before a space, behind a letter; not in adverbs that end in it (মূলতঃ, ক্রমশঃ).
_COLON = re.compile(r"ঃ(?<=[\u0985-\u09cc\u09d7\u09dc-\u09df]ঃ)(?<![তশ]ঃ)(?=[\s‘“'\"])")

#: Signs that begin a pair.
_FIRSTS = frozenset(pair[0] for pair, _ in _PAIRS)


def fold(text: str) -> FoldedText:
    """Return the text in one spelling of each sign; folding it again changes nothing."""
    return _folded_short(text) if len(text) <= _SHORT else FoldedText(_fold(text)[0])


# Names and titles are asked for in several steps, and stand on page after page.
@lru_cache(maxsize=8192)
def _folded_short(text: str) -> FoldedText:
    return FoldedText(_fold(text)[0])


def _fold(text: str) -> tuple[str, list[str]]:
    """The folded text, and what was found of that which changes the length: unseen signs and pairs."""
    found: list[str] = []
    if len(text) <= _SHORT and not _MAY_CHANGE.search(text):
        return text, found
    for variant, norm in _SWAPS:
        text = text.replace(variant, norm)
    if "ঃ" in text:
        text = _COLON.sub(":", text)
    if "\u200d" in text:
        text = text.replace(_OLD_KHANDA_TA, "ৎ")
    for sign in _UNSEEN:
        if sign in text:  # looking for one sign is ten times faster than deleting it
            text = text.replace(sign, "")
            found.append(sign)
    for pair, sign in _PAIRS:
        if pair[1] in text and pair in text:
            text = text.replace(pair, sign)
            found.append(pair)
    if "\\" in text and _ESCAPE.search(text):
        text = _ESCAPE.sub("", text)
        found.append("\\")
    return text, found


def _changed(text: str, found: list[str]) -> list[tuple[int, int]]:
    """The ranges whose length folding changes, in order."""
    if "\\" in found:
        return [match.span() for match in _SHIFT.finditer(text)]
    ranges: list[tuple[int, int]] = []
    for at in places_of(text, [sign for sign in found if len(sign) == 1]):
        if ranges and ranges[-1][1] == at:
            ranges[-1] = ranges[-1][0], at + 1
        else:
            ranges.append((at, at + 1))
    if _OLD_KHANDA_TA in text or any(text[start - 1 : start] in _FIRSTS for start, _ in ranges):
        return [match.span() for match in _SHIFT.finditer(text)]  # an unseen sign may stand inside a pair
    ranges += [(at, at + 2) for at in places_of(text, [pair for pair in found if len(pair) == 2])]
    return sorted(ranges)


class _Shifts(NamedTuple):
    """The places where the two texts drift apart, in order.

    A removed run before folded sign ``i`` has the key ``2i``, a pair folded into sign ``i`` the key
    ``2i + 1``: so a bisection tells the start of a sign from the end of the one before.
    """

    keys: list[int]
    drifts: list[int]
    """How far the raw text is ahead after each place; one more than keys, the first 0."""
    raws: list[int]
    """Where each place begins in the raw text."""
    ends: list[int]
    """Where each place ends in the raw text."""


class Folded:
    """A text and its folded view."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        folded, self._found = _fold(raw)
        self.text = FoldedText(folded)
        self._same = len(raw) == len(folded)
        self._kept: _Shifts | None = None

    def span_to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw range of the folded range: every sign whole, no removed sign at either edge.

        An empty range maps to an empty range where the sign at ``start`` begins.

        Raises:
            IndexError: the range lies outside the folded text, or runs backwards.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"range [{start}, {end}] lies outside the folded text of {len(self.text)} code points")
        if self._same:
            return start, end
        keys, drifts, _, _ = self._kept or self._shifts
        first = start + drifts[bisect_right(keys, 2 * start)]
        return first, (end + drifts[bisect_right(keys, 2 * end - 1)] if end > start else first)

    def spans_to_raw(self, spans: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
        """The raw ranges of folded ranges none of which is empty, as ``span_to_raw`` tells them."""
        if self._same:
            return spans
        keys, drifts, _, _ = self._kept or self._shifts
        return [
            (start + drifts[bisect_right(keys, 2 * start)], end + drifts[bisect_right(keys, 2 * end - 1)])
            for start, end in spans
        ]

    def from_raw(self, offset: int) -> int:
        """The folded offset of the sign that raw ``offset`` lies in; of the next sign where it lies in removed ones.

        Raises:
            IndexError: the offset lies outside the raw text.
        """
        if not 0 <= offset <= len(self.raw):
            raise IndexError(f"offset {offset} lies outside the text of {len(self.raw)} code points")
        shifts = self._shifts
        place = bisect_right(shifts.raws, offset)
        if place and offset < shifts.ends[place - 1]:
            return shifts.keys[place - 1] // 2
        return offset - shifts.drifts[place]

    @property
    def _shifts(self) -> _Shifts:
        """Found when first asked for: most texts hold nothing to map back."""
        if self._kept is None:
            self._kept = self._find_shifts()
        return self._kept

    def _find_shifts(self) -> _Shifts:
        if self._same:
            return _Shifts([], [0], [], [])
        ranges = _changed(self.raw, self._found)
        raws, ends = [start for start, _ in ranges], [end for _, end in ranges]
        whole = [self.raw[start] not in _REMOVED for start in raws]  # a pair, of which one sign is left
        drifts = list(accumulate(map(sub, map(sub, ends, raws), whole), initial=0))
        keys = [2 * (start - drift) + pair for start, drift, pair in zip(raws, drifts, whole, strict=False)]
        return _Shifts(keys, drifts, raws, ends)
