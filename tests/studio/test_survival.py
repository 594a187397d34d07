"""Reviews that survive: new versions of an article, lost tasks and projects, predictions that are superseded."""

from __future__ import annotations

from datetime import timedelta

import pytest

from annotator.errors import StudioError
from annotator.labels import Basis, HedgeLevel, Status
from annotator.models import Annotation
from annotator.quality.changes import FIELDS
from annotator.store import Store
from annotator.studio.client import Studio
from tests.cli.calling import call
from tests.store.making import SENTENCE, annotation, article
from tests.studio.looping import Loop, status
from tests.studio.making import accepted
from tests.studio.people import Person

ABOUT = article(url="https://nodi.example/bridge")
FOUND = annotation(ABOUT)
MORE = article(f"{SENTENCE} মেয়র জানান, কাজ চলছে।", url="https://nodi.example/bridge")


pytestmark = pytest.mark.usefixtures("known_server")


@pytest.fixture
def database(loop: Loop) -> tuple[str, str]:
    return "--database", loop.store.url.removeprefix("sqlite:///")


def test_a_new_version_shows_what_was_decided_and_takes_the_old_task_back(loop: Loop) -> None:
    loop.add(ABOUT, FOUND)
    loop.push()
    loop.submit(loop.only(), loop.returned(loop.only(), "probable"))
    loop.pull()
    loop.add(MORE, annotation(MORE))
    pushed = loop.push()
    assert (pushed.sent, pushed.carried, pushed.retired) == (1, 1, 0), "what was reviewed stays"
    *_, task = sorted(loop.tasks(), key=lambda one: one["id"])
    levels = [
        item["value"]["choices"] for item in task["predictions"][0]["result"] if item.get("from_name") == "hedge_level"
    ]
    assert levels == [["probable"]]
    assert "✓" in task["data"]["summary"]
    loop.submit(task["id"])
    loop.pull()
    found = loop.store.annotation(loop.store.article("bridge").key, Basis.REVIEWED)
    assert found and found.attributions[0].hedge_level is HedgeLevel.PROBABLE
    assert loop.push().sent == 0


def test_the_task_of_a_superseded_version_leaves_unless_somebody_is_at_it(loop: Loop, second: Person) -> None:
    loop.add(ABOUT, FOUND)
    loop.push()
    drafted = loop.only()
    second.draft(drafted, [])
    loop.add(MORE, annotation(MORE))
    assert loop.push().retired == 0
    third = article(f"{SENTENCE} পুলিশ জানায়, পথ খোলা।", url="https://nodi.example/bridge")
    loop.add(third, annotation(third))
    pushed = loop.push()
    assert (pushed.sent, pushed.retired) == (1, 1)
    assert len(loop.tasks("id")) == 2
    assert (loop.pull().gone, loop.push().sent) == (0, 0), "it is not missed"


def test_a_superseded_prediction_goes_unless_somebody_began_from_it(loop: Loop) -> None:
    key = loop.add(ABOUT, FOUND)
    loop.push()
    version = loop.store.article(key).version

    def find(level: HedgeLevel, rules: str) -> None:
        changed = FOUND.attributions[0].model_copy(update={"hedge_level": level})
        loop.store.save(
            loop.store.begin_run(rules), key, version, FOUND.model_copy(update={"attributions": (changed,)})
        )

    find(HedgeLevel.FLAT, "pass-2")
    before = loop.tasks()[0]["data"]["summary"]
    assert loop.push().renewed == 1
    (task,) = loop.tasks()
    assert len(task["predictions"]) == 1
    assert task["data"]["summary"] != before
    loop.submit(task["id"])
    find(HedgeLevel.DISTANCED, "pass-3")
    assert loop.push(reviewed=True).renewed == 1
    (task,) = loop.tasks()
    assert len(task["predictions"]) == 2


