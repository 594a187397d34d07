"""Step 3: what an act is about, before its cue: a topic, a side that somebody takes."""

from __future__ import annotations

from collections.abc import Container

from annotator.rules.closers import Before, End, taken_up
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.words import Word

#: Content that a topic takes up has more tokens than this.
SHORTEST = 3


class Matters:
    """Finds where what an act is about ends."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases

    def topic(self, b: Before) -> End | None:
        """A topic, or what it takes up: সেতুর নকশা নিয়ে | প্রশ্ন তুলেছেন; কেন দেরি হলো, | এ নিয়ে | প্রশ্ন তোলেন."""
        if not b.cue.compound.topical or b.cue.first - b.lo < 2:
            return None
        if b.cue.compound.predicate:
            return self._topic_of_a_predicate(b)
        gap = b.cue.first - 1
        while gap > b.lo + 1 and b.word.text not in self._g.many and self.describes(b.s.words[gap]):
            gap -= 1  # নকশা নিয়ে | গভীর | উদ্বেগ
        if b.s.words[gap].text not in self._g.about:
            return self._topic_before_the_subject(b, gap + 1)
        if b.cue.needs not in ("", "positive") and b.s.words[gap].text.endswith("ও"):
            return None  # ফাটল নিয়েও | উদ্বেগ জানান only adds to what was told before
        return self._about(b, b.cue.first) if gap == b.cue.first - 1 else End(gap + 1, gap + 1)

    def asked(self, b: Before, pointing: Container[str]) -> End | None:
        """A question behind which a word points at it: ঘাট কেন ভাঙল, | মেয়রের কাছে তার ব্যাখ্যা | চেয়েছেন আদালত; …, | তা মেয়রের
        কাছে | জানতে চান."""
        words = b.s.words
        k = next((k for k in range(b.cue.first - 1, b.lo + SHORTEST - 1, -1) if words[k].text == ","), None)
        if k is None or not (words[k - 1].finite or words[k - 1].is_a("negation")):
            return None
        asks = not self._g.asking.isdisjoint([word.text for word in words[b.lo : k]])
        points = any(word.text in pointing for word in words[k + 1 : b.cue.first])
        return End(k, b.cue.first) if asks and points else None

    def _about(self, b: Before, k: int) -> End:
        """The topic that ends before token k, or what it takes up: কেন দেরি হলো, | এ নিয়ে | …"""
        word = b.s.words[k - 2]
        points = not word.classes.isdisjoint(("pointer_determiner", "pointer")) and k - 2 - b.lo >= SHORTEST
        end = taken_up(b.s, b.lo, k - 2) if points else None
        return End(k if end is None else end, b.cue.first)

    def side(self, b: Before) -> End | None:
        """What somebody is for or against: ঘাট ছাড়ার পক্ষে | মত দিয়েছেন; … পক্ষে | তাঁদের জোরালো | যুক্তি তুলে ধরেন."""
        s = b.s
        if not b.cue.compound.sided:
            return None
        stressed = b.cue.needs != "clause" or b.cue.person == "honorific"  # not বাহিনী নদীর ওপর | জোর দিচ্ছে
        closing = self._g.for_or_against | self._g.upon if stressed else self._g.for_or_against
        subject = None if b.cue.passive else self._phrases.before(s, b.cue.first, b.lo, near=True)
        at = b.cue.first
        if subject is not None and self._knows.can_speak(s, subject):
            at = subject.first  # … বাড়ানোর ওপর | মেয়র | গুরুত্বারোপ করেন
        for k in range(at - 1, max(b.lo + 1, at - 1 - SHORTEST), -1):
            if s.words[k].text in closing:  # …; বরাদ্দ বাড়ানোর ওপর | গুরুত্বারোপ করেন
                thing = s.words[k - 1].case == "gen" and not self._knows.speaks(s.words[k - 1])
                return End(k + 1, k + 1) if thing else None
            if s.words[k].mark or s.words[k].finite or self._knows.speaks(s.words[k]):
                return None
        return None

    def _topic_of_a_predicate(self, b: Before) -> End | None:
        """What the speaker's clause, of which the predicate is all, is about: নকশা নিয়ে | বেশ | আশাবাদী মাঝিরা."""
        behind = b.s.words[b.cue.last] if b.cue.last < len(b.s) else None
        whole = behind is None or behind.mark or self._phrases.after(b.s, b.cue.last) is not None
        k = b.cue.first - self._degree(b.word)
        about = whole and k - b.lo > 1 and b.s.words[k - 1].text in self._g.about
        return End(k, k) if about else self._topic_before_the_subject(b, b.cue.first) if whole else None

    def _topic_before_the_subject(self, b: Before, end: int) -> End | None:
        """A topic, then who asks, or where: সেতুর নকশা নিয়ে | মেয়র | প্রশ্ন তুলেছেন; … নিয়ে | নানা মহলে | প্রশ্ন উঠেছে.

        Args:
            end: behind the subject, what describes the act behind it: নকশা নিয়ে মেয়র | গভীর উদ্বেগ জানান.
        """
        if b.cue.passive:
            k = b.cue.first
            k -= 2 if k - 2 > b.lo and b.s.slice(k - 2, k) in self._g.anew else 0  # নকশা নিয়ে | নতুন করে | প্রশ্ন উঠেছে
            while k > b.lo and (b.s.words[k - 1].case == "loc" or self._sorts(b.s.words[k - 1])):
                k -= 1
            return self._about(b, k) if k - b.lo > 1 and b.s.words[k - 1].text in self._g.about else None
        subject = self._phrases.before(b.s, end, b.lo, near=True)
        if subject is None or b.word.text in self._g.many or not self._knows.can_speak(b.s, subject):
            return None  # নকশা নিয়ে | নানা | প্রশ্ন
        k = subject.first
        return End(k, k) if k - b.lo > 1 and b.s.words[k - 1].text in self._g.about else None

    def _sorts(self, word: Word) -> bool:
        """It says how many or of what sort: নানা, জোর, রাজনৈতিক."""
        return word.text in self._g.many or word.text in self._g.between_owner or self._knows.adjective(word)

    def _degree(self, word: Word) -> bool:
        """It says how much: বেশ, খুব, দারুণ."""
        return word.is_a("adverb") or word.is_a("determiner") or self._knows.adjective(word)

    def describes(self, word: Word) -> bool:
        """It can stand between content and its noun: আইন বাতিলের | জোরালো | দাবি."""
        if word.text in self._g.between_owner:
            return True
        return self._knows.adjective(word) or (word.is_a("adverb") and not word.is_a("postposition"))
