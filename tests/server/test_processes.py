"""Processes: found, ended with their children, one at a time where they must be alone."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from annotator.server import processes
from tests.children import PATIENCE, child


def test_children_are_ended_with_their_parent(tmp_path: Path) -> None:
    sleep = "import time; time.sleep(99)"
    script = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleep!r}, sys.argv[1]]); {sleep}"
    processes.launch([sys.executable, "-c", script, str(tmp_path)], os.environ, tmp_path, tmp_path / "log")
    limit = time.monotonic() + PATIENCE
    while len(processes.find(str(tmp_path))) < 2 and time.monotonic() < limit:
        time.sleep(0.05)
    assert processes.end(f"{tmp_path}")
    assert processes.find(str(tmp_path)) == []


def test_a_process_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.5)
    deaf = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    script = f"{deaf}; open(sys.argv[1] + '/on', 'w').close(); time.sleep(99)"
    processes.launch([sys.executable, "-c", script, str(tmp_path)], os.environ, tmp_path, tmp_path / "log")
    while not (tmp_path / "on").exists():
        time.sleep(0.05)
    assert processes.end(str(tmp_path))
    assert processes.find(str(tmp_path)) == []


def test_a_second_program_waits_for_the_first(tmp_path: Path) -> None:
    code = "import sys, pathlib, annotator.server.processes as p\nwith p.alone(pathlib.Path(sys.argv[1])): print('in')"
    with ExitStack() as ended:
        with processes.alone(tmp_path / "lock"):
            second = ended.enter_context(child(code, [str(tmp_path / "lock")], stdout=subprocess.PIPE))
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(1)
        assert second.communicate(timeout=PATIENCE)[0] == "in\n"
