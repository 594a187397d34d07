"""``annotator stories``: which articles tell one story, who had it first and who copied whom."""

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
    from annotator.stories.telling import Told

#: How to get what the comparison of texts needs beyond the program itself.
INSTALL_ANALYSIS = "pip install 'bangla-attribution-annotator[analysis]'"

Named = Iterable[tuple[str, "Article"]]


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--jsonl",
    "out",
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the story of every article to this file, one article a line, in place of printing the stories.",
)
@click.option("--most", default=20, show_default=True, metavar="N", type=click.IntRange(1), help="Stories to print.")
@page_options
@database_option
def stories(paths: tuple[str, ...], out: Path | None, most: int, pages: PageOptions, database: str | None) -> None:
    """Group articles of different outlets on one event, and print who had each story first.

    Without PATH: the stored articles, each called by its key. With PATH: the pages at PATH, each called by its name,
    and no database is touched. Each line of OUT holds an article's id, its story (the id of the article that had it
    first), wire_copy_of (the id of the article whose text it takes over word for word, or null), and taken_from,
    containment and taken_way: from which article it has how much of its text, as copy, rewrite, or quotes of the same.
    """
    if find_spec("sklearn") is None:
        raise UsageError(f"stories need scikit-learn; install it with: {INSTALL_ANALYSIS}")
    from annotator.lexicon.sources import agency_names
    from annotator.pipeline.ingest import Tally
    from annotator.stories.stories import group
    from annotator.stories.telling import Telling, noting, told

    known, noted = agency_names(pages.lexicon), dict[str, Telling]()
    if paths:
        tally = Tally()
        echo_unread(pages)
        found = group(noting(_read(paths, pages, tally), noted), known, pages.lexicon)
        echo_findings(tally)
        tally.require_articles()
    else:
        found = group(noting(_stored(database), noted), known, pages.lexicon)
    shared = len({one.story for one in found if one.id != one.story})
    copies = sum(one.wire_copy_of is not None for one in found)
    counted = f"{shared:,} {'story' if shared == 1 else 'stories'} told by more than one"
    summary = f"{len(found):,} articles; {counted}, {copies:,} {'copy' if copies == 1 else 'copies'}"
    if out is not None:
        _write(out, found)
        click.echo(f"{out}: {summary}")
        return
    _print(told(found, noted)[:most])
    click.echo(f"{summary}{f'; the {most:,} that most articles tell are shown (--most N)' if shared > most else ''}")
    if undated := sum(one.published_at is None for one in noted.values()):
        click.echo(
            f"{undated:,} without a time of publication: who had these first is told by credits and length alone"
        )


def _print(several: Sequence[Sequence[Told]]) -> None:
    """Each story: its headline, then who told it when, whoever had it first in front."""
    for story in several:
        click.secho(story[0].telling.headline, bold=True)
        for one in story:
            role = "first" if one is story[0] else one.taken
            click.echo(
                f"  {one.telling.when:<16}  {one.telling.outlet}{f'  ({role})' if role else ''}: {one.telling.headline}"
            )
        click.echo()


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
            file.write(one.model_dump_json() + "\n")
