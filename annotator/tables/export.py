"""Write tables out of a database, each in one or more formats, in one reading."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.tables.catalogue import Table
from annotator.tables.files import replacing
from annotator.tables.formats import Format

if TYPE_CHECKING:
    from annotator.store import Store


@dataclass(frozen=True)
class Written:
    """A file that was written."""

    path: Path
    rows: int


def export(store: Store, tables: Iterable[Table], formats: Iterable[Format], folder: Path) -> list[Written]:
    """Write each table as ``folder/TABLE.FORMAT``.

    A file appears under its name only when it is whole; one of that name is replaced then, and stays
    as it was where anything fails.

    Raises:
        UsageError: the folder cannot be written to, or a table does not fit a format.
        DatabaseError: the database cannot be read.
    """
    chosen = list(formats)
    return [written for table in tables for written in _export(store, table, chosen, folder)]


def _export(store: Store, table: Table, formats: list[Format], folder: Path) -> list[Written]:
    paths = [folder / f"{table.name}.{each.name}" for each in formats]
    count = 0
    with ExitStack() as files:
        drafts = [files.enter_context(replacing(path)) for path in paths]
        with ExitStack() as sinks:
            writes = [sinks.enter_context(each.sink(draft, table)) for each, draft in zip(formats, drafts, strict=True)]
            for count, row in enumerate(table.rows(store), 1):  # noqa: B007  (its last value is the number of rows)
                for write in writes:
                    write(row)
    return [Written(path, count) for path in paths]
