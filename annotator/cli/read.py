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
from annotator.cli.results import many
from annotator.cli.writing import STDOUT, jsonl_type, writing
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
@click.option("--explain", is_flag=True, help="Print each line of each page with its verdict and its reason instead.")
@page_options
def read(paths: tuple[str, ...], out: Path, explain: bool, pages: PageOptions) -> None:
    """Write what the reader makes of each page, and store nothing.

    PATH is a file of any form, a folder, a pattern or - for standard input. Each line of OUT holds an article's id,
    outlet and its name, headline, author, section, times, address, segments ([start, end) in the page's text) and
    body.
    """
    from annotator.pipeline.pages import read_pages

    if explain:
        print_explained(paths, pages)
        return
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
    click.echo(f"{many(articles, 'article')} in {out}, {many(findings, 'finding')}", err=out == STDOUT)


def print_explained(paths: tuple[str, ...], pages: PageOptions) -> None:
    """Print what was made of each line of each page, and the findings behind it."""
    from annotator.cli.display import console
    from annotator.cli.explain import explained
    from annotator.pipeline.pages import read_pages

    out = console()
    for one in read_pages(paths, pages, explain=True):
        for part in explained(one):
            out.print(part)
        for finding in one.findings:
            click.echo(line(finding), err=True)


def _row(article: Article) -> dict[str, Any]:
    return {
        "id": article.page.name,
        "outlet": article.outlet,
        "outlet_name": article.outlet_name,
        "headline": article.headline,
        "author": article.author,
        "section": article.section,
        "published_at": article.published_at.isoformat() if article.published_at else None,
        "date_only": article.date_only,
        "date_kind": article.date_kind,
        "updated_at": article.updated_at.isoformat() if article.updated_at else None,
        "url": article.url,
        "extra": article.extra,
        "segments": [list(segment) for segment in article.segments],
        "body": article.body,
    }
