"""Step 2: whose something is: the genitive that ends right before a token, and phrases in whatever case there."""

from __future__ import annotations

from annotator.rules.heads import Heads, Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence


class Owners:
    """Finds owners and bare phrases."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases) -> None:
        self._knows = knowledge
        self._heads = heads
        self._shape = shape
        self._g = knowledge.grammar

    def owner(self, s: Sentence, i: int, lo: int) -> Phrase | None:
        """Return the genitive that ends right before token i (পুলিশের | বরাত দিয়ে)."""
        if i - 1 > lo and self._detached(s, i - 1):
            opening = self._heads.before_brackets(s, i - 1, lo)
            return self._shape.grow(s, opening - 1, i, lo) if opening is not None and opening > lo else None
        k = self._before_asides(s, i - 1, lo)
        if k > lo and s.words[k].text in self._g.from_place:
            side = s.words[k - 1].text in self._g.on_behalf or s.words[k - 1].text in self._g.from_whom
            return self.owner(s, k - 1, lo) if side else self.bare(s, k, lo)
        if k >= lo and s.words[k].text in self._g.of_before:
            k = k - 1 if k > lo and s.words[k - 1].case == "gen" else lo - 1  # মন্ত্রীর | আগের ঘোষণা
        if k < lo or s.words[k].text in self._g.one_such:
            return None  # একধরনের | ধারণা
        if s.words[k].text == ")":
            return self.bracketed(s, k, lo)  # নির্বাচন কমিশনের (ইসি) | পক্ষ থেকে
        if s.words[k].mark or (k > lo and s.words[k - 1].text == ")" and s.words[k].text[0] in "-–"):
            return self._behind_brackets(s, k, lo)
        if s.words[k].text in self._g.genitive_pronouns:
            return Phrase(k, k + 1, k)
        return self._shape.grow(s, k, k + 1, lo) if s.words[k].case in ("gen", "acc") else None

    def of_report(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """Return the body whose own words the document at token k gives: কমিশনের | তদন্ত প্রতিবেদন; not সংসদের | আইন."""
        title = s.words[k].title
        if title is None or not title.issued:
            return None
        while k > lo and (self._heads.modifier(s.words[k - 1]) or self._knows.document(s.words[k - 1])):
            k -= 1
        owned = k > lo and s.words[k - 1].case == "gen" and self._knows.body(s, k - 1)
        return self.owner(s, k, lo) if owned else None

    def _before_asides(self, s: Sentence, k: int, lo: int) -> int:
        """The token before what may part an owner from what is his: an adverb, a time, an adjective."""
        while (
            k > lo
            and (s.words[k].case == "nom" or "time" in s.words[k].classes)
            and self._knows.entity_start(s, k, lo) is None
            and (
                not s.words[k].classes.isdisjoint(("adverb", "time", "determiner"))
                or self._heads.modifier(s.words[k])
                or s.words[k].text in self._g.issued
                or "noun" in s.words[k].kinds  # পুলিশের | করা | হিসাব অনুযায়ী
            )
        ):
            k -= 1
        return k

    def _detached(self, s: Sentence, k: int) -> bool:
        """The ending of the genitive, a word by itself: বিশ্ব ব্যাংক | এর; নদী জোট (নজো) | এর."""
        before = s.words[k - 1]
        named = (before.case == "nom" and not before.mark) or before.text == ")"
        return s.words[k].text in self._g.detached_genitive and named

    def _behind_brackets(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """An owner whose ending stands behind brackets: (আইএসপিআর)-এর."""
        if not s.words[k].text.startswith(("-", "–")) or s.words[k - 1].text != ")":
            return None
        opening = self._heads.opening(s, k - 1, lo)
        return self._shape.grow(s, opening - 1, k + 1, lo) if opening is not None and opening > lo else None

    def bare(self, s: Sentence, i: int, lo: int) -> Phrase | None:
        """Return the phrase in whatever case that ends right before token i."""
        if i <= lo or (s.words[i - 1].mark and s.words[i - 1].text != ")") or s.words[i - 1].text in self._g.thence:
            return None
        if self._heads.participle(s.words[i - 1]):
            return None  # উপস্থাপন করা | তথ্য অনুযায়ী
        opening = self._heads.before_brackets(s, i, lo)
        return self._shape.grow(s, opening - 1, i, lo) if opening is not None and opening > lo else None

    def bracketed(self, s: Sentence, k: int, lo: int) -> Phrase | None:
        """Return the owner whose short name the brackets hold that close at token k: পরিসংখ্যান ব্যুরোর (বিবিএস) | তথ্য."""
        opening = self._heads.opening(s, k, lo) if s.words[k].text == ")" else None
        if opening is None or opening == lo or s.words[opening - 1].case != "gen":
            return None
        return self._shape.grow(s, opening - 1, k + 1, lo) if self._knows.can_own(s, opening - 1, lo) else None


def of_the_land(s: Sentence, head: int, owner: Phrase, knowledge: Knowledge) -> bool:
    """Tell whether a law or a count is a state's, and not its word: ভারতের | সংবিধানে বলা আছে, নেপালের | জনশুমারি অনুযায়ী."""
    if s.words[head].nominative not in knowledge.grammar.of_the_land:
        return False
    entity = knowledge.entity_at(s, owner.head, owner.first)
    return entity is not None and entity[1].kind in STATES
