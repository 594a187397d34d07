"""Parquet files, typed, written in row groups."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import Any

from annotator.tables.columns import Column, Row, Table

#: Rows that are held before they are written.
GROUP = 10_000

#: The time zone moments are shown in; the moment itself does not depend on it.
ZONE = "Asia/Dhaka"


@contextmanager
def parquet_sink(path: Path, table: Table) -> Iterator[Callable[[Row], None]]:
    """A Parquet file whose columns have the types, and carry the meanings, of the row's fields."""
    import pyarrow
    from pyarrow.parquet import ParquetWriter

    schema = arrow_schema(table.columns)
    held: list[tuple[Any, ...]] = []
    with ParquetWriter(path, schema, compression="zstd") as writer:

        def flush() -> None:
            by_column = zip(zip(*held, strict=True), schema.types, strict=True)
            arrays = [pyarrow.array(values, kind) for values, kind in by_column]
            writer.write_table(pyarrow.Table.from_arrays(arrays, schema=schema))
            held.clear()

        def write(row: Row) -> None:
            held.append(tuple(row.cells()))
            if len(held) == GROUP:
                flush()

        yield write
        if held:
            flush()


def arrow_schema(columns: list[Column]) -> Any:
    """The Arrow schema of these columns."""
    import pyarrow

    types = {
        str: pyarrow.string(),
        bool: pyarrow.bool_(),
        int: pyarrow.int64(),
        float: pyarrow.float64(),
        date: pyarrow.date32(),
        datetime: pyarrow.timestamp("us", tz=ZONE),
    }
    return pyarrow.schema(
        pyarrow.field(each.name, types[each.kind], nullable=each.optional, metadata={"meaning": each.meaning})
        for each in columns
    )
