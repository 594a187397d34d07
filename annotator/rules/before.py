"""What all have at hand who look for somebody in the sentences before."""

from __future__ import annotations

from annotator.rules.coreference import Coreference
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases


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
