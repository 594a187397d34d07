"""Ratios of sums over articles, from the predictions of all articles and the reviews of a sample drawn by chance.

The estimator is that of prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023) with the
weight of PPI++ (Angelopoulos, Duchi and Zrnic 2023), for strata with chances of their own, as in design-based
supervised learning (Egami, Hinck, Stewart and Wei 2023). Of every sum a ratio is made of it takes

    weight × predicted in all articles + (reviewed − weight × predicted in the sample), scaled up to all articles.

With a weight of 0 it is the reviewed sample alone, with 1 the predictions less their mean error. The weight that makes
the interval narrowest is the slope of what is reviewed on what is predicted; where predictions are worth nothing it is
0. For one stratum and a mean it is ``ppi_py.ppi_mean_ci``, to which the suite holds it; that library knows neither
strata nor ratios whose both sums are corrected. Why these methods: docs/decisions/corrected.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.statistics import LEVEL, Ratios

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Stratum:
    """Articles that had the same chance to be drawn."""

    predicted: Floats
    """Predicted counts of all of them: articles × columns."""
    drawn: NDArray[np.intp]
    """The rows of those that were drawn."""
    reviewed: Floats
    """Reviewed counts of these, in their order: drawn × columns; 0 in all columns for one that is no news article."""

    @property
    def size(self) -> int:
        """Return how many articles they are, drawn or not."""
        return len(self.predicted)

    @cached_property
    def seen(self) -> Floats:
        """The predicted counts of those that were drawn."""
        found: Floats = self.predicted[self.drawn]
        return found

    @cached_property
    def sums(self) -> tuple[Floats, Floats]:
        """The reviewed sums scaled up to all articles, and by how much the predicted ones scaled up fall short."""
        scale = self.size / max(len(self.drawn), 1)
        return scale * self.reviewed.sum(axis=0), self.predicted.sum(axis=0) - scale * self.seen.sum(axis=0)


@dataclass(frozen=True)
class CorrectedRatios:
    """Estimates of several ratios; not a number where there is none."""

    value: Floats
    low: Floats
    """Lower ends of the 95 % intervals."""
    high: Floats
    variance: Floats
    """Of the values, over articles drawn from all that the outlets publish."""
    weight: Floats
    """Of the predictions; 0 where they do not help."""
    alone: Floats
    """Variances of the ratios of the reviewed sample alone."""
    freedom: Floats
    """Degrees of freedom of Student's t."""
    reviewed: int
    """Articles that were drawn and reviewed."""

    @property
    def worth(self) -> Floats:
        """How many articles, reviewed and without predictions, would tell as much."""
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Floats = self.reviewed * self.alone / self.variance
        return found


def interval(value: Floats, variance: Floats, freedom: Floats, is_share: NDArray[np.bool_]) -> tuple[Floats, Floats]:
    """Return the ends of the 95 % intervals of ratios.

    They are worked out on the logarithm, of a share on that of its odds, so that none leaves the possible values and
    small shares get the longer arm upwards that they need (Korn and Graubard 1999, chapter 2).

    Args:
        is_share: which of the ratios are parts of 1.
    """
    margin = _quantile(freedom) * np.sqrt(variance)
    most = np.where(is_share, 1.0, np.inf)
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        rest = np.where(is_share, 1 - value, 1.0)
        reach = np.exp(margin / (value * rest))  # by so much the odds, or the ratio itself, may be larger or smaller
        odds = value / rest
        ends = [np.where(is_share, each / (1 + each), each) for each in (odds / reach, odds * reach)]
    inside = (value > 0) & (rest > 0) & np.isfinite(reach)
    low = np.where(inside, ends[0], np.clip(value - margin, 0, most))
    high = np.where(inside, ends[1], np.clip(value + margin, 0, most))
    none = ~(variance > 0)
    return np.where(none, np.nan, low), np.where(none, np.nan, high)


