"""New predictions for tasks that are there, where the rules now make something else of their articles."""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import islice
from typing import TYPE_CHECKING

from annotator.aliases import Json
from annotator.errors import StudioUncertain
from annotator.exchange import Outgoing, Pushed
from annotator.studio.carrying import shown
from annotator.studio.checks import prediction_problems
from annotator.studio.client import Studio
from annotator.studio.config import KEY_FIELD
from annotator.studio.project import Project
from annotator.studio.sending import WORKED_ON, is_worked_on
from annotator.studio.tasks import build_prediction, build_task, prediction_digest

if TYPE_CHECKING:
    from annotator.store import ProjectOutbox


#: Predictions a call: each call counts all tasks of the project anew.
RENEWALS = 2_000


class Renewing:
    """The tasks whose prediction is out of date."""

    def __init__(self, studio: Studio, where: Project, outbox: ProjectOutbox, done: Pushed) -> None:
        self._studio, self._where, self._outbox = studio, where, outbox
        self.done = done

    def renew(self, reviewed: bool) -> None:
        """Send new predictions for tasks whose article is predicted otherwise than what they show."""
        outdated = self._outbox.outdated(reviewed=reviewed)
        while some := list(islice(outdated, RENEWALS)):
            changed = self._changed(some)
            there, free = self._there({each.task: each.key for each, _ in changed if each.task is not None})
            wanted = there if reviewed else free
            self.done.left += len(changed) - len(wanted)
            self._renew([(each, one) for each, one in changed if each.key in wanted], free)

    def _changed(self, outdated: list[Outgoing]) -> list[tuple[Outgoing, Json]]:
        """Those whose prediction would show something else; the others are noted as good as new."""
        changed, same = [], {}
        for each in outdated:
            try:
                prediction = build_prediction(each.key, each.article, shown(each).annotation, each.pass_version)
                problems = list(prediction_problems(prediction, each.article.body))
            except ValueError as error:
                problems = [str(error)]
            if problems:
                self.done.refuse(each, problems)
            elif prediction_digest(prediction) == each.digest:
                same[each.key] = each.prediction
            else:
                changed.append((each, prediction))
        self._outbox.note_same(same)
        return changed

    def _there(self, tasks: Mapping[int, str]) -> tuple[set[str], set[str]]:
        """The keys of the tasks that are there and ours, and of those among them on which nobody has worked."""
        found = [
            task
            for task in self._studio.tasks(self._where, sorted(tasks), WORKED_ON)
            if task["data"].get(KEY_FIELD) == tasks[task["id"]]
        ]
        free = {tasks[task["id"]] for task in found if not is_worked_on(task)}
        return {tasks[task["id"]] for task in found}, free

    def _renew(self, chosen: list[tuple[Outgoing, Json]], free: Container[str]) -> None:
        """Send new predictions. Those that nobody began from make room for them: each would be a tab of its own."""
        if not chosen:
            return
        self._outbox.note_renewing({each.key: (each.prediction, prediction_digest(one)) for each, one in chosen})
        try:
            for each, one in chosen:  # first, since it can be done twice
                self._studio.set_data(each.task, build_task(each.key, each.article, one, shown(each))["data"])
            self._studio.delete_predictions(self._where, [each.task for each, _ in chosen if each.key in free])
            self._studio.import_predictions(self._where, [{"task": each.task, **one} for each, one in chosen])
        except StudioUncertain:
            self.settle()
            raise
        self._outbox.note_renewed([each.key for each, _ in chosen])
        self.done.renewed += len(chosen)

    def settle(self) -> None:
        """Look up new predictions whose arrival is in doubt; those that are not there will be sent again."""
        doubts = {each.task: each for each in self._outbox.renewals_in_doubt() if each.task is not None}
        arrived: set[str] = set()
        for task in self._studio.tasks(self._where, sorted(doubts), "id,predictions,result"):
            doubt = doubts[task["id"]]
            newest = max(task["predictions"], key=lambda one: int(one["id"]), default=None)
            if newest and prediction_digest(newest) == doubt.digest:
                arrived.add(doubt.key)
        self._outbox.note_renewed(arrived)
        self._outbox.forget_prediction(each.key for each in doubts.values() if each.key not in arrived)
        self.done.renewed += len(arrived)
