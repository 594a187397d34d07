"""Articles that were drawn, sent and reviewed, in a database, without a server."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, datetime

from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Stored
from annotator.labels import SourceType, Status
from annotator.models import Annotation
from annotator.store import Store

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
READER = 1


def review(store: Store, *, sample: int | None = None, seed: int = 0, keys: Collection[str] | None = None) -> None:
    """Send articles and review them: a sample of so many, or those of these keys; all where neither is given.

    The reviewer makes everybody who speaks an official, and else leaves everything as the rules have it.
    """
    project = store.enter_project(store.project_key(), 7, NOON, "https://studio.example/projects/7")
    outbox, inbox = store.outbox(project), store.inbox(project)
    if sample is None:
        outbox.queue()
    else:
        outbox.draw(sample, seed)
    tasks = [one for one in outbox.batch(999) if keys is None or one.article.page.name in keys]
    outbox.note_sending({one.key: (one.prediction, "digest") for one in tasks})
    taken = len(inbox.seen())
    numbers = {one.key: taken + number for number, one in enumerate(tasks, 1)}
    outbox.note_sent(numbers)
    inbox.add_reviewers([Reviewer(4, "rina@example.org", "রিনা")])
    found = [ReturnedTask(key, number, NOON, (_returned(number),)) for key, number in numbers.items()]
    inbox.store(found, Stored())
    predicted = {one.article.key: one.annotation for one in tasks}
    for waiting in inbox.unread(READER):
        checked = ReadReview(_corrected(predicted[waiting.article.key]), Status.DONE, None, {}, "pass-1")
        inbox.save(waiting.id, READER, checked)


def _returned(number: int) -> Returned:
    return Returned(
        number=number,
        created_at=NOON,
        updated_at=NOON,
        reviewer=4,
        seconds=30.0,
        skipped=False,
        adjudicated=False,
        accepted_in_bulk=False,
        raw={"id": number},
    )


def _corrected(annotation: Annotation) -> Annotation:
    officials = (one.model_copy(update={"source_type": SourceType.OFFICIAL}) for one in annotation.attributions)
    return annotation.model_copy(update={"attributions": tuple(officials)})
