"""Profiles and comparisons of outlets on the corrected basis: predictions of all articles, put right by a sample.

A correction stands on chance. Where the reviewed articles of an outlet were not drawn, or some that were drawn have not
been reviewed yet (what reviewers take up first is no matter of chance), there is none, and the profile says why.
Articles that could not have been drawn are left out and counted. docs/decisions/corrected.md gives the reasons.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.chances import Cell, cells
from annotator.comparing.comparison import Comparison, comparison, judged
from annotator.comparing.measures import COLUMNS, RATIOS
from annotator.comparing.prediction_powered import CorrectedRatios, Stratum, corrected, difference, welch
from annotator.comparing.profile import PER, RATIO_COLUMNS, Estimate, known
from annotator.comparing.verdicts import ENOUGH_ARTICLES, LEAST_REVIEWED, Uncorrected

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.store import Sampling

Floats = NDArray[np.float64]

TEST = "corrected, t"

#: Takes the place of an outlet's key in the figures of all that could be corrected.
ALL_OUTLETS = "all outlets"

IS_SHARE = np.array([ratio.unit == "share" for ratio in RATIOS])


@dataclass(frozen=True)
class CorrectedProfile:
    """The corrected measures of an outlet's articles."""

    outlet: str | None
    """Its key, or its name where it has no key; None for articles whose outlet is not known."""
    name: str | None
    articles: int
    """Articles that could have been drawn."""
    left_out: int
    """Articles that could not: they came later, or were sent to reviewers otherwise."""
    copies: int
    """Wire copies that were left out."""
    reviewed: int
    """Articles that were drawn, and have been reviewed."""
    reason: Uncorrected | None
    """Why nothing can be corrected; none where it can."""
    counts: Floats
    """Sums of the reviewed sample, as ``measures.COLUMNS``."""
    ratios: CorrectedRatios | None
    """Of ``RATIOS``, not multiplied; none where there is a reason."""
    strata: Sequence[Stratum] = ()
    """Of its articles; none where some that were drawn are not reviewed yet."""

    @property
    def is_small(self) -> bool:
        """Tell whether too few articles were reviewed for a verdict."""
        return self.reviewed < ENOUGH_ARTICLES

    @property
    def worth(self) -> int | None:
        """How many articles would have to be reviewed for the same intervals without predictions; a middle one.

        None where no figure has an interval.
        """
        if self.ratios is None:
            return None
        found = self.ratios.worth[np.isfinite(self.ratios.worth)]
        return round(float(np.median(found))) if len(found) else None

    def estimates(self) -> Iterator[Estimate]:
        """Yield every measure that can be corrected: those that are ratios."""
        yield from self.ratio_estimates

    @cached_property
    def ratio_estimates(self) -> list[Estimate]:
        """The estimates of ``RATIOS``; count and denominator are those of the reviewed sample."""
        return [self._estimate(number) for number in range(len(RATIOS))]

    def _estimate(self, number: int) -> Estimate:
        ratio = RATIOS[number]
        found = self.ratios if ratio.is_reviewed else None
        value, low, high = (None,) * 3 if found is None else (found.value, found.low, found.high)
        return Estimate(
            measure=ratio.measure,
            category=ratio.category,
            unit=ratio.unit,
            value=None if value is None else known(value[number] * ratio.per),
            count=int(self.counts[COLUMNS[ratio.count]]),
            denominator=int(self.counts[COLUMNS[ratio.of]]),
            low=None if low is None else known(low[number] * ratio.per),
            high=None if high is None else known(high[number] * ratio.per),
        )


def correct(population: Corpus, reviewed: Corpus, sampling: Sampling) -> list[CorrectedProfile]:
    """Return the corrected profiles of all outlets, by key, articles of no outlet last.

    Args:
        population: counts of the predictions of all articles.
        reviewed: counts of the reviews there are.
        sampling: how these came to be reviewed.
    """
    known_cells = cells(sampling.chances)
    rows = {article.key: row for row, article in zip(reviewed.counts, reviewed.articles, strict=True)}
    rows |= {key: np.zeros(len(COLUMNS)) for key in sampling.set_aside if key not in rows}  # no article of news
    return [_profile(population, outlet, known_cells, rows, sampling) for outlet in population.outlets]


