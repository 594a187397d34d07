"""The inbox: every annotation as the server gave it, each version of it, what could be read, and which one counts."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, case, delete, insert, null, or_, select, update

from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Stored, Unread
from annotator.labels import Basis, Status
from annotator.models import Finding, digest
from annotator.store import findings, projects
from annotator.store.attributions import insert_parts
from annotator.store.database import reading, writing
from annotator.store.queries import BATCH, METADATA, rebuild
from annotator.store.review_tables import ProjectRow, ReviewerRow, ReviewRow, TaskRow
from annotator.store.storable import storable
from annotator.store.tables import AnnotationRow, ArticleRow, PageRow, RunRow, VersionRow

#: With one of these an article counts as reviewed; nothing said is as good as done.
COUNTING = (None, Status.DONE)

_LATEST = (ReviewRow.is_latest, ReviewRow.deleted_at.is_(None))


class ProjectInbox:
    """The reviews of one project. Each method is a transaction of its own."""

    def __init__(self, engine: Engine, project: int) -> None:
        self._engine, self._project = engine, project
        self._ours = TaskRow.project_id == project

    def watermark(self) -> datetime | None:
        """The latest change on the server that was seen."""
        return self._moment(ProjectRow.watermark)

    def compared_at(self) -> datetime | None:
        """When the numbers of all tasks were last compared with those on the server."""
        return self._moment(ProjectRow.compared_at)

    def note_pulled(self, watermark: datetime | None, *, compared: bool) -> None:
        """Note that a pull came to its end.

        Args:
            watermark: the latest change seen.
            compared: whether the numbers of all tasks were compared.
        """
        moments = {"pulled_at": projects.now()} | ({"compared_at": projects.now()} if compared else {})
        projects.note(self._engine, self._project, **moments, **({"watermark": watermark} if watermark else {}))

    # Tasks

    def seen(self) -> dict[int, tuple[str, datetime | None]]:
        """By number on the server: the key of each task, and its time of change there when it was last stored."""
        query = select(TaskRow.number, TaskRow.key, TaskRow.seen_at).where(self._ours, TaskRow.number.is_not(None))
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(TaskRow.state.not_in(("gone", "displaced")))).all()
        return {row.number: (row.key, row.seen_at) for row in rows}

    def displaced(self) -> list[str]:
        """Keys of tasks whose number another one has got, so that they cannot be there any more."""
        query = select(TaskRow.key).where(self._ours, TaskRow.state == "displaced")
        with reading(self._engine) as connection:
            return list(connection.scalars(query))

    def note_gone(self, keys: Collection[str], into: Stored) -> None:
        """Note tasks that are no longer on the server: their reviews stay, but count no longer."""
        now = projects.now()
        with writing(self._engine) as connection:
            query = select(TaskRow.id, TaskRow.key, TaskRow.number).where(self._ours, TaskRow.key.in_(keys))
            tasks = {row.id: row for row in connection.execute(query)}
            gone = {"state": "gone", "seen_at": None, "changed_at": now}
            connection.execute(update(TaskRow).where(TaskRow.id.in_(tasks)), gone)
            left = ReviewRow.task_id.in_(tasks), *_LATEST
            for review in connection.execute(select(ReviewRow.task_id, ReviewRow.number).where(*left)).all():
                into.deleted += 1
                into.tasks.add(tasks[review.task_id].key)
                into.gone.add((tasks[review.task_id].number, review.number))
            connection.execute(update(ReviewRow).where(*left), {"deleted_at": now})
            self._choose(connection, list(tasks))

    # People

    def reviewers(self) -> dict[int, str]:
        """By number on the server: what each known reviewer is called."""
        query = select(ReviewerRow).where(ReviewerRow.project_id == self._project)
        with reading(self._engine) as connection:
            return {row.number: row.name or row.email for row in connection.execute(query)}

    def add_reviewers(self, people: Iterable[Reviewer]) -> None:
        """Store people, or what is new about them."""
        with writing(self._engine) as connection:
            for person in people:
                self._reviewer(connection, person)

    # Annotations as they came

    def store(self, tasks: Iterable[ReturnedTask], into: Stored) -> None:
        """Store tasks with all annotations they have now: new versions, and tombstones for what is gone.

        What is new waits to be read (:meth:`unread`).
        """
        now = projects.now()
        with writing(self._engine) as connection:
            people = self._people(connection)
            for task in tasks:
                row = connection.execute(select(TaskRow).where(self._ours, TaskRow.key == task.key)).first()
                if row is not None:
                    self._store(connection, row, task, people, into, now)

    def _store(
        self,
        connection: Connection,
        row: Any,
        task: ReturnedTask,
        people: Mapping[int, int],
        into: Stored,
        now: datetime,
    ) -> None:
        query = select(ReviewRow.id, ReviewRow.number, ReviewRow.digest, ReviewRow.deleted_at)
        before = {
            each.number: each
            for each in connection.execute(query.where(ReviewRow.task_id == row.id, ReviewRow.is_latest))
        }
        for one in task.annotations:
            known = before.pop(one.number, None)
            version = _version(one)
            if known is not None and (known.digest, known.deleted_at) == (version, None):
                continue
            if known is not None:
                connection.execute(update(ReviewRow).where(ReviewRow.id == known.id), {"is_latest": False})
            if not _revived(connection, row.id, one.number, version):
                _insert(connection, row.id, one, version, people, now)
            into.submitted += known is None
            into.updated += known is not None
            into.skipped += one.skipped
            into.tasks.add(task.key)
            into.gone |= {(task.task, one.number)} if one.skipped else set()
        for each in before.values():
            if each.deleted_at is None:
                connection.execute(update(ReviewRow).where(ReviewRow.id == each.id), {"deleted_at": now})
                into.deleted += 1
                into.tasks.add(task.key)
                into.gone.add((task.task, each.number))
        if task.key in into.tasks:
            self._choose(connection, [row.id])
        state = "sent" if row.state in ("sending", "gone") else row.state
        changes = {"number": task.task, "seen_at": task.updated_at, "state": state}
        connection.execute(update(TaskRow).where(TaskRow.id == row.id), changes)

    # Reading them

    def unread(self, reader: int) -> Iterator[Unread]:
        """The latest versions that were not read yet, or by an older reading than this; skips are not read.

        Args:
            reader: version of the reading.
        """
        last = 0
        query = (
            select(VersionRow.id.label("version_id"), *METADATA, PageRow.text, PageRow.extractor)
            .add_columns(null().label("original"), ReviewRow.id.label("review_id"), ReviewRow.raw)
            .add_columns(ReviewRow.number.label("annotation"), TaskRow.number.label("task"))
            .add_columns(ReviewerRow.name.label("reviewer"), ReviewerRow.email)
            .join(ArticleRow, ArticleRow.id == VersionRow.article_id)
            .join(PageRow, PageRow.id == VersionRow.page_id)
            .join(TaskRow, TaskRow.version_id == VersionRow.id)
            .join(ReviewRow, ReviewRow.task_id == TaskRow.id)
            .outerjoin(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
            .where(self._ours, *_LATEST, ~ReviewRow.is_skip)
            .where(or_(ReviewRow.reader.is_(None), ReviewRow.reader < reader))
            .order_by(ReviewRow.id)
            .limit(BATCH)
        )
        while True:
            with reading(self._engine) as connection:
                rows = connection.execute(query.where(ReviewRow.id > last)).all()
                articles = rebuild(connection, rows)
            for row, stored in zip(rows, articles, strict=True):
                who = row.reviewer or row.email or "unknown reviewer"
                yield Unread(row.review_id, row.task, row.annotation, stored.article, who, row.raw)
            if len(rows) < BATCH:
                return
            last = rows[-1].review_id

    def save(self, id_: int, reader: int, read: ReadReview) -> None:
        """Store what could be read of a version, and see which annotation of its article counts now."""
        with writing(self._engine) as connection:
            query = select(ReviewRow.task_id, ReviewRow.annotation_id, TaskRow.version_id, TaskRow.prediction_id)
            row = connection.execute(
                query.join(TaskRow, TaskRow.id == ReviewRow.task_id).where(ReviewRow.id == id_)
            ).first()
            if row is None:  # forgotten meanwhile
                return
            known = {
                "reader": reader,
                "status": read.status,
                "comment": storable(read.comment),
                "annotation_id": _insert_annotation(connection, row.version_id, read),
                "base_id": _base(connection, row.version_id, read.base) or row.prediction_id,
                "inferred": {name: list(parts) for name, parts in read.inferred.items()},
            }
            connection.execute(update(ReviewRow).where(ReviewRow.id == id_), known)
            if row.annotation_id is not None:
                connection.execute(delete(AnnotationRow).where(AnnotationRow.id == row.annotation_id))
            self._choose(connection, [row.task_id])

    def settle(self, place: str, found: Iterable[Finding]) -> None:
        """Make these all that is known against an annotation.

        Args:
            place: where people look at it.
            found: what could not be made out.
        """
        findings.settle(self._engine, place, found, None)

    def _choose(self, connection: Connection, tasks: Sequence[int]) -> None:
        """Make the annotation that counts the current one of its article's version: adjudicated, else the latest."""
        versions = set(connection.scalars(select(TaskRow.version_id).where(TaskRow.id.in_(tasks))))
        for version in sorted(versions):
            best = _best(connection, version)
            of_version = ReviewRow.task_id.in_(select(TaskRow.id).where(TaskRow.version_id == version))
            connection.execute(update(ReviewRow).where(of_version, ReviewRow.is_chosen), {"is_chosen": False})
            current = (AnnotationRow.version_id == version, AnnotationRow.basis == Basis.REVIEWED)
            connection.execute(update(AnnotationRow).where(*current, AnnotationRow.is_current), {"is_current": False})
            if best is not None:
                connection.execute(update(ReviewRow).where(ReviewRow.id == best.id), {"is_chosen": True})
            if best is not None and best.status in COUNTING:
                counts = update(AnnotationRow).where(AnnotationRow.id == best.annotation_id)
                connection.execute(counts, {"is_current": True})

    def _people(self, connection: Connection) -> dict[int, int]:
        query = select(ReviewerRow.number, ReviewerRow.id).where(ReviewerRow.project_id == self._project)
        return {row.number: row.id for row in connection.execute(query)}

    def _reviewer(self, connection: Connection, person: Reviewer) -> None:
        known = {"email": storable(person.email), "name": storable(person.name)}
        same = (ReviewerRow.project_id == self._project, ReviewerRow.number == person.number)
        if connection.execute(update(ReviewerRow).where(*same), known).rowcount == 0:
            connection.execute(insert(ReviewerRow), {"project_id": self._project, "number": person.number, **known})

    def _moment(self, column: Any) -> datetime | None:
        with reading(self._engine) as connection:
            found: datetime | None = connection.scalar(select(column).where(ProjectRow.id == self._project))
        return found


