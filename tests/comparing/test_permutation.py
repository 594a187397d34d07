"""Permutation tests against hand-made cases, against scipy called plainly, and against what must always hold."""

from __future__ import annotations

import math
from itertools import combinations
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.sparse import csr_array
from scipy.stats import permutation_test, t
from statsmodels.stats.weightstats import ttest_ind

from annotator.comparing.diversity import rarefied
from annotator.comparing.permutation import PermutationOutcome, RatioDifferences, joined, permute
from annotator.comparing.rarefaction import DiversityDifferences
from annotator.comparing.statistics import generator
from tests.comparing.counting import ONE, Floats, articles, sample


def permuted(one: Floats, other: Floats, rng: np.random.Generator, rounds: int) -> PermutationOutcome:
    return permute(RatioDifferences(one, other, ONE), len(one), len(other), rng, rounds)


def by_hand(one: Floats, other: Floats) -> float:
    """The studentised difference, written out."""

    def moments(rows: Floats) -> tuple[float, float]:
        ratio = rows[:, 0].sum() / rows[:, 1].sum()
        rest = rows[:, 0] - ratio * rows[:, 1]
        return ratio, float((rest**2).sum() / (len(rows) - 1) / len(rows) / rows[:, 1].mean() ** 2)

    (first, spread), (second, other_spread) = moments(one), moments(other)
    return float((first - second) / math.sqrt(spread + other_spread))


def test_the_statistic_is_the_difference_over_its_standard_error() -> None:
    one, other = sample(20, 0.5, "x"), sample(30, 0.3, "y")
    assert permuted(one, other, generator("t"), rounds=50).statistic[0] == pytest.approx(by_hand(one, other))


def test_of_one_attribution_an_article_it_is_welchs_t() -> None:
    one, other = sample(20, 0.5, "x"), sample(30, 0.3, "y")
    one[:, 1] = other[:, 1] = 1
    t, _, _ = ttest_ind(one[:, 0], other[:, 0], usevar="unequal")
    assert permuted(one, other, generator("t"), rounds=50).statistic[0] == pytest.approx(t)


def test_few_articles_are_permuted_in_every_way() -> None:
    rows = np.array([[3, 4], [2, 5], [4, 4], [0, 3], [1, 5], [0, 2], [1, 4]], float)
    found = permuted(rows[:3], rows[3:], generator("exact"), rounds=999)
    every = []
    for chosen in combinations(range(7), 3):
        left = [number for number in range(7) if number not in chosen]
        every.append(by_hand(rows[list(chosen)], rows[left]))
    mine = by_hand(rows[:3], rows[3:])
    assert found.p[0] == pytest.approx(np.mean(abs(np.array(every)) >= abs(mine) - 1e-9))


def test_the_p_value_is_what_scipy_gives_for_that_statistic() -> None:
    one, other = sample(25, 0.45, "p"), sample(30, 0.3, "q")
    both = np.concatenate([one, other])

    def statistic(first: NDArray[np.intp], second: NDArray[np.intp]) -> float:
        return abs(by_hand(both[first], both[second]))

    data = (np.arange(25), np.arange(25, 55))
    chance = np.random.default_rng(3)
    theirs = permutation_test(data, statistic, n_resamples=999, vectorized=False, rng=chance, alternative="greater")
    mine = permuted(one, other, np.random.default_rng(4), rounds=9_999)
    assert mine.p[0] == pytest.approx(theirs.pvalue, abs=4 * math.sqrt(theirs.pvalue / 999))


def test_a_difference_is_found_and_none_is_not() -> None:
    base = sample(60, 0.3, "base")
    assert permuted(base, sample(60, 0.6, "far"), generator("f"), rounds=999).p[0] <= 0.002
    assert permuted(base, sample(60, 0.3, "near"), generator("n"), rounds=999).p[0] > 0.05


def test_it_errs_no_more_often_than_it_says_even_where_the_spreads_differ() -> None:
    """Twenty articles that vary much against eighty that hardly vary: where plain permutation goes wrong."""
    wrong = 0
    for number in range(200):
        rng = generator(f"spread {number}")
        one = np.stack([rng.choice([0.0, 10.0], 20), np.full(20, 10.0)], axis=1)
        other = np.stack([rng.choice([4.0, 6.0], 80), np.full(80, 10.0)], axis=1)
        wrong += permuted(one, other, rng, rounds=199).p[0] < 0.05
    assert wrong / 200 <= 0.1


