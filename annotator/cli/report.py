"""``annotator report``: what was found, as a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import (
    database_option,
    dataset_option,
    json_option,
    language_option,
    lexicon_option,
    on_the_line,
    opened,
    outlet_option,
    selection_options,
)
from annotator.cli.results import result
from annotator.errors import UsageError
from annotator.extras import require

if TYPE_CHECKING:
    from annotator.comparing.selection import Selection
    from annotator.store import Readable


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="The file to write, or a folder for the report with a page of each article and of each outlet's sentences: "
    "what does not end with .html is a folder.  [default: report.html; KEY.html with --article]",
)
@click.option(
    "--article", metavar="ID", help="One article with its spans: its key, the name of its page, or its address."
)
@outlet_option
@selection_options(
    ["predicted", "reviewed"],
    "Show what the rules predict, or what people reviewed. The two are never mixed: they differ.",
)
@click.option(
    "--stories",
    "most",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many stories to tell, those of the most articles first.",
)
@language_option
@click.option("--sample", is_flag=True, help="Report on the sample pages that come with the program.")
@lexicon_option
@dataset_option
@json_option
@database_option
def report(
    out: Path | None,
    article: str | None,
    selection: Selection,
    most: int,
    lang: str,
    sample: bool,
    lexicon: Path | None,
    dataset: str | None,
    as_json: bool,
    database: str | None,
) -> None:
    """Write a page of HTML that can be mailed, printed and read without a network.

    It shows how outlets source their news, how sure they sound, and how they differ on the same story; its numbers
    lead to their sentences. With --article it shows one article with all that was found in it.
    """
    from annotator.cli.progress import progress
    from annotator.comparing.dataset import Dataset
    from annotator.samples import lexicon_folder
    from annotator.tables.files import replacing

    require("the report", "report", "altair", "jinja2", "scipy", "sklearn", "vl_convert")
    from annotator.tables.report.article import article_page
    from annotator.tables.report.language import Html
    from annotator.tables.report.writing import report_page, write_report

    language = Html(lang)
    with _sample_store(lexicon) if sample else opened(database, dataset, lexicon) as store:
        data = Dataset(store, selection, lexicon=lexicon_folder() if sample else lexicon, progress=progress)
        if article is not None:
            key = store.article(article).key
            text = article_page(store, key, selection.choice.basis, language)
            out = out or Path(f"{key}.html")
        elif out is not None and _is_folder(out):
            data.check()
            text, (out, *_) = None, write_report(data, out, most, language)
        else:
            data.check()
            text = report_page(data, most, language)
            out = out or Path("report.html")
    if text is not None:
        with replacing(out) as draft:
            draft.write_text(text, encoding="utf-8", newline="\n")
    result(as_json, str(out), file=str(out))


def _is_folder(out: Path) -> bool:
    return out.is_dir() or out.suffix.lower() not in (".html", ".htm")


@contextmanager
def _sample_store(lexicon: Path | None) -> Iterator[Readable]:
    """Give the sample pages in a database that is gone afterwards."""
    from annotator.cli.ingest import echo_tally
    from annotator.cli.progress import progress
    from annotator.pipeline.pages import PageOptions
    from annotator.pipeline.sample import sample_store

    if on_the_line("database") or on_the_line("dataset"):
        raise UsageError("--sample brings its own pages; leave --database and --dataset out")
    with sample_store(PageOptions(lexicon if on_the_line("lexicon") else None), progress) as (store, _, tally):
        echo_tally(tally)
        yield store
