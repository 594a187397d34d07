"""Reviews that were made on tasks which are no longer on the server, or on another one, and can be sent again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import Connection, and_, or_, select, update

from annotator.exchange import Restorable
from annotator.store.projects import IMPORT
from annotator.store.review_tables import ProjectTable, ReviewerTable, ReviewTable, TaskTable
from annotator.store.tables import VersionTable

#: A review that was deleted in the same moment as its task: with it, and not by a person.
_WITH_TASK = and_(TaskTable.state == "gone", ReviewTable.deleted_at == TaskTable.changed_at)

#: The latest version of a review that no person deleted.
_LEFT = (ReviewTable.is_latest, ~ReviewTable.is_skip, or_(ReviewTable.deleted_at.is_(None), _WITH_TASK))


def requeue_gone(connection: Connection, project: int, now: datetime) -> None:
    """Queue the tasks of current versions that somebody deleted on a project's server, and let their reviews live."""
    current = select(VersionTable.id).where(VersionTable.is_current)
    gone = (TaskTable.project_id == project, TaskTable.state == "gone", TaskTable.version_id.in_(current))
    rows = connection.scalars(select(TaskTable.id).where(*gone)).all()
    kept = select(ReviewTable.id).join(TaskTable, TaskTable.id == ReviewTable.task_id).where(*gone, *_LEFT)
    connection.execute(
        update(ReviewTable).where(ReviewTable.id.in_(connection.scalars(kept).all())), {"deleted_at": None}
    )
    connection.execute(update(TaskTable).where(TaskTable.id.in_(rows)), {"state": "queued", "changed_at": now})


def restorable(connection: Connection, versions: Collection[int]) -> dict[int, tuple[Restorable, ...]]:
    """By number of an article version: the reviews of it that can be sent, the oldest first."""
    query = (
        select(TaskTable.version_id, ReviewTable.raw, ReviewerTable.email)
        .join(TaskTable, TaskTable.id == ReviewTable.task_id)
        .join(ProjectTable, ProjectTable.id == TaskTable.project_id)
        .outerjoin(ReviewerTable, ReviewerTable.id == ReviewTable.reviewer_id)
        .where(TaskTable.version_id.in_(versions), ~ProjectTable.key.startswith(IMPORT), *_LEFT)
        .order_by(ReviewTable.updated_at, ReviewTable.id)
    )
    found: dict[int, list[Restorable]] = defaultdict(list)
    for row in connection.execute(query):
        found[row.version_id].append(Restorable(row.email or "", row.raw))
    return {version: tuple(reviews) for version, reviews in found.items()}


def note_restored(connection: Connection, project: int, keys: Iterable[str], now: datetime) -> None:
    """Note that the reviews of these tasks are on the server again, under other numbers.

    The next pull looks at all tasks, since what was imported was changed by nobody.
    """
    versions = select(TaskTable.version_id).where(TaskTable.project_id == project, TaskTable.key.in_(list(keys)))
    imported = select(ProjectTable.id).where(ProjectTable.key.startswith(IMPORT))
    tasks = select(TaskTable.id).where(TaskTable.version_id.in_(versions), TaskTable.project_id.not_in(imported))
    old = (ReviewTable.task_id.in_(tasks), ReviewTable.is_latest, ReviewTable.deleted_at.is_(None))
    connection.execute(update(ReviewTable).where(*old), {"deleted_at": now})
    connection.execute(update(ProjectTable).where(ProjectTable.id == project), {"compared_at": None})
