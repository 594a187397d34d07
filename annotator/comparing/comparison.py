"""Comparison of outlets: the difference of every measure of every two, and whether it is more than chance."""

from __future__ import annotations

import math
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import combinations, groupby

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.diversity import DRAWN
from annotator.comparing.measures import HILL, RATIOS
from annotator.comparing.permutation import ROUNDS, PermutationOutcome, RatioDifferences, Statistic, joined, permute
from annotator.comparing.profile import RATIO_COLUMNS, Estimate, Profile, Z, known
from annotator.comparing.rarefaction import DiversityDifferences
from annotator.comparing.statistics import difference, generator, holm
from annotator.comparing.verdicts import DifferenceVerdict, verdict

Floats = NDArray[np.float64]

#: How a p value was found: by counting permutations, or, beyond all of them, by the tail of Student's t.
PERMUTATION, TAIL = "permutation", "permutation, tail"


@dataclass(frozen=True)
class Comparison:
    """One measure of two outlets."""

    outlet: str
    other: str
    mine: Estimate
    theirs: Estimate
    difference: float | None
    low: float | None
    high: float | None
    statistic: float | None
    p: float | None
    test: str
    articles: int
    other_articles: int
    p_holm: float | None = None
    verdict: DifferenceVerdict = DifferenceVerdict.WITHHELD


def compare(profiles: Sequence[Profile], rounds: int = ROUNDS, tick: Callable[[int], object] = int) -> list[Comparison]:
    """Compare every two outlets; articles of no outlet are left out.

    Args:
        profiles: of at least two outlets.
        rounds: of the permutation test.
        tick: called with 1 for each pair that is done.

    Returns:
        Every measure of every pair, measure by measure.
    """
    return judged(list(_compared(_known(profiles), rounds, tick)))


def judged(found: list[Comparison]) -> list[Comparison]:
    """Return comparisons measure by measure, with corrected p values and verdicts."""
    order = {ratio.measure: number for number, ratio in enumerate(RATIOS)}
    found = sorted(found, key=lambda each: order.get(each.mine.measure, len(order)))
    families = (_judge(list(family)) for _, family in groupby(found, key=lambda each: each.mine.measure))
    return [each for family in families for each in family]


def pairs(profiles: Sequence[Profile]) -> int:
    """Return how many pairs :func:`compare` compares."""
    return math.comb(len(_known(profiles)), 2)


def _known(profiles: Sequence[Profile]) -> list[Profile]:
    return [each for each in profiles if each.outlet is not None]


def _compared(profiles: Sequence[Profile], rounds: int, tick: Callable[[int], object]) -> Iterator[Comparison]:
    """Every measure of every pair, pair by pair.

    Each pair has a thread and each product of matrices one only: these are too small to be shared out, and so the
    figures do not depend on how many processors there are.
    """
    from threadpoolctl import threadpool_limits

    with threadpool_limits(1), ThreadPoolExecutor(os.cpu_count()) as threads:
        for compared in threads.map(lambda pair: _pair(pair[0], pair[1], rounds), combinations(profiles, 2)):
            yield from compared
            tick(1)


def _pair(one: Profile, other: Profile, rounds: int) -> list[Comparison]:
    statistic = joined(RatioDifferences(one.counts, other.counts, RATIO_COLUMNS), _diversity(one, other))
    tests = permute(statistic, one.articles, other.articles, generator(one.outlet, other.outlet), rounds)
    gaps, errors = one.hill - other.hill, np.hypot(one.hill_errors, other.hill_errors)
    low, high = difference(one.intervals.replicates, other.intervals.replicates)
    ends = np.append(low, gaps - Z * errors), np.append(high, gaps + Z * errors)
    estimates = ([*each.ratio_estimates, *each.hill_estimates] for each in (one, other))
    return list(_tested((one, other), zip(*estimates, strict=True), ends, tests))


def _diversity(one: Profile, other: Profile) -> Statistic:
    if np.isnan(one.hill - other.hill).any():  # too few attributions for a Hill number
        return lambda permuted: np.full((len(permuted), len(HILL)), np.nan)
    return DiversityDifferences(one.cited, other.cited, DRAWN)


def _tested(
    outlets: tuple[Profile, Profile],
    estimates: Iterable[tuple[Estimate, Estimate]],
    ends: tuple[Floats, Floats],
    tests: PermutationOutcome,
) -> Iterator[Comparison]:
    one, other = outlets
    names, articles = (one.outlet, other.outlet), (one.articles, other.articles)
    for pair, *evidence, tail in zip(estimates, *ends, tests.statistic, tests.p, tests.tail, strict=True):
        yield comparison(names, articles, pair, evidence, TAIL if tail else PERMUTATION)


def comparison(
    outlets: tuple[str | None, str | None],
    articles: tuple[int, int],
    estimates: tuple[Estimate, Estimate],
    evidence: Iterable[float],
    test: str,
) -> Comparison:
    """The comparison of a pair, each of which has an outlet; the evidence is interval, statistic and p value."""
    (one, other), (mine, theirs) = outlets, estimates
    assert one is not None and other is not None
    gap = None if mine.value is None or theirs.value is None else mine.value - theirs.value
    # Nine digits: those behind them differ from machine to machine, and now and then from one time to another.
    low, high, statistic, p = (None if gap is None else known(float(f"{number:.9g}")) for number in evidence)
    return Comparison(one, other, mine, theirs, gap, low, high, statistic, p, test, *articles)


def _judge(family: list[Comparison]) -> Iterator[Comparison]:
    """Correct for all pairs and categories of one measure, and pass the verdicts."""
    corrected = holm(np.array([np.nan if each.p is None else each.p for each in family]))
    for each, p in zip(family, corrected, strict=True):
        few = min(each.articles, each.other_articles)
        yield replace(each, p_holm=known(p), verdict=verdict(each.difference, known(p), few))
