"""Intervals and tests against hand-made cases, against scipy called plainly, and against what must always hold."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.stats import bootstrap
from statsmodels.stats.multitest import multipletests

from annotator.comparing.statistics import difference, generator, holm, intervals, linearised
from tests.comparing.counting import ONE, Floats, articles, sample


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


def test_linearised_intervals_are_about_the_bootstraps_and_hold_the_truth_as_often_as_they_say() -> None:
    counts = sample(400, 0.3, "linear")
    (low,), (high,) = linearised(counts, ONE)
    drawn = intervals(counts, ONE, np.random.default_rng(5))
    assert [low, high] == pytest.approx([drawn.low[0], drawn.high[0]], abs=0.1 * (high - low))
    found = [linearised(sample(8, 0.3, f"few {number}"), ONE) for number in range(300)]
    hits = sum(bool(low[0] <= 0.3 <= high[0]) for low, high in found)
    assert 0.9 <= hits / 300 <= 0.98


def test_there_is_no_linearised_interval_where_articles_do_not_differ() -> None:
    for counts in ([[1, 3]], [[0, 3], [0, 3]], [[0, 0], [0, 0]]):
        assert np.isnan(linearised(np.array(counts, float), ONE)).all()
    (low,), (high,) = linearised(np.array([[1, 1], [0, 9]], float), ONE)
    assert (low, high) == (0, 1)


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


def test_holm_by_hand() -> None:
    corrected = holm(np.array([0.01, 0.04, np.nan, 0.03]))
    assert corrected == pytest.approx([0.03, 0.06, np.nan, 0.06], nan_ok=True)
    assert np.isnan(holm(np.array([np.nan]))).all()


@given(st.lists(st.floats(0, 1), min_size=1, max_size=20))
def test_holm_is_that_of_statsmodels(p: list[float]) -> None:
    corrected = holm(np.array(p))
    assert corrected == pytest.approx(multipletests(p, method="holm")[1])
