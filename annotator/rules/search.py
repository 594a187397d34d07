"""A search for a subject: where it stands, and what a case can say of the token there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from annotator.rules.heads import Phrase
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens that may stand between a cue and the head of its subject before the search is given up.
FAR = 26


class Move(NamedTuple):
    """The answer of a case: the subject is ``found``, or the search goes on at token ``k``, or it is given up."""

    found: Phrase | None = None
    k: int = -1

    def __str__(self) -> str:
        if self.found is not None:
            return f"tokens {self.found.first} to {self.found.last - 1}"
        return "is given up" if self.k < 0 else f"goes on at token {self.k}"


GIVE_UP = Move()
#: Makes one of its fields: the class itself takes twice as long.
_moved: Callable[[tuple[Phrase | None, int]], Move] = partial(tuple.__new__, Move)


class Search:
    """A search for the subject that ends before token ``i``, standing at token ``k``; it does not go left of ``lo``."""

    __slots__ = ("i", "k", "lo", "near", "object_of", "s", "skipped", "word")

    def __init__(self, s: Sentence, i: int, lo: int, near: bool) -> None:
        self.s = s
        self.i = i
        self.lo = lo
        self.near = near
        self.k = i - 1
        self.object_of = False
        """A participle was passed, so that a noun next to it is its object."""
        self.skipped = False
        """Something was passed, so that not every noun is the subject any more."""
        self.word: Word = s.words[self.k]
        """The token where it stands."""

    def go_to(self, k: int) -> None:
        """Stand at token ``k``."""
        self.k = k
        self.word = self.s.words[k]

    def go_on(self, k: int, *, skipped: bool = True) -> Move:
        """Return that the search goes on at token ``k``; with ``skipped`` what was passed can have been the subject."""
        self.skipped = self.skipped or skipped
        return _moved((None, k))

    @property
    def of_a_person(self) -> bool:
        """The verb, among the tokens of its cue, speaks of a person."""
        verb = next((w for w in self.s.words[self.i : self.i + 4] if w.mark or (w.finite and not w.nonfinite)), None)
        return verb is not None and verb.honorific

    @property
    def touches(self) -> bool:
        """It stands right before the verb."""
        return self.k == self.i - 1

    def __str__(self) -> str:
        return f"the subject before “{self.s.slice(self.k, min(self.i + 1, len(self.s.words)))}”"


class Opening:
    """A search for the first subject of tokens ``lo`` … ``hi - 1``, standing at token ``k``."""

    __slots__ = ("hi", "k", "lo", "s", "word")

    def __init__(self, s: Sentence, k: int, lo: int, hi: int) -> None:
        self.s = s
        self.k = k
        self.lo = lo
        self.hi = hi
        self.word: Word = s.words[k]

    def __str__(self) -> str:
        return f"does “{self.word.text}” open the clause as its subject?"

    @property
    def seeing(self) -> int | None:
        """The pronoun of who sees a thing, right behind it, a participle before: কাজ | করে পাওয়া এ পদককে | তিনি | …"""
        for k in range(self.k + 1, self.hi if self.word.nonfinite else 0):
            word = self.s.words[k]
            if word.is_a("subject_pronoun"):
                return k if self.s.words[k - 1].case == "acc" else None
            if word.mark or (word.finite and not word.nonfinite):
                return None
        return None
