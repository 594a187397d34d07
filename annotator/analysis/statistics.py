"""Intervals and tests for ratios of sums over articles.

The article is the unit that is drawn and permuted: attributions of one article depend on each other. The
resampling is scipy's; ours are the statistics that it calls, which work out all measures at once from one
matrix product. Why these methods: docs/decisions/statistics.md.
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

PERMUTATIONS = 9_999
"""Of the test; where there are fewer ways to deal the articles out, all of these."""

LEVEL = 0.95

#: Above so many articles the bias-corrected interval is the plain one, and its jackknife too long.
MOST_CORRECTED = 2_000

#: Samples that are worked on at once: this bounds the memory.
_BATCH = 1_000

_SEED = 20_230

#: Stands for an infinite statistic, so that it can be compared.
_UTMOST = 1e300


@dataclass(frozen=True)
class Ratios:
    """Several ratios of sums: the columns of their numerators and denominators."""

    above: NDArray[np.intp]
    below: NDArray[np.intp]

    def of(self, sums: Floats) -> Floats:
        """The ratios, from sums whose last axis is the columns; not a number where nothing stands below the line."""
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
    """A source of chance that is the same every time for the same names, whatever else is worked out."""
    return np.random.default_rng([_SEED, *(crc32(repr(name).encode("utf-8")) for name in names)])


def intervals(counts: Floats, ratios: Ratios, rng: np.random.Generator, rounds: int = ROUNDS) -> Intervals:
    """Bootstrap intervals of ratios of sums over articles (rows).

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
            batch=_BATCH,
            vectorized=True,
            confidence_level=LEVEL,
            method="BCa" if articles <= MOST_CORRECTED else "percentile",
            rng=rng,
        )
    low, high = (np.array(end) for end in found.confidence_interval)
    none = ~(np.isfinite(low) & np.isfinite(high)) | (np.ptp(found.bootstrap_distribution, axis=-1) == 0)
    low[none] = high[none] = np.nan
    return Intervals(low, high, found.bootstrap_distribution)


def difference(one: Floats, other: Floats) -> tuple[Floats, Floats]:
    """The percentile interval of a difference, from the replicates (ratios × rounds) of two outlets."""
    tail = (1 - LEVEL) / 2
    low, high = np.quantile(one - other, [tail, 1 - tail], axis=-1)
    return low, high


@dataclass(frozen=True)
class Tests:
    """One test for each ratio; not a number where a ratio does not exist."""

    statistic: Floats
    p: Floats


def permute(one: Floats, other: Floats, ratios: Ratios, rng: np.random.Generator, rounds: int = PERMUTATIONS) -> Tests:
    """Test whether ratios of sums over articles differ between two sets of articles (rows), two-sided.

    The statistic is the difference over its standard error in the sample at hand, so that the test holds, for many
    articles, even where the two sets differ in spread or size alone. There is no test where a set has fewer than two
    articles, or where a round leaves one without a denominator.
    """
    from scipy.stats import permutation_test

    squares = _with_squares(np.concatenate([one, other]), ratios)
    size, total = len(squares), squares.sum(axis=0)

    def statistic(first: NDArray[np.intp], second: NDArray[np.intp], axis: int = -1) -> Floats:
        sums = _weights(first, size) @ squares
        return _studentised(sums, first.shape[-1], total - sums, second.shape[-1], ratios)

    if min(len(one), len(other)) < 2:
        nothing = np.full(len(ratios.above), np.nan)
        return Tests(nothing, nothing)
    order = np.arange(size)
    data = (order[: len(one)], order[len(one) :])
    found = permutation_test(data, statistic, vectorized=True, n_resamples=rounds, batch=_BATCH, rng=rng)
    there = np.isfinite(found.statistic) & np.isfinite(found.null_distribution).all(axis=0)
    return Tests(np.where(there, found.statistic, np.nan), np.where(there, found.pvalue, np.nan))


def holm(p: Floats) -> Floats:
    """The p values corrected for their number (Holm 1979); what is not a number stays so, and does not count."""
    from statsmodels.stats.multitest import multipletests

    corrected = np.full(len(p), np.nan)
    there = np.isfinite(p)
    if there.any():
        corrected[there] = multipletests(p[there], method="holm")[1]
    return corrected


def _weights(drawn: NDArray[np.intp], size: int) -> Floats:
    """How often each of so many articles was drawn, in each sample (last axis)."""
    samples = drawn.reshape(-1, drawn.shape[-1])
    places = samples + np.arange(len(samples))[:, None] * size
    weights = np.bincount(places.ravel(), minlength=len(samples) * size).astype(float)
    return weights.reshape(*drawn.shape[:-1], size)


def _with_squares(counts: Floats, ratios: Ratios) -> Floats:
    """Of each article: above and below the line, and their squares and product, ratio by ratio."""
    above, below = counts[:, ratios.above], counts[:, ratios.below]
    return np.concatenate([above, below, above * above, above * below, below * below], axis=1)


def _studentised(one: Floats, size: int, other: Floats, other_size: int, ratios: Ratios) -> Floats:
    """The difference of the ratios over its standard error, from the sums of :func:`_with_squares`."""
    ratio, variance = _moments(one, size)
    other_ratio, other_variance = _moments(other, other_size)
    gap, variances = ratio - other_ratio, variance + other_variance
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = gap / np.sqrt(variances)
    # What does not vary within the outlets differs not at all, or as much as can be.
    return np.where(variances > 0, found, np.sign(gap) * _UTMOST)


def _moments(sums: Floats, size: int) -> tuple[Floats, Floats]:
    """Ratios and the variances of their linearisations (Cochran 1977, chapter 6)."""
    above, below, above2, product, below2 = np.split(sums, 5, axis=-1)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = above / below
        spread = above2 - 2 * ratio * product + ratio * ratio * below2
        variance = np.maximum(spread, 0) * size / (size - 1) / (below * below)
    return ratio, variance
