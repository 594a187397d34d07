"""JSON in all its shapes, one object after the other: arrays, lines, answers of interfaces, exports of other tools."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import IO, Any

from annotator.intake.envelopes import TEXTS, rows_of
from annotator.intake.items import RawRows, Unreadable
from annotator.intake.names import names_columns
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
        if isinstance(inner, dict) and not any(isinstance(value.get(name), str) for name in TEXTS):
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
        for row in rows_of(value):
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
