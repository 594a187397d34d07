"""The speaker that a noun phrase gives by itself: entity, office, body, group, document or personal name.

Nothing is traced here; ``reference`` does that with what this step finds.
"""

from __future__ import annotations

from dataclasses import replace

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.affiliations import Affiliations
from annotator.rules.alike import parts
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import BORNE, Phrase
from annotator.rules.joined import JoinedNames
from annotator.rules.knowledge import Knowledge
from annotator.rules.learned import researches
from annotator.rules.names import PersonalNames, nominative
from annotator.rules.nouns import NounPhrases
from annotator.rules.plain import PlainNames, alias_of, counted, one_or_several, unbracketed
from annotator.rules.posts import COLLECTIVE, Posts
from annotator.rules.speaker import ANONYMOUS, LORE, OFFICIAL, ORGANISATION, PERSON, RANKS, STATES, Speaker
from annotator.rules.stationed import behind_place
from annotator.rules.text import Sentence
from annotator.rules.types import EDITOR, Types

#: Types that bodies have.
ORGANISED = frozenset({SourceType.OFFICIAL, SourceType.AGENCY, SourceType.MEDIA})
#: Types that no name before a person's tells of him.
SILENT = frozenset({SourceType.DOCUMENT, SourceType.SOCIAL})
#: Types of what nothing else tells of, by the title that heads it: একাংশ, প্রতিনিধি দল.
UNTOLD = {"part-of-group": SourceType.ANONYMOUS, "delegation": SourceType.ORGANISATION}
#: Key of the words for members of a legislature, who speak for it whatever else they are.
LEGISLATOR = "legislator"
#: Types of titles whose bearers speak for a body.
SERVING = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION, "inherits"})


