"""Tasks out: what is queued in the outbox is sent, once each, whatever breaks on the way.

Label Studio takes a task twice without a word, and an answer that is lost says nothing. So every batch
is noted before it is sent, and again when it has arrived; what lies between is looked up by our key.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import islice
from typing import Any, Protocol

from annotator.errors import StudioError, StudioUncertain
from annotator.exchange import Outgoing
from annotator.models import Finding
from annotator.studio import queries
from annotator.studio.checks import prediction_problems, task_problems
from annotator.studio.client import NUMBERS, Studio
from annotator.studio.config import KEY_FIELD
from annotator.studio.project import Project
from annotator.studio.tasks import MODEL_VERSION, build_prediction, build_task, prediction_digest

Json = dict[str, Any]

#: Tasks a call: more are no faster, and cost memory on both sides.
BATCH = 500

#: Predictions a call: each call counts all tasks of the project anew.
RENEWALS = 2_000

#: How long a server may go on with a call whose answer was lost.
PATIENCE = timedelta(seconds=30)

#: Seconds between two looks for what is in doubt.
PAUSE = 2.0

#: How often in a row answers may be lost before it is given up.
LOST = 3


class Outbox(Protocol):
    """What a push needs of the database; told in ``store.Outbox``."""

    def batch(self, size: int) -> list[Outgoing]: ...
    def note_sending(self, batch: Mapping[str, tuple[int, str]]) -> None: ...
    def note_sent(self, numbers: Mapping[str, int]) -> None: ...
    def note_refused(self, keys: Iterable[str]) -> None: ...
    def requeue(self, keys: Iterable[str]) -> None: ...
    def in_doubt(self) -> dict[str, datetime]: ...
    def outdated(self, *, reviewed: bool = False) -> Iterator[Outgoing]: ...
    def note_same(self, predictions: Mapping[str, int]) -> None: ...
    def note_renewing(self, batch: Mapping[str, tuple[int, str]]) -> None: ...
    def note_renewed(self, keys: Iterable[str]) -> None: ...
    def renewals_in_doubt(self) -> list[Outgoing]: ...
    def forget_prediction(self, keys: Iterable[str]) -> None: ...
    def note_pushed(self) -> None: ...


@dataclass(slots=True)
class Pushed:
    """What a push did."""

    sent: int = 0
    """Tasks that are new on the server."""
    recovered: int = 0
    """Tasks of which it was not known that they had arrived."""
    renewed: int = 0
    """Tasks that show a new prediction."""
    left: int = 0
    """Tasks whose prediction changed, and on which somebody works: they show what they showed."""
    findings: list[Finding] = field(default_factory=list)
    """Articles that could not be sent."""


def push(
    studio: Studio,
    where: Project,
    outbox: Outbox,
    *,
    reviewed: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> Pushed:
    """Send what is queued, and new predictions for tasks that nobody has worked on.

    Args:
        where: the project.
        outbox: what is to be sent.
        reviewed: send new predictions for tasks on which somebody has worked, too.
        advance: called with the number of tasks whenever some have arrived.

    Raises:
        StudioError: the project's label config is not ours, or the server fails. Whatever had arrived is noted,
            the next push goes on from there.
    """
    refuse_drift(where)
    work = _Push(studio, where, outbox, advance)
    work.settle()
    work.settle_renewals()
    work.send()
    work.renew(reviewed)
    work.drop_copies()
    work.show()
    outbox.note_pushed()
    return work.done


def refuse_drift(where: Project) -> None:
    """Stop where predictions would not fit the project.

    Raises:
        StudioError: its label config differs from ours; the message says how, and how it is mended.
    """
    differences = where.drift()
    if differences:
        more = f" and {len(differences) - 3} more" if len(differences) > 3 else ""
        raise StudioError(
            f"nothing was sent: the label config of {where.title!r} was changed on the server: it "
            f"{', '.join(differences[:3])}{more}; `annotator studio upgrade-config` puts ours back"
        )


@dataclass(frozen=True, slots=True)
class _Batch:
    """Tasks ready to be sent, and what the outbox is told of them."""

    tasks: list[Json]
    predictions: dict[str, tuple[int, str]]


class _Push:
    def __init__(self, studio: Studio, where: Project, outbox: Outbox, advance: Callable[[int], None]) -> None:
        self._studio, self._where, self._outbox, self._advance = studio, where, outbox, advance
        self._sent_again: set[str] = set()
        self.done = Pushed()

    # Tasks

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
        while outgoing := self._outbox.batch(BATCH):
            batch, refused = _Batch([], {}), []
            for each in outgoing:
                try:
                    prediction = build_prediction(each.key, each.article, each.annotation, each.pass_version)
                    task = build_task(each.key, each.article, prediction)
                    problems = list(task_problems(task))
                except ValueError as error:
                    problems = [str(error)]
                if problems:
                    refused.append(each.key)
                    self._refuse(each, problems)
                else:
                    batch.tasks.append(task)
                    batch.predictions[each.key] = (each.prediction, prediction_digest(prediction))
            self._outbox.note_refused(refused)
            if batch.tasks:
                return batch
        return None

    def _refuse(self, outgoing: Outgoing, problems: list[str]) -> None:
        reason = f"it was not sent to Label Studio: {'; '.join(problems[:3])}"
        self.done.findings.append(Finding(place=outgoing.article.page.path, kind="task", reason=reason))

    def _land(self, batch: _Batch, flight: Future[list[int]]) -> bool:
        """Note what became of a batch; false where some of it has to be sent again."""
        try:
            numbers = flight.result()
        except StudioUncertain:
            return self.settle(datetime.now(UTC))
        except StudioError:  # nothing of it was done, so nothing is in doubt
            self._outbox.requeue(batch.predictions)
            raise
        self._outbox.note_sent(dict(zip(batch.predictions, numbers, strict=True)))
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
        self._outbox.note_sent(numbers)
        # The server may have lost the predictions on the way: these tasks get theirs with the others that are renewed.
        bare = {
            task["id"]
            for task in self._listed(numbers.values(), "id,total_predictions")
            if not task["total_predictions"]
        }
        self._outbox.forget_prediction(key for key, number in numbers.items() if number in bare)
        self.done.recovered += len(found)
        self._advance(len(found))
        return [key for key in keys if key not in found]

    def drop_copies(self) -> None:
        """What was sent again may have arrived twice, if the server was slower than our patience."""
        found = self._studio.find_tasks(self._where, sorted(self._sent_again))
        twice = {key: numbers for key, numbers in found.items() if len(numbers) > 1}
        self._outbox.note_sent({key: self._only_one(numbers) for key, numbers in twice.items()})

    def _only_one(self, numbers: list[int]) -> int:
        """Of the tasks of one key, the one that stays: that on which somebody has worked, else the first."""
        first, *more = sorted(numbers)
        if not more:
            return first
        worked_on = [task["id"] for task in self._annotations(numbers) if _is_worked_on(task)]
        kept = min(worked_on, default=first)
        self._studio.delete_tasks(self._where, [each for each in numbers if each != kept and each not in worked_on])
        return kept

    # Predictions that the rules now make otherwise

    def renew(self, reviewed: bool) -> None:
        """Send new predictions for tasks whose article is predicted otherwise than what they show."""
        outdated = self._outbox.outdated(reviewed=reviewed)
        while some := list(islice(outdated, RENEWALS)):
            changed = self._changed(some)
            there = self._free({each.task: each.key for each, _ in changed if each.task is not None}, reviewed)
            self.done.left += len(changed) - len(there)
            chosen = [(each, prediction) for each, prediction in changed if each.key in there]
            self._renew(chosen)

    def _changed(self, outdated: list[Outgoing]) -> list[tuple[Outgoing, Json]]:
        """Those whose prediction would show something else; the others are noted as good as new."""
        changed, same = [], {}
        for each in outdated:
            try:
                prediction = build_prediction(each.key, each.article, each.annotation, each.pass_version)
                problems = list(prediction_problems(prediction, each.article.body))
            except ValueError as error:
                problems = [str(error)]
            if problems:
                self._refuse(each, problems)
            elif prediction_digest(prediction) == each.digest:
                same[each.key] = each.prediction
            else:
                changed.append((each, prediction))
        self._outbox.note_same(same)
        return changed

    def _free(self, tasks: Mapping[int, str], reviewed: bool) -> set[str]:
        """The keys of the tasks that are there, are ours, and on which nobody has worked."""
        return {
            tasks[task["id"]]
            for task in self._annotations(tasks)
            if task["data"].get(KEY_FIELD) == tasks[task["id"]] and (reviewed or not _is_worked_on(task))
        }

    def _renew(self, chosen: list[tuple[Outgoing, Json]]) -> None:
        if not chosen:
            return
        self._outbox.note_renewing({each.key: (each.prediction, prediction_digest(one)) for each, one in chosen})
        try:
            self._studio.import_predictions(self._where, [{"task": each.task, **one} for each, one in chosen])
        except StudioUncertain:
            self.settle_renewals()
            raise
        self._outbox.note_renewed([each.key for each, _ in chosen])
        self.done.renewed += len(chosen)

    def settle_renewals(self) -> None:
        """Look up new predictions whose arrival is in doubt; those that are not there will be sent again."""
        doubts = {each.task: each for each in self._outbox.renewals_in_doubt() if each.task is not None}
        arrived: set[str] = set()
        for task in self._listed(doubts, "id,predictions,result"):
            doubt = doubts[task["id"]]
            newest = max(task["predictions"], key=lambda one: int(one["id"]), default=None)
            if newest and prediction_digest(newest) == doubt.digest:
                arrived.add(doubt.key)
        self._outbox.note_renewed(arrived)
        self._outbox.forget_prediction(each.key for each in doubts.values() if each.key not in arrived)
        self.done.renewed += len(arrived)

    def show(self) -> None:
        """See that reviewers are shown the predictions: the newest one of the version that the project names.

        Where it names none, the stream behind "Label All Tasks" shows nothing at all.
        """
        address = f"/api/projects/{self._where.id}"
        if self._studio.call("GET", f"{address}/")["model_version"] == MODEL_VERSION:
            return
        if MODEL_VERSION in self._studio.call("GET", f"{address}/model-versions/"):
            self._studio.set_model_version(self._where, MODEL_VERSION)

    def _annotations(self, numbers: Iterable[int]) -> Iterator[Json]:
        return self._listed(numbers, "id,data,total_annotations")

    def _listed(self, numbers: Iterable[int], include: str) -> Iterator[Json]:
        rest = iter(sorted(numbers))
        while some := list(islice(rest, NUMBERS)):
            filters = [queries.where("id", "in_list", "Number", some)]
            yield from queries.tasks(self._studio.transport, self._where.id, filters, include, size=NUMBERS + 1)


def _is_worked_on(task: Json) -> bool:
    """Whether a task has annotations; skips do not count."""
    return bool(task["total_annotations"])
