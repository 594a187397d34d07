"""Coordination in a noun phrase: two parts by a conjunction, or a list of speakers."""

from __future__ import annotations

from annotator.rules.heads import Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: An office lists so many fields at most before its last two: কৃষি, মৎস্য, বন ও পানিসম্পদ মন্ত্রী.
LONGEST_FIELDS = 4
#: Tokens of a member of a list of speakers at most: …, বিপ্লবী নাগরিক দলের রিমা সেন ও …
LONGEST_MEMBER = 9


class Coordination:
    """Tells what a conjunction or a comma joins."""

    def __init__(self, knowledge: Knowledge, heads: Heads) -> None:
        self._knows = knowledge
        self._heads = heads
        self._g = knowledge.grammar
        self._along = tuple(self._g.along)

    def joins(self, s: Sentence, i: int, head: int, lo: int) -> bool:
        """Tell whether the conjunction at token i joins two parts of one phrase, not two clauses."""
        left, right = s.words[i - 1], s.words[i + 1]
        if left.mark:
            return left.text in ")"
        if (left.finite and not self._heads.name(s, i - 1)) or left.nonfinite or self._heads.outside(left):
            return False
        if right.text in self._g.own and left.case == "nom" and self._heads.heads(s, i - 1):
            return True  # মেয়র রিমা সেন এবং | তাঁর দপ্তর
        if "subject_pronoun" in left.classes:
            return s.words[i].text in self._g.both and (left.case == s.words[head].case or right.text in self._g.own)
        if s.words[i].text in self._g.either:
            return left.case == right.case or (
                left.case in ("nom", "gen", "pl") and (left.case == s.words[head].case or left.case == "nom")
            )
        return left.case == s.words[head].case and (
            self._heads.heads(s, i - 1) or left.case == "pl" or self._knows.entity_start(s, i - 1, lo) is not None
        )

    def listed(self, s: Sentence, comma: int, lo: int) -> bool:
        """Tell whether the comma stands in a list of speakers: A, B ও C."""
        if comma - 1 < lo:
            return False
        left = s.words[comma - 1]
        joined = any(
            "conjunction" in s.words[k].classes or s.words[k].text.endswith(self._along)
            for k in range(comma + 1, min(comma + LONGEST_MEMBER, len(s.words)))
        )
        named = self._knows.listed_name(left) and left.case == "nom"  # রিমা, মনি ও রনি
        known = self._knows.entity_start(s, comma - 1, lo) is not None and left.case in ("nom", "gen")
        return joined and (known or named or self._field(s, comma, lo))

    def _field(self, s: Sentence, comma: int, lo: int) -> bool:
        """Tell whether the comma stands between fields of an office that open a sentence: কৃষি, মৎস্য ও পানিসম্পদ মন্ত্রী."""
        fields = [word for word in s.words[lo : comma + 2] if word.text != ","]
        short = len(fields) <= LONGEST_FIELDS and comma == lo + 2 * len(fields) - 3
        office = (self._knows.title_at(s, k, lo) for k in range(comma + 3, min(comma + 7, len(s.words))))
        return (
            short and all(map(self._knows.common, fields)) and any(one and one[1].type == "official" for one in office)
        )

    def goes_on(self, s: Sentence, comma: int, hi: int) -> bool:
        """Tell whether the comma stands in a list that goes on to a conjunction, no finite verb before token ``hi``."""
        return any("conjunction" in s.words[k].classes for k in range(comma + 1, min(comma + 6, hi))) and not any(
            w.finite for w in s.words[comma:hi]
        )
