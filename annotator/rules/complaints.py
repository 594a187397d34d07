"""Who lodged the complaint, case or petition in which something is said: করিম বাদী হয়ে মামলা করেন। মামলায় বলা হয়, …"""

from __future__ import annotations

from annotator.rules.coreference import Coreference
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence

#: What is done with a complaint by who lodges it, besides করা: থানায় অভিযোগ দিয়েছেন, মামলা দায়ের করেন.
LODGED = frozenset({"kora", "deowa"})


class Complaints:
    """Finds complainants in the sentences before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference, persons: Persons) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._coreference = coreference
        self._persons = persons

    def complainant(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        """Return who lodged what the phrase names: এজাহারে, ওই মামলায়."""
        if s.words[phrase.head].case != "loc" or s.words[phrase.head].nominative not in self._g.complaints:
            return None
        at = s
        for _ in range(BACK):
            before = self._coreference.mentions.before(at)
            if before is None:
                return None
            at = before
            k = next((k for k, word in enumerate(at.words) if word.nominative in self._g.complaints), None)
            if k is not None and (found := self._lodged(at)) is not None:
                return found
        return None

    def _lodged(self, s: Sentence) -> Speaker | None:
        """Return who lodges a complaint in a sentence: as its plaintiff, before the complaint, or behind the verb."""
        plaintiff = next((k for k, word in enumerate(s.words[:-1]) if word.text in self._g.plaintiffs), None)
        if plaintiff is not None and s.words[plaintiff + 1].nonfinite:
            return self._named(s, self._phrases.bare(s, plaintiff))
        for k in range(len(s.words) - 2, 0, -1):
            if s.words[k].case == "nom" and s.words[k].nominative in self._g.complaints:
                verb = next((n for n in range(k + 1, len(s.words)) if s.words[n].finite), None)
                if verb is None or verb > k + 2 or not any(form.lemma in LODGED for form in s.words[verb].forms):
                    return None
                return self._named(s, self._phrases.before(s, k)) or self._persons.closing(s)
        return None

    def _named(self, s: Sentence, phrase: Phrase | None) -> Speaker | None:
        """Return whom a phrase names, a pronoun too."""
        if phrase is None or s.words[phrase.first].number or not self._knows.can_speak(s, phrase):
            return None
        if "pronoun" in s.words[phrase.head].classes:
            return self._persons.person(s, phrase.first)
        described = self._coreference.namer.describe(s, phrase, "honorific")
        return self._coreference.settle(s, phrase, described, self._persons.before(s))
