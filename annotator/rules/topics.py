"""The topic of a stretch of a sentence: the person who is its subject, else the first that it names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from annotator.labels import SourceType
from annotator.rules.before import Before
from annotator.rules.cases import first
from annotator.rules.claims import CLOSING, OPENING
from annotator.rules.heads import BORNE
from annotator.rules.names import nominative
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import NAME, OUTSIDE, TITLE, Word

#: A title in quotation marks has fewer tokens than this.
LONGEST_TITLE = 8
#: A title of an office has fewer tokens than this.
LONGEST_POST = 5
#: Key of the words for who governs.
GOVERNMENT = "government"
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


class Topics(Before):
    """Finds whom stretches are about."""

    @property
    def _names(self) -> Sequence[Callable[[Stretch], Named | None]]:
        return (
            self._work,
            self._titled,
            self._known_person,
            self._venue_named_after_somebody,
            self._listed_name,
        )

    def about(self, s: Sentence, lo: int, hi: int, objects: bool = True) -> Speaker | None:
        """Return the person a stretch is about: the first that is its subject, else the first named as an object;
        nobody of two who are named together."""
        k, found, names, with_another = lo, None, self._names, False
        while k < hi:
            if not s.words[k].flags & (TITLE | NAME):  # none of the cases finds anybody there
                k += 1
                continue
            named = first(names, Stretch(s, k, lo, hi)) or Named(None, k + 1)
            k = named.end
            if named.speaker is None or not self._one_who_speaks(named.speaker) or self._with_others(s, k, hi):
                continue
            case = s.words[k - 1].case
            together = case == "nom" and s.text_at(k) in self._g.both and bool(named.speaker.names)
            alone, with_another = not (together or with_another), together  # রহিম মিয়া | ও করিম শেখ
            if (case == "nom" and alone) or s.text_at(k) in self._g.questioned:
                return named.speaker
            if case == "acc" and objects and alone and s.text_at(k) not in self._g.issued:
                found = found or named.speaker  # not: রহিম মিয়াকে | দেওয়া সাক্ষাৎকারে
        return found

    def pronoun(self, s: Sentence) -> int | None:
        """Return the token of the pronoun for one person that is the subject: তিনি; none in the first person."""
        if any(word.is_a("first_person") for word in s.words):
            return None
        one = (word.is_a("subject_pronoun") and word.text.endswith("নি") for word in s.words)
        return next((k for k, is_one in enumerate(one) if is_one and s.words[k].text not in self._g.relative), None)

    def owner(self, s: Sentence, hi: int) -> Speaker | None:
        """Return the first person with a full name of whom it is told what is his: গায়ক রহিম মিয়ার | গান."""
        k = 0
        while k < hi:
            flagged = s.words[k].flags & (TITLE | NAME)
            named = (first(self._names, Stretch(s, k, 0, hi)) if flagged else None) or Named(None, k + 1)
            k = named.end
            who = named.speaker
            if who is not None and len(who.names) > 1 and self._one_who_speaks(who) and s.words[k - 1].case == "gen":
                return who
        return None

    def titled(self, s: Sentence, hi: int) -> Speaker | None:
        """Return who is the subject of a sentence and named behind his title: সভায় … কমিশনার আবিদ খান ঘোষণা করেন."""
        for k in range(hi):
            named = self._titled(Stretch(s, k, 0, hi)) if s.words[k].flags & TITLE else None
            if named is None or named.speaker is None or s.words[named.end - 1].case != "nom":
                continue
            listed = s.text_at(named.end) == "," or (named.end < hi and s.words[named.end].is_a("conjunction"))
            if len(named.speaker.names) > 1 and self._one_who_speaks(named.speaker):
                return None if listed else named.speaker
        return None

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
        if self._another_title(t):
            return Named(None, t.k + 1)  # ব্যাংকের প্রধান | অর্থনীতিবিদ, উপাচার্য | অধ্যাপক
        begin = self._name_begin(t)
        end = self._name_end(t, begin)
        if end < len(t.s.words) and end == t.k + 1 and self._knows.body(t.s, end):
            return Named(None, end)  # আহ্বায়ক | কমিটি
        start = self._titles_begin(t, title[0])
        owner = t.s.words[start - 1] if start > t.lo else None
        owned = owner is not None and owner.case == "gen"
        owned = owned and (title[1].role == "office" or self._relative(owner, t.s.words[t.k]))
        behind = t.s.words[begin:end]
        next_word = t.s.words[end] if end < len(t.s.words) and not behind else None
        if next_word is not None and (
            next_word.text in t.s.grammar.post or any(x.lemma == "howa" for x in next_word.forms)
        ):
            return Named(None, end)  # জোটের প্রার্থী | হবেন, উপদেষ্টা | পদ ছাড়েন
        ranked = next_word if t.s.words[t.k].text in self._g.ranks else None
        if ranked is not None and ranked.case == "nom" and self._knows.common(ranked):
            return Named(None, end)  # রপ্তানির প্রধান | শক্তি
        unsure = len(behind) == 1 and not self._knows.listed_name(behind[0])
        abbreviated = end + 1 < len(t.s.words) and t.s.words[end].text == "(" and not t.s.words[end + 1].number
        common = unsure and (self._knows.is_class(behind[0].nominative, "ambiguous_name") or "-" in behind[0].text)
        if unsure and (abbreviated or common):
            return Named(None, end)  # প্রিমিয়ার | লিগ (বিপিএল); ছাত্র-শিক্ষক | কেন্দ্র
        return self._described(t, end) if behind or owned else Named(None, end)

    def _known_person(self, t: Stretch) -> Named | None:
        """Part of a name that the article has told: সাজিদ, after ওয়াহিদ সাজিদ."""
        speaker = self._register.person(nominative(t.s.words[t.k])) if self._can_name(t) else None
        end = t.k + 1
        while speaker is not None and end < len(t.s.words) and nominative(t.s.words[end]) in speaker.names:
            end += 1  # সাজিদ | রহমানকে
        return Named(speaker, end) if speaker is not None else None

    def _venue_named_after_somebody(self, t: Stretch) -> Named | None:
        """A hall or body that bears a name: জহুর হোসেন চৌধুরী হলে, রহিম মিয়া স্মৃতি সংসদ."""
        end = self._name_end(t, t.k + 1) if self._can_name(t) else len(t.s.words)
        venue = end < len(t.s.words) and (self._venue(t.s.words[end]) or self._body_at(t.s, end))
        return Named(None, end) if venue else None

    def _listed_name(self, t: Stretch) -> Named | None:
        """Names of the lexicon, or unknown words with one among them: রহিমা খাতুন."""
        if not self._can_name(t):
            return None
        end = self._name_end(t, t.k + 1)
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
        return word.case in ("nom", "acc") and self._knows.known_name(word) and not self._governs(t.s, t.k)

    def _governs(self, s: Sentence, k: int) -> bool:
        """Tell whether who is known to hold an office only names his government: ট্রাম্প | প্রশাসন; not রতন | সরকার."""
        title = s.words[k + 1].title if k + 1 < len(s.words) else None
        return title is not None and title.key == GOVERNMENT and self._knows.in_office(s.words[k])

    def _another_title(self, t: Stretch) -> bool:
        """Tell whether another title stands right behind the one at the token: উপাচার্য | অধ্যাপক সালমা খাতুন."""
        for k in range(t.k + 1, min(t.k + LONGEST_POST, t.hi)):
            title = self._knows.title_at(t.s, k, t.k + 1)
            if title is not None:
                return title[0] == t.k + 1 and title[1].role in BORNE and t.s.words[k].case == "nom"
        return False

    def _titles_begin(self, t: Stretch, start: int) -> int:
        """Return where the first of the titles begins that end with the one at token ``start``."""
        while start > t.lo and t.s.words[start - 1].case == "nom":
            before = self._knows.title_at(t.s, start - 1, t.lo)
            if before is None or before[1].role not in BORNE:
                break
            start = before[0]
        return start

    def _name_begin(self, t: Stretch) -> int:
        """Return where a name may begin behind a title, and its short form: কমিশনার (সিআইসি) | এ কে এম বশির."""
        k = t.k + 4
        bracketed = k < t.hi and t.s.words[k - 3].text == "(" and t.s.words[k - 1].text == ")"
        named = bracketed and (self._goes_on(t.s, k) or self._initial(t.s, k))
        return k if named else t.k + 1

    def _name_end(self, t: Stretch, end: int) -> int:
        """Return where the name ends, exclusive, that goes on, or begins, at token ``end``."""
        words, begin = t.s.words, end
        while end < t.hi and (end == begin or words[end - 1].case == "nom") and not self._body_at(t.s, end):
            if end - 1 == t.k and self._knows.apart(t.s, t.k) and self._knows.in_office(words[end]):
                break  # ট্রাম্প | পুতিনের সঙ্গে
            if not (self._goes_on(t.s, end) or self._closes(t.s, t.k, end) or self._initial(t.s, end)):
                break
            end += 1
            if words[end - 1].case == "nom" and words[end - 1].nominative != words[end - 1].text:
                break  # রহিম শেখও | বিজয় দিবসে
        return end if end == begin or not self._initial(t.s, end - 1) else begin

    def _initial(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is one of several letters before a name, or মো. and the like: এ কে এম | বশির."""
        title = s.words[k].title
        if title is not None and title.in_name and k + 1 < len(s.words):
            return self._knows.known_name(s.words[k + 1])
        beside = {s.text_at(k - 1) if k else "", s.text_at(k + 1)}
        return s.words[k].text in self._g.initials and not beside.isdisjoint(self._g.initials)

    def _goes_on(self, s: Sentence, k: int) -> bool:
        """Tell whether token k can go on a personal name."""
        word = s.words[k]
        named = self._knows.known_name(word) and not (self._knows.speaks(word) or word.text in self._g.localities)
        if word.flags & OUTSIDE and not self._knows.listed_name(word):
            return False  # আবিদ খান | দৃঢ়ভাবে
        if word.case == "acc" and self._knows.named(word.text.removesuffix("ে")) is not None:
            return False  # শাবনূর | ফেসবুকে
        surname = k > 0 and word.nominative in self._g.surnames and self._knows.listed_name(s.words[k - 1])
        return surname or (named and (self._knows.listed_name(word) or self._knows.entity_at(s, k, k) is None))

    def _closes(self, s: Sentence, first: int, k: int) -> bool:
        """Tell whether token k ends a name and the sentence, be it another word: … পেয়েছেন অভিনেত্রী রুনা জাহান | চমক."""
        word, over = s.words[k], k + 1 == len(s.words) and any(before.finite for before in s.words[:first])
        named = k - 1 > first and all(map(self._knows.listed_name, s.words[k - 2 : k]))
        return over and named and word.case == "nom" and not word.forms

    def _body_at(self, s: Sentence, k: int) -> bool:
        """Tell whether the words of several for a body begin with token k: স্মৃতি সংসদ."""
        title = self._knows.title_at(s, k + 1, k) if k + 1 < len(s.words) else None
        return title is not None and title[0] == k and title[1].role == "body"

    def _venue(self, word: Word) -> bool:
        """Tell whether the word is a building or place that can bear a person's name."""
        title = word.title
        return any(stem in self._g.venues for stem in word.stems) or (title is not None and title.venue)
