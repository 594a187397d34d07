"""Articles of a corpus, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
    from annotator.pipeline.pages import read_pages

    found = without = 0
    with progress(what, None) as advance:
        for one in read_pages(paths, pages):
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
