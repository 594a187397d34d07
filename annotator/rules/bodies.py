"""Which body a back-reference stands for: সংস্থাটি, দেশটি, তারা, এতে."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.lexicon.sources import AnaphorRecord, TitleRecord
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.register import ORGANISED, Register
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import Word


class Bodies:
    """Finds bodies, and several speakers, in this sentence and those before."""

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        register: Register,
        persons: Persons,
    ) -> None:
        self._knows = knowledge
        self._phrases = phrases
        self._register = register
        self._persons = persons

    def body(self, s: Sentence, phrase: Phrase, record: AnaphorRecord) -> Speaker | None:
        """The last body of those types: met as a speaker, or named in this sentence or one of those before."""
        kinds, types = set(record.kinds), set(record.types)

        def fits(x: Speaker) -> bool:
            return not x.person and x.type in types and (not x.kind or not kinds or x.kind in kinds)

        ending = f" {s.words[phrase.head].nominative}"
        same = self._register.latest(lambda x: fits(x) and (x.name or "").endswith(ending))
        if same is not None:
            return same  # মন্ত্রণালয়, after গণশিক্ষা মন্ত্রণালয়
        spoken = self._register.latest(fits)
        at = s
        for step in range(BACK + 1):
            if spoken is not None and self._register.seen(spoken) >= at.start:
                return spoken
            named = self._named_in(at, phrase.first if step == 0 else len(at.words), record)
            if named is not None:
                return named
            before = self._register.before(at)
            if before is None:
                break
            at = before
        return spoken

    def _named_in(self, s: Sentence, hi: int, anaphor: AnaphorRecord) -> Speaker | None:
        """The last body that a back-reference can mean among the first ``hi`` tokens."""
        kinds, types = anaphor.kinds, anaphor.types
        for k in range(hi - 1, -1, -1):
            title = self._knows.title_at(s, k, 0)
            if (
                title is not None
                and title[1].role == "body"
                and title[1].type in types
                and _means(anaphor, title[1], s.words[k])
                and s.words[k].case in ("nom", "gen")
                and not self._behind_a_subject(s, k)
            ):
                phrase = self._phrases.grow(s, k, k + 1, 0)
                described = self._register.namer.describe(s, phrase, "third")
                if not described.bare and described.role in ("body", "entity") and not described.person:
                    return self._register.settle(s, phrase, described)
            entity = self._knows.entity_at(s, k, 0)
            if entity is not None and entity[1].type in types and (not kinds or entity[1].kind in kinds):
                return self._register.entity(entity[1])
        return None

    def _behind_a_subject(self, s: Sentence, k: int) -> bool:
        """An entity that is no part of the body's name stands before it as a subject (বিএনপি নতুন কমিটি দিয়েছে)."""
        if self._knows.entity_at(s, k, 0) is not None:
            return False
        before = next((j for j in range(k - 1, -1, -1) if self._knows.entity_at(s, j, 0) is not None), None)
        if before is None or s.words[before].case != "nom":
            return False
        entity = self._knows.entity_at(s, before, 0)
        return before < k - 1 or (entity is not None and entity[1].type is SourceType.ORGANISATION)

    def several(self, s: Sentence) -> Speaker | None:
        """Whom তারা stands for: who spoke in the sentence before or is its subject, several or a body, else the last."""
        last = self._register.latest(lambda x: x.plural or not x.person)
        before = self._register.before(s)
        if before is None or (last is not None and self._register.seen(last) >= before.start):
            return last or self._register.latest(lambda x: True)
        closing = self._persons.closing(before) if last is None or self._register.seen(last) < before.start else None
        if closing is not None and (closing.plural or not closing.person):
            return closing
        for k, word in enumerate(before.words):
            entity = self._knows.entity_at(before, k, 0) if word.case == "nom" and not last else None
            if entity is not None and entity[0] == 0 and entity[1].type in ORGANISED and entity[1].kind != "state":
                return self._register.entity(entity[1])
            if word.case == "pl" and "pronoun" not in word.classes and not self._knows.common(word):
                phrase = self._phrases.grow(before, k, k + 1, 0)
                return self._register.settle(before, phrase, self._register.namer.describe(before, phrase))
        return last or self._register.latest(lambda x: True)

    def therein(self, s: Sentence) -> Speaker:
        """Who issued what এতে points at: the body that spoke in the sentence before; else nobody that can be named."""
        issuer = self._register.latest(lambda x: not x.person)
        before = self._register.before(s)
        if issuer is not None and before is not None and self._register.seen(issuer) >= before.start:
            return issuer
        return Speaker(None, SourceType.DOCUMENT, "document")


def _means(anaphor: AnaphorRecord, title: TitleRecord, word: Word) -> bool:
    """A back-reference can mean a body with this word for its head: দলটি no committee, দেশটি no ministry."""
    kind = title.key.replace("-", "_")
    return not anaphor.kinds or kind in anaphor.kinds or any(stem.endswith(anaphor.heads) for stem in word.stems)
