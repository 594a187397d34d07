"""Pushing to a real server: every article once, whatever breaks; new predictions only where nobody has worked."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from annotator.errors import StudioError, StudioRefused, StudioUncertain
from annotator.models import Annotation, Span
from annotator.store import Store
from annotator.studio import sending
from annotator.studio.client import Studio
from annotator.studio.config import load
from annotator.studio.connection import TOKEN_VARIABLE, URL_VARIABLE, Connection
from annotator.studio.controls import ORIGIN
from annotator.studio.push import push
from annotator.studio.tasks import MODEL_VERSION
from tests.store.making import annotation, article
from tests.studio.looping import Loop
from tests.studio.proxy import Proxy, proxy

#: A push of small batches, so that there is something between two of them.
SMALL = """
from datetime import timedelta
import annotator.studio.sending as sending
from annotator.cli.main import main
sending.BATCH, sending.PAUSE, sending.PATIENCE = 5, 0.1, timedelta(seconds=3)
main()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not to wait half a minute for what does not come."""
    monkeypatch.setattr(sending, "PATIENCE", timedelta(seconds=1))
    monkeypatch.setattr(sending, "PAUSE", 0.1)


@pytest.fixture
def before(studio: Studio) -> Iterator[Proxy]:
    with proxy(studio.connection.url) as progress:
        yield progress


@contextmanager
def through(url: str, loop: Loop, token: str | None = None) -> Iterator[Loop]:
    """The same loop, its calls going to another address, or with another token."""
    with Studio(Connection(url, token or loop.studio.connection.token), pauses=()) as studio:
        yield Loop(loop.store, studio, loop.project, loop.outbox, loop.inbox)


def fill(loop: Loop, number: int, version: str = "pass-1", first: int = 0) -> set[str]:
    """Store so many articles; the keys of their tasks."""
    keys = set()
    for each in range(first, first + number):
        one = article(f"নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। ঘটনা {each}", path=f"pages/a{each}.txt")
        keys.add(f"{loop.add(one, annotation(one), version)}-{one.version}")
    return keys


def keys(loop: Loop) -> list[str]:
    """The keys of all tasks on the server."""
    return sorted(task["data"]["article_key"] for task in loop.tasks("id,data"))


def shown(loop: Loop) -> list[str]:
    """By task, which pass made the prediction that a reviewer sees: the newest of the version the project names."""
    assert loop.studio.call("GET", f"/api/projects/{loop.project.id}/")["model_version"] == MODEL_VERSION
    newest = [max(task["predictions"], key=lambda one: one["id"]) for task in loop.tasks()]
    assert {one["model_version"] for one in newest} == {MODEL_VERSION}
    return [next((item["meta"][ORIGIN]["pass"] for item in one["result"]), "nothing found") for one in newest]


def test_every_article_arrives_once_however_often_it_is_pushed(loop: Loop) -> None:
    wanted = fill(loop, 3)
    assert loop.push().sent == 3
    assert loop.push().sent == 0
    wanted |= fill(loop, 5)
    assert loop.push().sent == 2
    assert keys(loop) == sorted(wanted)
    assert sorted(loop.inbox.seen()) == sorted(task["id"] for task in loop.tasks("id"))


def test_what_arrives_is_what_was_found(loop: Loop) -> None:
    about = article()
    loop.add(about, annotation(about))
    loop.push()
    (task,) = loop.tasks()
    (prediction,) = task["predictions"]
    assert task["data"]["text"] == about.body
    assert (prediction["model_version"], prediction["score"]) == (MODEL_VERSION, 0.8)
    assert {item["meta"][ORIGIN]["pass"] for item in prediction["result"] if "meta" in item} == {"pass-1"}


def test_an_answer_that_is_lost_makes_no_second_task(loop: Loop, before: Proxy) -> None:
    wanted = fill(loop, 4)
    before.lose = 1
    with through(before.url, loop) as shaky:
        pushed = shaky.push()
    assert (pushed.sent, pushed.recovered) == (0, 4)
    assert keys(loop) == sorted(wanted)
    assert loop.push().sent == 0


def test_a_project_whose_making_was_answered_by_nobody_is_found(studio: Studio, before: Proxy) -> None:
    before.lose, before.losing = 1, "/api/projects/"
    key = uuid4().hex
    with Studio(Connection(before.url, studio.connection.token), pauses=()) as shaky:
        made = shaky.project(key)
    assert before.lose == 0
    assert [each.id for each in studio.projects() if each.key == key] == [made.id]


def test_a_batch_that_never_arrived_is_sent_again(loop: Loop) -> None:
    wanted = fill(loop, 4)
    loop.outbox.queue()
    batch = loop.outbox.batch(10)
    loop.outbox.note_sending({each.key: (each.prediction, "digest") for each in batch})  # and then the lights went out
    assert loop.push().sent == 4
    assert keys(loop) == sorted(wanted)


def test_a_server_that_is_slower_than_our_patience_leaves_no_copies(
    loop: Loop, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first sending arrives after the second one."""
    wanted = fill(loop, 2)
    original, late = Studio.import_tasks, []

    def slow(self: Studio, where: object, tasks: list[object]) -> list[int]:
        if not late:
            late.extend(tasks)
            raise StudioUncertain("no answer")
        numbers = original(self, where, tasks)  # type: ignore[arg-type]
        original(self, where, late)  # type: ignore[arg-type]
        return numbers

    monkeypatch.setattr(Studio, "import_tasks", slow)
    loop.push()
    assert keys(loop) == sorted(wanted)
    assert sorted(loop.inbox.seen()) == sorted(task["id"] for task in loop.tasks("id"))


