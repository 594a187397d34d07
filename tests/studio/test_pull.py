"""Pulling from a real server: what people did comes back whole, once, and the right annotation counts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from annotator.labels import HedgeLevel
from annotator.models import Annotation
from annotator.store.database import reading
from annotator.store.review_tables import ReviewTable
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.controls import ORIGIN
from annotator.studio.review import READER
from tests.store.making import annotation, article
from tests.studio.looping import Loop, status
from tests.studio.people import Person
from tests.studio.proxy import proxy

Json = dict[str, Any]

ABOUT = article()
FOUND = annotation(ABOUT)


@pytest.fixture
def loop(loop: Loop) -> Loop:
    """A loop with one article that has been pushed."""
    loop.add(ABOUT, FOUND)
    loop.push()
    return loop


def rows(loop: Loop) -> list[Any]:
    """All versions of all annotations that are stored."""
    with reading(loop.store._engine) as connection:
        return list(connection.execute(ReviewTable.__table__.select().order_by(ReviewTable.id)))


def reviewed(loop: Loop) -> Annotation | None:
    return loop.reviewed(ABOUT.key)


def level(loop: Loop) -> HedgeLevel | None:
    found = reviewed(loop)
    return found.attributions[0].hedge_level if found else None


def test_what_is_accepted_unchanged_is_what_was_found(loop: Loop) -> None:
    loop.submit(loop.only())
    pulled = loop.pull()
    assert (pulled.stored.submitted, pulled.read, pulled.findings) == (1, 1, [])
    assert reviewed(loop) == FOUND
    assert loop.store.annotation(ABOUT.key) == FOUND  # the prediction stays beside it
    (row,) = rows(loop)
    assert (row.seconds, row.reader, row.is_chosen) == (4.5, READER, True)
    assert row.raw["result"][0]["meta"][ORIGIN]["pass"] == "pass-1"


def test_again_nothing_changes(loop: Loop) -> None:
    loop.submit(loop.only())
    loop.pull()
    before = rows(loop)
    again = loop.pull()
    assert not again.stored.tasks
    assert (again.read, again.gone) == (0, 0)
    assert rows(loop) == before


def test_each_version_is_kept_and_the_last_one_counts(loop: Loop) -> None:
    number = loop.submit(loop.only())
    loop.pull()
    body = {"result": loop.returned(loop.only(), "flat"), "lead_time": 9.0}
    loop.studio.call("PATCH", f"/api/annotations/{number}/", json=body)
    assert loop.pull().stored.updated == 1
    assert level(loop) is HedgeLevel.FLAT
    first, last = rows(loop)
    assert (first.is_latest, last.is_latest, first.number) == (False, True, last.number)
    assert first.raw["result"] != last.raw["result"]


def test_a_deleted_annotation_leaves_a_tombstone(loop: Loop) -> None:
    number = loop.submit(loop.only())
    loop.pull()
    loop.studio.call("DELETE", f"/api/annotations/{number}/")
    assert loop.pull().stored.deleted == 1
    (row,) = rows(loop)
    assert row.deleted_at is not None
    assert reviewed(loop) is None
    assert loop.pull().stored.deleted == 0


def test_a_skip_is_no_review(loop: Loop) -> None:
    loop.submit(loop.only(), was_cancelled=True)
    pulled = loop.pull()
    assert (pulled.stored.submitted, pulled.stored.skipped, pulled.read) == (1, 1, 0)
    assert reviewed(loop) is None
    progress = loop.store.review_progress()
    assert progress and progress.skipped == 1


def test_a_draft_is_no_review(loop: Loop) -> None:
    body = {"result": loop.returned(loop.only()), "lead_time": 2.0}
    loop.studio.call("POST", f"/api/tasks/{loop.only()}/drafts", json=body)
    assert not loop.pull().stored.tasks
    assert reviewed(loop) is None


def test_what_was_accepted_in_bulk_is_kept_apart(loop: Loop) -> None:
    chosen = {"selectedItems": {"all": True, "excluded": []}}
    action = {"project": loop.project.id, "id": "predictions_to_annotations"}
    loop.studio.call("POST", "/api/dm/actions", params=action, json=chosen)
    assert loop.pull().stored.submitted == 1
    (row,) = rows(loop)
    assert row.is_bulk and row.annotation_id
    assert reviewed(loop) is None
    progress = loop.store.review_progress()
    assert progress and (progress.bulk, progress.statuses) == (1, {})


def test_of_two_reviewers_the_last_one_counts_until_one_is_adjudicated(loop: Loop, second: Person) -> None:
    task = loop.only()
    first = loop.submit(task, loop.returned(loop.only(), "flat"))
    second.submit(task, loop.returned(loop.only(), "distanced"))
    loop.pull()
    assert level(loop) is HedgeLevel.DISTANCED
    progress = loop.store.review_progress()
    assert progress and progress.reviewers == {second.email: 1}
    loop.studio.call("PATCH", f"/api/annotations/{first}/", json={"ground_truth": True})
    loop.pull()
    assert level(loop) is HedgeLevel.FLAT
    assert len({row.number for row in rows(loop)}) == 2


@pytest.mark.parametrize(
    ("word", "counts"), [("done", True), ("second_look", False), ("broken_text", False), ("not_news", False)]
)
def test_what_is_said_of_the_article_decides_whether_it_counts(loop: Loop, word: str, counts: bool) -> None:
    loop.submit(loop.only(), [*loop.returned(loop.only()), status(word)])
    loop.pull()
    assert (reviewed(loop) is not None) is counts
    progress = loop.store.review_progress()
    assert progress and progress.statuses == {word: 1}


def test_a_deleted_task_keeps_its_reviews_and_they_no_longer_count(loop: Loop) -> None:
    task = loop.only()
    loop.submit(task)
    loop.pull()
    loop.studio.delete_tasks(loop.project, [task])
    pulled = loop.pull()
    assert (pulled.gone, pulled.stored.deleted) == (1, 1)
    assert reviewed(loop) is None
    assert len(rows(loop)) == 1
    assert loop.push().sent == 0  # somebody deleted it on purpose


def test_a_number_that_is_given_out_again_is_another_task(loop: Loop) -> None:
    """SQLite does that. Nothing of the old task is taken for the new one's."""
    task = loop.only()
    loop.submit(task, loop.returned(loop.only(), "flat"))
    loop.pull()
    loop.studio.delete_tasks(loop.project, [task])
    other = article("মেয়র জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। নদীপুর পুলিশ", path="pages/other.txt")
    loop.add(other, annotation(other))
    loop.push()
    new = loop.only()
    assert new == task
    loop.submit(new)
    pulled = loop.pull()
    assert (pulled.gone, pulled.stored.submitted) == (1, 1)
    assert reviewed(loop) is None
    assert loop.reviewed(other.key) == annotation(other)


