"""Step 3: an act that is only announced, its content in the sentences that follow: মাঝি সমিতি | তিনটি দাবি জানিয়েছে."""

from __future__ import annotations

from annotator.labels import Scope
from annotator.rules.closers import counted
from annotator.rules.cue import DEMAND
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import Ruling, Tying
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases

#: Tenses in which what was announced was said.
SAID = frozenset({"present", "present_continuous", "present_perfect", "past", "past_perfect"})


class Announcing:
    """Finds acts whose noun is counted or described, and whose content follows in other sentences."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._documents = documents

    def announced(self, t: Tying) -> Ruling | None:
        """Somebody's act at the end of a sentence: মাঝি সমিতি | তিনটি দাবি জানিয়েছে; বড় ঘোষণা দিয়েছেন | অভিনেতা."""
        s, cue = t.s, t.cue
        if cue.noun is None or cue.kind != "verb" or cue.negative:
            return None
        start = counted(s, cue.noun, t.lo)
        listed = s.words[start - 1].text.endswith(tuple(self._g.along))  # টোল কমানোসহ নানা | দাবি
        listed = listed or (start > 1 and s.words[start - 2].nominative == s.words[start].text)  # একের পর | এক প্রতিশ্রুতি
        if start == cue.noun or listed or s.words[cue.last - 1].tenses.isdisjoint(SAID):
            return None
        source = self._phrases.after(s, cue.last) or self._documents.speaker(s, cue, start, t.lo)
        if cue.passive:  # সভায় | পাঁচ দফা দাবি জানানো হয়; not নানা হুমকি দেওয়া হয়
            several = cue.noun - start > 1 or s.words[start].number or s.words[start].text.endswith("টি")
            if cue.function is not DEMAND or not several:
                return None
            source = self._documents.source(s, cue, start, t.lo) if start > t.lo else None
        elif source is None or not self._knows.can_speak(s, source):
            return None
        ends = source.last if source is not None and source.first >= cue.last else cue.last
        related = any(word.text in self._g.relating or word.text in self._g.relative for word in s.words[t.lo : start])
        if ends < len(s) or related:
            return None
        claim = s.span(start, cue.noun + 1)
        return Ruling(Draft(cue, s, "pointer", source=source, claim=claim, scope=Scope.FOLLOWING))
