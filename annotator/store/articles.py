"""Writing articles: which stored article a page belongs to, and what it adds to it.

The rules, and why they are so, are told in docs/decisions/identity.md.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, union, update

from annotator.errors import InputError
from annotator.models import Article, Finding, Page
from annotator.store.database import insert_one
from annotator.store.records import Added
from annotator.store.storable import is_storable, storable
from annotator.store.tables import ArticleTable, PageTable, SegmentTable, VersionTable

_ID = ArticleTable.id
_CANDIDATES = (
    select(
        ArticleTable.__table__,
        VersionTable.version,
        PageTable.sha256,
        PageTable.path,
    )
    .join(VersionTable, VersionTable.article_id == ArticleTable.id)
    .join(PageTable, PageTable.id == VersionTable.page_id)
    .where(
        _ID.in_(
            union(
                select(_ID).where(ArticleTable.url_key == bindparam("key")),
                select(_ID).where(ArticleTable.key == bindparam("key")),
                select(VersionTable.article_id).where(VersionTable.version == bindparam("version")),
                select(VersionTable.article_id)
                .join(PageTable, PageTable.id == VersionTable.page_id)
                .where(PageTable.sha256 == bindparam("sha256")),
            )
        )
    )
    .order_by(_ID, VersionTable.id)
)


def add(connection: Connection, article: Article) -> Added:
    """Store an article, or what is new about it, inside the caller's transaction.

    Raises:
        InputError: it holds what a database cannot store (NUL or a lone surrogate in the text, a time before
            the first year).
    """
    if (error := refusal(article)) is not None:
        raise error
    key, version, sha256 = article.key, article.version, article.page.sha256
    rows = connection.execute(_CANDIDATES, {"key": key, "version": version, "sha256": sha256}).all()
    row = _match(article, key, version, sha256, rows)
    if row is None:
        twin = next((row for row in rows if row.key == key), None)
        if twin is not None:
            return Added("same", twin.id, twin.key, version, _twin_finding(article, twin))
        return _add_new(connection, article, key, version)
    if changes := _news(article, row):
        connection.execute(update(ArticleTable).where(row.id == _ID), changes)
    if any(other.id == row.id and other.version == version for other in rows):
        return Added("same", row.id, row.key, version)
    retire = update(VersionTable).where(VersionTable.article_id == row.id, VersionTable.is_current)
    connection.execute(retire, {"is_current": False})
    _add_version(connection, row.id, article, version)
    return Added("changed", row.id, row.key, version)


def _match(article: Article, key: str, version: str, sha256: str, rows: Sequence[Any]) -> Any | None:
    """The stored article that this one is: by address, else by page or body where nothing speaks against it."""
    if article.url is not None:
        for row in rows:
            if row.url_key == key:
                return row
    alike = [
        row
        for row in rows
        if sha256 == row.sha256 or version == row.version
        if article.url is None or row.url is None
        if _outlets_agree(article, row) or (row.path == storable(article.page.path) and row.sha256 == sha256)
    ]
    return min(alike, key=lambda row: (row.path != article.page.path, row.outlet != article.outlet), default=None)


def _outlets_agree(article: Article, row: Any) -> bool:
    mine, theirs = article.outlet or article.outlet_name, row.outlet or row.outlet_name
    return mine is None or theirs is None or mine == theirs


def _add_new(connection: Connection, article: Article, key: str, version: str) -> Added:
    article_id = insert_one(connection, ArticleTable, article_row(article, key))
    _add_version(connection, article_id, article, version)
    return Added("new", article_id, key, version)


def _add_version(connection: Connection, article_id: int, article: Article, version: str) -> None:
    page_id = insert_one(connection, PageTable, page_row(article.page, article.page.sha256))
    version_id = insert_one(connection, VersionTable, version_row(article_id, page_id, version))
    connection.execute(insert(SegmentTable), segment_rows(version_id, article))


def article_row(article: Article, key: str) -> dict[str, Any]:
    """Return the row of a new article."""
    return {
        **_metadata(article, key),
        "date_only": article.date_only,
        "key": key,
        "added_at": datetime.now(UTC),
    }


def page_row(page: Page, sha256: str) -> dict[str, Any]:
    """Return the row of a page."""
    return {
        "sha256": sha256,
        "name": storable(page.name),
        "path": storable(page.path),
        "media": page.media,
        "extractor": page.extractor,
        "text": page.text,
        "original": page.original,
    }


def version_row(article_id: int, page_id: int, version: str) -> dict[str, Any]:
    """Return the row of a version of an article."""
    return {"article_id": article_id, "version": version, "page_id": page_id, "added_at": datetime.now(UTC)}


def segment_rows(version_id: int, article: Article) -> list[dict[str, Any]]:
    """Return the rows of the body of a version."""
    return [
        {"version_id": version_id, "position": position, "start_offset": start, "end_offset": end}
        for position, (start, end) in enumerate(article.segments)
    ]


def _metadata(article: Article, key: str) -> dict[str, Any]:
    """Return the article's metadata by column; None where it has none."""
    url = storable(article.url) if article.url else None
    return {
        "url": url,
        "url_key": key if article.url else None,
        "outlet": storable(article.outlet),
        "outlet_name": storable(article.outlet_name),
        "headline": storable(article.headline),
        "dateline": storable(article.dateline),
        "author": storable(article.author),
        "section": storable(article.section),
        "extra": storable(json.dumps(article.extra, ensure_ascii=False)) if article.extra else None,
        **_time(article),
        **_update(article),
    }


def _time(article: Article) -> dict[str, Any]:
    moment = article.published_at
    if moment is None:
        return dict.fromkeys(("published_at", "published_offset", "published_day", "date_only", "date_kind"))
    return {
        **_moment("published", moment),
        "published_day": moment.date(),
        "date_only": article.date_only,
        "date_kind": article.date_kind,
    }


def _update(article: Article) -> dict[str, Any]:
    moment = article.updated_at
    return _moment("updated", moment) if moment else dict.fromkeys(("updated_at", "updated_offset"))


def _moment(name: str, moment: datetime) -> dict[str, Any]:
    """The two columns that hold a time: the moment, and its offset where it has one."""
    offset = moment.utcoffset()
    return {
        f"{name}_at": moment if offset is not None else moment.replace(tzinfo=UTC),
        f"{name}_offset": round(offset.total_seconds()) if offset is not None else None,
    }


def _news(article: Article, row: Any) -> dict[str, Any]:
    """Return the metadata that differ from the stored ones. A field that is missing takes nothing away."""
    known = _metadata(article, article.key)
    if article.date_only and row.published_at is not None and not row.date_only:
        known = {name: value for name, value in known.items() if not name.startswith(("published", "date_"))}
    return {name: value for name, value in known.items() if value is not None and value != getattr(row, name)}


def _twin_finding(article: Article, twin: Any) -> Finding:
    return Finding(
        place=article.page.path,
        kind="same-body",
        severity="warning",
        reason=f"its text is stored already as article {twin.key} of {twin.outlet or twin.outlet_name}; "
        "to keep both, give each its url (in its row, or in a --manifest)",
    )


def refusal(article: Article) -> InputError | None:
    """Return why no database stores the article; None where one does."""
    text = article.page.text
    if not is_storable(text):
        return InputError(f"{article.page.path} holds a NUL or half a surrogate pair, which no database stores")
    try:
        for moment in (article.published_at, article.updated_at):
            _ = moment and moment.astimezone(UTC)
    except OverflowError:
        return InputError(f"{article.page.path}: the publication time {article.published_at} is out of range")
    return None
