"""Permutation tests of differences between two sets of articles.

The article is what is permuted, since attributions of one article depend on each other. Every statistic is a
difference over its standard error in the permutation at hand, so that a test holds, for many articles, even where the
two sets differ in spread or size alone (Janssen 1997; Chung and Romano 2013). scipy's ``permutation_test`` gives the
same, to which the tests hold this; but it shuffles for each measure anew, where one matrix product serves all of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import combinations, islice
from math import comb
from typing import Self

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.statistics import Ratios

Floats = NDArray[np.float64]
Permutations = NDArray[np.bool_]
"""Permutations × articles: whether the article falls to the first of the two sets."""

Statistic = Callable[[Permutations], Floats]
"""Gives permutations × measures: the studentised difference of each measure in each permutation."""

ROUNDS = 9_999
"""Permutations that are drawn; where there are fewer, all of them are looked at."""

#: Articles × permutations that are worked on at once: few enough for a processor's own memory.
_CELLS = 250_000

#: Stands for an infinite statistic, so that it can be compared.
_UTMOST = 1e300

#: Statistics that are equal but for rounding count as equal.
_EQUAL = 1e-9


@dataclass(frozen=True)
class PermutationOutcome:
    """One test for each measure; not a number where a measure does not exist."""

    statistic: Floats
    p: Floats
    tail: NDArray[np.bool_]
    """Where no permutation reached the statistic, so that ``p`` is from the tail of Student's t."""

    @classmethod
    def none(cls, measures: int) -> Self:
        """Return the outcome of so many measures of which none can be tested."""
        nothing = np.full(measures, np.nan)
        return cls(nothing, nothing, np.zeros(measures, bool))


def permute(
    statistic: Statistic, one: int, other: int, rng: np.random.Generator, rounds: int = ROUNDS
) -> PermutationOutcome:
    """Test whether measures differ between two sets of articles, two-sided.

    There is no test where a set has fewer than two articles, or where a permutation leaves one without a denominator.

    So many rounds give no p value below 1 / (rounds + 1), and ten outlets have more comparisons than that can be
    corrected for. Where no permutation reaches the statistic, the tail of Student's t says how far below it lies.

    Args:
        statistic: works out the measures.
        one: how many articles the first set has; they come first.
        other: how many the second has.
        rng: the source of chance.
        rounds: how many permutations are drawn.
    """
    mine = np.zeros((1, one + other), bool)
    mine[0, :one] = True
    if min(one, other) < 2:
        return PermutationOutcome.none(statistic(mine).shape[1])
    observed = statistic(mine)[0]
    least = abs(observed) * (1 - _EQUAL)
    reached, there = np.zeros(len(observed)), np.isfinite(observed)
    done = 0
    for permuted in _permutations(one + other, one, rounds, rng):
        found = statistic(permuted)
        reached += (abs(found) >= least).sum(axis=0)
        there &= np.isfinite(found).all(axis=0)
        done += len(permuted)
    p, tail = _p_values(observed, reached, done, rounds, min(one, other))
    return PermutationOutcome(np.where(there, observed, np.nan), np.where(there, p, np.nan), tail & there)


def joined(*statistics: Statistic) -> Statistic:
    """Return a statistic of the measures of several, one after another, in the same permutations."""
    return lambda permuted: np.concatenate([each(permuted) for each in statistics], axis=1)


def studentised(gap: Floats, variance: Floats) -> Floats:
    """Return differences over their standard errors.

    What does not vary within the sets differs not at all, or as much as can be.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        found: Floats = gap / np.sqrt(variance)
    return np.where(variance > 0, found, np.sign(gap) * _UTMOST)


class RatioDifferences:
    """The statistic for ratios of sums over articles, all from one matrix product a batch of permutations."""

    def __init__(self, one: Floats, other: Floats, ratios: Ratios) -> None:
        counts = np.concatenate([one, other])
        columns, self._below = np.unique(ratios.below, return_inverse=True)
        above, below = counts[:, ratios.above], counts[:, columns]
        parts = [above, above * above, above * below[:, self._below], below, below * below]
        self._parts = np.concatenate(parts, axis=1)
        self._ends = np.cumsum([part.shape[1] for part in parts])[:-1]
        self._total = self._parts.sum(axis=0)

    def __call__(self, permuted: Permutations) -> Floats:
        size = int(permuted[0].sum())
        sums = permuted.astype(float) @ self._parts
        ratio, variance = self._moments(sums, size)
        other, other_variance = self._moments(self._total - sums, permuted.shape[1] - size)
        return studentised(ratio - other, variance + other_variance)

    def _moments(self, sums: Floats, size: int) -> tuple[Floats, Floats]:
        """Ratios and the variances of their linearisations (Cochran 1977, chapter 6)."""
        above, above2, product, below, below2 = np.split(sums, self._ends, axis=-1)
        with np.errstate(divide="ignore", invalid="ignore"):
            ratio = above / below[:, self._below]
            spread = above2 + ratio * (ratio * below2[:, self._below] - 2 * product)
            scale = np.float64(size) / (size - 1) / (below * below)
            return ratio, np.maximum(spread, 0) * scale[:, self._below]


def _p_values(
    observed: Floats, reached: Floats, done: int, rounds: int, fewer: int
) -> tuple[Floats, NDArray[np.bool_]]:
    """p values from how many permutations reached the statistic, and which lie beyond all of them."""
    from scipy.stats import t

    if done < rounds:  # these are all permutations there are, the one observed among them
        return reached / done, np.zeros(len(observed), bool)
    p = (reached + 1) / (done + 1)  # Phipson and Smyth 2010
    tail = (reached == 0) & (abs(observed) < _UTMOST)
    return np.where(tail, np.minimum(p, 2 * t.sf(abs(observed), fewer - 1)), p), tail


def _permutations(size: int, first: int, rounds: int, rng: np.random.Generator) -> Iterator[Permutations]:
    """Ways to choose so many of all articles, drawn at random; all ways, where these are fewer. In batches."""
    batch = max(1, _CELLS // size)
    if comb(size, first) < rounds:
        ways = combinations(range(size), first)
        while some := list(islice(ways, batch)):
            permuted = np.zeros((len(some), size), bool)
            np.put_along_axis(permuted, np.array(some), True, axis=1)
            yield permuted
        return
    left = rounds
    while left > 0:
        # Those with the smallest of random numbers are chosen, which is faster than to shuffle. Where two are equal at
        # the border the permutation is thrown away, whichever they are, so that all stay equally likely.
        numbers = rng.integers(0, 1 << 32, (min(batch, left), size), dtype=np.uint32)
        permuted = numbers <= np.partition(numbers, first - 1, axis=1)[:, first - 1, None]
        permuted = permuted[permuted.sum(axis=1) == first]
        left -= len(permuted)
        yield permuted
