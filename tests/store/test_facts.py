"""What counting reads is what whole annotations say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from annotator.labels import Basis, Holder
from annotator.models import Held
from annotator.store import AttributionFacts, Store
from annotator.store.facts import BATCH
from tests.comparing.making import fill
from tests.store.making import annotation, timed

PEOPLE = ["আসমা বেগম", "রহিম শেখ"]


@pytest.fixture
def filled(store: Store) -> Iterator[Store]:
    fill(store, [("pahar", PEOPLE), (None, PEOPLE[:1]), ("nodi", []), ("nodi", PEOPLE)])
    run = store.begin_run("pass-2")
    added = store.add(timed())
    floor = (Held(start=0, end=4, holder=Holder.OUTLET), Held(start=5, end=9, holder=Holder.SPEAKER, source="পুলিশ"))
    store.save(run, added.key, added.version, annotation(timed()).model_copy(update={"floor": floor}))
    return store


def test_facts_are_those_of_the_annotations_in_the_same_order(filled: Store) -> None:
    whole, facts = list(filled.annotated_articles()), list(filled.facts())
    assert [one.article for one in facts] == [one.article for one in whole]
    assert [(one.basis, one.pass_version) for one in facts] == [(one.basis, one.pass_version) for one in whole]
    for one, other in zip(facts, whole, strict=True):
        assert one.bare_hedges == len(other.annotation.bare_hedges)
        assert Counter(one.floor) == Counter(held.holder for held in other.annotation.floor)
        assert one.floor.keys() == set(Holder)  # each article counts among sentences, if all of its are attributed too
        named = [
            tuple(getattr(each, name) for name in AttributionFacts._fields) for each in other.annotation.attributions
        ]
        assert [tuple(each) for each in one.attributions] == named
        for fact, each in zip(one.attributions, other.annotation.attributions, strict=True):
            assert fact.source_type is each.source_type
            assert fact.function is each.function


def test_the_body_is_the_articles_without_the_rest_of_the_page(filled: Store) -> None:
    bodies = {one.article.key: one.body for one in filled.facts()}
    assert bodies == {one.key: one.article.body for one in filled.articles()}


def test_the_same_filters_hold(filled: Store) -> None:
    assert [one.article.outlet for one in filled.facts(outlet="nodi")] == ["nodi"] * 3
    assert len(list(filled.facts(since=date(2026, 1, 2), until=date(2026, 1, 4)))) == 3
    assert list(filled.facts(basis=Basis.REVIEWED)) == []


def test_more_articles_than_a_batch_come_once_each(store: Store) -> None:
    keys = fill(store, [("nodi", PEOPLE[:1])] * (BATCH + 3))
    found = [one.article.key for one in store.facts()]
    assert sorted(found) == sorted(keys)


def test_one_may_write_when_reading_was_broken_off(filled: Store) -> None:
    with closing(filled.facts()) as facts:
        next(facts)
    filled.finish_run(filled.begin_run("later"))
