"""The log of our Label Studio: its last lines, those to come, and whether it got its port."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TextIO

from annotator.errors import StudioError

#: Bytes after which a new log is begun.
SIZE = 20_000_000

#: Bytes at its end in which the words of a server that is just starting stand.
STARTING = 200_000

#: We write this before each start.
LAUNCHED = "annotator: starting Label Studio"

#: The server prints this once it listens.
LISTENS = "Starting development server at"

#: It prints one of these where somebody took its port after we had looked; after the first it goes to another port.
TAKEN = (" is in use.", "port is already in use")


@dataclass(frozen=True, slots=True)
class Log:
    """The file that the server's process prints into; it need not be there yet."""

    file: Path

    def begin(self, url: str) -> None:
        """Note that the server is being started, in a new file where the old one is long."""
        if self.file.is_file() and self.file.stat().st_size > SIZE:
            self.file.replace(self.file.with_suffix(".old.log"))
        self.file.touch(mode=0o600)
        with self.file.open("a", encoding="utf-8") as stream:
            stream.write(f"{LAUNCHED} at {url}, {datetime.now().astimezone():%Y-%m-%d %H:%M:%S %z}\n")

    def listens(self) -> bool | None:
        """Return whether the server got the port it was to listen at; None as long as it has said neither."""
        before, listens, _ = self._told().partition(LISTENS)
        if any(words in before for words in TAKEN):
            return False
        return True if listens else None

    def last(self, lines: int) -> list[str]:
        """Its last lines, each once: Label Studio writes most of them twice."""
        if not self.file.is_file():
            return []
        with self.file.open(encoding="utf-8", errors="replace") as stream:
            return list(_without_echo(stream))[-lines:]

    def follow(self) -> Iterator[str]:
        """Yield the lines that come from now on, without end.

        Raises:
            StudioError: nothing was started yet.
        """
        if not self.file.is_file():
            raise StudioError(f"there is no log {self.file} yet; `annotator studio start` begins it")
        with self.file.open(encoding="utf-8", errors="replace") as stream:
            stream.seek(0, os.SEEK_END)
            yield from _without_echo(_growing(stream))

    def _told(self) -> str:
        """Return the output since the server was launched; where that was long ago, only that it listens."""
        if not self.file.is_file():  # somebody cleared it away, and the server prints into nothing
            return LISTENS
        with self.file.open("rb") as stream:
            stream.seek(max(0, self.file.stat().st_size - STARTING))
            _, launched, told = stream.read().decode("utf-8", "replace").rpartition(LAUNCHED)
        return told if launched else LISTENS


def _growing(stream: TextIO) -> Iterator[str]:
    while True:
        line = stream.readline()
        if line:
            yield line
        else:
            time.sleep(0.5)


def _without_echo(lines: Iterator[str]) -> Iterator[str]:
    before = None
    for line in lines:
        line = line.rstrip()
        if line and line != before:
            yield line
        before = line
