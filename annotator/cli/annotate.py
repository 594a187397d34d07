"""``annotator annotate``: the rule pass over stored articles, or over pages without a database."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.ingest import counted, echo_findings, echo_tally, echo_unread
from annotator.cli.options import database_option, jobs_option, json_option, naming, page_options, warn_of_lexicons
from annotator.cli.progress import progress
from annotator.cli.results import many, result
from annotator.cli.writing import jsonl_type, writing
from annotator.errors import InputError, UsageError

if TYPE_CHECKING:
    from annotator.pipeline.annotate import Ran
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
@click.option(
    "--out",
    metavar="DATASET",
    help="Annotate the Parquet files at PATH into this folder or address, file by file; no database is touched.",
)
@click.option(
    "--engine",
    type=click.Choice(["processes", "dask"]),
    help="What annotates the files of a DATASET.  [default: processes]",
)
@click.option("--scheduler", metavar="ADDRESS", help="Of a Dask scheduler, as tcp://HOST:8786; else one of our own.")
@page_options
@jobs_option
@json_option
@database_option
def annotate(
    paths: tuple[str, ...],
    jsonl: Path | None,
    out: str | None,
    engine: str | None,
    scheduler: str | None,
    pages: PageOptions,
    jobs: int,
    as_json: bool,
    database: str | None,
) -> None:
    """Find attributed claims and hedges.

    Without PATH: in the stored articles that this version of the rules has not annotated yet. With
    PATH: the pages are stored first, as `annotator ingest` does it. With --jsonl: in the pages at
    PATH, offsets counted in code points of each file's text or each row's `text`. With --out: in the rows of
    Parquet files at PATH, a folder or an address (s3://…); files that are done are left as they are.
    """
    if out is not None:
        _annotate_dataset(paths, out, engine or ("dask" if scheduler else "processes"), scheduler, pages, jobs)
        return
    if engine or scheduler:
        raise UsageError(
            "--engine and --scheduler work on a data set of Parquet files; say where to with --out DATASET"
        )
    from annotator.intake import find_files

    if jsonl is not None and not paths:
        raise UsageError("--jsonl needs a PATH to read; what is stored comes out with `annotator export`")
    find_files(paths)  # before a database is made for nothing
    if paths:
        echo_unread(pages)
    if jsonl is not None:
        _write_jsonl(jsonl, paths, pages, load_rules(pages.lexicon), jobs)
        return
    from annotator.pipeline.annotate import ran_before

    ran = (ran_before(database, paths, pages) if paths else None) or _annotate(database, paths, pages, jobs)
    if paths and not as_json:
        echo_tally(ran.tally)
    else:
        echo_findings(ran.tally)
    if paths:
        ran.tally.require_articles()
    words = f"{many(ran.attributions, 'attribution')} in {many(ran.articles, 'article')}"
    result(as_json, words, **counted(ran.tally), articles=ran.articles, attributions=ran.attributions)
    click.echo(f"next: annotator export attributions{naming(database)}", err=as_json)


def _annotate(database: str | None, paths: Paths, pages: PageOptions, jobs: int) -> Ran:
    """Annotate pages, or what is stored."""
    from annotator.pipeline.annotate import annotate_stored, ingest_and_annotate
    from annotator.store import Store

    rules = load_rules(pages.lexicon)
    with Store.open(database, create=bool(paths)) as store:
        warn_of_lexicons(store, pages.lexicon, annotating=True)
        if paths:
            return ingest_and_annotate(store, paths, pages, rules, progress, jobs=jobs)
        return annotate_stored(store, rules, pages.lexicon, progress, jobs=jobs)


def load_rules(lexicon: Path | None) -> RulePass:
    """Return the rule pass of a command, with lexicons that the garbage collector does not look through again."""
    from annotator.pipeline.jobs import keep_loaded
    from annotator.rules import RulePass

    rules = RulePass(lexicon)
    keep_loaded()  # until the command ends; looking through the lexicons costs a fifth of the pass
    return rules


def _write_jsonl(out: Path, paths: Paths, pages: PageOptions, rules: RulePass, jobs: int) -> None:
    from annotator.interchange import line
    from annotator.pipeline.annotate import annotated_rows
    from annotator.pipeline.ingest import Tally

    tally = Tally()
    with writing(out) as file:
        file.writelines(map(line, annotated_rows(paths, pages, rules, tally, progress, jobs=jobs)))
        echo_findings(tally)
        tally.require_articles()
    click.echo(f"{out}: {many(tally.articles, 'article')}", err=True)


def _annotate_dataset(
    paths: tuple[str, ...], out: str, engine: str, scheduler: str | None, pages: PageOptions, jobs: int
) -> None:
    from annotator.pipeline.archive import annotate_dataset

    if len(paths) != 1:
        raise UsageError("--out takes one PATH: a folder or address of Parquet files, or one file")
    if scheduler and engine != "dask":
        raise UsageError("--scheduler is Dask's; leave --engine out, or give --engine dask")
    done = annotate_dataset(paths[0], out, pages, progress, engine=engine, scheduler=scheduler, jobs=jobs)
    click.echo(
        f"{out}: {done.attributions:,} attributions in {done.rows:,} rows of {done.partitions:,} files; "
        f"{done.before:,} were done before"
    )
    for failure in done.failures:
        click.echo(str(failure), err=True)
    if done.failures:
        raise InputError(f"{len(done.failures):,} files could not be annotated; all others are done")
