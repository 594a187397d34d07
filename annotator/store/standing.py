"""How far the reviewing of a project has come, in numbers."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from annotator.exchange import Drawn, Standing
from annotator.labels import Status
from annotator.store.database import reading
from annotator.store.review_tables import ProjectRow, ReviewerRow, ReviewRow, SampleRow, TaskRow
from annotator.store.tables import ArticleRow, VersionRow

_LATEST = (ReviewRow.is_latest, ReviewRow.deleted_at.is_(None))


def standing(engine: Engine) -> Standing | None:
    """The numbers of the project that was used last; none where nothing was ever sent. Current versions only."""
    with reading(engine) as connection:
        query = select(ProjectRow).where(ProjectRow.number.is_not(None))
        project = connection.execute(query.order_by(ProjectRow.id.desc()).limit(1)).first()
        if project is None:
            return None
        ours = TaskRow.project_id == project.id
        chosen = (ours, ReviewRow.is_chosen, VersionRow.is_current)
        states = select(TaskRow.state, func.count(TaskRow.id)).where(ours).group_by(TaskRow.state)
        samples = select(SampleRow).where(SampleRow.project_id == project.id).order_by(SampleRow.id)
        return Standing(
            url=project.url or "",
            pushed_at=project.pushed_at,
            pulled_at=project.pulled_at,
            tasks={str(state): int(number) for state, number in connection.execute(states)},
            statuses=_by(connection, func.coalesce(ReviewRow.status, Status.DONE.value), *chosen),
            reviewers=_by(
                connection,
                func.coalesce(func.nullif(ReviewerRow.name, ""), ReviewerRow.email, ""),
                *chosen,
                func.coalesce(ReviewRow.status, Status.DONE.value) == Status.DONE.value,
            ),
            skipped=_left(connection, ours, ReviewRow.is_skip),
            bulk=_left(connection, ours, ReviewRow.is_bulk),
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


def drawn_keys(engine: Engine) -> frozenset[str]:
    """The keys of the articles that were chosen for review by drawing a sample."""
    query = (
        select(ArticleRow.key)
        .join(VersionRow, VersionRow.article_id == ArticleRow.id)
        .join(TaskRow, TaskRow.version_id == VersionRow.id)
        .where(TaskRow.sample_id.is_not(None))
    )
    with reading(engine) as connection:
        return frozenset(connection.scalars(query))


def _by(connection: Connection, word: ColumnElement[Any], *conditions: ColumnElement[bool] | Any) -> dict[str, int]:
    """How many chosen reviews there are by a word, the most first."""
    query = (
        select(word, func.count(ReviewRow.id))
        .join(TaskRow, TaskRow.id == ReviewRow.task_id)
        .join(VersionRow, VersionRow.id == TaskRow.version_id)
        .outerjoin(ReviewerRow, ReviewerRow.id == ReviewRow.reviewer_id)
        .where(*conditions)
        .group_by(word)
    )
    found = [(str(name), int(number)) for name, number in connection.execute(query)]
    return dict(sorted(found, key=lambda item: (-item[1], item[0])))


def _left(connection: Connection, ours: ColumnElement[bool], sort: ColumnElement[bool] | Any) -> int:
    """Tasks with an annotation of this sort, and none that speaks for the article."""
    speaking = select(ReviewRow.task_id).where(ReviewRow.is_chosen)
    query = (
        select(func.count(func.distinct(ReviewRow.task_id)))
        .join(TaskRow, TaskRow.id == ReviewRow.task_id)
        .where(ours, *_LATEST, sort, ReviewRow.task_id.not_in(speaking))
    )
    return connection.execute(query).scalar_one()
