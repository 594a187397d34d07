"""Reading reviews as a whole: every person's annotation beside the prediction it began from."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Engine, Select, func
from sqlalchemy.orm import aliased

from annotator.labels import Status
from annotator.store.attributions import load
from annotator.store.database import reading
from annotator.store.queries import BATCH, METADATA, current, info, order
from annotator.store.records import Review
from annotator.store.review_tables import ReviewerTable, ReviewTable, TaskTable
from annotator.store.tables import AnnotationTable, RunTable, VersionTable


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
                        editor=row.editor,
                        updated_at=row.reviewed_at,
                        seconds=row.seconds,
                        is_blind=row.is_blind,
                        task=row.task,
                        number=row.number if row.task else None,
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
    editors = aliased(ReviewerTable)
    columns = (
        *(
            ReviewTable.updated_at.label("reviewed_at"),
            ReviewTable.seconds,
            ReviewTable.status,
            ReviewTable.is_chosen,
            ReviewTable.is_bulk,
        ),
        *(ReviewTable.is_adjudicated, ReviewTable.inferred, ReviewTable.annotation_id, ReviewTable.base_id),
        RunTable.version.label("pass_version"),
    )
    return (
        current(*METADATA, _name(ReviewerTable, "unknown reviewer").label("reviewer"), *columns)
        .add_columns(_name(editors, None).label("editor"), TaskTable.is_blind)
        .add_columns(TaskTable.number.label("task"), ReviewTable.number)
        .join(TaskTable, TaskTable.version_id == VersionTable.id)
        .join(ReviewTable, ReviewTable.task_id == TaskTable.id)
        .outerjoin(ReviewerTable, ReviewerTable.id == ReviewTable.reviewer_id)
        .outerjoin(editors, editors.id == ReviewTable.editor_id)
        .outerjoin(AnnotationTable, AnnotationTable.id == ReviewTable.base_id)
        .outerjoin(RunTable, RunTable.id == AnnotationTable.run_id)
        .where(ReviewTable.is_latest, ReviewTable.deleted_at.is_(None), ~ReviewTable.is_skip)
        .where(ReviewTable.annotation_id.is_not(None))
        .order_by(*order(engine), ReviewTable.id)
    )


def _name(people: type[ReviewerTable], unknown: str | None) -> ColumnElement[str | None]:
    """A person's name, else the address."""
    return func.coalesce(func.nullif(people.name, ""), func.nullif(people.email, ""), unknown)
