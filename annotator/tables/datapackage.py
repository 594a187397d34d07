"""``datapackage.json``: the exported files as a Frictionless Data Package, for programs that read tables.

The form is that of the Table Schema and Tabular Data Package specifications, version 1, which every Frictionless
program reads; ``frictionless validate datapackage.json`` checks files and description against each other.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from annotator.aliases import Json
from annotator.tables.columns import Column, Table
from annotator.tables.files import replacing
from annotator.tables.formats import Format

FILE = "datapackage.json"

_TYPES: dict[type, str] = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    date: "date",
    datetime: "datetime",
}

_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def describe(
    rows: Mapping[str, int], tables: Iterable[Table], formats: Iterable[Format], folder: Path, book: str
) -> None:
    """Write the description of files that were just written, beside them.

    What it said of other files in the folder stays as long as they are there.

    Args:
        rows: how many rows each table has, by name.
        book: what a file of several tables is called, without its ending.

    Raises:
        UsageError: it cannot be written.
    """
    chosen = list(tables)
    shared = book if len(chosen) > 1 else None
    new = [
        _resource(table, each, shared if each.book else None, rows[table.name]) for table in chosen for each in formats
    ]
    written = {resource["path"] for resource in new}
    old = [each for each in _standing(folder) if each["path"] not in written and (folder / each["path"]).is_file()]
    package = {
        "profile": "data-package",
        "name": "attribution-tables",
        "title": "Who says what in Bangla news, and how sure it is made to sound",
        "resources": sorted(old + new, key=lambda each: str(each["name"])),
    }
    with replacing(folder / FILE) as draft:
        draft.write_text(json.dumps(package, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def _standing(folder: Path) -> list[Json]:
    """Return what an earlier export described; nothing where the file is not of our form."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        package = json.loads((folder / FILE).read_text(encoding="utf-8"))
        return [each for each in package["resources"] if each["path"] and each["name"]]
    return []


def _resource(table: Table, format_: Format, book: str | None, rows: int) -> Json:
    resource: Json = {
        "name": f"{table.name}-{format_.name}".replace("_", "-"),
        "title": table.question,
        "path": f"{book or table.name}.{format_.name}",
        "format": format_.name,
        "mediatype": _MEDIA[format_.name],
    }
    # Parquet holds its types and meanings itself, and Frictionless reads an empty number in it as NaN. JSON lines
    # without a line have no columns.
    if format_.name == "parquet" or (format_.name == "jsonl" and not rows):
        return resource | {"profile": "data-resource", "type": "file"}
    columns = table.sheet if format_.name == "xlsx" else table.columns
    schema = {"fields": list(_fields(columns)), "missingValues": [""]}
    return resource | {"profile": "tabular-data-resource", "schema": schema} | _dialect(table, format_)


def _dialect(table: Table, format_: Format) -> Json:
    if format_.name == "csv":
        return {"encoding": "utf-8-sig", "dialect": {"delimiter": ",", "lineTerminator": "\r\n"}}
    if format_.name == "xlsx":
        return {"dialect": {"excel": {"sheet": table.name}}}
    return {}


def _fields(columns: Iterable[Column]) -> Iterator[Json]:
    for column in columns:
        field: Json = {
            "name": column.name,
            "type": _TYPES[column.kind],
            "description": " ".join(column.meaning.split()),
        }
        if column.kind is datetime:
            field["format"] = "any"  # with the zone of the place of publication, or without one
        if column.kind is bool:
            field |= {"trueValues": ["TRUE"], "falseValues": ["FALSE"]}
        constraints: Json = {} if column.optional else {"required": True}
        if column.choices:
            constraints["enum"] = list(column.choices)
        yield field | ({"constraints": constraints} if constraints else {})
