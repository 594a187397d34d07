"""The progress of reviewing a project, in numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from annotator.exchange import Drawn, ReviewProgress
from annotator.labels import Status
from annotator.store.database import reading
from annotator.store.review_tables import ProjectTable, ReviewerTable, ReviewTable, SampleTable, TaskTable
from annotator.store.review_versions import LATEST
from annotator.store.tables import VersionTable


def review_progress(engine: Engine) -> ReviewProgress | None:
    """The numbers of the project that was used last; none where nothing was ever sent. Current versions only."""
    with reading(engine) as connection:
        query = select(ProjectTable).where(ProjectTable.number.is_not(None))
        project = connection.execute(query.order_by(ProjectTable.id.desc()).limit(1)).first()
        if project is None:
            return None
        ours = TaskTable.project_id == project.id
        chosen = (ours, ReviewTable.is_chosen, VersionTable.is_current)
        states = select(TaskTable.state, func.count(TaskTable.id)).where(ours).group_by(TaskTable.state)
        samples = select(SampleTable).where(SampleTable.project_id == project.id).order_by(SampleTable.id)
        return ReviewProgress(
            url=project.url or "",
            pushed_at=project.pushed_at,
            pulled_at=project.pulled_at,
            tasks={str(state): int(number) for state, number in connection.execute(states)},
            statuses=_by(connection, func.coalesce(ReviewTable.status, Status.DONE.value), *chosen),
            reviewers=_by(
                connection,
                func.coalesce(func.nullif(ReviewerTable.name, ""), ReviewerTable.email, ""),
                *chosen,
                func.coalesce(ReviewTable.status, Status.DONE.value) == Status.DONE.value,
            ),
            drafts=_drafts(connection, project.id),
            skipped=_left(connection, ours, ReviewTable.is_skip),
            bulk=_left(connection, ours, ReviewTable.is_bulk),
            samples=tuple(
                Drawn(
                    row.size,
                    row.seed,
                    {name: (of, drawn) for name, (of, drawn) in row.strata.items()},
                    again=True,
                    drawn_at=row.drawn_at,
                )
                for row in connection.execute(samples)
            ),
        )


def _by(connection: Connection, word: ColumnElement[Any], *conditions: ColumnElement[bool] | Any) -> dict[str, int]:
    """Return the number of chosen reviews by a word, the most frequent first."""
    query = (
        select(word, func.count(ReviewTable.id))
        .join(TaskTable, TaskTable.id == ReviewTable.task_id)
        .join(VersionTable, VersionTable.id == TaskTable.version_id)
        .outerjoin(ReviewerTable, ReviewerTable.id == ReviewTable.reviewer_id)
        .where(*conditions)
        .group_by(word)
    )
    found = [(str(name), int(number)) for name, number in connection.execute(query)]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def _drafts(connection: Connection, project: int) -> dict[str, int]:
    name = func.coalesce(func.nullif(ReviewerTable.name, ""), ReviewerTable.email)
    query = select(name, ReviewerTable.drafts).where(ReviewerTable.project_id == project, ReviewerTable.drafts > 0)
    return {str(who): int(number) for who, number in connection.execute(query.order_by(name))}


def _left(connection: Connection, ours: ColumnElement[bool], sort: ColumnElement[bool] | Any) -> int:
    """Tasks with an annotation of this sort, and none that speaks for the article."""
    speaking = select(ReviewTable.task_id).where(ReviewTable.is_chosen)
    query = (
        select(func.count(func.distinct(ReviewTable.task_id)))
        .join(TaskTable, TaskTable.id == ReviewTable.task_id)
        .where(ours, *LATEST, sort, ReviewTable.task_id.not_in(speaking))
    )
    return connection.execute(query).scalar_one()