def _profile(
    population: Corpus, outlet: str | None, known_cells: Sequence[Cell], rows: dict[str, Floats], sampling: Sampling
) -> CorrectedProfile:
    numbers = population.outlets[outlet]
    places = {population.articles[number].key: number for number in numbers}
    mine = [Cell(cell.articles & places.keys(), cell.drawn & places.keys()) for cell in known_cells]
    mine = [cell for cell in mine if len(cell.drawn) > 1]  # one article says nothing of how much they vary
    covered = sum(len(cell.articles) for cell in mine)
    drawn = [key for cell in mine for key in cell.drawn]
    missing = sum(key not in rows for key in drawn)
    reason = _reason(len(drawn), missing, sampling, places.keys() & sampling.drawn, places.keys() & rows.keys())
    strata = [] if missing else [_stratum(cell, population.counts, places, rows) for cell in mine]
    nothing = np.zeros(len(COLUMNS))
    return CorrectedProfile(
        outlet=outlet,
        name=population.names[outlet],
        articles=covered,
        left_out=len(numbers) - covered,
        copies=population.copies[outlet],
        reviewed=len(drawn) - missing,
        reason=reason,
        counts=sum((rows[key] for key in drawn if key in rows), start=nothing),
        ratios=None if reason else corrected(strata, RATIO_COLUMNS, IS_SHARE),
        strata=strata,
    )


def together(profiles: Sequence[CorrectedProfile]) -> CorrectedProfile | None:
    """Return the profile of all outlets of which a drawn sample is reviewed; None where these are fewer than two.

    Outlets with too few reviewed articles for figures of their own are in it, too.
    """
    there = [each for each in profiles if each.strata]
    reviewed = sum(each.reviewed for each in there)
    if len(there) < 2 or reviewed < LEAST_REVIEWED:
        return None
    strata = [stratum for each in there for stratum in each.strata]
    return CorrectedProfile(
        outlet=ALL_OUTLETS,
        name=None,
        articles=sum(each.articles for each in there),
        left_out=sum(each.left_out if each.strata else each.articles + each.left_out for each in profiles),
        copies=sum(each.copies for each in there),
        reviewed=reviewed,
        reason=None,
        counts=sum((each.counts for each in there), start=np.zeros(len(COLUMNS))),
        ratios=corrected(strata, RATIO_COLUMNS, IS_SHARE),
        strata=strata,
    )


def _reason(
    drawn: int, missing: int, sampling: Sampling, ever_drawn: set[str], reviewed: set[str]
) -> Uncorrected | None:
    if missing:
        return Uncorrected("waiting", missing, drawn)
    if drawn:
        return Uncorrected("few", drawn, LEAST_REVIEWED) if drawn < LEAST_REVIEWED else None
    if reviewed & ever_drawn - sampling.chances.keys():
        return Uncorrected("earlier")
    if ever_drawn:
        return Uncorrected("single")
    return Uncorrected("not_by_chance" if reviewed else "undrawn")


def _stratum(cell: Cell, counts: Floats, places: dict[str, int], rows: dict[str, Floats]) -> Stratum:
    keys, drawn = sorted(cell.articles), sorted(cell.drawn)
    order = {key: number for number, key in enumerate(keys)}
    return Stratum(
        predicted=counts[[places[key] for key in keys]],
        drawn=np.array([order[key] for key in drawn], dtype=np.intp),
        reviewed=np.array([rows[key] for key in drawn]),
    )


def compare_corrected(profiles: Sequence[CorrectedProfile]) -> list[Comparison]:
    """Compare every two outlets that could be corrected; articles of no outlet are left out.

    Tested by Welch's t, and corrected by Holm for all pairs and categories of a measure.
    """
    there = [each for each in profiles if each.outlet is not None and each.ratios is not None]
    return judged([found for one, other in combinations(there, 2) for found in _pair(one, other)])


def _pair(one: CorrectedProfile, other: CorrectedProfile) -> Iterator[Comparison]:
    from scipy.special import stdtr

    assert one.ratios is not None and other.ratios is not None
    statistic, low, high = difference(one.ratios, other.ratios)
    p = 2 * stdtr(welch(one.ratios, other.ratios), -abs(statistic))
    names, articles = (one.outlet, other.outlet), (one.reviewed, other.reviewed)
    estimates = zip(one.ratio_estimates, other.ratio_estimates, strict=True)
    for pair, *evidence in zip(estimates, low * PER, high * PER, statistic, p, strict=True):
        yield comparison(names, articles, pair, evidence, TEST)
