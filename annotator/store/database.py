"""Connecting to SQLite or PostgreSQL, transactions, and telling their failures in one line."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

from sqlalchemy import URL, Connection, Engine, create_engine, event, insert, make_url
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.orm import DeclarativeBase

from annotator.errors import DatabaseError, DatabaseLocked
from annotator.extras import lacking
from annotator.store.rerun import DEFAULT_DATABASE

#: Seconds to wait while another program writes.
PATIENCE = 15.0

#: Names the lock that PostgreSQL's writers take in turn; any number would do, but always this one.
WRITER_LOCK = 0x62_61_61  # "baa"

#: PostgreSQL's codes for a lock that did not come, a deadlock and a serialisation failure.
LOCK_STATES = {"55P03", "40P01", "40001"}


def parse(address: str | None) -> URL:
    """The address of a database: an URL, or the path of an SQLite file.

    Raises:
        DatabaseError: it is neither SQLite's nor PostgreSQL's.
    """
    address = address or DEFAULT_DATABASE
    if "://" not in address:
        return URL.create("sqlite", database=None if address == ":memory:" else address)
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        url = None
    if url is not None and url.get_backend_name() in ("postgresql", "postgres"):
        return url.set(drivername="postgresql+psycopg")
    if url is None or url.drivername not in ("sqlite", "sqlite+pysqlite"):
        scheme = address.split("://", 1)[0]
        raise DatabaseError(f"{scheme}://… is no database address; give sqlite:///FILE or postgresql://USER@HOST/NAME")
    return url


def shown(url: URL) -> str:
    """The address for people: an SQLite file's path, or the URL without its password."""
    if url.get_backend_name() == "sqlite":
        name = str(url.database or ":memory:")
        return unquote(name.removeprefix("file:")) if "uri" in url.query else name
    return url.set(drivername="postgresql").render_as_string(hide_password=True)


def connect(url: URL, *, create: bool) -> Engine:
    """An engine for the address, which tells failures as ``DatabaseError``.

    Args:
        create: make an SQLite file that does not exist; otherwise its absence is an error.
    """
    if url.get_backend_name() == "sqlite":
        _check_file(url, create=create)
        if _is_read_only(url):
            engine = create_engine(_for_reading(url), connect_args={"timeout": PATIENCE})
            event.listen(engine, "connect", _set_up_read_only)
        else:
            engine = create_engine(url, connect_args={"timeout": PATIENCE})
            event.listen(engine, "connect", _set_up_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
    else:
        options = f"-c lock_timeout={int(PATIENCE * 1000)} -c timezone=UTC"
        try:
            engine = create_engine(url, connect_args={"options": options, "client_encoding": "utf8"})
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise DatabaseError(lacking("PostgreSQL", "postgresql", "psycopg")) from error
    event.listen(engine, "handle_error", _tell)
    return engine


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that sees one state of the database from its first query to its last."""
    level = {"isolation_level": "REPEATABLE READ"} if engine.name == "postgresql" else {}
    with engine.connect().execution_options(**level) as connection, connection.begin():
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction of the one writer at a time: all of it is stored, or nothing."""
    with engine.connect().execution_options(annotator_writes=True) as connection, connection.begin():
        if engine.name == "postgresql":
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({WRITER_LOCK})")
        yield connection


def insert_one(connection: Connection, table: type[DeclarativeBase], row: Mapping[str, Any]) -> int:
    """Insert a row, and return its number."""
    made: Any = connection.execute(insert(table), row).inserted_primary_key
    return int(made[0])


def scrub(engine: Engine) -> None:
    """Take what was deleted out of SQLite's write-ahead log too; where somebody is reading, that waits till the end."""
    if engine.name != "sqlite":
        return
    connection = engine.raw_connection()
    try:
        cursor = connection.cursor()
        cursor.execute("PRAGMA busy_timeout = 0")
        with suppress(sqlite3.OperationalError):
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        cursor.execute(f"PRAGMA busy_timeout = {int(PATIENCE * 1000)}")
    finally:
        connection.close()


def collation(engine: Engine) -> str:
    """The collation that sorts by code point, so that both databases give one order."""
    return "C" if engine.name == "postgresql" else "BINARY"


def _check_file(url: URL, *, create: bool) -> None:
    if url.database in (None, "", ":memory:"):
        return
    file = Path(str(url.database))
    try:
        _check_place(file, create)
    except PermissionError as error:
        raise DatabaseError(f"you may not look into the folder of {file}; name another with --database") from error


def _check_place(file: Path, create: bool) -> None:
    if not create and not file.exists():
        raise DatabaseError(
            f"there is no database {file}; `annotator ingest PATH…` makes it, or --database names another"
        )
    if not file.parent.is_dir():
        raise DatabaseError(f"the database {file} cannot be made: there is no folder {file.parent}")
    if file.is_dir():
        raise DatabaseError(f"the database {file} is a folder; name a file in it")


def _is_read_only(url: URL) -> bool:
    """Return whether it is an SQLite file that this user may read and not write: by itself, or for its folder."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return False
    file = Path(str(url.database))
    return file.is_file() and not (_may_write(file) and _may_write(file.resolve().parent))


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK)


def _for_reading(url: URL) -> URL:
    """Return the address that opens a file without touching anything beside it.

    A file that nobody is writing is taken as it is, since reading one in WAL mode would make files beside it; where a
    write-ahead log lies there, it has to be read too.
    """
    file = Path(str(url.database)).resolve()
    log = file.with_name(f"{file.name}-wal")
    how = "mode=ro" if log.is_file() and log.stat().st_size else "immutable=1"
    return url.set(database=f"file:{quote(file.as_posix())}", query={"uri": "true", **dict([how.split("=")])})


def _set_up_read_only(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None
    connection.execute("PRAGMA query_only = ON")


def _set_up_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not guessed by the driver
    cursor = connection.cursor()
    if cursor.execute("PRAGMA journal_mode").fetchone()[0] == "delete":
        cursor.execute("PRAGMA journal_mode = WAL")
    cursor.execute("PRAGMA synchronous = NORMAL")  # safe against crashes in WAL mode, and no disk sync a transaction
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA secure_delete = ON")  # what is forgotten is overwritten
    cursor.close()


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that began as a reader could not wait for it.
    writes = connection.get_execution_options().get("annotator_writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


#: What to do, by what a database says went wrong.
_ADVICE = {
    "connection failed": "check that the server runs, and its host, user and name",
    "unable to open": "check that you may write in its folder, or name another with --database",
    "is full": "make room there and call again; what was stored stays stored",
}


def _tell(context: ExceptionContext) -> None:
    error = context.sqlalchemy_exception
    if not isinstance(error, DBAPIError):
        return
    name = shown(context.engine.url) if context.engine is not None else "the database"
    cause = str(context.original_exception).strip().split("\n")[0]
    if ("locked" in cause and isinstance(context.original_exception, sqlite3.Error)) or _state(context) in LOCK_STATES:
        raise DatabaseLocked(f"another program is writing to {name}; try again when it has finished") from error
    if "not a database" in cause or "malformed" in cause:
        raise DatabaseError(f"{name} is no database of this program, or is damaged ({cause})") from error
    if "readonly database" in cause:
        raise DatabaseError(
            f"{name} can be read, not written: you lack the permission; copy it to a folder of your own"
        ) from error
    advice = next((f"; {told}" for part, told in _ADVICE.items() if part in cause), "")
    raise DatabaseError(f"{name}: {cause}{advice}") from error


def _state(context: ExceptionContext) -> str | None:
    return getattr(context.original_exception, "sqlstate", None)
