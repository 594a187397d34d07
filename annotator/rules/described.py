"""What describes those whom something is told, and where their names end."""

from __future__ import annotations

from annotator.rules.heads import BORNE, Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import COMMON, ENTITY, TITLE, Word


class Described:
    """Tells names from what describes somebody, among the words before him."""

    def __init__(self, knowledge: Knowledge, heads: Heads) -> None:
        self._knows = knowledge
        self._heads = heads

    def _unknown(self, word: Word) -> bool:
        """It is so little known that it can be part of a name."""
        return word.case == "nom" and word.title is None and self._knows.name(word) and not self._heads.modifier(word)

    def _opens(self, before: Word) -> bool:
        """Behind that word an unknown one is a name or ends one: another such, a title, a mark, a time."""
        titled = before.case == "nom" and before.title is not None
        return self._unknown(before) or titled or before.mark or self._heads.outside(before) or before.case == "loc"

    def _held(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a name behind an office, its field in brackets or not: পরিদর্শক (তদন্ত) | সামসু সাংবাদিকদের …"""
        opening = self._heads.before_brackets(s, k, lo)
        word = s.words[k]
        if opening is None or opening <= lo or word.title is not None or self._knows.common(word):
            return False
        if not self._heads.name(s, k):
            return False
        before = s.words[opening - 1]
        return before.case == "nom" and before.title is not None and before.title.role in BORNE

    def second_name(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is an unknown name right behind a given name that opens it: মুখপাত্র দানিয়েল | শাপিরো আদালত দেখে …"""
        if k - 1 < lo or not self._surname(s, k, lo) or s.words[k - 1].case != "nom":
            return False
        given = self._knows.listed_name(s.words[k - 1])
        opens = k - 1 == lo or not self._heads.name(s, k - 2)
        return given and (opens or s.words[k - 2].title is not None)

    def _surname(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k is a name or unknown, right behind a given name: ঠিকাদার সের্গেই | ইভানচেঙ্কো সাংবাদিকদের …"""
        for n in range(k, lo - 1, -1):
            word = s.words[n]
            if n < k and (self._knows.listed_name(word) or self._heads.foreign(s, n, lo)):
                return word.case in ("nom", "loc")
            if n < k and self._heads.given(s, n, lo):
                return True  # সভাপতি আদর | আলী
            if word.case != "nom" or not self._heads.name(s, n):
                return False
            if word.flags & (TITLE | COMMON) and not (n == k and self._knows.proper_name(word)):
                return n < k - 1 and word.title is not None and word.title.role in BORNE
        return False

    def skip_modifiers(self, s: Sentence, k: int, lo: int, role: bool) -> int:
        """Modifiers of the noun right of token k: adjectives; before a word for a person any noun (নারী সাংবাদিককে)."""
        left, last = 2, k
        told = s.words[k + 1]
        young = told.text not in self._knows.grammar.audience and not self._knows.reporting(told)  # তরুণ | উদ্যোক্তাদের
        while k >= lo and s.words[k].case == "nom" and not s.words[k].mark:
            word = s.words[k]
            if "subject_pronoun" in word.classes and k == lo:
                return k  # সে | ঝলমলে চোখে বলল
            if "determiner" in word.classes:  # মাঝি রহিম সেন | এই খবরের …; not এক বৃদ্ধ | রয়টার্সকে …
                return last if k < last and told.flags & ENTITY and word.text in self._knows.grammar.ones else k - 1
            several = not young and told.text.endswith("দের")
            if several and self._unknown(word) and (k == lo or self._opens(s.words[k - 1])):
                return k  # দেবেশ বৈষ্ণব | সাংবাদিকদের বলেন; সংগঠনের মুখপত্র | আলোরেখা | সাংবাদিকদের বলেছে
            person = self._knows.listed_name(word) or self._knows.speaks(word) or "pronoun" in word.classes
            person = person and not (young and self._knows.group(word) and self._knows.proper_name(word))
            person = person or (not young and self._knows.known_name(word) and self._knows.known_name(s.words[k - 1]))
            plain = role and left and not person and not self._held(s, k, lo) and not self._surname(s, k, lo)
            if (
                not (self._heads.modifier(word) or plain)
                or self._heads.outside(word)
                or self._knows.entity_start(s, k, lo) is not None
            ):
                break
            left -= not self._heads.modifier(word)
            k -= 1
        return k
