"""Who holds the floor in the sentences that no attribution holds.

Revision: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "floor",
        sa.Column("annotation_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("holder", sa.String(length=16), nullable=False),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), nullable=False),
        sa.CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name=op.f("ck_floor_forward")),
        sa.CheckConstraint("(source IS NOT NULL) = (holder = 'speaker')", name=op.f("ck_floor_speaker_has_name")),
        sa.ForeignKeyConstraint(
            ["annotation_id"], ["annotations.id"], name="fk_floor_annotation_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("annotation_id", "number", name="pk_floor"),
        sqlite_with_rowid=False,
    )
