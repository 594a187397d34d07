"""Tasks: what is sent says what was found, to the letter, and keeps every rule that Label Studio does not enforce."""

from __future__ import annotations

import copy
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.attributes import ATTRIBUTES
from annotator.labels import Label
from annotator.models import Annotation, Article, Page, Span
from annotator.store.projects import task_key
from annotator.studio.card import card
from annotator.studio.carrying import ShownBefore
from annotator.studio.checks import task_problems
from annotator.studio.offsets import BodyMap
from annotator.studio.review import read_review
from annotator.studio.tasks import build_prediction, build_task, prediction_digest
from tests.store.making import annotation, article, timed
from tests.studio.making import accepted, annotations, articles, spans

KEY = task_key("0123456789abcdef", "fedcba9876543210")

Json = dict[str, Any]


def task(found: Annotation | None = None, about: Article | None = None) -> Json:
    """A task of the usual article."""
    about = about or timed()
    found = found or annotation(about)
    return build_task(KEY, about, build_prediction(KEY, about, found, "pass-1"), ShownBefore(found))


@pytest.mark.slow
@given(st.data())
def test_unchanged_is_what_was_found(data: st.DataObject) -> None:
    about = data.draw(articles())
    found = data.draw(annotations(about))
    prediction = build_prediction(KEY, about, found, "pass-1")
    read = read_review(about, accepted(prediction))
    assert read.annotation == found
    assert not read.inferred
    assert {problem.kind for problem in read.problems} <= {"review-claim"}  # any pass may find a cue without a claim


@given(st.data())
def test_every_task_can_be_sent(data: st.DataObject) -> None:
    about = data.draw(articles())
    assert list(task_problems(task(data.draw(annotations(about)), about))) == []


@given(st.data())
def test_a_span_is_where_its_words_are_shown(data: st.DataObject) -> None:
    about = data.draw(articles())
    span = data.draw(spans(about))
    if span is not None:
        body = BodyMap(about)
        ranges = body.to_body(span)
        shown = "".join("".join(body.text[start:end].split()) for start, end in ranges)
        assert shown == "".join("".join(piece.text.split()) for piece in span.fragments)
        assert tuple(piece for start, end in ranges for piece in body.to_page(start, end)) == span.fragments


def test_a_span_outside_the_body_is_told() -> None:
    about = article()
    with pytest.raises(ValueError, match="does not lie in the article's body"):
        BodyMap(about).to_body(Span.of(about.page.text, 0, 4))


def test_a_span_over_removed_furniture_is_one_region() -> None:
    text = "সেতুটি আজ\nআরও পড়ুন\nবন্ধ রয়েছে"
    about = Article(page=Page(name="p", path="p", media="text", text=text), segments=((0, 9), (20, len(text))))
    body = BodyMap(about)
    pieces = body.to_page(0, len(body.text))
    assert [piece.text for piece in pieces] == ["সেতুটি আজ", "বন্ধ রয়েছে"]
    assert body.to_body(Span(fragments=pieces)) == [(0, len(body.text))]


@pytest.mark.parametrize(
    ("known", "imprint"),
    [
        ({"outlet_name": "দৈনিক নদী", "published_at": datetime(2026, 1, 30, 9, 5)}, "দৈনিক নদী · 2026-01-30 09:05"),
        (
            {"outlet_name": "দৈনিক নদী", "published_at": datetime(2026, 1, 30), "date_only": True},
            "দৈনিক নদী · 2026-01-30",
        ),
        ({"outlet": "nodi"}, "nodi"),
        ({"published_at": datetime(2026, 1, 30), "date_only": True}, "2026-01-30"),
        ({}, ""),
    ],
)
def test_what_stands_above_the_headline(known: Json, imprint: str) -> None:
    assert build_task(KEY, article(**known), None)["data"]["imprint"] == imprint


def test_a_region_is_shared_and_a_cue_is_not() -> None:
    (first,) = annotation(timed()).attributions
    second = first.model_copy(update={"id": "another", "hedges": ()})
    result = task(Annotation(attributions=(first, second)))["predictions"][0]["result"]
    labels = [item["value"]["labels"][0] for item in result if item["type"] == "labels"]
    assert sorted(labels) == ["CLAIM", "CUE", "CUE", "HEDGE", "HEDGE", "SOURCE"]


def test_sources_of_which_different_things_are_said_are_not_shared() -> None:
    (first,) = annotation(timed()).attributions
    second = first.model_copy(update={"id": "another", "canonical": "অন্য কেউ"})
    result = task(Annotation(attributions=(first, second)))["predictions"][0]["result"]
    assert [item["value"]["labels"] for item in result if item["type"] == "labels"].count(["SOURCE"]) == 2


def test_a_region_knows_where_it_comes_from() -> None:
    (first,) = annotation(timed()).attributions
    result = task()["predictions"][0]["result"]
    cue = next(item for item in result if item["value"].get("labels") == ["CUE"])
    assert cue["meta"]["annotator"] == {
        "pass": "pass-1",
        "attribution": first.id,
        "rule": first.rule,
        "score": first.score,
        "said": {each.name: each.word(getattr(first, each.name)) for each in ATTRIBUTES if each.owner is Label.CUE},
    }


