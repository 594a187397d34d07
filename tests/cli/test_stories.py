"""``annotator stories``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from annotator.cli.main import cli
from annotator.errors import AnnotatorError, InputError, UsageError
from annotator.store import Store
from tests.stories.news import FERRY, the_news

NOTHING = {"taken_from": None, "shared_runs": None, "runs": None, "taken_way": None, "taken_in_order": None}


def call(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["stories", *map(str, arguments)], catch_exceptions=False)


def rows(file: Path) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in map(json.loads, file.read_text(encoding="utf-8").splitlines())}


def pages(folder: Path) -> Path:
    """The ferry in two outlets, and a copy of the one, as rows of a table."""
    told = [("a", "nodi", FERRY["nodi"]), ("b", "bela", FERRY["bela"]), ("c", "khobor", FERRY["nodi"])]
    file = folder / "news.jsonl"
    lines = [
        {
            "id": id_,
            "url": f"https://{outlet}.example/1",
            "outlet": outlet,
            "title": headline,
            "published_at": f"2026-03-10T0{hour}:00:00+06:00",
            "text": body,
        }
        for hour, (id_, outlet, (headline, body)) in enumerate(told)
    ]
    file.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")
    return file


def test_pages_are_grouped_without_a_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = call(pages(tmp_path), "--jsonl", tmp_path / "out.jsonl")
    found = rows(tmp_path / "out.jsonl")
    runs = found["c"]["runs"]
    assert runs > 25
    assert found == {
        "a": {"id": "a", "story": "a", "wire_copy_of": None, **NOTHING, "is_first": True},
        "b": {"id": "b", "story": "a", "wire_copy_of": None, **NOTHING, "is_first": False},
        "c": {
            "id": "c",
            "story": "a",
            "wire_copy_of": "a",
            "taken_from": "a",
            "shared_runs": runs,
            "runs": runs,
            "taken_way": "copy",
            "taken_in_order": True,
            "is_first": False,
        },
    }
    assert "3 articles; 1 story told by more than one, 1 copy" in result.output
    assert sorted(file.name for file in tmp_path.iterdir()) == ["news.jsonl", "out.jsonl"]


def test_stored_articles_go_by_their_keys(tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    with Store.open(str(database)) as store:
        keys = {id_: store.add(article).key for id_, article in the_news()}
    call("--database", database, "--jsonl", tmp_path / "out.jsonl")
    found = rows(tmp_path / "out.jsonl")
    assert found.keys() == set(keys.values())
    assert len({found[keys[id_]]["story"] for id_ in keys if id_.startswith("ferry")}) == 1
    assert len({row["story"] for row in found.values()}) == 2


def test_pages_of_one_name_stay_apart(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "page.txt").write_text(f"{folder}\n\n{FERRY['nodi'][1]}\n", encoding="utf-8")
    call(tmp_path / "one", tmp_path / "two", "--jsonl", tmp_path / "out.jsonl")
    assert len(rows(tmp_path / "out.jsonl")) == 2


def test_without_articles_nothing_is_written(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    with pytest.raises(InputError):
        call(empty, "--jsonl", tmp_path / "out.jsonl")
    with pytest.raises(AnnotatorError):
        call("--database", tmp_path / "none.db", "--jsonl", tmp_path / "out.jsonl")
    assert not (tmp_path / "out.jsonl").exists()


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.extras.has", lambda module: False)
    with pytest.raises(UsageError, match="grouping stories needs sklearn; install it with: pip install"):
        call(pages(tmp_path), "--jsonl", tmp_path / "out.jsonl")


def test_stories_are_printed_with_who_had_them_first(tmp_path: Path) -> None:
    lines = [one for one in call(pages(tmp_path)).output.splitlines() if not one.startswith("note:")]
    assert lines[0] == FERRY["nodi"][0]
    assert [line.split(": ")[0].split("  ")[1:] for line in lines[1:4]] == [
        ["2026-03-10 00:00", "nodi", "(first)"],
        ["2026-03-10 01:00", "bela"],
        ["2026-03-10 02:00", "khobor", "(copy of nodi, 100%)"],
    ]
    assert lines[-1] == "3 articles; 1 story told by more than one, 1 copy"


@pytest.mark.parametrize("time", [None, "2026-03-10"])
def test_where_no_time_tells_nobody_is_called_first_and_nobody_is_said_to_copy(
    tmp_path: Path, time: str | None
) -> None:
    file = pages(tmp_path)
    rows_ = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    file.write_text("".join(json.dumps({**row, "published_at": time}) + "\n" for row in rows_), encoding="utf-8")
    told = call(file).output
    assert ("3 without a time of publication" in told) is (time is None)
    assert "(first)" not in told
    assert "(copy of" not in told
    assert "(shares 100% with" in told


def test_claims_are_followed_from_outlet_to_outlet(tmp_path: Path) -> None:
    database = str(tmp_path / "sample.db")
    line = ["run", "--sample", "--database", database, "--out", str(tmp_path), "--format", "csv"]
    assert CliRunner().invoke(cli, line, catch_exceptions=False).exit_code == 0
    lines = [line.strip() for line in call("--database", database, "--claims").output.splitlines()]
    assert any(line.endswith("; since উত্তর হাওর নিউজ: strengthened") for line in lines)
    assert any("; in the words of ভোরের মাস্তুল" in line for line in lines)
    told = [json.loads(line) for line in call("--database", database, "--claims", "--json").output.splitlines()]
    versions = [one for story in told for claim in story["claims"] for one in claim["sourcings"]]
    assert sum(one["is_first"] for one in versions) == sum(line.endswith("; first") for line in lines)
    with pytest.raises(UsageError, match="leave PATH out"):
        call(pages(tmp_path), "--claims")
