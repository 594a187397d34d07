"""The index that the page reads: an SQLite file that is made anew out of a database, and thrown away afterwards.

It is the same for SQLite and PostgreSQL, so that both give one answer. An index inside the database would be one more
thing to keep in step with it, and to forget from, and would have to be written where only reading is asked for.
"""

from __future__ import annotations

import signal
import sqlite3
import sys
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from annotator.bangla.folding import fold
from annotator.explore.counting import COUNTED, SORTED, counting
from annotator.explore.facets import FACETS
from annotator.explore.records import IndexedArticle, IndexedAttribution, indexed

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset

#: What an index is made of, by article.
Contents = Iterable[tuple[IndexedArticle, Iterable[IndexedAttribution]]]

_ARTICLE = ("key", "outlet", "headline", "published", "url", "task", "own_hedges")
_KEYS = ("article", "day")
_WORDS = ("attribution", "number", "words", "cue", "claim", "sentence", "rule", "score")
_FACETS = tuple(FACETS)

#: Words are runs of letters, digits and the signs that Bangla letters carry; nothing is folded beyond our own folding.
_SEARCHED = (
    "CREATE VIRTUAL TABLE words USING fts5(text, content='', prefix='2 3 4', "
    "tokenize=\"unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'\")"
)


@dataclass(frozen=True)
class Index:
    """An index that is whole."""

    file: Path

    def connect(self) -> sqlite3.Connection:
        """Return a connection that can read only."""
        connection = sqlite3.connect(f"file:{self.file.as_posix()}?mode=ro&immutable=1", uri=True)
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA mmap_size = 1073741824")
        connection.execute("PRAGMA cache_size = -65536")
        return connection


@contextmanager
def temporary_index(data: Dataset) -> Iterator[Index]:
    """Give an index of the chosen articles that is gone afterwards, with all the text in it."""
    with _ending_in_order(), TemporaryDirectory(prefix="annotator-explore-") as folder:
        yield make_index(Path(folder) / "index.db", contents(data))


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


def make_index(file: Path, held: Contents) -> Index:
    """Make an index in a file that is not there yet."""
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA journal_mode = OFF")  # a file that is broken off is thrown away
        connection.execute("PRAGMA synchronous = OFF")
        _declare(connection)
        with connection:
            _fill(connection, held)
            _arrange(connection)
        connection.execute("ANALYZE")
    return Index(file)


def _declare(connection: sqlite3.Connection) -> None:
    chosen = ", ".join((*_FACETS, *_KEYS))
    words = ", ".join(_WORDS)
    connection.execute(
        "CREATE TABLE articles (key TEXT PRIMARY KEY, outlet, headline, published, url, task, own_hedges)"
    )
    sums = ", ".join(SORTED)
    connection.execute(f"CREATE TABLE totals (facet, value, attributions, {sums}, PRIMARY KEY (facet, value))")
    connection.execute(f"CREATE TEMP TABLE unordered ({chosen}, {words})")
    # What is counted and chosen by stands apart from the words, so that little has to be read for it.
    connection.execute(f"CREATE TABLE attributions (id INTEGER PRIMARY KEY, {chosen})")
    connection.execute(f"CREATE TABLE texts (id INTEGER PRIMARY KEY, {words})")
    connection.execute(_SEARCHED)


def _fill(connection: sqlite3.Connection, held: Contents) -> None:
    article = f"INSERT INTO articles VALUES ({_marks(len(_ARTICLE))})"
    attribution = f"INSERT INTO unordered VALUES ({_marks(len((*_FACETS, *_KEYS, *_WORDS)))})"
    for one, attributions in held:
        connection.execute(article, [getattr(one, name) for name in _ARTICLE])
        connection.executemany(attribution, (_row(one, each) for each in attributions))


def _arrange(connection: sqlite3.Connection) -> None:
    """Number the attributions in the order in which they are listed, the latest first, and make the keys."""
    for table, names in (("attributions", (*_FACETS, *_KEYS)), ("texts", _WORDS)):
        columns = ", ".join(names)
        connection.execute(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM unordered ORDER BY day DESC, article, number"
        )
    connection.create_function("folded", 1, fold, deterministic=True)
    connection.execute(
        "INSERT INTO words (rowid, text) SELECT id, folded(headline || ' ' || source || ' ' || sentence) "
        "FROM attributions JOIN texts USING (id) JOIN articles ON key = article"
    )
    for name in _FACETS:
        counted = ", ".join((name, *(each for each in COUNTED if each != name)))
        connection.execute(f"CREATE INDEX by_{name} ON attributions ({counted})")
        connection.execute(f"INSERT INTO totals SELECT '{name}', * FROM ({counting(name)})")
    connection.execute("CREATE INDEX by_article ON attributions (article)")
    connection.execute("CREATE INDEX by_day ON attributions (day)")


def _row(article: IndexedArticle, one: IndexedAttribution) -> list[str | int | float | None]:
    words = (getattr(one, name) for name in _WORDS)
    return [*(one.facets.get(name, "") for name in _FACETS), article.key, article.published[:10], *words]


def _marks(number: int) -> str:
    return ", ".join("?" * number)
