"""The sheets of a workbook that explain it: an overview in front, and all columns at the end."""

from __future__ import annotations

from typing import Any

from annotator.labels import HedgeLevel
from annotator.tables.columns import KINDS, Table
from annotator.tables.styles import LEVELS, Styles

OVERVIEW, COLUMNS = "overview", "columns"

_ABOUT = (
    "A row of the sheet attributions is one attribution: a source, a cue that carries the act of saying, and a claim.",
    "The level says how sure the claim is made to sound; the colours are the same on every sheet.",
    "The column basis says whether the rules predict a row, or a person reviewed it. Rules err: review, then publish.",
    "An empty cell means that the page does not say it. A share stands beside its count and its denominator.",
)
_LEVELS = {
    HedgeLevel.FLAT: "sure: a neutral cue, no marker",
    HedgeLevel.DISTANCED: "the outlet steps back: দাবি, অভিযোগ, কথিত, জানা গেছে",
    HedgeLevel.PROBABLE: "ধারণা, সম্ভবত, আশঙ্কা",
    HedgeLevel.POSSIBLE: "হতে পারে, গুজব, নিশ্চিত হওয়া যায়নি",
}


class Guide:
    """Overview and columns of one workbook. The overview stands in front, and is written when all sheets are."""

    def __init__(self, workbook: Any, styles: Styles) -> None:
        self._workbook = workbook
        self._styles = styles
        self._overview = workbook.add_worksheet(OVERVIEW)
        self._tables: list[tuple[Table, int]] = []

    def add(self, table: Table, rows: int) -> None:
        """Take down a sheet that is written, with how many rows it has."""
        self._tables.append((table, rows))

    def finish(self) -> None:
        """Write both sheets."""
        self._write_overview()
        self._write_columns()

    def _write_overview(self) -> None:
        sheet, styles = self._overview, self._styles
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 20, styles.plain)
        sheet.set_column(1, 1, 10, styles.plain)
        sheet.set_column(2, 2, 90, styles.wrapped)
        sheet.write_string(0, 0, "Who says what in Bangla news, and how sure it is made to sound", styles.title)
        row = 2
        for text in _ABOUT:
            sheet.merge_range(row, 0, row, 2, text, styles.wrapped)
            row += 1
        row += 1
        for number, name in enumerate(("sheet", "rows", "what it answers")):
            sheet.write_string(row, number, name, styles.head)
        for table, rows in self._tables:
            row += 1
            sheet.write_url(row, 0, f"internal:'{table.name}'!A1", styles.link, table.name)
            sheet.write_number(row, 1, rows, styles.plain)
            sheet.write_string(row, 2, table.question, styles.wrapped)
        row += 1
        sheet.write_url(row, 0, f"internal:'{COLUMNS}'!A1", styles.link, COLUMNS)
        sheet.write_string(row, 2, "What does each column mean?", styles.wrapped)
        row += 2
        for number, name in enumerate(("level", "number", "how the claim is made to sound")):
            sheet.write_string(row, number, name, styles.head)
        for level, colour in LEVELS.items():
            row += 1
            sheet.write_string(row, 0, level.name.lower(), styles.ground(colour))
            sheet.write_number(row, 1, level.value, styles.ground(colour))
            sheet.write_string(row, 2, _LEVELS[level], styles.wrapped)
        _portrait(sheet)

    def _write_columns(self) -> None:
        sheet, styles = self._workbook.add_worksheet(COLUMNS), self._styles
        sheet.freeze_panes(1, 2)
        for number, (name, width) in enumerate((("sheet", 16), ("column", 22), ("meaning", 80), ("holds", 40))):
            sheet.set_column(number, number, width, styles.wrapped)
            sheet.write_string(0, number, name, styles.head)
        row = 0
        for table, _ in self._tables:
            for column in table.sheet:
                row += 1
                holds = ", ".join(map(str, column.choices)) or KINDS[column.kind]
                cells = (table.name, column.name, " ".join(column.meaning.split()), holds)
                for number, cell in enumerate(cells):
                    sheet.write_string(row, number, cell, styles.wrapped)
        sheet.autofilter(0, 0, row, 3)
        sheet.repeat_rows(0)
        _portrait(sheet)


def _portrait(sheet: Any) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
