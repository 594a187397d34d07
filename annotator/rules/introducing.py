"""Step 3: content that other words than its cue introduce: জানালেন সাফল্যের রহস্য, ‘…’; জানালেন মেয়র যে ঘাট খুলবে."""

from __future__ import annotations

from annotator.bangla.quotations import is_quotation
from annotator.rules.claims import Claims
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import Ruling, Tying
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases

#: Words between a verb of saying and the mark before a quotation at most.
LONGEST = 6
#: Tokens of a clause behind যে at least.
SHORTEST = 2
#: What stands between them and the quotation.
MARKS = frozenset(",:–—-")


class Introducing:
    """Finds quotations behind a mark that does not follow their verb at once."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims

    def quotation(self, t: Tying) -> Ruling | None:
        """Something said of the quotation, or where or when, then the quotation: জানালেন | দলের সাফল্যের রহস্য, ‘…’."""
        s, cue = t.s, t.cue
        if cue.kind != "verb" or cue.negative or not cue.verb.says:
            return None
        mark = self._mark(t)
        claim = self._claims.right(s, mark, t.quotes) if mark else None
        if claim is None or not is_quotation(t.quotes, claim) or not self._claims.utterance(s.text, claim):
            return None
        source = self._phrases.before(s, cue.first, t.lo)
        return Ruling(Draft(cue, s, "right", source=source, claim=claim))

    def behind_the_speaker(self, t: Tying) -> Ruling | None:
        """A quotation behind who says it, other words of his before the verb: দল হেরেছে বলে | জানালেন | কোচ, ‘…’; কেন হারল
        দল, সেটাও | বললেন | কোচ, ‘…’; not ‘…’ | বলেন | কোচ, ‘…’"""
        s, cue = t.s, t.cue
        opens = cue.verb.says and cue.person != "first" and self._claims.opens_behind(s, cue.last, t.quotes)
        if not opens or self._claims.closes_before(s, cue.first, t.quotes):
            return None
        speaker = self._phrases.after(s, cue.last)
        if speaker is None or not self._knows.can_speak(s, speaker):
            return None
        claim = self._claims.right(s, speaker.last, t.quotes)
        quoted = claim is not None and is_quotation(t.quotes, claim)
        return Ruling(Draft(cue, s, "right", source=speaker, claim=claim)) if quoted else None

    def in_this_way(self, t: Tying) -> Ruling | None:
        """A quotation closes before, and how it was said is told of it: ‘…’ | এভাবেই নিজের কষ্টের কথা | বলছিলেন মাঝি."""
        s, cue = t.s, t.cue
        if t.right is not None or not t.quotes or cue.negative:
            return None
        k = next((k for k in range(t.lo, cue.first) if s.words[k].text in self._g.thus), None)
        if k is None:
            return None
        source = self._phrases.after(s, cue.last) or (self._phrases.before(s, k, t.lo) if k > t.lo else None)
        claim = self._claims.quote_before(s, k if source is None else min(k, source.first), t.quotes)
        return Ruling(Draft(cue, s, "quote", source=source, claim=claim)) if claim is not None else None

    def rather(self, t: Tying, found: Draft) -> Draft:
        """The quotation behind who says it, where only what it is about stands before: শিরোপা নিয়ে | আশাবাদী কোচ, ‘…’"""
        s, source, claim = t.s, found.source, found.claim
        if source is None or claim is None or source.first < t.cue.last:
            return found
        about = any(s.text.endswith(word, claim.start, claim.end) for word in self._g.about)
        quoted = self._claims.right(s, source.last, t.quotes) if about else None
        if quoted is None or not is_quotation(t.quotes, quoted):
            return found
        return Draft(t.cue, s, "right", source=source, claim=quoted)

    def behind_that(self, t: Tying) -> Ruling | None:
        """Who says it behind the verb, then যে and what he says: জানালেন | মেয়র যে ঘাট কাল খুলবে."""
        s, cue = t.s, t.cue
        near = range(cue.last + 1, min(cue.last + LONGEST, len(s) - SHORTEST))
        k = next((k for k in near if s.words[k].text in self._g.that), None)
        if k is None or cue.negative or self._phrases.before(s, cue.first, t.lo) is not None:
            return None
        source = self._phrases.after(s, cue.last, k)
        if source is None or source.first > cue.last or source.last < k or not self._knows.can_speak(s, source):
            return None
        claim = self._claims.right(s, k, t.quotes)
        return Ruling(Draft(cue, s, "right", source=source, claim=claim)) if claim is not None else None

    def _mark(self, t: Tying) -> int:
        """The mark behind the few words that follow the cue, none of them a verb; 0 where there is none."""
        s, first = t.s, t.cue.last
        for k in range(first, min(first + LONGEST + 1, len(s) - 1)):
            word = s.words[k]
            if word.text in MARKS:
                return k if k > first and word.text != "-" else 0
            if word.mark or word.finite or word.nonfinite or word.text in self._g.joints:
                return 0
        return 0
