"""Credits of the whole text in lines of their own: the agency of a dateline, a list of sources behind its heading."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from annotator.bangla.sentences import Range
from annotator.labels import Function, Scope, SourceType
from annotator.rules.cue import Cue
from annotator.rules.drafts import Draft
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.text import Sentence
from annotator.rules.words import Words

#: An agency in brackets and what parts it from the text.
DATELINE = re.compile(r"\([^()\n]{2,30}\) ?[:ঃ–—-]\s*(?=\S)")
#: Tokens of a place, a date and an agency behind them at most; of a line that tells sources.
LONGEST, LONGEST_LINE = 16, 12


class Datelines:
    """Finds the credits that stand in lines of their own."""

    def __init__(self, knowledge: Knowledge, words: Words) -> None:
        self._knows = knowledge
        self._words = words
        self._between = knowledge.grammar.both | {",", "/"}
        headings = "|".join(sorted(knowledge.grammar.sources_listed))
        self._heading = re.compile(rf"(?<=\n)(?:{headings})[ :]*\n\s*(?=\S)")

    def find(
        self, text: str, start: int, end: int, at: Callable[[int], Sentence | None], go_on: Callable[[int], None]
    ) -> Iterator[Draft]:
        """Yield the credits between two places of a text.

        Args:
            text: the folded text.
            start: where to begin.
            end: where to end.
            at: tells the sentence that holds a place.
            go_on: has a sentence read from a place on, behind its dateline.
        """
        for found in DATELINE.finditer(text, start, end):
            s = at(found.start())
            if s is not None and (draft := self._dateline(s, found.start())) is not None:
                go_on(found.end())
                yield draft
        for found in self._heading.finditer(text, start, end):
            listed = at(found.end())
            if listed is not None and (draft := self._listed(text, found.start(), listed)) is not None:
                yield draft

    def _dateline(self, s: Sentence, bracket: int) -> Draft | None:
        """The agency that stands behind a place and a date: ঢাকা, ২ মে (রয়টার্স): …"""
        opening, words = s.index_at(bracket), s.words
        closing = next((k for k in range(opening, min(LONGEST, len(words))) if words[k].text == ")"), 0)
        if not 0 < opening < closing - 1 or not (words[opening - 1].number or words[opening - 1].is_a("time")):
            return None
        at = closing
        while at > opening + 1:
            entity = self._knows.entity_at(s, at - 1, opening + 1)
            if entity is None or entity[1].type is not SourceType.AGENCY:
                return None
            at = entity[0] - (words[entity[0] - 1].text in self._between)
        if any(word.finite for word in words[1:opening]):
            return None
        cue = Cue(opening + 1, closing, "credit.dateline", "credit", Function.STATEMENT)
        source = Phrase(opening + 1, closing, closing - 1, True)
        return Draft(cue, s, "credit", source=source, scope=Scope.ARTICLE)

    def _listed(self, text: str, heading: int, listed: Sentence) -> Draft | None:
        """The line behind a heading of sources: তথ্যসূত্র | নদী গবেষণা কেন্দ্র; an agency by itself is its own cue."""
        entity = self._knows.entity_at(listed, len(listed) - 1)
        alone = entity is not None and entity[0] == 0 and entity[1].type in REPORTERS
        line = "\n" not in text[listed.start : listed.end]
        if alone or not line or len(listed) > LONGEST_LINE or any(word.finite for word in listed.words):
            return None
        s = Sentence(text, Range(heading, listed.end), self._words)
        first = s.index_at(listed.start)
        cue = Cue(0, 1, "credit.colon", "credit", Function.STATEMENT)
        return Draft(cue, s, "credit", source=Phrase(first, len(s), len(s) - 1, True), scope=Scope.ARTICLE)
