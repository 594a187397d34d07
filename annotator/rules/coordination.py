"""Coordination in a noun phrase: two parts by a conjunction, or a list of speakers."""

from __future__ import annotations

from annotator.rules.heads import Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence

#: The fields of an office have no more tokens on either side of a comma.
LONGEST_FIELDS = 9
#: The last field of an office and the office, and the conjunction before it, are no more tokens away.
NEAR = 5
#: Tokens of a member of a list of speakers at most: …, বিপ্লবী নাগরিক দলের রিমা সেন ও …
LONGEST_MEMBER = 9
#: Tokens of one of several posts at most: …, জেলা শাখার সহসভাপতি ও …
LONGEST_POST = 4


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
        several = {left.case, s.words[head].case} == {"nom", "pl"}
        if several and (left.case == "pl" or self._speaks(s, i - 1, lo)):
            return True  # স্থানীয়রা এবং | পুলিশ; সাধারণ শিক্ষার্থী এবং | মাঝিরা
        if "subject_pronoun" in left.classes:
            return s.words[i].text in self._g.both and left.case == s.words[head].case
        if s.words[i].text in self._g.either:
            return left.case in (right.case, "nom") or left.case == s.words[head].case
        return left.case == s.words[head].case and (
            self._heads.heads(s, i - 1)
            or self._knows.entity_start(s, i - 1, lo) is not None
            or self._last_field(s, i, lo)
        )

    def _speaks(self, s: Sentence, k: int, lo: int) -> bool:
        """Token k ends what can speak by itself: পুলিশ, স্থানীয়রা, নদীপুর থানা."""
        return self._knows.speaks(s.words[k]) or self._knows.entity_start(s, k, lo) is not None

    def _last_field(self, s: Sentence, i: int, lo: int) -> bool:
        """Tell whether the last field of an office follows the conjunction: পরিবেশ, বন ও জলবায়ু এবং | পানিসম্পদ উপদেষ্টা."""
        before = any("conjunction" in s.words[k].classes for k in range(max(lo, i - NEAR), i))
        titles = (self._knows.title_at(s, k, i + 1) for k in range(i + 2, min(i + NEAR, len(s.words))))
        office = any(title is not None and title[1].type == "official" for title in titles)
        return before and office and self._in_field(s, i + 1)

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
        named = named or (comma - 2 >= lo and self._bears(s, comma))  # জন মটিল, রিমা সেন ও …
        known = self._knows.entity_start(s, comma - 1, lo) is not None and left.case in ("nom", "gen")
        return joined and (known or named or self._field(s, comma, lo) or self.posts(s, comma) is not None)

    def _bears(self, s: Sentence, comma: int) -> bool:
        """An unknown name behind a known one or an honorific, and a name behind the comma: ডা. রিমা | মটিল, ডা. …"""
        before, left = s.words[comma - 2], s.words[comma - 1]
        unknown = self._knows.bears(left) and not (left.finite or self._heads.outside(left))
        known = self._knows.listed_name(before) and before.case == "nom"
        return unknown and known and comma + 1 < len(s.words) and self._heads.name(s, comma + 1)

    def posts(self, s: Sentence, comma: int) -> int | None:
        """Return the end of what one person or group is, of which the comma parts the first: গায়ক | , সুরকার ও অভিনেতা."""
        if comma == 0 or not self._is_post(s, comma - 1):
            return None
        joined, since = False, comma
        for k in range(comma + 1, len(s)):
            word, parts = s.words[k], self._is_post(s, k - 1)
            if joined and self._is_post(s, k):
                return k + 1
            if word.text == "," or "conjunction" in word.classes:
                if not parts:
                    return None
                joined, since = word.text != ",", k
            elif word.mark or word.finite or word.case not in ("nom", "gen") or k - since > LONGEST_POST:
                return None
        return None

    def _is_post(self, s: Sentence, k: int) -> bool:
        """Token k is an office or a word for persons, and no name: গায়ক, ব্যবসায়ীরা."""
        word = s.words[k]
        post = word.title is not None and word.title.role in ("office", "group")
        return post and word.case in ("nom", "pl")

    def _field(self, s: Sentence, comma: int, lo: int) -> bool:
        """Tell whether the comma stands between fields of an office, at the head or behind whose it is: কৃষি, মৎস্য ও
        পানিসম্পদ মন্ত্রী; সরকারের স্থানীয় সরকার, পল্লী উন্নয়ন ও সমবায় উপদেষ্টা."""
        k = comma - 1
        while k >= lo and k > comma - LONGEST_FIELDS and (self._in_field(s, k) or s.words[k].text == ","):
            k -= 1
        if k >= lo and s.words[k].case != "gen":
            return False
        joined = False
        for k in range(comma + 1, min(comma + LONGEST_FIELDS, len(s.words))):
            title = self._knows.title_at(s, k, lo)
            if joined and title is not None and title[1].type == "official" and title[1].role in ("office", "body"):
                return True
            joined = joined or "conjunction" in s.words[k].classes
            if not (self._in_field(s, k) or s.words[k].text == ","):
                return False
        return False

    def _in_field(self, s: Sentence, k: int) -> bool:
        """Token k can be a word of a field: পল্লী | উন্নয়ন."""
        word = s.words[k]
        plain = word.case == "nom" and not (word.mark or word.number or word.finite)
        return plain and not (self._heads.outside(word) or self._knows.listed_name(word))

    def goes_on(self, s: Sentence, comma: int, hi: int) -> bool:
        """Tell whether the comma stands in a list that goes on to a conjunction, no finite verb before token ``hi``."""
        joins = (w.is_a("conjunction") or w.text.endswith(self._along) for w in s.words[comma + 1 : min(comma + 6, hi)])
        return any(joins) and not any(w.finite for w in s.words[comma:hi])
