"""Metadata of an article beside the headline: author, section, update, the evidence for its time.

Revision: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("articles", sa.Column("date_kind", sa.String(length=16), nullable=True))
    op.add_column("articles", sa.Column("updated_at", sa.DateTime(), nullable=True))
    op.add_column("articles", sa.Column("updated_offset", sa.Integer(), nullable=True))
    op.add_column("articles", sa.Column("author", sa.Text(), nullable=True))
    op.add_column("articles", sa.Column("section", sa.Text(), nullable=True))
