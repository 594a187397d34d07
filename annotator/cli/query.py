"""``annotator query``: ask the database in SQL, reading only."""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from itertools import chain
from typing import TYPE_CHECKING

import click

from annotator.cli.options import database_option
from annotator.cli.results import many

if TYPE_CHECKING:
    from annotator.store.sql import QueryResult


@click.command()
@click.argument("statement", metavar="[SQL]", required=False)
@click.option("--table", "form", flag_value="table", default=True, help="Print a table (as it does unless told).")
@click.option("--csv", "form", flag_value="csv", help="Print CSV; what a spreadsheet takes for a formula is guarded.")
@click.option("--json", "form", flag_value="json", help="Print an object a line.")
@database_option
def query(statement: str | None, form: str, database: str | None) -> None:
    """Ask the database in SQL; nothing can be written.

    Ask the views: they hold what stands now, while the tables hold superseded runs too. `annotator query` alone tells
    which views there are. SQL is read from standard input where it is -.
    """
    from annotator.store.sql import ask
    from annotator.store.views import VIEWS

    if statement is None:
        for name, view in VIEWS.items():
            click.echo(f"{name}\n    " + view.meaning.replace("\n", "\n    "))
        return
    if statement == "-":
        statement = sys.stdin.read()
    with ask(database, statement) as answer:
        if form == "table":
            _table(answer)
        else:
            for line in _csv(answer) if form == "csv" else _json(answer):
                click.echo(line)


def _table(answer: QueryResult) -> None:
    from rich.text import Text

    from annotator.cli.display import console, number_table

    table = number_table()
    for name in answer.columns:
        table.add_column(name)
    for row in answer.rows:
        table.add_row(*(Text("" if cell is None else str(cell)) for cell in row))
    console().print(table)
    click.echo(many(table.row_count, "row"), err=True)


def _json(answer: QueryResult) -> Iterator[str]:
    from pydantic_core import to_jsonable_python

    for row in answer.rows:
        told = to_jsonable_python(dict(zip(answer.columns, row, strict=True)), bytes_mode="base64")
        yield json.dumps(told, ensure_ascii=False)


def _csv(answer: QueryResult) -> Iterator[str]:
    from annotator.tables.formats import guard

    for row in chain([answer.columns], answer.rows):
        line = io.StringIO(newline="")
        csv.writer(line, lineterminator="").writerow([guard(cell) if isinstance(cell, str) else cell for cell in row])
        yield line.getvalue()
