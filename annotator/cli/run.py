"""``annotator run``: the whole way from pages to the attribution table."""

from __future__ import annotations

import shlex
import shutil
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.annotate import load_rules
from annotator.cli.export import FORMAT_HELP, split, written_line
from annotator.cli.fetch import FOLDER
from annotator.cli.ingest import counted, echo_findings, echo_tally, echo_unread
from annotator.cli.options import (
    database_option,
    jobs_option,
    json_option,
    naming,
    on_the_line,
    page_options,
    warn_of_lexicons,
)
from annotator.cli.progress import progress
from annotator.cli.results import result
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.cli.overview import Overview
    from annotator.pipeline.pages import PageOptions
    from annotator.store import Store
    from annotator.tables.export import WrittenTable


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--sample", is_flag=True, help="Read the sample pages that come with the program, into a database of their own."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the tables.  [default: annotator-out; annotator-sample with --sample]",
)
@click.option("--format", "names", multiple=True, metavar="FORMAT", help=f"{FORMAT_HELP}  [default: csv, xlsx, jsonl]")
@click.option(
    "--rows", type=click.IntRange(min=0), default=20, show_default=True, help="How many attributions to print."
)
@page_options
@jobs_option
@json_option
@database_option
def run(
    paths: tuple[str, ...],
    sample: bool,
    out: Path | None,
    names: tuple[str, ...],
    rows: int,
    pages: PageOptions,
    jobs: int,
    as_json: bool,
    database: str | None,
) -> None:
    """Read pages, find attributed claims, store them, and write the attribution table.

    PATH is a file of any form, a folder, a pattern or - for standard input; without one, what `annotator fetch`
    brought is read. What is stored already is not done again; the table is of all that the database holds.
    """
    if not paths and not sample and FOLDER.is_dir():
        paths = (str(FOLDER),)
    if bool(paths) == sample:
        raise UsageError("give the pages to read as PATH…, or --sample for those that come with the program")
    from annotator.cli.overview import Overview
    from annotator.comparing.dataset import Dataset
    from annotator.pages import find_files
    from annotator.pipeline.annotate import ingest_and_annotate
    from annotator.pipeline.export import usual_formats
    from annotator.pipeline.sample import sample_pages
    from annotator.store import Store
    from annotator.tables.catalogue import named
    from annotator.tables.export import export
    from annotator.tables.formats import formats

    kinds = formats(split(names) or usual_formats())
    out = out or Path("annotator-sample" if sample else "annotator-out")
    read = list(paths)
    if sample:
        read, pages = sample_pages(pages if on_the_line("lexicon") else replace(pages, lexicon=None))
        database = database if on_the_line("database") else str(_made(out) / "annotator.db")
    find_files(read)  # before a database is made for nothing
    echo_unread(pages)
    rules = load_rules(pages.lexicon)
    with Store.open(database) as store:
        warn_of_lexicons(store, pages.lexicon, annotating=True)
        tally = ingest_and_annotate(store, read, pages, rules, progress, jobs=jobs).tally
        if as_json:
            echo_findings(tally)
            tally.require_articles()
        else:
            echo_tally(tally)
        written = export(Dataset(store), named(["attributions"]), kinds, out)
        if as_json:
            there, files = store.counts(), [each.path for each in written]
            held = {"articles": there.articles, "attributions": there.attributions}
            result(True, "", **counted(tally), **held, database=store.url, files=[*map(str, files)])
        else:
            _print(store, Overview.of(store, rows), written, naming(database), sample)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror}); name another folder with --out") from error
    return folder


def _print(store: Store, overview: Overview, written: list[WrittenTable], at: str, sample: bool) -> None:
    """Print the table, where everything is, and what can be done with it.

    Args:
        at: what a command needs behind it to find the database.
    """
    from annotator.cli.display import console
    from annotator.cli.overview import NO_OUTLET

    console().print(overview.drawing())
    counts = store.counts()
    click.echo(f"database  {store.url} (articles: {counts.articles:,}, attributions: {counts.attributions:,})")
    for each in written:
        click.echo(f"table     {written_line(each)}")
    click.echo("\nnext")
    command = "annotator" if shutil.which("annotator") else shlex.quote(sys.argv[0])
    if store.url != ":memory:":  # that one is gone with this command
        if overview.page:
            click.echo(f"  an article with its spans    {command} show {shlex.quote(overview.page)}{at}")
        if counts.findings:
            click.echo(f"  what could not be read       {command} findings{at}")
        click.echo(f"  compare the outlets          {command} report{at}")
        click.echo(f"  review in Label Studio       {command} studio start, then {command} push{at}")
    if sample:
        click.echo(f"  your own pages               {command} run PATH…")
    elif overview.outlets[NO_OUTLET]:
        click.echo(f"  outlets that are not known   {command} run PATH… --outlet KEY, or --manifest FILE.csv")
