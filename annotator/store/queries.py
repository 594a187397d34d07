"""Reading articles: one by its name, many as a stream that holds no more than a batch in memory."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, timezone
from typing import Any, TypedDict, TypeVar, Unpack

from sqlalchemy import ColumnElement, Connection, Engine, Select, func, null, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.models import Article, Page, digest
from annotator.store.attributions import load
from annotator.store.contexts import contexts, segments_of
from annotator.store.database import collation, reading
from annotator.store.records import AnnotatedArticle, ArticleInfo, Counts, StoredArticle
from annotator.store.storable import storable
from annotator.store.tables import (
    AnnotationTable,
    ArticleTable,
    AttributionTable,
    FindingTable,
    PageTable,
    RunTable,
    VersionTable,
)

T = TypeVar("T")

#: How many articles are in memory at once.
BATCH = 100

#: What is known of an article.
METADATA = (
    *(ArticleTable.key, VersionTable.version, PageTable.name, PageTable.path, PageTable.media),
    *(ArticleTable.url, ArticleTable.outlet, ArticleTable.outlet_name, ArticleTable.headline, ArticleTable.dateline),
    *(ArticleTable.published_at, ArticleTable.published_offset, ArticleTable.date_only, ArticleTable.date_kind),
    *(ArticleTable.updated_at, ArticleTable.updated_offset, ArticleTable.author, ArticleTable.section),
    ArticleTable.extra,
)

#: The text of an article's page; the bytes it was made of are left out.
TEXT = (PageTable.text, PageTable.extractor, null().label("original"))


def current(*columns: Any) -> Select[Any]:
    """These columns of articles in their current version, with their page."""
    return (
        select(ArticleTable.id, VersionTable.id.label("version_id"), *columns)
        .join(VersionTable, (VersionTable.article_id == ArticleTable.id) & VersionTable.is_current)
        .join(PageTable, PageTable.id == VersionTable.page_id)
    )


class Which(TypedDict, total=False):
    """A choice of articles; a key that is left out, or None, chooses all."""

    outlet: str | None
    """Key or name of an outlet."""
    since: date | None
    """First day of publication; an article without a date is in no stretch of time."""
    until: date | None
    """Last day of publication, included."""
    keys: Collection[str] | None
    """Of the only articles that are asked for."""


def chosen(**which: Unpack[Which]) -> list[ColumnElement[bool]]:
    """The conditions for articles."""
    conditions: list[ColumnElement[bool]] = []
    if (outlet := which.get("outlet")) is not None:
        conditions.append(or_(ArticleTable.outlet == storable(outlet), ArticleTable.outlet_name == storable(outlet)))
    if (since := which.get("since")) is not None:
        conditions.append(ArticleTable.published_day >= _day(since))
    if (until := which.get("until")) is not None:
        conditions.append(ArticleTable.published_day <= _day(until))
    if (keys := which.get("keys")) is not None:
        conditions.append(ArticleTable.key.in_(keys))
    return conditions


def pending(pass_version: str, keys: Collection[str] | None) -> list[ColumnElement[bool]]:
    """The conditions for articles whose current version does not stand predicted by this version of the pass."""
    predicted = (
        select(AnnotationTable.id)
        .join(RunTable, RunTable.id == AnnotationTable.run_id)
        .where(AnnotationTable.version_id == VersionTable.id, AnnotationTable.is_current)
        .where(AnnotationTable.basis == Basis.PREDICTED, RunTable.version == pass_version)
        .exists()
    )
    return [~predicted, *chosen(keys=keys)]


def count(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> int:
    """Return the number of articles that fulfil the conditions."""
    rows = current().where(*conditions).subquery()
    with reading(engine) as connection:
        return connection.execute(select(func.count()).select_from(rows)).scalar_one()


def in_batches(
    engine: Engine,
    query: Select[Any],
    key: InstrumentedAttribute[int],
    read: Callable[[Connection, Sequence[Any]], Iterable[T]],
) -> Iterator[T]:
    """Give what is made of a query's rows, in the order of a key.

    A transaction a batch, none open while the caller works, so that the caller may write.

    Args:
        key: a unique column, the one that is called `id` in the rows.
        read: makes something of the rows of a batch, in its transaction.
    """
    last = 0
    query = query.order_by(key).limit(BATCH)
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(key > last)).all()
            found = list(read(connection, rows))
        yield from found
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def stream(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> Iterator[StoredArticle]:
    """The articles that fulfil the conditions, in the order they were first stored, without the bytes of HTML pages."""
    return in_batches(engine, current(*METADATA, *TEXT).where(*conditions), ArticleTable.id, rebuild)


def annotated(
    engine: Engine, conditions: Sequence[ColumnElement[bool]], basis: Basis, in_context: bool = False
) -> Generator[AnnotatedArticle, None, None]:
    """The current annotations of articles that fulfil the conditions, by outlet, time of publication and key.

    One state of the database is seen to the end. What is missing comes last.

    Args:
        in_context: with the articles' texts and tasks. They are read apart: who sorts rows sorts what lies in them too.
    """
    query = current_annotations(engine, conditions, basis)
    with reading(engine) as connection, connection.execute(query, execution_options={"yield_per": BATCH}) as result:
        for rows in result.partitions():
            annotations = load(connection, [row.annotation_id for row in rows])
            around = contexts(connection, [row.version_id for row in rows]) if in_context else {}
            for row in rows:
                context = around.get(row.version_id)
                yield AnnotatedArticle(info(row), annotations[row.annotation_id], basis, row.pass_version, context)


def current_annotations(engine: Engine, conditions: Sequence[ColumnElement[bool]], basis: Basis) -> Select[Any]:
    """The query for the current annotations of a basis, with what is known of their articles, in order."""
    return (
        current(*METADATA, AnnotationTable.id.label("annotation_id"), RunTable.version.label("pass_version"))
        .join(AnnotationTable, (AnnotationTable.version_id == VersionTable.id) & AnnotationTable.is_current)
        .outerjoin(RunTable, RunTable.id == AnnotationTable.run_id)
        .where(AnnotationTable.basis == basis, *conditions)
        .order_by(*order(engine))
    )


def order(engine: Engine) -> list[ColumnElement[Any]]:
    """By outlet, time of publication and key; what is missing comes last."""
    return [
        ArticleTable.outlet.collate(collation(engine)).nulls_last(),
        ArticleTable.published_at.nulls_last(),
        ArticleTable.key.collate(collation(engine)),
    ]


def find(connection: Connection, name: str) -> StoredArticle:
    """The one article of that key, page name or address, the start of a key, or the file it was read from.

    Raises:
        NotFound: there is none, or there are several; the message lists them.
    """
    name = storable(name)
    address = digest("url", name)[:16]
    by_page = select(VersionTable.article_id).join(PageTable, PageTable.id == VersionTable.page_id)
    by_key = select(ArticleTable.id).where(or_(ArticleTable.key == name, ArticleTable.url_key == address))
    ids = set(connection.scalars(by_key.union(by_page.where(PageTable.name == name))))
    if not ids and re.fullmatch(r"[0-9a-f]{1,15}", name):
        begins = ArticleTable.key.between(name, f"{name}g")  # behind all hexadecimal digits; LIKE looks at all keys
        ids = set(connection.scalars(select(ArticleTable.id).where(begins)))
    if not ids and "." in name:  # looks at all pages, where nothing quicker found one
        ids = set(connection.scalars(by_page.where(PageTable.path == name)))
    if not ids and "." in name and "/" not in name:
        ids = set(connection.scalars(by_page.where(PageTable.name == name.rpartition(".")[0])))
    if len(ids) != 1:
        raise NotFound(_candidates(connection, name, sorted(ids)))
    query = current(*METADATA, PageTable.text, PageTable.extractor, PageTable.original)
    return rebuild(connection, connection.execute(query.where(ArticleTable.id.in_(ids))).all())[0]


def counts(connection: Connection) -> Counts:
    """Counts of all that lies in the database."""
    seen = current().subquery()
    standing = select(AnnotationTable).where(
        AnnotationTable.is_current, AnnotationTable.version_id.in_(select(seen.c.version_id))
    )

    def number(query: Select[Any]) -> int:
        return connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()

    predicted = standing.where(AnnotationTable.basis == Basis.PREDICTED)
    return Counts(
        articles=number(select(ArticleTable.id)),
        versions=number(select(VersionTable.id)),
        annotated=number(predicted),
        attributions=number(
            select(AttributionTable.number).where(
                AttributionTable.annotation_id.in_(predicted.with_only_columns(AnnotationTable.id))
            )
        ),
        reviewed=number(standing.where(AnnotationTable.basis == Basis.REVIEWED)),
        findings=number(select(FindingTable.id)),
    )


def _candidates(connection: Connection, name: str, ids: list[int]) -> str:
    if not ids:
        holding = current(PageTable.name).where(PageTable.name.contains(name, autoescape=True)).order_by(PageTable.name)
        if near := [row.name for row in connection.execute(holding.limit(4))]:
            return f"there is no article {name!r}; is it one of {', '.join(near)}?"
        return f"there is no article {name!r}; give its key, the start of its key, its page's name, file or url"
    rows = connection.execute(current(*METADATA).where(ArticleTable.id.in_(ids[:10])).order_by(ArticleTable.id))
    listed = "; ".join(f"{row.key} ({row.headline or row.outlet or row.path})" for row in rows)
    more = f" and {len(ids) - 10} more" if len(ids) > 10 else ""
    return f"{len(ids)} articles are called {name!r}, give the key of one: {listed}{more}"


def rebuild(connection: Connection, rows: Sequence[Any]) -> list[StoredArticle]:
    """The articles of rows with the columns ``METADATA``, text, extractor, original and version_id."""
    segments = segments_of(connection, [row.version_id for row in rows])
    return [StoredArticle(row.key, row.version, _article(row, segments[row.version_id])) for row in rows]


def _article(row: Any, segments: list[tuple[int, int]]) -> Article:
    page = Page(
        name=row.name,
        path=row.path,
        media=row.media,
        text=row.text,
        original=row.original,
        extractor=row.extractor,
    )
    return Article(page=page, segments=tuple(segments), **_known(row))


def info(row: Any) -> ArticleInfo:
    """Return an article's metadata, from a row with the columns of ``current``."""
    return ArticleInfo(key=row.key, version=row.version, name=row.name, path=row.path, media=row.media, **_known(row))


def _known(row: Any) -> dict[str, Any]:
    """What is known of an article, by the names that its models have for it."""
    return {
        "url": row.url,
        "outlet": row.outlet,
        "outlet_name": row.outlet_name,
        "headline": row.headline,
        "dateline": row.dateline,
        "author": row.author,
        "section": row.section,
        "published_at": _moment(row.published_at, row.published_offset),
        "date_only": row.date_only,
        "date_kind": row.date_kind,
        "updated_at": _moment(row.updated_at, row.updated_offset),
        "extra": json.loads(row.extra or "{}"),
    }


def _moment(moment: datetime | None, offset: int | None) -> datetime | None:
    """A time in the zone it was given in, so many seconds east of UTC."""
    if moment is None or offset is None:
        return moment and moment.replace(tzinfo=None)
    return moment.astimezone(timezone(timedelta(seconds=offset)))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