def _best(connection: Connection, version: int) -> Any | None:
    """The annotation that speaks for an article version: adjudicated, else the last one that a person submitted."""
    return connection.execute(
        select(ReviewRow.id, ReviewRow.annotation_id, ReviewRow.status)
        .join(TaskRow, TaskRow.id == ReviewRow.task_id)
        .where(TaskRow.version_id == version, *_LATEST, ReviewRow.annotation_id.is_not(None))
        .where(~ReviewRow.is_skip, or_(~ReviewRow.is_bulk, ReviewRow.is_adjudicated))
        .order_by(case((ReviewRow.is_adjudicated, 0), else_=1), ReviewRow.updated_at.desc(), ReviewRow.id.desc())
        .limit(1)
    ).first()


def _version(one: Returned) -> str:
    """A digest of the raw annotation; the order of keys, which PostgreSQL does not keep, is no difference."""
    return digest(json.dumps(one.raw, ensure_ascii=True, sort_keys=True))


def _revived(connection: Connection, task: int, number: int, version: str) -> bool:
    """Make a version that was known before the latest again, as where a deleted task was put back."""
    same = (ReviewRow.task_id == task, ReviewRow.number == number, ReviewRow.digest == version)
    back = update(ReviewRow).where(*same)
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
        "created_at": one.created_at,
        "updated_at": one.updated_at,
        "seconds": one.seconds,
        "is_skip": one.skipped,
        "is_adjudicated": one.adjudicated,
        "is_bulk": one.accepted_in_bulk,
        "pulled_at": now,
        "inferred": {},
    }
    connection.execute(insert(ReviewRow), row)


def _insert_annotation(connection: Connection, version: int, read: ReadReview) -> int:
    head = {
        "version_id": version,
        "basis": Basis.REVIEWED,
        "run_id": None,
        "digest": digest(read.annotation.model_dump_json()),
        "is_current": False,
        "made_at": projects.now(),
    }
    made: Any = connection.execute(insert(AnnotationRow), head).inserted_primary_key
    insert_parts(connection, int(made[0]), read.annotation)
    return int(made[0])


def _base(connection: Connection, version: int, pass_version: str | None) -> int | None:
    """The prediction of an article version that this version of the pass made last."""
    if pass_version is None:
        return None
    return connection.scalar(
        select(AnnotationRow.id)
        .join(RunRow, RunRow.id == AnnotationRow.run_id)
        .where(AnnotationRow.version_id == version, RunRow.version == pass_version)
        .order_by(AnnotationRow.id.desc())
        .limit(1)
    )
