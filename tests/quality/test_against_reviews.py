"""Predictions against reviews: figures of groups, and what became of each prediction."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from annotator.labels import Function, SourceType
from annotator.models import Annotation, Attribution, Span
from annotator.quality.against_reviews import (
    By,
    GroupFigure,
    ReviewedArticle,
    all_actions,
    group_figures,
    reviewed_articles,
)
from annotator.quality.changes import Action
from annotator.store import Store
from tests.comparing.making import annotation, article, facts, fill
from tests.quality.reviewed import review

SPEAKERS = ["রহিম শেখ", "করিম খান", "সালমা বেগম"]


def pair(number: int, outlet: str | None, *changed: Attribution | None, added: int = 0) -> ReviewedArticle:
    """An article of three predictions; what a reviewer made of the first ones, and added, as other predictions."""
    found = annotation(article(number, outlet, SPEAKERS), SPEAKERS).attributions
    rest = [one for one in (*changed, *found[len(changed) :]) if one is not None]
    kept = found[added:]  # what is not predicted is what was added
    return ReviewedArticle(
        facts(outlet=outlet).article, Annotation(attributions=kept), Annotation(attributions=(*rest,))
    )


def first(number: int, **change: Any) -> Attribution:
    return annotation(article(number, "nodi", SPEAKERS), SPEAKERS).attributions[0].model_copy(update=change)


def one(figures: list[GroupFigure], group: str | None) -> GroupFigure:
    (found,) = (each for each in figures if each.group == group)
    return found


def test_an_outlet_by_hand() -> None:
    articles = [pair(0, "nodi", None), pair(1, "nodi", added=1), pair(2, "nodi"), pair(3, "pahar")]
    nodi = one(group_figures(articles, By.OUTLET), "nodi")
    assert (nodi.articles, nodi.predicted, nodi.reviewed) == (3, 8, 8)
    assert (nodi.precision, nodi.recall, nodi.value) == (7 / 8, 7 / 8, 7 / 8)
    assert nodi.actions == {Action.KEPT: 7, Action.DELETED: 1, Action.ADDED: 1}
    assert nodi.low is not None
    assert nodi.high is not None
    assert nodi.low < 7 / 8 < nodi.high
    pahar = one(group_figures(articles, By.OUTLET), "pahar")
    assert (pahar.value, pahar.low) == (1.0, None)  # one article says nothing of the spread


def test_what_was_found_as_another_type_is_right_of_neither() -> None:
    articles = [pair(0, "nodi", first(0, source_type=SourceType.OFFICIAL)), pair(1, "nodi")]
    figures = group_figures(articles, By.SOURCE_TYPE)
    person, official = one(figures, "person"), one(figures, "official")
    assert (person.predicted, person.reviewed, person.precision, person.recall) == (6, 5, 5 / 6, 1.0)
    assert (official.predicted, official.reviewed, official.precision, official.recall) == (0, 1, None, 0.0)
    assert person.actions == {Action.KEPT: 5, Action.CHANGED: 1}


def test_a_rule_has_no_recall() -> None:
    (rule,) = group_figures([pair(0, "nodi", None, added=0), pair(1, "nodi", added=1)], By.RULE)
    assert (rule.group, rule.predicted, rule.reviewed, rule.recall) == ("verb", 5, None, None)
    assert rule.value == rule.precision == 4 / 5
    assert Action.ADDED not in rule.actions


def test_a_label_counts_spans_each_once(text: str = "ক" * 100) -> None:
    def span(start: int, end: int) -> Span:
        return Span.of(text, start, end)

    predicted = first(0, source=span(0, 10), cue=span(20, 30), claim=span(40, 60), hedges=(span(70, 75),))
    other = first(0, source=span(0, 10), cue=span(80, 90), claim=None, hedges=())
    reviewed = predicted.model_copy(update={"claim": span(40, 52), "hedges": (), "id": "reviewed"})
    before = Annotation(attributions=(predicted, other), bare_hedges=(span(95, 99),))
    after = Annotation(attributions=(reviewed,), bare_hedges=(span(64, 66), span(80, 90)))
    figures = group_figures([ReviewedArticle(facts(outlet="nodi").article, before, after)] * 2, By.LABEL)
    assert {one.group: (one.predicted, one.reviewed, one.precision, dict(one.actions)) for one in figures} == {
        "SOURCE": (2, 2, 1.0, {Action.KEPT: 2}),  # both attributions have the same
        "CUE": (4, 2, 0.5, {Action.KEPT: 2, Action.RELABELLED: 2}),
        "CLAIM": (2, 2, 1.0, {Action.MOVED: 2}),  # 12 of 20 signs are shared
        "HEDGE": (4, 4, 0.0, {Action.DELETED: 4, Action.ADDED: 2}),
    }


@pytest.mark.parametrize("by", [by for by in By if by is not By.LABEL])
def test_every_prediction_and_addition_is_told_once(by: By) -> None:
    articles = [pair(0, "nodi", None), pair(1, None, first(1, function=Function.DENIAL), added=1), pair(2, "pahar")]
    told = sum((one.actions for one in group_figures(articles, by)), start=all_actions([]))
    expected = all_actions(articles)
    if by is By.RULE:
        del expected[Action.ADDED]
    assert told == expected


def test_nothing_reviewed_and_an_article_without_attributions() -> None:
    assert group_figures([], By.OUTLET) == []
    empty = ReviewedArticle(facts(outlet="nodi").article, Annotation(), Annotation())
    assert group_figures([empty], By.FUNCTION) == []


@pytest.fixture
def store() -> Iterator[Store]:
    with Store.open(":memory:") as store:
        fill(store, [("nodi", SPEAKERS[:2])] * 3)
        review(store, keys={"page-0", "page-2"})
        yield store


def test_only_reviewed_articles_are_compared(store: Store) -> None:
    articles = list(reviewed_articles(store))
    assert [each.article.name for each in articles] == ["page-0", "page-2"]
    assert all_actions(articles) == {Action.CHANGED: 4}  # the reviewer makes everybody an official
