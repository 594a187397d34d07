"""Passages with what was found in them: the text cut at every span's ends, each piece with the names of its spans."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from annotator.aliases import Ends
from annotator.labels import Holder, Label
from annotator.models import Annotation, Attribution, Span


@dataclass(frozen=True)
class ShownSpan:
    """A span to be shown: its name, and where it runs."""

    name: str
    start: int
    end: int


@dataclass(frozen=True)
class MarkedText:
    """A run of text under the same marks."""

    text: str
    names: str
    """The names of its marks with blanks between, as an HTML class; empty for plain text."""
    notes: tuple[int, ...] = ()
    """Numbers of the attributions whose cue ends with it."""


def marks_of(found: Attribution) -> Iterator[ShownSpan]:
    """The spans of an attribution, fragment by fragment."""
    parts: list[tuple[Label, Span | None]] = [
        (Label.CLAIM, found.claim),
        (Label.SOURCE, found.source),
        (Label.CUE, found.cue),
        *((Label.HEDGE, hedge) for hedge in found.hedges),
    ]
    for label, span in parts:
        if span is not None:
            yield from _marks(label, span)


def all_marks(annotation: Annotation) -> Iterator[ShownSpan]:
    """The spans of everything that was found in an article."""
    for found in annotation.attributions:
        yield from marks_of(found)
    yield from hedge_marks(annotation)


def hedge_marks(annotation: Annotation) -> Iterator[ShownSpan]:
    """The hedges outside of attributions."""
    for hedge in annotation.bare_hedges:
        yield from _marks(Label.HEDGE, hedge)


def floor_marks(annotation: Annotation) -> Iterator[ShownSpan]:
    """The sentences without an attribution that are not the outlet's own: a speaker goes on, or it is unclear."""
    for one in annotation.floor:
        if one.holder is not Holder.OUTLET:
            yield ShownSpan(f"floor-{one.holder}", one.start, one.end)


def pieces(
    text: str, within: Ends, marks: Iterable[ShownSpan], notes: Iterable[tuple[int, int]] = ()
) -> list[MarkedText]:
    """Cut a stretch of a text where marks begin and end.

    Args:
        text: the page's frozen text.
        within: [start, end) of the stretch, in code points.
        marks: what is to be shown in it; parts outside are left out.
        notes: (place, number) of the numbers that stand in it.
    """
    start, end = within
    inside = [mark for mark in marks if mark.start < end and start < mark.end]
    numbers: dict[int, tuple[int, ...]] = {}
    for place, number in notes:
        if start < place <= end:
            numbers[place] = (*numbers.get(place, ()), number)
    ends = {max(mark.start, start) for mark in inside} | {min(mark.end, end) for mark in inside}
    cuts = sorted({start, end, *ends, *numbers})
    return [
        MarkedText(text[begin:stop], _names(inside, begin), numbers.get(stop, ())) for begin, stop in pairwise(cuts)
    ]


def _marks(label: Label, span: Span) -> Iterator[ShownSpan]:
    for fragment in span.fragments:
        yield ShownSpan(label.value.lower(), fragment.start, fragment.end)


def _names(marks: Sequence[ShownSpan], place: int) -> str:
    return " ".join(dict.fromkeys(mark.name for mark in marks if mark.start <= place < mark.end))
