"""What the project promises about its data, as files: JSON Schemas, the data dictionary, the database's SQL.

The code is the source; ``annotator schemas`` writes these files into ``schemas/``, and a test holds
the two together.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable

from pydantic import BaseModel

from annotator.models import Annotation, Article, Attribution, Finding, Page
from annotator.tables.catalogue import TABLES
from annotator.tables.columns import Table
from annotator.tables.dictionary import DictionaryRow, column_entries, entries, measure_entries

RECORDS: tuple[type[BaseModel], ...] = (Page, Article, Attribution, Annotation, Finding)

HEAD = ("column", "type", "may be empty", "values", "meaning")

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PREFACE = """\
# Data dictionary

Written by `annotator schemas` from the row models in `annotator/tables/`; do not edit it. What the
values of a vocabulary mean is told in [docs/scheme.md](../docs/scheme.md).

An offset is a 0-based Unicode code point into the page's stored text, end exclusive. An empty cell
means that there is nothing to say, never zero.

How the formats hold a value:

| | csv | xlsx | parquet | jsonl |
|---|---|---|---|---|
| file | UTF-8 with byte-order mark, commas, CRLF | one sheet | zstd, row groups of 10,000 | UTF-8, an object a line |
| empty | empty cell | empty cell | null | null |
| text | as it is, or after an apostrophe (below) | as it is; cut with … past Excel's 32,767 | string | string |
| whole number, number | decimal point | number | int64, double | number |
| yes or no | TRUE, FALSE | TRUE, FALSE | bool | true, false |
| date | ISO 8601 | a date | date | ISO 8601 |
| date and time | ISO 8601, zone | the clock where it was published | moment, shown in Asia/Dhaka | ISO 8601, zone |

Several tables are one xlsx file, `tables.xlsx`, a sheet each. `datapackage.json` beside the files describes them to
programs (Frictionless Data Package).

In csv, text that a spreadsheet could take for a formula (it begins with `=`, `+`, `-`, `@`, their
full-width forms, with or without white space before them, or with a tab or a line break), and text
that itself begins with an apostrophe, has one apostrophe put before it. To get every text back
exactly, take one leading apostrophe off where there is one. A line break inside a text stays inside
its quoted cell.
"""


_MEASURES = """\
## measures

What `outlets`, `comparisons` and `trend` have rows of. The article is the unit that is drawn: attributions of one
article depend on each other. Wire copies count once. Why each method was chosen is told in
[docs/decisions/statistics.md](../docs/decisions/statistics.md).
"""


def contracts() -> dict[str, str]:
    """The files of ``schemas/``, by name, with what they must hold."""
    from annotator.store import ddl

    files = {f"{record.__name__.lower()}.schema.json": _schema(record) for record in RECORDS}
    files |= {f"table-{table.name}.schema.json": _schema(table.row) for table in TABLES.values()}
    files["data-dictionary.md"] = _dictionary_text(list(TABLES.values()))
    files["data-dictionary.csv"] = _dictionary_csv(list(TABLES.values()))
    files["database.sql"] = ddl()
    return files


def _schema(model: type[BaseModel]) -> str:
    schema = {"$schema": DIALECT, **model.model_json_schema(mode="serialization")}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _dictionary_text(tables: list[Table]) -> str:
    return "\n".join([_PREFACE, *(_chapter(table) for table in tables), _measures()])


def _chapter(table: Table) -> str:
    lines = [(each.column, *_described(each)) for each in column_entries(table)]
    return "\n".join([f"## {table.name}", "", table.question, "", *_grid(HEAD, lines), ""])


def _measures() -> str:
    found = list(measure_entries())
    lines = [(each.column, each.type, each.meaning) for each in found]
    methods = {each.method: None for each in found if each.method}
    groups = [
        f"- {', '.join(dict.fromkeys(each.column.split(':')[0] for each in found if each.method == method))}: {method}"
        for method in methods
    ]
    parts = [_MEASURES, *_grid(("measure: category", "unit", "meaning"), lines), "", "Methods:", "", *groups, ""]
    return "\n".join(parts)


def _grid(head: tuple[str, ...], lines: Iterable[tuple[str, ...]]) -> list[str]:
    rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in (head, *lines)]
    return [rows[0], "|---" * len(head) + "|", *rows[1:]]


def _dictionary_csv(tables: list[Table]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("table", *HEAD, "method"))
    for each in entries(tables):
        writer.writerow((each.table, each.column, *_described(each), each.method or ""))
    return out.getvalue()


def _described(entry: DictionaryRow) -> tuple[str, str, str, str]:
    return entry.type, "yes" if entry.optional else "no", entry.values or "", entry.meaning
