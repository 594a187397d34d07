"""``annotator export``: tables out of the database, as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import (
    database_option,
    dataset_option,
    json_option,
    lexicon_option,
    opened,
    outlet_option,
    selection_options,
)
from annotator.cli.results import many, result

if TYPE_CHECKING:
    from annotator.comparing.selection import Selection
    from annotator.tables.export import WrittenTable

FORMAT_HELP = "csv, xlsx, parquet or jsonl; repeat it, or put commas between, for several."


def split(values: Iterable[str]) -> list[str]:
    """Return the names in an option that is repeated, or holds several with commas between them."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def written_line(written: WrittenTable, unit: str = "row") -> str:
    """A file that was written, in a line."""
    return f"{written.path} ({many(written.rows, unit)})"


@click.command()
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
@click.option(
    "--format",
    "names",
    multiple=True,
    metavar="FORMAT",
    help=f"{FORMAT_HELP} For annotations: jsonl, brat, webannotation or spacy.  [default: csv; jsonl for annotations]",
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder they are written to; made where it is missing.  [default: the current one]",
)
@outlet_option
@selection_options(
    ["predicted", "reviewed", "corrected", "best"],
    "What the rules predict; what people reviewed; predictions corrected by a reviewed sample (outlets and "
    "comparisons); or of each article the review where there is one (for tables that count nothing).",
)
@click.option(
    "--lang",
    type=click.Choice(["en", "bn"]),
    default="en",
    show_default=True,
    help="What a workbook (xlsx) calls its sheets and columns in.",
)
@lexicon_option
@dataset_option
@json_option
@database_option
def export(
    tables: tuple[str, ...],
    names: tuple[str, ...],
    out: Path,
    selection: Selection,
    lang: str,
    lexicon: Path | None,
    dataset: str | None,
    as_json: bool,
    database: str | None,
) -> None:
    """Write tables as files that spreadsheets and programs read: all of them where none is named.

    The tables are attributions, sources, affiliations, outlets, comparisons, claims, articles, hedges, reviews, relays,
    takeovers, trend, sections, agreement and data_dictionary. claims compares articles of one story, and comparisons
    tests every two outlets: of thousands of articles these take minutes. In place of tables, `annotations` writes whole
    articles with their spans, as other annotation tools read them.
    """
    from annotator.comparing.dataset import Dataset, nothing_there
    from annotator.pipeline.export import ANNOTATIONS, writer

    write = writer(tables, split(names), selection.choice, lang)
    with opened(database, dataset, lexicon) as store:
        data = Dataset(store, selection, lexicon=lexicon)
        data.check()
        for written in write(data, out):
            words = written_line(written, "article" if ANNOTATIONS in tables else "row")
            result(as_json, words, file=str(written.path), rows=written.rows)
        if tables != ("data_dictionary",) and not any(True for _ in data.annotated()):
            click.echo(f"annotator: {nothing_there(data)}", err=True)
