"""Who says something in the first person outside of quotations: who spoke before, or who answers in an interview."""

from __future__ import annotations

import re

from annotator.labels import SourceType
from annotator.rules.before import Before
from annotator.rules.coreference import Coreference
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence

#: Sentences without a first person at most behind which somebody goes on in it; all sentences at most.
BACK, FURTHEST = 3, 8
#: What a line of an interview opens with; code points before a sentence in which its line begins.
LABEL, LINE = re.compile(r"([^\s:।?!‘“'\"(][^\n:।?!‘“'\"(]{1,40}?) ?: (?!\d)"), 2000
#: A label has so many words at most.
LONGEST = 5
#: Types of those whose lines of an interview ask.
ASKING = frozenset({SourceType.MEDIA, SourceType.AGENCY})


class FirstPerson(Before):
    """Finds who says something in the first person outside of quotations."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._lines: dict[int, Speaker | None] = {}

    def speaker(self, s: Sentence) -> Speaker | None:
        """Return whose line of an interview the sentence stands in, else a person who spoke in the sentences before and
        goes on without marks, or whose statement is read out there."""
        line = s.text.rfind("\n", max(0, s.start - LINE), s.start) + 1
        if (line or s.start < LINE) and (label := LABEL.match(s.text, line)) is not None:
            if line not in self._lines:
                self._lines[line] = self._answering(line, label.end(1))
            if (answering := self._lines[line]) is not None:
                return answering if answering.type not in ASKING else None
        return self._going_on(s)

    def _answering(self, line: int, end: int) -> Speaker | None:
        """Return who is named, or asks, at the beginning of a line: রিমা সেন: আমি মনে করি, …; নদী টিভি: …"""
        s = self._mentions.read(line)
        if s is None or s.start > line:
            return None
        first = next((k for k, start in enumerate(s.starts) if start >= line), 0)
        last = next((k for k, start in enumerate(s.starts) if start >= end), 0)
        if not 0 < last - first <= LONGEST:
            return None
        phrase = Phrase(first, last, last - 1)
        named = self._namer.describe(s, phrase, "honorific")
        if named.type in ASKING:
            return named
        again = s.text.count(f"\n{s.text[line:end]}") > 1
        person = named.person and not named.plural and len(named.names) > (0 if again else 1)
        return self._coreference.settle(s, phrase, named) if person else None

    def _going_on(self, s: Sentence) -> Speaker | None:
        last = self._register.latest(lambda x: x.person and not x.plural)
        at, near = self._mentions.before(s), [s.start]
        while at is not None and len(near) <= BACK:
            near.append(at.start)
            at = self._mentions.before(at)
        named = last is not None and self._register.unclosed and len(last.names) > 1
        start = self._told_in_it(s) if named else near[-1]
        if last is not None and self._register.seen(last) >= start:
            return last
        return self._register.issued_since(near[-1]) if len(near) > 1 else None

    def _told_in_it(self, s: Sentence) -> int:
        """Return where the first sentence begins behind which it is told in the first person, up to this one."""
        at, left, start = self._mentions.before(s), BACK, s.start
        for _ in range(FURTHEST):
            if at is None or not left:
                break
            left = BACK if any(word.is_a("first_person") for word in at.words) else left - 1
            start, at = at.start, self._mentions.before(at)
        return start
