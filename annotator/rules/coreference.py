"""Whether somebody described is somebody known: one speaker under his names, short forms, aliases and offices.

A description is given to the cases of ``Coreference`` in their order: those for personal names, or those for what has
none (offices, bodies, groups, documents). The last of each says that it is somebody new.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from annotator.labels import SourceType
from annotator.lexicon.officeholders import InOffice
from annotator.rules.alike import grown, parts, spelt_otherwise
from annotator.rules.cases import Case, first
from annotator.rules.description import Description
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.holders import LEADER, Holders
from annotator.rules.joined import BESIDE
from annotator.rules.knowledge import Knowledge
from annotator.rules.mentions import Mention, Mentions
from annotator.rules.naming import Namer
from annotator.rules.register import SpeakerRegister
from annotator.rules.short_forms import ShortForms
from annotator.rules.speaker import EXPERT, PERSON, POSTS, Speaker
from annotator.rules.text import Sentence

#: Types of source that are bodies, or speak for one.
ORGANISED = frozenset({SourceType.AGENCY, SourceType.MEDIA, SourceType.OFFICIAL, SourceType.ORGANISATION})


class Coreference:
    """Finds who is who, and lets the register know.

    Args:
        in_office: whom the article means by name.
    """

    def __init__(self, knowledge: Knowledge, namer: Namer, mentions: Mentions, in_office: InOffice) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self.namer = namer
        self.mentions = mentions
        self._in_office, self._titled = in_office
        self.register = SpeakerRegister()
        self._first: dict[str, Speaker | None] = {}
        self._holders = Holders(knowledge, mentions, self.register)
        self._short_forms = ShortForms(knowledge, mentions, self.register)

    @property
    def _others(self) -> Sequence[Case[Description, Speaker]]:
        return (
            self._holders.holder,
            self._group_known_in_full,
            self._two_by_name,
            self._document_mentioned_again,
            self._document_of_who_spoke,
            self._office_known_in_full,
            *self._short_forms.cases,
            self._reporter_of_that_type,
            self._same_words,
            self._somebody_new,
        )

    @property
    def _names(self) -> Sequence[Case[Description, Speaker]]:
        return (
            self._same_name,
            self._part_of_a_name,
            self._addressed_by_name,
            self._named_elsewhere,
            self._word_of_a_bodys_name,
            self._named_in_full_now,
            self._somebody_new,
        )

    def settle(self, s: Sentence, phrase: Phrase, new: Speaker, earlier: Iterable[Speaker] = ()) -> Speaker:
        """Return the speaker already known that a description fits, else the new one, known from now on.

        Args:
            earlier: the persons whom the sentences before are about, the nearest first; looked at only when needed.
        """
        by_name = new.role == "name"
        if by_name and new.plural and self.named(new.called, s.starts[phrase.head]) is not None:
            new = replace(new, plural=False)  # হেরেরা, beside লুইস হেরেরা
        cases = self._names if by_name and not new.plural else self._others
        known = first(cases, Description(s, phrase, new, earlier))
        assert known is not None  # the last case always decides
        known = self.register.with_posts(self.register.with_type(known, new), new.posts, new.affiliation)
        if new.alias:
            self.register.call(known, new.alias)
        if new.role == "entity" and (record := self._knows.named(known.called)) is not None:
            self.register.entity(record)
        return known

    def named(self, name: str, at: int) -> Speaker | None:
        """Return the person of that name, met before or told of anywhere in the text."""
        return self.register.person(name) or self._first_mention(name, at)

    # personal names

    def _same_name(self, d: Description) -> Speaker | None:
        """Known by the same name: ওয়াহিদ সাজিদ, after ওয়াহিদ সাজিদ."""
        return self.register.known(d.new.called)

    def _part_of_a_name(self, d: Description) -> Speaker | None:
        """Known by a name that holds this one, or spells it otherwise: সাজিদ, after ওয়াহিদ সাজিদ."""
        names = d.new.names
        if not names:
            return None
        meant = self._in_office.get(d.new.called)
        own = {*meant.name.split()} - names if meant is not None else set()
        whole = grown(next(iter(names)), self._g) if len(names) == 1 else frozenset()
        for speaker in self.register.everybody():
            if own and speaker.names and speaker.names.isdisjoint(own):
                continue  # ট্রাম্প, though another is called so too
            if speaker.names and (
                names <= speaker.names or spelt_otherwise(names, speaker.names) or whole & speaker.names
            ):
                return speaker
        return None

    def _addressed_by_name(self, d: Description) -> Speaker | None:
        """By a given name with a form of address behind it: সাজিদ বাবু, after ওয়াহিদ সাজিদ."""
        given, _, address = d.new.called.rpartition(" ")
        at = d.s.starts[max(d.phrase.head - 1, 0)]
        return self.named(given, at) if given and address in self._g.name_suffixes else None

    def _named_elsewhere(self, d: Description) -> Speaker | None:
        """Named in full, or as an alias, in another place of the text: সাজিদ, before ওয়াহিদ সাজিদ."""
        names = d.new.names
        if len(names) != 1:
            longer = self.mentions.longer(d.new.called, d.at) if len(names) == 2 else None
            return self._met(longer) if longer is not None else None
        meant = self._in_office.get(d.new.called)
        own = next((word for word in meant.name.split() if word not in names), None) if meant is not None else None
        found = self._first_mention(own or next(iter(names)), d.at)
        if found is None or meant is None or own is None:
            return found
        return self.register.with_posts(found, found.posts, meant.affiliation) if names < found.names else None

    def _named_in_full_now(self, d: Description) -> Speaker | None:
        """Known by one of these names, which no other place told in full: ওয়াহিদ সাজিদ, after সাজিদ."""
        words = d.s.words[d.phrase.first : d.phrase.last]
        other = any(word.title is not None or word.case == "loc" for word in words if word.nominative in d.new.names)
        if len(d.new.names) < 2 or other or words[d.phrase.head - d.phrase.first].case == "loc":
            return None
        persons = (x for x in self.register.everybody() if x.person and not x.plural and x.names < d.new.names)
        ends = {d.new.called.partition(" ")[0], d.new.called.rpartition(" ")[2]}
        short = next((x for x in persons if len(x.names) == 1 or x.names == ends), None)
        return self.register.named(short, d.new) if short is not None else None

    def _word_of_a_bodys_name(self, d: Description) -> Speaker | None:
        """A body by the one word of its name that is its own: নবধারা, after বাংলাদেশ নবধারা শিল্পীগোষ্ঠী."""
        name = d.new.called
        if d.new.posts or " " in name or self._knows.listed_name(d.s.words[d.phrase.head]):
            return None
        found = self.mentions.body_called(name, d.at)
        return self.register.call(found, found.called) if found is not None else None

    # offices, bodies, groups and documents

    def _group_known_in_full(self, d: Description) -> Speaker | None:
        """Several, known by a longer name: চিকিৎসকরা, after সদর হাসপাতালের চিকিৎসকরা."""
        new = d.new
        if new.role != "group" or not (new.plural and new.bare) or new.type is SourceType.ANONYMOUS or d.another:
            return None
        word = _singular(new.called)
        return self.register.latest(lambda x: x.plural and _singular(x.called).endswith(f" {word}"))

    def _two_by_name(self, d: Description) -> Speaker | None:
        """Two who spoke together by their names: নেতৃদ্বয়, নেতারা, after সভাপতি রহিম মিয়া ও সম্পাদক করিম মিয়া বলেন."""
        new = d.new
        if new.title != LEADER or not new.plural or d.another:
            return None
        last = self.register.latest(lambda x: x.person and x.type is not SourceType.ANONYMOUS)
        two = last is not None and last.plural and last.role == "name" and f" {BESIDE} " in last.called
        return last if two and new.bare else None

    def _document_mentioned_again(self, d: Description) -> Speaker | None:
        """By the word for it, or whose it was, a post too: প্রতিবেদনে আরও বলা হয়, after সংসদের এক প্রতিবেদনে বলা হয়."""
        if d.new.role not in ("document", "social") or not d.new.bare or d.another:
            return None
        paper = self.register.latest(lambda x: x.type in REPORTERS and _ends(x, d.new))  # গেজেট, after সৌদি গেজেট
        return paper or self.register.issuer(d.s.words[d.phrase.head].nominative)

    def _office_known_in_full(self, d: Description) -> Speaker | None:
        """Somebody without a name by the word for him: কর্মকর্তা, after জেলা পুলিশের এক কর্মকর্তা."""
        new = d.new
        if new.role not in POSTS or new.plural or not new.bare or d.another:
            return None
        return self.register.latest(lambda x: not x.plural and not x.names and _ends(x, new))

    def _document_of_who_spoke(self, d: Description) -> Speaker | None:
        """A report or statement of whoever spoke last: প্রতিবেদনে আরও বলা হয়, after ইউনিসেফ জানিয়েছে."""
        if d.new.role != "document" or not d.new.bare or self._nobodys(d):
            return None

        def issues(x: Speaker) -> bool:
            official = x.type is SourceType.OFFICIAL or d.new.title != "circular"
            return x.type in ORGANISED and official and (not x.person or x.role == "spokesperson")

        own = d.new.title == "statement"  # media tell of the statements of others
        spoke = self.register.latest(lambda x: issues(x) and x.type not in REPORTERS) if own else None
        return spoke or self.register.latest(issues)

    def _reporter_of_that_type(self, d: Description) -> Speaker | None:
        """A medium or agency by the word for it: পত্রিকা, after প্রথম আলো."""
        new = d.new
        short = new.bare and d.phrase.head - d.phrase.first < 2
        if new.type not in REPORTERS or not short:
            return None
        return self.register.latest(lambda x: x.type is new.type and x.role in ("body", "entity"))

    def _same_words(self, d: Description) -> Speaker | None:
        """Known by the same words: জেলা পুলিশ, after জেলা পুলিশ; চিকিৎসকরা, after চিকিৎসকেরা."""
        name = d.new.called
        known = self.register.known(name) if name else None
        if known is None and d.new.plural and name.endswith("রা"):
            word = _singular(name)
            return self.register.known(f"{word}রা" if name == f"{word}েরা" else f"{word}েরা")
        return known

    def _somebody_new(self, d: Description) -> Speaker | None:
        """Nobody known: he is introduced, with the office that another place tells of his full name, or that he is
        known to hold: ট্রাম্প."""
        new = d.new
        if _plain(new) and len(new.names) > 1:
            titled = self.mentions.with_office(new.called, d.at)
            if titled is not None:
                new = replace(new, type=titled.type, posts=titled.posts, affiliation=titled.affiliation)
        new = self._incumbent(new)
        self.register.introduce(new)
        return new

    # what the cases ask

    def _incumbent(self, new: Speaker) -> Speaker:
        """Return somebody with the office that he is known to hold, or by his full name: প্রেসিডেন্ট বাইডেন."""
        if new.posts:
            return self._in_full(new)
        known = self._in_office.get(new.called) if _plain(new) else None
        if known is None:
            return self._both_in_office(new) if new.plural and new.type is SourceType.PERSON else new
        names = parts(known.name.split(), self._g)
        return replace(new, name=known.name, names=names, type=known.type, affiliation=known.affiliation)

    def _in_full(self, new: Speaker) -> Speaker:
        """Return somebody whom his office and a part of his name tell apart by his full name."""
        for post in new.posts:
            known = self._titled.get((new.called, post.office, post.owner))
            sure = post.owner or new.type is not SourceType.ORGANISATION or new.called in self._in_office
            if known is not None and sure:
                names, affiliation = parts(known.name.split(), self._g), new.affiliation or known.affiliation
                return replace(new, name=known.name, names=names, affiliation=affiliation)
        return new

    def _both_in_office(self, new: Speaker) -> Speaker:
        """Return two who speak together with the type that both of them have: ট্রাম্প ও পুতিন."""
        one, conjunction, other = new.called.partition(" ও ")
        known = [self._in_office.get(name) or self.register.known(name) for name in (one, other) if conjunction]
        kinds = {who.type if who is not None else SourceType.PERSON for who in known}
        return replace(new, type=kinds.pop()) if len(kinds) == 1 and kinds <= ORGANISED else new

    def _nobodys(self, d: Description) -> bool:
        """Tell whether a document is nobody's report: one of many (বিভিন্ন প্রতিবেদন), or a survey or law."""
        title = self._knows.title_at(d.s, d.phrase.head, d.phrase.first)
        own = title is not None and title[1].issued
        return not own or not self._g.many.isdisjoint([word.text for word in d.s.words[d.phrase.first : d.phrase.head]])

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
            return self.register.kept(self._incumbent(mention.speaker))
        speaker = self.settle(mention.s, mention.phrase, mention.speaker)
        return speaker if speaker.name != mention.alias else None


def _plain(new: Speaker) -> bool:
    """Tell whether a speaker is one person by name of whom no office is told; learned he may be: ড. ওয়াহিদ সাজিদ."""
    return new.person and not new.plural and not new.posts and (new.type is PERSON or new.type is EXPERT)


def _ends(known: Speaker, new: Speaker) -> bool:
    """Tell whether the name of a known speaker ends with the new one's, and says more."""
    return known.called.endswith(f" {new.name}")


def _singular(name: str) -> str:
    """Return a word for several without its ending, however it is spelled: চিকিৎসকরা, চিকিৎসকেরা."""
    return name.removesuffix("রা").removesuffix("ে") if name.endswith("রা") else name
