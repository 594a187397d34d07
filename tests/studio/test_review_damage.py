"""Reviews: what has no sense is told, and stops nothing."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.labels import Function, Label
from annotator.models import Annotation
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction
from tests.studio.desk import ARTICLE, CUE_SAYS, TEXT, Desk, Json, kinds
from tests.studio.making import accepted, annotations, articles


def region(id_: str = "a", **value: Any) -> Json:
    return {"id": id_, "from_name": "span", "type": "labels", "value": value}


@pytest.mark.parametrize(
    ("item", "kind"),
    [
        ("not an object", "unreadable"),
        ({"type": "labels"}, "unreadable"),
        (region(start=3, end=3, labels=["CUE"]), "span"),
        (region(start=9000, end=9009, labels=["CUE"]), "span"),
        (region(labels=["CUE"]), "span"),
        (region(start=0, end=5, labels=["CREDIT"]), "label"),
        (region(start=0, end=5, labels=[]), "label"),
        (region(start=0, end=5), "label"),
        ({"id": "a", "from_name": "status", "type": "choices", "value": {"choices": ["perhaps"]}}, "attribute"),
    ],
)
def test_what_has_no_sense_is_told_and_the_rest_is_read(desk: Desk, item: Any, kind: str) -> None:
    desk.result.append(item)
    desk.lay("CUE", "জানিয়েছে", id_="b", **CUE_SAYS | {"scope": "article"})
    assert len(desk.read().annotation.attributions) == 1
    assert kinds(desk.read()) == [kind]


def test_a_region_that_reaches_out_of_the_text_is_read_up_to_its_end() -> None:
    value = {"start": len(TEXT) - 4, "end": 9999, "labels": ["HEDGE"]}
    review = read_review(ARTICLE, [{"id": "a", "from_name": "span", "type": "labels", "value": value}])
    assert [each.text for each in review.annotation.bare_hedges] == [TEXT[-4:].strip()]
    assert kinds(review) == ["span"]


def test_a_choice_that_is_not_in_the_scheme_is_told_and_left_open(desk: Desk) -> None:
    desk.lay("CUE", "জানিয়েছে", **CUE_SAYS | {"function": "rumour", "scope": "article"})
    assert desk.only().function is Function.STATEMENT
    assert kinds(desk.read()) == ["attribute", "attribute"]


def test_nothing_at_all_is_a_finding_and_no_failure() -> None:
    assert kinds(read_review(ARTICLE, None)) == ["unreadable"]
    assert read_review(ARTICLE, []).annotation == Annotation()


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 200) | st.text(max_size=3) | st.sampled_from([*Label, "source"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["labels", "start", "x"]), inner),
    max_leaves=4,
)


@given(st.data())
def test_no_damage_stops_the_reading(data: st.DataObject) -> None:
    """Anything in the place of anything: what is read is still an annotation of the article."""
    about = data.draw(articles())
    result: list[Any] = accepted(build_prediction("k", about, data.draw(annotations(about)), "p"))
    for _ in range(data.draw(st.integers(1, 4))):
        if not result:
            break
        item = data.draw(st.sampled_from(result))
        holder = data.draw(st.sampled_from([each for each in (item, item.get("value")) if isinstance(each, dict)]))
        if holder:
            holder[data.draw(st.sampled_from(sorted(holder)))] = data.draw(JSON)
    review = read_review(about, result)
    text = about.page.text
    for found in review.annotation.attributions:
        for span in (found.source, found.cue, found.claim, *found.hedges):
            assert all(text[each.start : each.end] == each.text for each in (span.fragments if span else ()))
    ids = [found.id for found in review.annotation.attributions]
    assert len(ids) == len(set(ids))
