"""Many regular expressions searched in a line, of which hardly any stands in it.

What an expression needs is told by itself: literals, of which one must stand in the text. To look for a few dozen words
takes a fraction of what as many searches take, and most lines hold none of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any, Generic, TypeVar

T = TypeVar("T")

#: Stands in every text.
NOTHING = frozenset([""])
_REPEATS = (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT)


class Searched(Generic[T]):
    """Regular expressions in an order, each with what it tells of a line in which it stands.

    Each is searched by itself: with a literal in it that is several times as fast as to search for many at once.
    """

    def __init__(self, parts: Sequence[tuple[T, str]]) -> None:
        self._parts = [(told, re.compile(part), needed(part)) for told, part in parts]
        self._words = tuple(frozenset[str]().union(*(words for _, _, words in self._parts)))

    def first(self, line: str, other: T | None = None) -> T | None:
        """Return what the first tells that stands in the line; ``other`` where none before those of ``other`` does."""
        held = {word for word in self._words if word in line}
        for told, pattern, words in self._parts if held else ():
            if told is other:
                break
            if not held.isdisjoint(words) and pattern.search(line):
                return told
        return other


def needed(expression: str) -> frozenset[str]:
    """The literals of which one stands in every text that the expression matches; the empty one where none must."""
    tree = parser.parse(expression)
    return NOTHING if tree.state.flags & re.IGNORECASE else _of(tree)


def _of(parts: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """What one behind the other of the parts needs that is told most by: the longest of its shortest literals."""
    found, run = [NOTHING], ""
    for code, value in parts:
        if code is codes.LITERAL:
            run += chr(value)
            continue
        found += [frozenset([run]), _of_one(code, value)]
        run = ""
    found.append(frozenset([run]))
    return max(found, key=lambda literals: (min(map(len, literals)), -len(literals)))


def _of_one(code: Any, value: Any) -> frozenset[str]:
    """What a part needs that is no literal."""
    if code is codes.SUBPATTERN and not value[1] & re.IGNORECASE:
        return _of(value[3])
    if code is codes.ATOMIC_GROUP:
        return _of(value)
    if code is codes.BRANCH:
        return frozenset[str]().union(*map(_of, value[1]))
    if code in _REPEATS and value[0]:
        return _of(value[2])
    return NOTHING
