"""By what attributions are chosen and counted: a column of small numbers for each facet, in memory.

Counting a hundred thousand of them takes a millisecond a facet so, whatever they are chosen by; in SQL it would take an
index for every pair of facets.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.explore.filters import Filter

#: Places of chosen attributions in the order in which they are listed, from 0, ascending.
Places = NDArray[np.intp]

Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class FacetColumn:
    """The values of a facet, and which of them each attribution has."""

    values: Sequence[str]
    """Sorted, each once."""
    codes: NDArray[np.int32]
    """Of each attribution the place of its value."""

    @classmethod
    def of(cls, cells: Sequence[str]) -> FacetColumn:
        """Return the column of these cells."""
        values = sorted(set(cells))
        code = {value: number for number, value in enumerate(values)}
        return cls(values, np.fromiter(map(code.__getitem__, cells), np.int32, len(cells)))

    def equals(self, value: str) -> Mask:
        """Return where the value stands."""
        place = bisect_left(self.values, value)
        is_there = self.values[place : place + 1] == [value]
        equal: Mask = self.codes == (place if is_there else -1)
        return equal

    def holds(self, condition: Callable[[str], bool]) -> Mask:
        """Return where a value stands that fulfils a condition."""
        fulfilled: Mask = np.fromiter(map(condition, self.values), np.bool_, len(self.values))[self.codes]
        return fulfilled

    def count(self, places: Places) -> NDArray[np.intp]:
        """Return of each value how many of the attributions have it."""
        return np.bincount(self.codes[places], minlength=len(self.values))


class FacetColumns:
    """The columns of all attributions."""

    def __init__(self, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        """Take in rows in the order in which they are listed; the column of days is called ``day``."""
        cells = list(zip(*rows, strict=True)) or [()] * len(names)
        self._columns: Mapping[str, FacetColumn] = dict(zip(names, map(FacetColumn.of, cells), strict=True))

    def __getitem__(self, name: str) -> FacetColumn:
        return self._columns[name]

    def choose(self, asked: Filter) -> Places:
        """Return the places of the attributions that a filter chooses; its words have been looked for."""
        chosen: Mask = np.ones(len(self["day"].codes), np.bool_)
        if asked.found is not None:
            chosen[:] = False
            chosen[np.asarray(asked.found, np.intp) - 1] = True
        if asked.since or asked.until:
            last = asked.until or "9999"
            chosen &= self["day"].holds(lambda day: day != "" and asked.since <= day <= last)
        for name, value in asked.values.items():
            chosen &= self[name].equals(value)
        return np.flatnonzero(chosen)
