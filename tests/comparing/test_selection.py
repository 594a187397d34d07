"""Which articles are looked at, and on which basis."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Depth, Selection
from annotator.errors import NotFound, UsageError
from annotator.labels import Basis
from annotator.store import Store
from tests.comparing.making import fill

ARTICLES = [("nodi", ["আসমা বেগম"]), ("pahar", ["রহিম শেখ", "আসমা বেগম"]), ("nodi", ["দিলারা"]), (None, ["য়াসির"])]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(str(tmp_path / "test.db")) as opened:
        fill(opened, ARTICLES)
        yield opened


def names(store: Store, **chosen: object) -> tuple[list[str], list[str]]:
    """The pages that tables of single attributions, and counts, look at."""
    data = Dataset(store, Selection(**chosen))  # type: ignore[arg-type]
    return [one.article.name for one in data.annotated()], [one.article.name for one in data.facts()]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ({}, "0 2 1 3"),
        ({"outlets": ("nodi",)}, "0 2"),
        ({"outlets": ("nodi", "pahar")}, "0 2 1"),
        ({"since": date(2026, 1, 2), "until": date(2026, 1, 3)}, "2 1"),
        ({"topic": "আসমা বেগম"}, "0 1"),
        ({"topic": "আসমা বেগম", "outlets": ("pahar",)}, "1"),
        ({"topic": "\u09af\u09bcাসির"}, "3"),
        ({"topic": "নেই"}, ""),
    ],
    ids=str,
)
def test_filters(store: Store, chosen: dict[str, object], expected: str) -> None:
    pages = [f"page-{number}" for number in expected.split()]
    assert names(store, **chosen) == (pages, pages)


def test_a_topic_may_stand_in_the_headline_alone_and_in_any_case(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "other.db")) as store:
        fill(store, [("nodi", ["ক"])], headline="COP ৩০ শেষ")
        assert names(store, topic="cop ৩০")[0] == ["page-0"]


def test_values_of_a_section_and_of_the_tables_own_columns_are_asked_for(tmp_path: Path) -> None:
    with Store.open(str(tmp_path / "other.db")) as store:
        fill(store, [("nodi", ["ক"])], section="খেলা", extra={"tags": "ক্রিকেট, য়ুরোপ", "label": 3})
        for name, value in [("section", "খেলা"), ("label", "3"), ("tags", "\u09af\u09bcুরোপ"), ("tags", "ক্রিকেট, য়ুরোপ")]:
            assert names(store, where=((name, value),))[0] == ["page-0"]
        for where in [(("section", "দেশ"),), (("section", "খেলা"), ("label", "4")), (("nothing", "x"),)]:
            assert names(store, where=where) == ([], [])


def test_counts_stand_on_one_basis(store: Store) -> None:
    with pytest.raises(UsageError, match="people and rules differ"):
        analyse(Dataset(store, Selection(choice=Choice.BEST)), Depth.COUNTS)
    reviewed = analyse(Dataset(store, Selection(choice=Choice.REVIEWED)), Depth.COUNTS)
    assert reviewed.corpus.articles == []


def test_the_best_is_the_review_where_there_is_one(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    predicted = list(store.annotated_articles())
    reviewed = [predicted[1], predicted[3]]

    def annotated(self: Dataset, basis: Basis, in_context: bool) -> Iterator[object]:
        yield from (("reviewed", one) for one in reviewed) if basis is Basis.REVIEWED else ()
        yield from (("predicted", one) for one in predicted) if basis is Basis.PREDICTED else ()

    class Named:
        def __init__(self, pair: tuple[str, object]) -> None:
            self.basis, self.article = pair[0], pair[1].article  # type: ignore[attr-defined]

    monkeypatch.setattr(Dataset, "_annotated", lambda self, *how: map(Named, annotated(self, *how)))  # type: ignore[arg-type]
    found = list(Dataset(store, Selection(choice=Choice.BEST)).annotated())
    assert [(one.article.name, str(one.basis)) for one in found] == [
        ("page-0", "predicted"),
        ("page-2", "reviewed"),
        ("page-1", "predicted"),
        ("page-3", "reviewed"),
    ]


def test_an_outlet_that_is_not_there_is_answered_with_those_that_are(store: Store) -> None:
    with pytest.raises(NotFound, match="of an outlet 'nodii'; there are: nodi, pahar"):
        Dataset(store, Selection(outlets=("nodii",))).check()
    Dataset(store, Selection(outlets=("nodi", "pahar"))).check()


def test_wire_copies_are_left_out_of_counts(store: Store) -> None:
    first, second = (one.article.key for one in store.annotated_articles(outlet="nodi"))
    corpus = analyse(Dataset(store), Depth.COUNTS, copies={second: first}).corpus
    assert len(corpus.articles) == 3
    assert corpus.copies == {"nodi": 1}
