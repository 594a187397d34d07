"""Tables of articles, row by row: ``.jsonl``, ``.csv``, and the manifest that tells of files what they do not show."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from annotator.errors import InputError
from annotator.pages.files import LARGEST, Unreadable, not_opened, sniff

#: A row's fields, or why it has none.
Row = dict[str, Any] | Unreadable


def rows(file: Path) -> Iterator[tuple[int, Row]]:
    """The rows of a table with their numbers, counted from 1; a row that cannot be read is its reason.

    Raises:
        Unreadable: the file cannot be opened, is empty, or (.csv) has no column ``text``.
    """
    try:
        with file.open("rb") as stream:
            encoding = sniff(stream.read(4096))
        if not file.stat().st_size:
            raise Unreadable("empty", "it is empty")
        # What is not of the encoding comes through as lone surrogates, so that one bad row does not end the file.
        with file.open(encoding=encoding, errors="surrogateescape", newline="" if _is_csv(file) else "\n") as lines:
            yield from _csv_rows(lines) if _is_csv(file) else _json_rows(lines)
    except OSError as error:
        raise not_opened(error) from error
    except UnicodeError as error:
        raise Unreadable("encoding", f"it is not {encoding} throughout; save it again as UTF-8") from error


def _is_csv(file: Path) -> bool:
    return file.suffix.lower() == ".csv"


def _json_rows(lines: Iterator[str]) -> Iterator[tuple[int, Row]]:
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _json_row(line)


def _json_row(line: str) -> Row:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        return Unreadable("broken_row", f"the row is no JSON ({error.msg} at column {error.colno}); mend or delete it")
    except RecursionError:
        return Unreadable("broken_row", "the row is nested too deeply; give one flat object a row")
    except ValueError as error:
        return Unreadable("broken_row", f"the row cannot be read: {error}")
    if not isinstance(row, dict):
        return Unreadable("broken_row", 'the row is no JSON object; write it as {"text": …}')
    return row


def _csv_rows(lines: Iterator[str]) -> Iterator[tuple[int, Row]]:
    csv.field_size_limit(LARGEST)
    reader = csv.reader(lines)
    header = _header(reader)
    if len(header) == 1 and (sign := next((each for each in (";", "\t") if each in header[0]), None)):
        named = {";": "semicolons", "\t": "tabs"}[sign]
        raise Unreadable("no_text_column", f"its columns are parted by {named}; save it as CSV with commas")
    if "text" not in header:
        columns = ", ".join(header) or "none"
        raise Unreadable("no_text_column", f"it has no column 'text' (columns: {columns}); name it in the first line")
    number = 0
    while True:
        number += 1
        try:
            values = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield number, Unreadable("broken_row", f"the row is no CSV: {error}")
            continue
        if values:
            yield number, _csv_row(header, values)


def _header(reader: Iterator[list[str]]) -> list[str]:
    try:
        return [name.strip().lstrip("\ufeff").lower() for name in next(reader, [])]
    except csv.Error as error:
        raise Unreadable("broken_row", f"its first line is no CSV: {error}") from error


def _csv_row(header: list[str], values: list[str]) -> Row:
    if len(values) > len(header):
        return Unreadable("broken_row", f"the row has {len(values)} fields for {len(header)} columns; quote its commas")
    return dict(zip(header, values, strict=False))


def read_manifest(file: Path) -> dict[Path, dict[str, str]]:
    """What a manifest tells of each file: path → ``outlet``, ``url``, ``published_at``.

    A relative path is looked for beside the manifest, then where the command runs.

    Raises:
        InputError: the manifest cannot be opened, is no CSV in UTF-8 or has no column ``path``.
    """
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            records = list(csv.DictReader(lines))
    except (OSError, UnicodeError, csv.Error) as error:
        raise InputError(f"manifest {file}: cannot be read: {error}") from error
    if records and "path" not in records[0]:
        raise InputError(f"manifest {file}: no column 'path'; its first line must be path,outlet,url,published_at")
    told = {}
    for record in records:
        path = Path(record.get("path") or "")
        beside = file.parent / path
        told[(beside if beside.exists() else path).resolve()] = {
            name: (record.get(name) or "").strip() for name in ("outlet", "url", "published_at")
        }
    return told
