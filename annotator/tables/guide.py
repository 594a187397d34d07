"""The sheets of a workbook that explain it: an overview in front, and all columns at the end."""

from __future__ import annotations

from typing import Any

from annotator.tables.columns import KINDS, Table
from annotator.tables.labels import WorkbookWords
from annotator.tables.styles import LEVELS, Styles


class Guide:
    """Overview and columns of one workbook. The overview is written when all sheets are.

    Args:
        in_front: whether the overview is the first sheet; else it stands behind the tables.
    """

    def __init__(self, workbook: Any, styles: Styles, words: WorkbookWords, *, in_front: bool) -> None:
        self._workbook = workbook
        self._words = words
        self._styles = styles
        self._overview = self._add_overview() if in_front else None
        self._tables: list[tuple[Table, int]] = []

    def _add_overview(self) -> Any:
        return self._workbook.add_worksheet(self._words("overview"))

    def add(self, table: Table, rows: int) -> None:
        """Take down a sheet that is written, with how many rows it has."""
        self._tables.append((table, rows))

    def finish(self) -> None:
        """Write both sheets."""
        self._write_overview()
        self._write_columns()

    def _write_overview(self) -> None:
        sheet, styles, words = self._overview or self._add_overview(), self._styles, self._words
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 20, styles.plain)
        sheet.set_column(1, 1, 10, styles.plain)
        sheet.set_column(2, 2, 90, styles.wrapped)
        sheet.write_string(0, 0, words("title"), styles.title)
        row = 2
        for text in words.about:
            sheet.merge_range(row, 0, row, 2, text, styles.wrapped)
            row += 1
        row += 1
        for number, name in enumerate(("sheet", "rows", "answers")):
            sheet.write_string(row, number, words(name), styles.head)
        for table, rows in self._tables:
            row += 1
            sheet.write_url(row, 0, f"internal:'{words.sheet(table)}'!A1", styles.link, words.sheet(table))
            sheet.write_number(row, 1, rows, styles.beside)
            sheet.write_string(row, 2, words.question(table), styles.wrapped)
        row += 1
        columns = words("columns")
        sheet.write_url(row, 0, f"internal:'{columns}'!A1", styles.link, columns)
        sheet.write_string(row, 2, words("columns_question"), styles.wrapped)
        row += 2
        for number, name in enumerate(("level", "number", "sounds")):
            sheet.write_string(row, number, words(name), styles.head)
        for level, colour in LEVELS.items():
            row += 1
            sheet.write_string(row, 0, level.name.lower(), styles.ground(colour))
            sheet.write_number(row, 1, level.value, styles.ground(colour, align="left"))
            sheet.write_string(row, 2, words.level(level), styles.wrapped)
        _portrait(sheet)

    def _write_columns(self) -> None:
        words, styles = self._words, self._styles
        sheet = self._workbook.add_worksheet(words("columns"))
        sheet.freeze_panes(1, 2)
        for number, (name, width) in enumerate((("sheet", 16), ("column", 22), ("meaning", 80), ("holds", 40))):
            sheet.set_column(number, number, width, styles.wrapped)
            sheet.write_string(0, number, words(name), styles.head)
        row = 0
        for table, _ in self._tables:
            for column in table.sheet:
                row += 1
                holds = ", ".join(map(str, column.choices)) or words.say("cells", KINDS[column.kind])
                name = words.column(column.name)
                name = name if name == column.name else f"{name}\n{column.name}"
                cells = (words.sheet(table), name, words.meaning(table, column), holds)
                for number, cell in enumerate(cells):
                    sheet.write_string(row, number, cell, styles.wrapped)
        sheet.autofilter(0, 0, row, 3)
        sheet.repeat_rows(0)
        _portrait(sheet)


def _portrait(sheet: Any) -> None:
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
