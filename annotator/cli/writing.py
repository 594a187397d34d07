"""Lines of JSON to a file or to standard output, and rows of CSV to a file."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator
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


@contextmanager
def csv_writing(out: Path, head: Iterable[str]) -> Iterator[Callable[[Iterable[str | int]], None]]:
    """Give the function that writes a row of CSV, guarded against formulas, to a file that is there once it is whole.

    Raises:
        UsageError: it cannot be written there.
    """
    from annotator.tables.files import replacing
    from annotator.tables.formats import guard

    with replacing(out) as draft, draft.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(head)
        yield lambda row: writer.writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
