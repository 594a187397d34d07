"""A pronoun whose antecedent is looked for."""

from __future__ import annotations

from annotator.rules.text import Sentence


class Pronoun:
    """A pronoun for one person at token k, or a subject left out there, whose antecedent is looked for."""

    __slots__ = ("before", "hi", "k", "s")

    def __init__(self, s: Sentence, k: int, hi: int, before: Sentence | None) -> None:
        self.s = s
        self.k = k
        self.hi = hi
        """Where what he is told to have said begins before the pronoun, or the pronoun itself."""
        self.before = before
        """The sentence before."""

    def __str__(self) -> str:
        return f"whom “{self.s.words[self.k].text}” stands for"
