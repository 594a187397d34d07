"""What stands between two spaces, looked at once for all steps and kept from article to article.

A text is cut at its spaces and each chunk looked up once: the gate, the tokens of a sentence and the words that tell
who holds the floor are read off what was found.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias

from annotator.bangla.tokens import SIGNS
from annotator.rules.kept import LIMIT, Kept

#: Two words that begin with so many of the same letters are taken for forms of one.
STEM = 4
NOTHING: frozenset[str] = frozenset()
_SPACED = str.maketrans(dict.fromkeys(SIGNS, " "))


#: What is told of a chunk, a plain tuple since that is read fastest: whether a cue or a hedge can begin with one of
#: its words; these, without signs, each with how it begins; the parts of ``floor.toml`` that they play; and its tokens,
#: three values in a row for each: its ``Word``, how long it is with the white space behind it, and whether a cue or a
#: hedge can stand there. There are none before somebody asks for them, nor where they depend on what stands around it.
Chunk: TypeAlias = tuple[bool, tuple[str, ...], frozenset[str], list[Any]]


class Chunks(Kept[Chunk]):
    """The chunks met so far.

    Args:
        begins: tells whether a cue or a hedge can begin with a word.
        parts: tells the parts of ``floor.toml`` that a word plays.
    """

    def __init__(
        self, begins: Callable[[str], bool], parts: Callable[[str], frozenset[str]], limit: int = LIMIT
    ) -> None:
        super().__init__(self._looked_at, limit)
        self._begins = begins
        self._parts = parts

    def _looked_at(self, text: str) -> Chunk:
        words = tuple(text.translate(_SPACED).split())  # which is faster than ``without_signs`` where a text is short
        parts = NOTHING.union(*map(self._parts, words))
        begun = tuple([part for word in words for part in (word, word[:STEM])])
        return any(map(self._begins, words)), begun, parts, []

    def of(self, text: str, start: int, end: int) -> list[Chunk]:
        """Return the chunks of a sentence."""
        return list(map(self.__getitem__, text[start:end].split(" ")))