class Namer:
    """Takes phrases apart."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows, self._g = knowledge, knowledge.grammar
        self._phrases = phrases
        self.names = PersonalNames(knowledge, phrases)
        self._plain = PlainNames(knowledge)
        self._types = Types(knowledge)
        self._collective = tuple(knowledge.grammar.collectives)
        posts = Posts(knowledge)
        self.posts, self.places = posts.of, posts.places
        self._joined_names = JoinedNames(knowledge, self.names, self.describe)
        self._affiliations = Affiliations(knowledge, phrases, self.describe)

    def describe(self, s: Sentence, phrase: Phrase, person: str | None = None) -> Speaker:
        """Return the speaker as the phrase shows it; by ``person``, whom the verb agrees with, a name without a title
        is taken for a person or a body."""
        first, _, head = (phrase := self.names.undecorated(s, phrase))[:3]
        called = next((k for k in range(first + 1, head) if s.words[k].text in self._g.called), None)
        whose = s.words[called - 1] if called is not None else None
        if whose is not None and whose.case == "gen" and not self._knows.proper_name(whose):
            called = None  # সমিতির | নামে মাঠে নামা কয়েকজন চালক
        if called is not None and not any(word.case == "gen" for word in s.words[called + 1 : head]):  # … নামে এক | কর্মী
            speaker = self._named(s, Phrase(first, called, called - 1, subject=True), "honorific")
            kind = self._types.type_of(s, called, head + 1) or PERSON
            return replace(speaker, type=PERSON if kind is ANONYMOUS else kind)  # রহিম নামের | এক প্রতিবেশী
        if (told := s.words[head].text) in self._g.figures or told in self._g.lore:
            return Speaker(self.plain(s, phrase), SourceType.DOCUMENT, LORE if told in self._g.lore else "document")
        return self._joined(s, phrase) or self._of_its_head(s, phrase, person)

    def _of_its_head(self, s: Sentence, phrase: Phrase, person: str | None) -> Speaker:
        """Return the speaker by the source or title that heads the phrase, else as a name."""
        first, _, head = phrase[:3]
        entity = self._knows.entity_at(s, head, first)
        title = self._knows.title_at(s, head, first)
        if title is not None and (named := self._before_title(s, phrase, *title)) is not None:
            return named
        called = entity is not None and (person == "honorific" or s.words[head].case != "nom")
        entity = None if called and entity and self.names.named_after(s, first, *entity) else entity
        if entity is not None and (title is None or entity[0] <= title[0] or title[1].role == "honorific"):
            record = entity[1]
            if (start := self.names.of_branch(s, first, *entity)) < entity[0] and person == "third":
                return Speaker(self.plain(s, Phrase(start, *phrase[1:])), SourceType.ORGANISATION)
            if any("conjunction" in s.words[k].classes or s.words[k].text == "," for k in range(first, entity[0])):
                name = self._joined_names.names(s, phrase) or self.plain(s, phrase)
                speaker = Speaker(name, record.type, "entity", plural=True, kind=record.kind)
            else:
                speaker = Speaker(self._plain.local(s, first, *entity), record.type, "entity", kind=record.kind)
        elif title is not None and (medium := self._medium(s, first, title[0])) is not None:
            speaker = Speaker(medium.name, medium.type, "entity", kind=medium.kind)
        elif title is not None and self._nameless(s, first, head, title, person):
            speaker = self._titled(s, phrase, *title)
        else:
            speaker = self._named(s, phrase, person)
        alias = alias_of(s, phrase)
        if alias is None:
            return speaker
        short = self._knows.entity_at(s, phrase.last - 2, head + 1)
        if short is not None and speaker.role in ("name", "document") and short[1].kind not in STATES:
            return Speaker(short[1].name, short[1].type, "entity", kind=short[1].kind, alias=alias)
        return replace(speaker, alias=alias)

    def _nameless(self, s: Sentence, first: int, head: int, title: tuple[int, TitleRecord], person: str | None) -> bool:
        """A title heads the phrase, and no name: নদীপুর থানার | ওসি, একজন | মেজর, অধ্যাপক; not মেজর | রহিম, সুবোধ | সরকার."""
        if title[1].role == "honorific":
            return title[1].key in RANKS and one_or_several(s, first, head)
        return not self._surname(s, first, head, person)

    def _joined(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        """Return who is joined to a source that only an adjective describes: পুলিশ ও স্থানীয় | সূত্রে."""
        first, last, head = phrase[:3]
        described = head > first and last < len(s.words) and self._knows.adjective(s.words[head])
        sources = self._knows.title_at(s, last, last) if described else None
        if sources is None or s.words[head - 1].text not in self._g.both:
            return None
        name = f"{self.plain(s, phrase)} {nominative(s.words[last])}"
        return Speaker(name, self._types.type_of(s, first, head - 1) or SourceType.PERSON, plural=True)

    def _before_title(self, s: Sentence, phrase: Phrase, at: int, title: TitleRecord) -> Speaker | None:
        """Return the person whose title stands behind the name: রওশন কবীর | পিপিএম, রওশন কবীর | এমপি."""
        first, _, head = phrase[:3]
        if title.role not in ("office", "honorific") or at == first or s.words[at - 1].case != "nom":
            return None
        if title.role == "honorific" and at == head and self._knows.proper_name(s.words[head]):
            return None  # জাহানারা ইমাম
        start = self.names.start(s, first, at - 1)
        words = [word for word in s.words[start:at] if word.title is None or not word.title.in_name]  # মো. | …
        name = self._knows.known_name if title.key == "decoration" else self._knows.proper_name
        if not all(map(name, words)) or len(words) < (2 if title.role == "office" else 1):
            return None
        named = self._named(s, Phrase(first, at, at - 1, subject=True), "honorific")
        untold = named.type is SourceType.PERSON and not named.posts
        held = self._types.type_of(s, at, head + 1) if untold or title.key == LEGISLATOR else None
        posts = named.posts | self.posts(s, at, head + 1)
        return replace(named, type=held or named.type, posts=posts)

    def _medium(self, s: Sentence, first: int, at: int) -> SourceRecord | None:
        """Return the medium whose name stands right before the word for it: বণিক বার্তা | পত্রিকা."""
        if at == first or self._g.press.isdisjoint(s.words[at].stems) or s.words[at - 1].case != "nom":
            return None
        entity = self._knows.entity_at(s, at - 1, first)
        return entity[1] if entity is not None else None

    def _surname(self, s: Sentence, first: int, head: int, person: str | None) -> bool:
        """A word for a body that is a surname, a listed name before it: সুবোধ | সরকার, not ট্রাম্প | সরকার জানিয়েছে."""
        before = s.words[head - 1] if head > first else None
        title, own = self._knows.title_at(s, head, first), s.words[head - 2 : head] if head - 2 > first else ()
        trade = title is not None and title == (head, s.words[head].title) and title[1].role == "group"
        if trade and own and person == "honorific" and own[1].case == s.words[head].case == "nom":
            if all(map(self._knows.proper_name, (own[1], s.words[head]))) and self._phrases.borne(s, head - 1, first):
                return True  # মন্ত্রী নবাব | মালিক
            return self._knows.listed_name(own[1]) and self._phrases.borne(s, head - 2, first)  # সভাপতি রহিম শেখ | পাইলট
        ambiguous = any(self._knows.of_class(s.words[head], name) for name in ("ambiguous_name", "name"))
        if not ambiguous or before is None or before.case != "nom":
            return False
        titled = self._knows.title_at(s, head - 1, first)
        if (titled is not None and titled[1].role == "honorific") or before.text in self._g.initials:
            return True  # ডা. | রায়; জে বি | সরকার
        body = person == "third" and title is not None and title[1].role == "body"  # ছাত্র অধিকার মঞ্চ জানিয়েছে
        called = titled is None and not body and self._phrases.borne(s, head - 1, first)
        return called or (self._knows.listed_name(before) and (head - 1 > first or person == "honorific"))

    def _titled(self, s: Sentence, phrase: Phrase, at: int, title: TitleRecord) -> Speaker:
        """Return an office, body, group or document without a personal name."""
        first, _, head = phrase[:3]
        plural = s.words[head].case == "pl" or (nominative(s.words[head]).endswith("রা") and s.words[head].case != "nom")
        plural = plural or title.key == COLLECTIVE or s.words[head].nominative.endswith(self._collective)
        plural = plural or (title.role in BORNE and at > first and counted(s, first, at))
        issued = self._g.published | self._g.brought if title.role == "document" else frozenset()
        said = (word.text in issued or word.classes & {"determiner", "adverb"} for word in s.words[first:at])
        bare = s.words[first].text not in self._g.how_many and all(said)  # not তিন | দলের দাবি
        told = self._types.type_of(s, first, head + 1)
        kind = UNTOLD.get(title.key, PERSON) if told is None or (told is PERSON and title.key == "delegation") else told
        serves = title.type in SERVING and title.key not in UNTOLD and title.role in ("group", "office", "honorific")
        serves = serves and not (title.key == EDITOR and kind is PERSON)  # এক | সাংবাদিক; not বিবিসির এক | সাংবাদিক
        if serves and not plural and any(word.text in self._g.one_of_many for word in s.words[first:head]):
            kind = SourceType.ANONYMOUS  # পুলিশের এক কর্মকর্তা, দলের একজন নেতা
        if title.role == "medium":
            behind = self._knows.title_at(s, phrase.last) if phrase.last < len(s.words) else None
            unnamed = behind is not None and behind[1].role == "anonymous"  # সভা | সূত্রে
            kind = SourceType.ANONYMOUS if unnamed else SourceType.DOCUMENT
        kind = (title.role in ("body", "group", "anonymous") and self._types.of_first(s, first, head)) or kind
        return Speaker(
            self._body_name(s, phrase, at, title),
            kind,
            title.role,
            title.role in BORNE,
            plural,
            bare=bare,
            posts=self.posts(s, first, head + 1),
            places=self.places(s, first, head + 1) if title.role in BORNE else frozenset(),
            title=title.key,
            affiliation=self._affiliations.of(s, first, head + 1) if title.role in BORNE else "",
        )

    def _body_name(self, s: Sentence, phrase: Phrase, at: int, title: TitleRecord) -> str:
        """Return the name of a body: of a medium or agency its own name alone, else the phrase."""
        first, _, head = phrase[:3]
        if title.key == "bench":  # কলকাতা হাইকোর্টের | ডিভিশন বেঞ্চ
            found = (self._knows.entity_at(s, k, first) for k in range(first, head))
            court = next((entity for entity in found if entity is not None and entity[1].kind == "court"), None)
            return self._plain.local(s, first, *court) if court is not None else self.plain(s, phrase)
        if title.role == "body" and title.type in REPORTERS:
            own = at
            while own > first and s.words[own - 1].case == "nom" and self._knows.name(s.words[own - 1]):
                own -= 1
            own += own < at and s.words[own].title is not None  # সাময়িকী | নদী উইকলি
            behind = own - 1 > first and s.words[own - 1].case == "nom" and s.words[own - 1].title is None
            own -= behind and self._knows.reporting(s.words[own - 2])  # অনলাইন পোর্টাল | হাওর টাইমস
            if own < at:
                sort = title.type == SourceType.AGENCY or not self._g.press.isdisjoint(s.words[head].stems)
                names = [word.text for word in s.words[own : at if sort else head]]
                return " ".join(names if sort else [*names, nominative(s.words[head])])
        if title.role == "body":
            first = next((k + 1 for k in range(at - 1, first, -1) if self._apposed(s, k)), first)
        return self.plain(s, Phrase(first, *phrase[1:]))

    def _apposed(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a word for a body before its name: মানবাধিকার সংগঠন | সবুজ কেন্দ্র."""
        general = s.words[k].text in self._g.bodies
        behind = s.words[k + 1]
        state = behind.case == "nom" and (entity := self._knows.entity_at(s, k + 1, k + 1)) is not None
        named = self._knows.known_name(behind) or (state and entity is not None)
        return general and behind.title is None and named  # সাংস্কৃতিক সংগঠন | বাংলাদেশ মাঝি শিল্পীগোষ্ঠী

    def _named(self, s: Sentence, phrase: Phrase, person: str | None) -> Speaker:
        """Return a personal name, with or without titles before it."""
        first, _, head = phrase[:3]
        start = self.names.start(s, first, head)
        also = next((k for k in range(start + 1, head) if s.words[k].text in self._g.also_called), 0)
        if also:  # রহিম মিয়া | ওরফে কালু
            known = self._named(s, Phrase(first, also, also - 1, subject=True), person)
            return replace(known, alias=" ".join(self.names.words(s, also + 1, head + 1, phrase.subject)))
        names = self.names.words(s, start, head + 1, phrase.subject)
        names = names[1:] if self._g.patronymic.intersection(names) and names[0] in self._g.princely else names
        kind = self._types.type_of(s, first, start) if start > first else None
        kind = OFFICIAL if s.words[head].text in self._g.of_state else kind  # সরকারি | তথ্য অনুযায়ী
        if kind in SILENT or (kind is ANONYMOUS and not self._unnamed(s, first, start)):
            kind = PERSON  # এলাকাবাসী | রহিম মিয়া
        several = s.words[head].case == "pl" or s.words[head].text.endswith("দের")  # আহতদের বরাত দিয়ে
        alone = person != "third" or several or self._knows.listed_name(s.words[head])
        human = self._human(s, first, start, person) if start > first else alone
        kind = None if kind is PERSON and not human else kind  # গাড়ি নির্মাতা | কিয়া জানিয়েছে
        if not human and start > first and (whole := self.names.with_place(s, first, start)) < start:
            start, names = whole, self.names.words(s, whole, head + 1, phrase.subject)
        if not human and start == head and person == "third" and (whole := self.names.of_body(s, first, start)) < start:
            start, names = whole, self.names.words(s, whole, head + 1, phrase.subject)  # কেয়ার ফাউন্ডেশন | ইন্টারন্যাশনাল
        inside = {word.text for word in s.words[start:head]}
        firm = person == "third" and not inside.isdisjoint(self._g.foreign_and)  # জনসন অ্যান্ড জনসন
        if firm or not inside.isdisjoint(self._g.foreign_of):  # কলেজ অব সার্জনস
            human, kind = False, kind if kind in ORGANISED else None
        if start > first:
            outside = reversed(unbracketed(s, first, head))  # not: পরিচালক (নৌ ও সড়ক) রহিম মিয়া
            joined = next((k for k in outside if k > first and self.names.joins(s, k, first)), first)
            if joined > first and self._joined_names.apart(s, joined, first, start, s.words[head].case == "pl"):
                body = kind is None and not any(map(self._knows.listed_name, s.words[first : head + 1])) and not human
                kind = kind or (SourceType.ORGANISATION if body else SourceType.PERSON)
                both = self._joined_names.names(s, phrase) or self.plain(s, phrase)
                return Speaker(both, kind, person=not body, plural=True)
        if kind is ORGANISATION and human and researches(self._knows, s, first, start):
            kind = SourceType.EXPERT
        plural = s.words[head].case == "pl" and not self.names.whole(s, first, start, head)
        plural = plural or counted(s, head, head + 1)  # গ্রেপ্তার | চারজন
        return Speaker(
            self.plain(s, phrase) if plural or not names else " ".join(names),
            kind or (PERSON if human else ORGANISATION),
            person=human,
            plural=plural,
            names=parts(names, self._g),
            posts=(posts := self.posts(s, first, start)),
            places=self.places(s, first, start) if posts else frozenset(),
            affiliation=self._affiliations.of(s, first, start) if human else "",
        )

    def _unnamed(self, s: Sentence, first: int, last: int) -> bool:
        """Tell whether the speaker asked for his name to be left out."""
        titles = self._knows.titles(s, first, last)
        return any(title is not None and title[1].role == "anonymous" for title in titles)

    def _human(self, s: Sentence, first: int, start: int, person: str | None) -> bool:
        """Words before a name, or an age, tell a person; a word for a body (দৈনিক, বার্তা সংস্থা) tells a body."""
        behind = behind_place(self._knows, s, first, start)  # হাসপাতালে | ভর্তি রিমা সেনের দাবি
        titles = [title[1].role for title in self._knows.titles(s, behind, start) if title is not None]
        makes = person == "third" and s.words[start - 1].text in self._g.industries  # গাড়ি নির্মাতা | কিয়া জানিয়েছে
        if titles and (titles[-1] == "body" or makes) and s.words[start - 1].case == "nom":
            return person == "honorific"
        human = bool(titles) or person != "third" or (behind > first and self._knows.listed_name(s.words[start]))
        return human or any(word.text in self._g.years for word in s.words[first:start])

    def plain(self, s: Sentence, phrase: Phrase) -> str:
        """Return the phrase as a name: nominative, without determiners and a bracketed alias."""
        return self._plain.of(s, phrase)

    def affiliation(self, s: Sentence, first: int, last: int) -> str:
        """Return the name of the body that titles in a range belong to; empty where none is said."""
        return self._affiliations.of(s, first, last)

    def type_of(self, s: Sentence, first: int, last: int) -> SourceType | None:
        """Return the source type that titles and entities in a range give."""
        return self._types.type_of(s, first, last)
