"""Many rows of one table at once, without what SQLAlchemy does for each of them: half of what storing takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Table

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