@settings(max_examples=25, deadline=None)
@given(articles, articles, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_of_outlets_does_not_matter(one: Floats, other: Floats, chance: object) -> None:
    shuffled = one[np.random.default_rng(1).permutation(len(one))]
    straight = permuted(one, other, generator("o"), rounds=10_000)
    again = permuted(shuffled, other, generator("o"), rounds=10_000)
    swapped = permuted(other, one, generator("o"), rounds=10_000)
    for found in (again, swapped):
        assert abs(found.statistic[0]) == pytest.approx(abs(straight.statistic[0]), nan_ok=True)
        if math.comb(len(one) + len(other), len(one)) <= 10_000:  # all permutations: nothing is left to chance
            assert found.p[0] == pytest.approx(straight.p[0], nan_ok=True)


def test_outlets_that_are_each_all_alike_differ_as_much_as_can_be_or_not_at_all() -> None:
    same, none = np.tile([1.0, 2.0], (12, 1)), np.tile([0.0, 2.0], (12, 1))
    assert permuted(same, same, generator("s"), rounds=99).p[0] == 1.0
    assert permuted(same, none, generator("s"), rounds=99).p[0] <= 0.02


@pytest.mark.parametrize("other", [[[1, 2]], [[0, 0], [0, 0], [0, 0]]], ids=["one article", "no denominator"])
def test_there_is_no_test_where_there_is_nothing_to_test(other: list[list[int]]) -> None:
    found = permuted(sample(10, 0.3, "z"), np.array(other, float), generator("none"), rounds=99)
    assert np.isnan(found.p[0])


def test_beyond_all_permutations_the_tail_of_students_t_says_how_far() -> None:
    found = permuted(sample(40, 0.2, "low"), sample(60, 0.8, "high"), generator("tail"), rounds=99)
    assert found.tail[0]
    assert found.p[0] == pytest.approx(2 * t.sf(abs(found.statistic[0]), 39))
    assert found.p[0] < 1 / 100
    near = permuted(sample(40, 0.3, "a"), sample(60, 0.3, "b"), generator("tail"), rounds=99)
    assert not near.tail[0]
    assert near.p[0] * 100 == pytest.approx(round(near.p[0] * 100))


def test_measures_of_one_call_are_tested_by_the_same_permutations() -> None:
    one, other = sample(20, 0.5, "x"), sample(30, 0.3, "y")
    statistic = RatioDifferences(one, other, ONE)
    both = permute(joined(statistic, statistic), 20, 30, generator("j"), 99)
    assert both.p[0] == both.p[1] == permuted(one, other, generator("j"), 99).p[0]


def citing(rng: np.random.Generator, articles: int, sources: int, each: int) -> Any:
    """Articles that cite one to three of so many sources, the first ones most, and each again and again."""
    weights = 1 / np.arange(1, sources + 1)
    counts = np.zeros((articles, sources), int)
    for row in counts:
        cited = rng.choice(sources, rng.integers(1, 4), p=weights / weights.sum())
        np.add.at(row, rng.choice(cited, rng.poisson(each) + 1), 1)
    return csr_array(counts)


def test_in_every_permutation_both_sets_are_rarefied_to_one_number() -> None:
    rng = np.random.default_rng(1)
    one, other = citing(rng, 25, 60, 2), citing(rng, 40, 60, 5)
    drawn = int(one.sum())
    statistic = DiversityDifferences(one, other, drawn)
    assert 10 < statistic.drawn <= drawn
    both = np.concatenate([one.toarray(), other.toarray()])
    for _ in range(20):
        permuted = rng.permutation(np.arange(65) < 25)
        mine, theirs = rarefied(np.stack([both[permuted].sum(axis=0), both[~permuted].sum(axis=0)]), statistic.drawn)
        assert statistic.gaps(permuted[None])[0] == pytest.approx(mine - theirs, abs=1e-3)


def test_outlets_of_unequal_diversity_are_told_apart_and_equal_ones_are_not() -> None:
    rng = np.random.default_rng(2)
    few, many, again = citing(rng, 60, 8, 3), citing(rng, 50, 90, 3), citing(rng, 70, 90, 6)

    def p(one: Any, other: Any) -> Floats:
        one.resize(one.shape[0], 90)
        statistic = DiversityDifferences(one, other, int(min(one.sum(), other.sum())))
        return permute(statistic, one.shape[0], other.shape[0], generator("hill"), 499).p

    assert (p(few, many) < 0.01).all()
    assert (p(many, again) > 0.05).all()


def test_of_diversity_too_it_errs_no_more_often_than_it_says() -> None:
    """Thirty short articles against sixty long ones that cite the same sources: unequal numbers, equal diversity."""
    wrong = np.zeros(3)
    for number in range(120):
        rng = generator(f"diverse {number}")
        one, other = citing(rng, 30, 40, 1), citing(rng, 60, 40, 1)
        statistic = DiversityDifferences(one, other, int(min(one.sum(), other.sum())))
        wrong += permute(statistic, 30, 60, rng, 99).p < 0.05
    assert (wrong / 120 <= 0.1).all()
