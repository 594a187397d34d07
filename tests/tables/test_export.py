"""Exports are whole or absent, and stream."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection
from annotator.errors import DatabaseError, UsageError
from annotator.intake.opening import items
from annotator.models import Finding
from annotator.tables.attributions import AttributionRow
from annotator.tables.catalogue import TABLES, named
from annotator.tables.columns import Table
from annotator.tables.export import WrittenTable, export
from annotator.tables.files import replacing
from annotator.tables.formats import FORMATS
from tests.tables.rows import PLAIN, table_of

ALL = list(FORMATS.values())
NO_STORE: Any = None
NOTHING = Dataset(NO_STORE)


def test_every_format_is_written_in_one_reading(tmp_path: Path) -> None:
    written = export(NOTHING, [table_of([PLAIN, PLAIN])], ALL, tmp_path / "made")
    assert written == [WrittenTable(tmp_path / "made" / f"attributions.{name}", 2) for name in FORMATS]
    names = {file.name for file in (tmp_path / "made").iterdir()}
    assert names == {file.path.name for file in written} | {"datapackage.json"}


def test_a_table_without_rows_still_has_its_columns(tmp_path: Path) -> None:
    export(NOTHING, [table_of([])], ALL, tmp_path)
    assert (tmp_path / "attributions.csv").read_text("utf-8-sig").startswith("article,version,name,outlet")


def only_finding(file: Path) -> Finding:
    (found,) = items(file)
    assert isinstance(found, Finding)
    return found


def test_what_we_wrote_is_not_read_as_articles(tmp_path: Path) -> None:
    export(NOTHING, [table_of([PLAIN, PLAIN])], ALL, tmp_path)
    told = {Path(found.place).suffix[1:]: found for found in map(only_finding, tmp_path.glob("attributions.*"))}
    assert told.keys() == FORMATS.keys()
    assert {(found.kind, found.severity) for found in told.values()} == {("own_table", "note")}


def broken_off() -> Table:
    def rows(_store: object) -> Iterator[AttributionRow]:
        yield PLAIN
        raise DatabaseError("the disk went away")

    return replace(TABLES["attributions"], rows=rows)


def test_a_failure_leaves_what_stood_there_and_nothing_else(tmp_path: Path) -> None:
    for name in FORMATS:
        (tmp_path / f"attributions.{name}").write_text("the last export")
    with pytest.raises(DatabaseError, match="the disk went away"):
        export(NOTHING, [broken_off()], ALL, tmp_path)
    assert {file.read_text() for file in tmp_path.iterdir()} == {"the last export"}
    assert len(list(tmp_path.iterdir())) == len(FORMATS)


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    for name in FORMATS:
        with pytest.raises(UsageError, match=r"taken.*attributions.* cannot be written"):
            export(NOTHING, [table_of([PLAIN])], [FORMATS[name]], tmp_path / "taken")


def test_that_nothing_can_be_written_is_found_before_anything_is_worked_out(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UsageError, match=r"comparisons.* cannot be written"):
        export(NOTHING, named(["comparisons"]), [FORMATS["csv"]], tmp_path / "taken")


def test_a_folder_in_the_way_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "attributions.csv").mkdir()
    with pytest.raises(UsageError, match=r"attributions\.csv cannot be written"):
        export(NOTHING, [table_of([PLAIN])], [FORMATS["csv"]], tmp_path)
    assert [file.name for file in tmp_path.iterdir()] == ["attributions.csv"]


def test_a_full_disk_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No space left"), replacing(tmp_path / "file") as draft:
        draft.write_text("half of it")
        raise OSError(28, "No space left on device")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", FORMATS)
def test_memory_does_not_grow_with_the_table(tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.tables.parquet.GROUP", 100)
    monkeypatch.setattr("annotator.tables.excel.MOST_STYLED", 100)

    def peak(count: int) -> int:
        rows = replace(TABLES["attributions"], rows=lambda _store: (PLAIN for _ in range(count)))
        tracemalloc.start()
        export(NOTHING, [rows], [FORMATS[name]], tmp_path)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(10)
    assert peak(900) < peak(300) * 1.5 + 50_000


def test_an_unknown_table_is_answered_with_the_choices() -> None:
    with pytest.raises(UsageError, match="no table 'atributions'; the tables are: attributions"):
        named(["atributions"])
    assert named([]) == list(TABLES.values())


def test_nothing_is_counted_on_a_mixed_basis(tmp_path: Path) -> None:
    mixed = Dataset(NO_STORE, Selection(choice=Choice.BEST))
    with pytest.raises(UsageError, match="nothing can be counted on it; leave out sources, outlets, or give --basis"):
        export(mixed, named(["attributions", "sources", "outlets"]), ALL, tmp_path)
    assert not list(tmp_path.iterdir())


def test_several_tables_are_sheets_of_one_workbook(tmp_path: Path) -> None:
    other = replace(table_of([PLAIN, PLAIN]), name="others")
    written = export(NOTHING, [table_of([PLAIN]), other], [FORMATS["xlsx"], FORMATS["csv"]], tmp_path)
    assert {each.path.name: each.rows for each in written} == {"attributions.csv": 1, "others.csv": 2, "tables.xlsx": 3}
    book = openpyxl.load_workbook(tmp_path / "tables.xlsx")
    assert [(sheet.title, sheet.max_row) for sheet in book][1:-1] == [("attributions", 2), ("others", 3)]
    told = {row[0].value: row[1].value for row in book["overview"].iter_rows(max_col=2) if row[1].value}
    assert (told["attributions"], told["others"]) == (1, 2)
    explained = [row[1] for row in book["columns"].iter_rows(min_row=2, values_only=True) if row[0] == "others"]
    assert explained == [each.value for each in book["others"][1]]


def test_a_workbook_is_whole_or_absent(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        export(NOTHING, [table_of([PLAIN]), replace(broken_off(), name="others")], [FORMATS["xlsx"]], tmp_path)
    assert not list(tmp_path.iterdir())
