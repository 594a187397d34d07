"""A noun phrase as the name of whom it names: nominative, without what only points at him or describes him."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord
from annotator.rules.heads import BORNE, Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import QUOTES, nominative
from annotator.rules.speaker import STATES
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Classes of words that point at a noun and are no part of its name.
POINTING = frozenset({"determiner", "pointer_determiner", "pronoun", "adverb"})
#: Ending of the words that count persons.
PERSONS = "জন"


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
            text = s.words[first].text
            if text in self._g.concerned and (what := s.words[head].title) is not None and what.role == "anonymous":
                break  # সংশ্লিষ্ট | সূত্র; not সংশ্লিষ্ট | কর্মকর্তা
            if text in self._g.several and s.words[first + 1].case == "gen" and first + 1 < head:
                break  # দুই দেশের | সেনাবাহিনী
            if text in self._g.how_many and not (first and s.words[first - 1].is_a("pointer_determiner")):
                break  # কয়েকজন | চালক; not ওই দুই | নেতা
            first += 1
        if first < head and s.words[first].text in self._g.honoured:
            first += 1  # মাননীয় | প্রধান উপদেষ্টা
        first = self._behind_clause(s, self._behind_address(s, first, head), head)
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
        what = s.words[head].title
        left_out = self._left_out
        told = [k for k in unbracketed(s, first, head) if s.words[k].text not in left_out]
        if told and what is not None and what.role in BORNE:  # পুলিশের আরেক | কর্তা
            told = [k for k in told if not (s.words[k].text in self._g.one_of_many or self._one_more(s, k))]
        brought = {k for k in told if k and s.words[k].text in self._g.brought and s.words[k - 1].text in left_out}
        words = [s.words[k].text for k in told if k not in brought]  # জারি করা | নির্দেশনা
        noun = s.words[head]  # মানবাধিকার | সংগঠনটি
        last = noun.stems[-1] if words and noun.determined and noun.title is not None else nominative(noun)
        return " ".join([*words, last]).replace(" ,", ",")

    def _one_more(self, s: Sentence, k: int) -> bool:
        """Tell whether token k only says that another one is meant: দলের | আর | এক নেতা."""
        return s.words[k].text in self._g.further and "determiner" in s.words[k].classes

    def _behind_address(self, s: Sentence, first: int, head: int) -> int:
        """Return where the name begins of whose people it is, behind what he is or what befell him: ডা. | রহিমের স্বজনরা;
        সাংসদ | রিমা সেনের কার্যালয়; নিহত ছাত্রনেতা | রহিম মিয়ার স্ত্রী."""
        owner = next((k for k in range(first + 1, head) if s.words[k].case == "gen"), first)
        what, whose = s.words[head].title, s.words[head - 1]
        if owner > first and what is not None and what.role == "group" and whose.case == "gen" and whose.title is None:
            return self._name_of_owner(s, first, head - 1)
        for k in range(first, owner):
            title = self._knows.title_at(s, k, first)
            if title is not None and title[0] == first and title[1].role in ("honorific", "office"):
                return k + 1 if self._knows.proper_name(s.words[k + 1]) else first
        return first

    def _name_of_owner(self, s: Sentence, first: int, owner: int) -> int:
        """Return where a name in the genitive begins, behind what he is or befell him, if one stands there."""
        start = owner
        while start > first and self._in_name(s.words[start - 1]):
            start -= 1
        named = any(map(self._knows.proper_name, s.words[start : owner + 1]))
        if not named or any("conjunction" in word.classes for word in s.words[first:start]):
            return first
        k = start
        while k > first and s.words[k - 1].text in self._g.fallen:
            k -= 1
        title = self._knows.title_at(s, k - 1, first) if k > first else None
        told = title is not None and title[1].role in BORNE and s.words[k - 1].case == "nom"
        return start if k == first or told else first

    def _in_name(self, word: Word) -> bool:
        """Tell whether it can be a part of somebody's name before another: হারাধন | দাসের."""
        unheard = word.case == "nom" and word.title is None and self._knows.known_name(word)
        return unheard or (word.title is not None and word.title.in_name)  # মো.

    def _behind_clause(self, s: Sentence, first: int, head: int) -> int:
        """Return where a body's name begins behind what it was formed for or is to do: দুর্ঘটনার তদন্তে গঠিত | কমিটি, সেতু
        নির্মাণের দায়িত্বে থাকা | পদ্মা লিমিটেড; not মাঝিদের নিয়ে গঠিত কমিটি, রিমা সেনের নেতৃত্বে গঠিত কমিটি."""
        first += first < head and s.words[first].text in self._g.made_up  # গত মাসে | গঠিত কমিটি
        for k in range(head - 1, first, -1):
            before = s.words[k - 1]
            if s.words[k].text in self._g.made_up:
                who = before.text in self._g.made_of or before.text in self._g.led_by or before.case != "loc"
                return first if who else k + 1
            if "noun" in s.words[k].kinds and before.text in self._g.in_charge:
                return k + 1
        return first

    def local(self, s: Sentence, first: int, at: int, record: SourceRecord) -> str:
        """Return the name of a source, with the place before it that tells one court from another: কলকাতা হাইকোর্ট; with
        the state whose it is, where one of that name is known in another: চিলির | পরিবেশ অধিদপ্তর."""
        state = self._knows.entity_at(s, at - 1, first) if at > first and s.words[at - 1].case == "gen" else None
        if state is not None and self._of_another_state(state[1], record):
            last = (self._knows.entity_end(s, at, len(s.words)) or at + 1) - 1
            return " ".join([*(word.text for word in s.words[state[0] : last]), nominative(s.words[last])])
        place = s.words[at - 1] if at > first and record.kind == "court" else None
        if place is None or not self._knows.is_class(place.text, "place"):
            return record.name
        return f"{place.text} {record.name}"

    def _country_of_a_place(self, s: Sentence, k: int) -> bool:
        """Tell whether token k only says in which country the place or what bears a name behind it lies: ভারতের |
        তেলেঙ্গানা রাজ্য পুলিশ, নরওয়ের | বের্গেন বিশ্ববিদ্যালয়."""
        entity = self._knows.entity_at(s, k, k) if s.words[k].case == "gen" else None
        if entity is None or entity[1].kind not in STATES:
            return False
        name, behind = s.words[k + 1], s.words[k + 2].title if k + 2 < len(s.words) else None
        known = name.case == "nom" and name.title is None and self._knows.known_name(name)
        called = known and behind is not None and behind.role == "body" and behind.type == SourceType.ORGANISATION
        return called or self._knows.is_class(name.text, "place")

    def _of_another_state(self, state: SourceRecord, record: SourceRecord) -> bool:
        """Tell whether a state's body is none of that state."""
        apart = state.kind == "state" and record.type is SourceType.OFFICIAL
        apart = apart and record.kind not in STATES and record.kind != "embassy"
        return apart and None not in (state.country, record.country) and state.country != record.country


