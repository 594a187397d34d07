"""A workbook in Bangla: every sheet and column has a name there, and holds what it holds in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from openpyxl import load_workbook

from annotator.language import strings
from annotator.tables.catalogue import TABLES
from annotator.tables.formats import formats
from annotator.tables.labels import WorkbookWords
from tests.tables.rows import PLAIN, table_of


def test_the_names_in_a_sheet_tell_its_columns_apart() -> None:
    words = WorkbookWords("bn")
    for table in TABLES.values():
        names = [words.column(column.name) for column in table.columns]
        assert len(set(names)) == len(names), table.name
    sheets = [words.sheet(table) for table in TABLES.values()]
    assert len({*sheets, words("overview"), words("columns")}) == len(sheets) + 2
    assert max(map(len, sheets)) <= 31  # what Excel allows


def test_every_column_is_explained_in_bangla_and_none_that_is_not_there() -> None:
    told = {
        (table.name, column.name): WorkbookWords("bn").meaning(table, column)
        for table in TABLES.values()
        for column in table.columns
    }
    assert not [place for place, meaning in told.items() if not re.search("[\u0985-\u09b9]", meaning)]
    for name, meanings in strings()["meanings"].items():
        tables = [table for table in TABLES.values() if name in ("any", table.name)]
        assert meanings.keys() <= {column.name for table in tables for column in table.columns}, name
    means = {
        (table.name, column.name): WorkbookWords().meaning(table, column)
        for table in TABLES.values()
        for column in table.columns
    }
    quoted = re.compile("`+([^`]+)`+")  # what is quoted of the data stays as it is
    for place, meaning in told.items():
        assert set(quoted.findall(meaning)) <= set(quoted.findall(means[place])), place


@pytest.mark.parametrize("code", ["en", "bn"])
def test_a_workbook_holds_the_same_in_every_language(tmp_path: Path, code: str) -> None:
    table, words = table_of([PLAIN]), WorkbookWords(code)
    (xlsx,) = formats(["xlsx"], code)
    with xlsx.sink(tmp_path / "a.xlsx", table) as write:
        write(PLAIN)
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [words.sheet(table), words("overview"), words("columns")]
    head, row = book[words.sheet(table)].iter_rows(values_only=True)
    assert head == tuple(words.column(column.name) for column in table.sheet)
    assert row[head.index(words.column("source"))] == PLAIN.source
    assert book[words("overview")]["A1"].value == words("title")
    meanings = [cell.value for cell in book[words("columns")]["C"]][1:]
    assert meanings == [words.meaning(table, column) for column in table.sheet]
