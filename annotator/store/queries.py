"""Reading articles: one by its name, many as a stream that holds no more than a batch in memory."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Generator, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, null, or_, select

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.models import Article, Page, digest
from annotator.store.attributions import load
from annotator.store.database import collation, reading
from annotator.store.records import AnnotatedArticle, ArticleInfo, Counts, StoredArticle
from annotator.store.storable import storable
from annotator.store.tables import (
    AnnotationRow,
    ArticleRow,
    AttributionRow,
    FindingRow,
    PageRow,
    RunRow,
    SegmentRow,
    VersionRow,
)

#: How many articles are in memory at once.
BATCH = 100

#: What is known of an article.
METADATA = (
    *(ArticleRow.key, VersionRow.version, PageRow.name, PageRow.path, PageRow.media),
    *(ArticleRow.url, ArticleRow.outlet, ArticleRow.outlet_name, ArticleRow.headline, ArticleRow.dateline),
    *(ArticleRow.published_at, ArticleRow.published_offset, ArticleRow.date_only, ArticleRow.date_kind),
    *(ArticleRow.updated_at, ArticleRow.updated_offset, ArticleRow.author, ArticleRow.section),
)


def current(*columns: Any) -> Select[Any]:
    """These columns of articles in their current version, with their page."""
    return (
        select(ArticleRow.id, VersionRow.id.label("version_id"), *columns)
        .join(VersionRow, (VersionRow.article_id == ArticleRow.id) & VersionRow.is_current)
        .join(PageRow, PageRow.id == VersionRow.page_id)
    )


def chosen(
    outlet: str | None, since: date | None, until: date | None, keys: Collection[str] | None = None
) -> list[ColumnElement[bool]]:
    """The conditions for an outlet, by key or name, for days of publication, both ends included, and for some keys.

    An article without a date is in no stretch of time.
    """
    conditions: list[ColumnElement[bool]] = []
    if outlet is not None:
        conditions.append(or_(ArticleRow.outlet == storable(outlet), ArticleRow.outlet_name == storable(outlet)))
    if since is not None:
        conditions.append(ArticleRow.published_day >= _day(since))
    if until is not None:
        conditions.append(ArticleRow.published_day <= _day(until))
    if keys is not None:
        conditions.append(keyed(keys))
    return conditions


def keyed(keys: Collection[str]) -> ColumnElement[bool]:
    """The condition for articles of these keys."""
    return ArticleRow.key.in_(keys)


def not_annotated_by(pass_version: str) -> ColumnElement[bool]:
    """The condition for articles whose current version stands predicted by another version of the pass, or by none."""
    return ~(
        select(AnnotationRow.id)
        .join(RunRow, RunRow.id == AnnotationRow.run_id)
        .where(AnnotationRow.version_id == VersionRow.id, AnnotationRow.is_current)
        .where(AnnotationRow.basis == Basis.PREDICTED, RunRow.version == pass_version)
        .exists()
    )


def count(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> int:
    """How many articles fulfil the conditions."""
    rows = current().where(*conditions).subquery()
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def stream(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> Iterator[StoredArticle]:
    """The articles that fulfil the conditions, in the order they were first stored.

    A transaction a batch, none open while the caller works, so that the caller may write. The bytes of
    HTML pages are left out.
    """
    last = 0
    query = current(*METADATA, PageRow.text, PageRow.extractor, null().label("original")).order_by(ArticleRow.id)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(ArticleRow.id > last, *conditions).limit(BATCH)).all()
            articles = rebuild(connection, rows)
        yield from articles
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def annotated(
    engine: Engine, conditions: Sequence[ColumnElement[bool]], basis: Basis
) -> Generator[AnnotatedArticle, None, None]:
    """The current annotations of articles that fulfil the conditions, by outlet, time of publication and key.

    One state of the database is seen to the end. What is missing comes last.
    """
    query = standing(engine, conditions, basis)
    with reading(engine) as connection, connection.execute(query, execution_options={"yield_per": BATCH}) as result:
        for rows in result.partitions():
            annotations = load(connection, [row.annotation_id for row in rows])
            for row in rows:
                yield AnnotatedArticle(info(row), annotations[row.annotation_id], basis, row.pass_version)


def standing(engine: Engine, conditions: Sequence[ColumnElement[bool]], basis: Basis) -> Select[Any]:
    """The query for the current annotations of a basis, with what is known of their articles, in order."""
    return (
        current(*METADATA, AnnotationRow.id.label("annotation_id"), RunRow.version.label("pass_version"))
        .join(AnnotationRow, (AnnotationRow.version_id == VersionRow.id) & AnnotationRow.is_current)
        .outerjoin(RunRow, RunRow.id == AnnotationRow.run_id)
        .where(AnnotationRow.basis == basis, *conditions)
        .order_by(*order(engine))
    )


def order(engine: Engine) -> list[ColumnElement[Any]]:
    """By outlet, time of publication and key; what is missing comes last."""
    return [
        ArticleRow.outlet.collate(collation(engine)).nulls_last(),
        ArticleRow.published_at.nulls_last(),
        ArticleRow.key.collate(collation(engine)),
    ]


def find(connection: Connection, name: str) -> StoredArticle:
    """The one article of that key, page name or address, or the start of a key.

    Raises:
        NotFound: there is none, or there are several; the message lists them.
    """
    name = storable(name)
    address = digest("url", name)[:16]
    ids = set(
        connection.scalars(
            select(ArticleRow.id)
            .where(or_(ArticleRow.key == name, ArticleRow.url_key == address))
            .union(
                select(VersionRow.article_id)
                .join(PageRow, PageRow.id == VersionRow.page_id)
                .where(PageRow.name == name)
            )
        )
    )
    if not ids and re.fullmatch(r"[0-9a-f]{1,15}", name):
        ids = set(connection.scalars(select(ArticleRow.id).where(ArticleRow.key.startswith(name))))
    if len(ids) != 1:
        raise NotFound(_candidates(connection, name, sorted(ids)))
    query = current(*METADATA, PageRow.text, PageRow.extractor, PageRow.original)
    return rebuild(connection, connection.execute(query.where(ArticleRow.id.in_(ids))).all())[0]


def counts(connection: Connection) -> Counts:
    """How much of each thing lies in the database."""
    seen = current().subquery()
    standing = select(AnnotationRow).where(
        AnnotationRow.is_current, AnnotationRow.version_id.in_(select(seen.c.version_id))
    )

    def number(query: Select[Any]) -> int:
        return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    predicted = standing.where(AnnotationRow.basis == Basis.PREDICTED)
    return Counts(
        articles=number(select(ArticleRow.id)),
        versions=number(select(VersionRow.id)),
        annotated=number(predicted),
        attributions=number(
            select(AttributionRow.number).where(
                AttributionRow.annotation_id.in_(predicted.with_only_columns(AnnotationRow.id))
            )
        ),
        reviewed=number(standing.where(AnnotationRow.basis == Basis.REVIEWED)),
        findings=number(select(FindingRow.id)),
    )


def _candidates(connection: Connection, name: str, ids: list[int]) -> str:
    if not ids:
        return f"there is no article {name!r}; give its key, the start of its key, its page's name or its url"
    rows = connection.execute(current(*METADATA).where(ArticleRow.id.in_(ids[:10])).order_by(ArticleRow.id))
    listed = "; ".join(f"{row.key} ({row.headline or row.outlet or row.path})" for row in rows)
    more = f" and {len(ids) - 10} more" if len(ids) > 10 else ""
    return f"{len(ids)} articles are called {name!r}, give the key of one: {listed}{more}"


def rebuild(connection: Connection, rows: Sequence[Any]) -> list[StoredArticle]:
    """The articles of rows with the columns ``METADATA``, text, extractor, original and version_id."""
    ids = [row.version_id for row in rows]
    segments: dict[int, list[tuple[int, int]]] = defaultdict(list)
    query = select(SegmentRow.__table__).where(SegmentRow.version_id.in_(ids))
    for row in connection.execute(query.order_by(SegmentRow.version_id, SegmentRow.position)):
        segments[row.version_id].append((row.start_offset, row.end_offset))
    return [StoredArticle(row.key, row.version, _article(row, segments[row.version_id])) for row in rows]


def _article(row: Any, segments: list[tuple[int, int]]) -> Article:
    return Article(
        page=Page(
            name=row.name,
            path=row.path,
            media=row.media,
            text=row.text,
            original=row.original,
            extractor=row.extractor,
        ),
        segments=tuple(segments),
        outlet=row.outlet,
        outlet_name=row.outlet_name,
        headline=row.headline,
        dateline=row.dateline,
        author=row.author,
        section=row.section,
        published_at=_moment(row.published_at, row.published_offset),
        date_only=row.date_only,
        date_kind=row.date_kind,
        updated_at=_moment(row.updated_at, row.updated_offset),
        url=row.url,
    )


def info(row: Any) -> ArticleInfo:
    """What is known of an article, from a row with the columns of ``current``."""
    return ArticleInfo(
        key=row.key,
        version=row.version,
        name=row.name,
        path=row.path,
        media=row.media,
        url=row.url,
        outlet=row.outlet,
        outlet_name=row.outlet_name,
        headline=row.headline,
        dateline=row.dateline,
        author=row.author,
        section=row.section,
        published_at=_moment(row.published_at, row.published_offset),
        date_only=row.date_only,
        date_kind=row.date_kind,
        updated_at=_moment(row.updated_at, row.updated_offset),
    )


def _moment(moment: datetime | None, offset: int | None) -> datetime | None:
    """A time in the zone it was given in, so many seconds east of UTC."""
    if moment is None or offset is None:
        return moment and moment.replace(tzinfo=None)
    return moment.astimezone(timezone(timedelta(seconds=offset)))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
