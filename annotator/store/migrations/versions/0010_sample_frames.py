"""The frames of samples: which articles could have been drawn to be reviewed, and with what chance.

Revision: 0010
"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0008"


def upgrade() -> None:
    # What earlier samples could have drawn is not known any more: they get no frame.
    op.create_table(
        "sample_frames",
        sa.Column("sample_id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("stratum", sa.Text(), nullable=False),
        sa.Column("chance", sa.Double(), nullable=False),
        sa.Column("is_drawn", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["sample_id"], ["samples.id"], name=op.f("fk_sample_frames_sample_id_samples"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_sample_frames_article_id_articles"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("sample_id", "article_id", name=op.f("pk_sample_frames")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_sample_frames_article_id"), "sample_frames", ["article_id"])