def alias_of(s: Sentence, phrase: Phrase) -> str | None:
    """Return the short name in brackets behind the head: নদী সুরক্ষা সমিতি | (নসুস)."""
    _, last, head = phrase[:3]
    if last - head < 4 or s.words[head + 1].text != "(":
        return None
    inside = [word.text for word in s.words[head + 2 : last] if not word.mark]
    return " ".join(inside) if inside and not inside[0][0].isdigit() else None


def counted(s: Sentence, first: int, head: int) -> bool:
    """Tell whether it is told of several how many they are: কয়েকজন | চালক, ১২ জন | কৃষক; not দুই দেশের | নেতা, এক | চালক."""
    several = s.grammar.several
    for k in range(head - 1, first - 1, -1):
        text = s.words[k].text
        if text in several or (text.endswith(PERSONS) and _number(s, k)):
            return True
        if s.words[k].case == "gen":
            return False
    return False


def one_or_several(s: Sentence, first: int, head: int) -> bool:
    """Tell whether it is one of many, or several: এক | অধ্যাপক, অনুষদের | অধ্যাপকেরা, তিন | অধ্যাপক."""
    one = any(word.text in s.grammar.one_of_many for word in s.words[first:head])
    return one or s.words[head].case == "pl" or counted(s, first, head)


def _number(s: Sentence, k: int) -> bool:
    """Tell whether token k counts persons, by itself or behind a number: চারজন, ১২ জন; not স্বজন, একজন."""
    number = s.words[k].text.removesuffix(PERSONS)
    if not number:
        return k > 0 and (s.words[k - 1].number or s.words[k - 1].text in s.grammar.how_many)
    return number in s.grammar.how_many or number.isdigit()


def unbracketed(s: Sentence, first: int, last: int) -> list[int]:
    """Return the tokens of a range that stand in no brackets: পরিবেশ রক্ষা সমিতির (পরস) সদস্যরা."""
    opened, found = False, []
    for k in range(first, last):
        opened = opened or s.words[k].text == "("
        found += [] if opened else [k]
        opened = opened and s.words[k].text != ")"
    return found
