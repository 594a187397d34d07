"""Lists of tasks: filters as Label Studio's data manager takes them, and paging that no deletion disturbs."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, TypeVar
from urllib.parse import quote

from annotator.aliases import Json
from annotator.errors import StudioError
from annotator.studio.transport import Transport

T = TypeVar("T")

#: Tasks a page where only numbers and times are asked for. Label Studio sets no limit of its own, but loads all that a
#: page's tasks hold whatever is asked for: with ten times as many its process grows by three gigabytes.
MANY = 1_000


def where(column: str, operator: str, kind: str, value: Any) -> Json:
    """A condition on a column of the data manager, for instance ``data.key``."""
    return {"filter": f"filter:tasks:{column}", "operator": operator, "type": kind, "value": value}


def moment(at: datetime) -> str:
    """A moment as filters take it: UTC, and never without a fraction of the second, which the server demands."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def tasks(
    transport: Transport, project: int, filters: Sequence[Json], include: str, *, size: int = MANY
) -> Iterator[dict[str, Any]]:
    """The tasks that meet all filters, by number, each with the fields named in ``include`` (``id`` among them).

    A page begins behind the last task of the page before, rather than at a count of tasks: one that is
    deleted meanwhile does not make another be missed.
    """
    last = 0
    while True:
        page = _page(transport, project, [*filters, where("id", "greater", "Number", last)], include, size)
        yield from page
        if len(page) < size:
            return
        last = page[-1]["id"]


def _page(transport: Transport, project: int, filters: list[Json], include: str, size: int) -> list[dict[str, Any]]:
    query = {"filters": {"conjunction": "and", "items": filters}, "ordering": ["tasks:id"]}
    params = {
        "project": project,
        "page": 1,
        "page_size": size,
        "fields": "all",
        "include": include,
        "resolve_uri": False,
        # The server takes the percent signs off twice.
        "query": quote(json.dumps(query, ensure_ascii=False, separators=(",", ":"))),
    }
    found = transport.ask(lambda sdk: sdk.tasks.list(**params).items, reads=True)
    return [_said(each) for each in listed(found, transport)]


def _said(model: Any) -> dict[str, Any]:
    """Return what the answer said of a task, predictions too, and nothing that the SDK adds; its times are moments."""
    found = {name: getattr(model, name) for name in model.model_fields_set}
    if predictions := found.get("predictions"):
        found["predictions"] = [each if isinstance(each, dict) else _said(each) for each in predictions]
    return found


def drafted(transport: Transport, project: int) -> set[int]:
    """The numbers of a project's tasks on which somebody has a draft."""
    return {task["id"] for task in tasks(transport, project, [where("draft_exists", "equal", "Boolean", True)], "id")}


def drafts(transport: Transport, project: int) -> dict[str, int]:
    """By address of a person: how many drafts there are that were never submitted; a call for each task."""
    found: Counter[str] = Counter()
    for task in sorted(drafted(transport, project)):
        told = transport.call("GET", f"/api/tasks/{task}/drafts")  # not in the SDK
        found.update(str(each["user"]) for each in listed(told, transport) if not each.get("annotation"))
    return dict(found)


def listed(found: Sequence[T] | None, transport: Transport) -> Sequence[T]:
    """Return the items of a list of the SDK's, which takes an answer of any other form for a list that is not there.

    Raises:
        StudioError: that is what it did.
    """
    if not isinstance(found, list):
        raise StudioError(transport.foreign())
    return found


def expected(found: T, names: Iterable[str], transport: Transport) -> T:
    """Return a model of the SDK's, which checks nothing, if it holds what each of our uses needs.

    Raises:
        StudioError: it does not: something else answered.
    """
    if any(getattr(found, name, None) is None for name in names):
        raise StudioError(transport.foreign())
    return found
