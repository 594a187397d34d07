"""The command: it says where the page is, ends when it is told to, and leaves no text behind."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
from pathlib import Path

import pytest

from annotator.errors import DatabaseError, UsageError
from tests.children import PATIENCE, child
from tests.cli.calling import call

pytestmark = pytest.mark.slow


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.mark.parametrize(("told", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)], ids=lambda each: str(each))
def test_nothing_is_left_when_it_ends(sample_database: Path, tmp_path: Path, told: int, code: int) -> None:
    port = free_port()
    arguments = ["explore", "--database", str(sample_database), "--no-stories", "--port", str(port)]
    program = "from annotator.cli.main import main; main()"
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "env": os.environ | {"TMPDIR": str(tmp_path)}}
    with child(program, arguments, **pipes) as process:
        assert process.stdout is not None
        assert process.stdout.readline().startswith(f"http://127.0.0.1:{port}/en/")
        assert [each.name[:18] for each in tmp_path.iterdir()] == ["annotator-explore-"]
        process.send_signal(told)
        process.communicate(timeout=PATIENCE)
        assert process.returncode == code
    assert list(tmp_path.iterdir()) == []


def test_a_port_that_is_taken_is_said(sample_database: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(UsageError, match=rf"port {port} is taken .* --port"):
            call("explore", "--database", sample_database, "--no-stories", "--port", port)


def test_a_database_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="there is no database"):
        call("explore", "--database", tmp_path / "none.db")


def test_where_nothing_can_be_written_is_said_before_all_is_worked_out(tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file")
    with pytest.raises(UsageError, match=r"taken.*index\.html cannot be written"):
        call("explore", "--database", tmp_path / "none.db", "--static", tmp_path / "taken" / "pages")


def test_files_are_written_instead(sample_database: Path, tmp_path: Path) -> None:
    choice = ("--no-stories", "--topic", "সেতু")
    output = call("explore", "--database", sample_database, "--static", tmp_path, *choice).output
    assert output.startswith(f"{tmp_path / 'index.html'}: ")
    assert (tmp_path / "bn" / "index.html").is_file()
