"""Writing many articles in one transaction: what is new goes in by a few statements, all else one by one.

The rules of identity, and of predictions that stand already, are those of ``articles`` and ``attributions``: a batch
asks once which of its articles the database may know, and lets them judge of these alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, Engine, insert, select

from annotator.errors import InputError
from annotator.models import Article, Finding
from annotator.store import articles, attributions, findings
from annotator.store.bulk import insert_numbered
from annotator.store.content import Content
from annotator.store.database import reading, writing
from annotator.store.records import Added, Run
from annotator.store.tables import ArticleTable, PageTable, SegmentTable, VersionTable


class Batches:
    """Writes batches; each method is a transaction, so that what is broken off leaves whole batches only."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def add(self, batch: Sequence[Article]) -> list[Added | InputError]:
        """Store articles, or what is new about those that are known; say of each what became of it."""
        done: list[Added | InputError | None] = [None] * len(batch)
        marks = [ArticleKeys(one.key, one.version, one.page.sha256) for one in batch]
        with writing(self._engine) as connection:
            for start, end, known in _stretches(batch, marks, _known(connection, marks)):
                if known:
                    done[start] = _one(connection, batch[start])
                else:
                    done[start:end] = _all_new(connection, batch[start:end], marks[start:end])
        return [one for one in done if one is not None]

    def are_first(self) -> bool:
        """Tell whether no article is stored yet."""
        with reading(self._engine) as connection:
            return connection.scalar(select(ArticleTable.id).limit(1)) is None

    def save(self, run: Run, found: Sequence[tuple[str, str, Content]]) -> None:
        """Store what a run predicted for versions of articles: key, version and content of each.

        Raises:
            NotFound: there is no such article version.
        """
        with writing(self._engine) as connection:
            attributions.save_all(connection, run, found)
        for _key, _version, content in found:
            run.count(content)

    def settle(self, by_place: Mapping[str, Sequence[Finding]], run: Run | None) -> None:
        """Make these all that is known against each of the places."""
        findings.settle_all(self._engine, by_place, run)


class ArticleKeys(NamedTuple):
    """All by which the database may know an article. They are hashes of its text, so each is made once."""

    key: str
    version: str
    page: str


def _known(connection: Connection, marks: Sequence[ArticleKeys]) -> set[str]:
    """Return those marks of articles that the database knows."""
    keys, versions, pages = map(set, zip(*marks, strict=True)) if marks else (set(), set(), set())
    known: set[str] = set()
    for column, values in (
        (ArticleTable.key, keys),
        (ArticleTable.url_key, keys),
        (VersionTable.version, versions),
        (PageTable.sha256, pages),
    ):
        known.update(connection.scalars(select(column).where(column.in_(values))))
    return known


def _stretches(batch: Sequence[Article], marks: Sequence[ArticleKeys], known: set[str]) -> list[tuple[int, int, bool]]:
    """Return runs of articles that nobody knows, and each one that the database or the batch before it may know."""
    found: list[tuple[int, int, bool]] = []
    begin = 0
    for at, (article, its) in enumerate(zip(batch, marks, strict=True)):
        if not known.isdisjoint(its) or articles.refusal(article) is not None:
            found += [(begin, at, False)] if at > begin else []
            found.append((at, at + 1, True))
            begin = at + 1
        known.update(its)
    return [*found, (begin, len(batch), False)] if begin < len(batch) else found


def _one(connection: Connection, article: Article) -> Added | InputError:
    return articles.refusal(article) or articles.add(connection, article)


def _all_new(connection: Connection, batch: Sequence[Article], marks: Sequence[ArticleKeys]) -> list[Added]:
    """Store articles of which the database knows nothing."""
    named = list(zip(batch, marks, strict=True))
    article_ids = insert_numbered(connection, ArticleTable, [articles.article_row(one, its.key) for one, its in named])
    page_ids = insert_numbered(connection, PageTable, [articles.page_row(one.page, its.page) for one, its in named])
    versions = [
        articles.version_row(*row) for row in zip(article_ids, page_ids, (its.version for its in marks), strict=True)
    ]
    version_ids = insert_numbered(connection, VersionTable, versions)
    segments = [row for id_, one in zip(version_ids, batch, strict=True) for row in articles.segment_rows(id_, one)]
    connection.execute(insert(SegmentTable), segments)
    return [Added("new", id_, its.key, its.version) for id_, its in zip(article_ids, marks, strict=True)]
