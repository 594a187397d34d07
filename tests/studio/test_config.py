"""The label config on the server: taken as it is, and changed there without loss."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from annotator.errors import StudioError, StudioRefused, UsageError
from annotator.studio import config, upgrading
from annotator.studio.client import Studio
from annotator.studio.config import instructions
from annotator.studio.project import Project


def test_the_server_takes_it(studio: Studio) -> None:
    assert studio.call("POST", "/api/projects/validate/", json={"label_config": config.load()}, reads=True) is None


@pytest.fixture
def with_label_config(studio: Studio, project: Project) -> Iterator[None]:
    """The project's label config as somebody changed it: a relation, a choice and a label more."""
    theirs = (
        config.load()
        .replace('<Relation value="via"/>', '<Relation value="via"/><Relation value="quotes"/>')
        .replace("<Label ", '<Label value="CREDIT" hotkey="shift+9"/><Label ', 1)
        .replace('<Choice value="শেষ', '<Choice value="ফাঁকা" alias="empty" hotkey="shift+8"/><Choice value="শেষ')
    )
    studio.call("PATCH", f"/api/projects/{project.id}/", json={"label_config": theirs})
    yield


USES = {
    "relation quotes": {"type": "relation", "from_id": "a", "to_id": "b", "direction": "right", "labels": ["quotes"]},
    "label CREDIT": {
        "id": "c",
        "type": "labels",
        "from_name": "span",
        "to_name": "text",
        "value": {"start": 0, "end": 3, "labels": ["CREDIT"]},
    },
    "choice status=empty": {
        "id": "d",
        "type": "choices",
        "from_name": "status",
        "to_name": "text",
        "value": {"choices": ["empty"]},
    },
}


@pytest.mark.usefixtures("with_label_config")
def test_a_drifted_label_config_is_found_and_upgraded(studio: Studio, project: Project) -> None:
    theirs = studio.project(project.key)
    assert theirs.drift() == ["has choice status=empty", "has label CREDIT", "has relation quotes"]
    assert studio.upgrade_config(theirs)
    assert studio.project(project.key).drift() == []
    assert not studio.upgrade_config(theirs), "the second time there is nothing to do"


@pytest.mark.usefixtures("with_label_config")
@pytest.mark.parametrize("used", USES)
def test_an_upgrade_never_drops_what_annotations_use(studio: Studio, project: Project, used: str) -> None:
    (task,) = studio.import_tasks(project, [{"data": {"text": "এক দুই তিন", config.KEY_FIELD: "k"}}])
    studio.call("POST", f"/api/tasks/{task}/annotations/", json={"result": [USES[used]]})
    before = studio.project(project.key).label_config
    with pytest.raises(StudioError, match=f"annotations use {used}, "):
        studio.upgrade_config(project)
    assert studio.project(project.key).label_config == before


@pytest.mark.usefixtures("with_label_config")
@pytest.mark.parametrize(
    ("used", "old", "new", "became"),
    [
        ("relation quotes", "quotes", "via", {"labels": ["via"]}),
        ("label CREDIT", "CREDIT", "CUE", {"value": {"start": 0, "end": 3, "labels": ["CUE"]}}),
        ("choice status=empty", "empty", "not_news", {"value": {"choices": ["not_news"]}}),
    ],
)
def test_what_annotations_use_can_be_renamed(
    studio: Studio, project: Project, used: str, old: str, new: str, became: dict[str, object]
) -> None:
    (task,) = studio.import_tasks(project, [{"data": {"text": "এক দুই তিন", config.KEY_FIELD: "k"}}])
    studio.call("POST", f"/api/tasks/{task}/annotations/", json={"result": [USES[used]]})
    with pytest.raises(UsageError, match="the label config has no"):
        studio.upgrade_config(project, {old: "nothing"})
    with pytest.raises(UsageError, match="has no 'nothing' that ours lacks"):
        studio.upgrade_config(project, {"nothing": new})
    assert studio.upgrade_config(project, {old: new})
    (found,) = studio.tasks(project, [task])
    (item,) = found["annotations"][0]["result"]
    assert {name: item[name] for name in became} == became
    assert studio.project(project.key).drift() == []


def test_a_newsrooms_own_style_and_instructions_stay(studio: Studio, project: Project) -> None:
    own = config.load().replace("18px", "24px").replace('<Relation value="via"/>', "")
    studio.call("PATCH", f"/api/projects/{project.id}/", json={"label_config": own, "expert_instruction": "আমাদের নিয়ম"})
    assert studio.upgrade_config(project)
    found = studio.call("GET", f"/api/projects/{project.id}/")
    assert found["expert_instruction"] == "আমাদের নিয়ম"
    assert found["label_config"].index("18px") < found["label_config"].index("24px"), "theirs decides"
    assert config.differences(config.load(), found["label_config"]) == []
    assert not studio.upgrade_config(project), "the second time there is nothing to do"


def test_what_this_version_sends_is_in_the_list_of_what_was_shipped() -> None:
    missing = set(upgrading.current()) - upgrading.shipped()
    assert not missing, f"put into annotator/studio/shipped.txt: {', '.join(sorted(missing))}"


def test_the_server_refuses_what_is_no_label_config(studio: Studio, project: Project) -> None:
    with pytest.raises(StudioRefused) as refusal:
        studio.call("PATCH", f"/api/projects/{project.id}/", json={"label_config": "<View><Text/></View>"})
    assert refusal.value.status == 400


def test_instructions_are_shown_in_the_project(studio: Studio, project: Project) -> None:
    found = studio.call("GET", f"/api/projects/{project.id}/")
    assert found["expert_instruction"] == instructions()
    assert found["show_instruction"]
