"""How far reviewers agree, by hand."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.labels import HedgeLevel, SourceType
from annotator.models import Annotation, Span
from annotator.quality.agreement import Agreed, Agreement, agreements, aligned, alpha, shared_articles
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


def one(found: Sequence[Agreement], on: Agreed, measure: str) -> Agreement:
    (each,) = (each for each in found if (each.on, each.measure) == (on, measure))
    return each


def test_spans_of_two_people() -> None:
    found = list(agreements([{"asha": having(0, 1), "bina": having(1, 2)}]))
    cue = one(found, Agreed.CUE, "F1 exact")
    assert (cue.reviewer, cue.other) == ("asha", "bina")
    assert (cue.value, cue.count, cue.denominator, cue.articles) == (0.5, 2, 4, 1)


def test_a_span_that_is_a_little_longer_meets_but_is_not_the_same() -> None:
    text = MADE.page.text
    (first,) = having(0).attributions
    assert first.claim is not None
    shorter = first.model_copy(update={"claim": Span.of(text, first.claim.start + 1, first.claim.end)})
    found = list(agreements([{"asha": having(0), "bina": Annotation(attributions=(shorter,))}]))
    assert one(found, Agreed.CLAIM, "F1 exact").value == 0.0
    assert one(found, Agreed.CLAIM, "F1 overlap").value == 1.0


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
    pairs = {(each.reviewer, each.other, each.articles) for each in agreements(shared) if each.measure != "alpha"}
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
    level = one(list(agreements(shared)), Agreed.HEDGE_LEVEL, "alpha")
    # Of six values five are 3 and one is 0: observed disagreement 2/6, expected 2·5·1/(6·5).
    assert level.value == pytest.approx(1 - (2 / 6) / (10 / 30))
    assert (level.count, level.denominator, level.articles, level.reviewer) == (3, 6, 1, None)
    assert one(list(agreements(shared)), Agreed.SOURCE_TYPE, "alpha").value == pytest.approx(level.value)


def test_alpha_as_krippendorff_works_it_out() -> None:
    """Four people, eleven units of nominal values (Krippendorff 2011, "Computing Krippendorff's alpha-reliability")."""
    people = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, None, None, None],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, None, 3],
        [None, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, None],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, None],
    ]
    units: list[dict[str, str | int]] = [
        {str(person): values[unit] for person, values in enumerate(people) if values[unit] is not None}  # type: ignore[misc]
        for unit in range(12)
    ]
    assert alpha(units) == pytest.approx(0.743, abs=0.001)


def test_there_is_no_alpha_without_two_values() -> None:
    assert alpha([]) is None
    assert alpha([{"asha": 1}, {"bina": 2}]) is None
    assert alpha([{"asha": 1, "bina": 1}]) is None


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sets(st.integers(0, 2)), min_size=2, max_size=2))
def test_f1_is_the_same_from_either_side_and_1_with_oneself(sets: list[set[int]]) -> None:
    first, second = (having(*sorted(each)) for each in sets)
    there = {each.on: each.value for each in agreements([{"a": first, "b": second}]) if each.measure == "F1 exact"}
    back = {each.on: each.value for each in agreements([{"a": second, "b": first}]) if each.measure == "F1 exact"}
    assert there == back
    same = {each.value for each in agreements([{"a": first, "b": first}]) if each.measure != "alpha"}
    assert same <= {1.0, None}
