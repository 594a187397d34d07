"""The base of every table: types of moments and vocabularies, names of constraints."""

from __future__ import annotations

import enum
from datetime import UTC, datetime
from enum import StrEnum

from sqlalchemy import DateTime, Dialect, Enum, Index, MetaData, Text, TypeDecorator, text
from sqlalchemy.orm import DeclarativeBase

#: For tables known by a key of several columns: SQLite keeps the rows in the key's own tree, not beside it.
COMPACT = {"sqlite_with_rowid": False}


class Utc(TypeDecorator[datetime]):
    """A moment: stored as UTC without a zone, which both databases sort and compare alike; read with the zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return value.replace(tzinfo=UTC) if value else None


def words(vocabulary: type[enum.Enum]) -> Enum:
    """A vocabulary as plain words, so that a new word needs no migration; SQLAlchemy by itself stores member names.

    Of ``enum.Enum`` it is the type of every vocabulary that a column is annotated with.
    """
    return Enum(
        vocabulary,
        native_enum=False,
        create_constraint=False,
        length=16,
        values_callable=lambda members: [member.value for member in members],
    )


def unique_where(name: str, *columns: str, flag: str) -> Index:
    """Return the index by which of all rows with these columns at most one has a flag."""
    return Index(name, *columns, unique=True, sqlite_where=text(flag), postgresql_where=text(flag))


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy's own form)
        str: Text,
        datetime: Utc,
        StrEnum: words(enum.Enum),
    }
