"""Questions in SQL: the views answer, nothing is written, mistakes are told in a line."""

from __future__ import annotations

import pytest

from annotator.errors import DatabaseError, UsageError
from annotator.store import Store
from annotator.store.sql import ask
from tests.store.making import annotation, timed


@pytest.fixture
def filled(url: str) -> str:
    """A database of one annotated article."""
    with Store.open(url) as store:
        run = store.begin_run("pass-1")
        added = store.add(timed())
        store.save(run, added.key, added.version, annotation(timed()))
    return url


def test_a_view_answers(filled: str) -> None:
    with ask(filled, "SELECT outlet, count(*) AS n FROM current_attributions WHERE is_best GROUP BY outlet") as answer:
        assert answer.columns == ("outlet", "n")
        assert [tuple(row) for row in answer.rows] == [("nodi", 1)]


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM articles",
        "UPDATE articles SET headline = 'x'",
        "CREATE TABLE mine (a int)",
        "DROP VIEW current_attributions",
        "SELECT 1; DELETE FROM articles",
        "COMMIT; DELETE FROM articles",
        "INSERT INTO articles (key) VALUES ('x') RETURNING key",
        "WITH gone AS (SELECT 1) DELETE FROM articles",
        "SELEC 1",
        "SELECT nothing FROM nowhere",
        "",
        "-- a remark",
    ],
)
def test_nothing_else_is_taken(filled: str, statement: str) -> None:
    with pytest.raises(UsageError), ask(filled, statement) as answer:
        list(answer.rows)
    with Store.open(filled) as store:
        assert store.counts().attributions == 1
        assert [one.article.headline for one in store.articles()] == [timed().headline]


@pytest.mark.parametrize("statement", ["ATTACH 'other.db' AS other", "PRAGMA journal_mode = DELETE", "VACUUM INTO 'x'"])
def test_sqlite_does_nothing_beside_the_database(filled: str, statement: str) -> None:
    if filled.startswith("sqlite"):
        with pytest.raises(UsageError, match=r"only reading is allowed|cannot VACUUM"), ask(filled, statement):
            pass


def test_a_percent_sign_is_one(filled: str) -> None:
    with ask(filled, "SELECT count(*) FROM articles WHERE headline LIKE '%সেতু%'") as answer:
        assert [tuple(row) for row in answer.rows] == [(1,)]


def test_a_database_that_is_not_there(tmp_path: object) -> None:
    with pytest.raises(DatabaseError, match="there is no database"), ask(f"{tmp_path}/none.db", "SELECT 1"):
        pass
