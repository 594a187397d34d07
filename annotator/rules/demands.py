"""Step 3: what is demanded, before its cue: in the infinitive, as a purpose, as a thing."""

from __future__ import annotations

from annotator.bangla.sentences import Range
from annotator.rules.closers import Before, End, counted
from annotator.rules.cue import ALLEGATION, COMMITMENT, DEMAND
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence

#: Tokens between what is asked for and its cue: who is asked.
ASKED_FROM = 12
#: A clause of purpose that is taken up has more tokens than this.
SHORTEST = 3


class Demands:
    """Finds where what is demanded ends."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases

    def asked_for(self, b: Before) -> End | None:
        """A demand in the infinitive or as a purpose: গুজবে কান না দিতে সবাইকে | অনুরোধ করেন."""
        k = self._asked(b.s, b.cue.first, b.lo) if b.cue.function is DEMAND else None
        if k is not None and k < b.cue.first - 1 and b.s.words[k].text in b.cue.compound.unless_before:
            return None  # লাশ দেখতে | প্রশাসনের কাছে আবেদন করেন
        if b.cue.function is COMMITMENT and self._deed(b.s, b.cue.first - 1, b.lo):
            return b.here  # সড়ক সংস্কারে | আশ্বাস দেন
        if k is None or b.word.is_a("conjunction"):
            return None
        strong = b.word.case == "nom" and (self._knows.adjective(b.word) or b.word.text in self._g.between_owner)
        subject = self._phrases.initial(b.s, k + 1, b.cue.first - strong)
        if subject is not None and subject.first == k + 1 and self._told_behind(b, subject, strong):
            return End(k + 1, k + 1)  # ঘাট খুলে দিতে | তিনি | সরকারের প্রতি আহ্বান জানান
        return End(b.cue.first - strong, b.cue.first)  # … লক্ষ্যে | জরুরি নির্দেশনা দেওয়া

    def applied_for(self, b: Before) -> End | None:
        """What is asked for with চেয়ে, where or of whom between: জামিন চেয়ে | আদালতে | আবেদন করেন; not তার চেয়ে."""
        k = b.cue.first - 1
        while k > b.lo and (b.s.words[k].case == "loc" or b.s.words[k].text in self._g.addressed):
            k -= 1 + (b.s.words[k].text in self._g.addressed)
        if k - 1 < b.lo or b.cue.function is not DEMAND or b.s.words[k].text not in self._g.seeking:
            return None
        thing = b.s.words[k - 1]
        return End(k, k + 1) if thing.case == "nom" else None

    def thing(self, b: Before) -> End | None:
        """What is demanded or hoped for is a noun: হত্যার বিচার | দাবি করেন; সুবিচার | প্রত্যাশা করেন."""
        cue, word = b.cue, b.word
        if (
            not (cue.compound.demands or cue.compound.of_thing)
            or cue.noun != cue.first
            or cue.first - b.lo < 2
            or word.mark
        ):
            return None
        start = counted(b.s, cue.first, b.lo + 1)
        if start < cue.first and b.s.words[start - 1].text.endswith(tuple(self._g.along)):
            return b.here if cue.function is DEMAND else None  # ঘাট সংস্কারসহ | কয়েকটি | দাবি
        thing = word.case == "nom" and not (word.is_aside or word.forms or self._knows.adjective(word))
        thing = thing and not self._announced(b)
        thing = thing and not self._knows.speaks(word) and not word.is_a("conjunction")
        return b.here if thing and self._knows.common(word) else None

    def along(self, b: Before) -> End | None:
        """Some of many things somebody is charged with: টাকা আত্মসাৎসহ | অনেক | অভিযোগ রয়েছে."""
        k = b.cue.first
        while k > b.lo and (b.s.words[k - 1].is_a("determiner") or b.s.words[k - 1].text in self._g.many):
            k -= 1
        charged = b.cue.function is ALLEGATION and b.lo < k < b.cue.first
        return End(k, b.cue.first) if charged and b.s.words[k - 1].text.endswith(tuple(self._g.along)) else None

    def to_an_end(self, b: Before) -> End | None:
        """A clause of purpose that is taken up: ঘাট যেন না ভাঙে, | সেজন্য সরকারের প্রতি | আহ্বান জানান."""
        if b.cue.function is not DEMAND:
            return None
        words = b.s.words
        for k in range(b.cue.first - 1, max(b.lo + SHORTEST, b.cue.first - ASKED_FROM), -1):
            if words[k].text in self._g.to_that_end:
                k -= "pointer_determiner" in words[k - 1].classes
                wished = not self._g.wished.isdisjoint([word.text for word in words[b.lo : k]])
                over = words[k - 1].mark or words[k - 1].finite
                return End(k, b.cue.first) if wished and over and k > b.lo + SHORTEST else None
            if words[k].mark or words[k].finite:
                return None
        return None

    # what the cases ask

    def _announced(self, b: Before) -> bool:
        """The act is only counted, nothing said that it consists of: ৯ দফা | দাবি; but টোল কমানোসহ ৯ দফা | দাবি."""
        start = counted(b.s, b.cue.first, b.lo + 1)
        return start < b.cue.first

    def _told_behind(self, b: Before, subject: Phrase, strong: bool) -> bool:
        """Somebody who can speak, then nothing but whom he asks: তিনি | সরকারের প্রতি | আহ্বান জানান; or nothing: আমি | আহ্বান
        জানাই; আমরা | উদাত্ত আহ্বান জানাই."""
        if subject.last == b.cue.first - strong:
            return "first_person" in b.s.words[subject.head].classes
        told = b.word.case == "acc" or (b.word.is_a("postposition") and b.s.words[b.cue.first - 2].case == "gen")
        return told and subject.last < b.cue.first and self._phrases.after(b.s, b.cue.last) is None

    def _deed(self, s: Sentence, k: int, lo: int) -> bool:
        """What is to be done, in the locative, to what stands before it: নদী দখল | বন্ধে | আহ্বান জানান."""
        word = s.words[k]
        done = k > lo and word.case == "loc" and word.nominative in self._g.deeds
        return done and not s.words[k - 1].mark and not s.words[k + 1].number  # not প্রতিরোধে | ১১ দফা নির্দেশনা

    def _asked(self, s: Sentence, first: int, lo: int) -> int | None:
        """The infinitive or purpose before the cue that says what is demanded: গুজবে কান না | দিতে | সবাইকে অনুরোধ করেন."""
        for k in range(first - 1, max(lo, first - ASKED_FROM), -1):
            if (s.words[k].mark and s.words[k].text not in "()") or s.words[k].finite:
                return None
            if "infinitive" in s.words[k].kinds or self._deed(s, k, lo):
                return k
            if k < first - 1 and s.words[k].case == "loc" and self._knows.of_class(s.words[k], "demanded"):
                return k  # সিদ্ধান্ত | পুনর্বিবেচনায় | সরকারকে আহ্বান জানান
            if s.words[k].text in self._g.purpose and s.words[k - 1].case == "gen":
                object_ = s.words[first - 1]
                if k < first - 1 and object_.case == "nom" and self._knows.thing(object_):
                    return None  # কাজের জন্য | দরপত্র আহ্বান করা
                deed = s.words[k - 1]  # বাজেট | পাসের | জন্য
                done = "noun" in deed.kinds or self._knows.common(deed) or self._knows.of_class(deed, "demanded")
                return k if done else None
        return None


def to_be_done(s: Sentence, claim: Range, knowledge: Knowledge) -> bool:
    """Tell whether a claim says what has to be done: it ends in an infinitive and হবে, or in a noun for it."""
    first, k = s.index_at(claim.start), s.index_at(claim.end) - 1
    k = next((n - 1 for n in range(first + 1, k) if s.words[n].text == "," and _relates(s, n + 1)), k)
    before = s.index_at(claim.start) - 1
    before -= s.words[before].mark  # … দাবি হলো | — | বেতন বাড়ানো
    linked = s.words[before].text in s.grammar.links
    done = linked and "noun" in s.words[k].kinds  # … দাবি ছিল বেতন | বাড়ানো
    if done or knowledge.of_class(s.words[k], "demanded"):  # … দাবি মেয়রের | পদত্যাগ
        return True
    if s.words[k].text in s.grammar.let_it_be:
        return True  # … দাবি, ঘাট খুলে দেওয়া | হোক
    obliged = k > 0 and s.words[k].text in s.grammar.obliged
    return obliged and any(each.kind == "infinitive" for each in s.words[k - 1].forms)


def _relates(s: Sentence, k: int) -> bool:
    """A relative or adversative clause begins at token k: …, | যা নদীর পাশে; …, | যদিও কাজ চলছে."""
    return s.words[k].text in s.grammar.relative or s.words[k].text in s.grammar.joints
