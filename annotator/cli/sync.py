"""``annotator sync``: reviews in, tasks out, once or again and again."""

from __future__ import annotations

import time
from contextlib import suppress
from datetime import datetime

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.progress import progress
from annotator.cli.pull import echo_pulled
from annotator.cli.push import echo_pushed, echo_sample, opened_loop, review_options
from annotator.errors import DatabaseLocked, StudioError
from annotator.pipeline.review import TaskSelection


@click.command()
@review_options
@click.option(
    "--watch", type=click.FloatRange(min=0.01), metavar="MINUTES", help="Do it every so often, until stopped."
)
@json_option
@database_option
def sync(selection: TaskSelection, watch: float | None, as_json: bool, database: str | None) -> None:
    """Pull what people did, then push what is new. With --watch it goes on until stopped.

    While it watches, a server that is away, or a database that somebody else writes to, is told and tried again.
    """
    if watch is None:
        once(selection, database, as_json)
        return
    with suppress(KeyboardInterrupt):  # whatever was going on is taken up the next time
        while True:
            click.echo(f"{datetime.now():%Y-%m-%d %H:%M}", err=True)
            try:
                once(selection, database, as_json)
            except (StudioError, DatabaseLocked) as error:
                click.echo(f"annotator: {error}; trying again in {watch:g} minutes", err=True)
            time.sleep(watch * 60)


def _had_project(database: str | None) -> bool:
    """Return True where something was sent before: a project that is gone since is told, not made anew unseen."""

    with open_store(database) as store:
        return store.remembered_project() is not None


def once(selection: TaskSelection, database: str | None, as_json: bool = False) -> None:
    """Pull, then push."""
    from annotator.pipeline.review import pull, push

    with opened_loop(database, make=not _had_project(database)) as loop:
        echo_pulled(pull(loop, progress), as_json)
        echo_pushed(loop, push(loop, selection, progress, echo_sample), as_json)
