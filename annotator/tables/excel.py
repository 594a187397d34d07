"""Excel workbooks, written row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from annotator.errors import UsageError
from annotator.tables.catalogue import Table
from annotator.tables.columns import Cell, Row

#: A font of Windows and Office that holds Bangla; other systems put their own in its place.
FONT = "Nirmala UI"

#: What Excel holds: rows of a sheet, the head included, and UTF-16 units of a cell.
MOST_ROWS = 1_048_576
MOST_UNITS = 32_767

#: Workbooks carry a date of making. Always the same one: equal tables make equal files.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)


@contextmanager
def excel_sink(path: Path, table: Table) -> Iterator[Callable[[Row], None]]:
    """A workbook of one sheet: frozen head, filters, widths, a Bangla font, and text that stays text."""
    from xlsxwriter import Workbook

    workbook = Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    workbook.set_properties({"created": _MADE, "title": table.name, "comments": table.question})
    workbook.formats[0].set_font_name(FONT)
    try:
        with _sheet(workbook, table) as write:
            yield write
    finally:
        workbook.close()


@contextmanager
def _sheet(workbook: Any, table: Table) -> Iterator[Callable[[Row], None]]:
    sheet = workbook.add_worksheet(table.name)
    head = workbook.add_format({"font_name": FONT, "bold": True, "bottom": 1})
    body = workbook.add_format({"font_name": FONT})
    moment = workbook.add_format({"font_name": FONT, "num_format": "yyyy-mm-dd hh:mm"})
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
            _write_cell(sheet, last, number, cell, body, moment)

    yield write
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, body: Any, moment: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, body)
    elif isinstance(cell, datetime) and cell.year >= 1900:  # Excel's calendar begins there
        sheet.write_datetime(row, column, cell.replace(tzinfo=None), moment)
    elif isinstance(cell, str | datetime):
        sheet.write_string(row, column, _fitting(str(cell)), body)
    else:
        sheet.write_number(row, column, cell, body)


def _fitting(text: str) -> str:
    """The text, cut with an ellipsis where it is longer than a cell can be."""
    if len(text) * 2 <= MOST_UNITS or len(text.encode("utf-16-le")) <= MOST_UNITS * 2:
        return text
    return text.encode("utf-16-le")[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore") + "…"
