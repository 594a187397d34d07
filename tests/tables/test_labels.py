"""A workbook in Bangla: every sheet and column has a name there, and holds what it holds in English."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook

from annotator.labels import HedgeLevel
from annotator.tables.catalogue import TABLES
from annotator.tables.formats import formats
from annotator.tables.labels import Words, labels
from tests.tables.rows import PLAIN, table_of

NAMES = {column.name for table in TABLES.values() for column in table.columns}


def test_both_languages_say_the_same() -> None:
    english, bangla = labels()["en"], labels()["bn"]
    for part in ("overview", "levels"):
        assert english[part].keys() == bangla[part].keys()
    assert len(english["overview"]["about"]) == len(bangla["overview"]["about"])
    assert english["levels"].keys() == {level.name.lower() for level in HedgeLevel}


def test_every_column_that_is_read_first_has_a_bangla_name() -> None:
    assert {name for table in TABLES.values() for name in table.reader} <= labels()["bn"]["columns"].keys()
    assert len(labels()["bn"]["columns"].keys() & NAMES) > 0.9 * len(NAMES)  # one that is new may wait for its name


def test_the_names_in_a_sheet_tell_its_columns_apart() -> None:
    words = Words("bn")
    for table in TABLES.values():
        names = [words.column(column.name) for column in table.columns]
        assert len(set(names)) == len(names), table.name
    sheets = [words.sheet(table) for table in TABLES.values()]
    assert len({*sheets, words.say("overview"), words.say("columns")}) == len(sheets) + 2
    assert max(map(len, sheets)) <= 31  # what Excel allows


@pytest.mark.parametrize("code", ["en", "bn"])
def test_a_workbook_holds_the_same_in_every_language(tmp_path: Path, code: str) -> None:
    table, words = table_of([PLAIN]), Words(code)
    (xlsx,) = formats(["xlsx"], code)
    with xlsx.sink(tmp_path / "a.xlsx", table) as write:
        write(PLAIN)
    book = load_workbook(tmp_path / "a.xlsx")
    assert book.sheetnames == [words.sheet(table), words.say("overview"), words.say("columns")]
    head, row = book[words.sheet(table)].iter_rows(values_only=True)
    assert head == tuple(words.column(column.name) for column in table.sheet)
    assert row[head.index(words.column("source"))] == PLAIN.source
    assert book[words.say("overview")]["A1"].value == words.say("title")
