"""Step 3: a cue whose content is looked for before it, and where that ends."""

from __future__ import annotations

from typing import NamedTuple

from annotator.rules.cue import Cue
from annotator.rules.text import Sentence
from annotator.rules.words import Word


class End(NamedTuple):
    """The end of content, as a token, and the beginning of the gap between it and its cue."""

    close: int
    gap: int

    def __str__(self) -> str:
        return f"before token {self.close}"


class Before:
    """A cue before which content can stand, down to token ``lo``."""

    __slots__ = ("cue", "lo", "s", "word")

    def __init__(self, s: Sentence, cue: Cue, lo: int) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo
        self.word: Word = s.words[cue.first - 1]
        """The token right before the cue."""

    @property
    def here(self) -> End:
        """Content ends right before the cue."""
        return End(self.cue.first, self.cue.first)

    def __str__(self) -> str:
        return f"where does the content before “{self.s.slice(self.cue.first, self.cue.last)}” end?"
