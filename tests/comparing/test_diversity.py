"""Hill numbers against drawing by hand, against scipy, and against what must always hold."""

from __future__ import annotations

import math
from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import entropy, hypergeom

from annotator.comparing.diversity import log_factorials, observed, rarefied

abundances = st.lists(st.integers(0, 9), min_size=1, max_size=8).filter(any)


def drawn_out(counts: list[int], m: int) -> list[float]:
    """The Hill numbers of the expected frequencies, found by drawing m attributions in every way there is."""
    cited = [source for source, count in enumerate(counts) for _ in range(count)]
    draws = list(combinations(cited, m))
    often = Counter(count for draw in draws for count in Counter(draw).values())
    expected = {count: number / len(draws) for count, number in often.items()}
    shares = {count / m: number for count, number in expected.items()}
    return [
        sum(expected.values()),
        math.exp(-sum(number * share * math.log(share) for share, number in shares.items())),
        1 / sum(number * share**2 for share, number in shares.items()),
    ]


@pytest.mark.parametrize(
    ("counts", "m"), [([5, 3, 1, 1], 4), ([5, 3, 1, 1], 10), ([2, 2, 2], 3), ([7], 3), ([1, 1], 1)]
)
def test_rarefied_is_what_drawing_gives(counts: list[int], m: int) -> None:
    assert rarefied(np.array([counts]), m)[0] == pytest.approx(drawn_out(counts, m))


def test_the_chance_to_be_drawn_is_the_hypergeometric_one() -> None:
    counts, m = [40, 25, 9, 3, 1, 1], 30
    seen = sum(1 - hypergeom.pmf(0, sum(counts), count, m) for count in counts)
    assert rarefied(np.array([counts]), m)[0][0] == pytest.approx(seen)


def test_at_all_attributions_it_is_the_plain_hill_number() -> None:
    counts = np.array([6, 3, 1])
    shares = counts / counts.sum()
    plain = [3, math.exp(entropy(shares)), 1 / (shares**2).sum()]
    assert rarefied(counts[None], 10)[0] == pytest.approx(plain)
    assert rarefied(counts[None], 99)[0] == pytest.approx(plain)


@given(abundances, st.integers(1, 40))
def test_what_must_hold(counts: list[int], m: int) -> None:
    found = rarefied(np.array([counts]), m)[0]
    assert (found >= 1 - 1e-9).all()
    assert (np.diff(found) <= 1e-9).all()  # the higher the order, the less rare sources count
    assert found[0] <= min(m, np.count_nonzero(counts)) + 1e-9
    more = rarefied(np.array([counts]), m + 1)[0]
    assert (more >= found - 1e-9).all()
    assert rarefied(np.array([[*counts[::-1], 0]]), m)[0] == pytest.approx(found)


@given(st.lists(st.lists(st.integers(0, 6), min_size=4, max_size=4), min_size=2, max_size=6))
def test_samples_do_not_touch_each_other(rows: list[list[int]]) -> None:
    together = rarefied(np.array(rows), 5)
    alone = np.array([rarefied(np.array([row]), 5)[0] for row in rows])
    assert together == pytest.approx(alone, nan_ok=True)


def test_equally_frequent_sources_count_as_many_as_they_are() -> None:
    assert rarefied(np.array([[50, 50, 50, 50]]), 200)[0] == pytest.approx([4, 4, 4])


def test_a_sample_without_attributions_has_no_diversity() -> None:
    assert np.isnan(rarefied(np.array([[0, 0]]), 5)).all()


def test_as_they_stand() -> None:
    shannon, concentration = observed(np.array([2, 1, 1, 0]))
    assert shannon == pytest.approx(1.5 * math.log(2))
    assert concentration == pytest.approx(2 / 12)  # two ordered pairs of one source, of four times three
    assert observed(np.array([1])) == (0.0, None)
    assert observed(np.array([0])) == (None, None)


def test_factorials() -> None:
    assert log_factorials(5) == pytest.approx([math.log(math.factorial(n)) for n in range(6)])
