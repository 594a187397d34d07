"""``annotator report``: what was found, as a page to read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from annotator.cli.options import PageOptions, database_option, lexicon_option, selection_options
from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.store import Store

#: What the page needs of the extra ``report``, by the modules' names.
NEEDED = ("altair", "jinja2", "scipy", "sklearn", "statsmodels", "vl_convert")


@click.command()
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write.  [default: report.html; KEY.html with --article]",
)
@click.option(
    "--article", metavar="ID", help="One article with its spans: its key, the name of its page, or its address."
)
@click.option("--outlet", "outlets", multiple=True, metavar="KEY", help="Only this outlet, by key or name; repeatable.")
@selection_options
@click.option(
    "--basis",
    type=click.Choice(["predicted", "reviewed"]),
    default="predicted",
    show_default=True,
    help="Show what the rules predict, or what people reviewed. The two are never mixed: they differ.",
)
@click.option(
    "--stories",
    "most",
    type=click.IntRange(min=0),
    default=50,
    show_default=True,
    help="How many stories to tell, those of the most articles first.",
)
@click.option("--sample", is_flag=True, help="Report on the sample pages that come with the program.")
@lexicon_option
@database_option
def report(
    out: Path | None,
    article: str | None,
    outlets: tuple[str, ...],
    since: datetime | None,
    until: datetime | None,
    topic: str | None,
    basis: str,
    most: int,
    sample: bool,
    lexicon: Path | None,
    database: str | None,
) -> None:
    """Write one page of HTML that can be mailed, printed and read without a network.

    It shows how outlets source their news, how sure they sound, and how they differ on the same story. With --article
    it shows one article with all that was found in it.
    """
    _require_libraries()
    from annotator.cli.progress import progress
    from annotator.comparing.selection import Choice, Reading, Selection
    from annotator.tables.files import replacing
    from annotator.tables.report.article import article_page
    from annotator.tables.report.page import report_page

    choice = Choice(basis)
    selection = Selection(outlets, since and since.date(), until and until.date(), topic, choice)
    with _sample_store(lexicon) if sample else _store(lexicon, database) as (store, words):
        if article is not None:
            key = store.article(article).key
            out, text = out or Path(f"{key}.html"), article_page(store, key, choice.basis)
        else:
            reading = Reading(store, selection, lexicon=words, progress=progress)
            reading.check()
            out, text = out or Path("report.html"), report_page(reading, most)
    with replacing(out) as draft:
        draft.write_text(text, encoding="utf-8", newline="\n")
    click.echo(out)


def _require_libraries() -> None:
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        from annotator.tables.catalogue import INSTALL_REPORT

        raise UsageError(f"the report needs {', '.join(missing)}; install it with: {INSTALL_REPORT}")


@contextmanager
def _store(lexicon: Path | None, database: str | None) -> Iterator[tuple[Store, Path | None]]:
    """The database, and the lexicon to read it with."""
    from annotator.store import Store

    with Store.open(database, create=False) as store:
        yield store, lexicon


@contextmanager
def _sample_store(lexicon: Path | None) -> Iterator[tuple[Store, Path | None]]:
    """The sample pages in a database that is gone afterwards, and their lexicon."""
    from annotator.cli.annotate import ingest_and_annotate, load_rules
    from annotator.cli.run import sample_pages
    from annotator.store import Store

    if click.get_current_context().get_parameter_source("database") is ParameterSource.COMMANDLINE:
        raise UsageError("--sample brings its own pages; leave --database out")
    paths, pages = sample_pages(PageOptions(lexicon=lexicon, manifest=None, outlet=None, plain=False))
    with Store.open(":memory:") as store:
        ingest_and_annotate(store, paths, pages, load_rules(pages.lexicon))
        yield store, pages.lexicon
