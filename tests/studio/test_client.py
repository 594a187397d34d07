"""The client against the real server: what it finds, makes and sees changed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import httpx
import pytest

from annotator.errors import StudioError, StudioRefused
from annotator.studio import queries
from annotator.studio.client import Studio
from annotator.studio.config import KEY_FIELD
from annotator.studio.connection import Connection
from annotator.studio.fields import Stamp
from annotator.studio.project import Project, find
from tests.label_studio import Admin

Json = dict[str, Any]


def task(key: str, text: str = "এক দুই", **more: Any) -> Json:
    return {"data": {KEY_FIELD: key, "text": text}, **more}


def prediction(version: str) -> Json:
    return {"model_version": version, "score": 0.5, "result": []}


def annotate(studio: Studio, number: int, **more: Any) -> int:
    answer = studio.call("POST", f"/api/tasks/{number}/annotations/", json={"result": [], **more})
    return int(answer["id"])


def changed(studio: Studio, project: Project, before: list[Stamp]) -> set[int]:
    """The tasks that are not as they were before."""
    old = {stamp.task: stamp for stamp in before}
    latest = max(stamp.updated_at for stamp in before)
    return {each.task for each in studio.tasks_changed_since(project, latest) if old.get(each.task) != each}


def test_who_is_there(studio: Studio) -> None:
    me = studio.whoami()
    assert me.email == "admin@localhost"
    assert studio.users()[me.id] == me
    assert studio.version() == "1.23.2"


# Tokens


def test_a_personal_token_serves_as_well(studio: Studio, admin: Admin) -> None:
    with httpx.Client(base_url=admin.url, trust_env=False) as http:
        http.get("/user/login/")
        form = {"csrfmiddlewaretoken": http.cookies["csrftoken"], "email": admin.email, "password": admin.password}
        assert http.post("/user/login/", data=form, headers={"Referer": admin.url}).status_code == 302
        answer = http.post("/api/token/", headers={"X-CSRFToken": http.cookies["csrftoken"], "Referer": admin.url})
        assert answer.status_code == 201, answer.text
    with Studio.connect(admin.url, answer.json()["token"]) as by_personal_token:
        assert by_personal_token.whoami() == studio.whoami()
        project = by_personal_token.project(uuid4().hex)
        assert by_personal_token.import_tasks(project, [task("k")])


def test_a_wrong_token_is_told(admin: Admin) -> None:
    with pytest.raises(StudioError, match="refuses the token"):
        Studio.connect(admin.url, "0" * 40)


def test_the_environment_names_a_server(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_STUDIO_URL", f"{studio.connection.url}/")
    monkeypatch.setenv("ANNOTATOR_STUDIO_TOKEN", studio.connection.token)
    with Studio.connect() as named:
        assert named.whoami() == studio.whoami()
        assert not named.connection.ours


def test_half_a_server_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_STUDIO_URL", "http://127.0.0.1:1")
    with pytest.raises(StudioError, match="ANNOTATOR_STUDIO_TOKEN is not set"):
        Studio.connect()


def test_an_address_that_is_none_is_told() -> None:
    with pytest.raises(StudioError, match="is no address of a server"):
        Studio.connect("studio.example.org", "t")


def test_no_server_at_all_is_told() -> None:
    with pytest.raises(StudioError, match="annotator studio start"):
        Studio.connect()


# Projects


def test_a_project_is_found_by_its_key_whatever_it_is_called(studio: Studio) -> None:
    made = studio.project(uuid4().hex, "Before")
    studio.call("PATCH", f"/api/projects/{made.id}/", json={"title": "After"})
    found = studio.project(made.key)
    assert (found.id, found.title) == (made.id, "After")
    named = studio.project(made.key, "Again")
    assert (named.id, named.title) == (made.id, "Again")
    assert find(studio.transport, uuid4().hex) is None


def test_a_project_whose_key_was_edited_away_is_known_by_number_and_moment(studio: Studio) -> None:
    made = studio.project(uuid4().hex)
    studio.call("PATCH", f"/api/projects/{made.id}/", json={"description": "Ours now."})
    found = studio.project(made.key, remembered=(made.id, made.created_at))
    assert found.id == made.id
    assert found.description == f"Ours now.\nannotator project {made.key}"
    assert studio.project(made.key).id == made.id


def test_another_servers_number_is_no_project_of_ours(studio: Studio) -> None:
    theirs = studio.call("POST", "/api/projects/", json={"title": "Somebody else's"})
    key = uuid4().hex
    made = studio.project(key, remembered=(theirs["id"], datetime.now(UTC)))
    assert made.id != theirs["id"]
    assert studio.call("GET", f"/api/projects/{theirs['id']}/")["description"] in (None, "")
    gone = studio.project(uuid4().hex, remembered=(987654, datetime.now(UTC)))
    assert gone.id != 987654


def test_of_two_projects_with_one_key_the_older_counts(studio: Studio) -> None:
    made = studio.project(uuid4().hex)
    studio.call("POST", "/api/projects/", json={"title": "Copy", "description": made.description})
    assert studio.project(made.key).id == made.id


# Tasks


def test_tasks_are_numbered_in_the_order_they_were_given(studio: Studio, project: Project) -> None:
    keys = [f"k-{number}" for number in range(120)]
    numbers = studio.import_tasks(project, [task(key, predictions=[prediction("v1")]) for key in keys])
    assert studio.find_tasks(project, keys) == {key: [number] for key, number in zip(keys, numbers, strict=True)}
    assert studio.task_ids(project) == set(numbers)


def test_tasks_are_looked_up_in_an_empty_project(studio: Studio, project: Project) -> None:
    assert studio.find_tasks(project, ["k"]) == {}
    assert studio.tasks_changed_since(project, None) == []
    assert studio.tasks_changed_since(project, datetime.now(UTC)) == []
    assert studio.task_ids(project) == set()
    assert studio.import_tasks(project, []) == []


def test_a_key_is_looked_up_in_its_own_project(studio: Studio, project: Project) -> None:
    other = studio.project(uuid4().hex)
    studio.import_tasks(other, [task("k")])
    assert studio.find_tasks(project, ["k"]) == {}


def test_twins_are_both_found(studio: Studio, project: Project) -> None:
    """Label Studio never tells them apart."""
    numbers = studio.import_tasks(project, [task("k"), task("k")])
    assert studio.find_tasks(project, ["k", "l"]) == {"k": numbers}


@pytest.mark.parametrize(
    "text",
    [
        "ক\u200dষ র\u200cয",
        "য\u09bc \u09df",
        "😀 👩‍👩‍👧",
        "এক\r\nদুই\n",
        "\t  তিন ",
        "<b>&amp;",
        "%20 a%2520b",
        "\ufeffচার\u2028",
    ],
)
def test_texts_come_back_to_the_letter(studio: Studio, project: Project, text: str) -> None:
    numbers = studio.import_tasks(project, [task("k", text)])
    (found,) = studio.tasks(project, numbers)
    assert found["data"]["text"] == text


def test_paging_ends_on_a_full_page(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task(f"k-{number}") for number in range(6)])
    for size in (1, 2, 3, 5, 6, 7):
        found = [each["id"] for each in queries.tasks(studio.transport, project.id, [], "id", size=size)]
        assert found == numbers


def test_a_task_deleted_while_paging_hides_no_other(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task(f"k-{number}") for number in range(6)])
    listing = queries.tasks(studio.transport, project.id, [], "id", size=2)
    seen = [next(listing)["id"], next(listing)["id"]]
    studio.delete_tasks(project, numbers[:1])
    assert seen + [each["id"] for each in listing] == numbers


def test_deleted_tasks_are_gone_and_sqlite_gives_their_numbers_out_again(studio: Studio, project: Project) -> None:
    (first,) = studio.import_tasks(project, [task("old")])
    studio.delete_tasks(project, [first])
    assert list(studio.tasks(project, [first])) == []
    (second,) = studio.import_tasks(project, [task("new")])
    assert second == first
    (found,) = studio.tasks(project, [first])
    assert found["data"][KEY_FIELD] == "new"


def test_one_bad_task_refuses_them_all(studio: Studio, project: Project) -> None:
    with pytest.raises(StudioRefused):
        studio.import_tasks(project, [task("good"), {"data": {KEY_FIELD: "bad", "text": None}}])
    assert studio.task_ids(project) == set()


def test_another_users_project_that_is_gone_is_told(studio: Studio, project: Project) -> None:
    studio.call("DELETE", f"/api/projects/{project.id}/")
    with pytest.raises(StudioRefused) as refusal:
        studio.import_tasks(project, [task("k")])
    assert refusal.value.status == 404


# Predictions


def test_reviewers_are_shown_the_version_that_is_set(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task("k", predictions=[prediction("v1")])])
    assert studio.project(project.key).model_version == "v1"
    studio.import_predictions(project, [{"task": numbers[0], **prediction("v2")}])
    assert studio.project(project.key).model_version == "v1"
    studio.set_model_version(project, "v2")
    assert studio.project(project.key).model_version == "v2"
    with pytest.raises(StudioRefused):
        studio.set_model_version(project, "v3")


def test_predictions_that_the_server_drops_are_told(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task("k")])
    bad = {
        "id": "r",
        "type": "labels",
        "from_name": "span",
        "to_name": "text",
        "value": {"start": 0, "end": 2, "labels": ["NOBODY"]},
    }
    with pytest.raises(StudioError, match="kept 1 of 2 predictions"):
        studio.import_predictions(
            project,
            [{"task": numbers[0], **prediction("v1")}, {"task": numbers[0], **prediction("v1"), "result": [bad]}],
        )


# What people did


def test_what_people_do_changes_a_task(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task(f"k-{number}") for number in range(6)])
    made, edited, skipped, lost, drafted, _ = numbers
    first, last = annotate(studio, edited), annotate(studio, lost)
    before = studio.tasks_changed_since(project, None)
    assert changed(studio, project, before) == set()
    annotate(studio, made)
    studio.call("PATCH", f"/api/annotations/{first}/", json={"result": [], "lead_time": 9})
    annotate(studio, skipped, was_cancelled=True)
    studio.call("DELETE", f"/api/annotations/{last}/")
    studio.call("POST", f"/api/tasks/{drafted}/drafts", json={"result": []})
    assert changed(studio, project, before) == {made, edited, skipped, lost}


def test_a_watermark_bounds_what_is_asked_for(studio: Studio, project: Project) -> None:
    worked_on, _ = studio.import_tasks(project, [task("k"), task("l")])
    long_ago = datetime(1970, 1, 2, tzinfo=UTC)
    assert studio.tasks_changed_since(project, long_ago) == [], "nobody has touched what was only imported"
    annotate(studio, worked_on)
    assert studio.tasks_changed_since(project, datetime.now(UTC) + timedelta(hours=1)) == []
    assert [stamp.task for stamp in studio.tasks_changed_since(project, long_ago)] == [worked_on]
    assert len(studio.tasks_changed_since(project, None)) == 2


def test_tasks_come_with_all_their_annotations_and_without_predictions(studio: Studio, project: Project) -> None:
    numbers = studio.import_tasks(project, [task("k", predictions=[prediction("v1")])])
    kept, skipped = annotate(studio, numbers[0], lead_time=4.5), annotate(studio, numbers[0], was_cancelled=True)
    (found,) = studio.tasks(project, numbers)
    assert {each["id"]: each["was_cancelled"] for each in found["annotations"]} == {kept: False, skipped: True}
    assert "predictions" not in found
    (one,) = (each for each in found["annotations"] if each["id"] == kept)
    assert {
        "id",
        "result",
        "completed_by",
        "updated_by",
        "updated_at",
        "created_at",
        "lead_time",
        "ground_truth",
    } <= set(one)
    assert one["completed_by"] == studio.whoami().id


def test_a_server_that_stops_is_told(studio: Studio) -> None:
    gone = Connection("http://127.0.0.1:9", "t", ours=True)
    with Studio(gone, pauses=(0.0,)) as away, pytest.raises(StudioError, match="annotator studio start"):
        away.whoami()
