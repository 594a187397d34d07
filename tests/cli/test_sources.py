"""``annotator sources``: who is cited, and what people say of them."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import UsageError
from annotator.store import Store
from tests.cli.calling import call
from tests.comparing.making import fill


def database(folder: Path, *said_by: list[str]) -> str:
    """Make a database of articles in which these people speak; its address."""
    file = str(folder / "test.db")
    with Store.open(file) as store:
        fill(store, [("nodi", names) for names in said_by])
    return file


def written(folder: Path) -> dict[str, Any]:
    (record,) = tomllib.loads((folder / "people.toml").read_text(encoding="utf-8"))["person"]
    return {name: value for name, value in record.items() if name != "key"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "lexicon").mkdir()
    return tmp_path / "lexicon"


def run(*arguments: str, folder: Path) -> str:
    return call("sources", *arguments, "--lexicon", folder).output


def test_names_are_listed_with_what_may_be_one(tmp_path: Path) -> None:
    file = database(tmp_path, ["শরিফ কবীর", "শরীফ কবির"], ["শরীফ কবির"])
    output = call("sources", "--database", file).output
    assert "শরীফ কবির" in output
    assert "1 article has both" in output
    found = json.loads(call("sources", "--json", "--database", file).stdout)
    assert [(one["canonical"], one["count"]) for one in found["sources"]] == [("শরীফ কবির", 3)]
    assert found["merges"] == [{"name": "শরীফ কবির", "other": "শরিফ কবীর", "evidence": ["1 article has both"]}]


def test_tables_follow_what_is_merged(tmp_path: Path, folder: Path) -> None:
    file = database(tmp_path, ["রওশন জামিল"], ["জামিল সাহেব"])
    run("merge", "রওশন জামিল", "জামিল সাহেব", folder=folder)
    call("export", "sources", "--database", file, "--lexicon", folder, "--out", tmp_path / "out")
    lines = (tmp_path / "out" / "sources.csv").read_text(encoding="utf-8-sig").splitlines()
    assert [line.split(",")[0] for line in lines[1:]] == ["রওশন জামিল"]


def test_merging_twice_changes_nothing_and_splitting_undoes_it(folder: Path) -> None:
    run("merge", "রওশন কবীর", "আর কবীর", folder=folder)
    before = (folder / "people.toml").read_text(encoding="utf-8")
    run("merge", "রওশন কবীর", "আর কবীর", folder=folder)
    assert (folder / "people.toml").read_text(encoding="utf-8") == before
    run("split", "রওশন কবীর", "আর কবীর", folder=folder)
    assert written(folder) == {"name": "রওশন কবীর", "spellings": [], "apart": ["আর কবীর"]}


def test_type_and_bodies_are_written(folder: Path) -> None:
    run("type", "রওশন কবীর", "official", folder=folder)
    run("affiliate", "রওশন কবীর", "নদী কমিশন", folder=folder)
    run("affiliate", "রওশন কবীর", "বন বিভাগ", "--since", "2024-01-02", "--office", "সচিব", folder=folder)
    record = written(folder)
    assert (record["type"], record["affiliation"]) == ("official", "নদী কমিশন")
    assert [str(post["since"]) for post in record["posts"]] == ["2024-01-02"]


def test_other_records_and_comments_stay(folder: Path) -> None:
    mine = '# mine\n[[person]]\nkey = "mine"\nname = "সালমা খাতুন"  # the mayor\n'
    (folder / "people.toml").write_text(mine, encoding="utf-8")
    run("type", "রওশন কবীর", "expert", folder=folder)
    assert (folder / "people.toml").read_text(encoding="utf-8").startswith(mine)


def test_a_name_of_somebody_else_is_refused(folder: Path) -> None:
    run("merge", "রওশন কবীর", "আর কবীর", folder=folder)
    with pytest.raises(UsageError, match="known as 'রওশন কবীর'"):
        run("merge", "সালমা খাতুন", "আর কবীর", folder=folder)


def test_without_a_folder_it_says_what_to_give() -> None:
    with pytest.raises(UsageError, match="give --lexicon DIR"):
        call("sources", "merge", "ক", "খ", "--lexicon", "-")


def test_days_in_the_wrong_order_are_refused(folder: Path) -> None:
    with pytest.raises(UsageError, match="exchange the two"):
        run("affiliate", "ক", "খ", "--since", "2024-01-02", "--until", "2023-01-01", folder=folder)