def test_a_number_that_a_stranger_took_is_noticed(loop: Loop) -> None:
    task = loop.only()
    loop.submit(task)
    loop.pull()
    loop.studio.delete_tasks(loop.project, [task])
    (new,) = loop.studio.import_tasks(loop.project, [{"data": {"text": "অন্য"}}])
    assert new == task
    loop.submit(new, [])
    pulled = loop.pull()
    assert (pulled.gone, pulled.stored.submitted) == (1, 0)
    assert reviewed(loop) is None


def test_a_copy_of_a_task_is_told_and_not_mixed_in(loop: Loop) -> None:
    (task,) = loop.tasks("id,data")
    (copied,) = loop.studio.import_tasks(loop.project, [{"data": task["data"]}])
    loop.submit(copied, [])
    (finding,) = loop.pull().findings
    assert finding.kind == "review-copy" and str(task["id"]) in finding.reason
    assert reviewed(loop) is None


def test_what_does_not_fit_is_a_finding_with_a_link_until_it_is_mended(loop: Loop) -> None:
    task = loop.only()
    result = [item for item in loop.returned(loop.only()) if item.get("labels") != ["claim"]]
    result = [item for item in result if item.get("value", {}).get("labels") != ["CLAIM"]]
    number = loop.submit(task, result)
    (finding,) = loop.pull().findings
    assert finding.place == f"{loop.project.url}/data?task={task}&annotation={number}"
    assert finding.kind == "review-claim"
    assert list(loop.store.findings()) == [finding]
    loop.studio.call("PATCH", f"/api/annotations/{number}/", json={"result": loop.returned(loop.only())})
    loop.pull()
    assert list(loop.store.findings()) == []


