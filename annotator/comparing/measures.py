"""The measures of sourcing, each with its numerator and denominator; ``strings.toml`` says what each means.

Every measure is a ratio of two sums over articles, so that one method serves all of them for intervals
and tests, but for diversity, which is no such ratio. The reasons for each method stand in
docs/decisions/statistics.md.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from annotator.labels import Function, HedgeLevel, QuoteType, SourceType


class Naming(StrEnum):
    """Whether the source is named."""

    NAMED = "named"
    ANONYMOUS = "anonymous"
    UNSPECIFIED = "unspecified"


class Reporting(StrEnum):
    """The way in which attributed content came to the outlet."""

    FOREIGN_AGENCY = "foreign_agency"
    OTHER_NEWS = "other_news"
    CREDITED = "credited"
    OWN = "own"


class Voice(StrEnum):
    """In whose words a sentence is told."""

    ATTRIBUTED = "attributed"
    CONTINUED = "continued"
    OWN = "own"
    UNCLEAR = "unclear"


@dataclass(frozen=True)
class Measure:
    """A ratio of two sums over articles."""

    measure: str
    """What is measured; the categories of a measure that is a mix add up to 1."""
    category: str
    count: str
    """Name of the sum above the line."""
    of: str
    """Name of the sum below the line."""
    unit: str
    """``share``, or what the number counts."""
    per: int = 1
    """What the ratio is multiplied with."""
    is_reviewed: bool = True
    """Whether people review what it counts; else it is told of predictions alone."""


def _mix(measure: str, categories: Iterable[str], of: str, is_reviewed: bool = True) -> list[Measure]:
    return [Measure(measure, name, column(measure, name), of, "share", is_reviewed=is_reviewed) for name in categories]


def column(measure: str, category: str) -> str:
    """Return the name of the sum that counts a category of a mix."""
    return f"{measure}:{category}"


LEVELS = tuple(level.name.lower() for level in HedgeLevel)

#: Counted of each article, beside the categories of the mixes.
PLAIN = ("articles", "words", "attributions", "claims", "relayed", "links", "own_hedges", "sentences", "hedged_own")

RATIOS: tuple[Measure, ...] = (
    Measure("density", "attributions", "attributions", "words", "per 1,000 words", 1000),
    Measure("density", "own_hedges", "own_hedges", "words", "per 1,000 words", 1000),
    *_mix("voice", Voice, "sentences", is_reviewed=False),
    Measure("own_voice", "hedged", "hedged_own", column("voice", Voice.OWN), "share", is_reviewed=False),
    *_mix("source_type", SourceType, "attributions"),
    *_mix("naming", Naming, "attributions"),
    *_mix("reporting", Reporting, "attributions"),
    *_mix("hedge_level", LEVELS, "claims"),
    *_mix("function", Function, "claims"),
    *_mix("quote_type", QuoteType, "claims"),
    Measure("relay", "share", "relayed", "attributions", "share"),
    Measure("relay", "depth", "links", "relayed", "links"),
)

#: The Hill numbers of orders 0, 1 and 2.
HILL = ("richness", "shannon", "simpson")

#: Units of the measures of all attributions, not rarefied, by name.
OBSERVED = {"sources": "sources", "entropy": "nats", "concentration": "share", "top_source": "share"}

#: Sums in the order of their columns.
COLUMNS: dict[str, int] = {
    name: number for number, name in enumerate(dict.fromkeys([*PLAIN, *(ratio.count for ratio in RATIOS)]))
}
