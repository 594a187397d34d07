"""``annotator read``: what the reader makes of pages, without storing it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from annotator.cli.findings import line
from annotator.cli.ingest import echo_unread
from annotator.cli.options import page_options
from annotator.cli.progress import progress
from annotator.cli.writing import STDOUT, jsonl_type, summary, writing
from annotator.errors import InputError

if TYPE_CHECKING:
    from annotator.models import Article
    from annotator.pipeline.pages import PageOptions


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@click.option(
    "--jsonl",
    "out",
    default=STDOUT,
    metavar="OUT",
    type=jsonl_type,
    help="The file to write, a line of JSON for each article.  [default: -, standard output]",
)
@page_options
def read(paths: tuple[str, ...], out: Path, pages: PageOptions) -> None:
    """Write what the reader makes of each page, and store nothing.

    PATH is a file of any form, a folder, a pattern or - for standard input. Each line of OUT holds an article's id,
    outlet, headline, time of publication, segments ([start, end) in the page's text) and body.
    """
    from annotator.pipeline.pages import read_pages

    articles = findings = 0
    echo_unread(pages)
    with writing(out) as stream:
        for one in read_pages(paths, pages, progress):
            for finding in one.findings:
                findings += 1
                click.echo(line(finding), err=True)
            if one.article is not None:
                articles += 1
                stream.write(json.dumps(_row(one.article), ensure_ascii=False) + "\n")
        if not articles:
            raise InputError("no article could be read; the lines above say why of each page")
    summary(out, f"{articles:,} articles in {out}, {findings:,} findings")


def _row(article: Article) -> dict[str, Any]:
    return {
        "id": article.page.name,
        "outlet": article.outlet,
        "headline": article.headline,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "segments": [list(segment) for segment in article.segments],
        "body": article.body,
    }
