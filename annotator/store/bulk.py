"""Many rows of one table at once, without what SQLAlchemy does for each of them: half of what storing takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Column, Connection, Table, func, select, text
from sqlalchemy.orm import DeclarativeBase

from annotator.errors import DatabaseError
from annotator.store.database import shown


def insert_rows(connection: Connection, table: Table, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Insert rows: by COPY into PostgreSQL, elsewhere by one statement.

    Args:
        connection: with a transaction, of which this is a part.
        table: takes them.
        columns: names of columns whose values both drivers store as they are: texts, words, numbers.
        rows: a value for each of the columns.

    Raises:
        DatabaseError: the database fails.
    """
    if not rows:
        return
    names = ", ".join(map(connection.dialect.identifier_preparer.quote, columns))
    if connection.dialect.name != "postgresql":
        marks = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO {table.name} ({names}) VALUES ({marks})", list(map(tuple, rows)))
        return
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)
    except connection.dialect.loaded_dbapi.Error as error:
        cause = str(error).strip().split("\n")[0]
        raise DatabaseError(f"{shown(connection.engine.url)}: {cause}") from error


def insert_numbered(
    connection: Connection, of: type[DeclarativeBase], rows: Sequence[Mapping[str, Any]]
) -> Sequence[int]:
    """Insert rows that are known by a number, ``id``; return their numbers in the same order.

    Args:
        connection: with a transaction of the one writer, so that no number is given twice.
        of: whose table takes them.
        rows: values of the same columns, as the columns' types take them.

    Raises:
        DatabaseError: the database fails.
    """
    if not rows:
        return ()
    table: Any = of.__table__
    numbers, columns = _next(connection, table, len(rows)), list(rows[0])
    values = [_stored(connection, table.c[name], [row[name] for row in rows]) for name in columns]
    insert_rows(connection, table, ("id", *columns), list(zip(numbers, *values, strict=True)))
    return numbers


def _stored(connection: Connection, column: Column[Any], values: list[Any]) -> list[Any]:
    """Return values of a column as the driver takes them."""
    processed = column.type.dialect_impl(connection.dialect).bind_processor(connection.dialect)
    return values if processed is None else list(map(processed, values))


def _next(connection: Connection, table: Table, count: int) -> Sequence[int]:
    """Return the numbers that the database would give to so many rows more."""
    if connection.dialect.name == "postgresql":
        drawn = text("SELECT nextval(pg_get_serial_sequence(:table, 'id')) FROM generate_series(1, :count)")
        return connection.scalars(drawn, {"table": table.name, "count": count}).all()
    last = connection.scalar(select(func.max(table.c.id))) or 0
    return range(last + 1, last + 1 + count)
