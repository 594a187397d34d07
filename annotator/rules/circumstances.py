"""What stands between a subject and its verb and is no part of either: where, as what, how often, before or after what.

Cases of the search for a subject (``subjects``): each says at which token the search goes on.
"""

from __future__ import annotations

from annotator.rules.gazetteer import BRANCHING
from annotator.rules.heads import Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.phrases import Phrases
from annotator.rules.search import Move, Search
from annotator.rules.speaker import STATES


class Circumstances:
    """Passes the circumstances of an act of saying."""

    def __init__(self, knowledge: Knowledge, heads: Heads, shape: Phrases) -> None:
        self._knows = knowledge
        self._heads = heads
        self._shape = shape
        self._g = knowledge.grammar

    def lore(self, q: Search) -> Move | None:
        """What tells something by itself, nobody but who is told behind it: নদীর ইতিহাস | আমাদের বলে, …"""
        told = all(word.case == "acc" or "genitive_pronoun" in word.classes for word in q.s.words[q.k + 1 : q.i])
        return Move(self._shape.grow(q.s, q.k, q.k + 1, q.lo)) if told and not q.of_a_person else None

    def how_often(self, q: Search) -> Move | None:
        """How often it is said: পুলিশ | বার বার | বলেছে; তারা | আরও এক বার | বলেছে."""
        before = q.s.words[q.k - 1] if q.k > q.lo else q.word
        counts = q.k > q.lo and ("determiner" in before.classes or before.text in self._g.times)
        return q.go_on(q.k - 2, skipped=False) if counts else None

    def in_a_tone(self, q: Search) -> Move | None:
        """In what tone it is said: রহিম মিয়া | দৃঢ়কণ্ঠে ঘোষণা দেন; সে | ঝাঁঝালো কন্ঠে বলল."""
        k = q.k
        if q.word.text not in self._g.tone:
            return q.go_on(k - 1, skipped=False)
        described = q.s.words[k - 1] if k - 1 >= q.lo else q.word
        named = self._knows.listed_name(described) or self._heads.heads(q.s, k - 1, strict=True)
        if described.case != "nom" or described.mark or described.finite or self._heads.outside(described) or named:
            return None
        return q.go_on(k - 2 - (k - 2 >= q.lo and q.s.words[k - 2].text == described.text))  # কাঁপা কাঁপা | কণ্ঠে

    def both_together(self, q: Search) -> Move | None:
        """All of whom it is said: রহিম মিয়া ও করিম আলী | দুজনেই বলেন."""
        joined = any(word.text in self._g.both for word in q.s.words[max(q.lo, q.k - 6) : q.k])
        named = joined and self._heads.heads(q.s, q.k - 1) and not q.s.words[q.k - 1].is_a("subject_pronoun")
        return q.go_on(q.k - 1, skipped=False) if named else None

    def things_counted(self, q: Search) -> Move | None:
        """How many things it is about: তিনি | দুটি নাম উল্লেখ করেন; not নানা | বলেন."""
        somebody = q.word.title is not None and bool(q.s.words[q.k + 1].forms)
        return None if somebody else q.go_on(q.k - 1)

    def in_a_thing(self, q: Search) -> Move | None:
        """In what it is said, of a name that nobody bears: সালমা | একটি ভয়েস নোটে বলেন; লেখক | তাঁর সোনার মাটি বইয়ে বলেন."""
        s, k = q.s, q.k
        written = self._knows.document(q.word)
        for at in range(k - 1, max(q.lo, k - 6) - 1, -1):
            word = s.words[at]
            if word.text in self._g.things_counted or (written and word.text in self._g.own):
                return q.go_on(at - 1) if at < k - 1 and not q.near else None
            if word.case != "nom" or word.mark or word.finite or self._heads.heads(s, at, strict=True):
                return None
            if not written and (at < k - 2 or self._knows.listed_name(word)):
                return None
        return None

    def from_a_place(self, q: Search) -> Move | None:
        """From where somebody speaks: তারেক আহমেদ | লন্ডন থেকে, ঢাকার | চন্দ্রিমা উদ্যান থেকে | বলেন."""
        s, k, lo = q.s, q.k, q.lo
        if k <= lo:
            return None
        before = s.words[k - 1]
        if before.case != "nom" or self._heads.outside(before):
            return None
        place = self._knows.entity_at(s, k - 1, lo)
        lies = place is None and k - 3 >= lo and s.words[k - 3].case == "gen" and s.words[k - 2].case == "nom"
        nobody = lies and not (self._heads.heads(s, k - 2, strict=True) or self._knows.listed_name(s.words[k - 2]))
        return q.go_on((place[0] if place is not None else k - 1 - nobody) - 1)

    def made_by(self, q: Search) -> Move | None:
        """A body that only arranged where it was said: নাগরিক কমিটি | আয়োজিত সভায় | বলেন."""
        s, k = q.s, q.k
        made = k - 1 > q.lo and s.words[k - 1].case == "nom"
        if not made or not self._knows.body(s, k - 1):
            return None
        return q.go_on(self._shape.grow(s, k - 1, k, q.lo).first - 1)

    def as_what(self, q: Search) -> Move | None:
        """As what somebody speaks: মেয়র | প্রধান অতিথি হিসেবে বলেন; মাঝি | বাদী হয়ে অভিযোগ করেন."""
        s, k = q.s, q.k
        if q.touches:
            return None
        sues = s.words[k].text in self._g.plaintiffs and any(form.lemma == "howa" for form in s.words[k + 1].forms)
        if not (sues or s.words[k + 1].is_a("as")):
            return None
        title = self._knows.title_at(s, k, q.lo)
        return q.go_on((title[0] if title is not None else k) - 1)

    def on_a_state(self, q: Search) -> Move | None:
        """Which state it is about that somebody speaks of: রিমা সেন | ইরান প্রসঙ্গে, চীন সফরের আগে | বলেন."""
        s, k, lo = q.s, q.k, q.lo
        found = self._knows.entity_at(s, k, lo) if q.word.case == "nom" and not q.touches else None
        if found is None or found[1].kind not in STATES or found[0] <= lo or self._knows.seat(q.word, found[1]):
            return None
        before, behind = s.words[found[0] - 1], s.words[k + 1]
        matter = self._knows.thing(behind) or behind.case in ("loc", "gen") or behind.text in self._g.about
        office = before.case == "nom" and before.title is not None and before.title.role == "office"
        body = self._knows.entity_at(s, found[0] - 1, lo) if before.case == "nom" else None
        speaker = office or self._knows.bears(before) or "subject_pronoun" in before.classes
        speaker = speaker or (body is not None and body[1].kind not in BRANCHING)  # not: ইউনিলিভার বাংলাদেশ
        return q.go_on(found[0] - 1, skipped=False) if matter and speaker else None

    def at_a_venue(self, q: Search) -> Move | None:
        """Where somebody speaks, and whose place that is: তিনি | আদালত প্রাঙ্গণে, শিল্পকলা একাডেমি মিলনায়তনে বলেন."""
        s, k, lo = q.s, q.k, q.lo
        if q.near or self._g.venues.isdisjoint(q.word.stems) or k - 1 <= lo or s.words[k - 1].case != "nom":
            return None
        title, entity = self._knows.title_at(s, k - 1, lo), self._knows.entity_start(s, k - 1, lo)
        body = title[0] if title is not None and title[1].role == "body" else None
        called = k - 2 > lo and self._knows.common(s.words[k - 2]) and not self._knows.listed_name(s.words[k - 1])
        if body is None and entity is None and not (called or self._knows.thing(s.words[k - 1])):
            return None  # কেন্দ্রীয় | শহীদ মিনারে
        first = min(k - 1 if body is None else body, k - 1 if entity is None else entity)
        while first - 1 > lo and s.words[first - 1].case == "nom" and self._knows.common(s.words[first - 1]):
            first -= 1  # জেলা | শিল্পকলা একাডেমি
        return q.go_on(first - 1) if first > lo else None

    def written_in(self, q: Search) -> Move | None:
        """The work in which it is written (লেখক | তাঁর বই ‘নদীর কথা’-য় | লিখেছেন), the platform (মেয়র | এক্স (…)-এ | …)."""
        before = q.s.words[q.k - 1].text if q.k > q.lo else ""
        opening = self._heads.opening(q.s, q.k - 1, q.lo) if before == ")" else None
        found = self._knows.entity_at(q.s, opening - 1, q.lo) if opening is not None and opening > q.lo else None
        if found is not None and found[1].kind == "platform":
            return q.go_on(found[0] - 1)
        return q.go_on(q.k - 1) if before and before in "’'”\"" else None
