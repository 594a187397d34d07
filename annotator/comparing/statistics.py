"""Intervals for ratios of sums over articles, and the correction of p values.

The article is the unit that is drawn: attributions of one article depend on each other. The resampling is scipy's;
ours is the statistic that it calls, which works out all measures at once from one matrix product. Why these methods:
docs/decisions/statistics.md.
"""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

ROUNDS = 1_000
"""Of the bootstrap."""

LEVEL = 0.95

#: Above so many articles the bias-corrected interval is the plain one, and its jackknife too long.
MOST_CORRECTED = 2_000

#: Samples times articles that are worked on at once: this bounds the memory.
_CELLS = 2_000_000

_SEED = 20_230


@dataclass(frozen=True)
class Ratios:
    """Several ratios of sums: the columns of their numerators and denominators."""

    above: NDArray[np.intp]
    below: NDArray[np.intp]

    def of(self, sums: Floats) -> Floats:
        """Return the ratios of sums whose last axis is the columns; not a number where the denominator is 0."""
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Floats = np.true_divide(sums[..., self.above], sums[..., self.below])
        found[~np.isfinite(found)] = np.nan
        return found


@dataclass(frozen=True)
class Intervals:
    """95 % intervals, one for each ratio; not a number where there is none."""

    low: Floats
    high: Floats
    replicates: Floats
    """Ratios × rounds."""


def generator(*names: str | None) -> np.random.Generator:
    """Return a random generator that is the same every time for the same names, whatever else is worked out."""
    return np.random.default_rng([_SEED, *(crc32(repr(name).encode("utf-8")) for name in names)])


def intervals(counts: Floats, ratios: Ratios, rng: np.random.Generator, rounds: int = ROUNDS) -> Intervals:
    """Return bootstrap intervals of ratios of sums over articles (rows).

    There is none where there are fewer than two articles, where the ratio is the same whichever articles are
    drawn (a share of 0, say, of which the bootstrap can say nothing), or where a round draws no denominator.
    """
    from scipy.stats import bootstrap

    articles = len(counts)
    if articles < 2:
        nothing = np.full(len(ratios.above), np.nan)
        return Intervals(nothing, nothing, np.full((len(ratios.above), rounds), np.nan))

    def statistic(drawn: NDArray[np.intp], axis: int = -1) -> Floats:
        return np.moveaxis(ratios.of(_weights(drawn, articles) @ counts), -1, 0)

    with warnings.catch_warnings(), np.errstate(invalid="ignore"):
        warnings.simplefilter("ignore")  # of degenerate distributions: their intervals come out as not a number
        found = bootstrap(
            (np.arange(articles),),
            statistic,
            n_resamples=rounds,
            batch=max(1, _CELLS // articles),
            vectorized=True,
            confidence_level=LEVEL,
            method="BCa" if articles <= MOST_CORRECTED else "percentile",
            rng=rng,
        )
    low, high = (np.array(end) for end in found.confidence_interval)
    none = ~(np.isfinite(low) & np.isfinite(high)) | (np.ptp(found.bootstrap_distribution, axis=-1) == 0)
    low[none] = high[none] = np.nan
    return Intervals(low, high, found.bootstrap_distribution)


def linearised(counts: Floats, ratios: Ratios) -> tuple[Floats, Floats]:
    """Return the ends of 95 % intervals of ratios of sums over articles, by the variance of the linearised ratio.

    (Cochran 1977, chapter 6), with Student's t for so many articles: one product, where a bootstrap of each of many
    small sets of articles would take too long. Not a number where there is none: fewer than two articles, no
    denominator, or all articles alike. No end lies below 0, and none of a share, a part of a whole, beyond 1.
    """
    from scipy.stats import t

    articles = len(counts)
    values = ratios.of(counts.sum(axis=0))
    if articles < 2:
        return np.full_like(values, np.nan), np.full_like(values, np.nan)
    above, below = counts[:, ratios.above], counts[:, ratios.below]
    with np.errstate(divide="ignore", invalid="ignore"):
        residuals = above - values * below
        spread = np.sqrt(articles / (articles - 1) * (residuals**2).sum(axis=0)) / below.sum(axis=0)
    reach = float(t.ppf((1 + LEVEL) / 2, articles - 1)) * np.where(spread > 0, spread, np.nan)
    is_part = (above <= below).all(axis=0)
    return np.maximum(values - reach, 0), np.where(is_part, np.minimum(values + reach, 1), values + reach)


def difference(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """Return the percentile interval of a difference, from the replicates (ratios × rounds) of two outlets."""
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(one - other, [tail, 1 - tail], axis=-1)
    return low, high


def holm(p: Floats) -> Floats:
    """Return the p values corrected for their number (Holm 1979); what is not a number stays so, and does not count."""
    corrected = np.full(len(p), np.nan)
    order = np.argsort(p)[: np.isfinite(p).sum()]  # what is not a number comes last
    times = np.arange(len(order), 0, -1)
    corrected[order] = np.minimum(np.maximum.accumulate(p[order] * times), 1)
    return corrected


def _weights(drawn: NDArray[np.intp], size: int) -> Floats:
    """Return how often each of so many articles was drawn, in each sample (last axis)."""
    samples = drawn.reshape(-1, drawn.shape[-1])
    places = samples + np.arange(len(samples))[:, None] * size
    weights = np.bincount(places.ravel(), minlength=len(samples) * size).astype(float)
    return weights.reshape(*drawn.shape[:-1], size)
