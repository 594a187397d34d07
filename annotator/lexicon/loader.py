"""Read a lexicon file, lay the user's file of the same name over it, and check each record."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from importlib import resources
from inspect import get_annotations
from pathlib import Path
from typing import Annotated, Any, Protocol, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, TypeAdapter, ValidationError

from annotator.aliases import Json
from annotator.bangla.folding import fold
from annotator.errors import LexiconError

#: One written word, where single words are looked for: several would never be found.
OneWord = Annotated[str, Field(pattern=r"^\S+$")]
#: Words as they are matched: on the folded view.
Written = Annotated[str, AfterValidator(fold)]
#: Records whose fields the rules ask for at every other word are dataclasses, since a field of a model costs twenty
#: times as much; like models they have no field but their own.
STRICT = ConfigDict(extra="forbid")
R = TypeVar("R")
_FORMS: dict[type, TypeAdapter[Any]] = {}
#: What is said of a fault, by pydantic's name of it, where pydantic's own words do not tell what to do.
_NO_FIELD = ("extra_forbidden", "unexpected_keyword_argument")
_TOLD = {
    **dict.fromkeys(_NO_FIELD, "there is no such field"),
    "missing": "it is missing; every record of this kind has it",
}
P = TypeVar("P")


def read_records(name: str, kind: str, overlay: Path | None = None) -> list[Json]:
    """The records of one kind in one lexicon as they are written, the user's laid over ours; see ``load_records``."""
    return [record for _, record in _laid(name, kind, overlay)]


def load_records(model: type[R], name: str, kind: str, overlay: Path | None = None) -> tuple[R, ...]:
    """The records of one kind in one lexicon as models, the user's laid over ours.

    Args:
        name: the lexicon's file name without ending, for instance ``outlets``.
        kind: the name of the array of tables in it, for instance ``outlet``.
        overlay: the user's lexicon folder; a file of that name in it may be absent.

    Raises:
        LexiconError: a file is no TOML; the user's holds a table of a name that ours has not; a record has no key or
            one that stands twice, removes what is not there, or is not of the model's form; the message names the
            file, the record and the field.
    """
    return tuple(validated(model, record, place) for place, record in _laid(name, kind, overlay))


def _laid(name: str, kind: str, overlay: Path | None) -> Iterator[tuple[str, Json]]:
    """Give each record with the file that says it, or says it last."""
    ours = _ours(name)
    records = {key: (f"{name}.toml", record) for key, record in _keyed(ours, kind, f"{name}.toml").items()}
    theirs = overlay / f"{name}.toml" if overlay else None
    if theirs is not None and theirs.is_file():
        for key, record in _keyed(_known(_read(theirs), ours, theirs), kind, str(theirs)).items():
            if not record.pop("remove", False):
                _, before = records.get(key, ("", {}))
                records[key] = str(theirs), {**before, **record}
            elif records.pop(key, None) is None:
                raise LexiconError(f"lexicon {theirs}: there is no {kind} {key!r} to remove{_meant(key, records)}")
    yield from records.values()


def keys_of(name: str, kind: str) -> frozenset[str]:
    """Return the keys of the records of one kind that the program brings, for kinds to which users add none."""
    return frozenset(_keyed(_ours(name), kind, f"{name}.toml"))


def records_of(file: Path, kind: str) -> dict[str, Json]:
    """The records of one kind in a user's file, by key.

    Raises:
        LexiconError: it cannot be read or is no TOML, or a record in it has no key or one that stands twice.
    """
    return _keyed(_read(file), kind, str(file))


def validated(model: type[R], record: Json, place: str) -> R:
    """A record as a model.

    Raises:
        LexiconError: it is not of that form; the message names its file, its key and the field.
    """
    try:
        return _form(model).validate_python(record)
    except ValidationError as error:
        # A field that there is not comes first: it is often the one that is said to be missing, spelled otherwise.
        first = min(error.errors(), key=lambda one: one["type"] not in _NO_FIELD)
        named = (str(part) for part in first["loc"] if "[" not in str(part))  # type, not type.str-enum[SourceType]
        field = ".".join(named) or "record"
        told = _TOLD.get(first["type"], first["msg"].removeprefix("Value error, "))
        near = _meant(field, _form(model).json_schema()["properties"]) if first["type"] in _NO_FIELD else ""
        raise LexiconError(f"lexicon {place}, record {record.get('key')!r}, {field}: {told}{near}") from error


def _form(model: type[R]) -> TypeAdapter[R]:
    """What records of a kind look like."""
    if model not in _FORMS:
        _FORMS[model] = TypeAdapter(model)
    return _FORMS[model]


class Part(Protocol):
    """A record of words that play one part: a field of a model that holds all of them."""

    @property
    def key(self) -> str: ...
    @property
    def words(self) -> tuple[str, ...]: ...


def parts(kind: type[P], records: Iterable[Part], name: str, **others: object) -> P:
    """Return the folded words of each part as fields of a class, which has one for each part.

    Args:
        others: the other fields of the class, which are no parts.

    Raises:
        LexiconError: a part is none that is asked for, or one of those is missing.
    """
    found = {one.key: frozenset(map(fold, one.words)) for one in records}
    asked = {name for each in kind.__mro__ for name in get_annotations(each)} - others.keys()
    if unknown := found.keys() - asked:
        raise LexiconError(f"lexicon {name}: there is no part {min(unknown)!r}; docs/lexicons.md lists them")
    if missing := asked - found.keys():
        raise LexiconError(f"lexicon {name}: the part {min(missing)!r} cannot be removed; give it other words")
    return kind(**found, **others)


def _ours(name: str) -> dict[str, Any]:
    file = resources.files("annotator.lexicon") / f"{name}.toml"
    return _parse(file.read_text(encoding="utf-8"), f"{name}.toml")


def _read(file: Path) -> dict[str, Any]:
    return _parse(_text(file), str(file))


def _known(document: dict[str, Any], ours: dict[str, Any], place: Path) -> dict[str, Any]:
    """Refuse a table of another name than those of our file: its records would lie unread."""
    if unknown := document.keys() - ours.keys():
        name = min(unknown)
        tables = ", ".join(f"[[{one}]]" for one in sorted(ours))
        raise LexiconError(f"lexicon {place}: nothing reads [[{name}]]; the tables of this file are {tables}")
    return document


def _meant(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, known, 1)
    return f"; did you mean {near[0]!r}?" if near else ""


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "it is not UTF-8"
        raise LexiconError(f"lexicon {path} cannot be read: {reason}") from error


def _parse(text: str, place: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"lexicon {place} is not TOML: {error}") from error


def _keyed(document: dict[str, Any], kind: str, place: str) -> dict[str, Json]:
    rows = document.get(kind, [])
    if not isinstance(rows, list):
        raise LexiconError(f"lexicon {place}: write each record as [[{kind}]]")
    keyed: dict[str, Json] = {}
    for number, row in enumerate(rows, 1):
        key = row.get("key") if isinstance(row, dict) else None
        if not isinstance(key, str) or not key:
            raise LexiconError(f"lexicon {place}: [[{kind}]] number {number} has no key")
        if key in keyed:
            raise LexiconError(f"lexicon {place}: the key {key!r} stands twice; give each record its own")
        keyed[key] = dict(row)
    return keyed
