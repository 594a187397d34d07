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
            click.echo(f'    Its columns: annotator query "SELECT * FROM {name} LIMIT 1"')
        return
    if statement == "-":
        statement = sys.stdin.read()
    with ask(database, statement) as answer:
        if form == "table":
            _table(answer)
        else:
            for line in _csv(answer) if form == "csv" else _json(answer):
                click.echo(line)


#: Of a column at least so many places are shown, or all that it has: where they do not fit, each row is a list.
NARROWEST = 10


def _table(answer: QueryResult) -> None:
    from rich.cells import cell_len
    from rich.text import Text

    from annotator.cli.display import console, number_table

    rows = [["" if cell is None else str(cell) for cell in row] for row in answer.rows]
    shown = console()
    longest = [max(map(cell_len, column)) for column in zip(answer.columns, *rows, strict=True)]
    if sum(min(each, NARROWEST) + 3 for each in longest) > shown.width:
        names = max(map(len, answer.columns))
        for row in rows:
            for name, cell in zip(answer.columns, row, strict=True):
                click.echo(f"{name:{names}}  {cell}".rstrip().replace("\n", "\n" + " " * (names + 2)))
            click.echo()
    else:
        table = number_table()
        for name in answer.columns:
            table.add_column(name)
        for row in rows:
            table.add_row(*map(Text, row))
        shown.print(table)
    click.echo(many(len(rows), "row"), err=True)


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