def test_a_person_is_known_by_name_and_address(loop: Loop, second: Person) -> None:
    second.submit(loop.only(), loop.returned(loop.only()))
    loop.pull()
    assert second.email in loop.inbox.reviewers().values()


def test_a_pull_that_breaks_off_goes_on_where_it_stopped(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stored, and not read yet: the next pull reads it."""
    loop.submit(loop.only())

    def broken(*_: object) -> None:
        raise RuntimeError("the lights went out")

    monkeypatch.setattr("annotator.studio.pull.read_review", broken)
    with pytest.raises(RuntimeError):
        loop.pull()
    assert len(rows(loop)) == 1
    monkeypatch.undo()
    assert loop.pull().read == 1
    assert reviewed(loop) == FOUND


def test_reviews_are_read_again_by_a_newer_reading(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    loop.submit(loop.only())
    loop.pull()
    monkeypatch.setattr("annotator.studio.pull.READER", READER + 1)
    assert loop.pull().read == 1
    assert loop.pull().read == 0
    assert reviewed(loop) == FOUND


@pytest.mark.parametrize(("changed_tasks", "most"), [(0, 5), (50, 10)])
def test_few_calls_are_enough(loop: Loop, changed_tasks: int, most: int) -> None:
    """With nothing new, and with fifty tasks that somebody has worked on since."""
    for number in range(50):
        one = article(f"মেয়র জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। নদীপুর পুলিশ {number}", path=f"pages/{number}.txt")
        loop.add(one, annotation(one))
    loop.push()
    first, *others = sorted(task["id"] for task in loop.tasks("id"))
    loop.submit(first)
    loop.pull()
    for task in others[:changed_tasks]:
        loop.submit(task, [], lead_time=1.0)
    with proxy(loop.studio.connection.url) as progress:
        with Studio(Connection(progress.url, loop.studio.connection.token)) as studio:
            assert Loop.of(loop.store, studio).pull().stored.submitted == changed_tasks
        assert len(progress.calls) <= most, progress.calls


def test_once_a_day_all_tasks_are_looked_at(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """What no time of change tells: who changed a task was deleted since, and is nobody to the server."""
    loop.submit(loop.only())
    loop.pull()
    loop.submit(loop.only(), loop.returned(loop.only(), "flat"))
    stamps = Studio.tasks_changed_since
    unseen = lambda studio, where, since: [] if since else stamps(studio, where, since)  # noqa: E731
    monkeypatch.setattr(Studio, "tasks_changed_since", unseen)
    assert not loop.pull().stored.tasks
    monkeypatch.setattr("annotator.studio.pull.COMPARED_EVERY", timedelta(0))
    assert loop.pull().stored.submitted == 1
    assert level(loop) is HedgeLevel.FLAT


def test_forgetting_an_article_takes_its_reviews_and_what_was_found_in_them(loop: Loop) -> None:
    loop.submit(
        loop.only(), [item for item in loop.returned(loop.only()) if item.get("value", {}).get("labels") != ["CLAIM"]]
    )
    loop.pull()
    assert list(loop.store.findings())
    loop.store.forget(ABOUT.key)
    assert not rows(loop)
    assert not list(loop.store.findings())
