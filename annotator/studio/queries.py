"""Lists of tasks: filters as Label Studio's data manager takes them, and paging that no deletion disturbs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import quote

from annotator.studio.transport import Transport

#: Tasks a page where only numbers and times are asked for. Label Studio sets no limit of its own, but loads all that a
#: page's tasks hold whatever is asked for: with ten times as many its process grows by three gigabytes.
MANY = 1_000

Filter = dict[str, Any]


def where(column: str, operator: str, kind: str, value: Any) -> Filter:
    """A condition on a column of the data manager, for instance ``data.key``."""
    return {"filter": f"filter:tasks:{column}", "operator": operator, "type": kind, "value": value}


def moment(at: datetime) -> str:
    """A moment as filters take it: UTC, and never without a fraction of the second, which the server demands."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def tasks(
    transport: Transport, project: int, filters: Sequence[Filter], include: str, *, size: int = MANY
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


def _page(transport: Transport, project: int, filters: list[Filter], include: str, size: int) -> list[dict[str, Any]]:
    query = {"filters": {"conjunction": "and", "items": filters}, "ordering": ["tasks:id"]}
    params = {
        "project": project,
        "page": 1,
        "page_size": size,
        "fields": "all",
        "include": include,
        "resolve_uri": "false",
        # The server takes the percent signs off twice.
        "query": quote(json.dumps(query, ensure_ascii=False, separators=(",", ":"))),
    }
    found: list[dict[str, Any]] = transport.call("GET", "/api/tasks/", params=params)["tasks"]
    return found
