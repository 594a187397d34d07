"""Label Studio's own library, a stranger to our code: it judges and reads what we push, and we pull what it submits.

All of it runs in the server's environment, where it is anyway; docs/decisions/label-studio.md tells what we use.
"""

from __future__ import annotations

import copy
import json
import subprocess
from pathlib import Path
from typing import Any

from annotator.store.projects import task_key
from annotator.studio import config
from annotator.studio.tasks import MODEL_VERSION, build_prediction
from tests.studio.looping import Loop, samples

Json = dict[str, Any]

JUDGE = """
from label_studio_sdk.label_interface import LabelInterface
judge = LabelInterface(given["config"])
judge.validate()
told = [judge.validate_prediction(each, return_errors=True) for each in given["predictions"]]
"""

REVIEWER = """
from label_studio_sdk.client import LabelStudio
studio = LabelStudio(base_url=given["url"], api_key=given["token"], max_retries=0)
project = studio.projects.get(given["project"])
judge = project.get_label_interface()
told = []
for task in studio.tasks.list(project=project.id, fields="all"):
    (prediction,) = task.predictions
    assert judge.validate_prediction({"result": prediction.result, "model_version": prediction.model_version}) is True
    studio.annotations.create(id=task.id, result=prediction.result, lead_time=3.5)
    told.append([task.data["article_key"], prediction.model_version, len(prediction.result)])
"""


def sdk(environment: Path, script: str, **given: Any) -> Any:
    """What a script tells that runs where the library is installed."""
    line = [
        str(environment / "bin" / "python"),
        "-c",
        f"import json, sys\ngiven = json.load(sys.stdin)\n{script}\nprint(json.dumps(told))",
    ]
    done = subprocess.run(line, input=json.dumps(given), capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def predictions() -> list[Json]:
    """What is pushed of every sample."""
    return [
        build_prediction(task_key(article.key, article.version), article, found, "pass-1")
        for article, found in samples()
    ]


def spoilt(kind: str, **value: Any) -> Json:
    """A prediction whose first result of this type, or of this control, says something else."""
    prediction = copy.deepcopy(max(predictions(), key=lambda one: len(one["result"])))
    item = next(item for item in prediction["result"] if kind in (item["type"], item.get("from_name")))
    item.update({name: item.get(name, {}) | new if isinstance(new, dict) else new for name, new in value.items()})
    return prediction


def test_it_finds_nothing_wrong_with_what_is_pushed(environment: Path) -> None:
    wrong = [
        spoilt("labels", value={"labels": ["NOBODY"]}),
        spoilt("function", value={"choices": ["rumour"]}),
        spoilt("relation", to_id="nowhere"),
        spoilt("labels", to_name="body"),
    ]
    told = sdk(environment, JUDGE, config=config.load(), predictions=[*predictions(), *wrong])
    assert told[: len(samples())] == [[]] * len(samples())
    assert all(told[len(samples()) :]), "it judges"


def test_what_it_submits_is_pulled(environment: Path, loop: Loop) -> None:
    few = samples()[:3]
    keys = [loop.add(article, found) for article, found in few]
    loop.push()
    connection = loop.studio.connection
    told = sdk(environment, REVIEWER, url=connection.url, token=connection.token, project=loop.project.id)
    assert [key.split("-")[0] for key, *_ in told] == keys
    assert {version for _, version, _ in told} == {MODEL_VERSION}
    pulled = loop.pull()
    assert (pulled.stored.submitted, pulled.findings) == (3, [])
    assert [loop.reviewed(key) for key in keys] == [found for _, found in few]
