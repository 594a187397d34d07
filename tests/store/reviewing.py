"""An article that was sent to reviewers, and what they do with it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Stored
from annotator.labels import Basis, HedgeLevel, Status
from annotator.models import Annotation
from annotator.store import ProjectInbox, ProjectOutbox, Store
from tests.store.making import annotation, article

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
ABOUT = article()
FOUND = annotation(ABOUT)
READER = 1


class Desk:
    """One article that was sent as task 1, and what people do with it."""

    def __init__(self, store: Store) -> None:
        self.store = store
        added = store.add(ABOUT)
        store.save(store.begin_run("pass-1"), added.key, added.version, FOUND)
        number = store.enter_project(store.project_key(), 7, NOON, "https://studio.example/projects/7")
        self.outbox: ProjectOutbox = store.outbox(number)
        self.inbox: ProjectInbox = store.inbox(number)
        self.outbox.queue()
        (sent,) = self.outbox.batch(9)
        self.key = sent.key
        self.outbox.note_sending({self.key: (sent.prediction, "d")})
        self.outbox.note_sent({self.key: 1})
        self.inbox.add_reviewers([Reviewer(4, "rina@example.org", "রিনা"), Reviewer(5, "polash@example.org", "")])

    def pull(self, *annotations: Returned, at: int = 0) -> Stored:
        """Store what the task holds now, and read what is new as ``raw["level"]`` says."""
        into = Stored()
        self.inbox.store([ReturnedTask(self.key, 1, NOON + timedelta(hours=at), annotations)], into)
        for waiting in self.inbox.unread(READER):
            self.inbox.save(waiting.id, READER, read(waiting.raw))
        return into

    def level(self) -> HedgeLevel | None:
        """The hedge level of the review that counts."""
        found = self.store.annotation(ABOUT.key, Basis.REVIEWED)
        return found.attributions[0].hedge_level if found else None


def returned(number: int, level: HedgeLevel = HedgeLevel.FLAT, *, at: int = 0, who: int = 4, **more: Any) -> Returned:
    """An annotation as the server gives it, submitted or changed so many hours after noon."""
    status = more.pop("status", None)
    known = {"skipped": False, "adjudicated": False, "accepted_in_bulk": False} | more
    raw = {"id": number, "level": level.value, "at": at, "status": status, "who": "রিনা 😀", **known}
    return Returned(
        number=number,
        created_at=NOON,
        updated_at=NOON + timedelta(hours=at),
        reviewer=who,
        seconds=4.5,
        raw=raw,
        **known,
    )


def read(raw: Mapping[str, Any]) -> ReadReview:
    changed = FOUND.attributions[0].model_copy(update={"hedge_level": HedgeLevel(raw["level"])})
    status = Status(raw["status"]) if raw["status"] else None
    return ReadReview(Annotation(attributions=(changed,)), status, "মন্তব্য", {}, "pass-1")
