"""The extent of a noun phrase.

Bangla puts the head last, so a phrase is found by its head and grown to the left: genitives, adjectives, names,
determiners, brackets and coordinated heads belong to it; a verb, a postposition, a locative, an object in -কে, a word
of time or the start of a clause ends it. What the token left of it means for the phrase, the cases below say in order.
"""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.rules.by_word import ByWord, among, flagged, of_class
from annotator.rules.cases import first
from annotator.rules.coordination import Coordination
from annotator.rules.counted import Counted
from annotator.rules.edges import formed_for, handed_in, led, left_over, reporting, tied
from annotator.rules.growth import END, Growth
from annotator.rules.heads import Heads, Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import CONDITION, ENTITY, NAME, TITLE, Word


class Phrases:
    """Grows noun phrases from their heads."""

    def __init__(self, knowledge: Knowledge, heads: Heads) -> None:
        self._knows = knowledge
        self._heads = heads
        self._g = knowledge.grammar
        self._joined = Coordination(knowledge, heads)
        counted = Counted(knowledge, heads)
        bracketed = (counted.section, self._brackets)
        self._marks = (*bracketed, self._short_form, self._epithet, self._quoted_name, self._list, self._mark)
        g, ties = self._g, self._g.from_place | self._g.company
        self._own = g.own | g.of_others
        self._words: ByWord[Growth, int] = ByWord(
            (self._own_pronoun, lambda word: word.case == "nom"),
            (self._audience, among(g.audience)),
            (self._participial, lambda word: word.nonfinite or word.case in ("loc", "acc") or word.text in ties),
            (self._condition, flagged(CONDITION)),
            (self._reporter, flagged(ENTITY | TITLE | NAME)),
            (self._entity, flagged(ENTITY | TITLE)),
            (self._conjunction, of_class("conjunction")),
            (counted.age, lambda word: word.number or word.text in g.years),
            (counted.number, lambda word: word.number),
            (counted.year, among(g.of_year)),
            (counted.span, among(g.from_place)),
            (self._bridge, of_class("bridge")),
            (self._befallen, among(g.befallen)),
            (self._made_up, among(g.made_of)),
            (self._content, of_class("content_noun")),
            (self._laid_before, lambda word: word.case == "loc"),
            (self._pointing, lambda word: "determiner" in word.classes or word.text in g.genitive_pronouns),
            (self._in_the_know, among(g.knowing)),
            (self._called, among(g.called)),
            (self._outside, self._is_outside),
            (self._name, self._knows.name),
            (self._given_name, self._heads.can_be_given),
            (self._verb, lambda word: word.finite or word.nonfinite),
            (self._determined, None),
            (self._noun, lambda word: word.case in ("nom", "gen")),
            (self._short_locative, lambda word: word.case == "loc"),
            (self._plural, lambda word: word.case == "pl"),
            (self._other, None),
        )

    def grow(self, s: Sentence, head: int, last: int, lo: int) -> Phrase:
        """The phrase that the head closes, with what belongs to it on its left down to token ``lo``."""
        i = self._knows.whole(s, head, lo)
        grown = Growth(s, i, head, lo)
        while i > lo and (step := self._step(grown)) != END:
            i = step
            grown.go_to(i)
        while i < head and (
            (s.words[i].mark and s.words[i].text not in "(‘'\"“")
            or ("conjunction" in s.words[i].classes and not self._heads.initial(s, i, lo))
            or (self._heads.outside(s.words[i]) and not (tied(s, i) or self._knows.covered(s, i)))
            or left_over(s, i, head)
        ):
            i += 1
        return Phrase(i, last, head)

    def _step(self, g: Growth) -> int:
        """The token at which the phrase goes on to the left; ``END`` where it begins."""
        step = first(self._marks if g.word.mark else self._words.of(g.word), g)
        return END if step is None else step

    def _brackets(self, g: Growth) -> int | None:
        """An alias in brackets: পানি উন্নয়ন বোর্ড (পাউবো) | প্রধান; not a date or a number."""
        if g.word.text != ")":
            return None
        s, opening = g.s, self._heads.opening(g.s, g.i - 1, g.lo)
        if opening is None or opening == g.lo:
            return END
        return END if "time" in s.words[opening - 1].classes or s.words[opening + 1].number else opening

    def _short_form(self, g: Growth) -> int | None:
        """The stop of a short form: মো. | করিম; এম/ | এস জলযান."""
        if g.word.text not in "./" or g.i - 2 < g.lo:
            return None
        short = g.s.words[g.i - 2]
        return g.i - 2 if len(short.text) <= 4 and not short.finite else None

    def _quoted_name(self, g: Growth) -> int | None:
        """A name in quotation marks: ‘নদী বাঁচাও’ | সংগঠন."""
        if g.word.text not in "’'”\"" or g.i - 2 < g.lo:
            return None
        return END if (opening := self._heads.quoted(g.s, g.i - 1, g.lo)) is None else opening

    def _epithet(self, g: Growth) -> int | None:
        """The mark that opens for what somebody is known: অভিনেত্রী ‘ | নদীর মেয়ে’খ্যাত রিমা সেন."""
        known = g.word.text in "‘“" and any(w.text.endswith(tuple(self._g.renowned)) for w in g.s.words[g.i : g.head])
        return g.i - 1 if known else None

    def _list(self, g: Growth) -> int | None:
        """A comma in a list of speakers, or of decorations: রিমা, | মনি ও রনি; কামাল হোসেন বিপিএম, | পিপিএম."""
        title = g.s.words[g.i].title
        if g.word.text == "," and title is not None and title.key == "decoration" and g.i == g.head:
            return g.i - 1
        return g.i - 1 if g.word.text == "," and self._joined.listed(g.s, g.i - 1, g.lo) else None

    def _mark(self, g: Growth) -> int:
        """Any other sign ends the phrase."""
        return END

    # words

    def _own_pronoun(self, g: Growth) -> int | None:
        """A subject before what he owns by a pronoun: কাদের মির্জা | তাঁর উপদেষ্টা."""
        own = g.s.words[g.i].text in self._own and g.i <= g.head  # চ্যানেল | সেখানকার কর্মকর্তার …
        return END if own and not g.word.is_a("conjunction") else None

    def _audience(self, g: Growth) -> int | None:
        """An audience, never an owner: সাংবাদিকদের | কামাল হোসেন বলেন."""
        after = g.s.words[g.i]
        told = self._knows.known_name(after) and not self._knows.speaks(after)
        other = after.title is not None and after.title.type in (SourceType.OFFICIAL, SourceType.EXPERT)
        return END if told or other else None

    def _participial(self, g: Growth) -> int | None:
        """The clause of a participle before somebody: সিলেট থেকে ঘুরতে | আসা পর্যটক, তাঁর সঙ্গে | থাকা লোকজন."""
        clause = any(self._heads.participle(g.s.words[k]) for k in range(g.i, min(g.i + 3, g.head)))
        if not clause or self._knows.document_at(g.s, g.head):
            spread = clause and "pora" in g.s.words[g.i].lemmas
            return g.i - 1 if spread else None  # ছড়িয়ে | পড়া ভিডিওতে
        tied = g.i - 2 >= g.lo and (g.word.text in self._g.from_place or g.word.text in self._g.company)
        return g.i - 1 - tied if tied or g.word.nonfinite or g.word.case in ("loc", "acc") else None

    def _condition(self, g: Growth) -> int | None:
        """On what condition somebody speaks: নাম প্রকাশ না করার শর্তে | কর্মকর্তা."""
        return END if self._knows.condition_start(g.s, g.i - 1, g.lo) is not None else None

    def _reporter(self, g: Growth) -> int | None:
        """A medium before a genitive reports of it and does not own it: রয়টার্স | মন্ত্রীর বরাতে; one that no list holds:
        দৈনিক নদীকথা | ঘাটের এক সূত্রের বরাতে; before whom it cites: রয়টার্স | এক মাঝিকে উদ্ধৃত করে."""
        if g.i > g.head or g.word.case != "nom":
            return None
        relays = g.s.text_at(g.head + 1) in self._g.relaying and g.s.words[g.head].case in ("gen", "acc")
        if self._knows.reporter_start(g.s, g.i - 1, g.lo) is None and not (relays and reporting(self._knows, g)):
            return None
        owned = relays or self._counted(g.s, g.i, g.head).case == "gen"  # রয়টার্স | হাসপাতাল সূত্রের বরাতে
        return END if owned and self._g.press.isdisjoint(g.s.words[g.i].stems) else None

    def _entity(self, g: Growth) -> int | None:
        """A source that the gazetteer knows, or a title of several words: জাতিসংঘ | মহাসচিব, জেলা ও দায়রা জজ | রহিম."""
        start = self._knows.source_start(g.s, g.i - 1, g.lo)
        apart = start is not None and start < g.i - 1 and g.word.case == "loc"
        apart = apart and g.s.words[g.i].text not in self._g.published  # ট্রুথ সোশ্যালে | ট্রাম্প
        if apart or (g.word.determined and g.word.case == "nom" and self._knows.medium(g.word)):  # ভিডিওটি | রিমা সেন
            return END
        cases = ("nom", "gen", "pl") if "conjunction" in g.s.words[g.i].classes else ("nom", "gen")
        return start if g.word.case in cases else None

    def _conjunction(self, g: Growth) -> int | None:
        """ও between two parts of one phrase: চীন ও | রাশিয়া."""
        if self._heads.initial(g.s, g.i - 1, g.lo):
            return g.i - 1  # এম আর | রহমান
        return g.i - 1 if g.i - 1 > g.lo and self._joined.joins(g.s, g.i - 1, g.head, g.lo) else END

    def _bridge(self, g: Growth) -> int | None:
        """A participle that ties a place to a noun: ঢাকায় নিযুক্ত | রাষ্ট্রদূত."""
        if g.i - 2 < g.lo:
            return None
        if g.s.words[g.i - 2].text == ")":
            opening = self._heads.opening(g.s, g.i - 2, g.lo)
            if opening is None or opening == g.lo or g.s.words[opening - 1].case != "loc":
                return None
            return opening - 1  # বাহিনীতে (আইআরজিসি) | নিযুক্ত
        if g.s.words[g.i - 2].case not in ("loc", "gen"):
            return None
        start = g.i - 1 if self._knows.condition_start(g.s, g.i - 2, g.lo) is not None else g.i - 2
        return formed_for(g.s, start, g.lo)

    def _befallen(self, g: Growth) -> int | None:
        """What befell somebody in what: সংঘর্ষে আহত | শ্রমিক; no time (রাতে আহত | শ্রমিক) and nothing told in (সভায় …)."""
        before = g.s.words[max(g.i - 2, 0)]
        event = g.i - 2 >= g.lo and before.case == "loc" and self._knows.thing(before)
        told = self._heads.outside(before) or self._knows.medium_start(g.s, g.i - 2, g.lo) is not None
        return g.i - 2 if event and not told else None

    def _made_up(self, g: Growth) -> int | None:
        """Of whom a body is made up: বিচারপতি রিমা সেন সমন্বয়ে | গঠিত বেঞ্চ."""
        return g.i - 1 if g.s.words[g.i].text in self._g.made_up else None

    def _laid_before(self, g: Growth) -> int | None:
        """Where a document was handed in or a medium printed it: সংসদে | জমা দেওয়া প্রতিবেদনে, সাময়িকীতে | প্রকাশিত গবেষণায়;
        not where it was given out (ঢাকায় দেওয়া বিবৃতিতে). What seat one stands for: নদীপুর-২ আসনে | নাগরিক দলের প্রার্থী."""
        words = g.s.words[g.i : g.head + 1]
        if g.word.text in self._g.seats and any(w.stems[-1] in self._g.standing_for for w in words):
            return g.i - 1
        if self._knows.reports(g.s, g.i - 1) or self._knows.reporting(g.word):
            return g.i - 1 if g.s.words[g.i].text in self._g.issued and self._knows.document_at(g.s, g.head) else None
        behind = g.s.words[g.i : g.i + 2] if g.i + 1 < g.head and not self._heads.outside(g.word) else ()
        laid = behind and behind[0].case == "nom" and handed_in(g.s, *behind)
        return g.i - 1 if laid or led(g.s, g.i, g.head) else None

    def _content(self, g: Growth) -> int | None:
        """What closes a claim before who says it: সেতু খোলার কথা | প্রকৌশলীরা জানান."""
        head, before = g.s.words[g.head], g.s.words[g.i - 2] if g.i - 2 >= g.lo else g.word
        closes = before.forms or g.word.text in self._g.talk or g.word.text.endswith("টি")  # টোল চুরির কথা | মাঝিরা
        speaks = self._knows.speaks(head) or self._knows.listed_name(head)
        speaks = speaks or g.s.text_at(g.head + 1) in self._g.on_behalf  # ত্রুটির কথা | গুগলের পক্ষ থেকে …
        return END if before.case == "gen" and closes and speaks else None

    def _pointing(self, g: Growth) -> int:
        """A determiner or a pronoun that owns: ওই | কর্মকর্তা, তাঁর | ছেলে; র‍্যাব-১১ এর | অধিনায়ক."""
        return g.i - 1

    def _in_the_know(self, g: Growth) -> int | None:
        """Somebody who knows of it: বিষয়টি সম্পর্কে অবগত | দুটি সূত্র."""
        return g.i - 3 if g.i - 3 >= g.lo and g.s.words[g.i - 2].text in self._g.known_of else None

    def _called(self, g: Growth) -> int | None:
        """রহিম নামের | যুবক."""
        return g.i - 1 if g.i - 2 >= g.lo and self._heads.name(g.s, g.i - 2) else None

    def _outside(self, g: Growth) -> int:
        """Time, manner, pronouns, numbers and যে stand outside (গতকাল | পুলিশ); a pronoun can be joined (তিনি | ও তাঁর ভাই),
        and a month open a name (জুলাই | মঞ্চের সংগঠক)."""
        joined = "subject_pronoun" in g.word.classes and g.s.words[g.i].text in self._g.both
        named = g.word.text in self._g.months and tied(g.s, g.i - 1)
        belongs = joined or (named and g.i <= g.head and g.s.words[g.i].case in ("gen", "nom"))
        return g.i - 1 if belongs else END

    def _name(self, g: Growth) -> int | None:
        """A name: রহিম | উদ্দিন."""
        fits = g.word.case in ("nom", "gen") or self._heads.foreign(g.s, g.i - 1, g.lo)
        return g.i - 1 if fits else None

    def _given_name(self, g: Growth) -> int | None:
        """A given name that looks like another word: মন্ত্রী | আশা | রহমান."""
        return g.i - 1 if self._heads.given(g.s, g.i - 1, g.lo) else None

    def _verb(self, g: Growth) -> int:
        """A verb or participle ends the phrase: দেখে | পুলিশ."""
        return END

    def _determined(self, g: Growth) -> int | None:
        """A determined noun is a phrase of its own: সেতুটি | পুলিশ."""
        determined = g.word.text.endswith(("টি", "টা")) and g.word.stems[1:]
        return END if determined and not g.word.is_a("place") else None  # দেবহাটা | থানার ওসি

    def _noun(self, g: Growth) -> int:
        """A noun or genitive: নদীপুর থানার | কর্মকর্তা; not the ending of a place in marks (‘ঘাট মেলা’-য় | মেয়র)."""
        return END if g.word.text[0] in "-–" else g.i - 1

    def _short_locative(self, g: Growth) -> int | None:
        """A short name that looks like a locative: দে | সরকার."""
        return g.i - 1 if len(g.word.text) <= 3 and self._heads.name(g.s, g.i - 1) else None

    def _plural(self, g: Growth) -> int | None:
        """Persons in the plural, before a conjunction only: শিক্ষকেরা | ও অভিভাবকেরা."""
        return g.i - 1 if "conjunction" in g.s.words[g.i].classes else None

    def _other(self, g: Growth) -> int:
        """Objects and places end the phrase: সভায় | মেয়র."""
        return END

    def _is_outside(self, word: Word) -> bool:
        return self._heads.outside(word) or "pronoun" in word.classes or word.number or word.text in self._g.that

    def _counted(self, s: Sentence, i: int, head: int) -> Word:
        """The noun at token i or behind numerals, determiners and adjectives there: একজন জ্যেষ্ঠ | কর্মকর্তার."""
        while i < head and (self._heads.modifier(s.words[i]) or s.words[i].number):
            i += 1
        return s.words[i]
