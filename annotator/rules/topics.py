"""The topic of a stretch of a sentence: the person who is its subject, else the first that it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from annotator.labels import SourceType
from annotator.rules.cases import first
from annotator.rules.claims import CLOSING, OPENING
from annotator.rules.coreference import Coreference
from annotator.rules.heads import BORNE
from annotator.rules.knowledge import Knowledge
from annotator.rules.names import nominative
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import NAME, TITLE, Word

#: A title in quotation marks has fewer tokens than this.
LONGEST_TITLE = 8
#: Types that nobody whom a pronoun stands for has.
UNSPOKEN = frozenset({SourceType.DOCUMENT, SourceType.SOCIAL})


class Stretch(NamedTuple):
    """Tokens ``k`` … ``hi`` - 1 of a sentence in which a person is looked for that is named from token k on."""

    s: Sentence
    k: int
    lo: int
    hi: int

    def __str__(self) -> str:
        return f"who is named from “{self.s.words[self.k].text}” on"


class Named(NamedTuple):
    """A person who is named, if any, and the token behind, where the search goes on."""

    speaker: Speaker | None
    end: int

    def __str__(self) -> str:
        return str(self.speaker) if self.speaker is not None else "nobody who speaks next"


class Topics:
    """Finds whom stretches are about."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._coreference = coreference
        self._namer = coreference.namer
        self._register = coreference.register

    @property
    def _names(self) -> Sequence[Callable[[Stretch], Named | None]]:
        return (
            self._work,
            self._titled,
            self._given_something,
            self._known_person,
            self._venue_named_after_somebody,
            self._listed_name,
        )

    def about(self, s: Sentence, lo: int, hi: int, objects: bool = True) -> Speaker | None:
        """Return the person a stretch is about: the first that is its subject, else the first named as an object."""
        k, found = lo, None
        while k < hi:
            if not s.words[k].flags & (TITLE | NAME):  # none of the cases finds anybody there
                k += 1
                continue
            named = first(self._names, Stretch(s, k, lo, hi)) or Named(None, k + 1)
            k = named.end
            if named.speaker is not None and self._one_who_speaks(named.speaker) and not self._with_others(s, k, hi):
                case = s.words[k - 1].case
                if case == "nom":
                    return named.speaker
                if case == "acc" and k < len(s.words) and s.words[k].text in self._g.questioned:
                    return named.speaker
                if case == "acc" and objects:
                    found = found or named.speaker
        return found

    def _work(self, t: Stretch) -> Named | None:
        """A work or a body by its name in quotation marks: ছবিটির নাম ‘রহিম বাদশা’."""
        if not t.k or t.s.words[t.k - 1].text not in OPENING:
            return None
        behind = range(t.k + 1, min(t.k + LONGEST_TITLE, len(t.s.words)))
        close = next((k for k in behind if t.s.words[k].text in CLOSING), None)
        return Named(None, close) if close is not None else None

    def _titled(self, t: Stretch) -> Named | None:
        """A title, with the name behind it: মেয়র সালমা খাতুন."""
        title = self._knows.title_at(t.s, t.k, t.lo)
        if title is None or title[1].role not in BORNE:
            return None
        if t.s.words[t.k].case == "acc" and t.s.text_at(t.k + 1) in self._g.called_up:
            return self._described(t, t.k + 1)  # উপজেলা প্রকৌশলীকে | ফোন করা হলে …
        if t.s.words[t.k].case != "nom":
            return None
        end = self._name_end(t)
        if end < len(t.s.words) and end == t.k + 1 and self._knows.body(t.s, end):
            return Named(None, end)  # আহ্বায়ক | কমিটি
        owner = t.s.words[title[0] - 1] if title[0] > t.lo else None
        owned = owner is not None and owner.case == "gen"
        owned = owned and (title[1].role == "office" or self._relative(owner, t.s.words[t.k]))
        behind = t.s.words[t.k + 1 : end]
        next_word = t.s.words[end] if end < len(t.s.words) and not behind else None
        if next_word is not None and (
            next_word.text in t.s.grammar.post or any(x.lemma == "howa" for x in next_word.forms)
        ):
            return Named(None, end)  # জোটের প্রার্থী | হবেন, উপদেষ্টা | পদ ছাড়েন
        ranked = next_word if t.s.words[t.k].text in self._g.ranks else None
        if ranked is not None and ranked.case == "nom" and (self._knows.thing(ranked) or self._knows.common(ranked)):
            return Named(None, end)  # রপ্তানির প্রধান | শক্তি
        unsure = len(behind) == 1 and not self._knows.listed_name(behind[0])
        abbreviated = end + 1 < len(t.s.words) and t.s.words[end].text == "(" and not t.s.words[end + 1].number
        common = unsure and (self._knows.is_class(behind[0].nominative, "ambiguous_name") or "-" in behind[0].text)
        if unsure and (abbreviated or common):
            return Named(None, end)  # প্রিমিয়ার | লিগ (বিপিএল); ছাত্র-শিক্ষক | কেন্দ্র
        return self._described(t, end) if behind or owned else Named(None, end)

    def _given_something(self, t: Stretch) -> Named | None:
        """He was given something, and does not speak next: রয়টার্সকে দেওয়া সাক্ষাৎকারে."""
        behind = t.s.text_at(t.k + 1)
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

    def _described(self, t: Stretch, end: int) -> Named:
        """Return whom the phrase that ends before token ``end`` describes."""
        phrase = self._phrases.grow(t.s, end - 1, end, t.lo)
        speaker = self._namer.describe(t.s, phrase, "honorific")
        return Named(self._coreference.settle(t.s, phrase, speaker), end)

    def _relative(self, owner: Word | None, word: Word) -> bool:
        """Tell whether the word says what somebody is to a person who is named: নাভিদের | মা."""
        return owner is not None and word.text in self._g.relatives and self._knows.listed_name(owner)

    def _with_others(self, s: Sentence, end: int, hi: int) -> bool:
        """Tell whether the name before token ``end`` is joined to who is his: সালমা খাতুন | ও তাঁর ভাই."""
        return end + 1 < hi and s.words[end].text in self._g.both and s.words[end + 1].text in self._g.his

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
        while end < t.hi and words[end - 1].case == "nom" and (self._goes_on(t.s, end) or self._closes(t.s, t.k, end)):
            end += 1
        return end

    def _goes_on(self, s: Sentence, k: int) -> bool:
        """Tell whether token k can go on a personal name."""
        word = s.words[k]
        named = self._knows.known_name(word) and not (self._knows.speaks(word) or word.text in self._g.localities)
        if word.case == "acc" and self._knows.named(word.text.removesuffix("ে")) is not None:
            return False  # শাবনূর | ফেসবুকে
        return named and (self._knows.listed_name(word) or self._knows.entity_at(s, k, k) is None)

    def _closes(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether token k ends a name and the sentence, be it another word: … পেয়েছেন অভিনেত্রী রুনা জাহান | চমক."""
        word, over = s.words[k], k + 1 == len(s.words) and any(before.finite for before in s.words[:first])
        named = k - 1 > first and all(map(self._knows.listed_name, s.words[k - 2 : k]))
        return over and named and word.case == "nom" and not word.forms

    def _venue(self, word: Word) -> bool:
        """Tell whether the word is a building or place that can bear a person's name."""
        title = word.title
        return any(stem in self._g.venues for stem in word.stems) or (title is not None and title.venue)
