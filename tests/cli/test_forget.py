"""``annotator forget``: asks first, warns of reviews, and takes one article out."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from annotator.errors import NotFound, UsageError
from annotator.store import Store
from annotator.store.database import writing
from annotator.store.tables import AnnotationTable, VersionTable
from tests.cli.calling import call
from tests.cli.stored import NAME, UNREAD, database
from tests.store.making import timed


def names(file: str) -> list[str]:
    with Store.open(file) as store:
        return [stored.article.page.name for stored in store.articles()]


def test_asks_and_takes_out(tmp_path: Path) -> None:
    file = database(tmp_path)
    told = call("forget", NAME, "--database", file, answer="y\n")
    assert told.stdout.splitlines()[:2] == [f"{timed().key}  সেতু বন্ধ", "versions: 1, annotations: 1, findings: 0"]
    assert told.stdout.splitlines()[-1] == "forgotten"
    assert "warning" not in told.stderr
    assert names(file) == [UNREAD]


@pytest.mark.parametrize(("answer", "told"), [("n\n", "nothing was deleted"), ("", "nobody is there to be asked")])
def test_leaves_all_as_it_was_unless_told_yes(tmp_path: Path, answer: str, told: str) -> None:
    file = database(tmp_path)
    with pytest.raises(UsageError, match=told):
        call("forget", NAME, "--database", file, answer=answer)
    assert names(file) == [NAME, UNREAD]


def test_does_not_ask_where_told_not_to(tmp_path: Path) -> None:
    file = database(tmp_path)
    assert "?" not in call("forget", timed().key[:8], "--yes", "--database", file).output
    assert names(file) == [UNREAD]


def test_warns_of_reviews(tmp_path: Path) -> None:
    file = database(tmp_path)
    with Store.open(file) as store, writing(store._engine) as connection:
        version = connection.execute(
            select(VersionTable.id).where(VersionTable.version == timed().version)
        ).scalar_one()
        review = {"version_id": version, "basis": "reviewed", "digest": "0", "made_at": func.now()}
        connection.execute(insert(AnnotationTable).values(review))
    assert (
        "warning: people's work goes with it: 1 of its annotations are reviews"
        in call("forget", NAME, "--database", file, answer="y\n").stderr
    )


def test_an_unknown_article_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="no article 'nowhere'"):
        call("forget", "nowhere", "--yes", "--database", database(tmp_path))
