"""JSON in all its shapes, one object after the other: arrays, lines, answers of interfaces, exports of other tools."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from annotator.intake.items import RawRows, Unreadable
from annotator.intake.names import field_of, is_known, names_columns
from annotator.intake.text import LARGEST

_DECODER = json.JSONDecoder(strict=False)
_BETWEEN = re.compile(r"[\s,;\ufeff\x1e]*")
# The first list of objects in an object, by its name.
_LIST = re.compile(r'"[^"]{1,80}"\s*:\s*(?=\[\s*\{)')
_NEXT = re.compile(r"\n[^\S\n]*\{")
_CHUNK = 1 << 20
_TOO_LARGE = f"it is one object of more than {LARGEST >> 20} MB"
_AS_ROWS = "give its rows as .jsonl"
_NESTED = "the row is nested too deeply; give one flat object a row"
#: Objects that stand around a row: of data set viewers, search engines, Label Studio's tasks.
_WRAPPERS = ("row", "_source", "data", "fields")
_TITLES = ("title", "headline")
_BODIES = ("content", "text", "body")
_TEXTS = (*_TITLES, *_BODIES)


def line_rows(lines: Iterator[str]) -> RawRows:
    """The rows of JSON lines, by the number of their line."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield number, _object(_line(line))


def _line(line: str) -> Any:
    try:
        return json.loads(line.strip().rstrip(",").lstrip("\ufeff\x1e"), strict=False)
    except json.JSONDecodeError as error:
        return Unreadable("broken_row", f"the row is no JSON ({error.msg} at column {error.colno}); mend or delete it")
    except RecursionError:
        return Unreadable("broken_row", _NESTED)
    except ValueError as error:
        return Unreadable("broken_row", f"the row cannot be read: {error}")


def _object(value: Any) -> Mapping[str, object] | Unreadable:
    if isinstance(value, Unreadable):
        return value
    if not isinstance(value, dict):
        return Unreadable("broken_row", 'the row is no JSON object; write it as {"text": …}')
    return _unwrapped(value)


def _unwrapped(value: dict[str, Any]) -> dict[str, Any]:
    for wrapper in _WRAPPERS:
        inner = value.get(wrapper)
        if isinstance(inner, dict) and not any(isinstance(value.get(name), str) for name in _TEXTS):
            number = next((value[key] for key in ("id", "_id", "row_idx", "pk") if key in value), None)
            return {"id": number, **inner}
    return value


def json_rows(stream: IO[str]) -> RawRows:
    """The rows of a JSON file, numbered from 1: the objects of an array, or of the array that an object holds.

    An array is read as a stream, and so is the first list of an object too large to be held. Several values behind one
    another, as append modes write them, are one array.

    Raises:
        Unreadable: an object is too large to be held, and has no list.
    """
    number = 0
    header: list[str] | None = None
    for value in _values(stream):
        if isinstance(value, list) and all(isinstance(each, (str, int, float, type(None))) for each in value):
            if header is None:
                names = [str(each) for each in value]
                header = names if names_columns(names) else [str(at) for at in range(1, len(value) + 1)]
                if header is names:
                    continue
            value = dict(zip(header, value, strict=False))
        for row in _rows_of(value):
            number += 1
            yield number, _object(row)


def _values(stream: IO[str]) -> Iterator[Any]:
    """The elements of the outermost arrays, and what stands outside of arrays; what is broken, as its reason."""
    text, at, line, ended, inside, opened = "", 0, 1, False, False, False
    while True:
        at, inside = _skipped(text, at, inside)
        if opened and not inside:
            if text[at:].strip(" \n\r\t}"):
                yield Unreadable(
                    "too_large", f"{_TOO_LARGE}: what stands behind its first list is not read; {_AS_ROWS}"
                )
            return
        value, end = _value(text, at)
        if end >= 0 and (end < len(text) or ended):
            at = end
            yield value
        elif not ended and len(text) - at < LARGEST:
            line += text.count("\n", 0, at)
            more = stream.read(max(_CHUNK, len(text) - at))
            text, at, ended = text[at:] + more, 0, not more
        elif not ended and not opened and text.startswith("{", at):
            first = _LIST.search(text, at, at + _CHUNK)
            if first is None:
                raise Unreadable("too_large", f"{_TOO_LARGE} and holds no list of objects; {_AS_ROWS}")
            at, inside, opened = first.end() + 1, True, True
        elif at >= len(text):
            return
        else:
            reason = f"no JSON from line {line + text.count(chr(10), 0, at)} on; mend or delete what stands there"
            yield Unreadable("broken_row", reason)
            following = _NEXT.search(text, at + 1)
            if following is None:
                return
            at = following.end() - 1


