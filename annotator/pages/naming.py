"""Names of pages: each by a name of its own, whatever files and tables they come from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import PurePath


class Names:
    """The names that were given so far in one reading."""

    def __init__(self) -> None:
        self._given: set[str] = set()

    def given(self, name: str, place: str) -> str:
        """The name of a page: its own, with the file or folder before it where another has that name already.

        Args:
            name: the file's name, or the row's own id.
            place: where it was read.
        """
        free = next(each for each in _names(name, place) if each not in self._given)
        self._given.add(free)
        return free


def _names(name: str, place: str) -> Iterator[str]:
    yield name
    outer = PurePath(place.rpartition("#")[0] or place.rpartition("!")[0] or place)
    above = outer.name.partition(".")[0] if "#" in place or "!" in place else outer.parent.name
    if above:
        yield f"{above}/{name}"
    for number in count(2):
        yield f"{above}/{name}-{number}" if above else f"{name}-{number}"
