"""The extent of a name to the right: names, titles, a bracketed alias, a second speaker."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.rules.by_word import ByWord, among
from annotator.rules.cases import first
from annotator.rules.claims import OPENING
from annotator.rules.coordination import Coordination
from annotator.rules.edges import closes_foreign
from annotator.rules.heads import BORNE, Heads
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import ENTITY, THING, TITLE, Word

#: What a case says where the name ends.
END = -1
#: The titles of what belongs to a body: ক্লাব | কর্তৃপক্ষ.
OF_A_BODY = "department"
#: Tokens of an epithet in quotation marks at most.
LONGEST_EPITHET = 6


class Going:
    """A name that goes on at token ``i``, at most to ``hi``."""

    __slots__ = ("hi", "i", "s", "word")

    def __init__(self, s: Sentence, i: int, hi: int) -> None:
        self.s = s
        self.i = i
        self.hi = hi
        self.word: Word = s.words[i]

    def __str__(self) -> str:
        return f"does the name go on with “{self.word.text}”?"


class Rightwards:
    """Finds the ends of names."""

    def __init__(self, knowledge: Knowledge, heads: Heads, coordination: Coordination) -> None:
        self._knows = knowledge
        self._heads = heads
        self._coordination = coordination
        self._g = g = knowledge.grammar
        self._apart = g.numerals | g.relating | g.of_others
        self._along = tuple(g.along)
        self._words: ByWord[Going, int] = ByWord(
            (self._alias, among(frozenset("("))),
            (self._short_form, among(frozenset("."))),
            (self._several_posts, among(frozenset(","))),
            (self._second_speaker, among(g.both | g.alternatives)),
            (
                self._given_name,
                lambda word: word.text in g.initials or heads.can_be_given(word) or word.flags & THING != 0,
            ),
            (self._epithet, among(OPENING)),
            (self._detached, among(g.detached_genitive)),
            (self._no_name, None),
            (self._told_entity, None),
            (self._addressed, among(g.address)),
            (self._former, lambda word: word.title is not None and word.title.role == "former"),
            (self._another_by_name, knowledge.name),
            (self._voted_for, among(g.elected)),
            (self._part_of_an_object, lambda word: knowledge.proper_name(word) and not knowledge.listed_name(word)),
            (self._held_there, lambda word: word.text in g.ranks or word.text in g.of_offices),
            (self._unknown, lambda word: not knowledge.name(word) and not knowledge.speaks(word)),
            (self._behind_authority, lambda word: not word.flags & (TITLE | ENTITY)),
            (self._behind_plural, None),
            (self._another, self._office),
            (self._with_its_own_verb, lambda word: word.title is not None and word.title.role == "body"),
            (self._body_spoken_of, lambda word: word.title is not None and word.title.role == "body"),
            (self._body_of_what_follows, None),
            (self._more, None),
        )

    def end(self, s: Sentence, i: int, hi: int) -> int:
        """Return the end of a name that goes on from token i."""
        while i < hi:
            step = first(self._words.of(s.words[i]), Going(s, i, hi))
            if step is None or step == END:
                return i
            i = step
        return i

    def _alias(self, g: Going) -> int | None:
        """A bracketed alias: পানি উন্নয়ন বোর্ড | (পাউবো)."""
        closing = next((k for k in range(g.i + 1, min(g.i + 9, g.hi)) if g.s.words[k].text == ")"), None)
        return END if closing is None else closing + 1

    def _short_form(self, g: Going) -> int | None:
        """The stop of a short form: মো | . করিম."""
        return g.i + 1 if len(g.s.words[g.i - 1].text) <= 4 else None

    def _several_posts(self, g: Going) -> int | None:
        """What else somebody is: গায়ক | , সুরকার ও অভিনেতা রাশেদ কামাল."""
        end = self._coordination.posts(g.s, g.i)
        return end if end is not None and end <= g.hi else None

    def _second_speaker(self, g: Going) -> int | None:
        """Somebody else behind ও or বা: চীন | ও রাশিয়া."""
        return self._joined(g.s, g.i + 1, g.hi)

    def _given_name(self, g: Going) -> int | None:
        """A given name that looks like another word, or initials: মন্ত্রী | আশা রহমান, এ | কে খান."""
        initials = g.word.text in self._g.initials and g.i + 1 < g.hi and g.s.words[g.i + 1].text in self._g.initials
        initials = initials or self._heads.initial(g.s, g.i, 0)  # এম | আর সিদ্দিকী
        return g.i + 1 if self._heads.given(g.s, g.i, 0) or initials else None

    def _epithet(self, g: Going) -> int | None:
        """For what somebody is known, in quotation marks, before his name: অভিনেত্রী | ‘নদীর মেয়ে’খ্যাত রিমা সেন."""
        for k in range(g.i + 1, min(g.i + LONGEST_EPITHET, g.hi - 1)):
            if g.s.words[k].text.endswith(tuple(self._g.renowned)):
                return k + 1 if self._heads.name(g.s, k + 1) else None
        return None

    def _detached(self, g: Going) -> int | None:
        """An ending that stands apart from a body, before an office there: মেঘনা গ্রুপ | এর চেয়ারম্যান রিমা সেন."""
        for k in range(g.i + 1, min(g.i + 4, g.hi)) if self._knows.body(g.s, g.i - 1) else ():
            title = self._knows.title_at(g.s, k, g.i + 1)
            if title is not None and title[0] == g.i + 1 and title[1].role in BORNE and g.s.words[k].case == "nom":
                return k + 1
        return None

    def _no_name(self, g: Going) -> int | None:
        """A sign, another case, time or number: রহিম | গতকাল; a place of origin behind a title: মেয়র | থানা থেকে; what
        he is to be: মেয়র রহিম | উপদেষ্টা হিসেবে."""
        word, behind = g.word, g.s.text_at(g.i + 1)
        ends = word.mark or word.case not in ("nom", "pl") or self._heads.outside(word) or word.number
        ends = ends or word.text in self._apart  # সমিতি | সাত দিনের …; যে ঘাটের …; চ্যানেল | সেখানকার এক কর্মকর্তার …
        ends = ends or (g.i + 1 < len(g.s.words) and "as" in g.s.words[g.i + 1].classes)
        ends = ends or (word.text[-1].isdigit() and not set("-–").isdisjoint(word.text))  # রিমা সেন | নদীপুর-৩ আসনে
        ends = ends or g.s.words[g.i - 1].text.endswith(self._along)  # রহিম মিয়াসহ | দেশের …
        left, lists = behind in self._g.from_place, self._knows.listed_name  # ক্রিকেটার | হাইড পার্ক থেকে …
        left = left or (g.s.text_at(g.i + 2) in self._g.from_place and not (lists(word) or lists(_behind(g))))
        return END if ends or (left and self._knows.speaks(g.s.words[g.i - 1])) else None

    def _told_entity(self, g: Going) -> int | None:
        """A source in another case is whom it is told: সৈয়দ আলী | বাংলা ট্রিবিউনকে; behind one that speaks as well no name
        goes on: সরকারসহ বিসিবিও | দল না পাঠানোর …"""
        before = g.s.words[g.i - 1]
        if before.text == f"{before.nominative}ও" and self._knows.entity_at(g.s, g.i - 1, g.i - 1) is not None:
            return END
        told = self._knows.entity_end(g.s, g.i, g.hi)
        if told is None and g.i + 1 < len(g.s.words) and (title := self._knows.title_at(g.s, g.i + 1, g.i)) is not None:
            told = g.i + 2 if title[0] == g.i and title[1].role == "body" else None  # বিএনপি | রাজ্য সরকারের …
        return END if told is not None and g.s.words[told - 1].case in ("acc", "gen", "loc") else None

    def _addressed(self, g: Going) -> int | None:
        """A form of address behind a name begins another: রজার্স | মি. রহমানকে …"""
        return END if g.s.words[g.i - 1].title is None else None

    def _former(self, g: Going) -> int | None:
        """What somebody used to be, between two offices: সম্পাদক | সাবেক মেয়র রিমা সেন."""
        both = self._knows.speaks(g.s.words[g.i - 1]) and self._knows.speaks(_behind(g))
        return g.i + 1 if both else None

    def _another_by_name(self, g: Going) -> int | None:
        """Somebody else, his surname in another case, behind a body or a full name: রয়টার্স | রহিম শেখকে …; রিমা সেন |
        রতন দাসের …"""
        s, k = g.s, g.i - 1
        after = _behind(g)
        apart = self._knows.apart(s, k) and g.word.title is None  # ট্রাম্প | রতন দাসকে …
        whole = after.title is not None and after.title.role == "body"  # রিমা সেন | সরকারের …
        if not apart and (whole or after.case not in ("gen", "acc") or self._g.surnames.isdisjoint(after.stems)):
            return None
        if apart or self._knows.body(s, k):
            return END
        return END if k > 0 and all(map(self._knows.bears, s.words[k - 1 : k + 1])) else None

    def _voted_for(self, g: Going) -> int | None:
        """Whose election it is: মেয়র | সংসদ নির্বাচন পেছানোর …"""
        behind = _behind(g)
        return END if not self._g.election.isdisjoint(behind.stems) else None

    def _part_of_an_object(self, g: Going) -> int | None:
        """A common word that is a name elsewhere, before another case: মেয়র | কর কমানোর, মন্ত্রী | মিত্র দেশকে."""
        if g.i + 1 >= len(g.s.words) or g.s.words[g.i - 1].text in self._g.initials:
            return None
        led = self._knows.entity_at(g.s, g.i - 1) if g.word.title is not None else None
        if (led is not None and led[1].kind == "party") or closes_foreign(self._knows, g.s, g.i):
            return g.i + 1  # নউদ | আমির মাঝিদের …
        after = g.s.words[g.i + 1]
        named = self._knows.proper_name(after) and not after.forms and "গুলো" not in after.text
        topic = after.is_a("postposition") and not self._knows.bears(g.s.words[g.i - 1])  # চীন | রায় নিয়ে …
        ends = topic or (after.case in ("acc", "gen", "loc") and not self._surname(g, after))
        return END if ends and not named else None

    def _surname(self, g: Going, after: Word) -> bool:
        """A common word closes a name behind a middle name, and behind any before who is told: অমল | রায় সাংবাদিকদের …"""
        before = g.s.words[g.i - 1]
        told = after.text in self._g.audience
        done = "noun" in after.kinds  # মেয়র রহিম | কর কমানোর …
        done = done or (g.word.title is not None and g.word.title.role == "body")  # তাসনিম জারা | জোট সিদ্ধান্তে …
        done = done or (g.i > 1 and self._knows.bears(g.s.words[g.i - 2]))  # রিমা সেন | বিজয় দিবসকে …
        owned = self._knows.bears(before) and not done  # মেয়র রতন | সেন রিমান্ডের …
        return before.text in self._g.middle_names or owned or told

    def _held_there(self, g: Going) -> int | None:
        """An office of several words behind the official body that it belongs to: থানা | ভারপ্রাপ্ত কর্মকর্তা রহিম মিয়া."""
        before = self._knows.entity_at(g.s, g.i - 1)
        led = before is not None and before[1].type is SourceType.ORGANISATION  # বাফুফে | সাধারণ সম্পাদক
        for k in range(g.i + 1, min(g.i + 3, g.hi)) if led or self._authority(g.s, g.i - 1) else ():
            title = self._knows.title_at(g.s, k, g.i)
            if title is not None and title[1].role == "office" and g.s.words[k].case == "nom":
                return k + 1
        return None

    def _unknown(self, g: Going) -> int | None:
        """Neither a name nor somebody who speaks: রহিম | নদীতে."""
        return END if not self._heads.name(g.s, g.i) else None

    def _behind_authority(self, g: Going) -> int | None:
        """No name stands behind an official body: কর্তৃপক্ষ | নিপাহ ভাইরাসকে."""
        return END if self._authority(g.s, g.i - 1) else None

    def _behind_plural(self, g: Going) -> int | None:
        """A pronoun, or whatever stands behind a plural: বাসিন্দারা | তারা."""
        ends = "subject_pronoun" in g.word.classes or g.s.words[g.i - 1].case == "pl"
        return END if ends else None

    def _another(self, g: Going) -> int | None:
        """Somebody else's office behind a name that has one, or before a name: ওসি রহিম মিয়া | মেয়র কাল …; রহিম মিয়া |
        চালক কামালকে …"""
        k = g.i - 1
        while k > 0 and self._knows.bears(g.s.words[k]):
            k -= 1
        behind = _behind(g)
        other = g.s.words[k].title is not None or self._knows.listed_name(behind)
        return END if k < g.i - 1 and other else None

    def _with_its_own_verb(self, g: Going) -> int | None:
        """A body behind a full name that has a condition of its own: রিমা সেন | সরকার চাইলে …"""
        s = g.s
        named = g.i > 1 and all(map(self._knows.bears, s.words[g.i - 2 : g.i]))
        return END if named and g.i + 1 < len(s.words) and self._knows.conditional(s.words[g.i + 1]) else None

    def _body_spoken_of(self, g: Going) -> int | None:
        """An official body behind a party, or somebody of it, is none of his: দলের আমির | কমিশন বাতিল না করলে …"""
        leads, body = g.s.words[g.i - 1].title, g.word.title
        if body is None or body.type is not SourceType.OFFICIAL:
            return None
        led = leads is not None and leads.role == "office" and leads.type is SourceType.ORGANISATION
        named = self._knows.entity_at(g.s, g.i - 1)
        other = named is not None and named[1].type is not SourceType.OFFICIAL
        other = other or (leads is not None and leads.role == "body" and leads.type is SourceType.ORGANISATION)
        done = g.i + 1 < len(g.s.words) and g.s.words[g.i + 1].case == "gen"  # নদী রক্ষা কমিটি | পুলিশ মোতায়েনের …
        return END if led or (other and done and body.key != OF_A_BODY) else None

    def _body_of_what_follows(self, g: Going) -> int | None:
        """A body behind an office, or a full name too, is what is done with: প্রশাসক রহিম উদ্দিন | ইউনিয়ন পরিষদ গঠনের …,
        মেয়র | দল ছাড়ার …"""
        s, k = g.s, g.i - 1
        while k > 0 and self._knows.bears(s.words[k]) and s.words[k].title is None:
            k -= 1
        office = s.words[k].title if k != g.i - 2 else None
        if office is None or office.role not in ("office", "group"):
            return None
        for last in range(g.i, min(g.i + 3, len(s.words) - 1)):
            title = self._knows.title_at(s, last, k)
            if title is not None and title[0] == g.i and title[1].role == "body":
                behind = s.words[last + 1]
                whose = office.role == "office" or k < g.i - 2 or title[1].type is SourceType.OFFICIAL
                held = whose and behind.case == "gen" and behind.title is None
                done = held or not behind.kinds.isdisjoint(("noun", "participle"))  # … সংসদ | ভেঙে দেওয়ার
                return END if done else None
        return None

    def _office(self, word: Word) -> bool:
        roles = ("office", "group", "honorific")
        return word.title is not None and word.title.role in roles and not self._knows.proper_name(word)

    def _more(self, g: Going) -> int:
        """Anything else goes on the name: রহিম | উদ্দিন."""
        return g.i + 1

    def _authority(self, s: Sentence, k: int) -> bool:
        """An official body, behind which no name stands, closes with token k."""
        title = self._knows.title_at(s, k)
        return title is not None and title[1].role == "body" and title[1].type == SourceType.OFFICIAL

    def _joined(self, s: Sentence, i: int, hi: int) -> int | None:
        """The end of a second speaker that begins at token i, behind ও or এবং."""
        for k in range(i, min(i + 5, hi)):
            if self._heads.heads(s, k, strict=True):
                title = self._knows.title_at(s, k + 1, i) if k + 1 < len(s) else None
                told = title is not None and title[0] <= k and s.words[k + 1].case in ("gen", "acc")
                return None if told else k + 1  # মেয়র ও | পুলিশ কমিশনারকে
            if s.words[k].text in self._g.company:
                continue  # রহিম ও তাঁর সঙ্গে | থাকা লোকজন
            word = s.words[k]
            if word.mark or word.case not in ("nom", "gen") or word.finite or self._heads.outside(word):
                return None
        return None


def _behind(g: Going) -> Word:
    """Return the word behind the one that is looked at; this one where none follows."""
    return g.s.words[g.i + 1] if g.i + 1 < len(g.s.words) else g.word
