"""The inbox: every annotation as the server gave it, each version of it, what could be read, and which one counts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, func, insert, or_, select, update
from sqlalchemy.orm import aliased

from annotator.exchange import ReadReview, ReturnedTask, Reviewer, Stored, Unread
from annotator.labels import Basis
from annotator.models import Finding
from annotator.store import findings, projects, review_versions
from annotator.store.attributions import insert_content
from annotator.store.content import content_of
from annotator.store.database import insert_one, reading, writing
from annotator.store.queries import METADATA, TEXT, in_batches, rebuild
from annotator.store.review_tables import ProjectTable, ReviewerTable, ReviewTable, TaskTable
from annotator.store.review_versions import LATEST
from annotator.store.storable import storable
from annotator.store.tables import AnnotationTable, ArticleTable, PageTable, RunTable, VersionTable


class ProjectInbox:
    """The reviews of one project. Each method is a transaction of its own."""

    def __init__(self, engine: Engine, project: int) -> None:
        self._engine, self._project = engine, project
        self._ours = TaskTable.project_id == project

    def watermark(self) -> datetime | None:
        """The latest change on the server that was seen."""
        return self._moment(ProjectTable.watermark)

    def compared_at(self) -> datetime | None:
        """Return when the numbers of all tasks were last compared with those on the server."""
        return self._moment(ProjectTable.compared_at)

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
        query = select(TaskTable.number, TaskTable.key, TaskTable.seen_at).where(
            self._ours, TaskTable.number.is_not(None)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(TaskTable.state.not_in(("gone", "displaced", "retired")))).all()
        return {row.number: (row.key, row.seen_at) for row in rows}

    def displaced(self) -> list[str]:
        """Keys of tasks whose number another one has got, so that they cannot be there any more."""
        query = select(TaskTable.key).where(self._ours, TaskTable.state == "displaced")
        with reading(self._engine) as connection:
            return list(connection.scalars(query))

    def note_gone(self, keys: Collection[str], into: Stored) -> None:
        """Note tasks that are no longer on the server: their reviews stay, but count no longer."""
        now = projects.now()
        with writing(self._engine) as connection:
            query = select(TaskTable.id, TaskTable.key, TaskTable.number).where(self._ours, TaskTable.key.in_(keys))
            tasks = {row.id: row for row in connection.execute(query)}
            gone = {"state": "gone", "seen_at": None, "changed_at": now}
            connection.execute(update(TaskTable).where(TaskTable.id.in_(tasks)), gone)
            left = ReviewTable.task_id.in_(tasks), *LATEST
            for review in connection.execute(select(ReviewTable.task_id, ReviewTable.number).where(*left)).all():
                into.deleted += 1
                into.tasks.add(tasks[review.task_id].key)
                into.gone.add((tasks[review.task_id].number, review.number))
            connection.execute(update(ReviewTable).where(*left), {"deleted_at": now})
            review_versions.choose(connection, list(tasks))

    # People

    def reviewers(self) -> dict[int, str]:
        """By number on the server: what each known reviewer is called."""
        query = select(ReviewerTable).where(ReviewerTable.project_id == self._project)
        with reading(self._engine) as connection:
            return {row.number: row.name or row.email for row in connection.execute(query)}

    def add_reviewers(self, people: Iterable[Reviewer]) -> None:
        """Store people, or what is new about them."""
        with writing(self._engine) as connection:
            for person in people:
                self._reviewer(connection, person)

    def note_drafts(self, drafts: Mapping[str, int]) -> None:
        """Note how many drafts each person has that were never submitted.

        Args:
            drafts: by address; whoever is not in it has none.
        """
        ours = ReviewerTable.project_id == self._project
        with writing(self._engine) as connection:
            connection.execute(update(ReviewerTable).where(ours), {"drafts": 0})
            for email, number in drafts.items():
                connection.execute(update(ReviewerTable).where(ours, ReviewerTable.email == email), {"drafts": number})

    # Annotations as they came

    def store(self, tasks: Iterable[ReturnedTask], into: Stored) -> None:
        """Store tasks with all annotations they have now: new versions, and tombstones for what is gone.

        What is new waits to be read (:meth:`unread`).
        """
        now = projects.now()
        with writing(self._engine) as connection:
            people = self._people(connection)
            for task in tasks:
                row = connection.execute(select(TaskTable).where(self._ours, TaskTable.key == task.key)).first()
                if row is not None:
                    review_versions.store(connection, row, task, people, into, now)

    # Reading them

    def unread(self, reader: int) -> Iterator[Unread]:
        """The latest versions that were not read yet, or by an older reading than this; skips are not read.

        Args:
            reader: version of the reading.
        """
        editors = aliased(ReviewerTable)
        query = (
            select(VersionTable.id.label("version_id"), *METADATA, *TEXT)
            .add_columns(ReviewTable.id, ReviewTable.raw)
            .add_columns(ReviewTable.number.label("annotation"), TaskTable.number.label("task"))
            .add_columns(ReviewerTable.name.label("reviewer"), ReviewerTable.email, ReviewTable.is_adjudicated)
            .add_columns(func.coalesce(func.nullif(editors.name, ""), editors.email).label("editor"))
            .join(ArticleTable, ArticleTable.id == VersionTable.article_id)
            .join(PageTable, PageTable.id == VersionTable.page_id)
            .join(TaskTable, TaskTable.version_id == VersionTable.id)
            .join(ReviewTable, ReviewTable.task_id == TaskTable.id)
            .outerjoin(ReviewerTable, ReviewerTable.id == ReviewTable.reviewer_id)
            .outerjoin(editors, editors.id == ReviewTable.editor_id)
            .where(self._ours, *LATEST, ~ReviewTable.is_skip)
            .where(or_(ReviewTable.reader.is_(None), ReviewTable.reader < reader))
        )

        def read(connection: Connection, rows: Sequence[Any]) -> Iterator[Unread]:
            for row, stored in zip(rows, rebuild(connection, rows), strict=True):
                who = row.reviewer or row.email or "unknown reviewer"
                about = (row.id, row.task, row.annotation, stored.article)
                yield Unread(*about, who, row.raw, row.editor, row.is_adjudicated)

        return in_batches(self._engine, query, ReviewTable.id, read)

    def save(self, id_: int, reader: int, read: ReadReview) -> None:
        """Store what could be read of a version, and see which annotation of its article counts now."""
        with writing(self._engine) as connection:
            query = select(ReviewTable.task_id, ReviewTable.annotation_id, TaskTable.version_id).add_columns(
                TaskTable.prediction_id, TaskTable.is_blind
            )
            row = connection.execute(
                query.join(TaskTable, TaskTable.id == ReviewTable.task_id).where(ReviewTable.id == id_)
            ).first()
            if row is None:  # forgotten meanwhile
                return
            known = {
                "reader": reader,
                "status": read.status,
                "comment": storable(read.comment),
                "annotation_id": _insert_annotation(connection, row.version_id, read),
                "base_id": _base(connection, row.version_id, read.base)
                or (None if row.is_blind else row.prediction_id),
                "inferred": {name: list(parts) for name, parts in read.inferred.items()},
            }
            connection.execute(update(ReviewTable).where(ReviewTable.id == id_), known)
            if row.annotation_id is not None:
                connection.execute(delete(AnnotationTable).where(AnnotationTable.id == row.annotation_id))
            review_versions.choose(connection, [row.task_id])

    def settle(self, place: str, found: Iterable[Finding]) -> None:
        """Make these all that is known against an annotation.

        Args:
            place: where people look at it.
            found: what could not be made out.
        """
        findings.settle(self._engine, place, found, None)

    def _people(self, connection: Connection) -> dict[int, int]:
        query = select(ReviewerTable.number, ReviewerTable.id).where(ReviewerTable.project_id == self._project)
        return {row.number: row.id for row in connection.execute(query)}

    def _reviewer(self, connection: Connection, person: Reviewer) -> None:
        known = {"email": storable(person.email), "name": storable(person.name)}
        same = (ReviewerTable.project_id == self._project, ReviewerTable.number == person.number)
        if connection.execute(update(ReviewerTable).where(*same), known).rowcount == 0:
            connection.execute(insert(ReviewerTable), {"project_id": self._project, "number": person.number, **known})

    def _moment(self, column: Any) -> datetime | None:
        with reading(self._engine) as connection:
            found: datetime | None = connection.scalar(select(column).where(ProjectTable.id == self._project))
        return found


def _insert_annotation(connection: Connection, version: int, read: ReadReview) -> int:
    content = content_of(read.annotation)
    head = {
        "version_id": version,
        "basis": Basis.REVIEWED,
        "run_id": None,
        "digest": content.digest,
        "is_current": False,
        "made_at": projects.now(),
    }
    number = insert_one(connection, AnnotationTable, head)
    insert_content(connection, [(number, content)])
    return number


def _base(connection: Connection, version: int, pass_version: str | None) -> int | None:
    """The prediction of an article version that this version of the pass made last."""
    if pass_version is None:
        return None
    return connection.scalar(
        select(AnnotationTable.id)
        .join(RunTable, RunTable.id == AnnotationTable.run_id)
        .where(AnnotationTable.version_id == version, RunTable.version == pass_version)
        .order_by(AnnotationTable.id.desc())
        .limit(1)
    )
