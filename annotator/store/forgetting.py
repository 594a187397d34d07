"""Taking an article out, with all that hangs on it."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, String, cast, delete, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute, aliased

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.store.records import Forgotten
from annotator.store.review_tables import ProjectRow, TaskRow
from annotator.store.tables import AnnotationRow, ArticleRow, AttributionRow, FindingRow, PageRow, VersionRow


def extent(connection: Connection, key: str) -> Forgotten:
    """What would go with the article of that key.

    Raises:
        NotFound: there is none.
    """
    if connection.scalar(select(ArticleRow.id).where(ArticleRow.key == key)) is None:
        raise NotFound(f"there is no article of the key {key!r}")
    versions = _versions(key)
    annotations = AnnotationRow.version_id.in_(versions)

    def count(column: InstrumentedAttribute[int], *conditions: ColumnElement[bool]) -> int:
        return connection.execute(select(func.count(column)).where(*conditions)).scalar_one()

    return Forgotten(
        key=key,
        versions=count(VersionRow.id, VersionRow.id.in_(versions)),
        annotations=count(AnnotationRow.id, annotations),
        attributions=count(
            AttributionRow.number, AttributionRow.annotation_id.in_(select(AnnotationRow.id).where(annotations))
        ),
        reviews=count(AnnotationRow.id, annotations, AnnotationRow.basis == Basis.REVIEWED),
        findings=count(FindingRow.id, _about(key)),
    )


def forget(connection: Connection, key: str) -> Forgotten:
    """Delete the article of that key: its versions, pages, annotations, tasks, reviews, and the findings about these.

    Raises:
        NotFound: there is none.
    """
    gone = extent(connection, key)
    pages = list(connection.scalars(select(VersionRow.page_id).where(VersionRow.id.in_(_versions(key)))))
    connection.execute(delete(FindingRow).where(_about(key)))
    connection.execute(delete(ArticleRow).where(ArticleRow.key == key))  # the rest hangs on it, and goes with it
    connection.execute(delete(PageRow).where(PageRow.id.in_(pages)))
    return gone


def _versions(key: str) -> Select[Any]:
    return select(VersionRow.id).join(ArticleRow, ArticleRow.id == VersionRow.article_id).where(ArticleRow.key == key)


def _about(key: str) -> ColumnElement[bool]:
    """Findings about its pages, and about reviews of it."""
    address = ProjectRow.url + "/data?task=" + cast(TaskRow.number, String) + "&annotation="
    of_review = (
        select(TaskRow.id)
        .join(ProjectRow, ProjectRow.id == TaskRow.project_id)
        .where(TaskRow.version_id.in_(_versions(key)), FindingRow.place.startswith(address))
    )
    return or_(_of_its_pages_alone(key), of_review.exists())


def _of_its_pages_alone(key: str) -> ColumnElement[bool]:
    """Findings about a path from which this article was read, and no other."""
    page, version = aliased(PageRow), aliased(VersionRow)
    there = select(page.id).join(version, version.page_id == page.id).where(page.path == FindingRow.place)
    return (
        there.where(version.id.in_(_versions(key))).exists() & ~there.where(version.id.not_in(_versions(key))).exists()
    )
