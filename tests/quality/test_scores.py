"""Scores: estimated soundly from few attributions, and near the truth where they can be checked."""

from __future__ import annotations

import math
import tomllib
from itertools import chain

import pytest

from annotator.rules.scores import Scores, our_shares
from tests.conftest import DATA_ABSENT
from tests.quality.figures import GOLDS
from tests.quality.scores import FEWEST, Judged, judged_articles, shares, table

RENEW = "run `python -m tests.quality.scores`"


def some(rule: str, right: int, wrong: int, named: bool = True) -> list[Judged]:
    return [Judged(rule, named, 0.5, is_right) for is_right in [True] * right + [False] * wrong]


# Shares


def test_without_any_attribution_nothing_is_known() -> None:
    assert shares([]) == {"all": 0.5}


def test_a_share_lies_between_its_own_and_that_of_the_wider_kind() -> None:
    found = shares([*some("right.verb.bola", 40, 10), *some("left.compound.dabi", 5, 15)])
    assert 0.25 < found["left"] < found["all"] < found["right"]
    assert found["right"] == pytest.approx((40 + 5 * (5 + 1) / (20 + 2)) / (50 + 5))


def test_the_fewer_there_are_the_more_the_wider_kind_counts() -> None:
    ballast = some("right.verb.bola", 50, 50)
    few, many = shares([*ballast, *some("left.verb.bola", 4, 0)]), shares([*ballast, *some("left.verb.bola", 80, 0)])
    assert few["all"] < few["left"] < many["left"] < 1


def test_no_attribution_speaks_for_itself_twice() -> None:
    """A frame of a single rule is not drawn towards a share that the same attributions made."""
    found = shares([*some("credit.credit.colon", 10, 0), *some("right.verb.bola", 50, 50)])
    assert found["credit"] == pytest.approx((10 + 5 * 51 / 102) / 15)
    assert not any(kind.startswith("credit,") for kind in found), "the same attributions again are no kind of their own"


def test_a_kind_that_was_hardly_seen_has_no_share_of_its_own() -> None:
    found = shares([*some("right.verb.bola", 50, 0), *some("left.verb.bola", int(FEWEST) - 1, 0)])
    assert "left" not in found


def test_an_example_sentence_counts_for_less() -> None:
    light = [one._replace(weight=0.1) for one in some("left.verb.bola", 0, 100)]
    heavy = some("left.verb.bola", 0, 100)
    base = some("right.verb.bola", 50, 0)
    assert shares([*base, *light])["all"] > shares([*base, *heavy])["all"]


def test_the_table_can_be_read_again() -> None:
    found = shares(some("right.verb.bola", 30, 3))
    assert tomllib.loads(table(found))["right"].keys() == found.keys()


# The shares in use


def test_every_share_is_a_probability_and_none_is_certain() -> None:
    assert all(0 < share < 1 for share in our_shares().values())


def test_the_narrowest_kind_that_was_seen_decides() -> None:
    told = our_shares()
    assert Scores().of("right", "verb.janano", True) == told["right, named, verb.janano"]
    assert Scores().of("right", "verb.nobody_knows", True) == told["right, named, verb"]
    assert Scores().of("sideways", "verb.janano", True) == told["all"]


def test_who_is_not_named_is_no_surer() -> None:
    assert Scores().of("left", "compound.dabi", False) < Scores().of("left", "compound.dabi", True)
    assert Scores().of("right", "compound.dabi", False) <= Scores().of("right", "compound.dabi", True)


@pytest.mark.parametrize("name", GOLDS)
def test_scores_are_near_the_truth(name: str) -> None:
    """Calibration: over all attributions, and in the surer and the less sure half of them."""
    _skip_without(name)
    judged = sorted(chain.from_iterable(judged_articles(name)), key=lambda one: one.score)
    half = len(judged) // 2
    for part in (judged, judged[:half], judged[half:]):
        told = sum(one.score for one in part) / len(part)
        true = sum(one.right for one in part) / len(part)
        assert abs(told - true) < 0.03 + 2 * math.sqrt(told * (1 - told) / len(part)), f"{RENEW}: {told=} {true=}"


@pytest.mark.parametrize("name", GOLDS)
def test_what_is_right_has_a_higher_score_than_what_is_not(name: str) -> None:
    """Tjur's coefficient of discrimination (2009): the mean score of right attributions less that of wrong ones."""
    _skip_without(name)
    judged = [*chain.from_iterable(judged_articles(name))]
    right, wrong = ([one.score for one in judged if one.right is so] for so in (True, False))
    assert sum(right) / len(right) > sum(wrong) / max(1, len(wrong)), RENEW


def _skip_without(name: str) -> None:
    if not GOLDS[name].file.is_file():
        pytest.skip(f"{DATA_ABSENT} no file eval/{GOLDS[name].file.name} in a folder `shared` beside the checkout")
