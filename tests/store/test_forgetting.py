"""What is forgotten is gone: from every table, and from the bytes of the file."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, insert, select

from annotator.errors import NotFound
from annotator.models import Finding
from annotator.store import Forgotten, Store
from annotator.store.base import Base
from annotator.store.database import reading, writing
from annotator.store.tables import AnnotationTable, VersionTable
from tests.store.making import annotation, article, timed


@pytest.fixture
def filled(store: Store) -> Store:
    """Two versions of one article, with a prediction and a finding, and another article."""
    run = store.begin_run("pass-1")
    for page in (timed(), timed(body="নতুন খবর: পুলিশ জানিয়েছে।"), article("আরেক খবর।", path="other.txt")):
        added = store.add(page)
        if page == timed():
            store.save(run, added.key, added.version, annotation(page))
    store.add_findings(
        [Finding(place="pages/bridge.txt", kind="k", reason="r"), Finding(place="x", kind="k", reason="r")]
    )
    return store


def rows(store: Store) -> dict[str, int]:
    with reading(store._engine) as connection:
        return {
            name: connection.execute(select(func.count()).select_from(table)).scalar_one()
            for name, table in Base.metadata.tables.items()
        }


def test_all_of_it_goes_and_nothing_else(filled: Store) -> None:
    key = timed().key
    expected = Forgotten(key=key, versions=2, annotations=1, attributions=1, reviews=0, findings=1)
    assert filled.extent(key) == expected
    assert filled.forget(key) == expected
    assert rows(filled) == {
        **dict.fromkeys(("pages", "articles", "article_versions", "segments"), 1),
        **dict.fromkeys(("annotations", "attributions", "fragments", "bare_hedges", "floor"), 0),
        **dict.fromkeys(("projects", "samples", "sample_frames", "tasks", "reviewers", "reviews"), 0),
        **dict.fromkeys(("runs", "findings"), 1),
    }


def test_it_is_not_found_again(filled: Store) -> None:
    filled.forget(timed().key)
    for call in (filled.forget, filled.extent, filled.article):
        with pytest.raises(NotFound):
            call(timed().key)


def test_reviews_are_counted(filled: Store) -> None:
    with writing(filled._engine) as connection:
        version = connection.execute(
            select(VersionTable.id).where(VersionTable.version == timed().version)
        ).scalar_one()
        review = {"version_id": version, "basis": "reviewed", "digest": "0", "made_at": func.now()}
        connection.execute(insert(AnnotationTable).values(review))
    assert filled.extent(timed().key).reviews == 1


def test_a_finding_about_a_file_that_holds_another_article_stays(store: Store) -> None:
    first = store.add(article())
    store.add(article("ফাইলটিতে এখন আরেক খবর।"))
    store.add_findings([Finding(place=article().page.path, kind="k", reason="r")])
    assert store.forget(first.key).findings == 0
    assert store.counts().findings == 1


def test_no_word_of_it_stays_in_the_files_of_sqlite(tmp_path: Path) -> None:
    secret = "গোপনকথা"
    with Store.open(str(tmp_path / "a.db")) as store:
        added = store.add(article(f"{secret} {'দীর্ঘ লেখা। ' * 2000}"))
        store.add(article("আরেক খবর।", path="other.txt"))
        store.forget(added.key)
        left = b"".join(file.read_bytes() for file in tmp_path.glob("a.db*"))
    assert secret.encode() not in left
