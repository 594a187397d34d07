"""``annotator export``: tables out of the database, as files."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option

if TYPE_CHECKING:
    from annotator.tables.export import Written

FORMAT_HELP = "csv, xlsx, parquet or jsonl; repeat it, or put commas between, for several."


def split(values: Iterable[str]) -> list[str]:
    """The names in an option that is repeated, or holds several with commas between them."""
    return [name.strip() for value in values for name in value.split(",") if name.strip()]


def told(written: Written) -> str:
    """A file that was written, in a line."""
    return f"{written.path} ({written.rows:,} {'row' if written.rows == 1 else 'rows'})"


@click.command()
@click.argument("tables", nargs=-1, metavar="[TABLE]…")
@click.option(
    "--format",
    "names",
    multiple=True,
    default=("csv",),
    show_default=True,
    metavar="FORMAT",
    help=FORMAT_HELP,
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder they are written to; made where it is missing.  [default: the current one]",
)
@database_option
def export(tables: tuple[str, ...], names: tuple[str, ...], out: Path, database: str | None) -> None:
    """Write tables (all of them where none is named) as files that spreadsheets and programs read."""
    from annotator.store import Store
    from annotator.tables.catalogue import named
    from annotator.tables.export import export as write
    from annotator.tables.formats import formats

    chosen, kinds = named(tables), formats(split(names))
    with Store.open(database, create=False) as store:
        for written in write(store, chosen, kinds, out):
            click.echo(told(written))
