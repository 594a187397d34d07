"""The rules' knowledge of the world: agencies, states and bodies (the gazetteer), titles, names and common words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from annotator.labels import SourceType
from annotator.lexicon.grammar import Grammar
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.flagging import SPEAKERS, Flagging
from annotator.rules.gazetteer import REPORTERS, Gazetteer
from annotator.rules.text import Sentence
from annotator.rules.titles import Titles
from annotator.rules.words import COMMON, CONDITION, ENTITY, LISTED, LONG_TITLE, NAME, SPEAKER, THING, TITLE, Word

#: Roles of titles that stand before a name or another title, all their words with them.
BEFORE_NAMES = frozenset({"office", "group", "honorific", "spokesperson", "anonymous"})


class Knowledge:
    """The lexicons, asked by token and word.

    Args:
        classes: folded word → the classes it belongs to.
        grammar: words that the grammar turns on.
        alone: words that name somebody by themselves, with whether they are surnames.
    """

    def __init__(
        self,
        sources: Iterable[SourceRecord],
        titles: Iterable[TitleRecord],
        classes: Mapping[str, frozenset[str]],
        grammar: Grammar,
        alone: Mapping[str, bool],
    ) -> None:
        self._alone = alone
        self.grammar = grammar
        self._classes = classes
        self._gazetteer = Gazetteer(sources, grammar)
        self._titles = Titles(titles, classes)
        self._flagging = Flagging(self._gazetteer, self._titles, classes, grammar)

    # names and titles

    def entity_at(self, s: Sentence, k: int, lo: int = 0) -> tuple[int, SourceRecord] | None:
        """Return the longest gazetteer name that ends with token k: its first token and its record."""
        return self._gazetteer.entity_at(s, k, lo) if s.words[k].flags & ENTITY else None

    def entity_start(self, s: Sentence, k: int, lo: int = 0) -> int | None:
        """Return where the longest gazetteer name begins that ends with token k."""
        found = self._gazetteer.entity_at(s, k, lo) if s.words[k].flags & ENTITY else None
        return found[0] if found is not None else None

    def entity_end(self, s: Sentence, k: int, hi: int) -> int | None:
        """Return the end (exclusive) of the longest gazetteer name that begins with token k."""
        return self._gazetteer.entity_end(s, k, hi)

    def covered(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a part of a name of several words that the gazetteer holds: আর জি | কর হাসপাতাল."""
        firsts = [n for n in range(max(0, k - 3), k + 1) if self._gazetteer.begins_several(s.words[n])]
        return any((self._gazetteer.entity_end(s, n, len(s.words)) or 0) > max(k, n + 1) for n in firsts)

    def named(self, name: str) -> SourceRecord | None:
        """Return the source of the gazetteer of this canonical name."""
        return self._gazetteer.named(name)

    def owner(self, s: Sentence, first: int, last: int, seats: bool = True) -> str:
        """Return the state or body that owns what stands at token ``last``; empty where none is named.

        ``seats``: the seat of a state in the genitive names it (মস্কোর | কর্মকর্তারা).
        """
        return self._gazetteer.owner(s, first, last, seats)

    def seat(self, word: Word, state: SourceRecord) -> bool:
        """Tell whether the word names the state by its seat (লন্ডনের নেতারা), which beside an office is a place."""
        return self._gazetteer.seat(word, state)

    def title_at(self, s: Sentence, k: int, lo: int = 0) -> tuple[int, TitleRecord] | None:
        """Return the title that ends with token k: its first token and its record."""
        word = s.words[k]
        if word.flags & LONG_TITLE:
            return self._titles.title_at(s, k, lo)
        return (k, word.title) if word.flags & TITLE and word.title is not None else None

    def titles(self, s: Sentence, first: int, last: int) -> list[tuple[int, TitleRecord] | None]:
        """Return the title that ends with each token of a range and begins in it; found once, several steps ask."""
        found: list[tuple[int, TitleRecord] | None] | None = s.ranges.get((first, last))
        if found is None:
            words, title_at = enumerate(s.words[first:last], first), self._titles.title_at
            found = s.ranges[first, last] = [title_at(s, k, first) if w.flags & TITLE else None for k, w in words]
        return found

    def source_start(self, s: Sentence, k: int, lo: int) -> int | None:
        """Return where a gazetteer name, or a title of several words before names, begins that ends there."""
        if not s.words[k].flags & (ENTITY | TITLE):
            return None
        name, title = self.entity_start(s, k, lo), self.title_at(s, k, lo)
        if name is not None or title is None or title[0] == k or title[1].role not in BEFORE_NAMES:
            return name
        return title[0]

    def whole(self, s: Sentence, k: int, lo: int) -> int:
        """Return where the gazetteer name or the title begins that ends with token k; k where none does."""
        name, title = self.entity_start(s, k, lo), self.title_at(s, k, lo)
        return min(k if name is None else name, k if title is None else title[0])

    def condition_start(self, s: Sentence, k: int, lo: int = 0) -> int | None:
        """Return where a condition begins that ends with token k: নাম প্রকাশ না করার শর্তে."""
        if not s.words[k].flags & CONDITION:
            return None
        title = self.title_at(s, k, lo)
        return title[0] if title is not None else None

    def speaks(self, word: Word) -> bool:
        """Tell whether the word is an office, a body or a group that can speak."""
        return word.flags & SPEAKER != 0

    def document(self, word: Word) -> bool:
        """Tell whether the word is a report, statement, law or other text."""
        return word.title is not None and word.title.role in ("document", "social")

    def document_at(self, s: Sentence, k: int) -> bool:
        """Tell whether a report, statement, law or other text ends with token k: লিখিত বক্তব্যে; or data."""
        if self.document(s.words[k]) or (s.words[k].case == "loc" and s.words[k].nominative in self.grammar.data):
            return True
        found = self.title_at(s, k)
        return found is not None and found[1].role == "document"

    def writing(self, word: Word) -> bool:
        """Tell whether the word is a report, study or law: what can say something by itself (গবেষণা বলছে)."""
        record = word.title
        return record is not None and record.role == "document" and not self.thing(word)

    def reporting(self, word: Word) -> bool:
        """Tell whether it is a word for news media: what stands in it, it has said (সংবাদমাধ্যমে বলা হয়)."""
        record = word.title
        return record is not None and record.role == "body" and record.type == SourceType.MEDIA

    def reporter_start(self, s: Sentence, k: int, lo: int) -> int | None:
        """Where begins the name of a medium or agency that ends with token k, or what points back at one (পত্রিকাটি)."""
        found = self.entity_at(s, k, lo)
        if found is not None:
            return found[0] if found[1].type in REPORTERS else None
        return k if self.reporting(s.words[k]) and s.words[k].text.endswith(("টি", "টা")) else None

    def in_office(self, word: Word) -> bool:
        """The word names by itself somebody who is listed with a post."""
        return not self._alone.keys().isdisjoint(word.stems)

    def apart(self, s: Sentence, k: int) -> bool:
        """Token k names somebody by itself, and the name behind it somebody else: ট্রাম্প | কিমেলকে; মমতা | শুভেন্দুকে."""
        word = s.words[k]
        surname = self._alone.get(word.text)
        if surname is None or word.case != "nom" or k + 1 >= len(s.words):
            return False
        return surname or self.in_office(s.words[k + 1])

    def apart_from(self, s: Sentence, first: int, last: int) -> bool:
        """Behind a full name that begins at ``first`` token ``last`` is somebody else, named by one word: রাহুল গান্ধী |
        মোদির বিরুদ্ধে …"""
        whose = first + 1 < last < len(s.words) and s.words[last].case in ("acc", "gen")
        full = whose and all(self.bears(word) and word.title is None for word in s.words[last - 2 : last])
        return full and self.in_office(s.words[last])

    def medium(self, word: Word) -> bool:
        """A medium of speech: a document, a post, an interview; never the subject of a verb of saying."""
        record = word.title
        return record is not None and record.role in ("document", "social", "medium")

    def reports(self, s: Sentence, k: int) -> bool:
        """Tell whether token k ends the name of a medium or agency: ঢাকা পোস্ট."""
        entity = self.entity_at(s, k)
        return entity is not None and entity[1].type in REPORTERS

    def body(self, s: Sentence, k: int) -> bool:
        """Tell whether token k closes the name of a body: an entity, a ministry, a court."""
        found = self.title_at(s, k)
        return self.entity_at(s, k) is not None or (found is not None and found[1].role == "body")

    def ends_name(self, s: Sentence, k: int) -> bool:
        """Tell whether token k ends a name of several words: হাওর বার্তা."""
        start = self.entity_start(s, k)
        return start is not None and start < k

    def inside_name(self, s: Sentence, k: int) -> bool:
        """Tell whether token k, elsewhere a state, stands between two words of a name: শি | চিন | পিং."""
        if not 0 < k < len(s.words) - 1 or s.words[k].case != "nom":
            return False
        around = s.words[k - 1], s.words[k + 1]
        return all(
            self.name(word) and word.title is None and not word.flags & (ENTITY | COMMON) for word in around
        ) and (around[0].case == "nom" and "place" not in around[0].classes | around[1].classes)

    def medium_start(self, s: Sentence, k: int, lo: int) -> int | None:
        """Return where what somebody speaks through begins, if it ends with token k: সামাজিক যোগাযোগমাধ্যম."""
        found = self.title_at(s, k, lo)
        if found is None or found[1].role not in ("document", "social", "medium"):
            return None
        name = self.entity_start(s, k, lo)
        return found[0] if name is None or name >= found[0] else None  # হাওর বার্তা is a newspaper

    def group(self, word: Word) -> bool:
        """Tell whether it is a word for persons, which before another such word only describes it (নারী সাংবাদিক)."""
        return word.title is not None and word.title.role == "group"

    # phrases

    def can_speak(self, s: Sentence, phrase: tuple[int, ...]) -> bool:
        """Tell whether it is somebody or some body, rather than a thing."""
        first, _, head = phrase[:3]
        word = s.words[head]
        if (
            "pronoun" in word.classes
            or word.case == "pl"
            or self.speaks(word)
            or self.entity_at(s, head, first) is not None
        ):
            return True
        if ("দের" in word.text[-4:] and not self.thing(word)) or self._foreign(s, first, head):
            return True
        title = self.title_at(s, head, first)
        if title is not None and title[0] < head and title[1].role in SPEAKERS:
            return True  # নিয়ন্ত্রণ কক্ষ
        return self.known_name(word) or word.nominative in self.grammar.indefinite  # আহত | একজনের দাবি

    def can_inform(self, s: Sentence, phrase: tuple[int, ...]) -> bool:
        """Tell whether it is somebody who can speak, or a document."""
        return self.document(s.words[phrase[2]]) or self.can_speak(s, phrase)

    def can_own(self, s: Sentence, k: int, lo: int) -> bool:
        """Tell whether the genitive at token k names somebody who can issue a document."""
        word = s.words[k]
        hour = k > lo and word.text.endswith("টার") and s.words[k - 1].is_a("time")  # সন্ধ্যা | ছয়টার পূর্বাভাসে
        if hour or self.of_class(word, "time") or word.text in self.grammar.of_before:
            return False
        known = "pronoun" in word.classes or self.speaks(word) or self.known_name(word)
        return known or self.entity_at(s, k, lo) is not None or self._foreign(s, max(lo, k - 2), k)

    def _foreign(self, s: Sentence, first: int, head: int) -> bool:
        """Tell whether it is a body with a foreign name: সোসাইটি অব | মেডিসিন."""
        return any(s.words[k].text in self.grammar.foreign_of for k in range(first + 1, head))

    # words

    def flag(self, word: Word) -> int:
        """Recognise a word: give it its title and case, and return what the lexicons say of it."""
        self._flagging.recognise(word)
        return self._flagging.flag(word)

    def common(self, word: Word) -> bool:
        """Tell whether it is a common noun or adjective, never part of a speaker's name."""
        return word.flags & COMMON != 0

    def thing(self, word: Word) -> bool:
        """Tell whether it is a common noun: no adjective, no adverb, nobody who speaks."""
        return word.flags & THING != 0

    def name(self, word: Word) -> bool:
        """Tell whether it is a known name, or a word so little known that it can be one."""
        return word.flags & NAME != 0

    def known_name(self, word: Word) -> bool:
        """Tell whether it is a word that stands among the names of ``words.toml``, or that no lexicon knows."""
        return word.flags & NAME != 0 and "place" not in word.classes

    def listed_name(self, word: Word) -> bool:
        """Tell whether it is a word that stands among the names of ``words.toml``."""
        return word.flags & LISTED != 0

    def proper_name(self, word: Word) -> bool:
        """Tell whether it stands among the names of ``words.toml``, be it a common word too."""
        return word.flags & LISTED != 0 or "ambiguous_name" in self._classes.get(word.nominative, ())

    def bears(self, word: Word) -> bool:
        """Tell whether it is part of somebody's name, no office or body: behind it a common word can be his surname."""
        return word.case == "nom" and word.title is None and self.proper_name(word)

    def conditional(self, word: Word) -> bool:
        """Tell whether it can be a verb's conditional: হলে, চাইলে."""
        return "conditional" in word.kinds

    def borne(self, text: str) -> bool:
        """Tell whether the word, as it is written, is what stands before a name: মন্ত্রী."""
        title = self._titles.written(text)
        return title is not None and title.role in BEFORE_NAMES

    def adjective(self, word: Word) -> bool:
        """Tell whether it is a word that the lexicon lists as an adjective."""
        return "adjective" in self._classes.get(word.text, ())

    def of_class(self, word: Word, name: str) -> bool:
        """Tell whether a class holds the word in any of its forms."""
        for stem in word.stems:  # noqa: SIM110  (``any`` takes three times as long)
            if name in self._classes.get(stem, ()):
                return True
        return False

    def is_class(self, stem: str, name: str) -> bool:
        return name in self._classes.get(stem, ())
