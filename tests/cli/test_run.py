"""``annotator run``: pages in, tables out, and where to go from there."""

from __future__ import annotations

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from annotator.cli.main import cli
from annotator.cli.overview import Overview, is_shown
from annotator.errors import InputError, UsageError
from annotator.labels import HedgeLevel
from annotator.pipeline.inputs import digest_of
from annotator.pipeline.pages import PageOptions
from annotator.store import Store
from tests.cli.stored import database

STORY = """নদীপুরে সেতু বন্ধ

নদীপুরের পুরোনো সেতুটি মঙ্গলবার বন্ধ করে দেওয়া হয়েছে। এতে দুই পারের মানুষ বিপাকে পড়েছেন।

নদীপুর থানার পুলিশ জানিয়েছে, সেতুটি এক মাস বন্ধ থাকতে পারে। মেরামতের কাজ শুরু হয়েছে সকাল থেকে।
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["run", *map(str, arguments)], catch_exceptions=False)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that the command is called in."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ANNOTATOR_DATABASE", raising=False)
    return tmp_path


@pytest.fixture
def story(place: Path) -> Path:
    file = place / "story.txt"
    file.write_text(STORY, encoding="utf-8")
    return file


def rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_a_page_goes_all_the_way(place: Path, story: Path) -> None:
    result = run(story, "--format", "csv")
    assert result.exit_code == 0
    (row,) = rows(place / "annotator-out" / "attributions.csv")
    assert (row["name"], row["cue"], row["hedge_level_name"]) == ("story", "জানিয়েছে", "possible")
    assert "database  annotator.db (articles: 1, attributions: 1)" in result.output
    assert f"table     {Path('annotator-out/attributions.csv')} (1 row)" in result.output
    assert " show story\n" in result.output  # it finds the database by itself
    assert " run PATH… --outlet KEY" in result.output  # the page names none
    assert "Label Studio" in result.output


def test_the_same_again_changes_nothing(place: Path, story: Path) -> None:
    first = run(story, "--format", "csv,jsonl")
    before = {file.name: file.read_bytes() for file in (place / "annotator-out").iterdir()}
    again = run(story, "--format", "csv,jsonl")
    assert {file.name: file.read_bytes() for file in (place / "annotator-out").iterdir()} == before
    assert first.output.replace("1 new", "0 new").replace("0 already", "1 already") == again.output


@pytest.mark.parametrize("command", ["run", "ingest", "annotate"])
def test_what_was_read_in_another_way_since_is_read_again(place: Path, story: Path, command: str) -> None:
    def outlet(*options: str) -> str:
        result = CliRunner().invoke(cli, [command, str(story), *options], catch_exceptions=False)
        assert result.exit_code == 0
        with Store.open("annotator.db") as store:
            (one,) = store.articles()
        return str(one.article.outlet)

    assert outlet("--outlet", "prothom_alo") == "prothom_alo"
    assert outlet("--outlet", "samakal") == "samakal"
    assert outlet("--outlet", "prothom_alo") == "prothom_alo"


def test_another_folder_that_is_read_the_same_way_makes_nothing_be_read_again(place: Path, story: Path) -> None:
    run(str(story), "--format", "csv")
    (place / "other.txt").write_text(STORY.replace("মঙ্গলবার", "বুধবার"), encoding="utf-8")
    run("other.txt", "--format", "csv")
    with Store.open("annotator.db") as store:
        same = store.counts_of_same(str(digest_of([str(story)], PageOptions())))
    assert same
    assert same["new"] == 1


def test_the_sample_has_a_database_of_its_own(place: Path) -> None:
    result = run("--sample")
    assert result.exit_code == 0
    made = {file.name for file in (place / "annotator-sample").iterdir()}
    assert made == {"annotator.db", "attributions.csv", "attributions.xlsx", "attributions.jsonl", "datapackage.json"}
    assert {file.name for file in place.iterdir()} == {"annotator-sample"}
    assert "bhorer_mastul" in result.output
    assert "source · cue · claim" in result.output


def test_the_sample_can_go_into_a_database_that_is_named(place: Path) -> None:
    run("--sample", "--database", place / "named.db", "--format", "csv")
    assert {file.name for file in place.iterdir() if not file.name.startswith("named.db-")} == {
        "named.db",
        "annotator-sample",
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ([], r"give the pages to read as PATH…, or --sample"),
        (["--sample", "story.txt"], r"give the pages to read as PATH…, or --sample"),
        (["--sample", "--lexicon", "."], r"--sample brings a lexicon of its own"),
        (["story.txt", "--format", "csv,doc"], r"there is no format 'doc'"),
    ],
)
def test_a_wrong_call_is_told_before_anything_is_done(
    place: Path, story: Path, arguments: list[str], message: str
) -> None:
    with pytest.raises(UsageError, match=message):
        run(*arguments)
    assert list(place.iterdir()) == [story]


def test_where_nothing_can_be_read_no_table_is_written(place: Path) -> None:
    (place / "empty").mkdir()
    with pytest.raises(InputError):
        run(place / "empty")
    assert not (place / "annotator-out").exists()


def test_a_folder_that_cannot_be_made_is_named(place: Path, story: Path) -> None:
    with pytest.raises(UsageError, match=r"story\.txt.* cannot be made .*--out"):
        run("--sample", "--out", "story.txt/x")


def test_the_overview_counts_all_and_shows_some(tmp_path: Path) -> None:
    with Store.open(database(tmp_path)) as store:
        overview = Overview.of(store, 5)
        nothing_shown = Overview.of(store, 0)
    assert [outlet for outlet, _ in overview.shown] == ["nodi"]
    assert overview.outlets == {"nodi  দৈনিক নদী": {HedgeLevel.POSSIBLE: 1}}
    assert overview.source_types == nothing_shown.source_types == {"official": {HedgeLevel.POSSIBLE: 1}}
    assert nothing_shown.shown == []


@pytest.mark.parametrize(("total", "rows"), [(3, 20), (20, 20), (21, 20), (100, 20), (7, 3), (5, 0)])
def test_as_many_rows_are_shown_as_asked_and_spread_evenly(total: int, rows: int) -> None:
    shown = [number for number in range(total) if is_shown(number, total, rows)]
    gaps = [after - before for before, after in pairwise(shown)]
    assert len(shown) == min(rows, total)
    assert max(gaps, default=0) - min(gaps, default=0) <= 1
