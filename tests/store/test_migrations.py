"""Migrations make exactly the tables that the code declares."""

from __future__ import annotations

import importlib
import sqlite3
from dataclasses import replace

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.operations import Operations
from alembic.script import ScriptDirectory
from sqlalchemy import CheckConstraint, inspect, text

from annotator.exchange import ReturnedTask, Stored
from annotator.store import Store, ddl
from annotator.store.base import Base
from annotator.store.database import reading, writing
from annotator.store.migrate import revision
from annotator.store.rerun import FOLDER, VERSION_TABLE, revisions
from annotator.store.views import VIEWS
from tests.store.reviewing import NOON, Desk, returned


def test_models_and_migrations_agree(store: Store) -> None:
    with reading(store._engine) as connection:
        options = {"compare_type": True, "compare_server_default": True, "version_table": VERSION_TABLE}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, Base.metadata) == []


def test_checks_and_primary_keys_agree(store: Store) -> None:
    """What Alembic does not compare."""
    with reading(store._engine) as connection:
        there = inspect(connection)
        for table in Base.metadata.sorted_tables:
            names = {str(each.name) for each in table.constraints if isinstance(each, CheckConstraint)}
            assert {check["name"] for check in there.get_check_constraints(table.name)} == names, table.name
            keys = [column.name for column in table.primary_key]
            assert there.get_pk_constraint(table.name)["constrained_columns"] == keys, table.name
            for key in there.get_foreign_keys(table.name):
                (declared,) = [
                    each for each in table.foreign_key_constraints if each.column_keys == key["constrained_columns"]
                ]
                assert key["options"].get("ondelete") == declared.ondelete, (table.name, key)


def test_a_new_database_stands_at_the_newest(store: Store) -> None:
    with reading(store._engine) as connection:
        assert revision(connection) == revisions()[-1]


def test_file_names_and_revisions_agree() -> None:
    known = [script.revision for script in ScriptDirectory(str(FOLDER)).walk_revisions()]
    assert known[::-1] == revisions()


def test_who_changed_reviews_that_were_pulled_before_is_read_off_them(store: Store) -> None:
    desk = Desk(store)
    changed = replace(returned(11), raw={"id": 11, "completed_by": 4, "updated_by": 5})
    alone = replace(returned(12), raw={"id": 12, "completed_by": 4, "updated_by": 4})
    gone = replace(returned(13), raw={"id": 13, "completed_by": 4, "updated_by": 99})
    desk.inbox.store([ReturnedTask(desk.key, 1, NOON, (changed, alone, gone))], Stored())
    migration = importlib.import_module("annotator.store.migrations.versions.0008_two_reviewers")
    with writing(store._engine) as connection, Operations.context(MigrationContext.configure(connection)):
        migration._editors()
        query = "SELECT reviews.number, email FROM reviews JOIN reviewers ON reviewers.id = editor_id"
        assert connection.execute(text(query)).all() == [(11, "polash@example.org")]


def test_the_sql_for_people_is_sqlite() -> None:
    connection = sqlite3.connect(":memory:")
    try:
        connection.executescript(ddl())
        made = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type <> 'index'")}
    finally:
        connection.close()
    assert made == {*Base.metadata.tables, *VIEWS}
    assert ddl() == ddl()
