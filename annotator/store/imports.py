"""Reviews that were made elsewhere and read from files: a project that is on no server holds their tasks."""

from __future__ import annotations

import hashlib

from sqlalchemy import ColumnElement, Engine, insert, select

from annotator.labels import Basis
from annotator.models import digest
from annotator.store import projects
from annotator.store.database import insert_one, reading, writing
from annotator.store.inbox import ProjectInbox
from annotator.store.queries import METADATA, TEXT, current, rebuild
from annotator.store.records import StoredArticle
from annotator.store.review_tables import ProjectTable, TaskTable
from annotator.store.tables import AnnotationTable, ArticleTable, PageTable, VersionTable


class Imports:
    """Import of files of one origin. Each method is a transaction of its own."""

    def __init__(self, engine: Engine, origin: str) -> None:
        """Take down the origin, if it is new.

        Args:
            origin: who made the reviews, and in what kind of file they come.
        """
        self._engine = engine
        self._project = _project(engine, f"{projects.IMPORT}{digest(origin)[:16]}")
        self.inbox = ProjectInbox(engine, self._project)
        """Stores and reads them."""

    def article_with_text(self, text: str) -> StoredArticle | None:
        """Return the article whose current version stands on a page of this very text; None where there is none."""
        return self._first(PageTable.sha256 == hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())

    def article_with_body(self, body: str) -> StoredArticle | None:
        """Return the article whose current body is this; None where there is none."""
        return self._first(VersionTable.version == digest("body", body)[:16])

    def enter(self, stored: StoredArticle) -> str:
        """Take down a task for an article, if there is none yet; its key. It begins from the current prediction."""
        key = projects.task_key(stored.key, stored.version)
        ours = (TaskTable.project_id == self._project, TaskTable.key == key)
        prediction = (
            (AnnotationTable.version_id == VersionTable.id)
            & AnnotationTable.is_current
            & (AnnotationTable.basis == Basis.PREDICTED)
        )
        about = (
            select(VersionTable.id, AnnotationTable.id.label("prediction"))
            .join(ArticleTable, ArticleTable.id == VersionTable.article_id)
            .outerjoin(AnnotationTable, prediction)
            .where(ArticleTable.key == stored.key, VersionTable.version == stored.version)
        )
        with writing(self._engine) as connection:
            if connection.scalar(select(TaskTable.id).where(*ours)) is None:
                row = connection.execute(about).one()
                task = {"project_id": self._project, "version_id": row.id, "key": key, "state": "imported"}
                moment = {"prediction_id": row.prediction, "changed_at": projects.now()}
                connection.execute(insert(TaskTable), {**task, **moment})
        return key

    def _first(self, condition: ColumnElement[bool]) -> StoredArticle | None:
        query = current(*METADATA, *TEXT)
        with reading(self._engine) as connection:
            rows = connection.execute(query.where(condition).order_by(ArticleTable.id).limit(1)).all()
            return rebuild(connection, rows)[0] if rows else None


def _project(engine: Engine, key: str) -> int:
    with writing(engine) as connection:
        known = connection.scalar(select(ProjectTable.id).where(ProjectTable.key == key))
        return insert_one(connection, ProjectTable, {"key": key}) if known is None else known
