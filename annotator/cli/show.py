"""``annotator show``: an article in the terminal, with its spans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option, json_option, open_store
from annotator.errors import NotFound
from annotator.language import moment

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotator.models import Annotation
    from annotator.store import Review, StoredArticle


@click.command()
@click.argument("article")
@click.option("--reviewed", is_flag=True, help="Show what reviewers made of it, beside the prediction.")
@json_option
@database_option
def show(article: str, reviewed: bool, as_json: bool, database: str | None) -> None:
    """Print an article with its sources, cues, claims and hedges marked, and list its attributions below.

    ARTICLE is its key, the start of its key, the name of its page (the file's, without
    ending), the file itself or its url.

    With --json it is one line of `annotator export annotations`: the article, its text and its annotation.
    """
    from annotator.cli.display import console

    with open_store(database) as store:
        found = store.article(article)
        reviews = list(store.reviews(keys=[found.key])) if reviewed else []
        annotation = None if reviewed else store.annotation(found.key)
    if reviewed and not reviews:
        raise NotFound(f"nobody has reviewed {article}; `annotator pull` fetches what people did")
    if as_json:
        click.echo(_row(found, annotation, reviews), nl=False)
        return
    console().print(review_drawing(found, reviews) if reviewed else drawing(found, annotation))


def _row(found: StoredArticle, annotation: Annotation | None, reviews: list[Review]) -> str:
    """Return a line of ``annotator export annotations``: the prediction, or the review that counts."""
    from annotator.interchange import line, to_row
    from annotator.models import Annotation

    marks = _counting(reviews).annotation if reviews else annotation or Annotation()
    return line(to_row(found.key, marks, found.article.page.text))


def _counting(reviews: list[Review]) -> Review:
    return next((review for review in reviews if review.is_chosen), reviews[-1])


def drawing(found: StoredArticle, annotation: Annotation | None) -> RenderableType:
    """Return all that is shown of an article."""
    from rich.console import Group
    from rich.text import Text

    from annotator.cli import display
    from annotator.models import Annotation

    marks = annotation or Annotation()
    parts = _top(found, marks)
    if annotation is None:
        parts.append(Text("not annotated yet; `annotator annotate` does it", display.MUTED))
    elif marks.attributions:
        numbers = {each.id: str(number) for number, each in enumerate(marks.attributions, 1)}
        rows = [
            (numbers[each.id], each, display.words(each, f"[{numbers[each.via]}]" if each.via in numbers else None))
            for each in marks.attributions
        ]
        parts.append(display.attribution_table("#", rows))
    else:
        parts.append(Text("no attributions found", display.MUTED))
    return Group(*parts)


def review_drawing(found: StoredArticle, reviews: list[Review]) -> RenderableType:
    """Return an article as the review that speaks for it has it, and what each reviewer did with the prediction."""
    from rich.console import Group

    from annotator.cli.reviews import change_table, headline

    parts = _top(found, _counting(reviews).annotation)
    for review in reviews:
        parts += ["", headline(review), change_table(review)]
    return Group(*parts)


def _top(found: StoredArticle, marks: Annotation) -> list[RenderableType]:
    """Return what is known of an article, and its body with its spans."""
    from rich.text import Text

    from annotator.cli import display

    article = found.article
    day = moment(article.published_at, article.date_only)
    about = (article.outlet_name, day, article.url, _near(article.page.path), found.key)
    head = Text(" · ").join(Text(each) for each in about if each)
    head.stylize(display.MUTED)
    title = Text(article.headline or article.page.name, "bold")
    floor = [display.floor(marks)] if marks.floor else []
    return [title, head, "", display.body(article, marks), "", display.legend(), *floor]


def _near(path: str) -> str:
    """Return a path as seen from here where it lies below."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
