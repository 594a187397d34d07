"""``annotator run``: the whole way from pages to the attribution table."""

from __future__ import annotations

import shlex
import shutil
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.annotate import ingest_and_annotate
from annotator.cli.export import FORMAT_HELP, split, told
from annotator.cli.options import PageOptions, database_option, page_options
from annotator.errors import UsageError
from annotator.labels import HedgeLevel, SourceType
from annotator.models import Attribution

if TYPE_CHECKING:
    from rich.console import RenderableType

    from annotator.store import Store
    from annotator.tables.export import Written

#: Formats that are written when none is named, those whose library is there.
USUAL = ("csv", "xlsx", "jsonl")


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
@click.option(
    "--format", "names", multiple=True, metavar="FORMAT", help=f"{FORMAT_HELP}  [default: {', '.join(USUAL)}]"
)
@click.option(
    "--rows", type=click.IntRange(min=0), default=20, show_default=True, help="How many attributions to print."
)
@page_options
@database_option
def run(
    paths: tuple[str, ...],
    sample: bool,
    out: Path | None,
    names: tuple[str, ...],
    rows: int,
    pages: PageOptions,
    database: str | None,
) -> None:
    """Read pages, find attributed claims, store them, and write the attribution table.

    PATH is a file (.txt, .html, .jsonl, .csv), a folder or a pattern. What is stored already is not
    done again; the table is of all that the database holds.
    """
    if bool(paths) == sample:
        raise UsageError("give the pages to read as PATH…, or --sample for those that come with the program")
    from annotator.rules import RulePass
    from annotator.store import Store
    from annotator.tables.catalogue import named
    from annotator.tables.export import export
    from annotator.tables.formats import FORMATS, formats

    kinds = formats(split(names) or (name for name in USUAL if FORMATS[name].available))
    out = out or Path("annotator-sample" if sample else "annotator-out")
    if sample:
        paths, pages = _sample(pages)
        database = database or str(_made(out) / "annotator.db")
    rules = RulePass(pages.lexicon)
    with Store.open(database) as store:
        ingest_and_annotate(store, paths, pages, rules)
        written = export(store, named(["attributions"]), kinds, out)
        _tell(store, Overview.of(store, rows), written)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"{folder} cannot be made ({error.strerror}); name another folder with --out") from error
    return folder


def _sample(pages: PageOptions) -> tuple[tuple[str, ...], PageOptions]:
    """The sample pages, and how they are to be read."""
    if pages.lexicon is not None:
        raise UsageError("--sample brings a lexicon of its own; leave --lexicon out")
    from annotator.samples import lexicon_folder, manifest_file, pages_folder

    manifest = pages.manifest or manifest_file()
    return (str(pages_folder()),), replace(pages, lexicon=lexicon_folder(), manifest=manifest)


@dataclass
class Overview:
    """What is printed of a database's attributions: a few of them, spread evenly, and counts of all."""

    total: int
    step: int
    shown: list[tuple[str, Attribution]] = field(default_factory=list)
    outlets: defaultdict[str, Counter[HedgeLevel]] = field(default_factory=lambda: defaultdict(Counter))
    source_types: defaultdict[str, Counter[HedgeLevel]] = field(default_factory=lambda: defaultdict(Counter))
    page: str | None = None
    """The name of a page that has attributions, to try `show` on."""

    @classmethod
    def of(cls, store: Store, rows: int) -> Overview:
        """Look at all attributions once, holding only those that are shown."""
        total = store.counts().attributions
        overview = cls(total, max(1, -(-total // rows)) if rows else 0)
        for number, row in enumerate(store.attribution_rows()):
            article, found = row.article, row.attribution
            outlet = article.outlet or "—"
            if overview.step and number % overview.step == 0:
                overview.shown.append((outlet, found))
            name = f"{outlet}  {article.outlet_name}" if article.outlet_name else outlet
            overview.outlets[name][found.hedge_level] += 1
            overview.source_types[SourceType(found.source_type).value][found.hedge_level] += 1
            overview.page = overview.page or article.name
        return overview

    def drawing(self) -> RenderableType:
        """It as tables."""
        from rich.console import Group
        from rich.text import Text

        from annotator.cli import display

        rows = [(outlet, found, display.words(found)) for outlet, found in self.shown]
        parts: list[RenderableType] = []
        if rows:
            choice = "all" if self.step == 1 else f"{len(rows)} of {self.total:,}"
            parts += ["", Text(f"Attributions ({choice})", "bold"), display.attribution_table("outlet", rows)]
        if self.total:
            parts += [
                display.count_table("source type", self.source_types),
                display.count_table("outlet", self.outlets),
            ]
        else:
            parts.append("no attributions found")
        return Group(*parts)


def _tell(store: Store, overview: Overview, written: list[Written]) -> None:
    """Print the table, where everything is, and what can be done with it."""
    from annotator.cli.display import console

    console().print(overview.drawing())
    counts = store.counts()
    click.echo(f"database  {store.url} ({counts.articles:,} articles, {counts.attributions:,} attributions)")
    for each in written:
        click.echo(f"table     {told(each)}")
    command = "annotator" if shutil.which("annotator") else shlex.quote(sys.argv[0])
    at = f" --database {shlex.quote(store.url)}"
    click.echo("\nnext")
    if overview.page:
        click.echo(f"  an article with its spans    {command} show {shlex.quote(overview.page)}{at}")
    if counts.findings:
        click.echo(f"  what could not be read       {command} findings{at}")
    click.echo(f"  your own pages               {command} run PATH…")
    click.echo("  review in Label Studio       not in this version; pushing tasks and pulling reviews come next")
