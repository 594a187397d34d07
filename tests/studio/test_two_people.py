"""Two people on one project of a real server: who reviews what, what one does to the other's, and whose word counts."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.exchange import Shares
from annotator.labels import HedgeLevel
from annotator.studio.tabs import TABS
from tests.cli.calling import call
from tests.store.making import SENTENCE, annotation, article
from tests.studio.looping import Loop, status
from tests.studio.people import Person

pytestmark = pytest.mark.usefixtures("known_server")


def fill(loop: Loop, number: int) -> list[str]:
    """Store so many articles with a prediction each; their keys."""
    made = [article(f"{SENTENCE} ঘটনা {each}।", path=f"pages/event-{each}.txt") for each in range(number)]
    return [loop.add(each, annotation(each)) for each in made]


def asked(loop: Loop) -> Any:
    return loop.studio.call("GET", f"/api/projects/{loop.project.id}/")


def test_a_share_of_the_tasks_is_for_two_people(loop: Loop) -> None:
    fill(loop, 10)
    loop.studio.set_overlap(loop.project, 0.2)
    loop.push()
    overlaps = [task["overlap"] for task in loop.tasks("id,overlap")]
    assert sorted(overlaps) == [1] * 8 + [2] * 2
    loop.studio.set_overlap(loop.project, 0)
    assert [task["overlap"] for task in loop.tasks("id,overlap")] == [1] * 10
    assert asked(loop)["maximum_annotations"] == 1


def test_what_is_said_of_shares_holds_for_the_next_pushes(loop: Loop) -> None:
    fill(loop, 4)
    database = ("--database", loop.store.url.removeprefix("sqlite:///"))
    call("push", "--overlap", "50%", "--blind", "0.25", *database)
    assert asked(loop)["overlap_cohort_percentage"] == 50
    loop.studio.set_overlap(loop.project, 1)
    call("push", *database)
    assert asked(loop)["overlap_cohort_percentage"] == 50
    assert loop.outbox.share(Shares()) == Shares(0.5, 0.25)
    call("push", "--overlap", "0%", "--json", *database)
    assert asked(loop)["maximum_annotations"] == 1


def test_a_slice_goes_out_blind_and_stays_so(loop: Loop) -> None:
    keys = fill(loop, 12)
    loop.outbox.share(Shares(blind=0.5))
    loop.push()
    bare = {task["data"]["article_key"].split("-")[0] for task in loop.tasks() if not task["predictions"]}
    assert 0 < len(bare) < len(keys)
    for key in keys:  # other rules find something else
        stored = loop.store.article(key)
        found = annotation(stored.article, rule="verb.before-source")
        changed = found.attributions[0].model_copy(update={"hedge_level": HedgeLevel.FLAT})
        loop.store.save(
            loop.store.begin_run("pass-2"), key, stored.version, found.model_copy(update={"attributions": (changed,)})
        )
    assert loop.push().renewed == len(keys) - len(bare)
    assert {task["data"]["article_key"].split("-")[0] for task in loop.tasks() if not task["predictions"]} == bare
    for task in loop.tasks():
        loop.submit(task["id"], [])
    loop.pull()
    reviews = {review.article.key: review for review in loop.store.reviews()}
    assert {key for key, review in reviews.items() if review.is_blind} == bare
    assert all((reviews[key].base is None) is (key in bare) for key in keys)


def test_the_tabs_are_made_once_and_left_alone(loop: Loop) -> None:
    fill(loop, 1)
    loop.push()
    views = loop.studio.call("GET", "/api/dm/views/", params={"project": loop.project.id})
    assert [view["data"]["title"] for view in views] == [title for title, _, _ in TABS]
    for view in views[1:]:
        loop.studio.call("DELETE", f"/api/dm/views/{view['id']}/")
    loop.push()
    assert len(loop.studio.call("GET", "/api/dm/views/", params={"project": loop.project.id})) == 1


def held(loop: Loop) -> list[set[int]]:
    """The tasks that each tab holds."""
    views = loop.studio.call("GET", "/api/dm/views/", params={"project": loop.project.id})
    shown = (loop.studio.call("GET", "/api/tasks/", params={"view": view["id"]})["tasks"] for view in views)
    return [{task["id"] for task in tasks} for tasks in shown]


def test_each_tab_holds_what_it_is_called_by(loop: Loop, second: Person) -> None:
    fill(loop, 5)
    loop.push()
    done, asking, alike, apart, left = sorted(task["id"] for task in loop.tasks("id"))
    loop.submit(done)
    loop.submit(asking, [*loop.returned(asking), status("second_look")])
    for task in (alike, apart):
        loop.submit(task)
        second.submit(task, loop.returned(task, "flat" if task == apart else None))
    database = ("--database", loop.store.url.removeprefix("sqlite:///"))
    assert held(loop) == [{done, asking, alike, apart, left}, {left}, {asking}, set()]
    call("pull", *database)
    assert held(loop)[3] == {apart}
    (about,) = (
        each.article.name for each in loop.store.reviews() if each.task == apart and each.reviewer == second.email
    )
    call("adjudicate", about, "--by", second.email, *database)
    assert held(loop)[3] == set()


def test_who_changes_somebody_elses_review_is_kept_and_told(loop: Loop, second: Person) -> None:
    fill(loop, 1)
    loop.push()
    task = loop.only()
    number = loop.submit(task)
    assert loop.pull().findings == []
    second.update(number, loop.returned(task, "flat"))
    (finding,) = loop.pull().findings
    assert finding.kind == "review-editor" and f"{second.email} changed this review" in finding.reason
    (review,) = loop.store.reviews()
    assert (review.reviewer, review.editor) == (loop.studio.whoami().email, second.email)
    loop.studio.call("PATCH", f"/api/annotations/{number}/", json={"result": loop.returned(task)})
    loop.pull()
    assert list(loop.store.findings("review-editor")) == []


def test_drafts_are_told_of_whoever_left_them(loop: Loop, second: Person) -> None:
    fill(loop, 2)
    loop.push()
    first, other = sorted(task["id"] for task in loop.tasks("id"))
    for task in (first, other):
        second.draft(task, [])
    loop.pull()
    progress = loop.store.review_progress()
    assert progress and progress.drafts == {second.email: 2}
    database = ("--database", loop.store.url.removeprefix("sqlite:///"))
    assert f"0  {second.email}, 2 drafts left open" in call("status", *database).output
    loop.studio.delete_tasks(loop.project, [first])
    loop.pull()
    progress = loop.store.review_progress()
    assert progress and progress.drafts == {second.email: 1}


def test_a_third_annotation_settles_what_two_people_see_otherwise(loop: Loop, second: Person) -> None:
    first_key, other_key = fill(loop, 2)
    loop.push()
    tasks = {task["data"]["article_key"].split("-")[0]: task["id"] for task in loop.tasks()}
    own, alike = tasks[first_key], tasks[other_key]
    loop.submit(own, loop.returned(own, "flat"))
    second.submit(own, loop.returned(own, "probable"), lead_time=120)
    loop.submit(alike)
    second.submit(alike, loop.returned(alike))
    database = ("--database", loop.store.url.removeprefix("sqlite:///"))
    call("pull", *database)

    told = call("disagreements", *database).output
    assert "flat → probable" in told and f"task={own}" in told
    assert "1 article on which people differ; `annotator adjudicate ARTICLE` settles one" in told
    seen = call("status", *database).output
    assert "1  on which people differ" in seen
    assert f"2  {second.email}, 2 minutes, edited 1 of 2 attributions, alike with others 1 of 2" in seen

    assert call("disagreements", "--json", *database).output.count("\n") == 1
    assert call("status", "--json", *database).output

    third = loop.submit(own, loop.returned(own, "distanced"))
    done = call("adjudicate", "event-0", *database).output
    assert "event-0: the annotation by admin@localhost counts" in done
    found = loop.reviewed(first_key)
    assert found and found.attributions[0].hedge_level is HedgeLevel.DISTANCED
    second.submit(own, loop.returned(own, "possible"))
    call("pull", *database)
    assert loop.reviewed(first_key) == found, "what comes later does not undo it"
    assert call("disagreements", *database).output == "0 articles on which people differ\n"
    assert "as adjudicated 0 of 1" in call("status", *database).output
    assert list(loop.store.findings("review-editor")) == []

    call("adjudicate", "event-0", "--by", second.email, "--json", *database)
    annotations = {each["id"]: each for each in loop.studio.tasks(loop.project, [own]).__next__()["annotations"]}
    assert annotations[third]["ground_truth"] is False
    changed = loop.reviewed(first_key)
    assert changed and changed.attributions[0].hedge_level is HedgeLevel.POSSIBLE