def test_predictions_that_the_server_lost_are_sent_again(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """As it does when another writer locks its SQLite: the tasks are there, and say nothing."""
    wanted = fill(loop, 3)
    request = httpx.Client.request

    def forgetful(self: httpx.Client, method: str, url: str, **rest: Any) -> httpx.Response:
        if url.endswith("/import"):
            rest["json"] = [{**task, "predictions": []} for task in rest["json"]]
        return request(self, method, url, **rest)

    monkeypatch.setattr(httpx.Client, "request", forgetful)
    pushed = loop.push()
    assert (pushed.sent, pushed.recovered, pushed.renewed) == (0, 3, 3)
    assert keys(loop) == sorted(wanted)
    assert [len(task["predictions"]) for task in loop.tasks()] == [1, 1, 1]


def test_answers_that_are_always_lost_end_the_push(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(loop, 2)

    def lost(self: Studio, where: object, tasks: object) -> list[int]:
        raise StudioUncertain("no answer")

    monkeypatch.setattr(Studio, "import_tasks", lost)
    monkeypatch.setattr(sending, "PATIENCE", timedelta(0))
    with pytest.raises(StudioError, match="again and again"):
        loop.push()
    monkeypatch.undo()
    assert loop.push().sent == 2


def test_a_push_killed_at_random_moments_loses_and_doubles_nothing(loop: Loop, store: Store) -> None:
    """Each time it is let go until some more have been sent, and a moment longer."""
    wanted = fill(loop, 40)
    connection = loop.studio.connection
    surroundings = os.environ | {URL_VARIABLE: connection.url, TOKEN_VARIABLE: connection.token}
    command = [sys.executable, "-c", SMALL, "push", "--database", store.url]
    chance = random.Random(7)
    killed, waiting = 0, loop.outbox.queue()
    while waiting:
        with subprocess.Popen(command, env=surroundings, stdout=subprocess.DEVNULL) as process:
            while process.poll() is None and loop.outbox.queued() >= waiting:
                time.sleep(0.01)
            time.sleep(chance.uniform(0, 0.15))
            if process.poll() is None:
                process.send_signal(signal.SIGKILL)
                killed += 1
        assert process.returncode in (0, -signal.SIGKILL)
        if killed < 3 and not loop.outbox.queued():  # it was quicker than we: some more
            wanted |= fill(loop, 20, first=len(wanted))
            loop.outbox.queue()
        waiting = loop.outbox.queued()
    subprocess.run(command, env=surroundings, check=True, stdout=subprocess.DEVNULL)
    assert keys(loop) == sorted(wanted)
    assert sorted(loop.inbox.seen()) == sorted(task["id"] for task in loop.tasks("id"))


def test_a_server_that_stops_and_comes_back(loop: Loop) -> None:
    """Nothing is lost when nobody answers: the tasks stay where they are, and go out the next time."""
    wanted = fill(loop, 2)
    with through("http://127.0.0.1:9", loop) as away, pytest.raises(StudioError, match="does not answer"):
        away.push()
    assert not loop.outbox.in_doubt(), "nothing was sent, and the next push need not wait for it"
    assert loop.push().sent == 2
    assert keys(loop) == sorted(wanted)


def test_a_token_that_is_refused_is_told_plainly(loop: Loop) -> None:
    fill(loop, 1)
    with through(loop.studio.connection.url, loop, "f" * 40) as stranger:
        for call in (stranger.push, stranger.pull):
            with pytest.raises(StudioRefused, match="refuses the token"):
                call()
    assert loop.push().sent == 1


def test_what_is_not_fit_is_told_and_the_rest_goes(loop: Loop) -> None:
    wanted = fill(loop, 2)
    wrong = article("মেনুর বাইরে কিছু নেই।", path="pages/wrong.txt")
    cue = Span.of(wrong.page.text, 0, 4)
    outside = annotation(article()).attributions[0].model_copy(update={"cue": cue})
    loop.add(wrong, Annotation(attributions=(outside,)))
    pushed = loop.push()
    (finding,) = pushed.findings
    assert (finding.place, finding.kind) == ("pages/wrong.txt", "task")
    assert "does not lie in the article's body" in finding.reason
    assert keys(loop) == sorted(wanted)


def test_changed_rules_are_shown_where_nobody_has_worked(loop: Loop) -> None:
    fill(loop, 3)
    loop.push()
    free, worked_on, skipped = (task["id"] for task in loop.tasks("id"))
    loop.submit(worked_on)
    loop.submit(skipped, was_cancelled=True)
    for each in range(3):
        one = article(f"নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। ঘটনা {each}", path=f"pages/a{each}.txt")
        found = annotation(one, rule="new")
        less = found.attributions[0].model_copy(update={"hedges": ()})
        loop.add(one, Annotation(attributions=(less,)), "pass-2")
    pushed = loop.push()
    assert (pushed.sent, pushed.renewed, pushed.left) == (0, 2, 1)
    assert shown(loop) == ["pass-2", "pass-1", "pass-2"]
    assert free in loop.inbox.seen()
    again = loop.push()
    assert (again.renewed, again.left) == (0, 1)
    assert loop.push(reviewed=True).renewed == 1
    assert shown(loop) == ["pass-2"] * 3


def test_rules_that_find_the_same_send_nothing(loop: Loop) -> None:
    fill(loop, 2)
    loop.push()
    fill(loop, 2, "pass-2")
    assert loop.push().renewed == 0
    assert shown(loop) == ["pass-1"] * 2


def renew(loop: Loop, version: str, found: Annotation | None = None) -> None:
    """The articles of ``fill(loop, 2)`` as another pass predicts them: as the first one did, unless told."""
    for each in range(2):
        one = article(f"নদীপুর পুলিশ জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। ঘটনা {each}", path=f"pages/a{each}.txt")
        loop.add(one, annotation(one) if found is None else found, version)


def test_a_lost_answer_to_new_predictions(loop: Loop, before: Proxy) -> None:
    fill(loop, 2)
    loop.push()
    renew(loop, "pass-2", Annotation())
    before.lose = 1
    with through(before.url, loop) as shaky, pytest.raises(StudioError):
        shaky.push()
    loop.push()
    assert shown(loop) == ["nothing found"] * 2
    assert [len(task["predictions"]) for task in loop.tasks()] == [1, 1]


def test_rules_that_go_back_to_what_they_found_before_are_shown(loop: Loop, monkeypatch: pytest.MonkeyPatch) -> None:
    """A prediction in doubt is not taken for the older one that says the same."""
    fill(loop, 2)
    loop.push()
    renew(loop, "pass-2", Annotation())
    assert loop.push().renewed == 2
    renew(loop, "pass-3")

    def lost(self: Studio, where: object, predictions: object) -> None:
        raise StudioUncertain("no answer")  # and nothing has arrived

    monkeypatch.setattr(Studio, "import_predictions", lost)
    with pytest.raises(StudioError):
        loop.push()
    monkeypatch.undo()
    assert loop.push().renewed == 2
    assert shown(loop) == ["pass-3"] * 2


def test_a_version_that_somebody_else_named_is_put_right(loop: Loop) -> None:
    """Whoever adds a model to the project makes Label Studio show that model's predictions alone."""
    assert loop.push().sent == 0, "and with nothing sent there is nothing to show"
    fill(loop, 1)
    loop.push()
    loop.studio.call("PATCH", f"/api/projects/{loop.project.id}/", json={"model_version": ""})
    loop.push()
    assert shown(loop) == ["pass-1"]


def test_a_changed_label_config_stops_the_push(loop: Loop) -> None:
    fill(loop, 1)
    changed = load().replace('value="via"', 'value="through"')
    loop.studio.call("PATCH", f"/api/projects/{loop.project.id}/", json={"label_config": changed})
    drifted = Loop.of(loop.store, loop.studio)
    with pytest.raises(StudioError, match=r"relation via.*annotator studio upgrade-config"):
        drifted.push()
    assert not keys(loop)


def test_a_sample_is_spread_over_the_outlets_and_drawn_once(loop: Loop) -> None:
    for outlet, number in (("ক", 10), ("খ", 5), ("গ", 1)):
        for each in range(number):
            one = article(f"{outlet} {each}: পুলিশ জানিয়েছে কিছু।", path=f"{outlet}{each}.txt", outlet=outlet)
            loop.add(one, Annotation())
    drawn = loop.outbox.draw(8, 3)
    assert {name: number for name, (_, number) in drawn.strata.items()} == {"ক": 4, "খ": 3, "গ": 1}
    first = {each.key for each in loop.outbox.batch(100)}
    again = loop.outbox.draw(8, 3)
    assert again.again and again.strata == drawn.strata
    assert {each.key for each in loop.outbox.batch(100)} == first
    pushed = push(loop.studio, loop.project, loop.outbox)
    assert pushed.sent == 8
    assert set(keys(loop)) == first
    progress = loop.store.review_progress()
    assert progress and [(each.size, each.seed) for each in progress.samples] == [(8, 3)]


def test_another_server_is_another_project(loop: Loop, store: Store) -> None:
    """The project was deleted, or the address is another server's: everything is sent there anew."""
    wanted = fill(loop, 2)
    loop.push()
    loop.studio.call("DELETE", f"/api/projects/{loop.project.id}/")
    new = Loop.of(store, loop.studio)
    assert new.project.id != loop.project.id
    assert new.push().sent == 2
    assert keys(new) == sorted(wanted)
