"""Every command that prints something prints it as JSON too, as its schema says: ``call`` holds it to that."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from annotator.cli.main import COMMANDS, cli
from annotator.cli.outputs import OUTPUTS, WITHOUT
from annotator.samples import gold_file, lexicon_folder, pages_folder
from tests.cli.calling import call, page, sentence


def commands() -> Iterator[tuple[str, click.Command]]:
    """All commands by their names, those of groups too."""
    for name in COMMANDS:
        command = cli.get_command(click.Context(cli), name)
        assert command is not None
        if not isinstance(command, click.Group):
            yield name, command
            continue
        if command.invoke_without_command:
            yield name, command
        yield from ((f"{name} {under}", each) for under, each in command.commands.items())


def test_none_is_forgotten() -> None:
    with_json = {name for name, each in commands() if any("--json" in option.opts for option in each.params)}
    assert with_json == OUTPUTS.keys()
    assert {name for name, _ in commands()} == OUTPUTS.keys() | WITHOUT.keys()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's database."""
    folder = tmp_path_factory.mktemp("json")
    (told,) = lines("run", "--sample", "--out", folder, "--format", "csv", "--json")
    assert Path(told["files"][0]).is_file()
    return folder / "annotator.db"


def lines(*line: str | Path) -> list[dict[str, Any]]:
    """What a command prints, as JSON."""
    return [json.loads(one) for one in call(*line).stdout.splitlines()]


@pytest.mark.usefixtures("rules")
def test_what_commands_did_is_told(database: Path, tmp_path: Path) -> None:
    pages = page(tmp_path / "pages", "a.txt", sentence(1)).parent
    mine = tmp_path / "mine.db"
    for command, line in {
        "ingest": [pages, "--database", mine],
        "annotate": ["--database", mine],
        "export": ["articles", "--out", tmp_path / "tables", "--database", database],
        "report": ["--out", tmp_path / "report.html", "--database", database],
        "rules diff": ["-", "-", pages],
        "forget": ["a", "--yes", "--database", mine],
    }.items():
        (told,) = lines(*command.split(), *line, "--json")
        assert told, command
    call("ingest", pages, "--database", mine)
    call("annotate", "--database", mine)
    call("export", "annotations", "--out", tmp_path / "out", "--database", mine)
    (told,) = lines("import", tmp_path / "out", "--by", "Rina", "--database", mine, "--json")
    assert told == {"new": 1, "changed": 0, "same": 0, "findings": 0}
    assert call("evaluate", "--by", "rule", "--json", "--database", mine).stdout
    page(pages, "b.txt", "কিছু নেই")
    call("ingest", pages, "--database", mine)
    assert lines("findings", "--json", "--database", mine)


def test_what_the_sample_holds_is_told(database: Path) -> None:
    """Each line is held to its schema by ``call``; nothing but JSON is on standard output."""
    some = {
        "status": [],
        "sources": [],
        "compare": [],
        "doctor": [],
        "stories": ["--claims", "--lexicon", lexicon_folder()],
        "show": ["embankment-haor"],
        "query": ["SELECT * FROM current_attributions"],
    }
    for command, line in some.items():
        assert lines(command, *line, "--json", "--database", database), command
    assert lines("disagreements", "--json", "--database", database) == []
    assert lines("lexicon", "mine", "--json", pages_folder())
    assert call("evaluate", gold_file(), gold_file(), "--json").stdout
