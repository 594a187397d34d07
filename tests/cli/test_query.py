"""Asking in SQL from the command line, and the doctor."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from annotator.cli.main import cli
from annotator.errors import UsageError
from annotator.store.views import VIEWS
from tests.cli.calling import call
from tests.cli.stored import database

SQL = "SELECT outlet_name, headline, score, url FROM current_attributions"


def test_a_table_is_printed(tmp_path: Path) -> None:
    output = call("query", SQL, "--database", database(tmp_path)).output
    assert output.split()[:4] == ["outlet_name", "headline", "score", "url"]
    assert "দৈনিক নদী" in output
    assert "1 row" in output


def test_what_is_too_wide_for_a_table_is_printed_as_lists(tmp_path: Path) -> None:
    file = database(tmp_path)
    output = call("query", "SELECT * FROM current_attributions", "--database", file).output
    (row,) = csv.DictReader(
        io.StringIO(call("query", "SELECT * FROM current_attributions", "--csv", "--database", file).output)
    )
    told = dict(line.split(None, 1) for line in output.splitlines() if "  " in line)
    assert told == {name: value for name, value in row.items() if value}
    assert "…" not in output


def test_json_and_csv_say_the_same(tmp_path: Path) -> None:
    file = database(tmp_path)
    (told,) = call("query", SQL, "--json", "--database", file).output.splitlines()
    (row,) = csv.DictReader(io.StringIO(call("query", SQL, "--csv", "--database", file).output))
    assert {name: str(value) for name, value in json.loads(told).items()} == row


def test_csv_holds_no_formula(tmp_path: Path) -> None:
    output = call("query", "SELECT '=1+1' AS a", "--csv", "--database", database(tmp_path)).output
    assert output == "a\n'=1+1\n"


def test_sql_comes_from_standard_input(tmp_path: Path) -> None:
    output = call("query", "-", "--json", "--database", database(tmp_path), answer="SELECT 1 AS one").output
    assert output == '{"one": 1}\n'


def test_without_sql_the_views_are_told() -> None:
    output = call("query").output
    assert [line for line in output.splitlines() if not line.startswith(" ")] == list(VIEWS)


def test_what_the_database_does_not_know_leads_to_the_views(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such table: nothere; `annotator query` alone tells the views"):
        call("query", "SELECT * FROM nothere", "--database", database(tmp_path))


def test_writing_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="only reading is allowed"):
        call("query", "DELETE FROM articles", "--database", database(tmp_path))


def checks(*arguments: str) -> tuple[dict[str, str], int]:
    """What the doctor found, by name, and the code it ended with."""
    done = CliRunner().invoke(cli, ["doctor", "--json", *arguments], catch_exceptions=False)
    return {one["name"]: one["state"] for one in map(json.loads, done.stdout.splitlines())}, done.exit_code


def test_the_doctor_finds_what_is_there(tmp_path: Path) -> None:
    found, code = checks("--database", database(tmp_path))
    assert (found["database"], found["program"], code) == ("ok", "ok", 0)
    assert {"Label Studio", "disk", "terminal"} < found.keys()


def test_the_doctor_says_what_is_absent_and_what_is_wrong(tmp_path: Path) -> None:
    absent, code = checks("--database", str(tmp_path / "none.db"))
    assert (absent["database"], code) == ("absent", 0)
    broken = tmp_path / "broken.db"
    broken.write_text("খবর " * 500, encoding="utf-8")
    wrong, code = checks("--database", str(broken))
    assert (wrong["database"], code) == ("wrong", 1)


def test_the_doctor_writes_lines_for_people(tmp_path: Path) -> None:
    output = call("doctor", "--database", str(tmp_path / "none.db")).output
    (line,) = (line for line in output.splitlines() if line.startswith("database"))
    assert line.split(maxsplit=1)[1].startswith("absent: there is no database")
