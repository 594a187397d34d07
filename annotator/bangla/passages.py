"""The blocks of a frozen text with their sentences and quotations, asked for by places in the text as it stands.

Whoever holds offsets into a frozen text and not into its folded view (reviews, statements) asks here, so that
sentences and quotations are the rule pass's own. All places are code points of the frozen text, end exclusive.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import cached_property

from annotator.bangla.folding import Folded, FoldedText
from annotator.bangla.quotations import OPENERS, quotations, quote_type
from annotator.bangla.sentences import Range, sentences, stop_at
from annotator.labels import QuoteType


class Passages:
    """Sentences and quotations of some blocks of a frozen text.

    Args:
        text: the frozen text.
        blocks: the ranges of it to read, in order.
    """

    def __init__(self, text: str, blocks: Iterable[tuple[int, int]]) -> None:
        self._folded = Folded(text)
        self._blocks = [(self._folded.from_raw(start), self._folded.from_raw(end)) for start, end in blocks]

    @cached_property
    def sentences(self) -> list[Range]:
        """All sentences in their order, white space and closing full stop left out."""
        spans = (span for start, end in self._blocks for span in sentences(self._folded.text, start, end))
        return [Range(*self._folded.span_to_raw(*span)) for span in spans]

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def around(self, start: int, end: int) -> Range:
        """Return the sentence that holds a place, or the run of those it touches; itself where there is none."""
        first = max(bisect_right(self._starts, start) - 1, 0)
        last = max(bisect_right(self._starts, max(start, end - 1)) - 1, first)
        if not self.sentences:
            return Range(start, end)
        return Range(min(start, self.sentences[first].start), max(end, self.sentences[last].end))

    def as_read(self, start: int, end: int) -> Range:
        """Return the sentence that holds a place with its full stop, and the marks that close behind that."""
        found = self.around(start, end)
        stop = stop_at(self._folded.text, self._folded.from_raw(found.end))
        return found if stop is None else Range(found.start, self._folded.span_to_raw(*stop)[1])

    @cached_property
    def _quotations(self) -> list[list[Range]]:
        """The quotations of each block, as ranges of the folded text."""
        return [quotations(self._folded.text, *block) for block in self._blocks]

    def quote_type(self, start: int, end: int) -> QuoteType:
        """Return whether what stands there is a quotation, holds one, or neither."""
        claim = Range(self._folded.from_raw(start), self._folded.from_raw(end))
        block = next((number for number, (a, b) in enumerate(self._blocks) if a <= claim.start < b), None)
        if block is None or claim.start >= claim.end:
            return QuoteType.INDIRECT
        return quote_type(claim, self._quotations[block], self._folded.text)

    def is_quoted(self, start: int, end: int) -> bool:
        """Return whether what stands there is (part of) a quotation, or begins with a mark that nothing closes."""
        first, last = self._folded.from_raw(start), self._folded.from_raw(end)
        around = [quote for quotes in self._quotations for quote in quotes if quote.start <= first < quote.end]
        opened = self._folded.text[first : first + 1] in OPENERS and all(quote.start < first for quote in around)
        return opened or any(last <= quote.end for quote in around)

    def words(self, start: int, end: int) -> FoldedText:
        """Return the folded text that stands there."""
        return FoldedText(self._folded.text[self._folded.from_raw(start) : self._folded.from_raw(end)])
