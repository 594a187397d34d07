"""Excel workbooks, written row by row: made for reading and printing, with an overview and all columns explained."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from annotator.errors import UsageError
from annotator.tables.columns import Cell, Column, Row, Table, WriteRow
from annotator.tables.guide import Guide
from annotator.tables.labels import WorkbookWords
from annotator.tables.styles import WRAPPED, Styles
from annotator.version import WORKBOOK_TITLE

#: What Excel holds: rows of a sheet, the head included, UTF-16 units of a cell, and signs of a link.
MOST_ROWS = 1_048_576
MOST_UNITS = 32_767
MOST_OF_LINK = 2_000
#: Rows with a height of their own and links: both are kept in memory until the end, and nobody reads further.
MOST_STYLED = 20_000
#: The height of a line in points, the most lines of a row, and how much wider than a digit a Bangla letter is.
LINE, MOST_LINES, _WIDER = 17, 20, 0.95

#: Workbooks carry a date of making. Always the same one: equal tables make equal files.
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
#: Columns whose cells are links; they show the address, so that a program that reads the sheet has it.
_LINKS = frozenset({"url", "task_url"})

_ENGLISH = WorkbookWords()


@contextmanager
def excel_book(
    path: Path, words: WorkbookWords = _ENGLISH
) -> Iterator[Callable[[Table], AbstractContextManager[WriteRow]]]:
    """A workbook: the function that it gives opens a sheet for a table, one after another.

    The first sheet says what is on the others, the last what each column means. A sheet has a frozen head and first
    columns, filters, widths and a Bangla font, is set up for printing, and text in it stays text.
    """
    with _workbook(path, words, in_front=True) as sheet:
        yield sheet


@contextmanager
def _workbook(
    path: Path, words: WorkbookWords, *, in_front: bool
) -> Iterator[Callable[[Table], AbstractContextManager[WriteRow]]]:
    from xlsxwriter import Workbook

    workbook = Workbook(str(path), {"constant_memory": True, "default_date_format": "yyyy-mm-dd hh:mm"})
    workbook.set_properties({"created": _MADE, "title": WORKBOOK_TITLE})
    styles = Styles(workbook)
    guide = Guide(workbook, styles, words, in_front=in_front)
    try:
        yield lambda table: _sheet(workbook, table, styles, guide, words)
        guide.finish()
    finally:
        workbook.close()


@contextmanager
def excel_sink(path: Path, table: Table, words: WorkbookWords = _ENGLISH) -> Iterator[WriteRow]:
    """A workbook of one table, which comes first, since programs read the first sheet of a file."""
    with _workbook(path, words, in_front=False) as sheet, sheet(table) as write:
        yield write


@contextmanager
def _sheet(workbook: Any, table: Table, styles: Styles, guide: Guide, words: WorkbookWords) -> Iterator[WriteRow]:
    sheet = workbook.add_worksheet(words.sheet(table))
    columns = table.sheet
    own = [column.name for column in table.columns]
    places = [own.index(column.name) for column in columns]
    sheet.freeze_panes(1, min(2, len(columns)) if table.reader else 1)
    sheet.set_row(0, 2 * LINE)
    for number, column in enumerate(columns):
        sheet.set_column(number, number, column.width, styles.of(column))
        sheet.write_string(0, number, words.column(column.name), styles.head)
    last = 0

    def write(row: Row) -> None:
        nonlocal last
        last += 1
        if last == MOST_ROWS:
            raise UsageError(f"{table.name} has more rows than an Excel sheet holds; export it as csv or parquet")
        given = list(row.cells())
        cells = [given[place] for place in places]
        styled = last <= MOST_STYLED
        if styled:
            sheet.set_row(last, LINE * max(map(_lines, columns, cells)))
        day_only = bool(getattr(row, "date_only", False))
        for number, (column, cell) in enumerate(zip(columns, cells, strict=True)):
            if styled and column.name in _LINKS and isinstance(cell, str) and len(cell) <= MOST_OF_LINK:
                sheet.write_url(last, number, cell, styles.link)
            else:
                _write_cell(sheet, last, number, cell, styles.of(column, day_only))

    yield write
    sheet.autofilter(0, 0, last, len(columns) - 1)
    _colour(sheet, columns, last, styles)
    _print(sheet, table, last, words)
    guide.add(table, last)


def _lines(column: Column, cell: Cell) -> int:
    """How many lines a cell takes in its column: spreadsheets do not work it out before a cell is edited."""
    if not isinstance(cell, str) or column.width <= WRAPPED:
        return 1
    return min(sum(1 + int(len(line) * _WIDER / column.width) for line in cell.split("\n")), MOST_LINES)


def _colour(sheet: Any, columns: Sequence[Column], last: int, styles: Styles) -> None:
    """Give hedge levels their colours, by name and by number alike."""
    for number, column in enumerate(columns):
        if column.name in ("hedge_level", "hedge_level_name"):
            for value, form in styles.levels(by_name=column.name == "hedge_level_name"):
                rule = {"type": "cell", "criteria": "==", "value": value, "format": form}
                sheet.conditional_format(1, number, max(last, 1), number, rule)


def _print(sheet: Any, table: Table, last: int, words: WorkbookWords) -> None:
    """Print a reader's columns, as wide as a page and as long as they are, the head on each page."""
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.set_footer(f"&L&A&R{words('page')}")
    sheet.repeat_rows(0)
    sheet.print_area(0, 0, last, max(table.printed - 1, 0))
    sheet.fit_to_pages(1, 0)


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, form: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell, form)
    elif isinstance(cell, date) and cell.year >= 1900:  # Excel's calendar begins there
        sheet.write_datetime(row, column, cell.replace(tzinfo=None) if isinstance(cell, datetime) else cell, form)
    elif isinstance(cell, str | date):
        sheet.write_string(row, column, _fitting(str(cell)), form)
    else:
        sheet.write_number(row, column, cell, form)


def _fitting(text: str) -> str:
    """The text, cut with an ellipsis where it is longer than a cell can be."""
    if len(text) * 2 <= MOST_UNITS or len(text.encode("utf-16-le")) <= MOST_UNITS * 2:
        return text
    return text.encode("utf-16-le")[: (MOST_UNITS - 1) * 2].decode("utf-16-le", "ignore") + "…"
