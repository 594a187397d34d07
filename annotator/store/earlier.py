"""Reviews of an article's earlier versions, which a later version can take its decisions from."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, or_, select
from sqlalchemy.orm import aliased

from annotator.models import Annotation, Article
from annotator.store.attributions import load
from annotator.store.queries import METADATA, TEXT, rebuild
from annotator.store.review_tables import ReviewTable, TaskTable
from annotator.store.review_versions import COUNTING, LATEST
from annotator.store.tables import ArticleTable, PageTable, VersionTable

Earlier = tuple[Article, Annotation]


def earlier(connection: Connection, versions: Collection[int]) -> dict[int, Earlier]:
    """The last reviewed version before each of these, with the annotation that speaks for it.

    Args:
        versions: numbers of rows. One whose article was never reviewed before is left out.
    """
    newer = aliased(VersionTable)
    status = ReviewTable.status
    query = (
        select(newer.id.label("newer"), VersionTable.id.label("version_id"), ReviewTable.annotation_id)
        .add_columns(*METADATA, *TEXT)
        .join(VersionTable, (VersionTable.article_id == newer.article_id) & (VersionTable.id < newer.id))
        .join(ArticleTable, ArticleTable.id == VersionTable.article_id)
        .join(PageTable, PageTable.id == VersionTable.page_id)
        .join(TaskTable, TaskTable.version_id == VersionTable.id)
        .join(ReviewTable, ReviewTable.task_id == TaskTable.id)
        .where(newer.id.in_(versions), ReviewTable.is_chosen, *LATEST, ReviewTable.annotation_id.is_not(None))
        .where(or_(status.is_(None), status.in_([word for word in COUNTING if word is not None])))
        .order_by(newer.id, VersionTable.id)
    )
    latest = {row.newer: row for row in connection.execute(query)}
    articles = rebuild(connection, list(latest.values()))
    annotations = load(connection, [row.annotation_id for row in latest.values()])
    return {
        row.newer: (stored.article, annotations[row.annotation_id])
        for row, stored in zip(latest.values(), articles, strict=True)
    }
