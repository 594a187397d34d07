"""Every command tells what it does, and the documentation tells the same."""

from __future__ import annotations

import runpy
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from annotator.cli.main import COMMANDS, cli
from annotator.tables.catalogue import TABLES

DOCS = Path(__file__).parents[2] / "docs"


def test_every_command_is_documented_as_it_is() -> None:
    made = runpy.run_path(str(DOCS / "make_commands.py"))["commands"]()
    assert (DOCS / "commands.md").read_text(encoding="utf-8") == made, "run `python docs/make_commands.py`"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_has_its_help(name: str) -> None:
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    for each in (command, *(command.commands.values() if isinstance(command, click.Group) else ())):
        assert each.help
        assert all(option.help for option in each.params if isinstance(option, click.Option))


@pytest.mark.parametrize(
    "line", [["-h"], ["--help"], *([name, flag] for name in COMMANDS for flag in ("-h", "--help"))]
)
def test_help_is_given_at_once(line: list[str]) -> None:
    result = CliRunner().invoke(cli, line)
    assert result.exit_code == 0
    assert result.output.startswith("Usage: ")


def test_the_help_of_export_names_every_table() -> None:
    told = " ".join(CliRunner().invoke(cli, ["export", "--help"]).output.split())
    listed = told.partition("The tables are ")[2].partition(".")[0]
    assert listed.replace(" and ", ", ").split(", ") == list(TABLES)


def test_an_unknown_command_is_an_error() -> None:
    result = CliRunner().invoke(cli, ["exprot"])
    assert result.exit_code == 2
    assert "No such command 'exprot'" in result.output
