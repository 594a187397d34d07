"""Alembic's entry: runs on the connection, and in the transaction, that ``migrate`` hands it."""

from alembic import context

from annotator.store.base import Base
from annotator.store.rerun import VERSION_TABLE

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
