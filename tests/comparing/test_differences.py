"""Each difference is told once: mirrors, orders of diversity and pairs of one outlet are folded."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given
from hypothesis import strategies as st

from annotator.comparing.comparison import Comparison
from annotator.comparing.differences import Difference, differences
from annotator.comparing.profile import Estimate
from annotator.comparing.verdicts import DifferenceVerdict


def compared(
    outlet: str, other: str, measure: str, category: str, mine: float, theirs: float, p: float = 0.01
) -> Comparison:
    one, two = (Estimate(measure, category, "share", value, 10, 100) for value in (mine, theirs))
    verdict = (
        DifferenceVerdict.NOT_SHOWN
        if p >= 0.05
        else DifferenceVerdict.HIGHER
        if mine > theirs
        else DifferenceVerdict.LOWER
    )
    known = {"low": None, "high": None, "statistic": None, "test": "permutation", "articles": 30, "other_articles": 30}
    return Comparison(outlet, other, one, two, mine - theirs, p=p, p_holm=p, verdict=verdict, **known)  # type: ignore[arg-type]


def told(found: Iterable[Difference]) -> list[tuple[str, str, list[tuple[str, float]]]]:
    return [(each.outlet, each.key[1], [(one.outlet, round(one.gap, 2)) for one in each.others]) for each in found]


def test_of_a_mix_one_part_is_told_the_chief_one_where_outlets_differ_in_it() -> None:
    found = differences(
        [
            compared("ক", "খ", "quote_type", "direct", 0.1, 0.2),
            compared("ক", "খ", "quote_type", "mixed", 0.2, 0.3),
            compared("ক", "খ", "quote_type", "indirect", 0.7, 0.5),
            compared("ক", "খ", "source_type", "official", 0.2, 0.3),
            compared("ক", "খ", "source_type", "person", 0.4, 0.2),
            compared("ক", "খ", "hedge_level", "flat", 0.7, 0.9, p=0.2),
            compared("ক", "খ", "hedge_level", "possible", 0.2, 0.1),
        ]
    )
    assert told(found) == [
        ("ক", "direct", [("খ", -0.1)]),
        ("ক", "person", [("খ", 0.2)]),
        ("ক", "possible", [("খ", 0.1)]),
    ]


def test_of_diversity_one_order_is_told_and_whom_nobody_names_once() -> None:
    orders = ("richness", "shannon", "simpson")
    found = differences(
        [
            compared("ক", "খ", "naming", "anonymous", 0.3, 0.1),
            compared("ক", "খ", "source_type", "anonymous", 0.3, 0.1),
            *(compared("ক", "খ", "diversity", order, 40.0, 30.0) for order in orders),
        ]
    )
    assert told(found) == [("ক", "anonymous", [("খ", 0.2)]), ("ক", "shannon", [("খ", 10.0)])]


def test_what_sets_an_outlet_apart_from_several_is_one_difference() -> None:
    found = differences(
        [
            compared("ক", "খ", "relay", "share", 0.1, 0.3),
            compared("ক", "গ", "relay", "share", 0.1, 0.1, p=0.9),
            compared("খ", "গ", "relay", "share", 0.3, 0.1),
            compared("খ", "ঘ", "relay", "share", 0.3, 0.5),
        ]
    )
    assert told(found) == [("খ", "share", [("ক", 0.2), ("গ", 0.2)]), ("খ", "share", [("ঘ", -0.2)])]


PAIRS = [(a, b) for a in "কখগঘঙ" for b in "কখগঘঙ" if a < b]


@given(
    st.lists(
        st.tuples(st.sampled_from(PAIRS), st.floats(0.01, 1.0), st.floats(-1, -0.01)), unique_by=lambda each: each[0]
    )
)
def test_every_difference_that_is_shown_is_told_once_with_its_sign(
    drawn: list[tuple[tuple[str, str], float, float]],
) -> None:
    shown = [compared(*pair, "relay", "share", one, one - gap) for pair, one, gap in drawn]
    found = {
        frozenset((each.outlet, other.outlet)): other.gap if each.outlet < other.outlet else -other.gap
        for each in differences(shown)
        for other in each.others
    }
    assert sum(len(each.others) for each in differences(shown)) == len(shown) == len(found)
    for one in shown:
        assert found[frozenset((one.outlet, one.other))] == one.difference
