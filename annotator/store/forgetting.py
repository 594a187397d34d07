"""Taking an article out, with all that hangs on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, delete, func, or_, select, update
from sqlalchemy.orm import InstrumentedAttribute, aliased

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.store.records import Forgotten
from annotator.store.review_tables import ProjectTable, TaskTable
from annotator.store.tables import (
    AnnotationTable,
    ArticleTable,
    AttributionTable,
    FindingTable,
    PageTable,
    RunTable,
    VersionTable,
)


def extent(connection: Connection, key: str) -> Forgotten:
    """Return the extent of what would be deleted with the article of that key.

    Raises:
        NotFound: there is none.
    """
    if connection.scalar(select(ArticleTable.id).where(ArticleTable.key == key)) is None:
        raise NotFound(f"there is no article of the key {key!r}")
    versions = _versions(key)
    annotations = AnnotationTable.version_id.in_(versions)

    def count(column: InstrumentedAttribute[int], *conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count(column)).where(*conditions)).scalar_one()

    return Forgotten(
        key=key,
        versions=count(VersionTable.id, VersionTable.id.in_(versions)),
        annotations=count(AnnotationTable.id, annotations),
        attributions=count(
            AttributionTable.number, AttributionTable.annotation_id.in_(select(AnnotationTable.id).where(annotations))
        ),
        reviews=count(AnnotationTable.id, annotations, AnnotationTable.basis == Basis.REVIEWED),
        findings=count(FindingTable.id, _about(key)),
    )


def forget(connection: Connection, key: str) -> Forgotten:
    """Delete the article of that key: its versions, pages, annotations, tasks, reviews, and the findings about these.

    Raises:
        NotFound: there is none.
    """
    gone = extent(connection, key)
    pages = list(connection.scalars(select(VersionTable.page_id).where(VersionTable.id.in_(_versions(key)))))
    connection.execute(delete(FindingTable).where(_about(key)))
    connection.execute(delete(ArticleTable).where(ArticleTable.key == key))  # the rest hangs on it, and goes with it
    connection.execute(delete(PageTable).where(PageTable.id.in_(pages)))
    connection.execute(update(RunTable).where(RunTable.inputs.is_not(None)), {"inputs": None})  # it may be read again
    return gone


def _versions(key: str) -> Select[Any]:
    return (
        select(VersionTable.id)
        .join(ArticleTable, ArticleTable.id == VersionTable.article_id)
        .where(ArticleTable.key == key)
    )


def _about(key: str) -> ColumnElement[bool]:
    """Findings about its pages, and about reviews of it."""
    address = ProjectTable.url + "/data?task=" + cast(TaskTable.number, String) + "&annotation="
    of_review = (
        select(TaskTable.id)
        .join(ProjectTable, ProjectTable.id == TaskTable.project_id)
        .where(TaskTable.version_id.in_(_versions(key)), FindingTable.place.startswith(address))
    )
    return or_(_of_its_pages_alone(key), of_review.exists())


def _of_its_pages_alone(key: str) -> ColumnElement[bool]:
    """Findings about a path from which this article was read, and no other."""
    page, version = aliased(PageTable), aliased(VersionTable)
    there = select(page.id).join(version, version.page_id == page.id).where(page.path == FindingTable.place)
    return (
        there.where(version.id.in_(_versions(key))).exists() & ~there.where(version.id.not_in(_versions(key))).exists()
    )
