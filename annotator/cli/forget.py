"""``annotator forget``: take an article out for good."""

from __future__ import annotations

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.results import result
from annotator.errors import UsageError


@click.command()
@click.argument("article")
@click.option("--yes", is_flag=True, help="Do not ask.")
@json_option
@database_option
def forget(article: str, yes: bool, as_json: bool, database: str | None) -> None:
    """Delete ARTICLE for good, with its pages, predictions and reviews.

    ARTICLE is its key, the start of its key, its page's name, file or url. The file it was read from
    stays where it is; reading it again stores the article anew.
    """

    with open_store(database) as store:
        stored = store.article(article)
        extent = store.extent(stored.key)
        name = stored.article.headline or stored.article.page.name
        click.echo(f"{stored.key}  {name}", err=as_json)
        counts = f"versions: {extent.versions}, annotations: {extent.annotations}, findings: {extent.findings}"
        click.echo(counts, err=as_json)
        if extent.reviews:
            click.echo(
                f"warning: people's work goes with it: {extent.reviews} of its annotations are reviews", err=True
            )
        if not yes:
            _ask(as_json)
        store.forget(stored.key)
    names = ("versions", "annotations", "findings", "reviews")
    told = {"article": stored.key} | {name: getattr(extent, name) for name in names}
    result(as_json, "forgotten", **told)


def _ask(as_json: bool) -> None:
    try:
        sure = click.confirm("Delete it for good?", err=as_json)
    except click.Abort as stop:
        if isinstance(stop.__context__, EOFError):  # and not Ctrl-C
            raise UsageError("nobody is there to be asked, so nothing was deleted; --yes answers before") from None
        raise
    if not sure:
        raise UsageError("nothing was deleted")
