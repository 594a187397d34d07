"""The formats a table is written in. Each streams: it holds a few rows at a time, never the table.

A format is a context manager that takes a path and a table, writes the head of the file, and gives
a function that writes one row. The file is whole when the context ends.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from annotator.errors import UsageError
from annotator.extras import has, require
from annotator.tables.columns import Cell, Table, WriteRow
from annotator.tables.excel import excel_book, excel_sink
from annotator.tables.labels import WorkbookWords
from annotator.tables.parquet import parquet_sink

#: How a cell begins that a spreadsheet could take for a formula, or that could be mistaken for a guarded one.
_NEEDS_GUARD = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]|['\t\r\n]")


def guard(text: str) -> str:
    """The text as a CSV cell that no spreadsheet takes for a formula: an apostrophe before it where needed.

    >>> guard("=1+1")
    "'=1+1"
    """
    return f"'{text}" if _NEEDS_GUARD.match(text) else text


def unguard(cell: str) -> str:
    """The text of a guarded cell: ``unguard(guard(text)) == text`` for every text."""
    return cell.removeprefix("'")


@contextmanager
def csv_sink(path: Path, table: Table) -> Iterator[WriteRow]:
    """Comma-separated values in UTF-8 with a byte-order mark and CRLF, which Excel opens rightly."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(column.name for column in table.columns)
        yield lambda row: writer.writerow([_csv_cell(cell) for cell in row.cells()])


@contextmanager
def jsonl_sink(path: Path, table: Table) -> Iterator[WriteRow]:
    """One JSON object a line."""
    with path.open("w", encoding="utf-8", newline="\n") as file:
        yield lambda row: print(row.model_dump_json(), file=file)


def _csv_cell(cell: Cell) -> str | int | float | None:
    if isinstance(cell, str):
        return guard(cell)
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    return cell.isoformat() if isinstance(cell, date) else cell  # the csv module writes numbers, and None as empty


@dataclass(frozen=True)
class Format:
    """A format and what it needs."""

    name: str
    """What it is called on the command line, and how its files end."""
    sink: Callable[[Path, Table], AbstractContextManager[WriteRow]]
    library: str | None = None
    """The module it needs."""
    extra: str = "report"
    """What brings the module."""
    book: Callable[[Path], AbstractContextManager[Callable[[Table], AbstractContextManager[WriteRow]]]] | None = None
    """Opens one file for several tables, where the format can hold them."""

    @property
    def available(self) -> bool:
        return self.library is None or has(self.library)


FORMATS: dict[str, Format] = {
    each.name: each
    for each in (
        Format("csv", csv_sink),
        Format("xlsx", excel_sink, "xlsxwriter", book=excel_book),
        Format("parquet", parquet_sink, "pyarrow", "parquet"),
        Format("jsonl", jsonl_sink),
    )
}


def formats(names: Iterable[str], language: str = "en") -> list[Format]:
    """The formats of these names, each once.

    Args:
        language: what a workbook calls its sheets and columns in; other formats know no language.

    Raises:
        UsageError: there is no such format, or the library it needs is not installed.
    """
    chosen = list(dict.fromkeys(names))
    for name in chosen:
        if name not in FORMATS:
            raise UsageError(f"there is no format {name!r}; the formats are: {', '.join(FORMATS)}")
        if library := (one := FORMATS[name]).library:
            require(name, one.extra, library)
    return [_in_language(FORMATS[name], WorkbookWords(language)) for name in chosen]


def _in_language(one: Format, words: WorkbookWords) -> Format:
    if one.book is None:
        return one
    return replace(one, sink=partial(excel_sink, words=words), book=partial(excel_book, words=words))
