"""A noun phrase that is grown to the left, as the cases of ``phrases`` are asked about it."""

from __future__ import annotations

from annotator.rules.text import Sentence

#: What a case says where the phrase ends.
END = -1


class Growth:
    """A phrase that is grown: it begins at token ``i``, its head is ``head``, and it does not go left of ``lo``."""

    __slots__ = ("head", "i", "lo", "s", "word")

    def __init__(self, s: Sentence, i: int, head: int, lo: int) -> None:
        self.s = s
        self.i = i
        self.head = head
        self.lo = lo
        self.word = s.words[i - 1]
        """The token left of the phrase."""

    def go_to(self, i: int) -> None:
        """Let the phrase begin at token i."""
        self.i = i
        self.word = self.s.words[i - 1]

    def __str__(self) -> str:
        return f"does “{self.word.text}” belong to “{self.s.slice(self.i, self.head + 1)}”?"
