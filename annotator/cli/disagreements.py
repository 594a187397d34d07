"""``annotator disagreements`` and ``adjudicate``: what two people see otherwise, and whose word counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.cli.results import many, result

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotator.pipeline.opinions import Disagreement


@click.command()
@json_option
@database_option
def disagreements(as_json: bool, database: str | None) -> None:
    """List the articles that people reviewed otherwise than each other, with both versions.

    `annotator adjudicate` settles one of them. Those that are settled are left out.
    """
    from annotator.cli.display import console
    from annotator.pipeline.opinions import open_disagreements

    with open_store(database) as store:
        found, progress = open_disagreements(store), store.review_progress()
    if as_json:
        for each in found:
            result(True, "", **_told(each))
        return
    for each in found:
        console().print(_drawing(each, progress.url if progress else ""))
    articles = many(len(found), "article")
    click.echo(f"{articles} on which people differ" + ("; `annotator adjudicate ARTICLE` settles one" if found else ""))


@click.command()
@click.argument("article")
@click.option("--by", metavar="NAME", help="Name or address of the person whose annotation counts.")
@json_option
@database_option
def adjudicate(article: str, by: str | None, as_json: bool, database: str | None) -> None:
    """Make one annotation of ARTICLE its word: the third one, or that of the person whom --by names.

    It is marked in Label Studio as the one that counts (ground truth), and counts from then on, whatever is submitted
    later. To make a third annotation open the task there and press + beside the other two.
    """
    from annotator.cli.push import opened_loop
    from annotator.pipeline.review import adjudicate as settle

    with opened_loop(database) as loop:
        review = settle(loop, article, by)
    told = {"article": review.article.key, "name": review.article.name, "reviewer": review.reviewer}
    result(as_json, f"{review.article.name}: the annotation by {review.reviewer} counts", **told)


def _told(found: Disagreement) -> dict[str, object]:
    about = found.reviews[0].article
    return {
        "article": about.key,
        "name": about.name,
        "outlet": about.outlet_name,
        "headline": about.headline,
        "reviewers": [each.reviewer for each in found.reviews],
        "tasks": [each.task for each in found.reviews],
    }


def _drawing(found: Disagreement, project: str) -> RenderableType:
    """Return what each two people see otherwise, the first one's on the left of each arrow."""
    from dataclasses import replace

    from rich.console import Group
    from rich.text import Text

    from annotator.cli.reviews import change_table, headline

    first, *others = found.reviews
    about = first.article
    parts: list[RenderableType] = [Text(about.headline or about.name, "bold")]
    where = f"{project}/data?task={first.task}" if first.task is not None else ""
    parts.append(Text(" · ".join(each for each in (about.outlet_name, about.name, where, about.key) if each)))
    parts.append(headline(first))
    for other in others:
        parts += [headline(other), change_table(replace(other, base=first.annotation), versions=("first", "second"))]
    return Group(*parts, "")