def test_tasks_that_were_deleted_come_back_with_their_reviews(
    loop: Loop, second: Person, database: tuple[str, str]
) -> None:
    key = loop.add(ABOUT, FOUND)
    loop.push()
    task = loop.only()
    loop.submit(task)
    loop.pull()
    second.submit(task, [*loop.returned(task, "flat"), status("done")])
    loop.pull()
    before = loop.reviewed(key)
    loop.studio.delete_tasks(loop.project, [task])
    assert loop.pull().gone == 1
    assert loop.reviewed(key) is None
    assert "2 stored reviews with them" in call("push", "--restore-reviews", *database).output
    call("pull", *database)
    assert loop.reviewed(key) == before
    people = {review.reviewer: review.status for review in loop.store.reviews()}
    assert people == {second.email: Status.DONE, loop.studio.whoami().email: None}
    assert "0 tasks sent" in call("push", "--restore-reviews", *database).output


def test_a_project_that_is_gone_is_told_and_its_reviews_are_sent_again(
    loop: Loop, studio: Studio, database: tuple[str, str]
) -> None:
    key = loop.add(ABOUT, FOUND)
    loop.push()
    loop.submit(loop.only(), loop.returned(loop.only(), "probable"))
    loop.pull()
    before = loop.reviewed(key)
    studio.call("DELETE", f"/api/projects/{loop.project.id}/")
    for command in ("pull", "sync"):
        with pytest.raises(StudioError, match="no longer on this server"):
            call(command, *database)
    assert studio.located(loop.project.key) is None
    assert "1 stored reviews with them" in call("push", "--restore-reviews", "--title", "দৈনিক নদী", *database).output
    call("pull", *database)
    made = studio.located(loop.project.key)
    assert made and made.title == "দৈনিক নদী"
    assert loop.reviewed(key) == before
    assert len(list(loop.store.reviews())) == 1
    call("push", "--title", "নদীর খবর", *database)
    renamed = studio.located(loop.project.key)
    assert renamed and renamed.title == "নদীর খবর"
    studio.call("DELETE", f"/api/projects/{made.id}/")


def test_pull_makes_no_project(tmp_path: object, studio: Studio) -> None:
    database = f"{tmp_path}/fresh.db"
    with Store.open(database) as store:
        key = store.project_key()
        added = store.add(ABOUT)
        store.save(store.begin_run("pass-1"), added.key, added.version, Annotation())
    with pytest.raises(StudioError, match="nothing was sent to this server yet"):
        call("pull", "--database", database)
    assert studio.located(key) is None


def test_reviews_outlive_the_account_of_whoever_made_them(
    loop: Loop, second: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = [loop.add(each, annotation(each)) for each in (ABOUT, article(f"{SENTENCE} মেলা শুরু।"))]
    loop.push()
    first, other = sorted(task["id"] for task in loop.tasks("id"))
    second.submit(first, loop.returned(first, "probable"))
    loop.pull()
    before = loop.reviewed(keys[0])
    second.submit(other, loop.returned(other, "probable"))
    (number,) = (user.id for user in loop.studio.users().values() if user.email == second.email)
    loop.studio.call("DELETE", f"/api/users/{number}/")
    assert (loop.pull().findings, loop.push().sent) == ([], 0)
    assert loop.reviewed(keys[0]) == before, "it was pulled while there was an account"
    monkeypatch.setattr("annotator.studio.pull.COMPARED_EVERY", timedelta(0))  # as it is the next day
    assert loop.pull().findings == []
    assert (loop.reviewed(keys[0]), loop.reviewed(keys[1]) is None) == (before, False)
    assert second.email in {review.reviewer for review in loop.store.reviews()}


def test_what_a_person_draws_on_an_empty_page_is_read_without_our_marks(loop: Loop) -> None:
    """An annotation that was made with + in the page knows of no prediction: no origin, no meta, ids of its own."""
    key = loop.add(ABOUT, FOUND)
    loop.push()
    drawn = [
        {name: value for name, value in item.items() if name not in ("meta", "origin")} | {"id": f"x{item['id'][:5]}"}
        for item in accepted(loop.tasks()[0]["predictions"][0])
        if item["type"] != "relation"
    ]
    loop.submit(loop.only(), drawn)
    assert loop.pull().findings == [], "only one of each can be meant, so that nothing had to be said"
    (made,), (found,) = (each.attributions for each in (loop.reviewed(key), FOUND) if each)
    differing = {name for name in FIELDS if getattr(made, name) != getattr(found, name)}
    assert (differing, made.cue, made.source, made.claim) == (set(), found.cue, found.source, found.claim)
