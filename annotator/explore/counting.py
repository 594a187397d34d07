"""Asking the index: lists of attributions, their number, and how many there are of each value of a facet."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from annotator.explore.columns import FacetColumns, Places
from annotator.explore.facets import FACETS, Facet
from annotator.explore.filters import Filter
from annotator.labels import HedgeLevel

LEVELS = tuple(level.name.lower() for level in HedgeLevel)

#: Attributions with their words and articles.
ROWS = "SELECT attributions.*, headline, published, url, task FROM attributions JOIN articles ON key = article"

#: What is counted of every value of a facet, and can be sorted by: a facet and its value.
SORTED = {
    "unnamed": ("naming", "unnamed"),
    "direct": ("quote_type", "direct"),
    **{level: ("hedge_level", level) for level in LEVELS},
}

#: Of fewer attributions no share is told first.
FEW = 5

#: How many attributions stand on a page.
PAGE = 50


@dataclass(frozen=True)
class Group:
    """The attributions with one value of a facet."""

    value: str
    attributions: int
    unnamed: int
    """Those to nobody who is named."""
    direct: int
    """Those whose claim stands wholly in quotation marks."""
    levels: tuple[int, ...]
    """How many of each hedge level, from flat to possible."""


def attributions(index: sqlite3.Connection, chosen: Places, page: int = 1, size: int = PAGE) -> Sequence[sqlite3.Row]:
    """Return a page of attributions with their articles, the latest first.

    Args:
        page: which, from 1.
        size: how many stand on one.
    """
    numbers = chosen[(page - 1) * size : page * size] + 1
    query = f"{ROWS} WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"
    return index.execute(query, [json.dumps(numbers.tolist())]).fetchall()


def groups(
    columns: FacetColumns, chosen: Places, facet: str, most: int | None = None, sort: str | None = None
) -> list[Group]:
    """Return the attributions by the values of a facet, those of the most first; weeks in their order.

    Args:
        facet: its name.
        most: how many values at the most.
        sort: a key of ``SORTED``: the largest share first, values of few attributions last.
    """
    column = columns[facet]
    counts = column.count(chosen)
    marks = {
        name: column.count(chosen[columns[other].equals(value)[chosen]]) for name, (other, value) in SORTED.items()
    }
    there = np.flatnonzero(counts)
    keys: list[Any] = [there] if facet == "week" else [there, -counts[there]]
    if sort in SORTED:
        keys += [-marks[sort][there] / counts[there], counts[there] < FEW]
    order = there[np.lexsort(keys)][:most]  # the last key first
    unnamed, direct, *levels = (marks[name][order].tolist() for name in SORTED)
    values = [column.values[code] for code in order]
    rows = zip(values, counts[order].tolist(), unnamed, direct, zip(*levels, strict=True), strict=True)
    return [Group(*row) for row in rows]


def beside(columns: FacetColumns, asked: Filter, chosen: Places, most: int) -> dict[Facet, list[tuple[str, int]]]:
    """Return the most frequent values of each listed facet with their numbers; those of a vocabulary in its order.

    Of a facet that is chosen by, what else could be chosen in its place is counted.
    """
    found = {}
    for facet in (each for each in FACETS.values() if each.is_listed):
        column = columns[facet.name]
        counts = column.count(columns.choose(asked.without(facet.name)) if facet.name in asked.values else chosen)
        order = np.lexsort((-counts,))[: None if facet.vocabulary else most]
        counted = {column.values[code]: int(counts[code]) for code in order if counts[code]}
        found[facet] = [(value, counted[value]) for value in facet.vocabulary or counted if value in counted]
    return found


def articles(index: sqlite3.Connection) -> int:
    """Return the number of articles in the index."""
    return int(index.execute("SELECT count(*) FROM articles").fetchone()[0])