def test_a_task_shows_what_is_known_of_the_article() -> None:
    assert task()["data"] == {
        "article_key": KEY,
        "text": timed().body,
        "headline": "সেতু বন্ধ",
        "imprint": "দৈনিক নদী · 2026-01-30 00:15",
        "outlet": "দৈনিক নদী",
        "published_at": "2026-01-30 00:15",
        "url": "https://nodi.example/bridge",
        "summary": card(ShownBefore(annotation(timed())), task()["predictions"][0]["result"]),
    }
    assert set(build_task(KEY, article(), None)["data"].values()) == {KEY, article().body, ""}


def test_the_same_prediction_has_the_same_digest_whoever_made_it() -> None:
    one = build_prediction(KEY, timed(), annotation(timed(), rule="a", score=0.1), "pass-1")
    other = build_prediction(KEY, timed(), annotation(timed(), rule="b", score=0.9), "pass-2")
    assert prediction_digest(one) == prediction_digest(other)


@pytest.mark.parametrize(
    "change",
    [
        lambda found: {"hedges": found.hedges[:1]},
        lambda found: {"claim": None},
        lambda found: {"canonical": "অন্য কেউ"},
        lambda found: {"source": None},
    ],
)
def test_what_a_reviewer_sees_changes_the_digest(change: Callable[[Any], Json]) -> None:
    found = annotation(timed())
    (first,) = found.attributions
    other = Annotation(attributions=(first.model_copy(update=change(first)),), bare_hedges=found.bare_hedges)
    predictions = [build_prediction(KEY, timed(), each, "pass-1") for each in (found, other)]
    assert len({prediction_digest(each) for each in predictions}) == 2


def _prediction(change: Callable[[Json], object]) -> Callable[[Json], object]:
    return lambda task: change(task["predictions"][0])


def _of(kind: str, change: Callable[[Json], object]) -> Callable[[Json], object]:
    """Change the first result of a type, or of a control."""

    def at(task: Json) -> object:
        items = task["predictions"][0]["result"]
        return change(next(item for item in items if kind in (item["type"], item.get("from_name"))))

    return at


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (lambda task: task["data"].update(article_key="a b"), "key"),
        (lambda task: task["data"].update(text=None), "its text is no text"),
        (lambda task: task["data"].update(headline="\x00"), "headline holds a NUL"),
        (lambda task: task["data"].update(headline="\ud800"), "headline holds a NUL or half"),
        (_prediction(lambda one: one.update(model_version=None)), "model version"),
        (_prediction(lambda one: one.update(model_version="")), "model version"),
        (_prediction(lambda one: one.update(score=1.5)), "score"),
        (_prediction(lambda one: one.update(result=None)), "no list"),
        (_of("labels", lambda item: item.update(id=7)), "no text without #"),
        (_of("labels", lambda item: item.update(id="a#b")), "no text without #"),
        (_of("labels", lambda item: item["value"].update(labels=["CREDIT"])), "not one label"),
        (_of("labels", lambda item: item["value"].update(labels=[])), "not one label"),
        (_of("labels", lambda item: item["value"].update(start=-1)), "does not lie in a text"),
        (_of("labels", lambda item: item["value"].update(end=9999)), "does not lie in a text"),
        (_of("labels", lambda item: item["value"].update(start=9, end=9)), "does not lie in a text"),
        (_of("labels", lambda item: item["value"].update(start="1")), "does not lie in a text"),
        (_of("labels", lambda item: item.update(to_name="body")), "not laid by span on text"),
        (_of("function", lambda item: item["value"].update(choices=["rumour"])), "not one of"),
        (_of("function", lambda item: item.update(id="nowhere")), "no region"),
        (_of("function", lambda item: item["value"].update(start=0, end=1)), "does not lie where"),
        (_of("canonical", lambda item: item["value"].update(text="সানা")), "no list of texts"),
        (_of("function", lambda item: item.update(from_name="canonical")), "does not belong"),
        (_of("relation", lambda item: item.update(to_id="nowhere")), "leads to 'nowhere'"),
        (_of("relation", lambda item: item.update(labels=[])), "not one type"),
        (_of("relation", lambda item: item.update(labels=["says"])), "not one type"),
    ],
)
def test_what_label_studio_would_lose_is_not_sent(spoil: Callable[[Json], object], told: str) -> None:
    spoilt = copy.deepcopy(task())
    spoil(spoilt)
    assert any(told in problem for problem in task_problems(spoilt)), list(task_problems(spoilt))


def test_two_regions_of_one_id_are_not_sent() -> None:
    spoilt = task()
    result = spoilt["predictions"][0]["result"]
    result.append(copy.deepcopy(next(item for item in result if item["type"] == "labels")))
    assert any("two regions" in problem for problem in task_problems(spoilt))
