"""Outlets beside each other: the difference of every measure of every two, and whether it is more than chance."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, groupby

import numpy as np

from annotator.analysis.measures import RATIOS
from annotator.analysis.profile import RATIO_COLUMNS, Figure, Profile, Z, known
from annotator.analysis.statistics import PERMUTATIONS, difference, generator, holm, permute
from annotator.analysis.verdicts import Verdict, verdict


@dataclass(frozen=True)
class Comparison:
    """One measure of two outlets."""

    outlet: str
    other: str
    mine: Figure
    theirs: Figure
    difference: float | None
    low: float | None
    high: float | None
    statistic: float | None
    p: float | None
    test: str
    articles: int
    other_articles: int
    p_holm: float | None = None
    verdict: Verdict = Verdict.WITHHELD


def compare(
    profiles: Sequence[Profile], rounds: int = PERMUTATIONS, tick: Callable[[int], object] = int
) -> list[Comparison]:
    """Compare every two outlets; articles of no outlet are left out.

    Args:
        profiles: of at least two outlets, rarefied to one number.
        rounds: of the permutation test.
        tick: called with 1 for each pair that is done.

    Returns:
        Every measure of every pair, measure by measure.
    """
    found: list[Comparison] = []
    for one, other in combinations(_known(profiles), 2):
        found += [*_ratios(one, other, rounds), *_diversity(one, other)]
        tick(1)
    order = {ratio.measure: number for number, ratio in enumerate(RATIOS)}
    found.sort(key=lambda each: order.get(each.mine.measure, len(order)))
    judged = (_judge(list(family)) for _, family in groupby(found, key=lambda each: each.mine.measure))
    return [each for family in judged for each in family]


def pairs(profiles: Sequence[Profile]) -> int:
    """How many pairs :func:`compare` compares."""
    return math.comb(len(_known(profiles)), 2)


def _known(profiles: Sequence[Profile]) -> list[Profile]:
    return [each for each in profiles if each.outlet is not None]


def _ratios(one: Profile, other: Profile, rounds: int) -> Iterator[Comparison]:
    tests = permute(one.counts, other.counts, RATIO_COLUMNS, generator(one.outlet, other.outlet), rounds)
    low, high = difference(one.intervals.replicates, other.intervals.replicates)
    for number, pair in enumerate(zip(one.ratio_figures, other.ratio_figures, strict=True)):
        evidence = (low[number], high[number], tests.statistic[number], tests.p[number])
        yield _comparison((one, other), pair, evidence, "permutation")


def _diversity(one: Profile, other: Profile) -> Iterator[Comparison]:
    from scipy.stats import norm

    errors = np.hypot(one.hill_errors, other.hill_errors)
    gaps = one.hill - other.hill
    with np.errstate(divide="ignore", invalid="ignore"):
        statistics = np.where(gaps == 0, 0.0, gaps / errors)
    evidence = np.stack([gaps - Z * errors, gaps + Z * errors, statistics, 2 * norm.sf(abs(statistics))])
    for pair, numbers in zip(zip(one.hill_figures, other.hill_figures, strict=True), evidence.T, strict=True):
        yield _comparison((one, other), pair, tuple(numbers), "normal")


def _comparison(
    outlets: tuple[Profile, Profile], figures: tuple[Figure, Figure], evidence: tuple[float, ...], test: str
) -> Comparison:
    """Put together what is known of a pair; the evidence is interval, statistic and p value."""
    (one, other), (mine, theirs) = outlets, figures
    assert one.outlet is not None
    assert other.outlet is not None
    gap = None if mine.value is None or theirs.value is None else mine.value - theirs.value
    low, high, statistic, p = (None if gap is None else known(number) for number in evidence)
    return Comparison(
        outlet=one.outlet,
        other=other.outlet,
        mine=mine,
        theirs=theirs,
        difference=gap,
        low=low,
        high=high,
        statistic=statistic,
        p=p,
        test=test,
        articles=one.articles,
        other_articles=other.articles,
    )


def _judge(family: list[Comparison]) -> Iterator[Comparison]:
    """Correct for all pairs and categories of one measure, and pass the verdicts."""
    corrected = holm(np.array([np.nan if each.p is None else each.p for each in family]))
    for each, p in zip(family, corrected, strict=True):
        few = min(each.articles, each.other_articles)
        yield replace(each, p_holm=known(p), verdict=verdict(each.difference, known(p), few))
