"""The tables and views as SQL, for people who query the database with tools of their own."""

from __future__ import annotations

from inspect import getdoc

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from annotator.store import review_tables, tables  # noqa: F401  (by them Base knows all tables)
from annotator.store.base import Base
from annotator.store.views import VIEWS

_HEAD = """\
-- The database as SQLite has it. PostgreSQL has the same tables, views and columns.
-- Offsets are 0-based code points into pages.text, end exclusive; moments are UTC.
"""


def ddl() -> str:
    """The statements that make the tables and views, each behind what it is for."""
    meanings = {mapper.class_.__tablename__: getdoc(mapper.class_) or "" for mapper in Base.registry.mappers}
    dialect = sqlite.dialect()
    statements = [_HEAD]
    for table in Base.metadata.sorted_tables:
        statements.append(_comment(meanings[table.name]) + _tidy(str(CreateTable(table).compile(dialect=dialect))))
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            statements.append(_tidy(str(CreateIndex(index).compile(dialect=dialect))))
    for name, view in VIEWS.items():
        statements.append(_comment(view.meaning) + _tidy(view.statement(name, dialect.name)))
    return "\n".join(statements)


def _comment(meaning: str) -> str:
    return "".join(f"-- {line}\n" for line in meaning.splitlines())


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line) + ";\n"
