"""Verdicts on the differences between two outlets."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from annotator.language import Language

#: A verdict needs so many articles of each outlet: with fewer units to draw from, bootstrap and permutation tests
#: promise more than they hold (Cameron and Miller 2015: "few" ends somewhere between 20 and 50).
ENOUGH_ARTICLES = 20

#: A corrected figure of an outlet needs so many reviewed articles: with fewer, what is rare is not in them, and in
#: simulations intervals of a share of 4 % held the truth in three of four cases (docs/decisions/corrected.md).
LEAST_REVIEWED = 10

#: Below this a corrected p value shows a difference.
SIGNIFICANT = 0.05


class DifferenceVerdict(StrEnum):
    """Whether one outlet's measure differs from another's."""

    HIGHER = "higher"
    LOWER = "lower"
    NOT_SHOWN = "not shown"
    """The data show no difference; that is not to say that there is none."""
    WITHHELD = "withheld"
    """Too few articles, or nothing to compare."""


def verdict(difference: float | None, p: float | None, articles: int) -> DifferenceVerdict:
    """Return the verdict on a difference.

    Args:
        p: corrected.
        articles: of the outlet that has fewer.
    """
    if difference is None or p is None or articles < ENOUGH_ARTICLES:
        return DifferenceVerdict.WITHHELD
    if p >= SIGNIFICANT:
        return DifferenceVerdict.NOT_SHOWN
    return DifferenceVerdict.HIGHER if difference > 0 else DifferenceVerdict.LOWER


class Uncorrected(NamedTuple):
    """Why an outlet has no corrected figures."""

    name: str
    """Of the reason, in the table ``uncorrected`` of ``strings.toml``."""
    articles: int = 0
    """How many of its articles it is about."""
    of: int = 0
    """Of how many, or how many are needed."""

    def told(self, language: Language) -> str:
        """Return it in words."""
        return language.say("uncorrected", self.name, language.number(self.articles), language.number(self.of))