def corrected(strata: Sequence[Stratum], ratios: Ratios, is_share: NDArray[np.bool_]) -> CorrectedRatios:
    """Return the ratios over all articles of some strata.

    There is no variance where a stratum has fewer than two drawn articles, or where the sample holds nothing that
    varies. The narrower interval is taken, of that with predictions and that of the reviewed sample alone.

    Args:
        is_share: which of the ratios are parts of 1.
    """
    nothing = np.zeros(len(ratios.above))
    alone, _ = _estimate(strata, ratios, nothing)
    weight, square = _weights(strata, ratios, alone)
    tuned, below = _estimate(strata, ratios, weight)
    before = _variance(strata, ratios, alone, nothing, square)
    after = _variance(strata, ratios, tuned, weight, square)
    drawn = sum(len(each.drawn) for each in strata)
    freedom = _freedom(strata, ratios)
    plain, narrow = interval(alone, before, freedom, is_share), interval(tuned, after, freedom, is_share)
    helps = (weight != 0) & (below > 0) & (after < before) & (narrow[1] - narrow[0] < plain[1] - plain[0])
    value = np.where(helps, tuned, alone)
    return CorrectedRatios(
        value=np.where(is_share, np.clip(value, 0, 1), np.maximum(value, 0)),
        low=np.where(helps, narrow[0], plain[0]),
        high=np.where(helps, narrow[1], plain[1]),
        variance=np.where(helps, after, before),
        weight=np.where(helps, weight, 0.0),
        alone=before,
        freedom=freedom,
        reviewed=drawn,
    )


def difference(one: CorrectedRatios, other: CorrectedRatios) -> tuple[Floats, Floats, Floats]:
    """Return the statistics of the differences of two outlets, with the ends of their 95 % intervals.

    Their samples were drawn apart, so the variances add up; degrees of freedom by Welch and Satterthwaite.
    """
    gap, error = one.value - other.value, np.sqrt(one.variance + other.variance)
    margin = _quantile(welch(one, other)) * error
    with np.errstate(divide="ignore", invalid="ignore"):
        statistic = np.where(error > 0, gap / error, np.nan)
    nothing = ~np.isfinite(statistic)
    return statistic, np.where(nothing, np.nan, gap - margin), np.where(nothing, np.nan, gap + margin)


def welch(one: CorrectedRatios, other: CorrectedRatios) -> Floats:
    """Return the degrees of freedom of the differences of two outlets (Welch 1947).

    They shrink where predictions help one outlet more than the other. So that no interval is wider for having
    predictions, those of the reviewed samples alone are taken where they are more.
    """
    with_predictions = _welch(one.variance, one.freedom, other.variance, other.freedom)
    return np.fmax(with_predictions, _welch(one.alone, one.freedom, other.alone, other.freedom))


def _welch(one: Floats, freedom: Floats, other: Floats, other_freedom: Floats) -> Floats:
    """Return the degrees of freedom of the sum of two variances with these."""
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = (one + other) ** 2 / (one**2 / freedom + other**2 / other_freedom)
    return np.nan_to_num(found, nan=1.0)


def _estimate(strata: Sequence[Stratum], ratios: Ratios, weight: Floats) -> tuple[Floats, Floats]:
    """Return the ratios of corrected sums, the predictions with this weight in each; and the sums below the line."""
    above, below = np.zeros(len(weight)), np.zeros(len(weight))
    for each in strata:
        reviewed, short = each.sums
        above += reviewed[ratios.above] + weight * short[ratios.above]
        below += reviewed[ratios.below] + weight * short[ratios.below]
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(below > 0, above / below, np.nan), below


def _weights(strata: Sequence[Stratum], ratios: Ratios, value: Floats) -> tuple[Floats, Floats]:
    """Return the weights that make the variances least, and the sums of squares they are slopes over.

    They are slopes of reviewed on predicted residuals within strata, each stratum with what it counts in the variance.
    """
    both, square = np.zeros(len(value)), np.zeros(len(value))
    for each in strata:
        predicted = _centred(_residuals(each.seen, ratios, value))
        reviewed = _centred(_residuals(each.reviewed, ratios, value))
        both += _share(each) * (reviewed * predicted).sum(axis=0)
        square += _share(each) * (predicted * predicted).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.nan_to_num(np.where(square > 0, both / square, 0.0)), square


