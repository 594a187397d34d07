"""Who has been met in an article so far: one entity under its names, short forms, aliases and offices.

The first full mention of a name in the text is looked for only when a part of the name asks for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from annotator.labels import SourceType
from annotator.lexicon.sources import SourceRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.naming import Namer
from annotator.rules.nouns import NounPhrases
from annotator.rules.phrases import REPORTERS
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence

ORGANISED = frozenset({SourceType.AGENCY, SourceType.MEDIA, SourceType.OFFICIAL, SourceType.ORGANISATION})

#: Names of more words have most likely run into what follows them.
LONGEST_NAME = 5


class Register:
    """The speakers of one article.

    Args:
        text: the folded text.
        read: makes the sentence that holds an offset, or the last one before it.
        earlier: the persons whom the sentences before one are about, the nearest first.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        text: str,
        read: Callable[[int], Sentence | None],
        earlier: Callable[[Sentence], Iterator[Speaker]],
    ) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self.namer = Namer(knowledge, phrases)
        self._text = text
        self._read = read
        self._speakers: list[Speaker] = []
        self._known: dict[str, Speaker] = {}
        self._first: dict[str, Speaker | None] = {}
        self._earlier = earlier
        self._seen: dict[Speaker, int] = {}
        self._became: dict[Speaker, Speaker] = {}

    def meet(self, speaker: Speaker, at: int) -> None:
        """The speaker says something at this offset: from now on the latest."""
        speaker = self.current(speaker)
        if speaker in self._speakers:
            self._speakers.remove(speaker)
        self._speakers.append(speaker)
        self._seen[speaker] = at

    def seen(self, speaker: Speaker) -> int:
        """Return where the speaker said something last, a code point of the folded text; -1 where nowhere yet."""
        return self._seen.get(self.current(speaker), -1)

    def current(self, speaker: Speaker) -> Speaker:
        """Return the speaker as he is known by now."""
        while speaker in self._became:
            speaker = self._became[speaker]
        return speaker

    def unnamed(self, speaker: Speaker) -> Speaker:
        """Return the speaker as somebody who asked not to be named.

        Where he has not spoken before, that holds of him from now on; somebody of the same description who has is
        another person, and stays what he is (চিকিৎসক বলেন, …; আরেক চিকিৎসক নাম প্রকাশ না করার শর্তে বলেন).
        """
        changed = replace(speaker, type=SourceType.ANONYMOUS)
        if self.seen(speaker) < 0:
            self._put(speaker, changed)
        return changed

    def _put(self, old: Speaker, new: Speaker) -> None:
        """What was known of one is from now on known of what he has turned out to be."""
        for known in (self._known, self._first):
            for name, speaker in known.items():
                if speaker is old:
                    known[name] = new
        self._became[old] = new
        self._speakers = [new if speaker is old else speaker for speaker in self._speakers]
        if old in self._seen:
            self._seen[new] = self._seen.pop(old)

    def _with_posts(self, known: Speaker, posts: frozenset[tuple[str, str]]) -> Speaker:
        """The speaker known, with the posts that are told of him now."""
        if posts <= known.posts:
            return known
        grown = replace(known, posts=known.posts | posts)
        self._put(known, grown)
        return grown

    def entity(self, record: SourceRecord) -> Speaker:
        """The speaker that a source of the gazetteer is."""
        return self._known.setdefault(record.name, Speaker(record.name, record.type, "entity", kind=record.kind))

    def settle(self, s: Sentence, phrase: Phrase, new: Speaker) -> Speaker:
        """The speaker already known that a description fits, else the new one, known from now on."""
        known = self._same(s, phrase, new)
        if known is None:
            known = new = self._with_office(new, s.starts[phrase.first])
            if new.name:
                self._known[new.name] = new
        elif known is not new:
            known = self._with_posts(known, new.posts)
        if new.alias:
            self._known.setdefault(new.alias, known)
        return known

    def _same(self, s: Sentence, phrase: Phrase, new: Speaker) -> Speaker | None:
        if new.role == "name" and not new.plural:
            return self._by_name(new, s.starts[phrase.first])
        some = any(word.text in self._g.some for word in s.words[phrase.first : phrase.head])
        if new.role in ("office", "spokesperson", "group") and not (new.plural or some):
            holder = self._holder(new) or self._holder_named(s, new) or self._holder_told(s, phrase, new)
            if holder is not None:
                return holder
            last = self.latest(lambda x: x.person and not x.plural)
            if new.bare and last is not None and last.names and not last.posts:
                return last
        if new.role == "group" and new.plural and new.bare and new.type is not SourceType.ANONYMOUS:
            same = self.latest(lambda x: x.plural and (x.name or "").endswith(f" {new.name}"))
            if same is not None:
                return same  # চিকিৎসকরা, after সদর হাসপাতালের চিকিৎসকরা
        if new.role == "document" and new.bare and not self._one_of_many(s, phrase):
            return self.latest(lambda x: x.type in ORGANISED and (not x.person or x.role == "spokesperson"))
        if new.role == "body" and new.bare and new.name not in self._g.general and new.name not in self._known:
            same = self.latest(lambda x: not x.person and not x.plural and (x.name or "").endswith(f" {new.name}"))
            if same is not None:
                return same  # মন্ত্রণালয়, after প্রাথমিক ও গণশিক্ষা মন্ত্রণালয়
        reporter = new.role == "body" and new.type in REPORTERS
        if reporter and new.bare and phrase.head - phrase.first < 2:
            same = self.latest(lambda x: x.type is new.type and not x.person and x.role in ("body", "entity"))
            if same is not None:
                return same
        return self._known.get(new.name) if new.name else None

    def _one_of_many(self, s: Sentence, phrase: Phrase) -> bool:
        """A document that nobody has named before (বিভিন্ন প্রতিবেদন), or a survey or law: it is nobody else's report."""
        title = self._knows.title_at(s, phrase.head, phrase.first)
        own = title is not None and title[1].key in ("report", "statement", "social-post")
        return not own or any(word.text in self._g.many for word in s.words[phrase.first : phrase.head])

    def _by_name(self, new: Speaker, at: int) -> Speaker | None:
        """A speaker met under the same name or part of it; else its full first mention in the text."""
        if not new.names:
            return self._known.get(new.name or "")
        exact = self._known.get(new.name or "")
        if exact is not None:
            return exact
        for speaker in reversed(list(self._known.values())):
            if speaker.names and (new.names <= speaker.names or all(_alike(n, speaker.names) for n in new.names)):
                return speaker
        if len(new.names) == 1:
            return self._first_mention(next(iter(new.names)), at)
        return None

    def _with_office(self, new: Speaker, at: int) -> Speaker:
        """A person with a full name, with the office that another place of the text tells of him."""
        plain = new.role == "name" and not new.plural and len(new.names) > 1
        if not plain or new.type is not SourceType.PERSON or new.posts:
            return new
        titled = self._titled(new.name or "", at)
        return replace(new, type=titled.type, posts=titled.posts) if titled is not None else new

    def _titled(self, name: str, at: int) -> Speaker | None:
        """Who bears a full name, where another place of the text tells his office: প্রধানমন্ত্রী | ওয়াহিদ সাজিদ."""
        place = self._text.find(name)
        while place >= 0:
            s = self._read(place)
            k = s.index_at(place + len(name)) - 1 if s is not None and place != at else 0
            if s is not None and 0 < k < len(s.words) and nominative(s.words[k]) == name.rpartition(" ")[2]:
                phrase = self._phrases.grow(s, k, k + 1, 0)
                speaker = self.namer.describe(s, phrase, "honorific")
                if speaker.name == name and speaker.posts and not speaker.plural:
                    return speaker
            place = self._text.find(name, place + len(name))
        return None

    def _first_mention(self, name: str, at: int) -> Speaker | None:
        """The speaker whose full name holds this one, or whose bracketed alias it is, wherever the text names him."""
        if name not in self._first:
            self._first[name] = next(self._mentions(name, at), None)
        return self._first[name]

    def _mentions(self, name: str, at: int) -> Iterator[Speaker]:
        place = self._text.find(name)
        while place >= 0:
            s = self._read(place)
            k = s.index_at(place) if s is not None else 0
            if (
                s is not None
                and place != at
                and k < len(s.words)
                and s.starts[k] == place
                and nominative(s.words[k]) == name
            ):
                found = self._bracketed(s, k) or self._full(s, k)
                if found is not None:
                    yield found
            place = self._text.find(name, place + len(name))

    def _bracketed(self, s: Sentence, k: int) -> Speaker | None:
        """The phrase that the alias at token k stands behind in brackets."""
        if k < 2 or s.words[k - 1].text != "(" or k + 1 >= len(s.words) or s.words[k + 1].text != ")":
            return None
        phrase = self._phrases.grow(s, k - 2, k + 2, 0)
        speaker = self.settle(s, phrase, self.namer.describe(s, phrase, "third"))
        return speaker if speaker.name != s.words[k].text else None

    def _full(self, s: Sentence, k: int) -> Speaker | None:
        """As ``_described``, known from now on."""
        speaker = self._described(s, k)
        return self._kept(speaker) if speaker is not None else None

    def _kept(self, speaker: Speaker) -> Speaker:
        """The speaker known by this name, the new one if there is none yet."""
        return self._with_posts(self._known.setdefault(speaker.name or "", speaker), speaker.posts)

    def _described(self, s: Sentence, k: int) -> Speaker | None:
        """The phrase at token k where it says more than the one name: more names, or a title."""
        last = k + 1
        while (
            last < len(s.words)
            and s.words[last - 1].case == "nom"
            and self._knows.known_name(s.words[last])
            and "-" not in s.words[last].text
            and (self._knows.listed_name(s.words[last]) or self._knows.entity_at(s, last, last) is None)
            and (s.words[last].case in ("nom", "gen") or self._knows.listed_name(s.words[last]))
        ):
            last += 1
        while (
            last - k > 1
            and last < len(s.words)
            and s.words[last].forms
            and not self._knows.listed_name(s.words[last - 1])
        ):
            last -= 1  # a noun with its verb: সালমান খান | খালাস পেয়েছেন
        phrase = self._phrases.grow(s, last - 1, last, 0)
        start = self.namer.names.start(s, phrase.first, last - 1)
        if start == phrase.first and last - start < 2:
            return None
        names = self.namer.names.words(s, start, last)
        kind = self.namer.type_of(s, phrase.first, start)
        if len(names) < 2 and kind is None:
            return None
        posts = self.namer.posts(s, phrase.first, start)
        return Speaker(" ".join(names), kind or SourceType.PERSON, person=True, names=frozenset(names), posts=posts)

    def _holder(self, new: Speaker) -> Speaker | None:
        """The named person met before with the same title in the same place."""
        for speaker in reversed(self._speakers):
            if not speaker.names:
                continue
            for title, owner in new.posts:
                if any(title == post and (not owner or not of or owner == of) for post, of in speaker.posts):
                    return speaker
        return None

    def _holder_named(self, s: Sentence, new: Speaker) -> Speaker | None:
        """Whom the sentences before name with the same title in the same place (লঙ্কান অধিনায়ক)."""
        owned = {post for post in new.posts if post[1]}
        if not owned or new.role == "spokesperson":
            return None
        return next((named for named in self._earlier(s) if owned & named.posts), None)

    def _holder_told(self, s: Sentence, phrase: Phrase, new: Speaker) -> Speaker | None:
        """Whom the text names behind the same words: পুলিশ সুপার | কামাল হোসেন … পুলিশ সুপার বলেন.

        The text before is searched first; that behind only for an office, which only one person holds.
        """
        if not new.name:
            return None
        behind = f"{new.name} "
        at = s.starts[phrase.first]
        place = self._text.rfind(behind, 0, at)
        while place >= 0:
            if (named := self._named_behind(place, new)) is not None:
                return named
            place = self._text.rfind(behind, 0, place)
        office = new.role == "office" and not self._knows.listed_name(s.words[phrase.head])  # আমির is a name too
        place = self._text.find(behind, s.end) if office else -1
        while place >= 0:
            if (named := self._named_behind(place, new)) is not None:
                return named
            place = self._text.find(behind, place + 1)
        return None

    def _named_behind(self, place: int, new: Speaker) -> Speaker | None:
        """The person whose full name follows the words of the new speaker's office at this offset."""
        at = self._read(place)
        k = at.index_at(place + len(new.name or "")) if at is not None else 0
        while at is not None and k + 1 < len(at.words) and at.words[k].text in self._g.initials:
            k += 1
        if at is None or not 0 < k < len(at.words) or not self._phrases.names(at, k):
            return None
        named = self._described(at, k)
        fits = named is not None and 1 < len(named.names) <= LONGEST_NAME and new.posts & named.posts
        return self._kept(named) if named is not None and fits else None

    def person(self, name: str) -> Speaker | None:
        return next((x for x in reversed(list(self._known.values())) if x.person and name in x.names), None)

    def named(self, name: str, at: int) -> Speaker | None:
        """The person of that name, met before or told of anywhere in the text."""
        return self.person(name) or self._first_mention(name, at)

    def latest(self, wanted: Callable[[Speaker], bool]) -> Speaker | None:
        return next((speaker for speaker in reversed(self._speakers) if wanted(speaker)), None)

    def before(self, s: Sentence) -> Sentence | None:
        """The sentence before this one."""
        before = self._read(s.start - 2) if s.start > 2 else None
        return before if before is not None and before.start < s.start else None


def _alike(name: str, others: frozenset[str]) -> bool:
    """One of the others is the name, or a spelling of it that differs in one letter."""
    if name in others:
        return True
    return len(name) >= 5 and any(
        len(other) == len(name) and sum(a != b for a, b in zip(name, other, strict=True)) == 1 for other in others
    )
