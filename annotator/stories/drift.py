"""Sourcing drift: how outlets differ that make the same claim, and how much that tells."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from annotator.labels import Function, HedgeLevel
from annotator.stories.contradiction import contradict, exclude
from annotator.stories.hedge_levels import level_of
from annotator.stories.same_source import are_different
from annotator.stories.sourcing import AlignedClaim, Answerable, Drift, Sourcing
from annotator.stories.wording import demands

#: How telling each difference is. A flat fact here that has a source there weighs most, more so where that source is
#: made to sound unsure.
WEIGHTS = {Drift.CONTRADICTION: 9, Drift.VOICE: 1, Drift.SOURCE: 1, Drift.LEVEL: 2, Drift.FIGURES: 1, Drift.DENIAL: 2}
FLAT_FACT, FROM_UNSURE = 2, 2

#: Differences in what is said, whoever says it.
IN_WORDS = frozenset({Drift.CONTRADICTION, Drift.FIGURES})


def drift(stated: Sequence[Sourcing]) -> tuple[Drift, ...]:
    """Return in what those who state a claim differ: in what they say, and in who answers for it where it is clear.

    Who answers for what is of no matter where they contradict each other.
    """
    if _any(stated, contradict):
        return (Drift.CONTRADICTION,)
    clear = [one for one in stated if one.voice is not Answerable.UNCLEAR]
    attributed = [one for one in clear if one.voice is Answerable.ATTRIBUTED]
    known = [one for one in clear if one.voice is not Answerable.CONTINUED]
    differences = {
        Drift.VOICE: any(map(is_flat_fact, clear)) and bool(attributed),
        Drift.SOURCE: any(are_different(one, other) for one, other in combinations(attributed, 2)),
        Drift.LEVEL: any(_differ_in_level(one, other) for one, other in combinations(known, 2)),
        Drift.FIGURES: _any(stated, exclude),
        Drift.DENIAL: len({one.denied_by is not None or one.function is Function.DENIAL for one in known}) > 1,
    }
    return tuple(kind for kind, differs in differences.items() if differs)


def _differ_in_level(one: Sourcing, other: Sourcing) -> bool:
    """Tell whether one is made to sound sure, the other not, and the one does not hold the other's marker in its own
    words. Two degrees of doubt (সম্ভাবনা, পারে) are too near to each other to tell anything.
    """
    if one.hedge_level is None or other.hedge_level is None or demands(one.text or "") or demands(other.text or ""):
        return False
    surer, less = sorted((one, other), key=lambda each: each.hedge_level or 0)
    return surer.hedge_level is HedgeLevel.FLAT and (level_of(surer.text or "") or HedgeLevel.FLAT) < (
        less.hedge_level or 0
    )


def _any(stated: Sequence[Sourcing], differ: Callable[[str, str], bool]) -> bool:
    """Tell whether the words of two who state it differ so."""
    return any(differ(one.text or "", other.text or "") for one, other in combinations(stated, 2))


def salience(claim: AlignedClaim) -> int:
    """Return how much the drift of a claim tells of how outlets source; 0 where they do not differ."""
    found = sum(WEIGHTS[kind] for kind in claim.drift)
    stated = claim.compared
    if any(map(is_flat_fact, stated)) and Drift.VOICE in claim.drift:
        attributed = [one for one in stated if one.voice is Answerable.ATTRIBUTED]
        found += FLAT_FACT * bool(attributed) + FROM_UNSURE * any(one.hedge_level for one in attributed)
    return found


def is_flat_fact(one: Sourcing) -> bool:
    """Tell whether an outlet states it as its own, without a hedge."""
    return one.voice is Answerable.OUTLET and one.hedge_level is HedgeLevel.FLAT
