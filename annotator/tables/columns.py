"""Tables: rows of one model, and columns derived from its fields."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import Enum
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Self, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from annotator.attributes import On
from annotator.comparing.selection import Depth
from annotator.models import Record

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis

Cell = str | int | float | bool | date | None

#: What kinds of value a column can hold, and how a reader of the data dictionary knows them.
KINDS: dict[type, str] = {
    str: "text",
    bool: "yes or no",
    int: "whole number",
    float: "number",
    date: "date",
    datetime: "date and time",
}


#: Columns that mean nothing to who reads a spreadsheet.
TECHNICAL = frozenset({"article", "version", "attribution", "via", "rule_pass", "start", "end"})


@dataclass(frozen=True)
class Width:
    """The width of a column in a spreadsheet, in characters: metadata of a field."""

    characters: int


_UNTOLD = object()
Name = Annotated[str, Width(24)]
Passage = Annotated[str, Width(60)]


class Row(Record):
    """A row of a table. Its fields are the columns, in order; each holds one plain value."""

    @classmethod
    def of(cls, *told: object, **cells: Any) -> Self:
        """The row of these cells; what they do not hold is what those who are told of it call by a column's name.

        Args:
            told: who is asked for the other columns; the first that knows a name says what it is.
            cells: by the names of their columns.
        """
        for name in cls.model_fields.keys() - cells.keys():
            cells[name] = next(cell for one in told if (cell := getattr(one, name, _UNTOLD)) is not _UNTOLD)
        return cls(**cells)

    def cells(self) -> Iterator[Cell]:
        """The values in the order of the columns, those of a vocabulary as their names or numbers."""
        # pydantic keeps them in the order of the fields; `_value_` is `value` without a detour over Python code
        return (value._value_ if isinstance(value, Enum) else value for value in self.__dict__.values())


class OfAnArticle(Row):
    """A row that begins with its article."""

    article: Annotated[str, Width(18)]
    """The article's key: the same for every version of it."""
    version: Annotated[str, Width(18)]
    """The state of the article's body that was read; it changes only when the body does."""
    name: Name
    """The page's name: its file name without ending, or the row's own id."""
    outlet: Annotated[str, Width(18)] | None
    """The outlet's language-neutral key; empty where the page does not show its outlet."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    published_at: datetime | None
    """When the article was published."""
    date_only: bool
    """Whether only the day of publication is known; its time then means nothing."""


WriteRow = Callable[[Row], None]
"""Write a row into an open file."""


@dataclass(frozen=True)
class Column:
    """One column of a table."""

    name: str
    kind: type
    """One of ``KINDS``."""
    optional: bool
    """Whether a cell of it may be empty."""
    choices: tuple[str | int, ...]
    """All values it can take, where it holds a vocabulary; else none."""
    meaning: str
    width: int
    """In a spreadsheet, in characters."""

    @property
    def is_technical(self) -> bool:
        """Whether it is for programs: an id, an offset, the version of a pass."""
        return self.name in TECHNICAL or self.name.endswith(("_start", "_end"))


@dataclass(frozen=True)
class Table:
    """A table that can be exported."""

    name: str
    question: str
    """What it answers."""
    row: type[Row]
    rows: Callable[[Analysis], Iterator[Row]]
    """Makes its rows, one after another."""
    counts: bool = True
    """Whether it counts, and so must stand on one basis."""
    corrected: bool = False
    """Whether it can stand on the corrected basis: its rows are figures that have a correction, or nothing counted."""
    library: str | None = None
    """The module it needs of the extra ``report``."""
    needs: Depth = Depth.NONE
    """How far articles are analysed for it."""
    stories: bool = False
    """Whether they are grouped into stories for it."""
    reader: Mapping[str, int] = field(default_factory=dict)
    """The columns that a spreadsheet shows first, with their widths in characters; none: all in their own order."""

    @property
    def columns(self) -> list[Column]:
        return columns(self.row)

    @property
    def sheet(self) -> list[Column]:
        """The columns as a spreadsheet has them: a reader's first, ids and offsets last."""
        own = {column.name: column for column in self.columns}
        first = [replace(own[name], width=width) for name, width in self.reader.items()]
        rest = [column for column in self.columns if column.name not in self.reader]
        return [*first, *sorted(rest, key=lambda column: column.is_technical)]

    @property
    def printed(self) -> int:
        """How many of the columns of the sheet are printed: on paper an address is no link."""
        read = sum(not name.endswith("url") for name in self.reader)
        return read or sum(not column.is_technical for column in self.columns)


def columns(row: type[Row]) -> list[Column]:
    """The columns of a row model, in order."""
    return [_column(name, field) for name, field in row.model_fields.items()]


def _column(name: str, field: FieldInfo) -> Column:
    types = list(_plain_types(field.annotation))
    kind = next(one for one in types if one is not NoneType)
    choices: tuple[str | int, ...] = ()
    if issubclass(kind, Enum):
        choices = tuple(member.value for member in kind)
        kind = int if issubclass(kind, int) else str
    widths = [mark.characters for mark in _marks(field) if isinstance(mark, Width)]
    widths += [mark.width for mark in _marks(field) if isinstance(mark, On)]
    return Column(
        name=name,
        kind=kind,
        optional=NoneType in types,
        choices=choices,
        meaning=field.description or "",
        width=max(widths, default=20 if kind is datetime else 12),
    )


def _plain_types(annotation: Any) -> Iterator[type]:
    """The types of an annotation, one after another: ``Annotated[str, …] | None`` gives str and NoneType."""
    if get_origin(annotation) is Annotated:
        yield from _plain_types(get_args(annotation)[0])
    elif get_origin(annotation) in (Union, UnionType):
        for part in get_args(annotation):
            yield from _plain_types(part)
    else:
        yield annotation


def _marks(field: FieldInfo) -> Iterator[Any]:
    """Metadata of a field, that of the parts of a union too."""
    yield from field.metadata
    for part in get_args(field.annotation):
        yield from getattr(part, "__metadata__", ())


def share(count: int, denominator: int) -> float | None:
    """A count over its denominator; none, and not 0, where there is nothing to count."""
    return count / denominator if denominator else None
