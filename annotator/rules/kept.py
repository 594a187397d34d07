"""What is made of a word or a chunk of text when it is first asked for, and kept while it is asked for again."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

#: So many are made before those are forgotten that nobody asked for meanwhile: the words of some thousand articles.
LIMIT = 40_000
T = TypeVar("T")


class Kept(dict[str, T]):
    """Values by the text that they are made of; twice the limit at most, so that memory does not grow with the corpus.

    Args:
        make: makes the value of a text.
        limit: when so many are held, those that are not asked for while as many others are will be forgotten.
    """

    def __init__(self, make: Callable[[str], T], limit: int = LIMIT) -> None:
        super().__init__()
        self._make = make
        self._limit = limit
        self._before: dict[str, T] = {}

    def __missing__(self, text: str) -> T:
        if len(self) >= self._limit:
            self._before = dict(self)
            self.clear()
        found = self._before.pop(text, None)
        made = self[text] = self._make(text) if found is None else found
        return made
