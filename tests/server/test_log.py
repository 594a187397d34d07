"""The log of our Label Studio: whether it got its port, and its words without their echo."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import StudioError
from annotator.server import log as logs
from annotator.server.log import Log

#: What Label Studio 1.23.2 prints, as it stood in a log.
BUSY = "\n*** WARNING! ***\n* Port 8181 is in use.\n* Trying to start at 8182\n****************\n"
LISTENS = "Starting development server at http://127.0.0.1:8182/\nQuit the server with CONTROL-C.\n"
LATE = "Error: That port is already in use.\n"


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = Log(tmp_path / "server.log")
    log.begin("http://127.0.0.1:8181")
    return log


def say(log: Log, words: str) -> None:
    with log.file.open("a", encoding="utf-8") as stream:
        stream.write(words)


@pytest.mark.parametrize(
    ("printed", "listens"),
    [
        ("Initializing database..\n", None),
        (LISTENS, True),
        (BUSY, False),
        (BUSY + LISTENS, False),
        (LATE, False),
        (LISTENS + "the article says that a bridge is in use.\n", True),
    ],
)
def test_whether_it_got_its_port(log: Log, printed: str, listens: bool | None) -> None:
    say(log, printed)
    assert log.listens() is listens


def test_what_was_printed_at_an_earlier_start_does_not_count(log: Log) -> None:
    say(log, BUSY + LISTENS)
    log.begin("http://127.0.0.1:8183")
    assert log.listens() is None


def test_a_server_that_was_started_long_ago_listens(log: Log) -> None:
    say(log, BUSY + "GET /api/version 200\n" * (logs.STARTING // 20))
    assert log.listens() is True
    log.file.unlink()
    assert log.listens() is True


def test_a_long_log_is_put_aside_and_nobody_else_reads_it(log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    say(log, "one\none\ntwo\n")
    assert log.last(2) == ["one", "two"]
    monkeypatch.setattr(logs, "SIZE", 10)
    log.begin("http://127.0.0.1:8181")
    assert len(log.last(9)) == 1
    assert log.file.with_suffix(".old.log").read_text(encoding="utf-8").endswith("two\n")
    assert log.file.stat().st_mode & 0o077 == 0


def test_where_nothing_was_started_there_is_nothing_to_follow(tmp_path: Path) -> None:
    with pytest.raises(StudioError, match="annotator studio start"):
        next(Log(tmp_path / "server.log").follow())
