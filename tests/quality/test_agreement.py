"""How far reviewers agree, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import krippendorff
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.attributes import NAMES
from annotator.labels import HedgeLevel, Label, SourceType
from annotator.models import Annotation, Span
from annotator.quality.agreement import Agreement, agreements, aligned, shared_articles
from annotator.quality.alpha import alpha, coincidences
from annotator.quality.anchoring import anchoring, unshared
from annotator.quality.gamma import LabelledEnds, disorders
from annotator.store import Review
from tests.comparing.making import annotation, article, facts

SPEAKERS = ["আসমা বেগম", "রহিম শেখ", "দিলারা"]
MADE = article(1, "nodi", SPEAKERS)
ALL = annotation(MADE, SPEAKERS)


def having(*numbers: int, **more: Any) -> Annotation:
    """The annotation with these of its attributions."""
    return Annotation(attributions=tuple(ALL.attributions[each].model_copy(update=more) for each in numbers))


def review(reviewer: str, found: Annotation, key: str = "x", **more: Any) -> Review:
    known: dict[str, Any] = {
        "article": facts(key=key).article,
        "reviewer": reviewer,
        "updated_at": datetime(2026, 1, 1, tzinfo=UTC),
        "seconds": None,
        "status": None,
        "is_chosen": True,
        "is_adjudicated": False,
        "is_bulk": False,
        "annotation": found,
        "inferred": {},
        "base": None,
        "pass_version": None,
    }
    return Review(**(known | more))


def one(found: Sequence[Agreement], on: str, measure: str) -> Agreement:
    (each,) = (each for each in found if (each.on, each.measure) == (on, measure))
    return each


def test_spans_of_two_people() -> None:
    found = list(agreements([{"asha": having(0, 1), "bina": having(1, 2)}]))
    cue = one(found, Label.CUE, "F1 exact")
    assert (cue.reviewer, cue.other) == ("asha", "bina")
    assert (cue.value, cue.count, cue.denominator, cue.articles) == (0.5, 2, 4, 1)


def test_a_span_that_is_a_little_longer_meets_but_is_not_the_same() -> None:
    text = MADE.page.text
    (first,) = having(0).attributions
    assert first.claim is not None
    shorter = first.model_copy(update={"claim": Span.of(text, first.claim.start + 1, first.claim.end)})
    found = list(agreements([{"asha": having(0), "bina": Annotation(attributions=(shorter,))}]))
    assert one(found, Label.CLAIM, "F1 exact").value == 0.0
    assert one(found, Label.CLAIM, "F1 overlap").value == 1.0


def test_what_neither_marked_is_nothing_and_not_full_agreement() -> None:
    found = list(agreements([{"asha": Annotation(), "bina": Annotation()}]))
    assert {each.value for each in found} == {None}


def test_only_articles_that_two_people_opened_are_shared() -> None:
    found = shared_articles(
        [
            review("asha", having(0), "a"),
            review("bina", having(0), "a", is_bulk=True),
            review("asha", having(0), "b"),
            review("bina", having(1), "b"),
            review("bina", having(2), "b"),
            review("asha", having(0), "c"),
        ]
    )
    assert found == [{"asha": having(0), "bina": having(2)}]


def test_every_pair_stands_on_the_articles_that_it_shares() -> None:
    shared = [{"asha": having(0), "bina": having(0)}, {"asha": having(1), "chitra": having(1)}]
    pairs = {
        (each.reviewer, each.other, each.articles)
        for each in agreements(shared)
        if not each.measure.startswith("alpha")
    }
    assert pairs == {("asha", "bina", 1), ("asha", "chitra", 1)}


def test_attributions_are_aligned_where_their_cues_meet() -> None:
    units = aligned({"asha": having(0, 1), "bina": having(1, 2), "chitra": having(2)})
    assert [sorted(unit) for unit in units] == [["asha"], ["asha", "bina"], ["bina", "chitra"]]


def test_alpha_over_all() -> None:
    shared = [
        {
            "asha": having(0, 1, 2),
            "bina": Annotation(
                attributions=(
                    *having(0, 1).attributions,
                    *having(2, hedge_level=HedgeLevel.FLAT, source_type=SourceType.EXPERT).attributions,
                )
            ),
        }
    ]
    found = list(agreements(shared))
    level, speaker = one(found, "hedge_level", "alpha ordinal"), one(found, "source_type", "alpha")
    # Of six values five are alike and one is not: observed disagreement 2/6, expected 2·5·1/(6·5). Two values have no
    # other order than their difference, so that ordinal and nominal are the same.
    assert level.value == pytest.approx(1 - (2 / 6) / (10 / 30))
    assert (level.count, level.denominator, level.articles, level.reviewer) == (3, 6, 1, None)
    assert speaker.value == pytest.approx(level.value)
    assert {each.on for each in found if each.reviewer is None} == set(NAMES)


def test_alpha_as_krippendorff_works_it_out() -> None:
    """Four people, eleven units of nominal values (Krippendorff 2011, "Computing Krippendorff's alpha-reliability")."""
    people = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units = [[each for values in people if (each := values[unit]) is not None] for unit in range(12)]
    assert alpha(units, is_ordinal=False) == pytest.approx(0.743, abs=0.001)
    assert summed([units[:5], units[5:]]) == pytest.approx(0.743, abs=0.001)


def summed(articles: list[list[list[int]]], *, is_ordinal: bool = False) -> float:
    found = coincidences(articles, is_ordinal=is_ordinal)
    return float(found.alpha(found.table.sum(axis=0)))


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=4), min_size=2, max_size=9), st.booleans())
def test_alpha_is_the_library_s(units: list[list[int]], is_ordinal: bool) -> None:
    value, ours = alpha(units, is_ordinal=is_ordinal), summed([units[:1], units[1:]], is_ordinal=is_ordinal)
    if value is None:
        assert np.isnan(ours)
        return
    several = [unit for unit in units if len(unit) > 1]
    counts = [[unit.count(each) for each in sorted({each for one in several for each in one})] for unit in several]
    level = "ordinal" if is_ordinal else "nominal"
    library = krippendorff.alpha(value_counts=counts, value_domain=range(len(counts[0])), level_of_measurement=level)
    assert (value, ours) == (pytest.approx(library), pytest.approx(library))


def test_alpha_of_thousands_of_names_fits_into_memory() -> None:
    """All alike but one, of which the second person says what stands elsewhere."""
    names = [[f"name {number}"] * 2 for number in range(4_000)] + [["name 0", "name 1"]]
    assert alpha(names, is_ordinal=False) == pytest.approx(1 - 1 / 4_001, abs=1e-6)


def test_there_is_no_alpha_without_two_values() -> None:
    none: list[list[list[list[int]]]] = [[], [[[1], [2]]], [[[1, 1]]]]
    for units in none:
        assert np.isnan(summed(units))
        assert alpha([unit for article in units for unit in article], is_ordinal=False) is None


def test_intervals_hold_the_value_and_what_never_differs_has_none() -> None:
    shared = [{"asha": having(0, 1), "bina": having(*some)} for some in ((0, 1), (1, 2), (0,), (0, 1), (1,), (2,))]
    cue = one(list(agreements(shared)), Label.CUE, "F1 exact")
    assert cue.low is not None
    assert cue.high is not None
    assert cue.value is not None
    assert cue.low < cue.value < cue.high
    alike = one(list(agreements([{"asha": having(0), "bina": having(0)}] * 6)), "attribution", "F1 overlap")
    assert (alike.value, alike.low) == (1.0, None)
    assert alike.note == "nobody ever differed; in as many others, up to 25% still may"


def test_each_degenerate_case_says_what_it_is() -> None:
    """One reviewer, none, two who share nothing; an article that is empty to both; all alike; all otherwise."""
    alone, apart = (
        unshared([review(name, having(0), key) for name, key in people], [])[0].note
        for people in ((("asha", "a"),), (("asha", "a"), ("bina", "b")))
    )
    assert unshared([], []) == list(agreements([])) == []
    assert str(alone).startswith("one person has reviewed; agreement needs articles that two people review")
    assert str(apart).startswith("2 people have reviewed, and no article in common; ")
    empty = list(agreements([{"asha": Annotation(), "bina": Annotation()}]))
    assert one(empty, Label.CUE, "F1 exact").note == "neither has any in the 1 articles that both reviewed"
    nothing = "no attribution was seen by two people, so there is nothing to agree on"
    assert one(empty, "function", "alpha").note == nothing
    same = list(agreements([{"asha": having(0), "bina": having(0)}] * 2))
    assert "agreeing on them is no achievement" in str(one(same, "function", "alpha").note)
    otherwise = one(list(agreements([{"asha": having(0), "bina": having(1)}] * 2)), Label.CUE, "F1 exact")
    assert (otherwise.value, otherwise.note) == (
        0.0,
        "every article tells the same, so that drawing them again says nothing",
    )


def test_who_is_shown_predictions_leaves_them_standing() -> None:
    """Shown, people keep all; blind, they find the first of three."""
    shown = [review("asha", having(0, 1, 2), f"s{number}", base=having(0, 1, 2)) for number in range(10)]
    blind = [review("asha", having(*range(1 + number % 2)), f"b{number}", is_blind=True) for number in range(10)]
    predictions = {one.article.key: having(0, 1, 2) for one in blind}
    kept, found, anchored = anchoring(shown + blind, predictions)
    assert (kept.value, kept.articles) == (1.0, 10)
    assert found.value == pytest.approx(2 * 15 / (30 + 15))
    assert anchored.value == pytest.approx(1 - 30 / 45)
    assert anchored.low is not None
    assert anchored.low > 0.2
    assert anchoring(shown, {}) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 2)), min_size=2, max_size=2))
def test_f1_is_the_same_from_either_side_and_1_with_oneself(sets: list[set[int]]) -> None:
    first, second = (having(*sorted(each)) for each in sets)
    there = {each.on: each.value for each in agreements([{"a": first, "b": second}]) if each.measure == "F1 exact"}
    back = {each.on: each.value for each in agreements([{"a": second, "b": first}]) if each.measure == "F1 exact"}
    assert there == back
    same = {each.value for each in agreements([{"a": first, "b": first}]) if not each.measure.startswith("alpha")}
    assert same <= {1.0, None}


SOURCE, CUE, CLAIM, HEDGE = (label.value for label in (Label.SOURCE, Label.CUE, Label.CLAIM, Label.HEDGE))
TEN: list[LabelledEnds] = [
    *((0, 12, SOURCE), (13, 20, CUE), (22, 60, CLAIM), (40, 48, HEDGE), (75, 90, SOURCE), (92, 99, CUE)),
    *((100, 160, CLAIM), (180, 195, SOURCE), (196, 203, CUE), (205, 240, CLAIM)),
]
MOVED: list[LabelledEnds] = [
    *((0, 14, SOURCE), (13, 20, CUE), (22, 55, CLAIM), (40, 48, HEDGE), (70, 90, SOURCE), (92, 99, CUE)),
    *((104, 160, CLAIM), (180, 190, SOURCE), (196, 205, CUE), (205, 240, CLAIM)),
]
RELABELLED: list[LabelledEnds] = [
    *((0, 12, CLAIM), (13, 20, CUE), (22, 60, CLAIM), (40, 48, CLAIM), (75, 90, SOURCE), (92, 99, HEDGE)),
    *((100, 160, CLAIM), (180, 195, SOURCE), (196, 203, CUE), (205, 240, SOURCE)),
]
HALF: list[LabelledEnds] = [(2, 12, SOURCE), (13, 22, CUE), (25, 60, CLAIM), (92, 99, CUE), (110, 150, CLAIM)]
THREE: list[LabelledEnds] = [(0, 12, SOURCE), (13, 20, CUE), (22, 60, CLAIM)]
ELSEWHERE: list[LabelledEnds] = [(70, 80, CLAIM), (85, 120, SOURCE), (130, 138, CUE)]
NESTED: list[LabelledEnds] = [(0, 50, CLAIM), (10, 40, CLAIM), (15, 20, HEDGE)]
NESTED_MORE: list[LabelledEnds] = [(0, 45, CLAIM), (10, 42, CLAIM), (14, 21, HEDGE), (60, 70, SOURCE)]


@pytest.mark.parametrize(
    ("mine", "theirs", "observed", "value"),
    [
        pytest.param(TEN, TEN, 0.0, 1.0, id="alike"),
        pytest.param(TEN, TEN[:3] + TEN[4:], 0.10526, 0.91201, id="one missed"),
        pytest.param(TEN, MOVED, 0.00881, 0.99268, id="ends moved"),
        pytest.param(TEN, RELABELLED, 0.4, 0.67125, id="other labels"),
        pytest.param(TEN, HALF, 0.67541, 0.50935, id="half missed"),
        pytest.param(THREE, ELSEWHERE, 2.0, -0.31382, id="nothing alike"),
        pytest.param(NESTED, NESTED_MORE, 0.29474, 0.74304, id="spans over spans"),
    ],
)
def test_gamma_is_that_of_pygamma_agreement(
    mine: list[LabelledEnds], theirs: list[LabelledEnds], observed: float, value: float
) -> None:
    """Its 0.5.9 tells these, with 2,000 moves (4,000 of three spans) that are drawn otherwise."""
    _, seen, by_chance = disorders(mine, theirs, 2_000)
    assert 2 * seen / (len(mine) + len(theirs)) == pytest.approx(observed, abs=1e-5)
    assert 1 - seen / by_chance == pytest.approx(value, abs=0.015)


def test_gamma_of_two_people_is_the_same_from_either_side_and_each_time() -> None:
    shared = [{"asha": having(0, 1, 2), "bina": having(1, 2)}, {"asha": having(0), "bina": having(0, 2)}]
    found = one(list(agreements(shared)), "spans", "gamma")
    assert found == one(list(agreements(shared)), "spans", "gamma")
    assert found.value is not None and found.low is not None and found.low <= found.value < 1
    assert (found.count, found.denominator, found.articles) == (24, 32, 2)
    other = one(list(agreements([{"asha": each["bina"], "bina": each["asha"]} for each in shared])), "spans", "gamma")
    assert other.value == pytest.approx(found.value, abs=0.05)
    nobody = one(list(agreements([{"asha": Annotation(), "bina": Annotation()}])), "spans", "gamma")
    assert nobody.value is None and str(nobody.note).startswith("neither has any")
    alone = one(list(agreements([{"asha": having(0), "bina": Annotation()}])), "spans", "gamma")
    assert alone.value is not None and alone.value < 0 and alone.count == 0
