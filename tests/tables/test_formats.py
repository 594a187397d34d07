"""Every format gives back what was written, and no spreadsheet takes a text for anything else."""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.errors import UsageError
from annotator.tables.attributions import READER, AttributionRow
from annotator.tables.catalogue import TABLES
from annotator.tables.excel import MOST_UNITS
from annotator.tables.formats import FORMATS, formats, guard, unguard
from tests.tables.rows import PLAIN, ROWS, TEXTS, as_read, table_of

#: The temporary folder is the same for all examples of a test: each writes its files anew.
any_rows = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
row_lists = st.lists(ROWS, max_size=4)


def write(name: str, folder: Path, rows: list[AttributionRow]) -> Path:
    path = folder / f"table.{name}"
    with FORMATS[name].sink(path, table_of(rows)) as write_row:
        for row in rows:
            write_row(row)
    return path


def read_csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, strict=True))


@any_rows
@given(rows=row_lists)
def test_csv_gives_every_text_back_without_its_guard(tmp_path: Path, rows: list[AttributionRow]) -> None:
    texts = ("name", "headline", "source", "claim", "hedges")
    found = [[unguard(line[name]) for name in texts] for line in read_csv(write("csv", tmp_path, rows))]
    assert found == [[getattr(row, name) or "" for name in texts] for row in rows]


@any_rows
@given(rows=row_lists)
def test_parquet_gives_every_value_back_with_its_type(tmp_path: Path, rows: list[AttributionRow]) -> None:
    table = pyarrow.parquet.read_table(write("parquet", tmp_path, rows))
    assert table.to_pylist() == [as_read(row) for row in rows]


@any_rows
@given(rows=row_lists)
def test_jsonl_gives_every_row_back(tmp_path: Path, rows: list[AttributionRow]) -> None:
    text = write("jsonl", tmp_path, rows).read_bytes().decode("utf-8")
    assert [AttributionRow.model_validate_json(line) for line in text.split("\n") if line] == rows


def test_jsonl_writes_bangla_as_it_is(tmp_path: Path) -> None:
    assert "সেতুর কাজ" in write("jsonl", tmp_path, [PLAIN]).read_text(encoding="utf-8")


