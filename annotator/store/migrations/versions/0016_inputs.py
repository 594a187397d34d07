"""What a run read, so that the same is not read again.

Revision: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0012"


def upgrade() -> None:
    op.add_column("runs", sa.Column("inputs", sa.String(length=64), nullable=True))
    op.create_index("ix_runs_inputs", "runs", ["inputs"])
