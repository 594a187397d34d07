"""Reading reviews as a whole: every person's annotation beside the prediction it began from."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, func

from annotator.labels import Status
from annotator.store.attributions import load
from annotator.store.database import reading
from annotator.store.queries import BATCH, METADATA, current, info, order
from annotator.store.records import Review
from annotator.store.review_tables import ReviewerRow, ReviewRow, TaskRow
from annotator.store.tables import AnnotationRow, RunRow, VersionRow


def stream(engine: Engine, conditions: Sequence[ColumnElement[bool]]) -> Generator[Review, None, None]:
    """The latest reviews that people made of the current versions of articles that fulfil the conditions.

    By article as ``queries.annotated`` gives them, then in the order in which they came. Skips, reviews that are gone
    from the server, and what could not be read, are left out. One state of the database is seen to the end.
    """
    with reading(engine) as connection:
        query = _query(engine).where(*conditions)
        with connection.execute(query, execution_options={"yield_per": BATCH}) as result:
            for rows in result.partitions():
                ids = {id_ for row in rows for id_ in (row.annotation_id, row.base_id) if id_ is not None}
                annotations = load(connection, sorted(ids))
                for row in rows:
                    yield Review(
                        article=info(row),
                        reviewer=row.reviewer,
                        updated_at=row.reviewed_at,
                        seconds=row.seconds,
                        status=Status(row.status) if row.status else None,
                        is_chosen=row.is_chosen,
                        is_adjudicated=row.is_adjudicated,
                        is_bulk=row.is_bulk,
                        annotation=annotations[row.annotation_id],
                        inferred=row.inferred,
                        base=annotations.get(row.base_id),
                        pass_version=row.pass_version,
                    )


def _query(engine: Engine) -> Select[Any]:
    name = func.coalesce(func.nullif(ReviewerRow.name, ""), func.nullif(ReviewerRow.email, ""), "unknown reviewer")
    columns = (
        *(
            ReviewRow.updated_at.label("reviewed_at"),
            ReviewRow.seconds,
            ReviewRow.status,
            ReviewRow.is_chosen,
            ReviewRow.is_bulk,
        ),
        *(ReviewRow.is_adjudicated, ReviewRow.inferred, ReviewRow.annotation_id, ReviewRow.base_id),
        RunRow.version.label("pass_version"),
    )
    return (
        current(*METADATA, name.label("reviewer"), *columns)
        .join(TaskRow, TaskRow.version_id == VersionRow.id)
        .join(ReviewRow, ReviewRow.task_id == TaskRow.id)
        .outerjoin(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
        .outerjoin(AnnotationRow, AnnotationRow.id == ReviewRow.base_id)
        .outerjoin(RunRow, RunRow.id == AnnotationRow.run_id)
        .where(ReviewRow.is_latest, ReviewRow.deleted_at.is_(None), ~ReviewRow.is_skip)
        .where(ReviewRow.annotation_id.is_not(None))
        .order_by(*order(engine), ReviewRow.id)
    )
