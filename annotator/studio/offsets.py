"""From the page's frozen text to the body that Label Studio shows, and back.

The body is the article's segments with a blank line between them (``Article.body``). Both sides count
code points, as Label Studio does in a plain text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from annotator.aliases import Ends
from annotator.models import SEGMENT_GLUE, Article, Fragment, Span


class BodyMap:
    """A map from the code points of an article's body to those of its page, and back."""

    def __init__(self, article: Article) -> None:
        self.text = article.body
        self._page = article.page.text
        self._segments = article.segments
        self._starts: list[int] = []
        at = 0
        for start, end in article.segments:
            self._starts.append(at)
            at += end - start + len(SEGMENT_GLUE)

    def to_body(self, span: Span) -> list[Ends]:
        """The ranges of the body that a span takes; pieces with nothing but a joint between them are one range.

        Raises:
            ValueError: a fragment does not lie in one segment of the body.
        """
        ranges: list[Ends] = []
        before = -1
        for fragment in span.fragments:
            number, found = self._locate(fragment)
            if ranges and number != before and not self.text[ranges[-1][1] : found[0]].strip():
                ranges[-1] = (ranges[-1][0], found[1])
            else:
                ranges.append(found)
            before = number
        return ranges

    def to_page(self, start: int, end: int) -> tuple[Fragment, ...]:
        """A range of the body as fragments of the page, one a segment, without white space at their ends.

        Nothing where the range holds nothing but white space, or lies outside the body.
        """
        found = []
        for at, (first, last) in zip(self._starts, self._segments, strict=True):
            inside = self._trimmed(first + max(0, start - at), min(last, first + end - at))
            if inside is not None:
                found.append(inside)
        return tuple(found)

    def _locate(self, fragment: Fragment) -> tuple[int, Ends]:
        number = bisect_right(self._segments, (fragment.start, len(self._page) + 1)) - 1
        if number < 0 or not self._segments[number][0] <= fragment.start < fragment.end <= self._segments[number][1]:
            raise ValueError(f"[{fragment.start}, {fragment.end}] {fragment.text!r} does not lie in the article's body")
        shift = self._starts[number] - self._segments[number][0]
        return number, (fragment.start + shift, fragment.end + shift)

    def _trimmed(self, start: int, end: int) -> Fragment | None:
        if start >= end:
            return None
        words = self._page[start:end]
        start += len(words) - len(words.lstrip())
        words = words.strip()
        return Fragment(start=start, end=start + len(words), text=words) if words else None


def joined(fragments: Iterable[Fragment]) -> Span:
    """The fragments as one span, in the order of the text; those that overlap become one."""
    runs: list[Fragment] = []
    for piece in sorted(fragments, key=lambda one: (one.start, one.end)):
        if runs and piece.start < runs[-1].end:
            last = runs.pop()
            more = piece.text[last.end - piece.start :]
            runs.append(Fragment(start=last.start, end=max(last.end, piece.end), text=last.text + more))
        else:
            runs.append(piece)
    return Span(fragments=tuple(runs))
