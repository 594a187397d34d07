"""Checks that a task must pass before it is sent.

Label Studio itself takes nearly anything, and of some of it nothing is seen again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from annotator.labels import Label, Relation
from annotator.store.storable import is_storable
from annotator.studio.controls import BELONGING, CHOICES, SPAN, TEXT, WRITTEN

_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_VERSION = 100


def task_problems(task: Mapping[str, Any]) -> Iterator[str]:
    """Yield the problems of a task and its predictions, a sentence each; none where it can be sent."""
    data = task["data"]
    if not _KEY.fullmatch(str(data.get("article_key", ""))):
        yield "its key is not of letters, digits, _ and - alone"
    for name, value in data.items():
        if not isinstance(value, str):
            yield f"its {name} is no text"
        elif not is_storable(value):
            yield f"its {name} holds a NUL or half a surrogate pair, which not every server stores"
    text = data.get("text")
    for prediction in task["predictions"]:
        yield from prediction_problems(prediction, text if isinstance(text, str) else "")


def prediction_problems(prediction: Mapping[str, Any], text: str) -> Iterator[str]:
    """Yield the problems of a prediction for a text, a sentence each.

    Unless each of these holds, Label Studio loses regions, shows an empty page, or drops the prediction unsaid.
    """
    version, score, result = (prediction.get(name) for name in ("model_version", "score", "result"))
    if not isinstance(version, str) or not 0 < len(version) <= _LONGEST_VERSION:
        yield f"its model version is not a text of 1 to {_LONGEST_VERSION} letters"
    if isinstance(score, bool) or not isinstance(score, int | float) or not 0 <= score <= 1:
        yield "its score is not between 0 and 1"
    if not isinstance(result, list):
        yield "its result is no list"
        return
    labels: dict[str, Label] = {}
    ends: dict[str, tuple[int, int]] = {}
    for item in result:
        if item.get("type") == "labels":
            yield from _region_problems(item, text, labels, ends)
    for item in result:
        if item.get("type") == "relation":
            yield from _relation_problems(item, labels)
        elif item.get("type") != "labels":
            yield from _attribute_problems(item, labels, ends)


def _region_problems(
    item: Mapping[str, Any], text: str, labels: dict[str, Label], ends: dict[str, tuple[int, int]]
) -> Iterator[str]:
    id_, value = item.get("id"), item.get("value", {})
    if not isinstance(id_, str) or not id_ or "#" in id_:
        yield f"the region id {id_!r} is no text without #"
        return
    if id_ in labels:
        yield f"two regions have the id {id_}"
    if (item.get("from_name"), item.get("to_name")) != (SPAN, TEXT):
        yield f"the region {id_} is not laid by {SPAN} on {TEXT}"
    named = value.get("labels")
    if not isinstance(named, list) or len(named) != 1 or named[0] not in set(Label):
        yield f"the region {id_} has not one label of {', '.join(Label)}, but {named!r}"
        return
    labels[id_] = Label(named[0])
    start, end = value.get("start"), value.get("end")
    if not _whole(start) or not _whole(end) or not 0 <= start < end <= len(text):
        yield f"the region {id_} [{start}, {end}] does not lie in a text of {len(text)} code points"
        return
    ends[id_] = (start, end)


def _attribute_problems(
    item: Mapping[str, Any], labels: Mapping[str, Label], ends: Mapping[str, tuple[int, int]]
) -> Iterator[str]:
    id_, name, value = str(item.get("id")), str(item.get("from_name")), item.get("value", {})
    if id_ not in labels:
        yield f"{name} is said of {id_!r}, which is no region"
        return
    if name not in BELONGING[labels[id_]]:
        yield f"{name} is said of the {labels[id_]} {id_}, to which it does not belong"
        return
    if item.get("to_name") != TEXT or (value.get("start"), value.get("end")) != ends.get(id_):
        yield f"{name} of {id_} does not lie where its region lies"
    if name in WRITTEN:
        written = value.get("text")
        if not isinstance(written, list) or not all(isinstance(one, str) and is_storable(one) for one in written):
            yield f"{name} of {id_} is no list of texts"
    elif (chosen := value.get("choices")) is None or len(chosen) != 1 or chosen[0] not in CHOICES[name]:
        yield f"{name} of {id_} is not one of {', '.join(CHOICES[name])}, but {chosen!r}"


def _relation_problems(item: Mapping[str, Any], labels: Mapping[str, Label]) -> Iterator[str]:
    start, end, named = item.get("from_id"), item.get("to_id"), item.get("labels")
    for id_ in (start, end):
        if id_ not in labels:
            yield f"a relation leads to {id_!r}, which is no region"
    if not isinstance(named, list) or len(named) != 1 or named[0] not in set(Relation):
        yield f"the relation from {start} to {end} has not one type of {', '.join(Relation)}, but {named!r}"


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)
