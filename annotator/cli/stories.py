"""``annotator stories``: which articles tell one story, who had it first and who copied whom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.ingest import echo_findings, echo_unread
from annotator.cli.options import database_option, json_option, open_store, page_options
from annotator.cli.progress import progress
from annotator.cli.results import many
from annotator.errors import UsageError
from annotator.extras import require

if TYPE_CHECKING:
    from annotator.models import Article
    from annotator.pipeline.ingest import Tally
    from annotator.pipeline.pages import PageOptions
    from annotator.stories.sourcing import AlignedClaim
    from annotator.stories.stories import Membership
    from annotator.stories.telling import Telling, Told

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
@click.option(
    "--claims", is_flag=True, help="With the claims of each story, from outlet to outlet; of annotated articles stored."
)
@json_option
@click.option("--most", default=20, show_default=True, metavar="N", type=click.IntRange(1), help="Stories to print.")
@page_options
@database_option
def stories(
    paths: tuple[str, ...],
    out: Path | None,
    claims: bool,
    as_json: bool,
    most: int,
    pages: PageOptions,
    database: str | None,
) -> None:
    """Group articles of different outlets on one event, and print who had each story first.

    Without PATH: the stored articles, each called by its key. With PATH: the pages at PATH, each called by its name,
    and no database is touched. Each line of OUT holds an article's id, its story (the id of the article that had it
    first), wire_copy_of (the id of the article whose text it takes over word for word, or null), taken_from,
    shared_runs, runs and taken_way: from which article it has how many of its runs of four words, as copy, rewrite, or
    quotes of the same. taken_in_order and is_first say whether it is known that the other, or that it was first in its
    story, by time, credit, or since it is an agency; else the longer text is put first, and nobody is called so.

    With --claims each claim that outlets state in close words is followed in the order of time: who was first, as far
    as dates tell, who has its words from whom, and what became of its source and of how sure it sounds. --json prints
    an object a story: its articles and, with --claims, its claims with all that is known of each version.
    """
    if claims and paths:
        raise UsageError("claims are told of stored articles: run annotator run PATH, then leave PATH out here")
    require("grouping stories", "analysis", "sklearn")
    from annotator.stories.telling import Telling, record, told

    noted = dict[str, Telling]()
    found = _grouped(paths, database, pages, noted)
    shared = len({one.story for one in found if one.id != one.story})
    copies = sum(one.wire_copy_of is not None for one in found)
    counted = f"{many(shared, 'story', 'stories')} told by more than one"
    summary = f"{many(len(found), 'article')}; {counted}, {many(copies, 'copy', 'copies')}"
    if out is not None:
        _write(out, found)
        click.echo(f"{out}: {summary}")
        return
    chosen = told(found, noted)[:most]
    aligned = _aligned(database, found, chosen, pages) if claims else {}
    if as_json:
        for story in chosen:
            click.echo(json.dumps(record(story, aligned.get(story[0].id)), ensure_ascii=False))
        return
    for story in chosen:
        _print(story)
        for claim in aligned.get(story[0].id, ()):
            _print_chain(claim, noted)
        click.echo()
    click.echo(f"{summary}{f'; the {most:,} that most outlets tell are shown (--most N)' if shared > most else ''}")
    if undated := sum(one.published_at is None for one in noted.values()):
        click.echo(f"{undated:,} without a time of publication: who had these first is told by credits alone")


def _grouped(
    paths: tuple[str, ...], database: str | None, pages: PageOptions, noted: dict[str, Telling]
) -> list[Membership]:
    """The story of each article; what is shown of it is noted."""
    from annotator.lexicon.sources import agency_names
    from annotator.pipeline.ingest import Tally
    from annotator.stories.stories import group
    from annotator.stories.telling import noting

    known = agency_names(pages.lexicon)
    if not paths:
        return group(noting(_stored(database), noted), known, pages.lexicon)
    tally = Tally()
    echo_unread(pages)
    found = group(noting(_read(paths, pages, tally), noted), known, pages.lexicon)
    echo_findings(tally)
    tally.require_articles()
    return found


def _print(story: Sequence[Told]) -> None:
    """A story: its headline, then who told it when, whoever had it first, or most likely had, in front."""
    click.secho(story[0].telling.headline, bold=True)
    for one in story:
        role = "first" if one.is_first else one.taken
        click.echo(
            f"  {one.telling.when:<16}  {one.telling.outlet}{f'  ({role})' if role else ''}: {one.telling.headline}"
        )


def _print_chain(claim: AlignedClaim, noted: Mapping[str, Telling]) -> None:
    """A claim in the order of time; nothing where one outlet alone states it so."""
    from annotator.stories.telling import followed

    if claim.chain:
        click.echo(f"    {claim.text}")
        for line in followed(claim, noted):
            click.echo(f"      {line}")


def _aligned(
    database: str | None, found: Sequence[Membership], chosen: Sequence[Sequence[Told]], pages: PageOptions
) -> dict[str, Sequence[AlignedClaim]]:
    """The claims of these stories, by the story's name."""
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.shared_claims import shared_stories, with_claims

    wanted = {story[0].id for story in chosen}
    with open_store(database) as store:
        several = [members for members in shared_stories(found) if members[0].story in wanted]
        return {one.name: one.claims for one in with_claims(Dataset(store, lexicon=pages.lexicon), several)}


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

    with open_store(database) as store:
        for stored in store.articles():
            yield stored.key, stored.article


def _write(out: Path, found: Iterable[Membership]) -> None:
    from annotator.tables.files import replacing

    with replacing(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        for one in found:
            file.write(one.model_dump_json() + "\n")
