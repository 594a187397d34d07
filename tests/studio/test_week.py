"""The week that docs/review-week.md tells, on a real server: the page's own commands, people at work in between."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.studio.client import Studio
from tests.cli.calling import call
from tests.comparing.making import fill
from tests.studio.looping import Json, Loop, status
from tests.studio.making import accepted
from tests.studio.people import Person

PAGE = Path(__file__).parents[2] / "docs" / "review-week.md"
SPEAKERS = ["রহিম শেখ", "করিম খান"]


pytestmark = pytest.mark.usefixtures("known_server")


def lines() -> Iterator[list[str]]:
    """The commands of the page but those of the server, which runs already."""
    for line in re.findall(r"^    annotator (.+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE):
        words = shlex.split(line)
        if words[0] != "studio":
            yield words


def seen(task: Json, found: list[Json], source_type: str) -> list[Json]:
    """What an editor returns where a reviewer makes everybody who speaks one of this type."""
    result = accepted({"result": found})
    for item in result:
        if item.get("from_name") == "source_type":
            item["value"]["choices"] = [source_type]
    return [*result, status("done")]


def at_work(loop: Loop, one: Person, other: Person) -> None:
    """Both review what the server may hand to two, one of them the rest. They differ in one article."""
    tasks = sorted(loop.tasks("id,data,predictions"), key=lambda task: task["id"])
    marked = [task for task in tasks if task["predictions"]]
    assert len(marked) < len(tasks), "some are blind"
    for task in tasks:
        found = task["predictions"][0]["result"] if task["predictions"] else []
        one.submit(task["id"], seen(task, found, "official"))
    for task in marked[:8]:
        kind = "official" if task is not marked[0] else "expert"
        other.submit(task["id"], seen(task, task["predictions"][0]["result"], kind))


def test_the_commands_of_the_page_lead_to_figures(
    loop: Loop, second: Person, studio: Studio, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(loop.store, [(("nodi", "pahar")[each % 2], SPEAKERS[: 1 + each % 3 % 2]) for each in range(90)])
    database, third = ("--database", loop.store.url.removeprefix("sqlite:///")), Person(studio)
    monkeypatch.chdir(tmp_path)
    told: dict[str, str] = {}
    for command, *words in lines():
        if command == "pull" and "push" in told and "pull" not in told:
            at_work(loop, second, third)
        if command == "adjudicate":
            name = re.search(r"page-\d+", told["disagreements"])
            assert name, told["disagreements"]
            words = [name[0], "--by", second.email]
        told[command] = " ".join(call(command, *words, *database).output.split())
    third.http.close()
    assert "40 tasks sent" in told["push"]
    assert "1 article on which people differ" in told["disagreements"]
    assert f"the annotation by {second.email} counts" in told["adjudicate"]
    assert "90 articles, predictions corrected by 40 that were reviewed" in told["compare"]
    assert "all outlets: 40 reviewed articles" in told["compare"]
    assert 'id="corrected"' in (tmp_path / "week.html").read_text(encoding="utf-8")
    assert (tmp_path / "learnt" / "scores.toml").is_file()
    assert {"status", "evaluate", "export", "rules", "lexicon"} <= told.keys()
