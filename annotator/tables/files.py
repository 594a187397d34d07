"""Whole files or none: write under a temporary name in the same folder, then rename."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from annotator.errors import UsageError

#: What to do where a file cannot be written, by the system's number of the failure.
_ADVICE = {
    errno.ENOSPC: "make room there and call again",
    errno.EROFS: "choose another folder",
    errno.EISDIR: "it is a folder, name a file in it",
}


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give a temporary path to write to; it becomes ``path`` at the end, and is removed on any failure.

    Raises:
        UsageError: the folder cannot be made or written to; what stood at ``path`` is untouched.
    """
    draft = _draft(path)
    try:
        with reporting(path):
            path.parent.mkdir(parents=True, exist_ok=True)
            yield draft
            draft.replace(path)
    finally:
        with suppress(OSError):
            draft.unlink()


def check_writable(path: Path) -> None:
    """Check that a file can be made there; its folder is made where it is missing.

    Raises:
        UsageError: it cannot.
    """
    with reporting(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        _draft(path).touch()
        _draft(path).unlink()


def _draft(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.part")


@contextmanager
def reporting(path: Path) -> Iterator[None]:
    """Tell of a failure to write at a path what to do.

    Raises:
        UsageError: something in the block cannot be written.
    """
    try:
        yield
    except OSError as error:
        advice = _ADVICE.get(error.errno or 0, "close it where it is open, or choose another folder")
        raise UsageError(f"{path} cannot be written ({error.strerror or error}); {advice}") from error
