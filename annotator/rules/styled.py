"""Step 2: subjects that open a clause with what somebody is called, or with a rank: রহিম নামের এক মাঝি …; প্রধান …"""

from __future__ import annotations

from annotator.rules.heads import BORNE, Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.search import Move, Opening
from annotator.rules.words import SPEAKER


class Styled:
    """Cases of ``openings`` for names and ranks before the word for who speaks."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases) -> None:
        self._heads = heads
        self._shape = shape
        self._g = knowledge.grammar

    def by_the_clock(self, o: Opening) -> Move | None:
        """Whose clock tells when: লন্ডনে | বাংলাদেশ সময় রাতে মেয়র …"""
        clock = o.k + 1 < o.hi and o.s.words[o.k + 1].text in self._g.clock and o.word.case == "nom"
        return Move(k=o.k + 2) if clock else None

    def called(self, o: Opening) -> Move | None:
        """Somebody by what he is called: রহিম | নামের এক প্রতিবেশী তাকে …"""
        words = o.s.words[o.k + 1 : min(o.k + 4, o.hi - 1)]
        at = next((k for k, word in enumerate(words, o.k + 1) if word.text in self._g.called), 0)
        for k in range(at + 1, min(at + 5, o.hi) if at else 0):
            word = o.s.words[k]
            if word.flags & SPEAKER and word.case == "nom":
                return Move(self._shape.grow(o.s, k, k + 1, o.lo))
            if not (self._heads.modifier(word) or "determiner" in word.classes):
                break
        return None

    def rank_of_another(self, o: Opening) -> Move | None:
        """The rank of somebody who is no subject: প্রধান | অতিথির বক্তব্যে মেয়র …"""
        behind = o.s.words[o.k + 1] if o.k + 1 < o.hi else o.word
        return Move(k=o.k + 2) if behind.case not in ("nom", "pl") and behind.title is not None else None

    def rank_of_an_office(self, o: Opening) -> Move | None:
        """A rank, with what the office is for between the two: প্রধান | স্বাস্থ্য কর্মকর্তা রিমা সেন …"""
        for k in range(o.k + 1, min(o.k + 4, o.hi)):
            word = o.s.words[k]
            if word.case != "nom" or word.finite:
                return None
            if word.title is not None and word.title.role in BORNE:
                return Move(k=k)
        return None
