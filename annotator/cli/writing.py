"""Lines of JSON to a file, or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

#: What stands for standard output among paths.
STDOUT = Path("-")

jsonl_type = click.Path(dir_okay=False, allow_dash=True, path_type=Path)


@contextmanager
def writing(out: Path) -> Iterator[IO[str]]:
    """A file that takes its name only when all is written, or standard output for ``-``.

    Raises:
        UsageError: it cannot be written there.
    """
    from annotator.tables.files import replacing

    if out == STDOUT:
        yield sys.stdout
        return
    with replacing(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as stream:
        yield stream
