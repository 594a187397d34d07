"""Full text search by PostgreSQL: a table of search vectors that lasts as long as its connection.

The vectors are built here, of words as SQLite's FTS5 parts them, since PostgreSQL's own parser takes texts apart by its
locale and has tokens for addresses and hyphens; so both databases find the same. The table is a temporary one: nothing
of the database changes, nothing has to be kept in step or forgotten, and whoever may only read can search all the same.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, text

#: Code points of a text that are searched for, and the longest word: a vector holds a megabyte, a word of it 2 KB.
LONGEST_TEXT, LONGEST_WORD = 100_000, 500

#: The last place in a text that PostgreSQL tells from others.
_LAST_PLACE = 16_383

_MAY_HAVE_TABLE = text(
    "SELECT has_database_privilege(current_database(), 'TEMPORARY') AND NOT pg_is_in_recovery() "
    "AND current_setting('transaction_read_only') = 'off'"
)


class Term(NamedTuple):
    """What is searched for: words side by side."""

    text: str
    """Folded, as the texts are."""
    opens: bool = False
    """Whether the last word is the beginning of one."""


class WordSearch:
    """Searches texts by their words; one question at a time."""

    FIND = "SELECT id FROM searched WHERE words @@ CAST(:query AS tsquery)"

    def __init__(self, connection: Connection) -> None:
        self._connection, self._lock = connection, threading.Lock()

    def fill(self, texts: Iterable[tuple[int, str]]) -> None:
        """Take in folded texts, each under a number of its own; once."""
        self._connection.exec_driver_sql("CREATE TEMPORARY TABLE searched (id integer, words tsvector)")
        driver: Any = self._connection.connection.dbapi_connection
        with driver.cursor() as cursor, cursor.copy("COPY searched FROM STDIN") as copy:
            for number, each in texts:
                copy.write_row((number, _vector(each)))
        self._connection.exec_driver_sql("CREATE INDEX ix_searched_words ON searched USING gin (words)")
        self._connection.exec_driver_sql("ANALYZE searched")

    def find(self, terms: Sequence[Term]) -> list[int]:
        """Return the numbers of the texts that hold all terms."""
        with self._lock:
            return list(self._connection.scalars(text(self.FIND), {"query": query(terms)}))


@contextmanager
def word_search(engine: Engine) -> Iterator[WordSearch | None]:
    """Give the search of a PostgreSQL database; None where it is another, or this user may have no table there."""
    if engine.name != "postgresql":
        yield None
        return
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.detach()  # closed at the end, and the table with it, not kept for others
        yield WordSearch(connection) if connection.scalar(_MAY_HAVE_TABLE) else None


def query(terms: Sequence[Term]) -> str:
    """Return what PostgreSQL is asked for: all terms, each its words in their order.

    >>> query([Term("ফায়ার সার্ভিস"), Term("লাগ", opens=True)])
    "('ফায়ার' <-> 'সার্ভিস') & ('লাগ':*)"
    """
    return " & ".join(f"({' <-> '.join(_quoted(term))})" for term in terms)


def _quoted(term: Term) -> list[str]:
    quoted = [f"'{word}'" for word in _words(term.text)]
    return [*quoted[:-1], f"{quoted[-1]}:*"] if term.opens else quoted


def _vector(folded: str) -> str:
    """Return a text as PostgreSQL reads a vector: its words with their places."""
    words = enumerate(_words(folded[:LONGEST_TEXT]), 1)
    return " ".join(f"'{word}':{min(place, _LAST_PLACE)}" for place, word in words)


def _words(folded: str) -> list[str]:
    return [word[:LONGEST_WORD] for word in folded.lower().translate(_PARTED).split()]


class _Parted(dict[int, int]):
    """Each code point that belongs to words as itself, any other as a space."""

    def __missing__(self, sign: int) -> int:
        kind = unicodedata.category(chr(sign))
        self[sign] = sign if kind[0] in "LN" or kind in ("Mn", "Mc", "Co") else 0x20
        return self[sign]


_PARTED = _Parted()
