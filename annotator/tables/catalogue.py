"""Which tables there are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from annotator.errors import UsageError
from annotator.tables.attributions import AttributionRow, attribution_rows
from annotator.tables.columns import Column, Row, columns

if TYPE_CHECKING:
    from annotator.store import Store


@dataclass(frozen=True)
class Table:
    """A table that can be exported."""

    name: str
    question: str
    """What it answers."""
    row: type[Row]
    rows: Callable[[Store], Iterator[Row]]
    """Reads its rows out of a database, one after another."""

    @property
    def columns(self) -> list[Column]:
        return columns(self.row)


TABLES: dict[str, Table] = {
    table.name: table
    for table in (
        Table(
            "attributions", "Who is cited for what, and how sure it is made to sound.", AttributionRow, attribution_rows
        ),
    )
}


def named(names: Iterable[str]) -> list[Table]:
    """The tables of these names; all of them where none is named.

    Raises:
        UsageError: there is no table of a name.
    """
    chosen = list(dict.fromkeys(names))
    for name in chosen:
        if name not in TABLES:
            raise UsageError(f"there is no table {name!r}; the tables are: {', '.join(TABLES)}")
    return [TABLES[name] for name in chosen or TABLES]
