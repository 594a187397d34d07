"""What all have at hand who look for somebody in the sentences before."""

from __future__ import annotations

from annotator.rules.coreference import Coreference
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence

#: Sentences without a first person at most behind which somebody goes on in it; all sentences at most.
BACK, FURTHEST = 3, 8


class Before:
    """Looks for whom a word points back at, of whom or of which a sentence before tells."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._coreference = coreference
        self._mentions = coreference.mentions
        self._namer = coreference.namer
        self._register = coreference.register

    def _in_the_first_person(self, s: Sentence) -> int:
        """Return where the first sentence begins behind which somebody goes on in the first person, up to this one."""
        at, left, start = self._mentions.before(s), BACK, s.start
        for _ in range(FURTHEST):
            if at is None or not left:
                break
            left = BACK if any(word.is_a("first_person") for word in at.words) else left - 1
            start, at = at.start, self._mentions.before(at)
        return start
