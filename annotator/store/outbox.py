"""The outbox: which articles are to be reviewed, which are on their way, which have arrived.

A task is noted here before it is sent, and again when its arrival is known. What lies between is in
doubt after a crash or a lost answer, and only that has to be looked up on the server.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Unpack

from sqlalchemy import ColumnElement, Connection, Engine, Select, bindparam, delete, func, insert, select, update

from annotator.exchange import Drawn, Outgoing, Shares
from annotator.labels import Basis
from annotator.store import projects, restoring, samples
from annotator.store.attributions import load
from annotator.store.database import reading, writing
from annotator.store.earlier import earlier
from annotator.store.queries import BATCH, METADATA, TEXT, Which, chosen, current, rebuild
from annotator.store.review_tables import ProjectTable, ReviewTable, TaskTable
from annotator.store.tables import AnnotationTable, ArticleTable, RunTable, VersionTable


class ProjectOutbox:
    """The tasks of one project. Each method is a transaction of its own."""

    def __init__(self, engine: Engine, project: int) -> None:
        self._engine, self._project = engine, project
        self._ours = TaskTable.project_id == project

    # What is to be sent

    def share(self, said: Shares) -> Shares:
        """Note which parts of the tasks two people review, and which are sent blind; see :func:`projects.share`."""
        return projects.share(self._engine, self._project, said)

    def unsent(self, **which: Unpack[Which]) -> list[str]:
        """Return the keys of the annotated articles that have no task yet."""
        with reading(self._engine) as connection:
            return [row.key for row in connection.execute(self._unsent(chosen(**which)))]

    def queue(self, **which: Unpack[Which]) -> int:
        """Queue the annotated articles that have no task yet; how many these are. See ``Store.articles``.

        What was queued for a state of an article that is no longer current leaves the queue, and what
        could not be sent before is queued again.
        """
        with writing(self._engine) as connection:
            self._tidy(connection)
            rows = connection.execute(self._unsent(chosen(**which))).all()
            return self._insert(connection, rows, None)

    def draw(
        self,
        size: int,
        seed: int,
        *,
        evenly: bool = False,
        outlet: str | None = None,
        since: date | None = None,
        until: date | None = None,
    ) -> Drawn:
        """Queue a sample of the annotated articles that have no task yet, and keep which could have been drawn.

        The same size and seed draw once: called again it gives what was drawn then, and queues nothing.

        Args:
            evenly: draw as many of each outlet as of any other, and not in proportion to their sizes.
        """
        with writing(self._engine) as connection:
            if (before := samples.drawn_before(connection, self._project, size, seed)) is not None:
                return before
            self._tidy(connection)
            rows = connection.execute(self._unsent(chosen(outlet=outlet, since=since, until=until))).all()
            picked, drawn = samples.stratified(rows, size, seed, evenly=evenly)
            self._insert(connection, picked, samples.enter(connection, self._project, drawn, rows, picked))
        return drawn

    def queued(self) -> int:
        """Return the number of tasks that wait to be sent."""
        with reading(self._engine) as connection:
            query = select(func.count(TaskTable.id)).where(self._ours, TaskTable.state == "queued")
            return connection.execute(query).scalar_one()

    def requeue_gone(self) -> None:
        """Queue the tasks of current versions that somebody deleted on the server."""
        with writing(self._engine) as connection:
            restoring.requeue_gone(connection, self._project, projects.now())

    def batch(self, size: int, *, restore: bool = False) -> list[Outgoing]:
        """The next tasks to be sent, at most so many.

        Args:
            restore: with the reviews of them that are stored.
        """
        return list(self._numbered([TaskTable.state == "queued"], size, restore=restore).values())

    def note_restored(self, keys: Iterable[str]) -> None:
        """Note tasks whose stored reviews were sent with them; the next pull brings these back."""
        with writing(self._engine) as connection:
            restoring.note_restored(connection, self._project, keys, projects.now())

    def note_sending(self, batch: Mapping[str, tuple[int, str]]) -> None:
        """Note, before they are sent, that these tasks are in doubt.

        Args:
            batch: by key of the task: the prediction's number and digest.
        """
        self._note_predictions(batch, "sending")

    def note_sent(self, numbers: Mapping[str, int]) -> None:
        """Note the numbers under which tasks have arrived.

        SQLite gives the number of a deleted task out again: a task that had it cannot be there any more.
        """
        rows = [{"key_": key, "number": number} for key, number in numbers.items()]
        others = update(TaskTable.__table__).where(  # type: ignore[arg-type]
            self._ours,
            TaskTable.number == bindparam("number_"),
            TaskTable.key != bindparam("key_"),
            TaskTable.state != "gone",
        )
        if rows:
            with writing(self._engine) as connection:
                connection.execute(
                    others, [{"key_": key, "number_": number, "state": "displaced"} for key, number in numbers.items()]
                )
        self._update_each(rows, {"state": "sent", "changed_at": projects.now()})

    def superseded(self) -> dict[str, int]:
        """The tasks on the server whose article has another body now, by key: their numbers."""
        old = select(VersionTable.id).where(~VersionTable.is_current)
        query = select(TaskTable.key, TaskTable.number).where(
            self._ours, TaskTable.state == "sent", TaskTable.version_id.in_(old)
        )
        with reading(self._engine) as connection:
            return {row.key: row.number for row in connection.execute(query)}

    def note_retired(self, keys: Iterable[str]) -> None:
        """Note tasks of superseded versions that were taken off the server, nobody having worked on them."""
        self._set(keys, "retired")

    def note_refused(self, keys: Iterable[str]) -> None:
        """Note tasks that are not fit to be sent."""
        self._set(keys, "refused")

    def requeue(self, keys: Iterable[str]) -> None:
        """Note that these tasks did not arrive: they are to be sent again."""
        self._set(keys, "queued")

    # What is in doubt

    def in_doubt(self) -> dict[str, datetime]:
        """The tasks that were sent, whose arrival is not known, and when they were sent."""
        query = select(TaskTable.key, TaskTable.changed_at).where(self._ours, TaskTable.state == "sending")
        with reading(self._engine) as connection:
            return {row.key: row.changed_at for row in connection.execute(query.order_by(TaskTable.id))}

    # Predictions that the rules would now make otherwise

    def outdated(self, *, reviewed: bool = False) -> Iterator[Outgoing]:
        """Sent tasks whose article has got another prediction since.

        Args:
            reviewed: those too on which somebody has worked, as far as that is known here.
        """
        conditions = [
            TaskTable.state == "sent",
            ~TaskTable.is_blind,
            TaskTable.prediction_id.is_distinct_from(AnnotationTable.id),
        ]
        if not reviewed:
            worked_on = select(ReviewTable.id).where(
                ReviewTable.task_id == TaskTable.id,
                ReviewTable.is_latest,
                ReviewTable.deleted_at.is_(None),
                ~ReviewTable.is_skip,
            )
            conditions.append(~worked_on.exists())
        last = 0
        while page := self._numbered([*conditions, TaskTable.id > last], BATCH):
            yield from page.values()
            last = max(page)

    def note_same(self, predictions: Mapping[str, int]) -> None:
        """Note predictions that show what was sent before: they need not be sent.

        Args:
            predictions: by key of the task: the number of the prediction.
        """
        self._update_each([{"key_": key, "prediction_id": number} for key, number in predictions.items()], {})

    def note_renewing(self, batch: Mapping[str, tuple[int, str]]) -> None:
        """Note, before they are sent, predictions for tasks that are there; see :meth:`note_sending`."""
        self._note_predictions(batch, "renewing")

    def note_renewed(self, keys: Iterable[str]) -> None:
        """Note that the predictions of these tasks have arrived, or are no longer sent."""
        self._set(keys, "sent")

    def renewals_in_doubt(self) -> list[Outgoing]:
        """Tasks whose new prediction was sent, and not known to have arrived."""
        return list(self._numbered([TaskTable.state == "renewing"], None).values())

    def forget_prediction(self, keys: Iterable[str]) -> None:
        """Note that a new prediction has not arrived, so that the task is outdated again."""
        self._update_each([{"key_": key} for key in keys], {"state": "sent", "prediction_id": None, "digest": None})

    def note_pushed(self) -> None:
        """Note that a push came to its end."""
        projects.note(self._engine, self._project, pushed_at=projects.now())

    # The queries

    def _unsent(self, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
        has_task = select(TaskTable.id).where(self._ours, TaskTable.version_id == VersionTable.id)
        return (
            current(ArticleTable.key, ArticleTable.outlet, VersionTable.version)
            .join(AnnotationTable, (AnnotationTable.version_id == VersionTable.id) & AnnotationTable.is_current)
            .where(AnnotationTable.basis == Basis.PREDICTED, ~has_task.exists(), *conditions)
            .order_by(ArticleTable.id)
        )

    def _tidy(self, connection: Connection) -> None:
        old = select(VersionTable.id).where(~VersionTable.is_current)
        waiting = TaskTable.state.in_(("queued", "refused"))
        connection.execute(delete(TaskTable).where(self._ours, waiting, TaskTable.version_id.in_(old)))
        refused = update(TaskTable).where(self._ours, TaskTable.state == "refused")
        connection.execute(refused, {"state": "queued", "changed_at": projects.now()})

    def _insert(self, connection: Connection, rows: Sequence[Any], sample: int | None) -> int:
        common = {"project_id": self._project, "sample_id": sample, "state": "queued", "changed_at": projects.now()}
        blind = connection.scalar(select(ProjectTable.blind).where(ProjectTable.id == self._project)) or 0.0
        made = [
            {
                **common,
                "version_id": row.version_id,
                "key": projects.task_key(row.key, row.version),
                "is_blind": projects.place(row.key) < blind,
            }
            for row in rows
        ]
        if made:
            connection.execute(insert(TaskTable), made)
        return len(made)

    def _numbered(
        self, conditions: Sequence[ColumnElement[bool]], limit: int | None, *, restore: bool = False
    ) -> dict[int, Outgoing]:
        """The tasks that fulfil the conditions, by number of their row."""
        query = (
            current(*METADATA, *TEXT)
            .add_columns(TaskTable.id.label("task_id"), TaskTable.key.label("task_key"))
            .add_columns(TaskTable.number, TaskTable.digest.label("sent"), TaskTable.is_blind)
            .add_columns(AnnotationTable.id.label("annotation_id"), RunTable.version.label("pass_version"))
            .join(TaskTable, TaskTable.version_id == VersionTable.id)
            .join(AnnotationTable, (AnnotationTable.version_id == VersionTable.id) & AnnotationTable.is_current)
            .join(RunTable, RunTable.id == AnnotationTable.run_id)
            .where(self._ours, AnnotationTable.basis == Basis.PREDICTED, *conditions)
            .order_by(TaskTable.id)
            .limit(limit)
        )
        with reading(self._engine) as connection:
            rows = connection.execute(query).all()
            articles = rebuild(connection, rows)
            annotations = load(connection, [row.annotation_id for row in rows])
            before = earlier(connection, [row.version_id for row in rows])
            reviews = restoring.restorable(connection, [row.version_id for row in rows]) if restore else {}
        return {
            row.task_id: Outgoing(
                key=row.task_key,
                article=stored.article,
                annotation=annotations[row.annotation_id],
                pass_version=row.pass_version,
                prediction=row.annotation_id,
                digest=row.sent,
                task=row.number,
                blind=row.is_blind,
                reviews=reviews.get(row.version_id, ()),
                earlier=before.get(row.version_id),
            )
            for row, stored in zip(rows, articles, strict=True)
        }

    def _note_predictions(self, batch: Mapping[str, tuple[int, str]], state: str) -> None:
        rows = [{"key_": key, "prediction_id": number, "digest": digest} for key, (number, digest) in batch.items()]
        self._update_each(rows, {"state": state, "changed_at": projects.now()})

    def _set(self, keys: Iterable[str], state: str) -> None:
        self._update_each([{"key_": key} for key in keys], {"state": state, "changed_at": projects.now()})

    def _update_each(self, rows: Sequence[dict[str, Any]], common: Mapping[str, Any]) -> None:
        """Set columns of tasks, all in one transaction; ``key_`` says which task."""
        if rows:
            query = update(TaskTable.__table__).where(self._ours, TaskTable.key == bindparam("key_"))  # type: ignore[arg-type]
            with writing(self._engine) as connection:
                connection.execute(query, [{**row, **common} for row in rows])
