"""Who lodged the complaint, or sent the notice, in which something is said: করিম বাদী হয়ে মামলা করেন। মামলায় বলা হয়, …"""

from __future__ import annotations

from annotator.rules.before import Before
from annotator.rules.coreference import Coreference
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence

#: What is done by who lodges or sends it: থানায় অভিযোগ দিয়েছেন, মামলা দায়ের করেন, আইনি নোটিশ পাঠান.
LODGED = frozenset({"kora", "deowa", "pathano"})


class Complaints(Before):
    """Finds complainants in the sentences before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference, persons: Persons) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._persons = persons

    def complainant(self, s: Sentence, phrase: Phrase) -> Speaker | None:
        """Return who lodged what the phrase names: এজাহারে, ওই মামলায়."""
        if s.words[phrase.head].case != "loc" or s.words[phrase.head].nominative not in self._g.complaints:
            return None
        at = s
        for _ in range(BACK):
            before = self._mentions.before(at)
            if before is None:
                return None
            at = before
            k = next((k for k, word in enumerate(at.words) if word.nominative in self._g.complaints), None)
            if k is not None and (found := self._lodged(at) or self._bodys(at, k)) is not None:
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
                if verb is None or verb > k + 2 or s.words[verb].lemmas.isdisjoint(LODGED):
                    return None
                honorific = s.words[verb].honorific
                if "pathano" in s.words[verb].lemmas:
                    return self._persons.closing(s) or self._named(s, self._phrases.initial(s, 0, k), honorific)
                closing = self._persons.closing(s) if s.words[-1].case != "loc" else None  # … করেছেন | আদালতে
                return self._named(s, self._phrases.before(s, k), honorific) or closing
        return None

    def _bodys(self, s: Sentence, k: int) -> Speaker | None:
        """Return the body whose complaint or petition the one at token k is: সমিতির | আবেদনের পরিপ্রেক্ষিতে."""
        body = k > 0 and s.words[k - 1].case == "gen" and self._knows.body(s, k - 1)
        return self._named(s, self._phrases.owner(s, k), honorific=False) if body else None

    def _named(self, s: Sentence, phrase: Phrase | None, honorific: bool = True) -> Speaker | None:
        """Return whom a phrase names, a pronoun too."""
        if phrase is None or not self._knows.can_speak(s, phrase):
            return None
        head = s.words[phrase.head]
        if head.text.endswith("সহ"):
            return None  # সাত | দিনের রিমান্ডের আবেদন করেন; রহিম মিয়াসহ | দুজনের নামে মামলা করেন
        if "pronoun" in s.words[phrase.head].classes:
            return self._persons.person(s, phrase.first)
        described = self._namer.describe(s, phrase, "honorific" if honorific else "third")
        return self._coreference.settle(s, phrase, described, self._persons.before(s))
