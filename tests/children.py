"""Processes that a test starts, stops as a person at a terminal does, and never leaves behind."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

#: The head of a child's program. A shell lets its background jobs ignore Ctrl-C, and whatever they start inherits that.
HEARS_CTRL_C = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)\n"

#: Seconds after which a child that should end by itself is taken to hang: far more than a busy machine needs.
PATIENCE = 300


@contextmanager
def child(program: str, arguments: Sequence[str] = (), **pipes: Any) -> Iterator[subprocess.Popen[str]]:
    """Run a Python program beside the test; Ctrl-C reaches it, and at the end it is gone, whatever happened.

    Args:
        pipes: as ``subprocess.Popen`` takes them; what goes through them is text.
    """
    line = [sys.executable, "-c", HEARS_CTRL_C + program, *arguments]
    with subprocess.Popen(line, encoding="utf-8", **pipes) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()
