"""Step 3: a belief that comes to somebody: তাঁর মনে হয়, …; ‘… তখন মনে হয়েছিল, …’."""

from __future__ import annotations

from dataclasses import replace

from annotator.rules.claims import trimmed
from annotator.rules.drafts import Draft
from annotator.rules.exclusions import NOTHING, Ruling, Tying
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases

#: Classes of what stands before such a cue where nothing else does.
ASIDES = frozenset({"adverb", "time", "connective", "conjunction", "starter"})
#: A clause that no mark ties to its belief has at least so many tokens.
SHORTEST = 3


class Experience:
    """Finds who holds a belief that comes to somebody."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases

    def held(self, t: Tying) -> Ruling | None:
        """A belief whose holder stands in the genitive: তাঁর মনে হয়, …; or who speaks, where nobody does: ‘মনে হয়, …’."""
        s, cue = t.s, t.cue
        if cue.noun is None:
            return None
        if cue.noun and s.words[cue.noun - 1].text in self._g.in_time:  # সেতু খোলার পর | আশা ছিল
            return NOTHING
        seems = cue.needs != "clause" and cue.noun > 1  # not … দলগুলোর কাছে | প্রত্যাশা থাকবে, …
        near = seems and s.words[cue.noun - 1].text in self._g.addressed  # কোচের কাছে | মনে হয়েছে, …
        source = self._phrases.owner(s, cue.noun - near, t.lo)
        if source is None and self._of_the_speaker(t):
            cue = replace(cue, person="first")
        elif source is None or not self._knows.can_speak(s, source) or s.words[source.head].forms:
            return NOTHING
        told = any(word.finite for word in s.words[cue.last :])  # not … আনার | নির্দেশনা রয়েছে ব্যাংকের
        claim = t.right or (trimmed(s, cue.last, len(s.words)) if told or cue.needs != "clause" else None)
        return Ruling(Draft(cue, s, "right", source=source, claim=claim)) if claim is not None else NOTHING

    def _clause_behind(self, t: Tying) -> bool:
        """A clause follows without a mark, before it by what it seemed so: ‘… দেখে | মনে হলো | ঘাট টিকবে’."""
        s, cue = t.s, t.cue
        before, behind = s.words[cue.first - 1], s.words[cue.last :]
        seen = before.nonfinite or before.text in self._g.therein or before.text in self._g.in_time
        return seen and len(behind) >= SHORTEST and any(word.finite for word in behind)

    def _of_the_speaker(self, t: Tying) -> bool:
        """Nothing but when or how stands before it in somebody's words: কোচ বলেন, তখন | মনে হয়েছে, …"""
        s, cue = t.s, t.cue
        quoted = any(quote.start < t.s.starts[cue.first] < quote.end for quote in t.quotes)
        if quoted and t.right is None and cue.first > t.lo:
            return self._clause_behind(t)
        said = t.lo > 0 or quoted
        if not said or t.right is None or cue.first == t.lo:
            return said and t.right is not None
        before = s.words[cue.first - 1]
        return before.mark or before.nonfinite or not before.classes.isdisjoint(ASIDES)
