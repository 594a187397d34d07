"""The tabs of a project's list of tasks: in what order people take them, and what waits for a second person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotator.studio import queries
from annotator.studio.project import Project
from annotator.studio.transport import Transport

#: Columns that say nothing to a reviewer: what a task holds for us or for the page itself.
HIDDEN = ("text", "article_key", "imprint", "url", "summary")

_UNDONE = queries.where("total_annotations", "equal", "Number", 0)
_SECOND_LOOK = queries.where("annotations_results", "contains", "String", "second_look")
_SEVERAL = queries.where("total_annotations", "greater", "Number", 1)

#: Title, order and conditions of each.
TABS: tuple[tuple[str, tuple[str, ...], tuple[queries.Filter, ...]], ...] = (
    ("সব · all", ("tasks:id",), ()),
    ("কম নিশ্চিত আগে · least sure first", ("tasks:predictions_score",), (_UNDONE,)),
    ("আরেকবার দেখা · second look", ("tasks:id",), (_SECOND_LOOK,)),
    ("দুজনের দেখা · two reviews", ("tasks:id",), (_SEVERAL,)),
)


def make(transport: Transport, project: Project) -> None:
    """Give a project our tabs, unless it has one of them: what people deleted or changed since stays as it is."""
    found = queries.listed(transport.ask(lambda sdk: sdk.views.list(project=project.id), reads=True), transport)
    titles = {_title(each.data) for each in found}
    if titles.isdisjoint(title for title, _, _ in TABS):
        for data in _tabs():
            transport.ask(lambda sdk: sdk.views.create(project=project.id, data=data), reads=False)  # noqa: B023


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
