"""Claim chains: who had a claim first, who has its words from whom, and what became of its sourcing on the way.

Time is told only where it is known: of two articles of one day without an hour neither is earlier, and where one that
states the claim has no date nobody is first. What changed is told by the same differences as drift, between versions in
close words, so that it holds as far as drift does (docs/story-evaluation.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from annotator.bangla.folding import fold
from annotator.labels import SourceType
from annotator.stories import wire
from annotator.stories.drift import drift
from annotator.stories.sourcing import Answerable, Drift, Sourcing, SourcingChange
from annotator.stories.traits import TimeSpan, precedes

#: The share of its runs of four words, outside of quotations, from which on a version is in the words of another.
TAKEN = 0.5
#: Of fewer such runs in common nothing is concluded: a title and a name are as long.
RUNS = 4

_BY_DRIFT = {
    Drift.CONTRADICTION: SourcingChange.CONTRADICTED,
    Drift.SOURCE: SourcingChange.OTHER_SOURCE,
    Drift.FIGURES: SourcingChange.OTHER_FIGURES,
    Drift.DENIAL: SourcingChange.DENIAL_DIFFERS,
}

Times = Mapping[str, TimeSpan | None]
"""When each article was published, by id."""


def chained(sourcings: Sequence[Sourcing], times: Times) -> tuple[Sourcing, ...]:
    """Return the sourcings of a claim, those who state it told who was first and what changed since whom."""
    stated = [one for one in sourcings if one.voice is not Answerable.ABSENT]
    close = [one for one in stated if one.close]
    if len(close) < 2:
        return tuple(sourcings)
    return tuple(_in_chain(one, stated, close, times) if one in close else one for one in sourcings)


def _in_chain(one: Sourcing, stated: Sequence[Sourcing], close: Sequence[Sourcing], times: Times) -> Sourcing:
    others = [other for other in stated if other is not one]
    earlier = [other for other in close if other is not one and _is_before(other, one, times)]
    origin = max(earlier, key=lambda other: (_taken(one, other), _end(other, times)), default=None)
    words_of = origin if origin and _taken(one, origin) >= TAKEN else None
    own = [other for other in earlier if _is_own(other)]
    against = words_of if words_of in own else max(own, key=lambda other: _end(other, times), default=None)
    against = against if _is_own(one) else None
    return one.model_copy(
        update={
            "is_first": all(_had_it_before(one, other, times) for other in others),
            "words_of": words_of and words_of.article,
            "against": against and against.article,
            "changes": changes(against, one) if against else (),
        }
    )


def changes(before: Sourcing, now: Sourcing) -> tuple[SourcingChange, ...]:
    """Return what became of the sourcing of a claim between an outlet and a later one."""
    found = []
    for kind in drift([before, now]):
        if kind is Drift.LEVEL:
            surer = (now.hedge_level or 0) < (before.hedge_level or 0)
            found.append(SourcingChange.STRENGTHENED if surer else SourcingChange.WEAKENED)
        elif kind is Drift.VOICE:
            if _has_source(before) or _has_source(now):
                found.append(
                    SourcingChange.SOURCE_DROPPED if now.voice is Answerable.OUTLET else SourcingChange.SOURCE_ADDED
                )
        else:
            found.append(_BY_DRIFT[kind])
    return tuple(found)


def _has_source(one: Sourcing) -> bool:
    """Tell whether there is somebody; "it is said" has nobody whom a later version could drop."""
    return one.source is not None or one.source_type not in (None, SourceType.UNSPECIFIED)


def _is_own(one: Sourcing) -> bool:
    """Tell whether it says something of the outlet's own sourcing."""
    return not one.copy_of_another and one.voice is not Answerable.UNCLEAR


def _taken(one: Sourcing, other: Sourcing) -> float:
    """Return which share of the runs of four words of a version stand in another, quotations left out."""
    mine, theirs = (wire.shingles(wire.unquoted(fold(each.text or ""))) for each in (one, other))
    shared = len(set(mine.tolist()) & set(theirs.tolist()))
    return shared / len(mine) if shared >= RUNS else 0.0


def _is_before(one: Sourcing, other: Sourcing, times: Times) -> bool:
    """Tell whether an article is known to be of an earlier time than another."""
    return precedes(times[one.article], times[other.article])


def _had_it_before(one: Sourcing, other: Sourcing, times: Times) -> bool:
    """Tell whether an outlet is known to have stated it before another did in any of its articles."""
    mine = [times[each] for each in (one.article, *one.also_in)]
    theirs = [times[each] for each in (other.article, *other.also_in)]
    return None not in mine and all(precedes(times[one.article], each) for each in theirs)


def _end(one: Sourcing, times: Times) -> float:
    found = times[one.article]
    return found[1].timestamp() if found else 0.0
