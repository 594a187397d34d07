"""The views: each takes what is asked and returns what is shown, for a page and as records for CSV and JSON."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from annotator.errors import NotFound
from annotator.explore import counting
from annotator.explore.columns import FacetColumns, Places
from annotator.explore.facets import FACETS, SOURCE, TEXTS
from annotator.explore.filters import Filter
from annotator.explore.library import Library

#: How many attributions CSV and JSON hold at the most, from the page on that is asked for.
MOST_RECORDS = 10_000

#: How many values of a facet stand beside a list, and in a panel.
BESIDE, PANEL = 10, 12

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Asked:
    """A request for a view."""

    library: Library
    index: sqlite3.Connection
    parameters: Mapping[str, str]
    form: str = "html"

    @cached_property
    def filter(self) -> Filter:
        """The filter of attributions in the address."""
        return self.library.index.chosen(self.index, Filter.read(self.parameters.items()))

    @cached_property
    def chosen(self) -> Places:
        """The attributions that it chooses."""
        return self.columns.choose(self.filter)

    @property
    def columns(self) -> FacetColumns:
        """What attributions are counted by."""
        return self.library.index.columns

    @property
    def page(self) -> int:
        """The page of a list, from 1."""
        text = self.parameters.get("page", "1")
        return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1


@dataclass(frozen=True)
class ViewContent:
    """The content of a view."""

    template: str
    values: Mapping[str, Any]
    records: Sequence[Record] = field(default_factory=list)
    """The rows of CSV and JSON."""


ViewFunction = Callable[[Asked], ViewContent]


def start(asked: Asked) -> ViewContent:
    """The start page: outlets, sources, stories, weeks."""
    columns = asked.columns
    everything, named = (columns.choose(each) for each in (Filter(), Filter(values={"naming": "named"})))
    outlets = counting.groups(columns, everything, "outlet")
    values = {
        "articles": counting.articles(asked.index),
        "attributions": len(everything),
        "outlets": outlets,
        "sources": counting.groups(columns, named, SOURCE, PANEL),
        "weeks": [each for each in counting.groups(columns, everything, "week") if each.value],
        "stories": asked.library.stories[:PANEL],
        "filter": Filter(),
    }
    return ViewContent("start.html", values, group_records("outlet", outlets))


def search(asked: Asked) -> ViewContent:
    """A list of attributions, with the facets to narrow it down."""
    page = asked.page
    size = counting.PAGE if asked.form == "html" else MOST_RECORDS
    rows = counting.attributions(asked.index, asked.chosen, page, size)
    if asked.form != "html":
        return ViewContent("", {}, [record(row) for row in rows])
    total = len(asked.chosen)
    beside = counting.beside(asked.columns, asked.filter, asked.chosen, BESIDE)
    pages = max(1, -(-total // counting.PAGE))
    values = {"filter": asked.filter, "rows": rows, "total": total, "facets": beside, "page": page, "pages": pages}
    return ViewContent("search.html", values)


def by(asked: Asked) -> ViewContent:
    """Attributions counted by the values of a facet."""
    facet = asked.parameters.get("group", SOURCE)
    if facet not in FACETS:
        raise NotFound(f"there is no facet {facet!r}; there are: {', '.join(FACETS)}")
    size = 200 if asked.form == "html" else MOST_RECORDS
    found = counting.groups(asked.columns, asked.chosen, facet, size, asked.parameters.get("sort"))
    values = {
        "filter": asked.filter,
        "facet": facet,
        "groups": found,
        "total": len(asked.chosen),
    }
    return ViewContent("by.html", values, group_records(facet, found))


def outlet(asked: Asked) -> ViewContent:
    """An outlet: whom it cites, how, in which sections, from week to week."""
    return _profile(asked, "outlet", (SOURCE, *TEXTS, "source_type", "function", "quote_type", "section"))


def source(asked: Asked) -> ViewContent:
    """A source: all it said, in which outlets and weeks, how sure, and through whom."""
    return _profile(asked, SOURCE, ("outlet", *TEXTS, "function", "quote_type", "via", "section"))


def group_records(facet: str, groups: Sequence[counting.Group]) -> list[Record]:
    """Return groups as records."""
    return [
        {
            facet: each.value,
            "attributions": each.attributions,
            "unnamed": each.unnamed,
            "direct": each.direct,
            **dict(zip(counting.LEVELS, each.levels, strict=True)),
        }
        for each in groups
    ]


def record(row: sqlite3.Row) -> Record:
    """Return an attribution as a record: what a reader looks for first comes first."""
    first = ("outlet", "published", "headline", "source", "source_type", "hedge_level", "cue", "claim", "sentence")
    last = ("rule", "score", "task", "number", "article", "attribution")
    rest = [name for name in FACETS if name not in first]
    return {name: row[name] for name in (*first, "words", "url", *rest, *last)}


def _profile(asked: Asked, facet: str, panels: Sequence[str]) -> ViewContent:
    name = asked.parameters.get("name", "")
    own = Filter(values={facet: name})
    chosen = asked.columns.choose(own)
    if not len(chosen):
        raise NotFound(f"there is no {facet} {name!r} here")
    size = 10 if asked.form == "html" else MOST_RECORDS
    rows = counting.attributions(asked.index, chosen, asked.page, size)
    if asked.form != "html":
        return ViewContent("", {}, [record(row) for row in rows])
    values = {
        "filter": own,
        "facet": facet,
        "name": name,
        "whole": counting.groups(asked.columns, chosen, facet),
        "panels": {each: counting.groups(asked.columns, chosen, each, PANEL) for each in panels},
        "weeks": [each for each in counting.groups(asked.columns, chosen, "week") if each.value],
        "rows": rows,
    }
    return ViewContent("profile.html", values)
