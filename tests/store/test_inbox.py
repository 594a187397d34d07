"""The inbox on both databases: every version kept, what is deleted still there, and the right annotation counting."""

from __future__ import annotations

import pytest

from annotator.exchange import Stored
from annotator.labels import HedgeLevel, Status
from annotator.models import Finding
from annotator.store import Store
from tests.store.reviewing import ABOUT, FOUND, NOON, READER, Desk, read, returned


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


def test_what_came_is_kept_whole_and_again_is_nothing_new(desk: Desk) -> None:
    first = returned(11, HedgeLevel.PROBABLE)
    assert desk.pull(first).submitted == 1
    again = desk.pull(first)
    assert (again.submitted, again.updated, again.deleted, again.tasks) == (0, 0, 0, set())
    (review,) = desk.store.reviews()
    assert (review.reviewer, review.seconds, review.is_chosen) == ("রিনা", 4.5, True)
    assert desk.store.annotation(ABOUT.key) == FOUND, "the prediction stays beside it"
    assert desk.inbox.seen() == {1: (desk.key, NOON)}


def test_each_version_is_kept_and_the_last_counts(desk: Desk) -> None:
    desk.pull(returned(11, HedgeLevel.FLAT))
    assert desk.pull(returned(11, HedgeLevel.DISTANCED, at=1), at=1).updated == 1
    assert desk.level() is HedgeLevel.DISTANCED
    assert desk.store.extent(ABOUT.key).reviews == 2


def test_of_two_reviewers_the_last_one_counts_until_one_is_adjudicated(desk: Desk) -> None:
    early, late = returned(11, HedgeLevel.FLAT, at=1), returned(12, HedgeLevel.DISTANCED, at=2, who=5)
    desk.pull(early, late)
    assert desk.level() is HedgeLevel.DISTANCED
    progress = desk.store.review_progress()
    assert progress and progress.reviewers == {"polash@example.org": 1}
    desk.pull(returned(11, HedgeLevel.FLAT, at=3, adjudicated=True), late)
    assert desk.level() is HedgeLevel.FLAT
    desk.pull(returned(11, HedgeLevel.FLAT, at=3, adjudicated=True), returned(12, HedgeLevel.PROBABLE, at=9, who=5))
    assert desk.level() is HedgeLevel.FLAT, "a later submission does not undo the adjudication"


def test_when_the_one_that_counts_is_deleted_the_other_one_does(desk: Desk) -> None:
    early, late = returned(11, HedgeLevel.FLAT, at=1), returned(12, HedgeLevel.DISTANCED, at=2, who=5)
    desk.pull(early, late)
    gone = desk.pull(early, at=3)
    assert (gone.deleted, gone.gone) == (1, {(1, 12)})
    assert desk.level() is HedgeLevel.FLAT
    assert desk.pull(at=4).deleted == 1
    assert desk.level() is None
    assert desk.store.extent(ABOUT.key).reviews == 2, "tombstones"


def test_what_nobody_looked_at_counts_only_when_it_is_adjudicated(desk: Desk) -> None:
    skip = returned(11, at=1, skipped=True)
    assert desk.pull(skip).skipped == 1
    desk.pull(skip, returned(12, HedgeLevel.FLAT, at=2, accepted_in_bulk=True))
    assert desk.level() is None
    progress = desk.store.review_progress()
    assert progress and (progress.skipped, progress.bulk) == (1, 1)
    desk.pull(skip, returned(12, HedgeLevel.FLAT, at=3, accepted_in_bulk=True, adjudicated=True))
    assert desk.level() is HedgeLevel.FLAT


@pytest.mark.parametrize("status", Status)
def test_only_what_is_done_counts(desk: Desk, status: Status) -> None:
    desk.pull(returned(11, status=status.value))
    assert (desk.level() is not None) is (status is Status.DONE)
    progress = desk.store.review_progress()
    assert progress and progress.statuses == {status.value: 1}


def test_a_task_that_is_gone_counts_no_longer_and_may_come_back(desk: Desk) -> None:
    first = returned(11)
    desk.pull(first)
    into = Stored()
    desk.inbox.note_gone([desk.key], into)
    assert (into.deleted, into.gone) == (1, {(1, 11)})
    assert desk.level() is None and desk.inbox.seen() == {}
    desk.pull(first, at=1)
    assert desk.level() is HedgeLevel.FLAT
    assert desk.store.extent(ABOUT.key).reviews == 1, "the same version, and no second one"


def test_a_later_reading_reads_again_and_leaves_one_annotation(desk: Desk) -> None:
    desk.pull(returned(11))
    before = desk.store.extent(ABOUT.key)
    assert list(desk.inbox.unread(READER)) == []
    (waiting,) = desk.inbox.unread(READER + 1)
    assert (waiting.task, waiting.number, waiting.reviewer, waiting.article) == (1, 11, "রিনা", ABOUT)
    assert waiting.raw["who"] == "রিনা 😀"
    desk.inbox.save(waiting.id, READER + 1, read({**waiting.raw, "level": HedgeLevel.POSSIBLE.value}))
    assert desk.level() is HedgeLevel.POSSIBLE
    assert desk.store.extent(ABOUT.key) == before


def test_findings_about_an_annotation_go_when_they_are_mended(desk: Desk) -> None:
    place = "https://studio.example/projects/7/data?task=1&annotation=11"
    told = Finding(place=place, kind="review-claim", reason="no claim", severity="warning")
    desk.inbox.settle(place, [told])
    desk.inbox.settle(place, [told])
    assert list(desk.store.findings()) == [told]
    desk.inbox.settle(place, [])
    assert list(desk.store.findings()) == []


def test_where_it_stands_is_remembered(desk: Desk) -> None:
    assert (desk.inbox.watermark(), desk.inbox.compared_at()) == (None, None)
    desk.inbox.note_pulled(NOON, compared=False)
    assert (desk.inbox.watermark(), desk.inbox.compared_at()) == (NOON, None)
    desk.inbox.note_pulled(None, compared=True)
    assert desk.inbox.watermark() == NOON
    assert desk.inbox.compared_at() is not None


def test_who_changed_a_persons_review_is_kept_beside_its_author(desk: Desk) -> None:
    desk.pull(returned(11))
    (own,) = desk.store.reviews()
    assert (own.reviewer, own.editor, own.is_blind) == ("রিনা", None, False)
    desk.pull(returned(11, HedgeLevel.PROBABLE, at=1, editor=5), at=1)
    (changed,) = desk.store.reviews()
    assert (changed.reviewer, changed.editor) == ("রিনা", "polash@example.org")