def in_excel(text: str) -> str:
    """XML knows no carriage return of its own; Excel shows one as a line break all the same."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


@any_rows
@given(rows=row_lists)
def test_xlsx_holds_every_text_as_text(tmp_path: Path, rows: list[AttributionRow]) -> None:
    sheet = openpyxl.load_workbook(write("xlsx", tmp_path, rows))["attributions"]
    names = [cell.value for cell in sheet[1]]
    for row, line in zip(rows, sheet.iter_rows(min_row=2), strict=True):
        cells = dict(zip(names, line, strict=True))
        for name in ("name", "headline", "source", "claim", "hedges"):
            text = getattr(row, name)
            assert (cells[name].data_type, cells[name].hyperlink) == ("s" if text else "n", None)
            assert in_excel(openpyxl_text(cells[name].value)) == in_excel(text or "")


def openpyxl_text(value: str | None) -> str:
    return openpyxl.utils.escape.unescape(value or "")


def test_xlsx_is_made_for_reading(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(write("xlsx", tmp_path, [PLAIN]))
    assert book.sheetnames == ["attributions", "overview", "columns"]
    sheet = book.active
    assert sheet is not None
    cells = {head.value: cell for head, cell in zip(sheet[1], sheet[2], strict=True)}
    assert sheet.freeze_panes == "C2"
    assert [head.value for head in sheet[1]][:9] == [*READER][:9]
    assert [head.value for head in sheet[1]][-1] == "attribution"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.print_area == "'attributions'!$A$1:$I$2"
    assert cells["url"].hyperlink.target == cells["url"].value == PLAIN.url
    assert cells["task_url"].hyperlink.target == PLAIN.task_url
    assert cells["published_at"].number_format == "yyyy-mm-dd hh:mm"
    assert {str(rule.sqref) for rule in sheet.conditional_formatting} == {
        f"{cells[name].column_letter}2" for name in ("hedge_level", "hedge_level_name")
    }
    assert sheet.auto_filter.ref == f"A1:{sheet.cell(2, sheet.max_column).coordinate}"
    assert cells["claim"].font.name == "Nirmala UI"
    assert sheet.column_dimensions[cells["claim"].column_letter].width > 35
    assert cells["claim"].alignment.wrap_text
    assert cells["published_at"].alignment.horizontal == "left"  # else it touches the headline beside it
    assert cells["sentence"].value == PLAIN.sentence
    assert cells["published_at"].value == datetime(2031, 3, 9, 21, 13)  # the clock where it was published
    assert cells["date_only"].value is False
    assert cells["cue_start"].value == 29
    assert cells["via"].value is None


def test_xlsx_shows_shares_in_per_cent_and_days_as_dates(tmp_path: Path) -> None:
    values = {float: 0.25, int: 7, str: "নদী", bool: False, date: date(2026, 1, 26)}
    for name in ("sources", "trend"):
        table = TABLES[name]
        row = table.row.model_construct(**{column.name: values.get(column.kind) for column in table.columns})
        with FORMATS["xlsx"].sink(tmp_path / f"{name}.xlsx", table) as write:
            write(row)
        sheet = openpyxl.load_workbook(tmp_path / f"{name}.xlsx")[name]
        formats = {head.value: cell.number_format for head, cell in zip(sheet[1], sheet[2], strict=True)}
        if name == "sources":
            assert {formats[each] for each in ("share", "flat_share", "possible_share")} == {"0.0%"}
        else:
            assert formats["week"] == "yyyy-mm-dd"


@pytest.mark.parametrize(("letter", "count"), [("ক", 40_000), ("😀", 20_000)])
def test_xlsx_cuts_a_text_that_no_cell_can_hold_and_shows_it(tmp_path: Path, letter: str, count: int) -> None:
    path = write("xlsx", tmp_path, [PLAIN.model_copy(update={"claim": letter * count})])
    sheet = openpyxl.load_workbook(path)["attributions"]
    (cell,) = (str(line.value) for head, line in zip(sheet[1], sheet[2], strict=True) if head.value == "claim")
    assert cell.endswith("…")
    assert set(cell[:-1]) == {letter}
    assert MOST_UNITS - 2 < len(cell.encode("utf-16-le")) // 2 <= MOST_UNITS


def test_csv_opens_rightly_in_excel(tmp_path: Path) -> None:
    data = write("csv", tmp_path, [PLAIN]).read_bytes()
    assert data.startswith(b"\xef\xbb\xbfarticle,version,")
    assert data.count(b"\r\n") == data.count(b"\n") == 2
    (line,) = read_csv(tmp_path / "table.csv")
    assert (line["published_at"], line["date_only"], line["via"]) == ("2031-03-09T21:13:00+06:00", "FALSE", "")


@given(TEXTS)
def test_no_cell_can_be_taken_for_a_formula(text: str) -> None:
    cell = guard(text)
    assert cell.lstrip()[:1] not in tuple("=+-@＝＋－＠")
    assert cell[:1] not in tuple("\t\r\n")
    assert unguard(cell) == text


def test_plain_text_is_left_alone() -> None:
    assert guard("‘আমরা আসছি’, বলেন তিনি") == "‘আমরা আসছি’, বলেন তিনি"


def test_an_unknown_format_is_answered_with_the_choices() -> None:
    with pytest.raises(UsageError, match="'ods'; the formats are: csv, xlsx, parquet, jsonl"):
        formats(["csv", "ods"])


def test_a_format_without_its_library_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.extras.has", lambda module: False)
    assert [each.name for each in formats(["csv", "jsonl"])] == ["csv", "jsonl"]
    with pytest.raises(UsageError, match=r"xlsx needs xlsxwriter; .*\[report\]"):
        formats(["xlsx"])
