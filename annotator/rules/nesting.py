"""Which claims hold a place most tightly, and which places overlap others, asked for all places of a text at once.

Ranges are swept in order of their start, so that a text with many costs its length times a logarithm, not its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from heapq import heappop, heappush
from itertools import accumulate

from annotator.bangla.sentences import Range


def tightest(ranges: Sequence[Range | None], spans: Sequence[Range], *, own: bool = False) -> list[list[int]]:
    """Return of each span the numbers of the shortest ranges that hold it, in order; several only if equally long.

    Args:
        ranges: the ranges; None is a range that holds nothing.
        own: span n belongs to range n, which does not count for it.
    """
    if not spans:
        return []
    opening = sorted([(held.start, number) for number, held in enumerate(ranges) if held is not None])
    found: list[list[int]] = [[] for _ in spans]
    open_now: list[tuple[int, int, int]] = []  # length, number, end
    at = 0
    for place in sorted(range(len(spans)), key=[span.start for span in spans].__getitem__):
        span = spans[place]
        while at < len(opening) and opening[at][0] <= span.start:
            start, number = opening[at]
            end = ranges[number].end  # type: ignore[union-attr]
            heappush(open_now, (end - start, number, end))
            at += 1
        found[place] = _holders(open_now, span, place if own else -1)
    return found


def _holders(open_now: list[tuple[int, int, int]], span: Range, own: int) -> list[int]:
    """Return the numbers of the shortest open ranges that hold the span; drop those that end before it."""
    holders: list[int] = []
    kept: list[tuple[int, int, int]] = []
    while open_now and (not holders or open_now[0][0] == kept[-1][0]):
        length, number, end = heappop(open_now)
        if end <= span.start < span.end:
            continue
        kept.append((length, number, end))
        if end >= span.end and number != own:
            holders.append(number)
    for entry in kept:
        heappush(open_now, entry)
    return holders


class Overlaps:
    """Ranges of which it is asked whether a span overlaps one."""

    def __init__(self, ranges: Sequence[Range]) -> None:
        ordered = sorted(ranges)
        self._starts = [held.start for held in ordered]
        self._ends = list(accumulate([held.end for held in ordered], max))

    def any(self, span: Range) -> bool:
        """Tell whether one of the ranges has a sign in common with the span."""
        place = bisect_left(self._starts, span.end)
        return place > 0 and self._ends[place - 1] > span.start
