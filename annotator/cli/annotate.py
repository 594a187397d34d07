"""``annotator annotate``: the rule pass over stored articles, or over pages without a database."""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.ingest import Tally, ingesting, reading
from annotator.cli.options import PageOptions, database_option, naming, page_options
from annotator.cli.progress import progress
from annotator.errors import NotFound, UsageError

if TYPE_CHECKING:
    from annotator.rules import RulePass
    from annotator.store import Run, Store

#: How many articles are stored before they are annotated.
BATCH = 100


def annotate_pending(store: Store, rules: RulePass, run: Run, keys: Collection[str] | None = None) -> Iterator[str]:
    """Annotate the stored articles that this pass has not annotated; give the key of each when it is done.

    Each article is stored as soon as it is done: what is broken off goes on where it stopped.
    """
    for stored in store.pending(rules.version, keys=keys):
        store.save(run, stored.key, stored.version, rules.annotate(stored.article))
        yield stored.key


def annotate_all_pending(store: Store, pages: PageOptions, rules: RulePass) -> Run:
    """Annotate what is pending in the database, behind a progress bar."""
    run = _begin(store, pages, rules)
    with progress("annotating", store.count_pending(rules.version)) as advance:
        for _ in annotate_pending(store, rules, run):
            advance(1)
    store.finish_run(run)
    return run


def ingest_and_annotate(store: Store, paths: Sequence[str], pages: PageOptions, rules: RulePass) -> Run:
    """Store pages and annotate them, a batch at a time; tell what was new and what could not be read.

    Raises:
        InputError: no article could be read.
    """
    tally = Tally()
    run = _begin(store, pages, rules)
    keys = (added.key for added in ingesting(store, paths, pages, tally))
    while batch := set(islice(keys, BATCH)):
        for _ in annotate_pending(store, rules, run, batch):
            pass
    store.finish_run(run)
    tally.tell()
    tally.require_articles()
    return run


def load_rules(lexicon: Path | None) -> RulePass:
    """The rule pass of a command, with lexicons that the garbage collector does not look through again and again."""
    from annotator.rules import RulePass

    rules = RulePass(lexicon)
    gc.freeze()  # they stay until the command ends; looking through them costs a fifth of the pass
    return rules


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]…")
@click.option(
    "--jsonl",
    metavar="OUT",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write what is found in PATH… to this file, one article a line; no database is touched.",
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
    rules = load_rules(pages.lexicon)
    if jsonl is not None:
        _write_jsonl(jsonl, paths, pages, rules)
        return
    from annotator.store import Store

    with Store.open(database, create=bool(paths)) as store:
        if not paths and not store.counts().articles:
            raise NotFound(f"the database {store.url} holds no article; `annotator ingest PATH…` brings pages in")
        run = ingest_and_annotate(store, paths, pages, rules) if paths else annotate_all_pending(store, pages, rules)
    counts = run.counts
    click.echo(f"{counts['attributions']:,} attributions in {counts['articles']:,} articles")
    click.echo(f"next: annotator export attributions{naming(database, store.url)}")


def _begin(store: Store, pages: PageOptions, rules: RulePass) -> Run:
    from annotator.rules.engine import lexicon_digest

    return store.begin_run(rules.version, lexicon=lexicon_digest(pages.lexicon))


def _write_jsonl(out: Path, paths: Sequence[str], pages: PageOptions, rules: RulePass) -> None:
    from annotator.tables.files import replacing

    tally = Tally()
    with replacing(out) as draft, draft.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(_lines(paths, pages, rules, tally))
        tally.tell_findings()
        tally.require_articles()
    click.echo(f"{out}: {tally.articles:,} articles", err=True)


def _lines(paths: Sequence[str], pages: PageOptions, rules: RulePass, tally: Tally) -> Iterable[str]:
    from annotator.interchange import line, to_row

    for one in reading(paths, pages):
        tally.note(one.findings)
        if one.article is not None:
            tally.statuses["read"] += 1
            page = one.article.page
            # What the text of an HTML page is, only its extractor knows.
            text = page.text if page.media == "html" else None
            yield line(to_row(page.name, rules.annotate(one.article), text))
