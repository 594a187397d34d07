"""Who changed a review last, tasks that are sent without predictions, drafts, and how a project is shared out.

Revision: 0008
"""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0005"


def upgrade() -> None:
    # Said by hand, since SQLite adds a column with what it refers to, and alembic would copy the table.
    constraint = "CONSTRAINT fk_reviews_editor_id_reviewers REFERENCES reviewers (id)"
    op.execute(f"ALTER TABLE reviews ADD COLUMN editor_id INTEGER {constraint}")
    op.add_column("tasks", sa.Column("is_blind", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("reviewers", sa.Column("drafts", sa.Integer(), server_default=sa.text("0"), nullable=False))
    op.add_column("projects", sa.Column("overlap", sa.Double(), nullable=True))
    op.add_column("projects", sa.Column("blind", sa.Double(), nullable=True))
    _editors()


def _editors() -> None:
    """Take who changed a review last from what the server gave, which was stored whole."""
    reviews = sa.table(
        "reviews", *(sa.column(name) for name in ("id", "task_id", "editor_id")), sa.column("raw", sa.JSON)
    )
    tasks = sa.table("tasks", sa.column("id"), sa.column("project_id"))
    reviewers = sa.table("reviewers", *(sa.column(name) for name in ("id", "project_id", "number")))
    connection = op.get_bind()
    people = {(row.project_id, row.number): row.id for row in connection.execute(sa.select(reviewers))}
    query = sa.select(reviews.c.id, reviews.c.raw, tasks.c.project_id).join(tasks, tasks.c.id == reviews.c.task_id)
    for row in connection.execute(query).all():
        changed = row.raw.get("updated_by")
        editor = people.get((row.project_id, changed)) if isinstance(changed, int) else None
        if editor is not None and changed != row.raw.get("completed_by"):
            connection.execute(sa.update(reviews).where(reviews.c.id == row.id), {"editor_id": editor})
