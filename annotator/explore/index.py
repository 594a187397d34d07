"""The index that the page reads: an SQLite file that is made anew out of a database, and thrown away afterwards.

It is the same for SQLite and PostgreSQL, so that both give one answer; words are searched for by PostgreSQL itself,
where it can. An index that stays in the database would be one more thing to keep in step with it, and to forget from,
and would have to be written where only reading is asked for.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.bangla.folding import FoldedText, fold
from annotator.explore.columns import FacetColumns
from annotator.explore.facets import FACETS
from annotator.explore.filters import Filter
from annotator.explore.records import IndexedArticle, IndexedAttribution, indexed
from annotator.explore.words import Fts5, parsed

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.store import WordSearch

#: What an index is made of, by article.
Contents = Iterable[tuple[IndexedArticle, Iterable[IndexedAttribution]]]

_ARTICLE = ("key", "outlet", "headline", "published", "url", "task", "own_hedges")
_KEYS = ("article", "day")
_WORDS = ("attribution", "number", "words", "cue", "claim", "sentence", "rule", "score")
_FACETS = tuple(FACETS)


@dataclass(frozen=True)
class Index:
    """An index that is whole."""

    file: Path
    columns: FacetColumns
    """By what its attributions are chosen and counted."""
    search: WordSearch | None = None
    """What finds words; where there is none it is the index itself, by FTS5."""

    def connect(self) -> sqlite3.Connection:
        """Return a connection that can read only."""
        connection = sqlite3.connect(f"file:{self.file.as_posix()}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA mmap_size = 1073741824")
        connection.execute("PRAGMA cache_size = -65536")
        return connection

    def chosen(self, connection: sqlite3.Connection, asked: Filter) -> Filter:
        """Return a filter with the attributions that hold its words."""
        terms = parsed(asked.query)
        if not terms:
            return asked
        return replace(asked, found=(self.search or Fts5(connection)).find(terms))


@contextmanager
def temporary_index(data: Dataset, search: WordSearch | None = None) -> Iterator[Index]:
    """Give an index of the chosen articles that is gone afterwards, with all the text in it.

    Args:
        data: the articles.
        search: what finds words, and is filled here; left out, it is FTS5.
    """
    with _ending_in_order(), TemporaryDirectory(prefix="annotator-explore-") as folder:
        yield make_index(Path(folder) / "index.db", contents(data), search)


@contextmanager
def _ending_in_order() -> Iterator[None]:
    """Let a program that is told to end (SIGTERM) clear away first, as after Ctrl-C."""
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are the main thread's
        return
    before = signal.signal(signal.SIGTERM, lambda number, _frame: sys.exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def contents(data: Dataset) -> Contents:
    """Yield what an index of the chosen articles holds; it is shown how many articles have been read."""
    total = data.store.counts().annotated
    with data.progress("reading", total) as tick:
        for found in data.annotated(in_context=True):
            yield indexed(found)
            tick(1)


def make_index(file: Path, held: Contents, search: WordSearch | None = None) -> Index:
    """Make an index in a file that is not there yet, and fill what finds words."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # a file that is broken off is thrown away
        connection.execute("PRAGMA synchronous = OFF")
        _declare(connection)
        with connection:
            _fill(connection, held)
            _arrange(connection)
            (search or Fts5(connection)).fill(_searched(connection))
        return Index(file, _columns(connection), search)


def _declare(connection: sqlite3.Connection) -> None:
    chosen = ", ".join((*_FACETS, *_KEYS))
    words = ", ".join(_WORDS)
    connection.execute(
        "CREATE TABLE articles (key TEXT PRIMARY KEY, outlet, headline, published, url, task, own_hedges)"
    )
    connection.execute(f"CREATE TEMP TABLE unordered ({chosen}, {words})")
    connection.execute(f"CREATE TABLE attributions (id INTEGER PRIMARY KEY, {chosen}, {words})")


def _fill(connection: sqlite3.Connection, held: Contents) -> None:
    article = f"INSERT INTO articles VALUES ({_marks(len(_ARTICLE))})"
    attribution = f"INSERT INTO unordered VALUES ({_marks(len((*_FACETS, *_KEYS, *_WORDS)))})"
    for one, attributions in held:
        connection.execute(article, [getattr(one, name) for name in _ARTICLE])
        connection.executemany(attribution, (_row(one, each) for each in attributions))


def _arrange(connection: sqlite3.Connection) -> None:
    """Number the attributions in the order in which they are listed, the latest first."""
    columns = ", ".join((*_FACETS, *_KEYS, *_WORDS))
    connection.execute(
        f"INSERT INTO attributions ({columns}) SELECT * FROM unordered ORDER BY day DESC, article, number"
    )
    connection.execute("CREATE INDEX by_article ON attributions (article)")


def _columns(connection: sqlite3.Connection) -> FacetColumns:
    names = (*_FACETS, "day")
    return FacetColumns(names, connection.execute(f"SELECT {', '.join(names)} FROM attributions ORDER BY id"))


def _searched(connection: sqlite3.Connection) -> Iterator[tuple[int, FoldedText]]:
    """Yield what is searched of each attribution: headline, source and sentence."""
    texts = connection.execute(
        "SELECT id, headline || ' ' || source || ' ' || sentence FROM attributions JOIN articles ON key = article"
    )
    return ((number, fold(text)) for number, text in texts)


def _row(article: IndexedArticle, one: IndexedAttribution) -> list[str | int | float | None]:
    words = (getattr(one, name) for name in _WORDS)
    return [*(one.facets.get(name, "") for name in _FACETS), article.key, article.published[:10], *words]


def _marks(number: int) -> str:
    return ", ".join("?" * number)
