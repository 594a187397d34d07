"""``annotator stories``: which articles tell one story, and who copied whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.ingest import echo_findings, echo_unread
from annotator.cli.options import database_option, page_options
from annotator.cli.progress import progress
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.models import Article
    from annotator.pipeline.ingest import Tally
    from annotator.pipeline.pages import PageOptions
    from annotator.stories.stories import Membership

#: How to get what the comparison of texts needs beyond the program itself.
INSTALL_ANALYSIS = "pip install 'bangla-attribution-annotator[analysis]'"

Named = Iterable[tuple[str, "Article"]]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--jsonl",
    "out",
    required=True,
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write, one article a line.",
)
@page_options
@database_option
def stories(paths: tuple[str, ...], out: Path, pages: PageOptions, database: str | None) -> None:
    """Group articles of different outlets on one event.

    Without PATH: the stored articles, each called by its key. With PATH: the pages at PATH, each called by its name,
    and no database is touched. Each line of OUT holds an article's id, its story (the id of the article that had it
    first) and wire_copy_of: the id of the article whose text it takes over word for word, or null.
    """
    if find_spec("sklearn") is None:
        raise UsageError(f"stories need scikit-learn; install it with: {INSTALL_ANALYSIS}")
    from annotator.lexicon.sources import agency_names
    from annotator.pipeline.ingest import Tally
    from annotator.stories.stories import group

    known = agency_names(pages.lexicon)
    if paths:
        tally = Tally()
        echo_unread(pages)
        found = group(_read(paths, pages, tally), known)
        echo_findings(tally)
        tally.require_articles()
    else:
        found = group(_stored(database), known)
    _write(out, found)
    shared = len({one.story for one in found if one.id != one.story})
    copies = sum(one.wire_copy_of is not None for one in found)
    counted = f"{shared:,} {'story' if shared == 1 else 'stories'} told by more than one"
    click.echo(f"{out}: {len(found):,} articles; {counted}, {copies:,} {'copy' if copies == 1 else 'copies'}")


def _read(paths: Sequence[str], pages: PageOptions, tally: Tally) -> Named:
    """The articles of pages by their names; a name that stands twice gets the path behind it."""
    from annotator.pipeline.pages import read_pages

    named: dict[str, str] = {}
    for one in read_pages(paths, pages, progress):
        tally.note(one.findings)
        if one.article is not None:
            tally.statuses["read"] += 1
            page = one.article.page
            taken = named.setdefault(page.name, page.path) != page.path
            yield f"{page.name} ({page.path})" if taken else page.name, one.article


def _stored(database: str | None) -> Iterator[tuple[str, Article]]:
    from annotator.store import Store

    with Store.open(database, create=False) as store:
        for stored in store.articles():
            yield stored.key, stored.article


def _write(out: Path, found: Iterable[Membership]) -> None:
    from annotator.tables.files import replacing

    with replacing(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for one in found:
            file.write(one.model_dump_json(include={"id", "story", "wire_copy_of"}) + "\n")
