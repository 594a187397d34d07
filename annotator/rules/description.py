"""Somebody described by a phrase: what the cases of coreference are asked about."""

from __future__ import annotations

from collections.abc import Iterable

from annotator.rules.heads import Phrase
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence


class Description:
    """Somebody described by a phrase, of whom it is asked whether he is known."""

    __slots__ = ("_earlier", "new", "phrase", "s")

    def __init__(self, s: Sentence, phrase: Phrase, new: Speaker, earlier: Iterable[Speaker]) -> None:
        self.s = s
        self.phrase = phrase
        self.new = new
        self._earlier = earlier

    @property
    def earlier(self) -> tuple[Speaker, ...]:
        """The persons whom the sentences before are about, the nearest first."""
        if not isinstance(self._earlier, tuple):
            self._earlier = tuple(self._earlier)
        return self._earlier

    @property
    def at(self) -> int:
        return self.s.starts[self.phrase.first]

    @property
    def another(self) -> bool:
        """Whether the phrase says that it is somebody not told of before: এক, আরেক, একাধিক."""
        some = self.s.grammar.some
        return any(word.text in some for word in self.s.words[self.phrase.first : self.phrase.head])

    def __str__(self) -> str:
        return f"who “{self.s.slice(self.phrase.first, self.phrase.last)}” is"
