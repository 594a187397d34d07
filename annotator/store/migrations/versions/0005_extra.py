"""Columns of a table that nothing is known of, kept beside the article.

Revision: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.add_column("articles", sa.Column("extra", sa.Text(), nullable=True))
