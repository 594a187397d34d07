"""The body that a person speaks for.

Revision: 0011
"""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column("attributions", sa.Column("affiliation", sa.Text(), nullable=True))
