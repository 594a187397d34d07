"""Intervals and tests against hand-made cases, against scipy called plainly, and against what must always hold."""

from __future__ import annotations

import math
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import bootstrap, permutation_test
from statsmodels.stats.weightstats import ttest_ind

from annotator.analysis.statistics import Ratios, difference, generator, holm, intervals, permute

Floats = NDArray[np.float64]

#: One ratio: the first column over the second.
ONE = Ratios(np.array([0]), np.array([1]))

articles = st.lists(st.tuples(st.integers(0, 4), st.integers(1, 6)), min_size=3, max_size=12).map(
    lambda rows: np.array(rows, float)
)


def sample(articles: int, share: float, name: str) -> Floats:
    """Articles of about six attributions, of which about so many are counted."""
    rng = generator(name)
    sizes = rng.poisson(6, articles) + 1
    return np.stack([rng.binomial(sizes, share), sizes], axis=1).astype(float)


def plain_ratio(above: Floats, below: Floats, axis: int = -1) -> Floats:
    found: Floats = above.sum(axis=axis) / below.sum(axis=axis)
    return found


def test_an_interval_is_what_scipy_gives_for_that_ratio() -> None:
    counts = sample(60, 0.3, "a")
    mine = intervals(counts, ONE, np.random.default_rng(5), rounds=500)
    theirs = bootstrap(
        (counts[:, 0], counts[:, 1]),
        plain_ratio,
        paired=True,
        n_resamples=500,
        method="BCa",
        rng=np.random.default_rng(5),
    ).confidence_interval
    assert (mine.low[0], mine.high[0]) == pytest.approx((theirs.low, theirs.high))


def test_many_articles_have_percentiles_for_an_interval() -> None:
    found = intervals(sample(2_500, 0.3, "many"), ONE, np.random.default_rng(5), rounds=400)
    assert [found.low[0], found.high[0]] == pytest.approx(np.quantile(found.replicates[0], [0.025, 0.975]))


def test_intervals_hold_the_truth_about_as_often_as_they_say() -> None:
    hits = 0
    for number in range(150):
        found = intervals(sample(40, 0.3, f"cover {number}"), ONE, generator(f"drawn {number}"), rounds=300)
        hits += found.low[0] <= 0.3 <= found.high[0]
    assert 0.88 <= hits / 150 <= 0.99


def test_articles_are_the_unit_that_is_drawn() -> None:
    """The same attributions in a tenth of the articles: the interval is about three times as wide."""
    many = np.repeat(sample(20, 0.3, "unit"), 10, axis=0)
    few = many.reshape(20, 10, 2).sum(axis=1)
    wide, narrow = (intervals(each, ONE, generator("w"), rounds=500) for each in (few, many))
    assert (wide.high - wide.low)[0] == pytest.approx(math.sqrt(10) * (narrow.high - narrow.low)[0], rel=0.25)


@settings(max_examples=40, deadline=None)
@given(articles)
def test_the_interval_holds_the_estimate_and_lies_where_ratios_do(counts: Floats) -> None:
    counts[:, 0] = np.minimum(counts[:, 0], counts[:, 1])
    found = intervals(counts, ONE, generator("holds"), rounds=400)
    if np.isnan(found.low[0]):
        return
    value = counts[:, 0].sum() / counts[:, 1].sum()
    assert 0 <= found.low[0] <= value + 1e-9
    assert value - 1e-9 <= found.high[0] <= 1


@pytest.mark.parametrize(
    "counts",
    [
        [[1, 2]],
        [[0, 2], [0, 3], [0, 1]],
        [[2, 4], [1, 2], [3, 6]],
        [[1, 3], [0, 0], [0, 0]],
    ],
    ids=["one article", "none of it", "all alike", "rounds without a denominator"],
)
def test_there_is_no_interval_where_the_bootstrap_can_say_nothing(counts: list[list[int]]) -> None:
    found = intervals(np.array(counts, float), ONE, generator("none"), rounds=200)
    assert np.isnan(found.low[0])
    assert np.isnan(found.high[0])


def test_chance_is_the_same_every_time_and_each_outlet_has_its_own() -> None:
    one, again, other = generator("a"), generator("a"), generator("b")
    first = one.random()
    assert first == again.random() != other.random()
    assert generator("ab", "c").random() != generator("a", "bc").random()
    assert generator(None).random() != generator("None").random()


def test_the_interval_of_a_difference() -> None:
    low, high = difference(np.array([[3.0, 3.0, 3.0]]), np.array([[1.0, 1.0, 1.0]]))
    assert (low[0], high[0]) == (2.0, 2.0)


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
    assert permute(one, other, ONE, generator("t"), rounds=50).statistic[0] == pytest.approx(by_hand(one, other))


