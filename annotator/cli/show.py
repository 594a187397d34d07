"""``annotator show``: an article in the terminal, with its spans."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotator.models import Annotation
    from annotator.store import StoredArticle


@click.command()
@click.argument("article")
@database_option
def show(article: str, database: str | None) -> None:
    """Print an article with its sources, cues, claims and hedges marked, and list its attributions below.

    ARTICLE is its key, the start of its key, the name of its page (the file's, without ending) or its url.
    """
    from annotator.cli.display import console
    from annotator.store import Store

    with Store.open(database, create=False) as store:
        found = store.article(article)
        annotation = store.annotation(found.key)
    console().print(drawing(found, annotation))


def drawing(found: StoredArticle, annotation: Annotation | None) -> RenderableType:
    """All that is shown of an article."""
    from rich.console import Group
    from rich.text import Text

    from annotator.cli import display
    from annotator.models import Annotation

    article, marks = found.article, annotation or Annotation()
    about = (article.outlet_name, _day(found), article.url, _near(article.page.path), found.key)
    head = Text(" · ").join(Text(each) for each in about if each)
    head.stylize(display.MUTED)
    title = Text(article.headline or article.page.name, "bold")
    parts: list[RenderableType] = [title, head, "", display.body(article, marks), "", display.legend()]
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


def _day(found: StoredArticle) -> str | None:
    moment = found.article.published_at
    if moment is None:
        return None
    return f"{moment:%Y-%m-%d}" if found.article.date_only else f"{moment:%Y-%m-%d %H:%M}"


def _near(path: str) -> str:
    """A path as seen from here where it lies below."""
    here = Path.cwd()
    return str(Path(path).relative_to(here)) if Path(path).is_relative_to(here) else path
