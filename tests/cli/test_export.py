"""``annotator export``."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli.main import cli
from annotator.errors import UsageError
from annotator.tables.attributions import AttributionRow
from annotator.tables.catalogue import TABLES
from tests.cli.stored import database


def export(folder: Path, *arguments: str) -> Result:
    line = ["export", *arguments, "--database", database(folder), "--out", str(folder / "out")]
    return CliRunner().invoke(cli, line, catch_exceptions=False)


@pytest.mark.parametrize(
    "arguments", [["--format", "csv,jsonl"], ["--format", "csv", "--format", "jsonl"], ["--format", " jsonl , csv,csv"]]
)
def test_formats_are_named_once_each_in_any_way(tmp_path: Path, arguments: list[str]) -> None:
    result = export(tmp_path, "attributions", *arguments)
    assert result.exit_code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == [
        "attributions.csv",
        "attributions.jsonl",
        "datapackage.json",
    ]
    assert f"{tmp_path / 'out' / 'attributions.csv'} (1 row)" in result.output


def test_all_tables_are_written_as_csv_when_nothing_is_named(tmp_path: Path) -> None:
    export(tmp_path)
    every = {f"{name}.csv" for name in TABLES}
    assert {file.name for file in (tmp_path / "out").iterdir()} == every | {"datapackage.json"}


def test_a_row_says_all_that_is_known_of_its_attribution(tmp_path: Path) -> None:
    export(tmp_path, "--format", "jsonl")
    row = AttributionRow.model_validate_json((tmp_path / "out" / "attributions.jsonl").read_text(encoding="utf-8"))
    text = "মেনু | খবর\nনদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে।"
    assert (row.outlet, row.outlet_name, row.headline) == ("nodi", "দৈনিক নদী", "সেতু বন্ধ")
    assert row.published_at is not None
    assert row.published_at.isoformat() == "2026-01-30T00:15:00+06:00"
    assert row.source == text[row.source_start : row.source_end] == "নদীপুর পুলিশ"
    assert row.cue == text[row.cue_start : row.cue_end] == "জানিয়েছে"
    assert row.claim == text[row.claim_start : row.claim_end]
    assert (row.hedges, row.hedge_level, row.hedge_level_name) == ("থাকতে পারে | বন্ধ", 3, "possible")
    assert (row.basis, row.rule_pass, row.via) == ("predicted", "pass-1", None)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["clams"], "there is no table 'clams'; the tables are: attributions"),
        (["--format", "xls"], "there is no format 'xls'; the formats are: csv, xlsx, parquet, jsonl"),
    ],
)
def test_what_does_not_exist_is_answered_with_the_choices(tmp_path: Path, arguments: list[str], message: str) -> None:
    with pytest.raises(UsageError, match=message):
        export(tmp_path, *arguments)
    assert not (tmp_path / "out").exists()
