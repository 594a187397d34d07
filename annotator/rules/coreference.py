"""Whether somebody described is somebody known: one speaker under his names, short forms, aliases and offices.

A description is given to the cases of ``Coreference`` in their order: those for personal names, or those for what has
none (offices, bodies, groups, documents). The last of each says that it is somebody new.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from annotator.labels import SourceType
from annotator.rules.cases import first
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mention, Mentions
from annotator.rules.naming import Namer
from annotator.rules.phrases import REPORTERS
from annotator.rules.register import Register
from annotator.rules.speaker import POSTS, Speaker
from annotator.rules.text import Sentence

#: Types of source that are bodies, or speak for one.
ORGANISED = frozenset({SourceType.AGENCY, SourceType.MEDIA, SourceType.OFFICIAL, SourceType.ORGANISATION})
#: A name of fewer letters is no misspelling of another.
SHORTEST_MISSPELT = 5


class Description:
    """Somebody described by a phrase, of whom it is asked whether he is known.

    ``earlier`` holds the persons whom the sentences before are about, the nearest first.
    """

    __slots__ = ("earlier", "new", "phrase", "s")

    def __init__(self, s: Sentence, phrase: Phrase, new: Speaker, earlier: Iterable[Speaker]) -> None:
        self.s = s
        self.phrase = phrase
        self.new = new
        self.earlier = earlier

    @property
    def at(self) -> int:
        return self.s.starts[self.phrase.first]

    def __str__(self) -> str:
        return f"who “{self.s.slice(self.phrase.first, self.phrase.last)}” is"


Case = Callable[[Description], Speaker | None]


class Coreference:
    """Finds who is who, and lets the register know."""

    def __init__(self, knowledge: Knowledge, namer: Namer, mentions: Mentions) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self.namer = namer
        self.mentions = mentions
        self.register = Register()
        self._first: dict[str, Speaker | None] = {}
        self._names: Sequence[Case] = (self._same_name, self._part_of_a_name, self._named_elsewhere, self._somebody_new)
        self._others: Sequence[Case] = (
            self._holder_of_an_office,
            self._group_known_in_full,
            self._document_of_who_spoke,
            self._body_known_in_full,
            self._reporter_of_that_type,
            self._same_words,
            self._somebody_new,
        )
        self._holders: Sequence[Case] = (
            self._spoke_by_name,
            self._named_in_a_sentence_before,
            self._named_behind_the_office,
            self._last_to_speak_by_name,
        )

    def settle(self, s: Sentence, phrase: Phrase, new: Speaker, earlier: Iterable[Speaker] = ()) -> Speaker:
        """Return the speaker already known that a description fits, else the new one, known from now on.

        Args:
            earlier: the persons whom the sentences before are about, the nearest first; looked at only when needed.
        """
        cases = self._names if new.role == "name" and not new.plural else self._others
        known = first(cases, Description(s, phrase, new, earlier))
        assert known is not None  # the last case always decides
        known = self.register.with_posts(known, new.posts)
        if new.alias:
            self.register.call(known, new.alias)
        return known

    def named(self, name: str, at: int) -> Speaker | None:
        """Return the person of that name, met before or told of anywhere in the text."""
        return self.register.person(name) or self._first_mention(name, at)

    # personal names

    def _same_name(self, d: Description) -> Speaker | None:
        """Known by the same name: ওয়াহিদ সাজিদ, after ওয়াহিদ সাজিদ."""
        return self.register.known(d.new.name or "")

    def _part_of_a_name(self, d: Description) -> Speaker | None:
        """Known by a name that holds this one, or spells it otherwise: সাজিদ, after ওয়াহিদ সাজিদ."""
        names = d.new.names
        if not names:
            return None
        for speaker in self.register.everybody():
            if speaker.names and (names <= speaker.names or all(_alike(name, speaker.names) for name in names)):
                return speaker
        return None

    def _named_elsewhere(self, d: Description) -> Speaker | None:
        """Named in full, or as an alias, in another place of the text: সাজিদ, before ওয়াহিদ সাজিদ."""
        return self._first_mention(next(iter(d.new.names)), d.at) if len(d.new.names) == 1 else None

    # offices, bodies, groups and documents

    def _holder_of_an_office(self, d: Description) -> Speaker | None:
        """One person without his name, who has one in the article: মেয়র, after মেয়র সালমা খাতুন."""
        if d.new.role not in POSTS or d.new.plural:
            return None
        some = any(word.text in self._g.some for word in d.s.words[d.phrase.first : d.phrase.head])
        return None if some else first(self._holders, d)

    def _group_known_in_full(self, d: Description) -> Speaker | None:
        """Several, known by a longer name: চিকিৎসকরা, after সদর হাসপাতালের চিকিৎসকরা."""
        new = d.new
        if new.role != "group" or not (new.plural and new.bare) or new.type is SourceType.ANONYMOUS:
            return None
        return self.register.latest(lambda x: x.plural and (x.name or "").endswith(f" {new.name}"))

    def _document_of_who_spoke(self, d: Description) -> Speaker | None:
        """A report or statement of whoever spoke last: প্রতিবেদনে আরও বলা হয়, after ইউনিসেফ জানিয়েছে."""
        if d.new.role != "document" or not d.new.bare or self._nobodys(d):
            return None
        return self.register.latest(lambda x: x.type in ORGANISED and (not x.person or x.role == "spokesperson"))

    def _body_known_in_full(self, d: Description) -> Speaker | None:
        """A body, known by a longer name: মন্ত্রণালয়, after প্রাথমিক ও গণশিক্ষা মন্ত্রণালয়."""
        new = d.new
        if new.role != "body" or not new.bare or new.name in self._g.general or self.register.known(new.name or ""):
            return None
        return self.register.latest(lambda x: not (x.person or x.plural) and (x.name or "").endswith(f" {new.name}"))

    def _reporter_of_that_type(self, d: Description) -> Speaker | None:
        """A medium or agency by the word for it: পত্রিকা, after প্রথম আলো."""
        new = d.new
        short = new.bare and d.phrase.head - d.phrase.first < 2
        if new.role != "body" or new.type not in REPORTERS or not short:
            return None
        return self.register.latest(lambda x: x.type is new.type and not x.person and x.role in ("body", "entity"))

    def _same_words(self, d: Description) -> Speaker | None:
        """Known by the same words: জেলা পুলিশ, after জেলা পুলিশ."""
        return self.register.known(d.new.name) if d.new.name else None

    def _somebody_new(self, d: Description) -> Speaker | None:
        """Nobody known: he is introduced, with the office that another place tells of his full name."""
        new = d.new
        plain = new.role == "name" and not new.plural and new.type is SourceType.PERSON
        if plain and len(new.names) > 1 and not new.posts:
            titled = self.mentions.with_office(new.name or "", d.at)
            new = replace(new, type=titled.type, posts=titled.posts) if titled is not None else new
        self.register.introduce(new)
        return new

    # who holds an office

    def _spoke_by_name(self, d: Description) -> Speaker | None:
        """A named person who spoke with the same title, in the same place if both tell one."""
        return self.register.latest(lambda x: bool(x.names) and any(_fits(post, x.posts) for post in d.new.posts))

    def _named_in_a_sentence_before(self, d: Description) -> Speaker | None:
        """Whom a sentence before names with the same title of the same body or state: লঙ্কান অধিনায়ক."""
        owned = {post for post in d.new.posts if post[1]}
        if not owned or d.new.role == "spokesperson":
            return None
        return next((named for named in d.earlier if owned & named.posts), None)

    def _named_behind_the_office(self, d: Description) -> Speaker | None:
        """Whom the text names behind the same words: পুলিশ সুপার, after পুলিশ সুপার কামাল হোসেন.

        The text before is searched first; that behind only for an office, which only one person holds.
        """
        if not d.new.name:
            return None
        office = d.new.role == "office" and not self._knows.listed_name(d.s.words[d.phrase.head])  # আমির is a name too
        persons = self.mentions.behind(d.new.name, d.at, d.s.end if office else None)
        named = next((person for person in persons if d.new.posts & person.posts), None)
        return self._kept(named) if named is not None else None

    def _last_to_speak_by_name(self, d: Description) -> Speaker | None:
        """The person who spoke last, where no office of his is told: চিকিৎসক, after রহিমা খাতুন বলেন."""
        last = self.register.latest(lambda x: x.person and not x.plural) if d.new.bare else None
        return last if last is not None and last.names and not last.posts else None

    # what the cases ask

    def _nobodys(self, d: Description) -> bool:
        """Tell whether a document is nobody's report: one of many (বিভিন্ন প্রতিবেদন), or a survey or law."""
        title = self._knows.title_at(d.s, d.phrase.head, d.phrase.first)
        own = title is not None and title[1].issued
        return not own or any(word.text in self._g.many for word in d.s.words[d.phrase.first : d.phrase.head])

    def _first_mention(self, name: str, at: int) -> Speaker | None:
        """Return the speaker whose full name holds this one, or whose alias it is, wherever the text names him."""
        if name not in self._first:
            met = map(self._met, self.mentions.of_name(name, at))
            self._first[name] = next((speaker for speaker in met if speaker is not None), None)
        found = self._first[name]
        return self.register.current(found) if found is not None else None

    def _met(self, mention: Mention) -> Speaker | None:
        """Return whom a mention is of; None where it calls him by the alias and no more."""
        if mention.alias is None:
            return self._kept(mention.speaker)
        speaker = self.settle(mention.s, mention.phrase, mention.speaker)
        return speaker if speaker.name != mention.alias else None

    def _kept(self, speaker: Speaker) -> Speaker:
        """Return the speaker known by this name, the new one if there is none yet."""
        return self.register.with_posts(self.register.call(speaker, speaker.name or ""), speaker.posts)


def _fits(post: tuple[str, str], posts: Iterable[tuple[str, str]]) -> bool:
    """Tell whether one of the posts is this one: the same title, and not of another body or state."""
    title, owner = post
    return any(title == other and (not owner or not of or owner == of) for other, of in posts)


def _alike(name: str, others: frozenset[str]) -> bool:
    """Tell whether one of the others is the name, or a spelling of it that differs in one letter."""
    if name in others:
        return True
    return len(name) >= SHORTEST_MISSPELT and any(
        len(other) == len(name) and sum(a != b for a, b in zip(name, other, strict=True)) == 1 for other in others
    )
