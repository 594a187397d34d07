"""``annotator compare``: the outlets' profiles side by side, and where they differ."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.export import FORMAT_HELP, split, written_line
from annotator.cli.options import (
    database_option,
    dataset_option,
    json_option,
    language_option,
    lexicon_option,
    opened,
    selection_options,
)

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis
    from annotator.comparing.selection import Selection

#: The tables that hold what is printed, and what it means.
TABLES = ("outlets", "comparisons", "sources", "affiliations", "relays", "data_dictionary")


@click.command()
@click.argument("outlets", nargs=-1, metavar="[OUTLET]…")
@selection_options(
    ["predicted", "reviewed", "corrected"],
    "Compare what the rules predict, what people reviewed, or predictions of all articles, put right by reviews "
    "of a sample (`annotator push --sample`).",
)
@language_option
@click.option("--all", "everything", is_flag=True, help="Print all figures, not only those that fit a screen.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for the tables that hold what is printed, and more; without it nothing is written.",
)
@click.option(
    "--format", "names", multiple=True, default=("csv",), show_default=True, metavar="FORMAT", help=FORMAT_HELP
)
@json_option
@lexicon_option
@dataset_option
@database_option
def compare(
    selection: Selection,
    lang: str,
    everything: bool,
    out: Path | None,
    names: tuple[str, ...],
    as_json: bool,
    lexicon: Path | None,
    dataset: str | None,
    database: str | None,
) -> None:
    """Print how outlets source their news, and where they differ by more than chance.

    OUTLET is an outlet's key or name; all outlets where none is given. The articles are taken as a
    sample of what an outlet publishes: each number has its 95 % interval, each difference a test. With --json each line
    is a row of the tables outlets or comparisons, with the table's name in `table`.
    """
    from annotator.cli.display import console
    from annotator.cli.profiles import drawing
    from annotator.cli.progress import progress
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.selection import Choice
    from annotator.pipeline.export import compared
    from annotator.tables.catalogue import named
    from annotator.tables.export import export
    from annotator.tables.formats import formats
    from annotator.tables.language import TableLanguage

    tables, kinds = named(TABLES), formats(split(names))
    corrected = selection.choice is Choice.CORRECTED
    with opened(database, dataset, lexicon) as store:
        data = Dataset(store, selection, lexicon=lexicon, progress=progress)
        found = compared(data)
        if as_json:
            _print_rows(found, ["outlets"] if corrected else ["outlets", "comparisons"])
        else:
            console().print(drawing(found, everything=everything, language=TableLanguage(lang)))
        if out is not None:
            chosen = [table for table in tables if table.corrected or not corrected]
            for written in export(data, chosen, kinds, out, found):
                click.echo(f"table  {written_line(written)}")


def _print_rows(found: Analysis, tables: Sequence[str]) -> None:
    """Print the rows of tables as lines of JSON."""
    import json

    from annotator.tables.catalogue import TABLES

    for name in tables:
        for row in TABLES[name].rows(found):
            click.echo(json.dumps({"table": name, **row.model_dump(mode="json")}, ensure_ascii=False))
