"""Tasks out, once each, whatever breaks on the way.

Label Studio takes a task twice without a word, and an answer that is lost says nothing. So every batch
is noted before it is sent, and again when it has arrived; what lies between is looked up by our key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from annotator.aliases import Json
from annotator.errors import StudioError, StudioUncertain
from annotator.exchange import Pushed, Restorable
from annotator.studio.carrying import shown
from annotator.studio.checks import task_problems
from annotator.studio.client import Studio
from annotator.studio.project import Project
from annotator.studio.tasks import build_prediction, build_task, prediction_digest

if TYPE_CHECKING:
    from annotator.store import ProjectOutbox


#: Tasks a call: more are no faster, and cost memory on both sides.
BATCH = 500

#: How long a server may go on with a call whose answer was lost.
PATIENCE = timedelta(seconds=30)

#: Seconds between two looks for what is in doubt.
PAUSE = 2.0

#: How often in a row answers may be lost before it is given up.
LOST = 3

#: What of a task is asked for to see whether it is ours, and whether somebody has worked on it.
WORKED_ON = "id,data,total_annotations"


@dataclass(frozen=True, slots=True)
class _Batch:
    """Tasks ready to be sent, and what the outbox is told of them."""

    tasks: list[Json]
    predictions: dict[str, tuple[int, str]]


class Sending:
    """The queue of new tasks."""

    def __init__(
        self,
        studio: Studio,
        where: Project,
        outbox: ProjectOutbox,
        done: Pushed,
        advance: Callable[[int], None],
        *,
        restore: bool = False,
    ) -> None:
        self._studio, self._where, self._outbox, self._advance = studio, where, outbox, advance
        self._restore = restore
        self._people = {user.email: user.id for user in studio.users().values()} if restore else {}
        self._sent_again: set[str] = set()
        self.done = done

    def send(self) -> None:
        """Send the queue; while the server works on one batch the next one is made."""
        lost = 0
        with ThreadPoolExecutor(1) as line:
            flying: tuple[_Batch, Future[list[int]]] | None = None
            while True:
                batch = self._prepare()
                if flying:
                    lost = 0 if self._land(*flying) else lost + 1
                    if lost == LOST:
                        raise StudioError("Label Studio's answers are lost again and again; try again later")
                    flying = None
                    if batch is None:  # what was lost is queued again
                        batch = self._prepare()
                if batch is None:
                    return
                self._outbox.note_sending(batch.predictions)
                flying = batch, line.submit(self._studio.import_tasks, self._where, batch.tasks)

    def _prepare(self) -> _Batch | None:
        """The next batch of what can be sent; none when the queue is empty."""
        while outgoing := self._outbox.batch(BATCH, restore=self._restore):
            batch, refused = _Batch([], {}), []
            for each in outgoing:
                try:
                    see = shown(each)
                    prediction = build_prediction(each.key, each.article, see.annotation, each.pass_version)
                    task = build_task(each.key, each.article, None if each.blind else prediction, see)
                    problems = list(task_problems(task))
                    if each.reviews:
                        task["annotations"] = [restored(review, self._people) for review in each.reviews]
                except ValueError as error:
                    problems = [str(error)]
                if problems:
                    refused.append(each.key)
                    self.done.refuse(each, problems)
                else:
                    batch.tasks.append(task)
                    self.done.carried += bool(see.carried) and not each.blind
                    batch.predictions[each.key] = (each.prediction, prediction_digest(prediction))
            self._outbox.note_refused(refused)
            if batch.tasks:
                return batch
        return None

    def _land(self, batch: _Batch, flight: Future[list[int]]) -> bool:
        """Note what became of a batch; false where some of it has to be sent again."""
        try:
            numbers = flight.result()
        except StudioUncertain:
            return self.settle(datetime.now(UTC))
        except StudioError:  # nothing of it was done, so nothing is in doubt
            self._outbox.requeue(batch.predictions)
            raise
        self._note_sent(dict(zip(batch.predictions, numbers, strict=True)))
        self.done.restored += sum(len(task.get("annotations", ())) for task in batch.tasks)
        self.done.sent += len(numbers)
        self._advance(len(numbers))
        return True

    def settle(self, since: datetime | None = None) -> bool:
        """Look up the tasks whose arrival is in doubt; those that do not arrive are queued again.

        Args:
            since: when the answer was lost, where it was just now.

        Returns:
            Whether all had arrived.
        """
        doubts = self._outbox.in_doubt()
        if not doubts:
            return True
        until = (since or max(doubts.values())) + PATIENCE
        missing = self._find(list(doubts))
        while missing and datetime.now(UTC) < until:
            time.sleep(PAUSE)
            missing = self._find(missing)
        self._outbox.requeue(missing)
        self._sent_again.update(missing)
        return not missing

    def _find(self, keys: list[str]) -> list[str]:
        """Note those tasks that are there; the keys of the others."""
        found = self._studio.find_tasks(self._where, keys)
        numbers = {key: self._only_one(each) for key, each in found.items()}
        self._note_sent(numbers)
        # The server may have lost the predictions on the way: these tasks get theirs with the others that are renewed.
        bare = {
            task["id"]
            for task in self._studio.tasks(self._where, sorted(numbers.values()), "id,total_predictions")
            if not task["total_predictions"]
        }
        self._outbox.forget_prediction(key for key, number in numbers.items() if number in bare)
        self.done.recovered += len(found)
        self._advance(len(found))
        return [key for key in keys if key not in found]

    def _note_sent(self, numbers: dict[str, int]) -> None:
        """Note tasks that arrived, all that was sent with them too."""
        self._outbox.note_sent(numbers)
        if self._restore:
            self._outbox.note_restored(numbers)

    def drop_copies(self) -> None:
        """Delete copies of tasks that were sent again and arrived twice, the server being slower than our patience."""
        found = self._studio.find_tasks(self._where, sorted(self._sent_again))
        twice = {key: numbers for key, numbers in found.items() if len(numbers) > 1}
        self._outbox.note_sent({key: self._only_one(numbers) for key, numbers in twice.items()})

    def _only_one(self, numbers: list[int]) -> int:
        """Of the tasks of one key, the one that stays: that on which somebody has worked, else the first."""
        first, *more = sorted(numbers)
        if not more:
            return first
        worked_on = [task["id"] for task in self._studio.tasks(self._where, numbers, WORKED_ON) if is_worked_on(task)]
        kept = min(worked_on, default=first)
        self._studio.delete_tasks(self._where, [each for each in numbers if each != kept and each not in worked_on])
        return kept


def is_worked_on(task: Json) -> bool:
    """Return True where a task has annotations; skips do not count."""
    return bool(task["total_annotations"])


def restored(review: Restorable, people: Mapping[str, int]) -> Json:
    """Return a stored review as an annotation that is imported with its task.

    Args:
        people: by address: the number of each person on this server. Who is not there leaves it to who imports.
    """
    kept = ("result", "lead_time", "was_cancelled", "ground_truth")
    author = people.get(review.email)
    return {name: review.raw.get(name) for name in kept} | ({"completed_by": author} if author else {})
