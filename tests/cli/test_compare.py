"""``annotator compare``, and what ``annotator export`` can leave out."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path

import pytest
from click.testing import Result
from rich.console import Console

from annotator.cli.profiles import _value, drawing
from annotator.comparing.dataset import Dataset
from annotator.errors import NotFound, UsageError
from annotator.pipeline.export import compared
from annotator.store import Store
from tests.cli.calling import call
from tests.comparing.making import fill

PEOPLE = ["আসমা বেগম", "রহিম শেখ", "দিলারা"]


@pytest.fixture
def database(tmp_path: Path) -> str:
    file = str(tmp_path / "test.db")
    with Store.open(file) as store:
        fill(store, [("nodi", PEOPLE)] * 24 + [("pahar", ["সানা"])] * 22 + [(None, PEOPLE[:1])])
    return file


def compare(database: str, *arguments: str | Path) -> Result:
    return call("compare", *arguments, "--database", database)


def test_profiles_and_differences_are_printed(database: str) -> None:
    output = compare(database).output
    assert output.startswith("47 articles, predicted attributions\n")
    lines = output.splitlines()
    (nodi,) = (line for line in lines if line.startswith("       24 "))
    assert " 72 " in nodi
    assert nodi.rstrip().endswith("nodi")
    assert "nodi has 157.9 attributions in 1,000 words, pahar 142.9: a difference of 15.0, p = 0.0002." in output
    bangla = compare(database, "--lang", "bn").output
    assert "\nপার্থক্য\n" in bangla
    assert "nodi: প্রতি ১,০০০ শব্দে উদ্ধৃতি ১৫৭.৯টি; pahar ১৪২.৯টি: ব্যবধান ১৫.০" in bangla
    assert not [line for line in bangla.splitlines() if re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,}", line)]
    assert "fewer than 20 articles, so no verdict and rough intervals only: —" in output


def test_json_is_the_rows_of_the_tables(database: str, tmp_path: Path) -> None:
    rows = [json.loads(line) for line in compare(database, "--json").stdout.splitlines()]
    compare(database, "--out", tmp_path, "--format", "jsonl")
    for table in ("outlets", "comparisons"):
        written = [json.loads(line) for line in (tmp_path / f"{table}.jsonl").read_text(encoding="utf-8").splitlines()]
        assert [{"table": table, **row} for row in written] == [row for row in rows if row["table"] == table]
        assert written


@pytest.mark.parametrize(("width", "height"), [(80, 50), (110, 46), (140, 46)])
def test_fourteen_outlets_fit_a_screen_unless_all_is_asked_for(tmp_path: Path, width: int, height: int) -> None:
    with Store.open(str(tmp_path / "many.db")) as store:
        fill(store, [(f"outlet_of_a_long_name_{each % 14}", PEOPLE[: each % 3 + 1]) for each in range(14 * 21)])
        found = compared(Dataset(store))
    lengths = []
    for everything in (False, True):
        console = Console(width=width, file=StringIO(), record=True)
        console.print(drawing(found, everything=everything))
        lengths.append(len(console.export_text().splitlines()))
    assert lengths[0] <= height < lengths[1]


@pytest.mark.parametrize("width", [80, 120])
def test_no_number_is_broken_or_cut_off_in_a_narrow_terminal(database: str, width: int) -> None:
    with Store.open(database) as store:
        found = compared(Dataset(store))
        console = Console(width=width, file=StringIO(), record=True)
        console.print(drawing(found, everything=True))
        shares = {_value(each) for profile in found.profiles for each in profile.ratio_estimates}
    lines = console.export_text().splitlines()
    assert max(map(len, lines)) <= width
    assert shares <= {word for line in lines for word in line.split()}
    assert "…" not in "".join(lines)


def test_days_that_are_exchanged_are_told(database: str) -> None:
    with pytest.raises(UsageError, match="no day lies between --since 2026-02-01 and --until 2026-01-01"):
        compare(database, "--since", "2026-02-01", "--until", "2026-01-01")


def test_what_is_no_day_is_told_with_how_one_is_written(database: str) -> None:
    assert "'31.12.2025' is no day; write it as 2026-01-31" in compare(database, "--since", "31.12.2025").stderr


def test_numbers_stand_before_bangla(database: str) -> None:
    lines = compare(database).output.splitlines()
    for line in (each for each in lines if "আসমা" in each):
        assert line.index("আসমা") > max(place for place, sign in enumerate(line) if sign.isdigit())


def test_the_tables_hold_what_is_printed(database: str, tmp_path: Path) -> None:
    out = tmp_path / "out"
    output = compare(database, "nodi", "pahar", "--out", out, "--format", "csv,xlsx").output
    names = {
        f"{name}.csv" for name in ("outlets", "comparisons", "sources", "affiliations", "relays", "data_dictionary")
    }
    assert {file.name for file in out.iterdir()} == names | {"tables.xlsx", "datapackage.json"}
    assert f"table  {out / 'comparisons.csv'}" in output
    assert ",higher," in (out / "comparisons.csv").read_text("utf-8-sig")


def test_nothing_is_written_where_no_folder_is_named(database: str, tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    compare(database)
    assert set(tmp_path.iterdir()) == before


def test_one_outlet_is_a_profile_without_differences(database: str) -> None:
    output = compare(database, "nodi").output
    assert output.startswith("24 articles")
    assert "Differences" not in output
    assert "There is one outlet only: nothing is compared." in output


def test_too_few_articles_are_said_to_leave_nothing_to_judge(tmp_path: Path) -> None:
    file = str(tmp_path / "few.db")
    with Store.open(file) as store:
        fill(store, [("nodi", PEOPLE), ("pahar", PEOPLE)])
    output = " ".join(compare(file).output.split())
    assert "Nothing is judged: it takes 20 articles of each of two outlets" in output
    assert "could be judged" not in output


def test_it_is_the_same_every_time(database: str) -> None:
    assert compare(database).output == compare(database).output


def test_what_is_not_there_is_told_with_the_next_step(database: str, tmp_path: Path) -> None:
    with pytest.raises(NotFound, match="of an outlet 'nodii'; there are: nodi, pahar"):
        compare(database, "nodii")
    with pytest.raises(NotFound, match="has a review; leave --basis out to compare predictions"):
        compare(database, "--basis", "reviewed")
    with pytest.raises(NotFound, match="none of the 47 predicted articles holds 'নেই' in its headline"):
        compare(database, "--topic", "নেই")


def test_an_export_can_be_of_some_articles(database: str, tmp_path: Path) -> None:
    def rows(*arguments: str) -> int:
        call("export", "articles", "--database", database, "--out", tmp_path, *arguments)
        return len((tmp_path / "articles.csv").read_text("utf-8-sig").splitlines()) - 1

    assert rows() == 47
    assert rows("--outlet", "nodi") == 24
    assert rows("--outlet", "nodi", "--outlet", "pahar") == 46
    assert rows("--since", "2026-01-20", "--until", "2026-01-21") == 2
    assert rows("--topic", "রহিম শেখ") == 24
    assert rows("--basis", "reviewed") == 0


@pytest.mark.parametrize("tables", [["attributions"], []], ids=["one table", "all tables"])
def test_an_export_of_nothing_says_why(database: str, tmp_path: Path, tables: list[str]) -> None:
    found = call("export", *tables, "--database", database, "--out", tmp_path, "--topic", "নেই")
    assert "attributions.csv (0 rows)" in found.stdout
    assert "none of the 47 predicted articles holds 'নেই' in its headline or body; ask for less" in found.stderr
    assert call("export", "takeovers", "--database", database, "--out", tmp_path).stderr == ""
    found = call("export", *tables, "--basis", "best", "--database", database, "--out", tmp_path, "--topic", "নেই")
    assert "none of the 47 annotated articles holds 'নেই'" in found.stderr


def test_the_best_of_both_is_for_tables_that_count_nothing(database: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nothing can be counted on it; leave out sources"):
        call("export", "sources", "--basis", "best", "--database", database, "--out", tmp_path / "out")
    call("export", "--basis", "best", "--database", database, "--out", tmp_path / "out")
    made = {file.stem for file in (tmp_path / "out").iterdir()}
    assert {"attributions", "hedges"} <= made
    assert not made & {"sources", "outlets", "trend", "relays", "articles"}


def test_annotations_are_exported_in_forms_of_their_own(database: str, tmp_path: Path) -> None:
    line = ["export", "annotations", "--database", database, "--outlet", "nodi", "--out", tmp_path / "out"]
    assert "jsonl (24 articles)" in call(*line).output
    output = call(*line, "--format", "brat,webannotation,spacy").output
    assert output.count("24 articles") == 3
    files = {folder.name: {file.suffix for file in folder.iterdir()} for folder in (tmp_path / "out").iterdir()}
    assert files == {
        "jsonl": {".jsonl"},
        "brat": {".txt", ".ann", ".conf"},
        "webannotation": {".txt", ".jsonld"},
        "spacy": {".spacy"},
    }
    with pytest.raises(UsageError, match="annotations are not written as 'csv'; their formats are: jsonl, brat"):
        call(*line, "--format", "csv")
    with pytest.raises(UsageError, match="export them by themselves"):
        call("export", "annotations", "articles", "--database", database)
