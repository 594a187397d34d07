"""Tasks out: what waits in the outbox is sent, and what the rules make otherwise now is shown anew."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.errors import StudioError
from annotator.exchange import Pushed
from annotator.studio.client import Studio
from annotator.studio.config import KEY_FIELD
from annotator.studio.project import Project
from annotator.studio.renewing import Renewing
from annotator.studio.sending import WORKED_ON, Sending, is_worked_on
from annotator.studio.tasks import MODEL_VERSION

if TYPE_CHECKING:
    from annotator.store import ProjectOutbox


def push(
    studio: Studio,
    where: Project,
    outbox: ProjectOutbox,
    *,
    reviewed: bool = False,
    restore: bool = False,
    advance: Callable[[int], None] = lambda _: None,
) -> Pushed:
    """Send what is queued, and new predictions for tasks that nobody has worked on.

    Args:
        where: the project.
        outbox: what is to be sent.
        reviewed: send new predictions for tasks on which somebody has worked, too.
        restore: send stored reviews with tasks that are not on the server.
        advance: called with the number of tasks whenever some have arrived.

    Raises:
        StudioError: the project's label config is not ours, or the server fails. Whatever had arrived is noted,
            the next push goes on from there.
    """
    refuse_drift(where)
    done = Pushed()
    sending = Sending(studio, where, outbox, done, advance, restore=restore)
    renewing = Renewing(studio, where, outbox, done)
    sending.settle()
    renewing.settle()
    sending.send()
    renewing.renew(reviewed)
    sending.drop_copies()
    retire(studio, where, outbox, done)
    show(studio, where)
    studio.make_tabs(where)
    outbox.note_pushed()
    return done


def retire(studio: Studio, where: Project, outbox: ProjectOutbox, done: Pushed) -> None:
    """Take tasks of superseded versions off the server, unless somebody has worked on them or is about to."""
    old = outbox.superseded()
    numbers = {number: key for key, number in old.items()}
    begun = studio.drafted(where) if numbers else set()
    free = [
        task["id"]
        for task in studio.tasks(where, sorted(numbers), WORKED_ON)
        if task["data"].get(KEY_FIELD) == numbers[task["id"]] and not is_worked_on(task) and task["id"] not in begun
    ]
    if free:
        studio.delete_tasks(where, free)
        outbox.note_retired([numbers[number] for number in free])
        done.retired += len(free)


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


def show(studio: Studio, where: Project) -> None:
    """See that reviewers are shown the predictions: the newest one of the version that the project names.

    Where it names none, the stream behind "Label All Tasks" shows nothing at all.
    """
    if not studio.shows_version(where, MODEL_VERSION) and studio.has_version(where, MODEL_VERSION):
        studio.set_model_version(where, MODEL_VERSION)
