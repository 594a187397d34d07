"""Sourcing drift: how outlets differ that make the same claim, how much that tells, and a summary of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import combinations

from annotator.labels import Function, HedgeLevel, SourceType
from annotator.lexicon.names import name_key
from annotator.stories.sourcing import AlignedClaim, Drift, Sourcing, Voice

#: How telling each difference is. A flat fact here that has a source there weighs most, more so where that source is
#: made to sound unsure.
WEIGHTS = {Drift.VOICE: 1, Drift.SOURCE: 1, Drift.LEVEL: 2, Drift.FIGURES: 1, Drift.DENIAL: 2}
FLAT_FACT, FROM_UNSURE = 2, 2

_NOBODY = {SourceType.ANONYMOUS: "somebody who is not named", SourceType.UNSPECIFIED: "nobody in particular"}


def drift(stated: Sequence[Sourcing]) -> tuple[Drift, ...]:
    """Return in what those who state a claim differ."""
    attributed = [one for one in stated if one.voice is Voice.ATTRIBUTED]
    counted = [set(one.figures) for one in stated if one.figures]
    differences = {
        Drift.VOICE: len({one.voice for one in stated}) > 1,
        Drift.SOURCE: any(not _same_source(one, other) for one, other in combinations(attributed, 2)),
        Drift.LEVEL: len({one.hedge_level for one in stated}) > 1,
        Drift.FIGURES: any(one.isdisjoint(other) for one, other in combinations(counted, 2)),
        Drift.DENIAL: len({one.denied_by is not None or one.function is Function.DENIAL for one in stated}) > 1,
    }
    return tuple(kind for kind, differs in differences.items() if differs)


def salience(claim: AlignedClaim) -> int:
    """Return how much the drift of a claim tells of how outlets source; 0 where they do not differ."""
    found = sum(WEIGHTS[kind] for kind in claim.drift)
    stated = [one for one in claim.stated if not one.copy_of_another]
    if any(map(_is_flat_fact, stated)) and Drift.VOICE in claim.drift:
        attributed = [one for one in stated if one.voice is Voice.ATTRIBUTED]
        found += FLAT_FACT * bool(attributed) + FROM_UNSURE * any(one.hedge_level for one in attributed)
    return found


def in_words(claim: AlignedClaim, outlet: Callable[[Sourcing], str] = lambda one: one.outlet) -> str:
    """Return a line on who answers for a claim in which outlet, the surest first; copies are left aside.

    Args:
        outlet: what an outlet is called.
    """
    groups: dict[str, list[str]] = {}
    stated = (one for one in claim.stated if not one.copy_of_another)
    for one in sorted(stated, key=lambda one: (one.hedge_level or 0, one.voice is not Voice.OUTLET, one.outlet)):
        figures = f" ({', '.join(map(_grouped, one.figures))})" if Drift.FIGURES in claim.drift and one.figures else ""
        groups.setdefault(_phrase(one), []).append(outlet(one) + figures)
    line = "; ".join(f"{phrase} in {', '.join(outlets)}" for phrase, outlets in groups.items())
    return line[:1].upper() + line[1:]


def _is_flat_fact(one: Sourcing) -> bool:
    return one.voice is Voice.OUTLET and one.hedge_level is HedgeLevel.FLAT


def _grouped(figure: str) -> str:
    whole, point, part = figure.partition(".")
    return f"{int(whole):,}{point}{part}"


def _phrase(one: Sourcing) -> str:
    level = "hedged" if one.hedge_level is None else one.hedge_level.name.lower()
    if one.voice is Voice.OUTLET:
        return "a flat fact without a source" if _is_flat_fact(one) else f"{level}, by the outlet itself,"
    if one.voice is Voice.CREDITED:
        sure = "" if one.hedge_level is HedgeLevel.FLAT else f"{level}, "
        return f"{sure}without a source but for the credit of the article to {_speaker(one)},"
    via = f" on the word of {one.via}" if one.via else ""
    denied = f" and denied by {one.denied_by}" if one.denied_by else ""
    said = "said by" if one.hedge_level is HedgeLevel.FLAT else f"{level}, by"
    return f"{said} {_speaker(one)}{via}{denied}{',' if one.hedge_level else ''}"


def _speaker(one: Sourcing) -> str:
    if one.source or one.source_type is None:
        return one.source or "somebody"
    return _NOBODY.get(one.source_type, f"somebody of type {one.source_type.value}")


def _same_source(one: Sourcing, other: Sourcing) -> bool:
    """Tell whether they name the same source, one perhaps in full; or neither names any, and the types are the same."""
    if one.source is None or other.source is None:
        return one.source == other.source and one.source_type == other.source_type
    mine, theirs = ({name_key(word) for word in name.split()} for name in (one.source, other.source))
    return mine <= theirs or theirs <= mine
