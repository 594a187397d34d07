"""``annotator ingest``: pages into the database."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from annotator.cli.findings import line
from annotator.cli.options import database_option, jobs_option, json_option, naming, page_options, warn_of_lexicons
from annotator.cli.progress import progress
from annotator.cli.results import many, result

if TYPE_CHECKING:
    from annotator.pipeline.ingest import Tally
    from annotator.pipeline.pages import PageOptions


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@page_options
@jobs_option
@json_option
@database_option
def ingest(paths: tuple[str, ...], pages: PageOptions, jobs: int, as_json: bool, database: str | None) -> None:
    """Read pages and store their articles.

    PATH is a file of any form, a folder, a pattern or - for standard input. A page that is there already is
    not stored again; a changed body becomes a new version of its article.
    """
    from annotator.pages import find_files
    from annotator.pipeline.ingest import ingest as store_pages
    from annotator.store import Store

    find_files(paths)  # before a database is made for nothing
    echo_unread(pages)
    with Store.open(database) as store:
        warn_of_lexicons(store, pages.lexicon)
        tally = store_pages(store, paths, pages, progress, jobs=jobs)
    echo_tally(tally, as_json)
    click.echo(f"next: annotator annotate{naming(database)}", err=as_json)


def echo_unread(pages: PageOptions) -> None:
    """Say on standard error what the manifest names and nobody finds."""
    from annotator.pipeline.pages import unread

    for sentence in unread(pages):
        click.echo(sentence, err=True)


def counted(tally: Tally) -> dict[str, int]:
    """Return how much was new, as ``--json`` tells it."""
    return {**{name: tally.statuses[name] for name in ("new", "changed", "same")}, "findings": tally.found}


def echo_tally(tally: Tally, as_json: bool = False) -> None:
    """Print how much was new, and list the findings on standard error.

    Raises:
        InputError: there was no article.
    """
    numbers = tally.statuses
    result(
        as_json,
        f"{numbers['new']:,} new, {numbers['changed']:,} changed, {numbers['same']:,} already there, "
        f"{many(tally.found, 'finding')}",
        **counted(tally),
    )
    echo_findings(tally)
    tally.require_articles()


def echo_findings(tally: Tally) -> None:
    """List the findings on standard error."""
    for finding in tally.findings:
        click.echo(line(finding), err=True)
    if tally.more:
        click.echo(f"… and {tally.more:,} more: annotator findings", err=True)
