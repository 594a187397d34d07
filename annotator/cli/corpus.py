"""Articles of a corpus, one after the other: pages of all kinds, and JSON lines packed with gzip."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from annotator.cli.progress import progress
from annotator.errors import InputError
from annotator.pipeline.pages import PageOptions

if TYPE_CHECKING:
    from annotator.models import Article


def articles(what: str, paths: Sequence[str], pages: PageOptions) -> Iterator[Article]:
    """Read the articles at some paths, behind a progress bar; the number of pages that held none is printed at the end.

    Args:
        what: what is being done to them, in a word.

    Raises:
        InputError: a path does not exist, or no article could be read.
    """
    from annotator.pages import find_files, read

    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory()))
        files = find_files([_unpacked(path, folder) for path in paths])
        advance = stack.enter_context(progress(what, sum(map(_size, files))))
        found = without = 0
        for one in read(files, lexicon=pages.lexicon, manifest=pages.manifest, outlet=pages.outlet, plain=pages.plain):
            advance(1)
            if one.article is None:
                without += 1
                continue
            found += 1
            yield one.article
    if not found:
        raise InputError("no article could be read; give text, HTML, jsonl or csv files, or folders that hold some")
    if without:
        click.echo(f"{without:,} pages held no article", err=True)


def _unpacked(path: str, folder: Path) -> str:
    """The path itself, or where its rows lie unpacked."""
    packed = Path(path)
    if packed.suffix.lower() != ".gz" or not packed.is_file():
        return path
    rows = folder / f"{len(list(folder.iterdir()))}" / packed.stem
    rows.parent.mkdir()
    try:
        with gzip.open(packed) as source, rows.open("wb") as target:
            shutil.copyfileobj(source, target)
    except (OSError, EOFError) as error:
        raise InputError(f"{packed} cannot be unpacked: {error}") from error
    return str(rows)


def _size(file: Path) -> int:
    """Return the number of pages in a file: its lines where it is a table."""
    if file.suffix.lower() not in (".jsonl", ".csv"):
        return 1
    with file.open("rb") as lines:
        return sum(1 for _ in lines)
