"""The views ``current_attributions`` and ``current_reviews``, which are made after the last migration.

Revision: 0004
"""

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """No table changes: the views of ``store.views`` are made whenever a database has been brought up to date."""
