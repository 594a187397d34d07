"""Versions of reviews: which of them are new or gone, and which one speaks for its article."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, insert, or_, select, update

from annotator.exchange import Returned, ReturnedTask, Stored
from annotator.labels import Basis, Status
from annotator.models import digest
from annotator.store.review_tables import ReviewTable, TaskTable
from annotator.store.tables import AnnotationTable

#: With one of these an article counts as reviewed; nothing said is as good as done.
COUNTING = (None, Status.DONE)

#: Of the versions of an annotation the one that the server has.
LATEST = (ReviewTable.is_latest, ReviewTable.deleted_at.is_(None))


def store(
    connection: Connection, row: Any, task: ReturnedTask, people: Mapping[int, int], into: Stored, now: datetime
) -> None:
    """Store what has changed on a task: new versions, and tombstones for annotations that are gone.

    Args:
        row: of the task.
        people: by number on the server: the row of a reviewer.
        into: where it is counted.
        now: when it was seen.
    """
    query = select(ReviewTable.id, ReviewTable.number, ReviewTable.digest, ReviewTable.deleted_at)
    before = {
        each.number: each
        for each in connection.execute(query.where(ReviewTable.task_id == row.id, ReviewTable.is_latest))
    }
    for one in task.annotations:
        known = before.pop(one.number, None)
        version = _version(one)
        if known is not None and (known.digest, known.deleted_at) == (version, None):
            continue
        if known is not None:
            connection.execute(update(ReviewTable).where(ReviewTable.id == known.id), {"is_latest": False})
        if not _revived(connection, row.id, one.number, version):
            _insert(connection, row.id, one, version, people, now)
        into.submitted += known is None
        into.updated += known is not None
        into.skipped += one.skipped
        into.tasks.add(task.key)
        into.gone |= {(task.task, one.number)} if one.skipped else set()
    for each in before.values():
        if each.deleted_at is None:
            connection.execute(update(ReviewTable).where(ReviewTable.id == each.id), {"deleted_at": now})
            into.deleted += 1
            into.tasks.add(task.key)
            into.gone.add((task.task, each.number))
    if task.key in into.tasks:
        choose(connection, [row.id])
    state = "sent" if row.state in ("sending", "gone") else row.state
    changes = {"number": task.task, "seen_at": task.updated_at, "state": state}
    connection.execute(update(TaskTable).where(TaskTable.id == row.id), changes)


def choose(connection: Connection, tasks: Sequence[int]) -> None:
    """Make the annotation that counts the current one of its article's version: adjudicated, else the latest.

    Args:
        tasks: numbers of rows, of whose article versions something has changed.
    """
    versions = set(connection.scalars(select(TaskTable.version_id).where(TaskTable.id.in_(tasks))))
    for version in sorted(versions):
        best = _best(connection, version)
        of_version = ReviewTable.task_id.in_(select(TaskTable.id).where(TaskTable.version_id == version))
        connection.execute(update(ReviewTable).where(of_version, ReviewTable.is_chosen), {"is_chosen": False})
        current = (AnnotationTable.version_id == version, AnnotationTable.basis == Basis.REVIEWED)
        connection.execute(update(AnnotationTable).where(*current, AnnotationTable.is_current), {"is_current": False})
        if best is not None:
            connection.execute(update(ReviewTable).where(ReviewTable.id == best.id), {"is_chosen": True})
        if best is not None and best.status in COUNTING:
            counts = update(AnnotationTable).where(AnnotationTable.id == best.annotation_id)
            connection.execute(counts, {"is_current": True})


def _best(connection: Connection, version: int) -> Any | None:
    """The annotation that speaks for an article version: adjudicated, else the last one that a person submitted."""
    return connection.execute(
        select(ReviewTable.id, ReviewTable.annotation_id, ReviewTable.status)
        .join(TaskTable, TaskTable.id == ReviewTable.task_id)
        .where(TaskTable.version_id == version, *LATEST, ReviewTable.annotation_id.is_not(None))
        .where(~ReviewTable.is_skip, or_(~ReviewTable.is_bulk, ReviewTable.is_adjudicated))
        .order_by(case((ReviewTable.is_adjudicated, 0), else_=1), ReviewTable.updated_at.desc(), ReviewTable.id.desc())
        .limit(1)
    ).first()


def _version(one: Returned) -> str:
    """A digest of the raw annotation; the order of keys, which PostgreSQL does not keep, is no difference."""
    return digest(json.dumps(one.raw, ensure_ascii=True, sort_keys=True))


def _revived(connection: Connection, task: int, number: int, version: str) -> bool:
    """Make a version that was known before the latest again, as where a deleted task was put back."""
    same = (ReviewTable.task_id == task, ReviewTable.number == number, ReviewTable.digest == version)
    back = update(ReviewTable).where(*same)
    return connection.execute(back, {"is_latest": True, "deleted_at": None}).rowcount > 0


def _insert(
    connection: Connection, task: int, one: Returned, version: str, people: Mapping[int, int], now: datetime
) -> None:
    row = {
        "task_id": task,
        "number": one.number,
        "digest": version,
        "raw": dict(one.raw),
        "reviewer_id": people.get(one.reviewer) if one.reviewer is not None else None,
        "editor_id": people.get(one.editor) if one.editor is not None else None,
        "created_at": one.created_at,
        "updated_at": one.updated_at,
        "seconds": one.seconds,
        "is_skip": one.skipped,
        "is_adjudicated": one.adjudicated,
        "is_bulk": one.accepted_in_bulk,
        "pulled_at": now,
        "inferred": {},
    }
    connection.execute(insert(ReviewTable), row)
