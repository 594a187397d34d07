"""The traits of very many articles: what finding pairs needs is in memory, all else in a file till it is asked for."""

from __future__ import annotations

import pickle
from array import array
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray

from annotator.stories.series import WINDOW
from annotator.stories.traits import TimeSpan, Traits
from annotator.stories.wire import Shingles

#: One of so many shingles is looked at to find pairs. Of the shortest copy that counts some six are.
SAMPLED = 3
#: Of so many pairs at once is asked whether they are of one time.
PAIRS = 1_000_000
#: How many traits that were asked for stay in memory.
KEPT = 2000

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
#: Where a time is not known, a stretch from long before to long after every one.
_ALWAYS = -(1 << 61), 1 << 61


class Shelf:
    """The traits of articles; their numbers follow their ids once all are there.

    Args:
        file: is written and read here alone.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._ids: list[str] = []
        self._ends = array("q", [0])
        self._published = array("q")
        self._sampled = array("I")
        self._sample_ends = array("q", [0])
        self.order: NDArray[np.intp] = np.empty(0, np.intp)
        """For each number, as the how manieth its article came."""
        self._read = lru_cache(KEPT)(self._loaded)

    def put(self, one: Traits) -> None:
        """Take the traits of one more article."""
        data = pickle.dumps(one, pickle.HIGHEST_PROTOCOL)
        self._file.write(data)
        self._ids.append(one.id)
        self._ends.append(self._ends[-1] + len(data))
        self._published.extend(_in_microseconds(one.published))
        self._sampled.frombytes(one.shingles[one.shingles % SAMPLED == 0].tobytes())
        self._sample_ends.append(len(self._sampled))

    def close(self) -> None:
        """Number the articles, since all are there.

        Raises:
            ValueError: an id stands twice.
        """
        self.order = np.array(sorted(range(len(self._ids)), key=self._ids.__getitem__), np.intp)
        for one, other in pairwise(self.ids):
            if one == other:
                raise ValueError(f"two articles are called {one!r}")

    def __len__(self) -> int:
        return len(self._ids)

    def __getitem__(self, number: int) -> Traits:
        return self._read(int(self.order[number]))

    @property
    def ids(self) -> list[str]:
        """The ids of all articles, by their numbers."""
        return [self._ids[place] for place in self.order]

    def samples(self, part: int, parts: int) -> tuple[Shingles, NDArray[np.int32]]:
        """Return one of so many parts of the sampled shingles, in order, each with the number of its article.

        Args:
            part: which of them, from 0. A shingle is in one part, with all articles that hold it.
            parts: how many there are.
        """
        sampled = np.frombuffer(self._sampled, np.uint32)
        chosen = np.flatnonzero(sampled // SAMPLED % parts == part)
        numbers = np.empty(len(self), np.int32)
        numbers[self.order] = np.arange(len(self), dtype=np.int32)
        rows = numbers[np.searchsorted(self._sample_ends, chosen, side="right") - 1]
        shingles = sampled[chosen]
        order = np.lexsort((rows, shingles))
        return shingles[order], rows[order]

    def near(self, ones: NDArray[np.integer[Any]], others: NDArray[np.integer[Any]]) -> NDArray[np.bool_]:
        """Return for each pair of numbers whether the two may have been published close to each other."""
        starts, ends = np.frombuffer(self._published, np.int64).reshape(-1, 2)[self.order].T
        close = np.empty(len(ones), np.bool_)
        for first in range(0, len(ones), PAIRS):
            some = slice(first, first + PAIRS)
            mine, theirs = ones[some], others[some]
            gaps = np.maximum(starts[mine] - ends[theirs], starts[theirs] - ends[mine])
            close[some] = gaps <= WINDOW // _MICROSECOND
        return close

    def _loaded(self, place: int) -> Traits:
        self._file.seek(self._ends[place])
        found: Traits = pickle.loads(self._file.read(self._ends[place + 1] - self._ends[place]))
        return found


def _in_microseconds(published: TimeSpan | None) -> tuple[int, int]:
    if published is None:
        return _ALWAYS
    start, end = ((moment - _EPOCH) // _MICROSECOND for moment in published)
    return start, end
