"""The beginning of a personal name in a phrase, and its words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.bangla.endings import NAME_ENDINGS
from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import POSTS, STATES
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, Word

#: Marks around a name.
QUOTES = frozenset("‘’“”'\"")
#: A surname with a vowel of its own has so many signs at most without it; নদীর সংরক্ষণাগারে is a place.
LONGEST_SURNAME = 8
#: Marks that tie an ending to a name in quotation marks.
DASHES = frozenset({"–", "-"})
#: Roles of titles that are borne by name too: আমীর, ইমাম; a word for persons (তরুণ) is hardly ever a name before another.
FORMAL = frozenset({"office", "honorific"})
#: What stands behind a name that stands by itself, or in the accusative.
BY_ITSELF = re.compile(r"(?:কে)?\s")


class PersonalNames:
    """Takes personal names out of phrases."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._renowned = tuple(self._g.renowned)
        self._phrases = phrases

    def _within_quotes(self, s: Sentence, phrase: Phrase) -> Phrase:
        """Return the phrase with its head inside the quotation marks that its ending stands behind: ‘অধিকার’–এর."""
        first, last, head = phrase[:3]
        if s.words[head].text[0] not in "-–" or head - 2 < first or not s.words[head - 1].mark:
            return phrase
        return Phrase(first, last, head - 2)

    def undecorated(self, s: Sentence, phrase: Phrase) -> Phrase:
        """Return the phrase with its head before the degrees and decorations behind a name: … বিপিএম (বার), পিপিএম."""
        phrase = self._within_quotes(s, phrase)
        first, last, head = phrase[:3]
        if s.words[head].nominative in self._g.on_behalf and head > first and s.words[head - 1].case == "gen":
            return Phrase(first, last, head - 1)  # কমিটির | পক্ষ জানায়
        if head > first and s.words[head].nominative in self._g.kinsmen and self._knows.bears(s.words[head - 1]):
            return Phrase(first, last, head - 1, phrase.subject)  # শাহেদ | ভাই
        k = head
        while k > first and ((title := self._knows.title_at(s, k, first)) is not None or s.words[k].mark):
            if title is None and s.words[k - 2].text == "(":
                k -= 3  # (বার)
            elif title is None or title[1].key == "decoration":
                k = k - 1 if title is None else title[0] - 1
            else:
                break
        several = head - k > 1 and any(word.text == "," for word in s.words[k:head])
        held = self._knows.title_at(s, k, first) if k < head else None
        if held is not None:
            office = held[1].role == "office"
            return Phrase(first, last, k, phrase.subject) if office else phrase  # প্রধান উপদেষ্টা | মহোদয়
        return Phrase(first, last, k, phrase.subject) if several and self._knows.name(s.words[k]) else phrase

    def start(self, s: Sentence, first: int, head: int) -> int:
        """The beginning of the name that ends with the head: behind the last title, genitive or common word."""
        k = head
        while k > first:
            word = s.words[k - 1]
            if word.text in self._g.foreign_of and k - 1 > first:
                return self._body_start(s, first, k - 2)
            if self.joins(s, k - 1, first):
                break
            known = word.text.endswith(self._renowned)  # নদীর মেয়ে’খ্যাত | রিমা
            inside = self._phrases.given(s, k - 1, first) or self._inside_name(s, k - 1, first, head)
            if inside and not known and not self._title_of_several(s, k - 1, first):
                k -= 1
                continue
            if word.mark or word.number or "determiner" in word.classes or known or self._no_part(s, k - 1):
                break
            if word.forms and self._does(s, k - 1, first):
                break  # মনোনয়ন পাওয়া | রফিক মিয়া
            if word.case in ("gen", "loc", "acc") and not self._phrases.foreign(s, k - 1, first):
                break
            title = self._knows.title_at(s, k - 1, first)
            if title is not None and not title[1].in_name:
                break
            place = "place" in word.classes and not self._given_place(s, k - 1, first)
            if self._knows.common(word) or place or self._is_entity(s, k - 1, first):
                break
            k -= 1
        quoted = self._behind_quote(s, first, head)
        return k if quoted is None else quoted

    def _does(self, s: Sentence, k: int, first: int) -> bool:
        """Token k, a form of a verb, is no name: মনোনয়ন পাওয়া | রফিক মিয়া; নেতৃত্ব দেবেন | মেহেদী হাসান."""
        word = s.words[k]
        opens = k == first or (s.words[k - 1].title is not None and s.words[k - 1].case == "nom")
        named = self._knows.listed_name(word) or (opens and self._knows.proper_name(word))  # কমল | দাস
        return not named or (k > first and self._knows.common(s.words[k - 1]))

    def _given_place(self, s: Sentence, k: int, first: int) -> bool:
        """A place that is a given name here, the first word of all before another name: রুমা | সেন."""
        opens = k == first or s.words[k - 1].case == "gen" or s.words[k - 1].title is not None
        behind = s.words[k + 1]
        named = self._knows.listed_name(behind) or (self._knows.proper_name(behind) and behind.title is None)
        return opens and named and not self._knows.of_class(behind, "place")

    def _no_part(self, s: Sentence, k: int) -> bool:
        """Token k is a year, ties him to a place (উপস্থিত | রহিম), honours him, or ends a mark (‘নদীর কথা’–তে | রহিম)."""
        tied = s.words[k - 1].text in DASHES and s.starts[k] == s.end_of(k - 1)
        return tied or self._bridges(s, k) or s.words[k].text in self._g.years or s.words[k].text in self._g.honoured

    def _bridges(self, s: Sentence, k: int) -> bool:
        """Token k ties a name to what stands before it: থানায় উপস্থিত | রহিম, চুরির সঙ্গে জড়িত | মো. রহিম."""
        if "bridge" not in s.words[k].classes or not (s.words[k - 1].case == "loc" or s.words[k - 1].is_aside):
            return False
        return s.words[k + 1].title is not None or self._knows.proper_name(s.words[k + 1])

    def _title_of_several(self, s: Sentence, k: int, first: int) -> bool:
        """Tell whether an office of several letters or words ends with token k: এস আই, গবেষণা প্রধান | বিদ্যুৎ মজুমদার."""
        title = self._knows.title_at(s, k, first)
        return title is not None and title[0] < k

    def _body_start(self, s: Sentence, first: int, k: int) -> int:
        """The beginning of a body's foreign name of which token k stands before "of": | ফ্যাশন কাউন্সিল (অব বাংলাদেশ)."""
        while k > first:
            word = s.words[k - 1]
            if word.case != "nom" or word.title is not None or not self._phrases.names(s, k - 1):
                return k - 1 if self._knows.common(word) and word.title is None and word.case == "nom" else k
            k -= 1
        return k

    def _behind_quote(self, s: Sentence, first: int, head: int) -> int | None:
        """Return where a name begins that stands in quotation marks: ওয়েবসাইট ‘ | নদীর কথা’."""
        if s.text_at(head + 1) not in QUOTES:
            return None
        return next((k + 1 for k in range(head - 1, first - 1, -1) if s.words[k].text in QUOTES), None)

    def joins(self, s: Sentence, k: int, first: int) -> bool:
        """Tell whether token k is a conjunction, no letter of a name or an office: রহিম | ও করিম; not এম | আর রহমান."""
        if "conjunction" not in s.words[k].classes:
            return False
        return not self._phrases.initials(s, k, first) and self._knows.title_at(s, k, first) is None  # আর এম | ও

    def _inside_name(self, s: Sentence, k: int, first: int, head: int) -> bool:
        """Token k is an initial (এ বি এম …), a particle (… ভ্যান …) or a short form that is a given name here (জাবি …)."""
        word = s.words[k]
        if word.text in self._g.initials:
            return s.words[k + 1].text in self._g.initials or self._phrases.initials(s, k, first)
        if word.text in self._g.middle_names and k > first and self._knows.proper_name(s.words[k - 1]):
            return True  # রতন | চন্দ্র দাস
        own = word.title
        title = self._knows.title_at(s, k - 1, first) if k > first and s.words[k - 1].case == "nom" else None
        formal = own is not None and (own.role in FORMAL or (title is not None and title[1].role == "honorific"))
        if formal and self._knows.proper_name(word):  # সদস্য | আমীর খসরু, ডা. | তরুণ কুমার; not জামায়াতের আমীর | …
            opens = k == first or (title is not None and title[1].role != "body") or self._phrases.borne(s, k, first)
            before = s.words[k - 1]
            given = before.case == "nom" and before.title is None and self._knows.listed_name(before)
            opens = opens or given  # আলী | ইমাম মজুমদার
            return opens and self._knows.known_name(s.words[k + 1]) and s.words[k + 1].title is None
        trade = own is not None and own.role == "group" and self._phrases.borne(s, k, first)
        if trade and k + 1 == head and self._knows.proper_name(word) and self._knows.listed_name(s.words[head]):
            return True  # আইনজীবী | ভাস্কর শর্মা
        if word.text in self._g.name_particles:
            return k > first and self._knows.name(s.words[k - 1]) and s.words[k - 1].case == "nom"
        if own is not None and own.role == "document" and self._knows.proper_name(word) and k > first:
            given = s.words[k - 1].case == "nom" and self._knows.known_name(s.words[k - 1])
            return given and all(map(self._knows.proper_name, s.words[k + 1 : head + 1]))  # রিমা | রায় চৌধুরী
        noun = self._knows.common(word) if k + 1 == head else self._knows.thing(word)
        if k > first and noun and word.case == "nom" and self._knows.title_at(s, k, first) is None:
            held = self._phrases.borne(s, k, first)  # চেয়ারপারসন | মালা রায়, চিকিৎসক | গৌরব রায়
            given = self._knows.listed_name(s.words[k - 1]) and s.words[k - 1].case == "nom"  # হিমন্ত | বিশ্ব শর্মা
            return (held or (given and k + 1 == head)) and all(map(self._knows.proper_name, s.words[k + 1 : head + 1]))
        entity = self._knows.entity_at(s, k, first) if k + 1 == head and word.case == "nom" else None
        return entity is not None and entity[0] == k and entity[1].type is SourceType.ORGANISATION

    def _is_entity(self, s: Sentence, k: int, first: int) -> bool:
        """A name of the gazetteer ends here; right behind a title it is taken for a given name (মন্ত্রী ইসরাইল কাৎজ)."""
        if self._knows.entity_at(s, k, first) is None or (k > first and self._knows.inside_name(s, k)):
            return False
        title = self._knows.title_at(s, k - 1, first) if k > first else None
        return title is None or title[1].role not in ("office", "honorific") or s.words[k].case != "nom"

    def named_after(self, s: Sentence, first: int, at: int, record: SourceRecord) -> bool:
        """Tell whether a state's name or seat is a surname here, behind a given name: অভিনেতা ডেনজেল | ওয়াশিংটন."""
        if record.kind not in STATES or at == first:
            return False
        before = s.words[at - 1]
        unheard = self._knows.known_name(before) and not before.flags & ENTITY  # not রাষ্ট্র | কোরেশিয়া
        called = unheard and self._phrases.borne(s, at - 1, first)
        return called or self._knows.bears(before) or self._phrases.initials(s, at - 1, first)

    def with_place(self, s: Sentence, first: int, start: int) -> int:
        """The beginning of a body's name of which a place or state is the first word: কিয়েভ | ইনডিপেনডেন্ট."""
        place = s.words[start - 1]
        entity = self._knows.entity_at(s, start - 1, first)
        if place.case != "nom" or not (place.is_a("place") or (entity is not None and entity[1].kind in STATES)):
            return start
        return entity[0] if entity is not None else start - 1

    def of_body(self, s: Sentence, first: int, start: int) -> int:
        """The beginning of a body's name that goes on behind the word for its sort: | কেয়ার ফাউন্ডেশন ইন্টারন্যাশনাল."""
        title = self._knows.title_at(s, start - 1, first) if start - 1 > first else None
        if title is None or title[1].role != "body" or title[1].type != SourceType.ORGANISATION:
            return start
        before = s.words[title[0] - 1] if title[0] > first else None
        general = s.words[start - 1].case != "nom" or s.words[start].nominative not in self._g.worldwide
        named = before is not None and before.case == "nom" and before.title is None and self._knows.known_name(before)
        return self.start(s, first, title[0] - 1) if named and not general else start

    def of_branch(self, s: Sentence, first: int, at: int, entity: SourceRecord) -> int:
        """The beginning of a body's name that a state closes: | ওয়াটার কিপার্স বাংলাদেশ; one word only describes it."""
        k = at
        while entity.kind in STATES and k > first and s.words[k - 1].case == "nom" and not s.words[k - 1].mark:
            word = s.words[k - 1]
            known = word.title is not None or word.text in self._g.localities  # সোভিয়েত দেশ | জর্জিয়া
            if known or word.forms or word.classes - {"name"} or not self._knows.known_name(word):
                break
            k -= 1
        return k if at - k > 1 else at

    def whole(self, s: Sentence, first: int, start: int, head: int) -> bool:
        """A name that ends in -রা by itself: no list holds it without, and a given name or title stands before it."""
        before, title = s.words[head - 1], self._knows.title_at(s, head - 1, first) if start > first else None
        named = head > start and self._knows.listed_name(before)
        named = named or (start > first and title is not None and title[1].role in POSTS)
        return named and before.case == "nom" and not self._knows.is_class(s.words[head].nominative, "name")

    def words(self, s: Sentence, first: int, last: int, subject: bool = False) -> list[str]:
        """Return the words of a name, its last one nominative; that of a subject is so already, a clitic aside."""
        names = [word.text for word in s.words[first:last] if not word.mark]
        if names:
            names[-1] = self._name(s.words[last - 1], s.text, subject)
        return names

    def _plain(self, name: str) -> str:
        """Return a name's last word without a form of address written together with it: রথীনবাবু, শ্রীমজুমদার."""
        if self._knows.is_class(name, "name"):
            return name
        behind = (name.removeprefix(x) for x in self._g.name_prefixes if name.startswith(x))
        surname = next((x for x in behind if self._knows.is_class(x, "name")), name)
        return next(
            (surname.removesuffix(x) for x in self._g.name_suffixes if name.endswith(x) and len(name) > len(x) + 2),
            surname,
        )

    def _own_vowel(self, name: str, text: str) -> bool:
        """Tell whether the text has a name that no list holds with a vowel of its own only: বোবডে, never বোবড."""
        if self._knows.is_class(name, "name") or self._knows.is_class(name, "common") or len(name) > LONGEST_SURNAME:
            return False
        return f"{name} " not in text and re.search(rf"\b{re.escape(name)}ে(?![\u0980-\u09fe])", text) is not None

    def _name(self, word: Word, text: str, subject: bool) -> str:
        """Return a name's last word nominative; an -ও or -ই that can close one, and that the text never leaves out, is
        part of it: রুবিও, not এস্তেবানও."""
        whole = word.text[:-1] if word.text.endswith(("ও", "ই")) and len(word.text) > 3 else word.text
        single = word.text.removesuffix("ের")
        if word.text.endswith("দের") and any(
            not text[at - 1 : at].isalnum() and BY_ITSELF.match(text, end) for at, end in _places(text, single)
        ):
            return single  # ফারহাদের, where ফারহাদ stands too
        name = self._plain(whole if subject else nominative(word))
        if word.text.endswith("ের") and (
            f"({name}ে)" in text or (not word.flags & ENTITY and self._own_vowel(name, text))  # not হেফাজতের
        ):
            return f"{name}ে"  # সিপিজের, after (সিপিজে); বোবডের, beside বোবডে
        if word.text.endswith(NAME_ENDINGS) and name == word.text[:-1]:
            listed = self._knows.is_class(word.text, "name")
            known = self._knows.is_class(name, "name") or self._knows.is_class(name, "ambiguous_name")
            if listed or not (known or any(text[end : end + 1] != word.text[-1] for _, end in _places(text, name))):
                return word.text
        return name


def _places(text: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name begins and ends in a text: a pattern would be made anew for each name."""
    at = text.find(name)
    while at >= 0:
        yield at, at + len(name)
        at = text.find(name, at + 1)


def nominative(word: Word) -> str:
    """The word as a name: clitic and case ending off, what joins others too (রতনসহ), a plural of persons in -রা."""
    text = word.text.removesuffix("সহ") if len(word.text) > 4 else word.text
    if len(word.stems) > 1 and text.endswith(("ও", "ই")):
        text = text[:-1]
    if word.case not in ("gen", "acc", "loc"):
        return text
    singular = word.nominative.endswith("দ") and "দদের" not in text  # অর্থনীতিবিদ-ের, but অর্থনীতিবিদ-দের
    singular = singular or text == "দের"  # মালতী রানী দে
    if word.case in ("gen", "acc") and text.endswith(("দের", "দেরকে")) and not singular:
        return text.removesuffix("কে")[:-3] + "রা"
    plural = "গুলো" if "গুলো" in text[-9:] else "গুলি" if "গুলি" in text[-9:] else ""
    return word.nominative.rstrip("'’-–") + plural
