"""The tabs of a project's list of tasks: in what order people take them, what waits for a second person or differs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from annotator.aliases import Json
from annotator.studio import queries
from annotator.studio.config import KEY_FIELD
from annotator.studio.project import Project
from annotator.studio.transport import Transport

#: Columns that say nothing to a reviewer: what a task holds for us or for the page itself.
HIDDEN = ("text", "article_key", "imprint", "url", "summary")

_UNDONE = queries.where("total_annotations", "equal", "Number", 0)
_SECOND_LOOK = queries.where("annotations_results", "contains", "String", "second_look")

#: The tab of the articles on which people differ: which these are only we can tell.
DISAGREEMENTS = "মতভেদ · disagreements"


def _held(articles: Sequence[str]) -> Json:
    """Return the condition that a task is of one of these articles.

    Only operators that the page offers may stand in a tab: it does not open with any other, ``in_list`` for instance.
    """
    keys = f"^({'|'.join(articles)})-" if articles else "^$"
    return queries.where(f"data.{KEY_FIELD}", "regex", "String", keys)


#: Title, order and conditions of each.
TABS: tuple[tuple[str, tuple[str, ...], tuple[Json, ...]], ...] = (
    ("সব · all", ("tasks:id",), ()),
    ("কম নিশ্চিত আগে · least sure first", ("tasks:predictions_score",), (_UNDONE,)),
    ("আরেকবার দেখা · second look", ("tasks:id",), (_SECOND_LOOK,)),
    (DISAGREEMENTS, ("tasks:id",), (_held(()),)),
)


def make(transport: Transport, project: Project) -> None:
    """Give a project our tabs, unless it has one of them: what people deleted or changed since stays as it is."""
    found = queries.listed(transport.ask(lambda sdk: sdk.views.list(project=project.id), reads=True), transport)
    titles = {_title(each.data) for each in found}
    if titles.isdisjoint(title for title, _, _ in TABS):
        for data in _tabs():
            transport.ask(lambda sdk: sdk.views.create(project=project.id, data=data), reads=False)  # noqa: B023


def show_disagreements(transport: Transport, project: Project, articles: Sequence[str]) -> None:
    """Let the tab of disagreements hold the tasks of these articles, by key, where there is one."""
    found = queries.listed(transport.call("GET", "/api/dm/views/", params={"project": project.id}), transport)
    for each in found:
        data = each["data"]
        filters = {"conjunction": "and", "items": [_held(articles)]}
        if _title(data) == DISAGREEMENTS and data.get("filters") != filters:
            body = {"project": project.id, "data": {**data, "filters": filters}}
            transport.call("PATCH", f"/api/dm/views/{each['id']}/", json=body, reads=True)


def _tabs() -> Iterator[dict[str, Any]]:
    hidden = [f"tasks:data.{name}" for name in HIDDEN]
    for title, ordering, filters in TABS:
        yield {
            "title": title,
            "type": "list",
            "target": "tasks",
            "ordering": list(ordering),
            "filters": {"conjunction": "and", "items": list(filters)},
            "hiddenColumns": {"explore": hidden, "labeling": hidden},
        }


def _title(data: Any) -> Any:
    return data.get("title") if isinstance(data, dict) else getattr(data, "title", None)