def _skipped(text: str, at: int, inside: bool) -> tuple[int, bool]:
    """Return where the next value begins, and whether it is an element of an outermost array."""
    while True:
        match = _BETWEEN.match(text, at)
        at = match.end() if match else at
        if not inside and text.startswith("[", at):
            inside = True
        elif text.startswith("]", at):
            inside = False
        else:
            return at, inside
        at += 1


def _value(text: str, start: int) -> tuple[Any, int]:
    """The value that begins there and where it ends; -1 where none does, or it goes on beyond the text."""
    if start >= len(text):
        return None, -1
    try:
        return _DECODER.raw_decode(text, start)
    except RecursionError:
        return Unreadable("broken_row", _NESTED), len(text)
    except ValueError:
        return None, -1


def _rows_of(value: Any) -> Iterator[Any]:
    """The rows in a value: itself, or those of the table that it is an envelope of."""
    if not isinstance(value, dict):
        yield value
        return
    table = _by_address(value) or _by_columns(value) or _in_an_array(value) or _by_key(value)
    if table is None:
        yield value
    else:
        yield from table


def _in_an_array(value: dict[str, Any], depth: int = 0) -> list[Any] | None:
    """The longest list of objects in an object that holds no text itself: ``articles``, ``hits``."""
    if any(name in value for name in _BODIES) or depth > 3:
        return None
    if isinstance(value.get("data"), dict) and ("annotations" in value or "predictions" in value):
        return None  # a task of Label Studio
    lists = [each for each in value.values() if isinstance(each, list) and each and isinstance(each[0], dict)]
    if any(name in value for name in _TITLES) and not any(map(_holds_text, lists)):
        return None  # a row without its text
    if "columns" in value and isinstance(value.get("data"), list):
        names = [each.get("name") if isinstance(each, dict) else str(each) for each in value["columns"]]
        return [dict(zip(names, row, strict=False)) for row in value["data"] if isinstance(row, list)] or None
    if len(lists) > 1 and len(lists) == len(value):  # by section: {"Sports": [{…}], "State": [{…}]}
        return [{"section": name, **row} for name, rows in value.items() for row in rows if isinstance(row, dict)]
    if lists:
        return max(lists, key=len)
    objects = [each for each in value.values() if isinstance(each, dict)]
    inner = [found for each in objects if (found := _by_address(each) or _in_an_array(each, depth + 1))]
    return max(inner, key=len, default=None)


def _holds_text(rows: list[Any]) -> bool:
    """Tell whether the first of some rows has a text, as an item of a feed with a title has; pieces of one text, which
    say of what type they are, are no rows.
    """
    if "type" in rows[0] and not any(name in rows[0] for name in _TITLES):
        return False
    return any((field := field_of(name)) and field[0] in ("text", "html") for name in rows[0])


def _by_key(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of objects: ``{"17": {"title": …}, "18": …}``."""
    rows = list(value.values())
    if len(rows) < 2 or not all(isinstance(row, dict) for row in rows):
        return None
    if len({frozenset(row) for row in rows}) > max(1, len(rows) // 2):
        return None
    if rows[0] and all(
        key.isdigit() for key in rows[0]
    ):  # by columns, as pandas writes a frame: {"title": {"0": …}, "text": {"0": …}}
        return [{name: column.get(key) for name, column in value.items()} for key in rows[0]]
    if any(map(is_known, value)):
        return None
    return [{"id": key, **row} for key, row in value.items()]


def _by_address(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of objects, each by its address."""
    are_rows = all(key.startswith("http") and isinstance(row, dict) for key, row in value.items())
    return [{"url": key, **row} for key, row in value.items()] if are_rows else None


def _by_columns(value: dict[str, Any]) -> list[Any] | None:
    """The rows of an object of columns of one length: ``{"title": […], "text": […]}``."""
    columns = list(value.values())
    if len(columns) < 2 or not all(isinstance(column, list) and len(column) > 1 for column in columns):
        return None
    if len({len(column) for column in columns}) > 1 or any(isinstance(column[0], (dict, list)) for column in columns):
        return None
    return [dict(zip(value, row, strict=True)) for row in zip(*columns, strict=True)]
