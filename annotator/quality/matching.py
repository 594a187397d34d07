"""Which predicted attributions answer to which gold ones, and how near they come."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from annotator.aliases import Ends
from annotator.models import Annotation, Attribution, Span

T = TypeVar("T")

#: How much of source and claim must be shared for a relaxed match.
HALF = 0.5


def matches(gold: Annotation, found: Annotation) -> list[tuple[int, int]]:
    """Numbers of gold attributions and of the predicted ones that answer to them, one to one, the most alike first."""
    return pair_up(gold.attributions, found.attributions, likeness)


def likeness(gold: Attribution, found: Attribution) -> float:
    """Return how alike two attributions are: shared characters of cue, source and claim; 0 where the cues do not
    meet.
    """
    cue = overlap(gold.cue, found.cue)
    return cue and cue + overlap(gold.source, found.source) + overlap(gold.claim, found.claim)


def is_relaxed_match(gold: Attribution, found: Attribution) -> bool:
    """Source and claim each share at least half of their characters, or are absent in both."""
    return min(overlap(gold.source, found.source), overlap(gold.claim, found.claim)) >= HALF


def overlap(one: Span | None, other: Span | None) -> float:
    """Shared characters over all of both (intersection over union); 1 where both are absent, 0 where one is."""
    if one is None or other is None:
        return float(one is other)
    return shared(ends(one), ends(other))


def is_strict_match(gold: Attribution, found: Attribution) -> bool:
    """Source, cue and claim are the same to the character."""
    parts = ((gold.source, found.source), (gold.claim, found.claim), (gold.cue, found.cue))
    return all((one and ends(one)) == (other and ends(other)) for one, other in parts)


def ends(span: Span) -> Ends:
    """Return where a span begins and ends; of one in several fragments, the longest."""
    longest = max(span.fragments, key=lambda fragment: fragment.end - fragment.start)
    return longest.start, longest.end


def shared(one: Ends, other: Ends) -> float:
    """Shared characters over all of both ranges."""
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def pair_up(gold: Sequence[T], found: Sequence[T], weight: Callable[[T, T], float]) -> list[tuple[int, int]]:
    """One-to-one pairs, the heaviest first; what weighs nothing is no pair."""
    weights = ((weight(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found))
    ranked = sorted((row for row in weights if row[0] > 0), key=lambda row: (-row[0], row[1], row[2]))
    mine: dict[int, int] = {}
    theirs: set[int] = set()
    for _, i, j in ranked:
        if i not in mine and j not in theirs:
            mine[i] = j
            theirs.add(j)
    return list(mine.items())
