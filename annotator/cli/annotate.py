"""``annotator annotate``: the rule pass over stored articles, or over pages without a database."""

from __future__ import annotations

import gc
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.ingest import echo_findings, echo_tally, echo_unread
from annotator.cli.options import database_option, naming, page_options, warn_of_lexicons
from annotator.cli.progress import progress
from annotator.cli.writing import jsonl_type, writing
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.pipeline.pages import PageOptions, Paths
    from annotator.rules import RulePass


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--jsonl",
    metavar="OUT",
    type=jsonl_type,
    help="Write what is found in PATH… to this file (- is standard output), an article a line; no database is touched.",
)
@page_options
@database_option
def annotate(paths: tuple[str, ...], jsonl: Path | None, pages: PageOptions, database: str | None) -> None:
    """Find attributed claims and hedges.

    Without PATH: in the stored articles that this version of the rules has not annotated yet. With
    PATH: the pages are stored first, as `annotator ingest` does it. With --jsonl: in the pages at
    PATH, offsets counted in code points of each file's text or each row's `text`.
    """
    from annotator.pages import find_files

    if jsonl is not None and not paths:
        raise UsageError("--jsonl needs a PATH to read; what is stored comes out with `annotator export`")
    find_files(paths)  # before a database is made for nothing
    if paths:
        echo_unread(pages)
    rules = load_rules(pages.lexicon)
    if jsonl is not None:
        _write_jsonl(jsonl, paths, pages, rules)
        return
    from annotator.pipeline.annotate import annotate_stored, ingest_and_annotate
    from annotator.store import Store

    with Store.open(database, create=bool(paths)) as store:
        warn_of_lexicons(store, pages.lexicon, annotating=True)
        if paths:
            ran = ingest_and_annotate(store, paths, pages, rules, progress)
            echo_tally(ran.tally)
        else:
            ran = annotate_stored(store, rules, pages.lexicon, progress)
    click.echo(f"{ran.attributions:,} attributions in {ran.articles:,} articles")
    click.echo(f"next: annotator export attributions{naming(database, store.url)}")


def load_rules(lexicon: Path | None) -> RulePass:
    """Return the rule pass of a command, with lexicons that the garbage collector does not look through again."""
    from annotator.rules import RulePass

    rules = RulePass(lexicon)
    gc.freeze()  # they stay until the command ends; looking through them costs a fifth of the pass
    return rules


def _write_jsonl(out: Path, paths: Paths, pages: PageOptions, rules: RulePass) -> None:
    from annotator.interchange import line
    from annotator.pipeline.annotate import annotated_rows
    from annotator.pipeline.ingest import Tally

    tally = Tally()
    with writing(out) as file:
        file.writelines(map(line, annotated_rows(paths, pages, rules, tally, progress)))
        echo_findings(tally)
        tally.require_articles()
    click.echo(f"{out}: {tally.articles:,} articles", err=True)
