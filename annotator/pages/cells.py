"""Tables whose cells stand on lines of their own: one of figures is no running text, one of words is of the body."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.pages.kinds import Kind
from annotator.pages.lines import Line

# A table has so many cells, and so many of them are figures alone, a third at least; names in it have no more words.
_LEAST = 6
_FIGURES = 3
_WORDS = 4


def with_tables(lines: list[Line]) -> list[Line]:
    """The lines with those of tables within a text all alike: the cells of one of figures out, of any other in."""
    marked = lines
    for first, stop in _runs(lines):
        run = lines[first:stop]
        figures = sum(_is_figure(line) for line in run)
        of_figures = len(run) >= _LEAST and figures >= _FIGURES and 3 * figures >= len(run)
        if of_figures or (figures and all(line.mark.within for line in run)):
            kind = Kind.CHROME if of_figures else Kind.SHORT
            marked = [*marked[:first], *(line._replace(kind=kind) for line in run), *marked[stop:]]
    return marked


def _runs(lines: list[Line]) -> Iterator[tuple[int, int]]:
    """The runs of short lines and figures that stand between two paragraphs, as [first, stop)."""
    first = None
    for number, line in enumerate(lines):
        if line.kind is Kind.TEXT:
            if first is not None and number > first:
                yield first, number
            first = number + 1
        elif first is not None and not _is_figure(line) and not (line.kind is Kind.SHORT and line.words <= _WORDS):
            first = None


def _is_figure(line: Line) -> bool:
    return line.kind is Kind.CHROME and any(map(str.isdigit, line.text)) and not any(map(str.isalpha, line.text))