def _variance(strata: Sequence[Stratum], ratios: Ratios, value: Floats, weight: Floats, square: Floats) -> Floats:
    """Return the variances of the linearised ratios (Cochran 1977, chapters 6 and 7).

    Two things vary: which articles are drawn, as the residuals from the predictions do; and which articles there are,
    taken as a sample of all that is published, as the reviewed counts do. Residuals are those that an article has
    where it is left out itself (the jackknife; MacKinnon and White 1985), since the weight was fitted to it; that the
    weight would be another in another sample comes on top. Errors of the rules that are rare may be absent from a small
    sample, and would then seem never to occur; so half an error is counted that was not seen, as Jeffreys' prior does
    (Brown, Cai and DasGupta 2001).
    """
    found = np.zeros(len(value))
    drawn = sum(len(each.drawn) for each in strata)
    fitted = np.where(weight != 0, 1 + 1 / max(drawn - len(strata) - 2, 1), 1.0)
    unseen = np.where(weight != 0, UNSEEN / drawn, 0.0)
    for each in strata:
        number = len(each.drawn)
        if number < 2:
            return np.full(len(value), np.nan)
        predicted = _centred(_residuals(each.seen, ratios, value))
        left = _centred(_residuals(each.reviewed, ratios, value)) - weight * predicted
        with np.errstate(divide="ignore", invalid="ignore"):
            pull = np.where(weight != 0, _share(each) * predicted**2 / square, 0.0)  # of the article on the weight
        left /= np.maximum(1 - 1 / number - pull, 1 / number)
        error = fitted * (number - 1) / number**2 * (left**2).sum(axis=0) + unseen
        among = _centred(_residuals(each.predicted, ratios, value)) ** 2
        found += each.size**2 * (1 / number - 1 / each.size) * error
        found += each.size * (error + weight**2 * among.mean(axis=0))
    _, below = _estimate(strata, ratios, weight)
    with np.errstate(divide="ignore", invalid="ignore"):
        found /= below**2
    return np.where(found > 0, found, np.nan)


def _freedom(strata: Sequence[Stratum], ratios: Ratios) -> Floats:
    """Return the degrees of freedom of the variances: fewer than articles, where some hold most of what is counted.

    The squared residual of an article grows with its part of the sum below the line, so that few long articles tell as
    little of the variance as few articles (the effective number of clusters; Carter, Schnepel and Steigerwald 2017).
    """
    parts = np.concatenate([_share(each) * np.abs(each.reviewed[:, ratios.below]) for each in strata])
    with np.errstate(divide="ignore", invalid="ignore"):
        effective = np.nan_to_num(parts.sum(axis=0) ** 2 / (parts**2).sum(axis=0))
    found: Floats = np.maximum(1.0, effective * (1 - len(strata) / len(parts)))
    return found


#: Errors of the rules that are taken to have been missed by the sample, in one article each.
UNSEEN = 0.5


def _share(stratum: Stratum) -> float:
    """Return what an article's squared residual counts in the variance of the stratum's corrected sum."""
    number = len(stratum.drawn)
    return stratum.size**2 * (1 / number - 1 / stratum.size) / (number - 1) if number > 1 else 0.0


def _centred(residuals: Floats) -> Floats:
    found: Floats = residuals - residuals.mean(axis=0)
    return found


def _residuals(counts: Floats, ratios: Ratios, value: Floats) -> Floats:
    """Return what each article's count lies above the ratio times what it is a count of: articles × ratios."""
    found: Floats = counts[:, ratios.above] - value * counts[:, ratios.below]
    return found


def _quantile(freedom: Floats) -> Floats:
    from scipy.special import stdtrit

    found: Floats = stdtrit(freedom, (1 + LEVEL) / 2)
    return found
