"""Verdicts on the differences between two outlets."""

from __future__ import annotations

from enum import StrEnum

#: A verdict needs so many articles of each outlet: with fewer units to draw from, bootstrap and permutation tests
#: promise more than they hold (Cameron and Miller 2015: "few" ends somewhere between 20 and 50).
ENOUGH_ARTICLES = 20

#: Below this a corrected p value shows a difference.
SIGNIFICANT = 0.05


class Verdict(StrEnum):
    """Whether one outlet's measure differs from another's."""

    HIGHER = "higher"
    LOWER = "lower"
    NOT_SHOWN = "not shown"
    """The data show no difference; that is not to say that there is none."""
    WITHHELD = "withheld"
    """Too few articles, or nothing to compare."""


def verdict(difference: float | None, p: float | None, articles: int) -> Verdict:
    """Return the verdict on a difference.

    Args:
        p: corrected.
        articles: of the outlet that has fewer.
    """
    if difference is None or p is None or articles < ENOUGH_ARTICLES:
        return Verdict.WITHHELD
    if p >= SIGNIFICANT:
        return Verdict.NOT_SHOWN
    return Verdict.HIGHER if difference > 0 else Verdict.LOWER
