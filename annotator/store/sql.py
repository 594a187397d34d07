"""Asking in SQL: one statement, which can read only."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from annotator.errors import UsageError
from annotator.store.database import connect, parse, reading
from annotator.store.migrate import migrate

#: What SQLite may be asked to do: select, read a column, call a function, recur. No PRAGMA, no ATTACH, no writing.
_READS = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE})


@dataclass(frozen=True)
class QueryResult:
    """The result of a statement."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[Any, ...]]
    """Read as they are asked for, while the database is held."""


@contextmanager
def ask(url: str | None, statement: str) -> Iterator[QueryResult]:
    """Give the answer to an SQL statement, out of one state of the database.

    Args:
        url: as ``Store.open`` takes it.
        statement: one that reads; the views are told in docs/decisions/storage.md.

    Raises:
        UsageError: the database does not take it, or it would write.
        DatabaseError: it cannot be reached, or is no database of this program.
    """
    engine = connect(parse(url), create=False)
    try:
        migrate(engine, create=False)
        with reading(engine) as connection, _refusing(engine.name):
            yield _answer(connection, statement)
    finally:
        engine.dispose()


def _answer(connection: Connection, statement: str) -> QueryResult:
    raw: Any = connection.connection.driver_connection
    cursor = raw.cursor()
    if connection.engine.name == "sqlite":
        raw.set_authorizer(_only_reads)  # asked while the statement is read, before any of it is done
        try:
            cursor.execute(statement)
        finally:
            raw.set_authorizer(None)
    else:
        connection.exec_driver_sql("SET TRANSACTION READ ONLY")
        cursor.execute(statement, prepare=True)  # a prepared statement is one, so nothing can end the transaction
    if cursor.description is None:
        raise UsageError("the statement asks for nothing; begin it with SELECT")
    return QueryResult(tuple(column[0] for column in cursor.description), iter(cursor))


def _only_reads(action: int, *_of_what: str | None) -> int:
    return sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY


@contextmanager
def _refusing(dialect: str) -> Iterator[None]:
    """Tell what the database does not take as an error of whoever asked."""
    try:
        yield
    except Exception as error:
        if not isinstance(error, _errors(dialect)):
            raise
        cause = str(error).strip().split("\n")[0]
        if "not authorized" in cause or "read-only transaction" in cause:
            raise UsageError(f"only reading is allowed ({cause})") from error
        told = f"the database does not take the statement: {cause}; `annotator query` alone tells the views"
        raise UsageError(told) from error


def _errors(dialect: str) -> type[Exception]:
    if dialect == "sqlite":
        return sqlite3.Error
    import psycopg

    return psycopg.Error
