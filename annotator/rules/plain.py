"""A noun phrase as the name of whom it names: nominative, without what only points at him or describes him."""

from __future__ import annotations

from annotator.lexicon.sources import SourceRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import QUOTES, nominative, unbracketed
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence

#: Classes of words that point at a noun and are no part of its name.
POINTING = frozenset({"determiner", "pointer_determiner", "pronoun", "adverb"})


class PlainNames:
    """Finds the plain names of noun phrases."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._left_out = self._g.ones | self._g.published | QUOTES

    def of(self, s: Sentence, phrase: Phrase) -> str:
        """Return the phrase as a name: nominative, without determiners and a bracketed alias."""
        first, _, head = phrase[:3]
        if first == head:
            return nominative(s.words[head])
        while first < head and not (
            s.words[first].classes.isdisjoint(POINTING) or s.words[first + 1].is_a("conjunction")
        ):
            if s.words[first].text in self._g.several and s.words[first + 1].case == "gen" and first + 1 < head:
                break  # দুই দেশের | সেনাবাহিনী
            first += 1
        if first < head and s.words[first].text in self._g.honoured:
            first += 1  # মাননীয় | প্রধান উপদেষ্টা
        first = self._behind_address(s, first, head)
        sent = next((k + 1 for k in range(first + 1, head) if s.words[k].text in self._g.sent), first)
        first = sent if sent > first and s.words[sent - 2].case == "loc" else first  # গণমাধ্যমে পাঠানো | সংবাদ বিজ্ঞপ্তি
        first += first < head and s.words[first].text in self._g.of_others  # ওদের | পিআর টিম, সেখানকার | চিকিৎসকেরা
        if first + 1 < head and s.words[first].text in self._g.therein:
            first += 2  # সেখানে উপস্থিত | সাংবাদিকেরা
        if first + 1 < head and self._country_of_a_place(s, first):
            first += 1
        back = (k for k in range(head - 1, first, -1) if s.words[k].text in self._g.pointing_back)
        first = next(
            (k + 1 for k in back if s.words[k - 1].text not in self._g.initials), first
        )  # not: এস | এ রহমানের দল
        left_out = self._left_out
        told = [k for k in unbracketed(s, first, head) if s.words[k].text not in left_out]
        brought = {k for k in told if k and s.words[k].text in self._g.brought and s.words[k - 1].text in left_out}
        words = [s.words[k].text for k in told if k not in brought]  # জারি করা | নির্দেশনা
        noun = s.words[head]  # মানবাধিকার | সংগঠনটি
        last = noun.stems[-1] if words and noun.determined and noun.title is not None else nominative(noun)
        return " ".join([*words, last]).replace(" ,", ",")

    def _behind_address(self, s: Sentence, first: int, head: int) -> int:
        """Return where the name begins of whose people it is, behind a form of address: ডা. | রহিম মিয়ার স্বজনরা."""
        owner = next((k for k in range(first + 1, head) if s.words[k].case == "gen"), first)
        for k in range(first, owner):
            title = self._knows.title_at(s, k, first)
            if title is not None and title[0] == first and title[1].role == "honorific":
                return k + 1 if self._knows.proper_name(s.words[k + 1]) else first
        return first

    def local(self, s: Sentence, first: int, at: int, record: SourceRecord) -> str:
        """Return the name of a source, with the place before it that tells one court from another: কলকাতা হাইকোর্ট."""
        place = s.words[at - 1] if at > first and record.kind == "court" else None
        if place is None or not self._knows.is_class(place.text, "place"):
            return record.name
        return f"{place.text} {record.name}"

    def _country_of_a_place(self, s: Sentence, k: int) -> bool:
        """Tell whether token k only says in which country the place behind it lies: ভারতের | তেলেঙ্গানা রাজ্য পুলিশ."""
        entity = self._knows.entity_at(s, k, k) if s.words[k].case == "gen" else None
        place = self._knows.is_class(s.words[k + 1].text, "place")
        return entity is not None and entity[1].kind in STATES and place
