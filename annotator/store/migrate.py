"""Bringing a database up to this program's schema, in one transaction, whoever opens it first."""

from __future__ import annotations

from sqlalchemy import Connection, Engine, inspect, text

from annotator.errors import DatabaseError, NewerSchema
from annotator.store import review_tables, tables, views  # noqa: F401  (by them Base knows all tables)
from annotator.store.base import Base
from annotator.store.database import reading, shown, writing
from annotator.store.rerun import FOLDER, VERSION_TABLE, revisions


def migrate(engine: Engine, *, create: bool = True) -> None:
    """Apply the migrations that the database lacks. Of two processes that start at once, one waits.

    Args:
        create: make our tables in a database that holds none of them; otherwise that is an error.

    Raises:
        NewerSchema: a later version of this program wrote the database.
        DatabaseError: it holds tables of other making under the names of ours, or nothing of ours.
    """
    with reading(engine) as connection:
        if revision(connection) == revisions()[-1]:
            return
        if "uri" in engine.url.query:
            _refuse_to_upgrade(connection)
    with writing(engine) as connection:
        _upgrade(connection, create=create)


def revision(connection: Connection) -> str | None:
    """The migration the database stands at; none where it has no schema of ours."""
    if not inspect(connection).has_table(VERSION_TABLE):
        return None
    return connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalar()


def _upgrade(connection: Connection, *, create: bool) -> None:
    stands = revision(connection)
    if stands == revisions()[-1]:
        return
    if stands is None:
        _refuse_strangers(connection)
        if not create:
            name = shown(connection.engine.url)
            raise DatabaseError(
                f"the database {name} holds nothing yet; `annotator ingest PATH…` fills it, or --database names another"
            )
    elif stands not in revisions():
        raise NewerSchema(
            f"the database was written by a later version of this program (schema {stands}, known up to "
            f"{revisions()[-1]}); upgrade with: pip install --upgrade bangla-attribution-annotator"
        )
    views.drop(connection)  # no table can be changed that a view stands on
    apply(connection, "head")
    views.make(connection)


def apply(connection: Connection, to: str) -> None:
    """Apply migrations up to one, or to the ``head``."""
    # Imported here since it takes half a second, and is needed once in a database's life.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, to)


def _refuse_to_upgrade(connection: Connection) -> None:
    """Say what a database is that can only be read and has not this program's schema."""
    name, stands = shown(connection.engine.url), revision(connection)
    if stands is None:
        _refuse_strangers(connection)
    raise DatabaseError(
        f"{name} {'holds nothing yet' if stands is None else 'is of an earlier version of this program'} and can only "
        "be read: you lack the permission to write; copy it to a folder of your own, where it is brought up to date"
    )


def _refuse_strangers(connection: Connection) -> None:
    """Refuse tables of other making: under our names, and in an SQLite file, which belongs to one program, at all."""
    there = inspect(connection)
    taken = sorted({*there.get_table_names(), *there.get_view_names()})
    if connection.engine.name != "sqlite":
        taken = sorted({*Base.metadata.tables, *views.VIEWS} & set(taken))
    if taken:
        raise DatabaseError(
            f"the database belongs to another program: it has a table {taken[0]!r} that is not ours; "
            "name another with --database"
        )
