"""The measures of sourcing, each with its numerator, denominator, meaning and method.

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
    """How what is attributed came to the outlet."""

    FOREIGN_AGENCY = "foreign_agency"
    OTHER_NEWS = "other_news"
    CREDITED = "credited"
    OWN = "own"


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
    meaning: str
    per: int = 1
    """What the ratio is multiplied with."""


INTERVAL = (
    "95 %, bootstrap over articles, since attributions of an article depend on each other (Efron 1987: bias-corrected "
    "and accelerated; percentiles above 2,000 articles); scipy.stats.bootstrap"
)
_PERMUTED = (
    "permutation of articles between the two outlets, 9,999 rounds, two-sided (Phipson and Smyth 2010), of the "
    "difference over its standard error (Janssen 1997; Chung and Romano 2013), {}. Where no round comes up to the "
    "difference, the tail of Student's t with the articles of the smaller outlet less one as degrees of freedom; "
    "scipy.stats.t"
)
TEST = _PERMUTED.format("linearised (Cochran 1977, chapter 6)")
CORRECTION = "Holm 1979, over all pairs and categories of one measure; statsmodels.stats.multitest.multipletests"
RAREFACTION = "Hill numbers, interpolated to equal numbers (Chao et al. 2014; a formula of our own, tested by drawing)"
DIVERSITY_INTERVAL = (
    "estimate ± 1.96 standard errors, these from a bootstrap over articles of 200 rounds (as Chao et al. 2014 do, who "
    "draw individuals; Efron and Tibshirani 1993, chapter 6): since a resample repeats articles, its percentiles lie "
    "too low"
)
DIVERSITY_TEST = _PERMUTED.format(
    "both outlets rarefied to equal numbers in every round, the error by the infinitesimal jackknife of both together "
    "(Efron 1982, chapter 6)"
)

_MEANINGS = {
    Naming.NAMED: "a source that is named: any type but anonymous and unspecified",
    Naming.ANONYMOUS: "somebody who is there but not named",
    Naming.UNSPECIFIED: "nobody at all",
    Reporting.FOREIGN_AGENCY: "a news agency of another country than the outlet's",
    Reporting.OTHER_NEWS: "another agency, or another outlet of whichever country",
    Reporting.CREDITED: "any other source, but by way of an agency or another outlet: through `via`, or because the "
    "whole article is credited to one",
    Reporting.OWN: "any other source, as far as the text shows reached by the outlet itself",
}


def _mix(measure: str, categories: Iterable[str], of: str, meaning: str) -> list[Measure]:
    return [
        Measure(measure, name, column(measure, name), of, "share", meaning.format(_MEANINGS.get(name, name)))  # type: ignore[call-overload]
        for name in categories
    ]


def column(measure: str, category: str) -> str:
    """Return the name of the sum that counts a category of a mix."""
    return f"{measure}:{category}"


LEVELS = tuple(level.name.lower() for level in HedgeLevel)

#: Counted of each article, beside the categories of the mixes.
PLAIN = ("articles", "words", "attributions", "claims", "relayed", "links", "own_hedges")

RATIOS: tuple[Measure, ...] = (
    Measure(
        "density", "attributions", "attributions", "words", "per 1,000 words", "Attributions for 1,000 words.", 1000
    ),
    Measure(
        "density",
        "own_hedges",
        "own_hedges",
        "words",
        "per 1,000 words",
        "Hedges in the outlet's own voice for 1,000 words.",
        1000,
    ),
    *_mix("source_type", SourceType, "attributions", "Attributions to a source of type {}, of all attributions."),
    *_mix("naming", Naming, "attributions", "Attributions to {}; of all attributions."),
    *_mix("reporting", Reporting, "attributions", "Attributions to {}; of all attributions."),
    *_mix(
        "hedge_level",
        LEVELS,
        "claims",
        "Claims at hedge level {}, of all attributions but credits of whole articles, which hold no claim.",
    ),
    *_mix(
        "function",
        Function,
        "claims",
        "Claims whose cue is of function {}, of all attributions but credits of whole articles.",
    ),
    *_mix(
        "quote_type",
        QuoteType,
        "claims",
        "Claims whose quotation is {}, of all attributions but credits of whole articles.",
    ),
    Measure(
        "relay",
        "share",
        "relayed",
        "attributions",
        "share",
        "Attributions whose source cites another as its origin, of all attributions.",
    ),
    Measure(
        "relay",
        "depth",
        "links",
        "relayed",
        "links",
        "Links from a source that cites another to the origin, on average over such attributions.",
    ),
)

#: Name → order of the Hill number and meaning.
HILL: dict[str, tuple[int, str]] = {
    "richness": (
        0,
        "How many different named sources an outlet cites in so many attributions (Hill number of order 0).",
    ),
    "shannon": (
        1,
        "How many equally frequent sources would be as diverse: the exponential of Shannon's entropy "
        "(Hill number of order 1).",
    ),
    "simpson": (
        2,
        "The same with more weight on the frequent ones: one over Simpson's concentration (Hill number of order 2).",
    ),
}

#: Name → unit and meaning of the measures of all attributions, not rarefied.
OBSERVED: dict[str, tuple[str, str]] = {
    "sources": (
        "sources",
        "Different named sources cited. It grows with the number of attributions: compare the rarefied one.",
    ),
    "entropy": ("nats", "Shannon's entropy of the shares of named sources, natural logarithm."),
    "concentration": (
        "share",
        "The chance that two attributions to named sources, drawn at random without putting back, cite the same one "
        "(Simpson 1949, unbiased).",
    ),
    "top_source": ("share", "Attributions to the source cited most, of all to named sources."),
}

#: Sums in the order of their columns.
COLUMNS: dict[str, int] = {
    name: number for number, name in enumerate(dict.fromkeys([*PLAIN, *(ratio.count for ratio in RATIOS)]))
}