def test_of_one_attribution_an_article_it_is_welchs_t() -> None:
    one, other = sample(20, 0.5, "x"), sample(30, 0.3, "y")
    one[:, 1] = other[:, 1] = 1
    t, _, _ = ttest_ind(one[:, 0], other[:, 0], usevar="unequal")
    assert permute(one, other, ONE, generator("t"), rounds=50).statistic[0] == pytest.approx(t)


def test_few_articles_are_dealt_out_in_every_way() -> None:
    rows = np.array([[3, 4], [2, 5], [4, 4], [0, 3], [1, 5], [0, 2], [1, 4]], float)
    found = permute(rows[:3], rows[3:], ONE, generator("exact"))
    dealt = []
    for chosen in combinations(range(7), 3):
        left = [number for number in range(7) if number not in chosen]
        dealt.append(by_hand(rows[list(chosen)], rows[left]))
    mine = by_hand(rows[:3], rows[3:])
    tails = [np.mean(np.array(dealt) >= mine - 1e-9), np.mean(np.array(dealt) <= mine + 1e-9)]
    assert found.p[0] == pytest.approx(min(1.0, 2 * min(tails)))


def test_the_p_value_is_what_scipy_gives_for_that_statistic() -> None:
    one, other = sample(25, 0.45, "p"), sample(30, 0.3, "q")
    both = np.concatenate([one, other])

    def statistic(first: NDArray[np.intp], second: NDArray[np.intp]) -> float:
        return by_hand(both[first], both[second])

    data = (np.arange(25), np.arange(25, 55))
    theirs = permutation_test(data, statistic, n_resamples=400, vectorized=False, rng=np.random.default_rng(3))
    mine = permute(one, other, ONE, np.random.default_rng(3), rounds=400)
    assert mine.p[0] == pytest.approx(theirs.pvalue, abs=0.04)


def test_a_difference_is_found_and_none_is_not() -> None:
    base = sample(60, 0.3, "base")
    assert permute(base, sample(60, 0.6, "far"), ONE, generator("f"), rounds=999).p[0] <= 0.002
    assert permute(base, sample(60, 0.3, "near"), ONE, generator("n"), rounds=999).p[0] > 0.05


def test_it_errs_no_more_often_than_it_says_even_where_the_spreads_differ() -> None:
    """Twenty articles that vary much against eighty that hardly vary: where plain permutation goes wrong."""
    wrong = 0
    for number in range(200):
        rng = generator(f"spread {number}")
        one = np.stack([rng.choice([0.0, 10.0], 20), np.full(20, 10.0)], axis=1)
        other = np.stack([rng.choice([4.0, 6.0], 80), np.full(80, 10.0)], axis=1)
        wrong += permute(one, other, ONE, rng, rounds=199).p[0] < 0.05
    assert wrong / 200 <= 0.1


@settings(max_examples=25, deadline=None)
@given(articles, articles, st.randoms(use_true_random=False))
def test_the_order_of_articles_and_of_outlets_does_not_matter(one: Floats, other: Floats, chance: object) -> None:
    shuffled = one[np.random.default_rng(1).permutation(len(one))]
    straight = permute(one, other, ONE, generator("o"), rounds=10_000)
    again = permute(shuffled, other, ONE, generator("o"), rounds=10_000)
    swapped = permute(other, one, ONE, generator("o"), rounds=10_000)
    for found in (again, swapped):
        assert abs(found.statistic[0]) == pytest.approx(abs(straight.statistic[0]), nan_ok=True)
        if math.comb(len(one) + len(other), len(one)) <= 10_000:  # all deals are looked at: nothing is left to chance
            assert found.p[0] == pytest.approx(straight.p[0], nan_ok=True)


def test_outlets_that_are_each_all_alike_differ_as_much_as_can_be_or_not_at_all() -> None:
    same, none = np.tile([1.0, 2.0], (12, 1)), np.tile([0.0, 2.0], (12, 1))
    assert permute(same, same, ONE, generator("s"), rounds=99).p[0] == 1.0
    assert permute(same, none, ONE, generator("s"), rounds=99).p[0] <= 0.02


@pytest.mark.parametrize("other", [[[1, 2]], [[0, 0], [0, 0], [0, 0]]], ids=["one article", "no denominator"])
def test_there_is_no_test_where_there_is_nothing_to_test(other: list[list[int]]) -> None:
    found = permute(sample(10, 0.3, "z"), np.array(other, float), ONE, generator("none"), rounds=99)
    assert np.isnan(found.p[0])


def test_holm_by_hand() -> None:
    corrected = holm(np.array([0.01, 0.04, np.nan, 0.03]))
    assert corrected == pytest.approx([0.03, 0.06, np.nan, 0.06], nan_ok=True)
    assert np.isnan(holm(np.array([np.nan]))).all()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holm_only_raises_and_keeps_the_order(p: list[float]) -> None:
    corrected = holm(np.array(p))
    assert (corrected >= np.array(p) - 1e-12).all()
    assert (corrected <= 1).all()
    assert (np.diff(corrected[np.argsort(p, kind="stable")]) >= -1e-12).all()
