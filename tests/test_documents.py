"""The documents for those who come from outside: what they tell to do works, and they agree with each other."""

from __future__ import annotations

import re
import shlex
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import click
import pytest
import yaml

import annotator
from annotator.cli.main import cli
from annotator.samples import pages_folder
from annotator.tables.columns import Table
from annotator.tables.export import analysed

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    """The code blocks of a language in a document."""
    return re.findall(rf"```{language}\n(.*?)```", text(name), re.DOTALL)


def commands() -> Iterator[tuple[str, str]]:
    """Each line of a document that calls the command."""
    for name in ("CONTRIBUTING.md", "docs/pypi.md"):
        for line in re.findall(r"^    annotator (.+?)(?:   .*)?$", text(name), re.MULTILINE):
            yield name, line


@pytest.mark.parametrize(("name", "line"), sorted(set(commands())))
def test_every_command_shown_is_one(name: str, line: str) -> None:
    context: click.Context = click.Context(cli)
    command: click.Command | None = cli
    words = shlex.split(line)
    while isinstance(command, click.Group) and words and not words[0].startswith("-"):
        command = command.get_command(context, words.pop(0))
    assert command is not None
    known = {option for each in command.params for option in each.opts}
    assert {word for word in words if word.startswith("--")} <= known | {"--help"}


def test_every_link_leads_somewhere() -> None:
    for name in ("CONTRIBUTING.md", "CHANGELOG.md"):
        for target in re.findall(r"\]\(([^)#:]+)\)", text(name)):
            assert (ROOT / target).exists(), target


class TestContributing:
    def test_the_record_finds_its_example_and_not_its_counter_example(self, tmp_path: Path) -> None:
        (block,) = blocks("CONTRIBUTING.md", "toml")
        (record,) = tomllib.loads(block)["compound"]
        (tmp_path / "cues.toml").write_text(block, encoding="utf-8")
        before, cue, after = re.split(r"\[(.+?)\]", record["example"])
        assert not annotator.annotate(before + cue + after).attributions, "the lexicon knows it: show another"
        found = annotator.annotate(before + cue + after, lexicon=tmp_path).attributions
        assert [(one.cue.start, one.cue.text) for one in found] == [(len(before), cue)]
        assert not annotator.annotate(re.sub(r"[\[\]]", "", record["counter_example"]), lexicon=tmp_path).attributions

    def test_the_marked_sentence_is_that_example(self) -> None:
        (record,) = tomllib.loads(blocks("CONTRIBUTING.md", "toml")[0])["compound"]
        (marked,) = re.findall(r"^    (\[s1\].+)$", text("CONTRIBUTING.md"), re.MULTILINE)
        assert re.sub(r"\[/?\w+\]", "", marked) == re.sub(r"[\[\]]", "", record["example"])

    def test_the_table_gives_rows(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        module, line = blocks("CONTRIBUTING.md", "python")
        (tmp_path / "acts_of_outlets.py").write_text(module, encoding="utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        table = eval(line, {"Table": Table, **vars(import_module("acts_of_outlets"))})
        file = tmp_path / "news.db"
        annotator.run(file, pages_folder() / "salt-mastul.txt")
        with annotator.open(file) as news:
            rows = list(table.rows(analysed(news.dataset(), [table])))
            assert sum(row.attributions for row in rows) == len(list(news.attributions()))
        assert [column.name for column in table.columns] == ["outlet", "function", "attributions", "basis"]
        assert all(column.meaning for column in table.columns)


class TestRelease:
    def test_the_version_is_the_same_everywhere(self) -> None:
        version = annotator.__version__
        assert yaml.safe_load(text("CITATION.cff"))["version"] == version
        assert re.search(rf"^## \[?{re.escape(version)}\]?", text("CHANGELOG.md"), re.MULTILINE)

    def test_the_changelog_begins_with_what_is_to_come(self) -> None:
        heads = re.findall(r"^## (.+)$", text("CHANGELOG.md"), re.MULTILINE)
        assert heads[0] == "[Unreleased]"
        kinds = set(re.findall(r"^### (.+)$", text("CHANGELOG.md"), re.MULTILINE))
        assert kinds <= {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}

    def test_what_pypi_shows_needs_nothing_of_the_repository(self, capsys: pytest.CaptureFixture[str]) -> None:
        shown = text(PROJECT["readme"])
        assert "](" not in shown
        (code,) = blocks(PROJECT["readme"], "python")
        exec(compile(code, "pypi.md", "exec"), {})
        assert capsys.readouterr().out.endswith("POSSIBLE\n")
        assert set(re.findall(r"`(\w+)` for", shown)) <= set(PROJECT["optional-dependencies"])

    def test_ci_runs_every_python_that_is_promised(self) -> None:
        workflow = yaml.safe_load(text(".github/workflows/ci.yml"))
        job = workflow["jobs"]["checks"]
        promised = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
        assert job["strategy"]["matrix"]["python"] == promised
        assert PROJECT["requires-python"] == f">={promised[0]}"
        assert job["steps"][-1] == {"run": ".ci/run"}
        # A tag can be moved to other code, a commit cannot.
        assert all(re.search(r"@[0-9a-f]{40}$", step["uses"]) for step in job["steps"][:-1])
        assert (ROOT / ".ci" / "run").exists()
