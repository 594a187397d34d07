"""Sourcing drift: how outlets differ that make the same claim, how much that tells, and a summary of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from annotator.labels import Function, HedgeLevel, SourceType
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

#: Of one who names no source, where nothing more is to be said of it.
NO_SOURCE = "without a named source"
_NOBODY = {SourceType.ANONYMOUS: "somebody who is not named", SourceType.UNSPECIFIED: "nobody in particular"}


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
        Drift.VOICE: any(map(_is_flat_fact, clear)) and bool(attributed),
        Drift.SOURCE: any(are_different(one, other) for one, other in combinations(attributed, 2)),
        Drift.LEVEL: any(_differ_in_level(one, other) for one, other in combinations(known, 2)),
        Drift.FIGURES: _any(stated, exclude),
        Drift.DENIAL: len({one.denied_by is not None or one.function is Function.DENIAL for one in known}) > 1,
    }
    return tuple(kind for kind, differs in differences.items() if differs)


def _differ_in_level(one: Sourcing, other: Sourcing) -> bool:
    """Tell whether one is made to sound surer, and does not hold the other's marker in its own words."""
    if one.hedge_level is None or other.hedge_level is None or one.hedge_level == other.hedge_level:
        return False
    if demands(one.text or "") or demands(other.text or ""):
        return False
    surer, less = sorted((one, other), key=lambda each: each.hedge_level or 0)
    return (level_of(surer.text or "") or HedgeLevel.FLAT) < (less.hedge_level or 0)


def _any(stated: Sequence[Sourcing], differ: Callable[[str, str], bool]) -> bool:
    """Tell whether the words of two who state it differ so."""
    return any(differ(one.text or "", other.text or "") for one, other in combinations(stated, 2))


def salience(claim: AlignedClaim) -> int:
    """Return how much the drift of a claim tells of how outlets source; 0 where they do not differ."""
    found = sum(WEIGHTS[kind] for kind in claim.drift)
    stated = claim.compared
    if any(map(_is_flat_fact, stated)) and Drift.VOICE in claim.drift:
        attributed = [one for one in stated if one.voice is Answerable.ATTRIBUTED]
        found += FLAT_FACT * bool(attributed) + FROM_UNSURE * any(one.hedge_level for one in attributed)
    return found


def in_words(claim: AlignedClaim, outlet: Callable[[Sourcing], str] = lambda one: one.outlet) -> str:
    """Return a line on who answers for a claim in which outlet, the surest first; copies are left aside.

    Where outlets differ it is on those that are compared; else on all, and nobody is said to state a flat fact.

    Args:
        outlet: what an outlet is called.
    """
    groups: dict[str, list[str]] = {}
    contradicted = Drift.CONTRADICTION in claim.drift
    if IN_WORDS & set(claim.drift):
        told: Sequence[Sourcing] = claim.worded
    else:
        told = claim.compared if claim.drift else [one for one in claim.stated if not one.copy_of_another]
    for one in sorted(told, key=lambda one: (one.hedge_level or 0, one.voice is not Answerable.OUTLET, one.outlet)):
        figures = f" ({', '.join(map(_grouped, one.figures))})" if Drift.FIGURES in claim.drift and one.figures else ""
        words = f" “{one.text}”" if contradicted else ""
        said = phrase(one) if claim.drift or one.voice is not Answerable.OUTLET else NO_SOURCE
        groups.setdefault(said, []).append(outlet(one) + figures + words)
    line = "; ".join(f"{said} in {', '.join(outlets)}" for said, outlets in groups.items())
    return f"Contradicted: {line}" if contradicted else line[:1].upper() + line[1:]


def _is_flat_fact(one: Sourcing) -> bool:
    return one.voice is Answerable.OUTLET and one.hedge_level is HedgeLevel.FLAT


def _grouped(figure: str) -> str:
    whole, point, part = figure.partition(".")
    return f"{int(whole):,}{point}{part}"


def phrase(one: Sourcing) -> str:
    """Return in words who answers for a claim in an outlet."""
    level = "hedged" if one.hedge_level is None else one.hedge_level.name.lower()
    if one.voice is Answerable.OUTLET:
        return "a flat fact without a source" if _is_flat_fact(one) else f"{level}, by the outlet itself,"
    if one.voice is Answerable.UNCLEAR:
        return NO_SOURCE
    if one.voice is Answerable.CREDITED:
        sure = "" if one.hedge_level is HedgeLevel.FLAT else f"{level}, "
        return f"{sure}without a source but for the credit of the article to {_speaker(one)},"
    if one.voice is Answerable.CONTINUED:
        return f"in the words of {_speaker(one)}, who goes on,"
    via = f" on the word of {one.via}" if one.via else ""
    denied = f" and denied by {one.denied_by}" if one.denied_by else ""
    said = "said by" if one.hedge_level is HedgeLevel.FLAT else f"{level}, by"
    return f"{said} {_speaker(one)}{via}{denied}{',' if one.hedge_level else ''}"


def _speaker(one: Sourcing) -> str:
    if one.source or one.source_type is None:
        return one.source or "somebody"
    return _NOBODY.get(one.source_type, f"somebody of type {one.source_type.value}")
