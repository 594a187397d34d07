"""Profiles and comparisons of outlets."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest

from annotator.comparing.comparison import Comparison, compare, pairs
from annotator.comparing.corpus import count
from annotator.comparing.diversity import DRAWN
from annotator.comparing.measures import HILL, RATIOS
from annotator.comparing.profile import Estimate, Profile, profiles
from annotator.comparing.verdicts import ENOUGH_ARTICLES, DifferenceVerdict, verdict
from annotator.labels import SourceType
from annotator.store import ArticleFacts
from tests.comparing.making import facts, said

SPEAKERS = "কখগঘঙচছজঝঞটঠডঢণতথদধন"


def outlet(name: str | None, articles: int, types: Sequence[SourceType], seed: int = 1) -> list[ArticleFacts]:
    """Articles in which three speakers speak, of types drawn from these."""
    rng = np.random.default_rng(seed)
    return [
        facts(*(said(rng.choice(list(SPEAKERS)), types[rng.integers(len(types))]) for _ in range(3)), outlet=name)
        for _ in range(articles)
    ]


def made(*articles: list[ArticleFacts], rounds: int = 200) -> list[Profile]:
    return profiles(count([each for group in articles for each in group], {}), rounds)


def figure(profile: Profile, measure: str, category: str) -> Estimate:
    (found,) = (each for each in profile.estimates() if (each.measure, each.category) == (measure, category))
    return found


PRESS = [SourceType.AGENCY, SourceType.MEDIA]
STATE = [SourceType.OFFICIAL]


def test_a_figure_is_its_count_over_its_denominator() -> None:
    (profile,) = made(outlet("a", 30, [SourceType.OFFICIAL, SourceType.PERSON]))
    for each in profile.ratio_estimates:
        ratio = next(one for one in RATIOS if (one.measure, one.category) == (each.measure, each.category))
        assert each.count is not None
        expected = ratio.per * each.count / each.denominator if each.denominator else None
        assert each.value == (expected if expected is None else pytest.approx(expected))
        if each.low is not None and each.high is not None and each.value is not None:
            assert each.low <= each.value <= each.high
    density = figure(profile, "density", "attributions")
    assert (density.value, density.unit) == (300.0, "per 1,000 words")


def test_what_was_never_counted_is_empty_and_not_nought() -> None:
    (profile,) = made([facts(), facts()])
    assert figure(profile, "naming", "named").value is None
    assert figure(profile, "relay", "depth").value is None
    assert figure(profile, "diversity", "richness").value is None
    assert figure(profile, "observed", "entropy").value is None
    assert figure(profile, "density", "attributions").value == 0.0


def test_diversity_is_told_at_one_number_whichever_others_are_listed() -> None:
    articles = outlet("a", 40, STATE, 3), outlet("b", 80, STATE, 4)
    few, small, large = made(outlet("0", 2, STATE), *articles)
    alone = made(articles[0])[0]
    assert (figure(few, "diversity", "richness").value, figure(few, "diversity", "richness").drawn) == (None, None)
    for name in HILL:
        mine, theirs = figure(small, "diversity", name), figure(large, "diversity", name)
        assert mine == figure(alone, "diversity", name)
        assert mine.value == pytest.approx(theirs.value, rel=0.25)
        for each in (mine, theirs):
            assert each.value is not None
            assert each.low is not None
            assert each.high is not None
            assert 1 <= each.low <= each.value <= each.high
            assert each.drawn == DRAWN
    assert figure(large, "observed", "sources").value == 20


def test_concentration_and_the_top_source_by_hand() -> None:
    (profile,) = made([facts(said("ক"), said("ক"), said("খ")), facts(said("ক"), said(None, SourceType.UNSPECIFIED))])
    found = figure(profile, "observed", "concentration")
    assert (found.count, found.denominator, found.value) == (6, 12, 0.5)
    assert figure(profile, "observed", "top_source").value == 0.75
    assert figure(profile, "observed", "entropy").value == pytest.approx(
        -(0.75 * math.log(0.75) + 0.25 * math.log(0.25))
    )


def test_an_interval_does_not_depend_on_who_else_is_looked_at() -> None:
    mine = outlet("a", 25, PRESS + STATE)
    (alone,) = made(mine)
    beside, _ = made(mine, outlet("b", 40, STATE))
    assert [each.low for each in alone.ratio_estimates] == [each.low for each in beside.ratio_estimates]


def compared(*articles: list[ArticleFacts], rounds: int = 999) -> list[Comparison]:
    return compare(made(*articles), rounds)


def one(found: list[Comparison], measure: str, category: str) -> Comparison:
    (each,) = (each for each in found if (each.mine.measure, each.mine.category) == (measure, category))
    return each


def test_outlets_that_differ_are_told_apart_and_by_how_much() -> None:
    found = compared(outlet("a", 40, PRESS, 5), outlet("b", 40, STATE + PRESS, 6))
    official = one(found, "source_type", "official")
    assert official.verdict is DifferenceVerdict.LOWER
    assert official.p_holm is not None
    assert official.p is not None
    assert official.p <= official.p_holm < 0.05
    assert official.difference is not None
    assert official.low is not None
    assert official.high is not None
    assert official.low < official.difference < official.high < 0
    assert official.mine.value == 0.0


def test_outlets_that_do_not_differ_are_not_told_apart() -> None:
    found = compared(outlet("a", 40, PRESS + STATE, 7), outlet("b", 40, PRESS + STATE, 8))
    assert not [each for each in found if each.verdict in (DifferenceVerdict.HIGHER, DifferenceVerdict.LOWER)]
    assert one(found, "diversity", "shannon").verdict is DifferenceVerdict.NOT_SHOWN
    assert one(found, "diversity", "shannon").test == "permutation"


def test_with_few_articles_the_interval_is_given_and_the_verdict_withheld() -> None:
    found = compared(outlet("a", ENOUGH_ARTICLES - 1, PRESS, 5), outlet("b", 40, STATE + PRESS, 6))
    assert {each.verdict for each in found} == {DifferenceVerdict.WITHHELD}
    assert one(found, "source_type", "official").low is not None


def test_nothing_is_said_of_what_neither_has() -> None:
    found = one(compared(outlet("a", 30, PRESS), outlet("b", 30, PRESS)), "relay", "depth")
    assert (found.difference, found.p, found.p_holm, found.verdict) == (None, None, None, DifferenceVerdict.WITHHELD)


def test_every_pair_has_every_measure_and_articles_of_no_outlet_are_left_out() -> None:
    four = made(outlet("a", 5, STATE), outlet("b", 5, STATE), outlet("c", 5, STATE), outlet(None, 5, STATE))
    found = compare(four, 99)
    assert pairs(four) == 3
    assert len(found) == 3 * (len(RATIOS) + len(HILL))
    assert {(each.outlet, each.other) for each in found} == {("a", "b"), ("a", "c"), ("b", "c")}
    measures = [each.mine.measure for each in found]
    assert measures == sorted(measures, key=measures.index)


def test_correction_is_over_all_pairs_and_categories_of_a_measure() -> None:
    found = compared(outlet("a", 25, PRESS), outlet("b", 25, STATE), outlet("c", 25, PRESS + STATE), rounds=99)
    family = [each for each in found if each.mine.measure == "source_type" and each.p is not None]
    assert len(family) == 30
    least = min(family, key=lambda each: each.p or 0)
    assert least.p is not None
    assert least.p_holm == pytest.approx(min(1.0, 30 * least.p))
    assert 30 * least.p < 0.05


def test_it_comes_out_the_same_every_time() -> None:
    articles = outlet("a", 25, PRESS), outlet("b", 25, STATE)
    assert compared(*articles, rounds=99) == compared(*articles, rounds=99)


@pytest.mark.parametrize(
    ("difference", "p", "articles", "expected"),
    [
        (0.1, 0.01, 20, DifferenceVerdict.HIGHER),
        (-0.1, 0.049, 99, DifferenceVerdict.LOWER),
        (0.1, 0.05, 99, DifferenceVerdict.NOT_SHOWN),
        (0.1, 0.001, 19, DifferenceVerdict.WITHHELD),
        (None, 0.001, 99, DifferenceVerdict.WITHHELD),
        (0.1, None, 99, DifferenceVerdict.WITHHELD),
    ],
)
def test_verdicts(difference: float | None, p: float | None, articles: int, expected: DifferenceVerdict) -> None:
    assert verdict(difference, p, articles) is expected
