"""Chains of sources, each citing the next as its origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from annotator.bangla.folding import fold
from annotator.labels import Function, HedgeLevel, QuoteType, Scope, SourceType


class CitedFacts(Protocol):
    """The facts of an attribution that are counted: one as it is stored, or the facts of it alone."""

    @property
    def id(self) -> str: ...
    @property
    def via(self) -> str | None: ...
    @property
    def canonical(self) -> str | None: ...
    @property
    def affiliation(self) -> str | None: ...
    @property
    def source_type(self) -> SourceType: ...
    @property
    def scope(self) -> Scope: ...
    @property
    def hedge_level(self) -> HedgeLevel: ...
    @property
    def function(self) -> Function: ...
    @property
    def quote_type(self) -> QuoteType: ...


CitedT = TypeVar("CitedT", bound=CitedFacts)

#: What stands between the sources of a chain.
ARROW = " ← "


@dataclass(frozen=True, slots=True)
class RelayLink:
    """One source citing another as its origin."""

    relay: str | None
    """The bare name of the one that cites; none where it has none."""
    relay_type: SourceType
    origin: str | None
    origin_type: SourceType
    chain: str
    """All names from the one that cites to the last origin; a source without a name by its type, in brackets."""
    links: int
    """How many links lie between the two ends of the chain."""


def chain(one: CitedT, by_id: Mapping[str, CitedT]) -> list[CitedT]:
    """Return an attribution, the one it cites as its origin, and so on, until there is none or one comes again.

    One whose name begins with the name before it, or the other way, is that source again, told at more length ("the
    hospital", "the hospital's police post"): nobody is an origin of their own.
    """
    found = [one]
    seen = {one.id}
    while (origin := by_id.get(found[-1].via or "")) is not None and origin.id not in seen:
        if _are_one(found[-1].canonical, origin.canonical):
            break
        found.append(origin)
        seen.add(origin.id)
    return found


def _are_one(name: str | None, other: str | None) -> bool:
    if name is None or other is None:
        return False
    one, two = fold(name).split(), fold(other).split()
    shorter = min(len(one), len(two))
    return one[:shorter] == two[:shorter]


def first_link(chained: Sequence[CitedFacts]) -> RelayLink:
    """Return the first link of a chain of at least two."""
    relay, origin = chained[0], chained[1]
    names = ARROW.join(each.canonical or f"({each.source_type})" for each in chained)
    return RelayLink(relay.canonical, relay.source_type, origin.canonical, origin.source_type, names, len(chained) - 1)
