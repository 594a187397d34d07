"""Step 3: content before a participle that ends in what somebody or something is, without a verb and without বলে."""

from __future__ import annotations

from annotator.rules.claims import CLOSING
from annotator.rules.closers import Before
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence

#: A clause has at least so many tokens.
SHORTEST = 3
#: Tokens between a participle and the speaker behind it that say in what he speaks, at most.
LONGEST_MEDIUM = 3


class Predicates:
    """Tells predicates."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases) -> None:
        self._knows = knowledge
        self._phrases = phrases

    def ends(self, b: Before) -> bool:
        """It ends a clause without a verb: an adjective, or what an object is: ঘাটটিকে জেলার প্রাণ | উল্লেখ করে; ঘাটটিকে
        ‘মৃত্যুকূপ’ | মন্তব্য করে. Before a noun that can have an adjective itself it is that noun's (বিরূপ মন্তব্য করে)."""
        short = b.cue.first - b.lo < SHORTEST - b.s.words[b.lo].text.endswith(("টি", "টা"))
        called = b.word.text in CLOSING and any(word.case == "acc" for word in b.s.words[b.lo : b.cue.first - 1])
        if short or b.cue.compound.nominal is not None or b.word.is_a("adverb"):
            return called and not short and b.s.words[b.lo].text != "‘"
        if self._knows.adjective(b.word):
            return True
        named = b.word.case == "nom" and b.word.text not in ",;:"
        if named and self._equates(b):
            return True
        return named and any(word.case == "acc" for word in b.s.words[b.lo : b.cue.first - 1])

    def _equates(self, b: Before) -> bool:
        """It says what the subject of the clause is, who says it behind the participle: মেলা গ্রামের বড় উৎসব | … তিনি."""
        s, k = b.s, b.cue.first - 2
        if not self._knows.adjective(s.words[k]) or b.word.is_a("content_noun"):
            return False
        if b.word.stems[-1] in b.cue.compound.closers or spoken_behind(s, b.cue.last, self._phrases) is None:
            return False
        k -= s.words[k - 1].case != "gen"  # নদীর | সবচেয়ে | বড় উৎসব
        return k - 2 >= b.lo and s.words[k - 1].case == "gen"


def spoken_behind(s: Sentence, at: int, phrases: NounPhrases) -> Phrase | None:
    """Return who speaks right behind token at - 1, or behind that in which he does: উল্লেখ করে | (এক বিবৃতিতে) সমিতি …"""
    speaker = phrases.right_of(s, at)
    if speaker is not None:
        return speaker
    behind = range(at, min(at + LONGEST_MEDIUM, len(s.words) - 1))
    medium = next((k for k in behind if s.words[k].case == "loc"), None)
    speaker = phrases.initial(s, medium + 1, len(s.words)) if medium is not None else None
    return speaker if speaker is not None and medium is not None and speaker.first == medium + 1 else None
