"""Chains of sources, each citing the next as its origin."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.labels import SourceType

if TYPE_CHECKING:
    from annotator.store import AttributionFacts

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


def chain(one: AttributionFacts, by_id: Mapping[str, AttributionFacts]) -> list[AttributionFacts]:
    """Return an attribution, the one it cites as its origin, and so on, until there is none or one comes again."""
    found = [one]
    seen = {one.id}
    while (origin := by_id.get(found[-1].via or "")) is not None and origin.id not in seen:
        found.append(origin)
        seen.add(origin.id)
    return found


def first_link(chained: Sequence[AttributionFacts]) -> RelayLink:
    """Return the first link of a chain of at least two."""
    relay, origin = chained[0], chained[1]
    names = ARROW.join(each.canonical or f"({each.source_type})" for each in chained)
    return RelayLink(relay.canonical, relay.source_type, origin.canonical, origin.source_type, names, len(chained) - 1)
