"""Draw what the reader made of each line of a page, and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from annotator.cli.display import BRICK, MUTED, nfc

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotator.models import Article
    from annotator.pages import Reading

_STYLES = {"body": "", "headline": "bold", "cut": BRICK, "furniture": MUTED}


def explained(reading: Reading) -> Iterator[RenderableType]:
    """Give the page's place, what is known of its article, and a line for each of its own with its verdict."""
    yield Text(reading.place, "bold")
    for name, value in _known(reading.article) if reading.article else ():
        yield Text(f"{name:<10} {value}", MUTED)
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=False)
    table.add_column(no_wrap=True)
    table.add_column(ratio=3, overflow="fold")
    table.add_column(ratio=2, style=MUTED, overflow="fold")
    for each in reading.verdicts:
        table.add_row(each.verdict, Text(nfc(each.text), _STYLES[each.verdict]), each.reason)
    yield table


def _known(article: Article) -> Iterator[tuple[str, str]]:
    """Give what is known of an article, by name, empty things left out."""
    moment = article.published_at
    when = f"{moment:%Y-%m-%d}" if moment and article.date_only else f"{moment}" if moment else ""
    known = {
        "headline": article.headline,
        "outlet": article.outlet,
        "published": f"{when} ({article.date_kind})" if when else None,
        "updated": str(article.updated_at) if article.updated_at else None,
        "author": article.author,
        "section": article.section,
        "url": article.url,
    }
    yield from ((name, nfc(value)) for name, value in known.items() if value)
