"""Work for processes, in a module of its own: they import it."""

from __future__ import annotations

import os
import signal
import time
from pathlib import Path

from annotator.pages import Reading, Task
from annotator.pipeline.tools import Tools, read_and_annotate

#: The piece that kills the process that has it in hand.
DEADLY = -1
#: The piece for which there is never memory enough.
HUGE = -2


def twice(tools: int, piece: int | Path) -> int:
    """Return the tools and twice the piece; die of ``DEADLY``, and of a path that does not exist yet."""
    if isinstance(piece, Path):
        if not piece.exists():
            piece.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return tools
    if piece == DEADLY:
        os.kill(os.getpid(), signal.SIGKILL)
    if piece == HUGE:
        raise MemoryError
    return tools + 2 * piece


def read_and_die(tools: Tools, task: Task) -> Reading:
    """Return what becomes of a page; die of the second row of a table when all is read, as the rule pass might."""
    one = read_and_annotate(tools, task)
    if one.place.endswith("#2"):
        os.kill(os.getpid(), signal.SIGKILL)
    return one


def endless(_tools: int | None, folder: str) -> None:
    """Leave the process's number in a folder, and go on for ever."""
    (Path(folder) / str(os.getpid())).touch()
    time.sleep(3600)


def process(_tools: int, _piece: int) -> int:
    """Return the number of the process."""
    return os.getpid()
