"""Read a lexicon file, lay the user's file of the same name over it, and check each record."""

from __future__ import annotations

import tomllib
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from annotator.errors import LexiconError

Raw = dict[str, Any]
R = TypeVar("R", bound=BaseModel)


def read_records(name: str, kind: str, overlay: Path | None = None) -> list[Raw]:
    """The records of one kind in one lexicon, the user's laid over ours.

    Args:
        name: the lexicon's file name without ending, for instance ``outlets``.
        kind: the name of the array of tables in it, for instance ``outlet``.
        overlay: the user's lexicon folder; a file of that name in it may be absent.

    Raises:
        LexiconError: a file is no TOML, or a record in it has no key or one that stands twice.
    """
    records = _keyed(_ours(name), kind, f"{name}.toml")
    theirs = overlay / f"{name}.toml" if overlay else None
    if theirs is not None and theirs.is_file():
        for key, record in records_of(theirs, kind).items():
            if record.pop("remove", False):
                records.pop(key, None)
            else:
                records[key] = {**records.get(key, {}), **record}
    return list(records.values())


def records_of(file: Path, kind: str) -> dict[str, Raw]:
    """The records of one kind in a user's file, by key.

    Raises:
        LexiconError: it cannot be read or is no TOML, or a record in it has no key or one that stands twice.
    """
    return _keyed(_parse(_text(file), str(file)), kind, str(file))


def validate(model: type[R], records: list[Raw], name: str) -> list[R]:
    """The records as models.

    Raises:
        LexiconError: a record is not of that form; the message names its key and the field.
    """
    checked = []
    for record in records:
        try:
            checked.append(model.model_validate(record))
        except ValidationError as error:
            first = error.errors()[0]
            field = ".".join(str(part) for part in first["loc"]) or "record"
            raise LexiconError(f"lexicon {name}, record {record.get('key')!r}, {field}: {first['msg']}") from error
    return checked


def _ours(name: str) -> dict[str, Any]:
    file = resources.files("annotator.lexicon") / f"{name}.toml"
    return _parse(file.read_text(encoding="utf-8"), f"{name}.toml")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"lexicon {path} cannot be read: {error}") from error


def _parse(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon {place} is not TOML: {error}") from error


def _keyed(document: dict[str, Any], kind: str, place: str) -> dict[str, Raw]:
    rows = document.get(kind, [])
    if not isinstance(rows, list):
        raise LexiconError(f"lexicon {place}: write each record as [[{kind}]]")
    keyed: dict[str, Raw] = {}
    for number, row in enumerate(rows, 1):
        key = row.get("key") if isinstance(row, dict) else None
        if not isinstance(key, str) or not key:
            raise LexiconError(f"lexicon {place}: [[{kind}]] number {number} has no key")
        if key in keyed:
            raise LexiconError(f"lexicon {place}: the key {key!r} stands twice; give each record its own")
        keyed[key] = dict(row)
    return keyed
