"""The server's process: found by its own command line, so that no note about it can go stale; started, ended."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import StudioError

#: Seconds that a process is given to end by itself.
PATIENCE = 10.0


def find(words: str) -> list[int]:
    """The numbers of our user's processes whose command line holds these words."""
    return [pid for pid, line in _lines() if words in line and pid != os.getpid()]


def launch(line: list[str], environment: Mapping[str, str], folder: Path, log: Path) -> None:
    """Start a program that outlives us, in a session of its own; what it prints is added to the log."""
    log.touch(mode=0o600)
    script = '"$@" >>"$0" 2>&1 </dev/null &'  # the shell ends at once, and the system takes the program over
    subprocess.run(
        ["/bin/sh", "-c", script, str(log), *line],
        env=dict(environment),
        cwd=folder,
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )


def end(words: str) -> bool:
    """End the processes whose command line holds these words, and all that they started; false where there are none."""
    pids = find(words)
    groups = {group for pid in pids if (group := _group(pid)) is not None}
    for group in groups:
        _signal(group, signal.SIGTERM)
    limit = time.monotonic() + PATIENCE
    while find(words) and time.monotonic() < limit:
        time.sleep(0.1)
    for group in groups:  # children that did not end with their parent
        _signal(group, signal.SIGKILL)
    while find(words) and time.monotonic() < limit + PATIENCE:
        time.sleep(0.1)
    if left := find(words):
        raise StudioError(f"the processes {', '.join(map(str, left))} do not end")
    return bool(pids)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Hold a lock while the block runs; a second program waits."""
    if sys.platform == "win32":
        raise StudioError(
            "a Label Studio of our own runs on Linux and macOS; on Windows use WSL, "
            "or name a server by ANNOTATOR_STUDIO_URL and ANNOTATOR_STUDIO_TOKEN"
        )
    import fcntl

    with lock.open("a") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _lines() -> Iterator[tuple[int, str]]:
    """Number and command line of every process of our user."""
    if not Path("/proc/self/cmdline").exists():
        listed = subprocess.run(["ps", "-xww", "-o", "pid=,command="], capture_output=True, text=True, check=True)
        for line in listed.stdout.splitlines():
            pid, _, command = line.strip().partition(" ")
            yield int(pid), command.strip()
        return
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):  # it ended meanwhile
                if entry.stat().st_uid == os.getuid():  # one that ended and is not yet buried has an empty line
                    yield int(entry.name), (entry / "cmdline").read_text(errors="replace").replace("\0", " ")


def _group(pid: int) -> int | None:
    try:
        group = os.getpgid(pid)
    except ProcessLookupError:
        return None
    return None if group == os.getpgrp() else group


def _signal(group: int, which: int) -> None:
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(group, which)
