"""``Studio``: a Label Studio server as our commands see it.

Writing methods raise ``StudioUncertain`` where it is not known whether the server carried them out; who
calls them looks it up (``find_tasks``, ``Studio.project``) before trying again.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar

from annotator.errors import StudioError, StudioUncertain
from annotator.studio import config, project, queries, tabs, upgrading
from annotator.studio.connection import Connection
from annotator.studio.fields import REVIEWED, Stamp, User
from annotator.studio.project import Project, Remembered
from annotator.studio.transport import PAUSES, Transport

if TYPE_CHECKING:
    from label_studio_sdk.base_client import LabelStudioBase

T = TypeVar("T")

#: How far behind the watermark changes are asked for again: clocks and open transactions.
OVERLAP = timedelta(minutes=5)

#: How many keys, or numbers, a query names: servers take an address of 4,000 characters.
KEYS, NUMBERS = 40, 200


class Studio:
    """A connection to a server; close it, or use it in a ``with`` block."""

    def __init__(self, connection: Connection, *, pauses: tuple[float, ...] = PAUSES) -> None:
        """Nothing is sent yet.

        Args:
            pauses: seconds to wait before each further try of a reading call that failed.
        """
        self.connection = connection
        self.transport = Transport(connection, pauses=pauses)
        self.call = self.transport.call
        """Makes a call that the SDK does not know."""

    @classmethod
    def connect(cls, url: str | None = None, token: str | None = None) -> Self:
        """Connect to the server given, else the one that the environment names, else our own, and see that it answers.

        Raises:
            StudioError: none is known, it does not answer, or it refuses the token.
        """
        studio = cls(Connection.find(url, token))
        try:
            studio.whoami()
        except BaseException:
            studio.close()
            raise
        return studio

    def close(self) -> None:
        self.transport.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    # The server and its people

    def whoami(self) -> User:
        """Return whose token it is."""
        return self._user(self._ask(lambda sdk: sdk.users.whoami()))

    def version(self) -> str:
        """The server's version."""
        found = self._ask(lambda sdk: sdk.versions.get())
        return str(queries.expected(found, ("release",), self.transport).release)

    def users(self) -> dict[int, User]:
        """Everybody in the token's organisation, by number."""
        everybody = queries.listed(self._ask(lambda sdk: sdk.users.list()), self.transport)
        if not everybody:  # whose token it is would be in it
            raise StudioError(self.transport.foreign())
        return {found.id: self._user(found) for found in everybody}

    def invitation(self) -> str:
        """The address at which another reviewer signs up."""
        found = self.call("GET", "/api/invite")  # not in the SDK
        if not isinstance(found, dict) or "invite_url" not in found:
            raise StudioError(self.transport.foreign())
        return f"{self.connection.url}{found['invite_url']}"

    # Projects

    def project(self, key: str, title: str | None = None, remembered: Remembered | None = None) -> Project:
        """The project that holds this key of ours, made where there is none; see ``project.obtain``."""
        return project.obtain(self.transport, key, title, remembered)

    def located(self, key: str, remembered: Remembered | None = None) -> Project | None:
        """The project that holds this key of ours, if there is one; see ``project.locate``."""
        return project.locate(self.transport, key, remembered)

    def projects(self) -> list[Project]:
        """Every project that has a key of ours, the oldest first."""
        return project.ours(self.transport)

    def upgrade_config(self, where: Project, renames: Mapping[str, str] = {}) -> bool:
        """Give a project our label config and instructions; false where it had them. See ``upgrading.upgrade``."""
        return upgrading.upgrade(self.transport, where, renames)

    def set_model_version(self, where: Project, version: str) -> None:
        """Show reviewers the predictions of this version. There must be one already."""
        project.change(self.transport, where.id, model_version=version)

    def shows_version(self, where: Project, version: str) -> bool:
        """Return True where the project names this version as the one whose predictions are shown."""
        return bool(project.ask(self.transport, where.id).model_version == version)

    def has_version(self, where: Project, version: str) -> bool:
        """Return True where the project has predictions of this version."""
        found = self.call("GET", f"/api/projects/{where.id}/model-versions/")  # not in the SDK
        if not isinstance(found, dict):
            raise StudioError(self.transport.foreign())
        return version in found

    def set_overlap(self, where: Project, share: float) -> None:
        """Let this share of the tasks be reviewed by two people, each without seeing the other's."""
        two = {"maximum_annotations": 2, "overlap_cohort_percentage": max(1, round(100 * share))}
        wanted = two if share else {"maximum_annotations": 1, "overlap_cohort_percentage": 100}
        found = project.ask(self.transport, where.id)
        if any(getattr(found, name) != value for name, value in wanted.items()):
            project.change(self.transport, where.id, **wanted)

    def make_tabs(self, where: Project) -> None:
        """Give a project our tabs, where it has none of them."""
        tabs.make(self.transport, where)

    # Tasks out

    def import_tasks(self, where: Project, tasks: Sequence[dict[str, Any]]) -> list[int]:
        """Make tasks, all of them or none, and give their numbers in the same order.

        Args:
            tasks: ``{"data": {KEY_FIELD: …, "text": …, …}, "predictions": [{"model_version": …, "score": …,
                "result": […]}]}`` each. The server checks next to nothing of predictions.
        """
        if not tasks:
            return []
        # What is no list the SDK leaves to pydantic's encoder, which takes half as long for the same bytes.
        made = self.transport.ask(
            lambda sdk: sdk.projects.import_tasks(id=where.id, request=deque(tasks), return_task_ids=True), reads=False
        )
        numbers, kept = getattr(made, "task_ids", None), getattr(made, "prediction_count", None)
        if not isinstance(numbers, list):
            raise StudioUncertain("the answer to an import is none of Label Studio's")
        if len(numbers) != len(tasks):
            raise StudioUncertain(f"Label Studio made {len(numbers)} of {len(tasks)} tasks")
        predictions = sum(len(task.get("predictions", ())) for task in tasks)
        if kept != predictions:
            # Where another writer locks its SQLite, it tries again with tasks whose predictions it has taken off.
            raise StudioUncertain(f"Label Studio kept {kept} of {predictions} predictions")
        return numbers

    def import_predictions(self, where: Project, predictions: Sequence[dict[str, Any]]) -> None:
        """Add predictions to tasks that are there: ``{"task": number, "model_version": …, "score": …, "result": […]}``.

        Each call counts all tasks of the project anew; few calls with thousands each are best.

        Raises:
            StudioError: the server dropped some, as it does without a word with those it finds invalid.
        """
        if not predictions:
            return
        made = self.transport.ask(
            lambda sdk: sdk.projects.import_predictions(id=where.id, request=deque(predictions)), reads=False
        )
        created = getattr(made, "created", None)
        if created is None:
            raise StudioUncertain("the answer to an import of predictions is none of Label Studio's")
        if created != len(predictions):
            raise StudioError(
                f"Label Studio kept {created} of {len(predictions)} predictions; the others it found invalid"
            )

    def set_data(self, task: int | None, data: Mapping[str, Any]) -> None:
        """Let a task hold other data, all of it; its annotations and predictions stay."""
        self._ask(lambda sdk: sdk.tasks.update(id=str(task), data=data))

    def delete_tasks(self, where: Project, numbers: Iterable[int]) -> None:
        """Delete tasks with all their annotations."""
        self._act("delete_tasks", where, list(numbers))

    def delete_predictions(self, where: Project, tasks: Iterable[int | None]) -> None:
        """Delete all predictions of these tasks."""
        self._act("delete_tasks_predictions", where, list(tasks))

    def adjudicate(self, marks: Mapping[int, bool]) -> None:
        """Mark annotations, by number, as those that count, or take the mark off; what is taken off comes first."""
        for number, mark in sorted(marks.items(), key=lambda each: each[1]):
            self._ask(lambda sdk: sdk.annotations.update(id=number, ground_truth=mark))  # noqa: B023

    # Tasks back

    def find_tasks(self, where: Project, keys: Sequence[str]) -> dict[str, list[int]]:
        """The numbers of the tasks that hold these keys; a key that no task holds is missing."""
        found: dict[str, list[int]] = {}
        for some in _chunks(list(keys), KEYS):
            filters = [queries.where(f"data.{config.KEY_FIELD}", "in_list", "String", some)]
            for task in queries.tasks(self.transport, where.id, filters, "id,data", size=NUMBERS):
                found.setdefault(task["data"][config.KEY_FIELD], []).append(task["id"])
        return found

    def tasks_changed_since(self, where: Project, watermark: datetime | None) -> list[Stamp]:
        """Tasks that people worked on since then, by annotating, correcting, skipping or deleting an annotation.

        The time asked for lies a little before it, so the last ones of before come again. A task that was
        deleted is in no list: compare ``task_ids``. Drafts change nothing.

        Args:
            watermark: the latest ``updated_at`` seen before; without it all tasks come, worked on or not.
        """
        filters = []
        if watermark is not None:
            since = queries.moment(watermark - OVERLAP)
            filters = [
                queries.where("updated_at", "greater_or_equal", "Datetime", since),
                queries.where("updated_by", "empty", "List", "false"),  # nobody has touched what was only imported
            ]
        include = "id,updated_at,total_annotations,cancelled_annotations"
        return [_stamp(task) for task in queries.tasks(self.transport, where.id, filters, include)]

    def tasks(self, where: Project, numbers: Sequence[int], include: str = REVIEWED) -> Iterator[dict[str, Any]]:
        """Tasks with their data and all their annotations, skipped ones too, as the server gives them.

        A number that is no longer there is left out. SQLite gives the numbers of deleted tasks out again:
        compare ``data[KEY_FIELD]``.

        Args:
            include: other fields than those.
        """
        for some in _chunks(list(numbers), NUMBERS):
            filters = [queries.where("id", "in_list", "Number", some)]
            yield from queries.tasks(self.transport, where.id, filters, include, size=NUMBERS + 1)

    def drafted(self, where: Project) -> set[int]:
        """The numbers of the tasks on which somebody has a draft that is not submitted."""
        return queries.drafted(self.transport, where.id)

    def drafts(self, where: Project) -> dict[str, int]:
        """By address of a person: how many drafts there are that were never submitted."""
        return queries.drafts(self.transport, where.id)

    def task_count(self, where: Project) -> int:
        """Return the number of tasks that a project has."""
        return int(project.ask(self.transport, where.id).task_number or 0)

    def task_ids(self, where: Project) -> set[int]:
        """The numbers of all tasks of a project."""
        return {task["id"] for task in queries.tasks(self.transport, where.id, [], "id")}

    def _ask(self, call: Callable[[LabelStudioBase], T]) -> T:
        """Make a call that reads, or that is as good twice as once."""
        return self.transport.ask(call, reads=True)

    def _act(self, action: str, where: Project, tasks: list[Any]) -> None:
        chosen = {"all": False, "included": tasks}
        if tasks:
            self._ask(lambda sdk: sdk.actions.create(id=action, project=where.id, selected_items=chosen))

    def _user(self, found: Any) -> User:
        known = queries.expected(found, ("id", "email"), self.transport)
        name = f"{known.first_name or ''} {known.last_name or ''}".strip()
        return User(known.id, known.email, name)


def _stamp(found: dict[str, Any]) -> Stamp:
    annotations = found["total_annotations"] + found["cancelled_annotations"]
    return Stamp(found["id"], found["updated_at"], annotations)


def _chunks(items: list[Any], size: int) -> Iterator[list[Any]]:
    return (items[at : at + size] for at in range(0, len(items), size))
