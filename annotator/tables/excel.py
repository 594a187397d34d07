"""Excel workbooks, written row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from annotator.errors import UsageError
from annotator.tables.columns import Cell, Row, Table

#: A font of Windows and Office that holds Bangla; other systems put their own in its place.
FONT = "Nirmala UI"

#: What Excel holds: rows of a sheet, the head included, and UTF-16 units of a cell.
MOST_ROWS = 1_048_576
MOST_UNITS = 32_767

#: How Excel shows dates.
_TIMES: dict[type, str] = {date: "yyyy-mm-dd", datetime: "yyyy-mm-dd hh:mm"}

#: Workbooks carry a date of making. Always the same one: equal tables make equal files.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


Write = Callable[[Row], None]


@contextmanager
def excel_book(path: Path) -> Iterator[Callable[[Table], AbstractContextManager[Write]]]:
    """A workbook: the function that it gives opens a sheet for a table, one after another.

    A sheet has a frozen head, filters, widths and a Bangla font, and text in it stays text.
    """
    from xlsxwriter import Workbook

    workbook = Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    workbook.set_properties({"created": _MADE})
    workbook.formats[0].set_font_name(FONT)
    try:
        yield lambda table: _sheet(workbook, table)
    finally:
        workbook.close()


@contextmanager
def excel_sink(path: Path, table: Table) -> Iterator[Write]:
    """A workbook of one sheet."""
    with excel_book(path) as sheet, sheet(table) as write:
        yield write


@contextmanager
def _sheet(workbook: Any, table: Table) -> Iterator[Write]:
    sheet = workbook.add_worksheet(table.name)
    head = workbook.add_format({"font_name": FONT, "bold": True, "bottom": 1})
    body = workbook.add_format({"font_name": FONT})
    times = {kind: workbook.add_format({"font_name": FONT, "num_format": form}) for kind, form in _TIMES.items()}
    sheet.freeze_panes(1, 0)
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, column.width, body)
        sheet.write_string(0, number, column.name, head)
    last = 0

    def write(row: Row) -> None:
        nonlocal last
        last += 1
        if last == MOST_ROWS:
            raise UsageError(f"{table.name} has more rows than an Excel sheet holds; export it as csv or parquet")
        for number, cell in enumerate(row.cells()):
            _write_cell(sheet, last, number, cell, body, times)

    yield write
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, body: Any, times: dict[type, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, body)
    elif isinstance(cell, date) and cell.year >= 1900:  # Excel's calendar begins there
        clock = cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell
        sheet.write_datetime(row, column, clock, times[type(cell)])
    elif isinstance(cell, str | date):
        sheet.write_string(row, column, _fitting(str(cell)), body)
    else:
        sheet.write_number(row, column, cell, body)


def _fitting(text: str) -> str:
    """The text, cut with an ellipsis where it is longer than a cell can be."""
    if len(text) * 2 <= MOST_UNITS or len(text.encode("utf-16-le")) <= MOST_UNITS * 2:
        return text
    return text.encode("utf-16-le")[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore") + "…"
