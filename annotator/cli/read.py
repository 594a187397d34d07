"""``annotator read``: what the reader makes of pages, without storing it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from annotator.cli.findings import line
from annotator.cli.ingest import echo_unread
from annotator.cli.options import page_options
from annotator.cli.progress import progress
from annotator.errors import InputError, UsageError

if TYPE_CHECKING:
    from annotator.models import Article
    from annotator.pipeline.pages import PageOptions


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--jsonl",
    "out",
    required=True,
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, a line of JSON for each article.",
)
@page_options
def read(paths: tuple[str, ...], out: Path, pages: PageOptions) -> None:
    """Write what the reader makes of each page, and store nothing.

    PATH is a file (.txt, .html, .jsonl, .csv), a folder or a pattern. Each line of OUT holds an article's id, outlet,
    headline, time of publication, segments ([start, end) in the page's text) and body.
    """
    from annotator.pipeline.pages import read_pages

    articles = findings = 0
    echo_unread(paths, pages)
    with _replacing(out) as stream:
        for one in read_pages(paths, pages, progress):
            for finding in one.findings:
                findings += 1
                click.echo(line(finding), err=True)
            if one.article is not None:
                articles += 1
                stream.write(json.dumps(_row(one.article), ensure_ascii=False) + "\n")
        if not articles:
            raise InputError("no article could be read; the lines above say why of each page")
    click.echo(f"{articles:,} articles in {out}, {findings:,} findings")


def _row(article: Article) -> dict[str, Any]:
    return {
        "id": article.page.name,
        "outlet": article.outlet,
        "headline": article.headline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "segments": [list(segment) for segment in article.segments],
        "body": article.body,
    }


@contextmanager
def _replacing(out: Path) -> Iterator[IO[str]]:
    """A file that takes its name only when all is written; where that fails, nothing is left of it.

    Raises:
        UsageError: it cannot be written there.
    """
    draft = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with draft.open("w", encoding="utf-8", newline="\n") as stream:
            yield stream
        draft.replace(out)
    except OSError as error:
        raise UsageError(f"{out}: cannot be written: {error.strerror or error}") from error
    finally:
        draft.unlink(missing_ok=True)
