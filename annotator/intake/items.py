"""Items read from a file: documents, rows of tables, and what is to be said of the rest."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from annotator.models import Finding

#: A value of a column that nothing is known of.
Scalar: TypeAlias = str | int | float | bool


class Unreadable(Exception):
    """Something whose text cannot be had; it becomes a finding, and never leaves reading."""

    def __init__(self, kind: str, reason: str) -> None:
        super().__init__(reason)
        self.kind = kind
        self.reason = reason

    def finding(self, place: str) -> Finding:
        """Return what is to be said of the place where it was met."""
        from annotator.models import Finding

        return Finding(place=place, kind=self.kind, reason=self.reason)


class OwnTable(Unreadable):
    """A table that this program wrote: nothing is lost where it is passed over."""

    def __init__(self) -> None:
        super().__init__(
            "own_table", "it is a table that this program wrote; the articles it tells of are stored already"
        )

    def finding(self, place: str) -> Finding:
        return super().finding(place).model_copy(update={"severity": "note"})


@dataclass(frozen=True, slots=True)
class Document:
    """A page whole: HTML, or the text of one."""

    place: str
    """Where it was read: the file, ``!member`` behind it for a member of an archive."""
    name: str
    """File name without ending."""
    media: Literal["text", "html"]
    text: str
    """As decoded."""
    data: bytes = field(repr=False)
    """The bytes it was decoded from."""
    told: Mapping[str, str] = field(default_factory=dict)
    """What its envelope tells: ``url``, ``title``, ``published_at``, as a web archive, a mail or a row does."""


@dataclass(frozen=True, slots=True)
class ItemRow:
    """A row of a table: an article already."""

    place: str
    """The table, with ``#number`` behind it, counted from 1."""
    name: str
    """The row's own id, or the table's name and the row's number."""
    fields: Mapping[str, str]
    """The columns that are understood, by the names in ``names.FIELDS``; empty ones are left out."""
    extra: Mapping[str, Scalar]
    """All other columns that hold a plain value."""


#: What a file is read into.
Item: TypeAlias = "Document | ItemRow | Finding"
#: A row as its table gives it, or why it has none, with its number counted from 1.
RawRow: TypeAlias = tuple[int, Mapping[str, object] | Unreadable]
Items: TypeAlias = Iterator[Item]
RawRows: TypeAlias = "Iterator[RawRow | Finding]"
