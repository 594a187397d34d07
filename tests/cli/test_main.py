"""How the command line ends: a failure is one line on standard error, and a code."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli.main import main
from annotator.errors import DatabaseError
from annotator.interchange import from_row
from annotator.models import Finding
from annotator.store import Store
from annotator.tables.catalogue import TABLES
from tests.cli.stored import NAME, database


def call(monkeypatch: pytest.MonkeyPatch, *line: str) -> int:
    monkeypatch.setattr(sys, "argv", ["annotator", *line])
    with pytest.raises(SystemExit) as end:
        main()
    return int(end.value.code or 0)


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        (["exprot"], 2, "annotator: No such command 'exprot'. Did you mean 'export'? See `annotator --help`.\n"),
        (["weigh"], 2, "annotator: No such command 'weigh'. See `annotator --help`.\n"),
        (["forget"], 2, "annotator: Missing argument 'ARTICLE'. See `annotator forget --help`.\n"),
        (
            ["export", "clams"],
            2,
            f"annotator: there is no table 'clams'; the tables are: {', '.join(TABLES)}\n",
        ),
        (
            ["compare", "--since", "soon"],
            2,
            "annotator: Invalid value for '--since': 'soon' is no day; write it as 2026-01-31. "
            "See `annotator compare --help`.\n",
        ),
        (["show", "--rows"], 2, "annotator: No such option '--rows'. See `annotator show --help`.\n"),
    ],
)
def test_a_failure_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: list[str], code: int, message: str
) -> None:
    assert call(monkeypatch, *line) == code
    assert capsys.readouterr() == ("", message)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (MemoryError(), "there is not memory enough; give fewer or smaller files"),
        (OSError(errno.ENOSPC, "No space left on device", "tables/x.csv"), "tables/x.csv is full (No space left"),
        (OSError(errno.ENOSPC, "No space left on device"), "a disk, most likely that of "),
    ],
    ids=["memory", "a file", "a temporary file"],
)
def test_a_machine_that_is_too_small_is_told_in_a_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, told: str
) -> None:
    def fail(**_options: object) -> None:
        raise error

    monkeypatch.setattr("annotator.cli.schemas.schemas.callback", fail)
    assert call(monkeypatch, "schemas") == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith(f"annotator: {told}")
    assert said.err.count("\n") == 1


def test_without_a_command_it_tells_which_there_are(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert call(monkeypatch) == 0
    assert "export" in capsys.readouterr().out


def test_bangla_is_printed_where_the_system_knows_none(tmp_path: Path) -> None:
    line = [sys.executable, "-c", "from annotator.cli.main import main; main()", "show", NAME]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run([*line, "--database", database(tmp_path)], env=environment, capture_output=True, check=True)
    assert "সেতুটি বন্ধ থাকতে পারে" in done.stdout.decode("utf-8")


def told(*line: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as the shell runs it."""
    code = "from annotator.cli.main import main; main()"
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    return subprocess.run([sys.executable, "-c", code, *line], env=environment, capture_output=True, text=True)


def test_quiet_leaves_out_what_is_said_beside_the_result_but_no_failure(tmp_path: Path) -> None:
    line = ("findings", "--database", database(tmp_path))
    assert told(*line).stderr == "0 findings\n"
    assert told("--quiet", *line).stderr == ""
    failed = told("--quiet", "findings", "--database", str(tmp_path / "none.db"))
    assert failed.stderr.startswith("annotator: there is no database")
    assert failed.returncode == DatabaseError.exit_code


def test_verbose_shows_where_a_failure_comes_from(tmp_path: Path) -> None:
    line = ("findings", "--database", str(tmp_path / "none.db"))
    assert "Traceback" not in told(*line).stderr
    shown = told("--verbose", *line).stderr
    assert "Traceback" in shown
    assert shown.splitlines()[-1].startswith("annotator: there is no database")


@pytest.mark.parametrize(
    ("shell", "words", "current", "offered"),
    [
        ("bash", "annotator expo", "1", "plain,export\n"),
        ("bash", "annotator show --js", "2", "plain,--json\n"),
        ("zsh", "annotator expo", "1", "plain\nexport\nWrite tables"),
        ("fish", "annotator expo", "expo", "plain,export\tWrite tables"),
    ],
    ids=["bash", "option", "zsh", "fish"],
)
def test_the_shell_completes_commands_and_options(shell: str, words: str, current: str, offered: str) -> None:
    asking = {"_ANNOTATOR_COMPLETE": f"{shell}_complete", "COMP_WORDS": words, "COMP_CWORD": current}
    line = [sys.executable, "-c", "from annotator.cli.main import main; main()"]
    environment = asking | {"PYTHONPATH": str(Path(__file__).parents[2])}
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.startswith(offered)


def test_what_is_printed_for_programs_is_of_its_schema(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    where = database(tmp_path)
    with Store.open(where) as store:
        store.add_findings([Finding(place="a.txt", kind="no_article", reason="no text")])
    told = {}
    for line in (["findings"], ["show", NAME], ["status"]):
        assert call(monkeypatch, *line, "--json", "--database", where) == 0
        told[line[0]] = capsys.readouterr().out
    assert [Finding.model_validate_json(line).place for line in told["findings"].splitlines()] == ["a.txt"]
    row = json.loads(told["show"])
    with Store.open(where) as store:
        stored = store.article(NAME)
        assert from_row(row) == store.annotation(stored.key)
    assert (row["id"], row["text"]) == (stored.key, stored.article.page.text)
    status = json.loads(told["status"])
    assert (status["counts"]["articles"], status["reviewing"], status["reviewers"]) == (2, None, [])


#: What only reads what is stored, or sends it: each needs a database that is there.
READING = (
    "status",
    "show bridge",
    "show bridge --reviewed",
    "export attributions",
    "compare",
    "report",
    "findings",
    "forget bridge",
    "annotate",
    "push",
    "pull",
    "sync",
    "rules diff 1 2",
)


@pytest.mark.parametrize("line", READING)
def test_a_mistyped_database_is_told_and_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    assert call(monkeypatch, *line.split(), "--database", "newsdesk.db") == 5
    told = (
        "annotator: there is no database newsdesk.db; `annotator ingest PATH…` makes it, or --database names another\n"
    )
    assert capsys.readouterr() == ("", told)
    assert list(tmp_path.iterdir()) == []
