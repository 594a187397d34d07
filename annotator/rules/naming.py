"""What a noun phrase says of a speaker by itself: entity, office, body, group, document or personal name.

Nothing is traced here; ``reference`` does that with what this step finds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord, TitleRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Kinds of source that are places too.
STATES = frozenset({"state", "territory"})
#: Roles of titles that a person bears.
POSTS = frozenset({"office", "spokesperson", "group"})


@dataclass(slots=True, eq=False)
class Speaker:
    """Somebody the article lets speak.

    Attributes:
        name: canonical name; none where nobody can be named.
        type: source type.
        role: what the phrase is headed by: ``entity``, a title's role, or ``name``.
        person, plural: a human being; several speakers.
        kind: kind of the gazetteer's record.
        names: the words of a personal name.
        posts: titles borne, each with the name of the body or state it belongs to (empty where none is said).
        bare: the phrase has a head and no more, determiners aside.
        alias: short name in brackets behind the head.
        seen: where the speaker was met last, a code point of the folded text.
    """

    name: str | None
    type: SourceType
    role: str = "name"
    person: bool = False
    plural: bool = False
    kind: str = ""
    names: frozenset[str] = frozenset()
    posts: set[tuple[str, str]] = field(default_factory=set)
    bare: bool = False
    alias: str | None = None
    seen: int = -1


class Namer:
    """Takes phrases apart."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases

    def describe(self, s: Sentence, phrase: Phrase, person: str | None = None) -> Speaker:
        """The speaker as the phrase shows it.

        Args:
            person: whom the verb agrees with; by it a name without a title is taken for a person or a body.
        """
        first, _, head = phrase[:3]
        called = next((k for k in range(first + 1, head) if s.words[k].text in self._g.called), None)
        if called is not None and s.words[called + 1].text in self._g.ones:  # সাজিদ নামে এক | কর্মী
            speaker = self._named(s, Phrase(first, called, called - 1, subject=True), "honorific")
            speaker.type = self.type_of(s, called, head + 1) or SourceType.PERSON
            return speaker
        if s.words[head].text in self._g.figures:
            return Speaker(self.plain(s, phrase), SourceType.DOCUMENT, "document")
        entity = self._knows.entity_at(s, head, first)
        title = self._knows.title_at(s, head, first)
        if entity is not None and (title is None or entity[0] <= title[0] or title[1].role == "honorific"):
            record = entity[1]
            if any("conjunction" in s.words[k].classes or s.words[k].text == "," for k in range(first, entity[0])):
                speaker = Speaker(self.plain(s, phrase), record.type, "entity", plural=True, kind=record.kind)
            else:
                speaker = Speaker(record.name, record.type, "entity", kind=record.kind)
        elif title is not None and (medium := self._medium(s, first, *title)) is not None:
            speaker = Speaker(medium.name, medium.type, "entity", kind=medium.kind)
        elif title is not None and title[1].role != "honorific" and not self._surname(s, first, head):
            speaker = self._titled(s, phrase, *title)
        else:
            speaker = self._named(s, phrase, person)
        speaker.alias = self._alias(s, phrase)
        short = self._knows.entity_at(s, phrase.last - 2, head + 1) if speaker.alias else None
        if short is not None and speaker.role == "name" and short[1].kind not in STATES:
            return Speaker(short[1].name, short[1].type, "entity", kind=short[1].kind, alias=speaker.alias)
        return speaker

    def _medium(self, s: Sentence, first: int, at: int, title: TitleRecord) -> SourceRecord | None:
        """The medium whose name stands right before the word for it: বণিক বার্তা | পত্রিকা."""
        if at == first or self._g.press.isdisjoint(s.words[at].stems) or s.words[at - 1].case != "nom":
            return None
        entity = self._knows.entity_at(s, at - 1, first)
        return entity[1] if entity is not None and entity[1].type is title.type else None

    def _surname(self, s: Sentence, first: int, head: int) -> bool:
        """A word for a body that is a surname here: a listed name stands right before it (সুবোধ সরকার)."""
        before = s.words[head - 1] if head > first else None
        ambiguous = any(
            self._knows.is_class(stem, "ambiguous_name") or self._knows.is_class(stem, "name")
            for stem in s.words[head].stems
        )
        if not ambiguous or before is None or before.case != "nom":
            return False
        title = self._knows.title_at(s, head - 2, first) if head - 2 >= first else None
        called = title is not None and title[1].role in POSTS and self._knows.name(before)
        return called or self._knows.listed_name(before)  # কৃষক সুবোধ | সরকার

    def _titled(self, s: Sentence, phrase: Phrase, at: int, title: TitleRecord) -> Speaker:
        """An office, body, group or document without a personal name."""
        first, _, head = phrase[:3]
        plural = s.words[head].case == "pl" or (nominative(s.words[head]).endswith("রা") and s.words[head].case != "nom")
        bare = all("determiner" in s.words[k].classes or "adverb" in s.words[k].classes for k in range(first, at))
        kind = self.type_of(s, first, head + 1) or SourceType.PERSON
        speaker = Speaker(
            self._body_name(s, phrase, at, title), kind, title.role, title.role in POSTS, plural, bare=bare
        )
        speaker.posts = self.posts(s, first, head + 1)
        return speaker

    def _body_name(self, s: Sentence, phrase: Phrase, at: int, title: TitleRecord) -> str:
        """The name of a body: of a medium or agency its own name alone, else the phrase."""
        first, _, head = phrase[:3]
        if title.role == "body" and title.type in (SourceType.MEDIA, SourceType.AGENCY):
            own = at
            while own > first and s.words[own - 1].case == "nom" and self._knows.name(s.words[own - 1]):
                own -= 1
            if own < at:
                last = at if title.type == SourceType.AGENCY else head
                return " ".join(word.text for word in s.words[own:last]) + (
                    "" if last == at else " " + nominative(s.words[head])
                )
        return self.plain(s, phrase)

    def _named(self, s: Sentence, phrase: Phrase, person: str | None) -> Speaker:
        """A personal name, with or without titles before it."""
        first, _, head = phrase[:3]
        start = self.name_start(s, first, head)
        names = self.name_words(s, start, head + 1, phrase.subject)
        kind = self.type_of(s, first, start) if start > first else None
        if kind in (SourceType.DOCUMENT, SourceType.SOCIAL) or (
            kind is SourceType.ANONYMOUS and not self._unnamed(s, first, start)
        ):
            kind = SourceType.PERSON  # এলাকাবাসী | রহিম মিয়া
        human = person != "third" or s.words[head].case == "pl" or self._knows.listed_name(s.words[head])
        if start > first:
            human = self._human(s, first, start, person)
        if any("conjunction" in s.words[k].classes for k in range(first, head)) and start > first:
            joined = next(
                k for k in range(head - 1, first - 1, -1) if "conjunction" in s.words[k].classes or k == first
            )
            if joined > first and self._apart(s, joined, first, start, s.words[head].case == "pl"):
                return Speaker(self.plain(s, phrase), kind or SourceType.PERSON, person=True, plural=True)
        speaker = Speaker(
            " ".join(names) or self.plain(s, phrase),
            kind or (SourceType.PERSON if human else SourceType.ORGANISATION),
            person=human,
            plural=s.words[head].case == "pl",
            names=frozenset(names),
        )
        speaker.posts = self.posts(s, first, start)
        return speaker

    def _apart(self, s: Sentence, joined: int, first: int, start: int, plural: bool) -> bool:
        """What stands before the conjunction is a speaker by itself, a name or a body: পুলিশ ও হোটেল …"""
        title = self._knows.title_at(s, joined - 1, first)
        if title is not None:
            several = plural and title[1].role == "group"  # শিক্ষক ও শুভানুধ্যায়ীরা
            return several or (title[1].role == "body" and joined + 1 == start)
        return self._knows.name(s.words[joined - 1])

    def _unnamed(self, s: Sentence, first: int, last: int) -> bool:
        """The speaker asked for his name to be left out."""
        return any(
            title is not None and title[1].role == "anonymous"
            for title in (self._knows.title_at(s, k, first) for k in range(first, last))
        )

    def _human(self, s: Sentence, first: int, start: int, person: str | None) -> bool:
        """What stands before a name tells a person; a word for a body before it (দৈনিক, বার্তা সংস্থা) tells a body."""
        titles = [
            title[1].role for k in range(first, start) if (title := self._knows.title_at(s, k, first)) is not None
        ]
        if titles and titles[-1] == "body" and s.words[start - 1].case == "nom":
            return False
        return bool(titles) or person != "third"

    # the parts of a phrase

    def name_start(self, s: Sentence, first: int, head: int) -> int:
        """Where the personal name begins that ends with the head: behind the last title, genitive or common word."""
        k = head
        while k > first:
            word = s.words[k - 1]
            if "conjunction" in word.classes:
                break
            if self._phrases.given(s, k - 1, first) or self._inside_name(s, k - 1, first, head):
                k -= 1
                continue
            if word.mark or word.number or word.text in self._g.years or "determiner" in word.classes:
                break
            if word.forms and not self._knows.listed_name(word):
                break  # মনোনয়ন পাওয়া | রফিক মিয়া
            if word.case in ("gen", "loc", "acc") and not self._phrases.foreign(s, k - 1, first):
                break
            title = self._knows.title_at(s, k - 1, first)
            if title is not None and not (title[1].role == "honorific" and title[1].in_name):
                break
            if self._knows.common(word) or "place" in word.classes or self._is_entity(s, k - 1, first):
                break
            k -= 1
        return k

    def _inside_name(self, s: Sentence, k: int, first: int, head: int) -> bool:
        """Token k is an initial (এ বি এম …), a particle (… ভ্যান …) or a short form that is a given name here (জাবি …)."""
        word = s.words[k]
        if word.text in self._g.initials:
            return s.words[k + 1].text in self._g.initials
        if word.text in self._g.name_particles:
            return k > first and self._knows.name(s.words[k - 1]) and s.words[k - 1].case == "nom"
        entity = self._knows.entity_at(s, k, first) if k + 1 == head and word.case == "nom" else None
        return entity is not None and entity[0] == k and entity[1].type is SourceType.ORGANISATION

    def _is_entity(self, s: Sentence, k: int, first: int) -> bool:
        """A name of the gazetteer ends here; right behind a title it is taken for a given name (মন্ত্রী ইসরাইল কাৎজ)."""
        if self._knows.entity_at(s, k, first) is None:
            return False
        title = self._knows.title_at(s, k - 1, first) if k > first else None
        return title is None or title[1].role not in ("office", "honorific") or s.words[k].case != "nom"

    def name_words(self, s: Sentence, first: int, last: int, subject: bool = False) -> list[str]:
        """The words of a name, its last one nominative; that of a subject is so already, a clitic aside."""
        names = [word.text for word in s.words[first:last] if not word.mark]
        if names:
            names[-1] = self._name(s.words[last - 1], s.text, subject)
        return names

    def _name(self, word: Word, text: str, subject: bool) -> str:
        """A name's last word nominative; an -ও or -ই that the text never leaves out is part of it (রুবিও)."""
        name = nominative(word) if not subject or word.text.endswith(("ও", "ই")) else word.text
        if word.text.endswith(("ও", "ই")) and name == word.text[:-1]:
            listed = self._knows.is_class(word.text, "name")
            if listed or not (self._knows.is_class(name, "name") or re.search(f"{name}(?!{word.text[-1]})", text)):
                return word.text
        return name

    def posts(self, s: Sentence, first: int, last: int) -> set[tuple[str, str]]:
        """The titles in a range that a person bears, each with whose office it is."""
        found = set()
        for k in range(first, last):
            title = self._knows.title_at(s, k, first)
            if title is not None and title[1].role in POSTS:
                found.add((title[1].key, self._knows.owner(s, first, title[0])))
        return found

    def type_of(self, s: Sentence, first: int, last: int) -> SourceType | None:
        """The source type that titles and entities in a range give, the one nearest to its end first.

        Of two offices, the one still held counts: মেয়র ও … সাবেক সভাপতি.
        """
        held = self._held(s, first, last)
        if held < last:
            return self.type_of(s, first, held)
        titles = [
            None if self._bracketed(s, k, last) else self._knows.title_at(s, k, first) for k in range(first, last)
        ]
        roles = {title[1].role for title in titles if title is not None}
        if "anonymous" in roles:
            return SourceType.ANONYMOUS
        found = None
        for k in range(last - 1, first - 1, -1):
            title, entity = titles[k - first], self._knows.entity_at(s, k, first)
            if entity is not None and (title is None or entity[0] < title[0] or title[1].type == "inherits"):
                found = found or (entity[1].type, "entity")
                break
            if title is not None and title[1].type != "inherits" and title[1].role not in ("former", "medium"):
                official = title[1].role == "group" and title[1].type == SourceType.OFFICIAL
                official = official and not any(one is not None and one[1].key == "physician" for one in titles)
                if found is not None and title[1].role not in ("office", "spokesperson") and not official:
                    continue  # ড. says less than কর্মকর্তা, and more than বাসিন্দা
                found = SourceType(title[1].type), title[1].role
                owner = self._owner_type(s, first, *title) if title[1].yields else None
                if owner is not None and (owner is SourceType.OFFICIAL or title[1].type != SourceType.PERSON):
                    found = owner, title[1].role
                if title[1].role != "honorific":
                    break
        if found is None:
            return self._owned(s, first, titles)
        former = "former" in roles and found[1] in ("office", "group", "entity", "body", "spokesperson")
        return SourceType.PERSON if former and found[0] is not SourceType.EXPERT else found[0]

    def _held(self, s: Sentence, first: int, last: int) -> int:
        """Where the offices end that are still held: before a conjunction behind which the former ones stand."""
        titles = {
            k: title[1].role for k in range(first, last) if (title := self._knows.title_at(s, k, first)) is not None
        }
        former = next((k for k, role in titles.items() if role == "former"), first)
        joined = next((k for k in range(former, first, -1) if "conjunction" in s.words[k].classes), None)
        return joined if joined is not None and titles.get(joined - 1) in POSTS else last

    def _bracketed(self, s: Sentence, k: int, last: int) -> bool:
        """Token k alone stands in brackets, as what an officer is charged with: ওসি (তদন্ত)."""
        return 0 < k < last - 1 and s.words[k - 1].text == "(" and s.words[k + 1].text == ")"

    def _owned(self, s: Sentence, first: int, titles: list[tuple[int, TitleRecord] | None]) -> SourceType | None:
        """A spokesperson or office-holder of something unknown speaks for an organisation, of a person for one."""
        for title in titles:
            if title is not None and title[1].role in ("office", "spokesperson") and title[0] > first:
                owner = s.words[title[0] - 1]
                body = owner.case == "gen" and not self._knows.listed_name(owner) and "pronoun" not in owner.classes
                return SourceType.ORGANISATION if body else SourceType.PERSON
        return None

    def _owner_type(self, s: Sentence, first: int, at: int, office: TitleRecord) -> SourceType | None:
        """The type of the entity or body that an office before token ``at`` belongs to.

        A state has no secretary-general or branch manager: where one stands before them, it is a place.
        """
        found = None  # a branch or department belongs to what stands before it
        ruled = office.type not in (SourceType.ORGANISATION, SourceType.PERSON) or office.key == "leader-group"
        for k in range(at - 1, first - 1, -1):
            entity = self._knows.entity_at(s, k, first)
            if entity is not None and (
                entity[1].kind not in STATES or (ruled and not self._seat(s.words[k], entity[1]))
            ):
                return entity[1].type
            owns = s.words[k].case == "gen" or (k == at - 1 and not self._medium_of(s.words[k], office))
            title = self._knows.title_at(s, k, first) if owns else None
            if title is not None and title[1].role == "body" and title[1].type != "inherits":
                found = found or SourceType(title[1].type)
                if not title[1].yields:
                    break
        return found

    def _medium_of(self, word: Word, body: TitleRecord) -> bool:
        """A word for media that only says what a body is for: মিডিয়া কমিটি."""
        return body.role == "body" and self._knows.reporting(word)

    def _seat(self, word: Word, state: SourceRecord) -> bool:
        """The word names the state by its seat (লন্ডনের নেতারা), which beside an office is a place."""
        return any(stem in state.metonyms for stem in word.stems)

    def plain(self, s: Sentence, phrase: Phrase) -> str:
        """The phrase as a name: nominative, without determiners and a bracketed alias."""
        first, _, head = phrase[:3]
        while first < head and (
            "determiner" in s.words[first].classes
            or "pronoun" in s.words[first].classes
            or "adverb" in s.words[first].classes
        ):
            first += 1
        words = [
            word.text
            for word in s.words[first:head]
            if word.text not in self._g.ones and word.text not in self._g.published
        ]
        return " ".join([*words, nominative(s.words[head])]).replace(" ,", ",")

    def _alias(self, s: Sentence, phrase: Phrase) -> str | None:
        """The short name in brackets behind the head."""
        _, last, head = phrase[:3]
        if last - head < 4 or s.words[head + 1].text != "(":
            return None
        inside = [word.text for word in s.words[head + 2 : last] if not word.mark]
        return " ".join(inside) if inside and not inside[0][0].isdigit() else None


def nominative(word: Word) -> str:
    """The word as a name: clitic and case ending off, a plural of persons in -রা."""
    text = word.text
    if text.endswith(("ও", "ই")) and len(word.stems) > 1 and word.stems[1] == text[:-1]:
        text = text[:-1]
    singular = word.nominative.endswith("দ") and "দদের" not in text  # অর্থনীতিবিদ-ের, but অর্থনীতিবিদ-দের
    if word.case in ("gen", "acc") and text.endswith(("দের", "দেরকে")) and not singular:
        return text.removesuffix("কে")[:-3] + "রা"
    if word.case in ("gen", "acc", "loc"):
        plural = next((ending for ending in ("গুলো", "গুলি") if ending in text[-9:]), "")
        return word.nominative.rstrip("'’-–") + plural
    return text
