"""Reviews back: what people did since last time is stored whole first, and read then.

Only tasks that a person has touched, and whose time of change is not the one we saw, are fetched. That time is
set by every annotation that is made, changed, skipped or deleted, but not by a draft, which is no review. Of a
task that is deleted nothing is left to ask for, so numbers are compared: when their count differs, and once a day,
when all tasks are looked at whoever touched them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from annotator.aliases import Json
from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Stored, Unread
from annotator.models import Finding
from annotator.studio.client import Studio
from annotator.studio.config import KEY_FIELD
from annotator.studio.controls import ORIGIN
from annotator.studio.fields import Stamp
from annotator.studio.project import Project
from annotator.studio.review import READER, read_review

if TYPE_CHECKING:
    from annotator.store import ProjectInbox


#: How often all tasks are looked at, although their count is right.
COMPARED_EVERY = timedelta(days=1)

#: Tasks that are stored in one transaction.
STORED = 50


@dataclass(slots=True)
class Pulled:
    """The outcome of a pull."""

    stored: Stored = field(default_factory=Stored)
    read: int = 0
    """Annotations that were read."""
    findings: list[Finding] = field(default_factory=list)
    """What could not be made out in them."""
    gone: int = 0
    """Tasks that were deleted on the server."""


def pull(
    studio: Studio, where: Project, inbox: ProjectInbox, *, advance: Callable[[int], None] = lambda _: None
) -> Pulled:
    """Fetch what people did since the last pull, store it, and read it.

    Args:
        where: the project.
        inbox: where it is stored.
        advance: called with the number of tasks whenever some have been stored.

    Raises:
        StudioError: the server fails. What was stored stays; the next pull goes on from there.
    """
    return _Pull(studio, where, inbox, advance).run()


class _Pull:
    def __init__(self, studio: Studio, where: Project, inbox: ProjectInbox, advance: Callable[[int], None]) -> None:
        self._studio, self._where, self._inbox, self._advance = studio, where, inbox, advance
        self._seen = inbox.seen()
        self._numbers = {key: number for number, (key, _) in self._seen.items()}
        self.done = Pulled()

    def run(self) -> Pulled:
        watermark, due = self._inbox.watermark(), self._is_due()
        stamps = self._studio.tasks_changed_since(self._where, None if due else watermark)
        self._fetch([stamp.task for stamp in stamps if self._is_news(stamp)])
        compared = self._compare({stamp.task for stamp in stamps} if due else None)
        for task, annotation in self.done.stored.gone:
            self._inbox.settle(self._place(task, annotation), [])
        self._read()
        self._inbox.note_drafts(self._drafts())
        latest = max((stamp.updated_at for stamp in stamps), default=watermark)
        self._inbox.note_pulled(latest, compared=compared)
        return self.done

    def _drafts(self) -> dict[str, int]:
        """By address: how many drafts each person has, who is got to know if need be."""
        drafts = self._studio.drafts(self._where)
        if drafts:
            self._meet(set())
        return drafts

    def _is_news(self, stamp: Stamp) -> bool:
        """Return True where a task has to be fetched: it was not seen as it is, and somebody has worked on it."""
        _, seen_at = self._seen.get(stamp.task, ("", None))
        return stamp.updated_at != seen_at and (seen_at is not None or stamp.annotations > 0)

    def _fetch(self, numbers: list[int]) -> None:
        """Store these tasks whole; those that are not ours are left alone."""
        people = self._inbox.reviewers()
        page: list[ReturnedTask] = []
        for task in self._studio.tasks(self._where, numbers):
            found = _returned(task)
            known, _ = self._seen.get(task["id"], (None, None))
            if known is not None and (found is None or found.key != known):
                self._lose([known])  # its number was given out again
            if found is None or not self._is_the_one(found):
                continue
            named = {number for one in found.annotations for number in (one.reviewer, one.editor)}
            unknown = {number for number in named if number is not None} - set(people)
            if unknown:
                people = self._meet(unknown)
            page.append(found)
            if len(page) == STORED:
                self._store(page)
                page = []
        self._store(page)

    def _is_the_one(self, found: ReturnedTask) -> bool:
        """Return True where this is the task known by this key. A copy of it is a finding, and not mixed in."""
        known = self._numbers.get(found.key)
        if known in (None, found.task):
            return True
        if known not in self._studio.find_tasks(self._where, [found.key]).get(found.key, []):
            return True  # made anew under another number
        reason = f"it is a copy of task {known}; annotations on it are not counted. Delete one of the two"
        self.done.findings.append(
            Finding(place=self._where.task_url(found.task), kind="review-copy", reason=reason, severity="warning")
        )
        return False

    def _meet(self, unknown: set[int]) -> dict[int, str]:
        everybody = self._studio.users()
        people = [Reviewer(user.id, user.email, user.name) for user in everybody.values()]
        strangers = [Reviewer(number, "", f"user {number}") for number in unknown - set(everybody)]
        self._inbox.add_reviewers([*people, *strangers])
        return self._inbox.reviewers()

    def _store(self, page: list[ReturnedTask]) -> None:
        self._inbox.store(page, self.done.stored)
        self._advance(len(page))

    def _is_due(self) -> bool:
        """Return True where all tasks are to be looked at, not only those whose time of change is new."""
        compared_at = self._inbox.compared_at()
        return compared_at is None or datetime.now(UTC) - compared_at > COMPARED_EVERY

    def _compare(self, there: set[int] | None) -> bool:
        """See whether all our tasks are still there, where there is reason to; whether it was looked.

        Args:
            there: the numbers of all tasks, where they were asked for already.
        """
        self._lose(self._inbox.displaced())
        here = self._inbox.seen()
        if there is None:
            if self._count() >= len(here):
                return False
            there = self._studio.task_ids(self._where)
        self._lose([key for number, (key, _) in here.items() if number not in there])
        return True

    def _count(self) -> int:
        """Return the number of tasks that the project has."""
        return self._studio.task_count(self._where)

    def _lose(self, keys: list[str]) -> None:
        if keys:
            self._inbox.note_gone(keys, self.done.stored)
            self.done.gone += len(keys)

    def _place(self, task: int, annotation: int) -> str:
        """Return the address at which people look at an annotation."""
        return f"{self._where.task_url(task)}&annotation={annotation}"

    def _read(self) -> None:
        """Read what is stored and was not read yet, or not by this version of the reading."""
        for waiting in self._inbox.unread(READER):
            review = read_review(waiting.article, waiting.raw.get("result"))
            place = self._place(waiting.task, waiting.number)
            told = list(review.findings(place, f"{waiting.reviewer}, {waiting.article.page.name}"))
            if waiting.editor and not waiting.adjudicated:
                told.append(_changed_by_another(waiting, place))
            self._inbox.settle(place, told)
            read = ReadReview(
                annotation=review.annotation,
                status=review.status,
                comment=review.comment,
                inferred=review.inferred,
                base=base_version(waiting.raw),
            )
            self._inbox.save(waiting.id, READER, read)
            self.done.read += 1
            self.done.findings += told


def _changed_by_another(review: Unread, place: str) -> Finding:
    reason = (
        f"{review.reviewer}, {review.article.page.name}: {review.editor} changed this review, which bears "
        f"{review.reviewer}'s name; a second opinion is an annotation of one's own, by Label All Tasks or +"
    )
    return Finding(place=place, kind="review-editor", reason=reason, severity="warning")


def _returned(task: Json) -> ReturnedTask | None:
    """A task as the database takes it; none where it has no key, being none of ours."""
    key = task["data"].get(KEY_FIELD)
    if not isinstance(key, str):
        return None
    annotations = tuple(returned(one) for one in task["annotations"])
    return ReturnedTask(key, task["id"], task["updated_at"], annotations)


def returned(raw: Json) -> Returned:
    """Return an annotation as the database takes it, from what the server, or an export of it, holds."""
    return Returned(
        number=raw["id"],
        created_at=datetime.fromisoformat(raw["created_at"]),
        updated_at=datetime.fromisoformat(raw["updated_at"]),
        reviewer=raw.get("completed_by"),
        seconds=raw.get("lead_time"),
        skipped=bool(raw.get("was_cancelled")),
        adjudicated=bool(raw.get("ground_truth")),
        accepted_in_bulk=_is_bulk(raw),
        raw=raw,
        editor=_editor(raw),
    )


def _editor(raw: Json) -> int | None:
    """Return the person who changed an annotation last, where that is not the one who made it."""
    author, changed = raw.get("completed_by"), raw.get("updated_by")
    return changed if changed != author else None


def _is_bulk(raw: Json) -> bool:
    """Made by "create annotations from predictions" and not touched since: no time was spent, and no region says
    that its origin is a prediction or a person."""
    return raw.get("lead_time") is None and not any(item.get("origin") for item in _items(raw))


def base_version(raw: Mapping[str, Any]) -> str | None:
    """The version of the rule pass that left its mark on most regions."""
    versions = [
        item["meta"][ORIGIN].get("pass")
        for item in _items(raw)
        if isinstance(item.get("meta"), dict) and isinstance(item["meta"].get(ORIGIN), dict)
    ]
    return max(versions, key=versions.count, default=None)


def _items(raw: Mapping[str, Any]) -> list[Json]:
    result = raw.get("result")
    return [item for item in result if isinstance(item, dict)] if isinstance(result, list) else []
