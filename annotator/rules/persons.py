"""Which person a pronoun or an office stands for: who spoke, or whom the sentences before are about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from annotator.labels import SourceType
from annotator.rules.cases import first
from annotator.rules.coreference import Coreference
from annotator.rules.heads import BORNE
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: Tokens at the head of a sentence in which its subject is looked for.
OPENING = 14
#: Sentences before an anaphor that are searched for its antecedent.
BACK = 3
#: Types that nobody whom a pronoun stands for has.
UNSPOKEN = frozenset({SourceType.DOCUMENT, SourceType.SOCIAL})


class Pronoun:
    """A pronoun for one person at token k, or a subject left out there, whose antecedent is looked for."""

    __slots__ = ("before", "k", "s")

    def __init__(self, s: Sentence, k: int, before: Sentence | None) -> None:
        self.s = s
        self.k = k
        self.before = before
        """The sentence before."""

    def __str__(self) -> str:
        return f"whom “{self.s.words[self.k].text}” stands for"


class Stretch(NamedTuple):
    """Tokens ``k`` … ``hi`` - 1 of a sentence in which a person is looked for that is named from token k on."""

    s: Sentence
    k: int
    lo: int
    hi: int

    def __str__(self) -> str:
        return f"who is named from “{self.s.words[self.k].text}” on"


class Named(NamedTuple):
    """Who is named, if anybody is, and the token behind, where the search goes on."""

    speaker: Speaker | None
    end: int

    def __str__(self) -> str:
        return str(self.speaker) if self.speaker is not None else "nobody who speaks next"


class Persons:
    """Finds persons in the sentences before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._coreference = coreference
        self._mentions = coreference.mentions
        self._namer = coreference.namer
        self._register = coreference.register
        self._antecedents: Sequence[Callable[[Pronoun], Speaker | None]] = (
            self._named_in_this_sentence,
            self._spoke_just_now,
            self._closes_the_sentence_before,
            self._talked_to,
            self._opens_the_sentence_before,
            self._spoke_last,
            self._named_further_back,
        )
        self._names: Sequence[Callable[[Stretch], Named | None]] = (
            self._titled,
            self._given_something,
            self._known_person,
            self._venue_named_after_somebody,
            self._listed_name,
        )

    # antecedents

    def person(self, s: Sentence, k: int) -> Speaker | None:
        """Return whom তিনি at token k stands for, or a subject left out there."""
        return first(self._antecedents, Pronoun(s, k, self._mentions.before(s)))

    def _named_in_this_sentence(self, p: Pronoun) -> Speaker | None:
        """Named before the pronoun: মেয়র সালমা খাতুন ফোন ধরেন, তিনি বলেন; but asked by somebody: … প্রশ্নে তিনি বলেন."""
        asked = max((i + 1 for i in range(p.k) if p.s.words[i].text in self._g.asked), default=0)
        return self._about(p.s, asked, p.k)

    def _spoke_just_now(self, p: Pronoun) -> Speaker | None:
        """Spoke in this sentence or the one before: মেয়র সালমা খাতুন বলেন, …। তিনি জানান, …"""
        last = self._last()
        return (
            last if last is not None and p.before is not None and self._register.seen(last) >= p.before.start else None
        )

    def _closes_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """Stands behind the verb of the sentence before: … ঘোষণা করেছেন আহ্বায়ক শিরিন আক্তার। তিনি বলেন, …"""
        closing = self.closing(p.before) if p.before is not None else None
        return closing if closing is not None and closing.person and not closing.plural else None

    def _talked_to(self, p: Pronoun) -> Speaker | None:
        """The reporter spoke with him: কথা হয় দোকানি রহিম মিয়ার সঙ্গে। তিনি বলেন, …"""
        words = p.before.words if p.before is not None else []
        for k in range(len(words) - 1, 1, -1):
            if words[k].text in self._g.company and words[k - 1].case == "gen" and p.before is not None:
                if not any(a.text in self._g.talk and b.text.startswith("হ") for a, b in pairwise(words)):
                    return None
                phrase = self._phrases.grow(p.before, k - 1, k, 0)
                speaker = self._namer.describe(p.before, phrase, "honorific")
                named = speaker.names and not speaker.plural
                return self._coreference.settle(p.before, phrase, speaker) if named else None
        return None

    def _opens_the_sentence_before(self, p: Pronoun) -> Speaker | None:
        """The sentence before is about him: মেয়র সালমা খাতুন বাজার ঘুরে দেখেন। তিনি বলেন, …"""
        return self._about(p.before, 0, min(len(p.before.words), OPENING)) if p.before is not None else None

    def _spoke_last(self, p: Pronoun) -> Speaker | None:
        """Spoke further back, and nobody else is named since."""
        return self._last()

    def _named_further_back(self, p: Pronoun) -> Speaker | None:
        """One of the sentences before is about him, and nobody has spoken yet."""
        return next(self.before(p.s), None)

    def going_on(self, s: Sentence) -> Speaker | None:
        """Return who goes on in the first person without marks: a person who spoke in the sentences before."""
        last = self._last()
        if last is None:
            return None
        seen = self._register.seen(last)
        return last if any(seen >= at.start for at in self._back(s)) else None

    def bearer(self, s: Sentence, titles: set[str]) -> Speaker | None:
        """Return the last speaker with such a title; without one, whom one of the sentences before is about."""

        def fits(x: Speaker) -> bool:
            return x.person and not x.plural and any(post in titles for post, _ in x.posts)

        spoken = self._register.latest(fits)
        return spoken or next((named for named in self.before(s) if fits(named)), None)

    def before(self, s: Sentence) -> Iterator[Speaker]:
        """Yield the persons whom the sentences before are about, the nearest first; only those with a full name."""
        for at in self._back(s):
            for named in (self.closing(at), self._about(at, 0, min(len(at.words), OPENING))):
                if named is not None and named.person and not named.plural and len(named.names) > 1:
                    yield named

    def closing(self, s: Sentence) -> Speaker | None:
        """Return who closes a sentence behind its verb: … জানিয়েছে নাগরিক মঞ্চ, … ঘোষণা করেছেন আহ্বায়ক শিরিন."""
        verb = next((k for k in range(len(s.words) - 1, 0, -1) if s.words[k].finite), None)
        phrase = self._phrases.after(s, verb + 1) if verb is not None else None
        if verb is None or phrase is None:
            return None
        if "pronoun" in s.words[phrase.head].classes or not self._knows.can_speak(s, phrase):
            return None
        honorific = s.words[verb].text.endswith("ন")
        speaker = self._namer.describe(s, phrase, "honorific" if honorific else "third")
        if speaker.type in UNSPOKEN or (speaker.person and not (speaker.names or speaker.plural)):
            return None
        return self._coreference.settle(s, phrase, speaker)

    # whom a stretch of a sentence is about

    def _about(self, s: Sentence, lo: int, hi: int) -> Speaker | None:
        """Return the person a stretch is about: the first that is its subject, else the first named in it."""
        k, found = lo, None
        while k < hi:
            named = first(self._names, Stretch(s, k, lo, hi)) or Named(None, k + 1)
            k = named.end
            if named.speaker is not None and self._one_who_speaks(named.speaker):
                case = s.words[k - 1].case
                if case == "nom":
                    return named.speaker
                if case == "acc":
                    found = found or named.speaker
        return found

    def _titled(self, t: Stretch) -> Named | None:
        """A title, with the name behind it: মেয়র সালমা খাতুন."""
        title = self._knows.title_at(t.s, t.k, t.lo)
        if title is None or title[1].role not in BORNE or t.s.words[t.k].case != "nom":
            return None
        end = self._name_end(t)
        return self._described(t, end) if end > t.k + 1 else Named(None, end)

    def _given_something(self, t: Stretch) -> Named | None:
        """He was given something, and does not speak next: রয়টার্সকে দেওয়া সাক্ষাৎকারে."""
        behind = t.s.words[t.k + 1].text if t.k + 1 < len(t.s.words) else ""
        given = t.s.words[t.k].case == "acc" and behind in self._g.issued
        return Named(None, t.k + 1) if given else None

    def _known_person(self, t: Stretch) -> Named | None:
        """Part of a name that the article has told: সাজিদ, after ওয়াহিদ সাজিদ."""
        speaker = self._register.person(nominative(t.s.words[t.k])) if self._can_name(t) else None
        return Named(speaker, t.k + 1) if speaker is not None else None

    def _venue_named_after_somebody(self, t: Stretch) -> Named | None:
        """A hall that bears a name: জহুর হোসেন চৌধুরী হলে."""
        end = self._name_end(t) if self._can_name(t) else len(t.s.words)
        return Named(None, end) if end < len(t.s.words) and self._venue(t.s.words[end]) else None

    def _listed_name(self, t: Stretch) -> Named | None:
        """Names of the lexicon, or unknown words with one among them: রহিমা খাতুন."""
        if not self._can_name(t):
            return None
        end = self._name_end(t)
        listed = any(self._knows.listed_name(word) for word in t.s.words[t.k : end])
        return self._described(t, end) if listed else Named(None, end)

    # what the cases ask

    def _last(self) -> Speaker | None:
        """Return the person who spoke last."""
        return self._register.latest(lambda x: x.person and not x.plural)

    def _back(self, s: Sentence) -> Iterator[Sentence]:
        """Yield the sentences in which an antecedent is looked for, the nearest first."""
        at = self._mentions.before(s)
        for _ in range(BACK):
            if at is None:
                return
            yield at
            at = self._mentions.before(at)

    def _described(self, t: Stretch, end: int) -> Named:
        """Return whom the phrase that ends before token ``end`` describes."""
        phrase = self._phrases.grow(t.s, end - 1, end, t.lo)
        speaker = self._namer.describe(t.s, phrase, "honorific")
        return Named(self._coreference.settle(t.s, phrase, speaker), end)

    def _one_who_speaks(self, speaker: Speaker) -> bool:
        """Tell whether a pronoun can stand for him: one person, with a full name or a post, or who has spoken."""
        if not speaker.person or speaker.plural or speaker.type in UNSPOKEN:
            return False
        return len(speaker.names) > 1 or bool(speaker.posts) or self._register.seen(speaker) >= 0

    def _can_name(self, t: Stretch) -> bool:
        """Tell whether a personal name can begin with the token."""
        word = t.s.words[t.k]
        return word.case in ("nom", "acc") and self._knows.known_name(word)

    def _name_end(self, t: Stretch) -> int:
        """Return where the name ends, exclusive, whose first word or title is the token."""
        words, end = t.s.words, t.k + 1
        while end < t.hi and words[end - 1].case == "nom" and self._goes_on(words[end]):
            end += 1
        return end

    def _goes_on(self, word: Word) -> bool:
        """Tell whether the word can go on a personal name."""
        return self._knows.known_name(word) and not self._knows.speaks(word)

    def _venue(self, word: Word) -> bool:
        """Tell whether the word is a building or place that can bear a person's name."""
        title = self._knows.title(word)
        return any(stem in self._g.venues for stem in word.stems) or (title is not None and title.venue)
