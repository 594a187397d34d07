"""What the README says can be done, can be done."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

from annotator.cli.main import cli
from annotator.lexicon.outlets import OutletRecord

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")


def fenced(language: str) -> str:
    """The first code block of a language."""
    return str(re.findall(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)[0])


def test_the_component_works_as_shown(capsys: pytest.CaptureFixture[str]) -> None:
    exec(compile(fenced("python"), "README.md", "exec"), {})
    output = capsys.readouterr().out
    assert output.startswith("পুলিশ জানিয়েছে সেতুটি কাল খুলে দেওয়া হতে পারে POSSIBLE\n")
    assert "হতে পারে" in output.splitlines()[-1]


def test_the_outlet_is_of_the_form_that_the_lexicon_asks_for() -> None:
    (record,) = tomllib.loads(fenced("toml"))["outlet"]
    OutletRecord.model_validate(record)


@pytest.mark.parametrize("line", sorted(set(re.findall(r"^    annotator (.+?)(?:  .*)?$", TEXT, re.MULTILINE))))
def test_every_command_shown_is_one(line: str) -> None:
    name, *words = line.split()
    command = cli.get_command(click.Context(cli), name)
    assert command is not None
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("-")} <= known


def test_every_link_leads_somewhere() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", TEXT):
        assert (ROOT / target).exists(), target
