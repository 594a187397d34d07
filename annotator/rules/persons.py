"""Which person a pronoun or an office stands for: who spoke, or whom the sentences before are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

from annotator.labels import SourceType
from annotator.rules.heads import BORNE
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.nouns import NounPhrases
from annotator.rules.register import Register
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens at the head of a sentence in which its subject is looked for.
OPENING = 14
#: Sentences before an anaphor that are searched for what it stands for.
BACK = 3
#: Types that nobody whom a pronoun stands for has.
UNSPOKEN = frozenset({SourceType.DOCUMENT, SourceType.SOCIAL})


class Persons:
    """Finds persons in the sentences before."""

    def __init__(
        self, knowledge: Knowledge, phrases: NounPhrases, text: str, read: Callable[[int], Sentence | None]
    ) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._register = self.register = Register(knowledge, phrases, text, read, self.before)
        """Who has been met so far."""

    def person(self, s: Sentence, k: int) -> Speaker | None:
        """Whom তিনি stands for.

        A person met in this sentence; the last speaker, if he spoke in the one before; whom that sentence is about;
        else the last person who spoke.
        """
        asked = max((i + 1 for i in range(k) if s.words[i].text in self._g.asked), default=0)
        here = self._mentioned(s, asked, k)
        if here is not None:
            return here
        last = self._register.latest(lambda x: x.person and not x.plural)
        before = self._register.before(s)
        if before is None or (last is not None and self._register.seen(last) >= before.start):
            return last
        closing = self.closing(before)
        if closing is not None and closing.person and not closing.plural:
            return closing
        found = self._talked_to(before) or self._mentioned(before, 0, min(len(before.words), OPENING)) or last
        return found or next(self.before(s), None)

    def going_on(self, s: Sentence) -> Speaker | None:
        """Who goes on in the first person outside of quotation marks: a person who spoke in the sentences before."""
        last = self._register.latest(lambda x: x.person and not x.plural)
        at: Sentence | None = s
        for _ in range(BACK):
            at = self._register.before(at) if at is not None else None
            if at is not None and last is not None and self._register.seen(last) >= at.start:
                return last
        return None

    def bearer(self, s: Sentence, titles: set[str]) -> Speaker | None:
        """The last speaker with such a title; without one, whom one of the sentences before is about."""

        def fits(x: Speaker) -> bool:
            return x.person and not x.plural and any(post in titles for post, _ in x.posts)

        spoken = self._register.latest(fits)
        return spoken or next((named for named in self.before(s) if fits(named)), None)

    def before(self, s: Sentence) -> Iterator[Speaker]:
        """The persons whom the sentences before are about, the nearest first; only those with a full name."""
        at: Sentence | None = s
        for _ in range(BACK):
            at = self._register.before(at) if at is not None else None
            if at is None:
                return
            for named in (self.closing(at), self._mentioned(at, 0, min(len(at.words), OPENING))):
                if named is not None and named.person and not named.plural and len(named.names) > 1:
                    yield named

    def closing(self, s: Sentence) -> Speaker | None:
        """Who closes a sentence behind its verb: … জানিয়েছে নাগরিক মঞ্চ, … ঘোষণা করেছেন আহ্বায়ক শিরিন."""
        verb = next((k for k in range(len(s.words) - 1, 0, -1) if s.words[k].finite), None)
        phrase = self._phrases.after(s, verb + 1) if verb is not None else None
        if phrase is None or "pronoun" in s.words[phrase.head].classes or not self._knows.can_speak(s, phrase):
            return None
        honorific = verb is not None and s.words[verb].text.endswith("ন")
        speaker = self._register.namer.describe(s, phrase, "honorific" if honorific else "third")
        if speaker.type in UNSPOKEN:
            return None
        return (
            self._register.settle(s, phrase, speaker) if speaker.names or not speaker.person or speaker.plural else None
        )

    def _talked_to(self, s: Sentence) -> Speaker | None:
        """The person with whom the reporter spoke: কথা হয় দোকানি রহিম মিয়ার সঙ্গে, X-এর সঙ্গে কথা হয়।"""
        for k in range(len(s.words) - 1, 1, -1):
            if s.words[k].text in self._g.company and s.words[k - 1].case == "gen":
                if not any(a.text in self._g.talk and b.text.startswith("হ") for a, b in pairwise(s.words)):
                    return None
                phrase = self._phrases.grow(s, k - 1, k, 0)
                speaker = self._register.namer.describe(s, phrase, "honorific")
                return self._register.settle(s, phrase, speaker) if speaker.names and not speaker.plural else None
        return None

    def _mentioned(self, s: Sentence, lo: int, hi: int) -> Speaker | None:
        """The person a stretch of a sentence is about: the first that is its subject, else the first named in it."""
        k, found = lo, None
        while k < hi:
            word = s.words[k]
            end = k + 1
            speaker = None
            title = self._knows.title_at(s, k, lo)
            if title is not None and title[1].role in BORNE and word.case == "nom":
                while end < hi and s.words[end - 1].case == "nom" and self._called(s.words[end]):
                    end += 1
                if end > k + 1:
                    phrase = self._phrases.grow(s, end - 1, end, lo)
                    speaker = self._register.settle(s, phrase, self._register.namer.describe(s, phrase, "honorific"))
            elif word.case == "acc" and end < len(s.words) and s.words[end].text in self._g.issued:
                pass  # to whom something was given (রয়টার্সকে দেওয়া সাক্ষাৎকারে) is not who speaks next
            elif word.case in ("nom", "acc") and self._knows.known_name(word):
                speaker = self._register.person(nominative(word))
                if speaker is None and word.case == "nom":
                    while end < hi and s.words[end - 1].case == "nom" and self._called(s.words[end]):
                        end += 1
                if speaker is None and end < len(s.words) and self._venue(s.words[end]):
                    pass  # a hall that bears a name
                elif speaker is None and any(self._knows.listed_name(s.words[n]) for n in range(k, end)):
                    phrase = self._phrases.grow(s, end - 1, end, lo)
                    speaker = self._register.settle(s, phrase, self._register.namer.describe(s, phrase, "honorific"))
            if (
                speaker is not None
                and speaker.person
                and not speaker.plural
                and speaker.type not in UNSPOKEN
                and (len(speaker.names) > 1 or speaker.posts or self._register.seen(speaker) >= 0)
                and s.words[end - 1].case in ("nom", "acc")
            ):
                if s.words[end - 1].case == "nom":
                    return speaker
                found = found or speaker
            k = end
        return found

    def _called(self, word: Word) -> bool:
        """The word can go on a personal name."""
        return self._knows.known_name(word) and not self._knows.speaks(word)

    def _venue(self, word: Word) -> bool:
        """A building or place that can bear a person's name."""
        title = self._knows.title(word)
        return any(stem in self._g.venues for stem in word.stems) or (title is not None and title.key == "institution")
