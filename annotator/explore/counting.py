"""Asking the index: lists of attributions, their number, and how many there are of each value of a facet."""

from __future__ import annotations

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.explore.facets import FACETS, Facet
from annotator.explore.filters import Filter
from annotator.labels import HedgeLevel

LEVELS = tuple(level.name.lower() for level in HedgeLevel)

#: What is counted of every value of a facet; kept in its key, so that no row is looked up.
COUNTED = ("naming", "hedge_level", "quote_type")

#: Attributions with their words and articles.
ROWS = (
    "SELECT attributions.*, texts.*, headline, published, url, task "
    "FROM attributions JOIN texts USING (id) JOIN articles ON key = article"
)

#: What a count can be sorted by, as a condition.
SORTED = {
    "unnamed": "naming = 'unnamed'",
    "direct": "quote_type = 'direct'",
    **{level: f"hedge_level = '{level}'" for level in LEVELS},
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


def count(index: sqlite3.Connection, chosen: Filter) -> int:
    """Return the number of attributions."""
    where, given = chosen.where()
    return int(index.execute(f"SELECT count(*) FROM attributions WHERE {where}", given).fetchone()[0])


def attributions(index: sqlite3.Connection, chosen: Filter, page: int = 1, size: int = PAGE) -> Sequence[sqlite3.Row]:
    """Return a page of attributions with their articles, the latest first.

    Args:
        page: which, from 1.
        size: how many stand on one.
    """
    where, given = chosen.where()
    return index.execute(
        f"{ROWS} WHERE id IN (SELECT id FROM attributions WHERE {where} ORDER BY id LIMIT ? OFFSET ?) ORDER BY id",
        [*given, size, (page - 1) * size],
    ).fetchall()


def groups(
    index: sqlite3.Connection, chosen: Filter, facet: str, most: int = -1, sort: str | None = None
) -> list[Group]:
    """Return the attributions by the values of a facet, those of the most first; weeks in their order.

    Args:
        facet: its name.
        most: how many values at the most; all where it is negative.
        sort: a key of ``SORTED``: the largest share first, values of few attributions last.
    """
    counted, given = _counted(chosen, facet)
    order = "value" if facet == "week" else "attributions DESC, value"
    if sort in SORTED:
        order = f"attributions < {FEW}, 1.0 * {sort} / attributions DESC, {order}"
    found = index.execute(f"SELECT * FROM ({counted}) ORDER BY {order} LIMIT ?", [*given, most])
    return [Group(row[0], row[1], row[2], row[3], tuple(row)[4:]) for row in found]


def counting(facet: str, where: str = "1") -> str:
    """Return the query that counts the values of a facet, with a column for each of ``SORTED``."""
    sums = ", ".join(f"sum({condition}) AS {name}" for name, condition in SORTED.items())
    return f"SELECT {facet} AS value, count(*) AS attributions, {sums} FROM attributions WHERE {where} GROUP BY 1"


def _counted(chosen: Filter, facet: str) -> tuple[str, list[str]]:
    """Return the query for a facet's values: of all attributions they have been counted when the index was made."""
    where, given = chosen.where()
    if not given:
        return f"SELECT value, attributions, {', '.join(SORTED)} FROM totals WHERE facet = '{facet}'", []
    return counting(facet, where), given


def several(index: sqlite3.Connection, chosen: Filter, facets: Sequence[str], most: int) -> dict[str, list[Group]]:
    """Return what :func:`groups` does for several facets at once, in one reading of the attributions."""
    columns = _columns(index, chosen, (*facets, *COUNTED))
    marks = columns[len(facets) :]
    return {
        facet: _groups(Counter(zip(values, *marks, strict=True)), facet, most)
        for facet, values in zip(facets, columns, strict=False)
    }


def _groups(counted: Counter[tuple[str, ...]], facet: str, most: int) -> list[Group]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for (value, *marks), number in counted.items():
        found[value]["all"] += number
        for mark in marks:
            found[value][mark] += number
    order = sorted(found, key=lambda value: value if facet == "week" else (-found[value]["all"], value))
    return [
        Group(
            value,
            found[value]["all"],
            found[value]["unnamed"],
            found[value]["direct"],
            tuple(found[value][level] for level in LEVELS),
        )
        for value in order[: most if facet != "week" else None]
    ]


def beside(index: sqlite3.Connection, chosen: Filter, most: int) -> dict[Facet, list[tuple[str, int]]]:
    """Return the most frequent values of each listed facet with their numbers; those of a vocabulary in its order.

    Of a facet that is chosen by, what else could be chosen in its place is counted.
    """
    listed = [facet for facet in FACETS.values() if facet.is_listed]
    if chosen.parameters():
        free = [facet for facet in listed if facet.name not in chosen.values]
        counted = dict(zip(free, _together(index, chosen, free), strict=True))
    else:
        counted = {}
    for facet in listed:
        if facet not in counted:
            counted[facet] = _alone(index, chosen.without(facet.name), facet)
    return {facet: _first(counted[facet], facet, most) for facet in listed}


def _together(index: sqlite3.Connection, chosen: Filter, facets: Sequence[Facet]) -> list[Counter[str]]:
    """Count several facets in one reading, which is faster than a query for each where they are chosen by another."""
    return [Counter(column) for column in _columns(index, chosen, [facet.name for facet in facets])]


def _columns(index: sqlite3.Connection, chosen: Filter, names: Sequence[str]) -> list[tuple[str, ...]]:
    """Return columns of the attributions, each as a whole."""
    where, given = chosen.where()
    rows = index.cursor()
    rows.row_factory = None
    found = rows.execute(f"SELECT {', '.join(names)} FROM attributions WHERE {where}", given)
    return list(zip(*found, strict=True)) or [() for _ in names]


def _alone(index: sqlite3.Connection, chosen: Filter, facet: Facet) -> Counter[str]:
    counted, given = _counted(chosen, facet.name)
    return Counter({row[0]: row[1] for row in index.execute(counted, given)})


def _first(counted: Counter[str], facet: Facet, most: int) -> list[tuple[str, int]]:
    if facet.vocabulary:
        return [(value, counted[value]) for value in facet.vocabulary if counted[value]]
    return sorted(counted.most_common(most), key=lambda pair: (-pair[1], pair[0]))


def number_of(index: sqlite3.Connection, table: str) -> int:
    """Return the number of rows of a table of the index."""
    return int(index.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
