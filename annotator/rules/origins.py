"""Frames without a verb of their own: postpositions, nouns that are cues by themselves, and credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from annotator.bangla.sentences import Range
from annotator.labels import Function, Scope
from annotator.rules.claims import Claims, trimmed
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.phrases import REPORTERS
from annotator.rules.pointers import Pointers
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: In whose words something is said, before a mark: তাঁর ভাষায়, ‘…’.
WORDED = frozenset({"bhashay", "kothay"})


class Origins:
    """Builds the attributions of a sentence that name an origin: মতে, বরাত দিয়ে, পুলিশের ধারণা, সূত্র: …"""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._pointers = Pointers(knowledge, phrases)
        self._documents = documents

    def postposition(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        record = cue.postposition
        assert record is not None
        if "pointer_determiner" in s.words[cue.first - 1].classes:
            return None
        if s.words[cue.last - 2].text == "জানা" or record.key in ("sutre", "tothye"):
            source = self._phrases.bare(s, cue.first, lo)
        else:
            source = self._phrases.owner(s, cue.first, lo) or (
                self._phrases.bare(s, cue.first, lo) if record.bare_source else None
            )
        if source is None:
            return None
        if cue.last - cue.first > 1 and self._knows.adjective(s.words[source.head]):
            cue = replace(cue, first=cue.first + 1)
            source = Phrase(source.first, cue.first, cue.first - 1)
        elif record.key == "sutre" and "adjective" in s.words[source.head].classes:
            cue = replace(cue, first=cue.first + 1)
            return Draft(
                cue,
                s,
                "postposition",
                source=Phrase(source.first, cue.first, cue.first - 1),
                claim=self._claims.behind(s, cue.last, quotes),
            )
        if record.key in WORDED and not (cue.last < len(s.words) and s.words[cue.last].mark):
            return None
        laid_down = self._laid_down(s.words[source.head])
        source = self._documents.owner(s, source, lo)
        if not record.laid_down and not record.relay and not self._knows.can_inform(s, source):
            return None
        single = cue.last - cue.first == 1
        if record.laid_down and single and (laid_down or not self._knows.can_inform(s, source)):
            return None
        draft = Draft(cue, s, "postposition", source=source)
        draft.claim = self._claims.behind(s, cue.last, quotes)
        if draft.claim is None and s.words[cue.last - 2].text in self._g.heard:
            return self._heard(draft, lo)
        return draft if draft.claim is not None or cue.relay else None

    def _heard(self, draft: Draft, lo: int) -> Draft | None:
        """What is learnt stands before: … বলে | পুলিশ সূত্রে জানা গেছে, or is pointed at: পুলিশ সূত্রে | এ তথ্য | জানা গেছে."""
        s, cue = draft.s, draft.cue
        assert draft.source is not None
        pointer = self._pointers.find(s, replace(cue, first=cue.last - 2), lo)
        if pointer is not None:
            draft.claim, draft.scope = s.span(pointer.first, pointer.last), Scope.PRECEDING
            return draft
        closing = draft.source.first - 1
        if closing > lo and "complementiser" in s.words[closing].classes:
            draft.claim = trimmed(s, lo, closing)
        return draft if draft.claim is not None else None

    def _laid_down(self, word: Word) -> bool:
        """What lays down rather than says: নিয়ম, সরকারের নির্দেশনা."""
        return any(
            self._knows.is_class(stem, "laid_down") or stem.endswith(("বিধি", "বিধিমালা", "নীতি", "আইন"))
            for stem in word.stems
        )

    def nominal(self, s: Sentence, cue: Cue, lo: int, quotes: Sequence[Range]) -> Draft | None:
        if "complementiser" in s.words[cue.first - 1].classes:
            source = self._phrases.bare(s, len(s.words), cue.last)
            claim = trimmed(s, lo, cue.first - 1)
            named = source is not None and source.first == cue.last
            if claim is None or not (named or cue.last == len(s.words)):
                return None
            return Draft(cue, s, "left", source=source if named else None, claim=claim)
        source = self._phrases.owner(s, cue.first, lo)
        if source is None or not self._knows.can_speak(s, source):
            return None
        if cue.rule == "noun.khobor" and not self._reports(s, source):
            return None
        claim = self._claims.right(s, cue, quotes)
        if claim is None and "pronoun" in s.words[cue.last].classes:
            claim = trimmed(s, cue.last, len(s.words))  # পরিবারের দাবি | তাকে হত্যা করা হয়েছে
        if claim is None:
            return None
        if cue.rule == "noun.dabi" and self._demands(s, claim):
            cue = replace(cue, function=Function.DEMAND, hedge=False, level=None)
        return Draft(cue, s, "right", source=source, claim=claim)

    def _reports(self, s: Sentence, source: Phrase) -> bool:
        """Who brings news: a medium, an agency or a source nobody names (সূত্রের খবর)."""
        entity = self._knows.entity_at(s, source.head, source.first)
        title = self._knows.title_at(s, source.head, source.first)
        if entity is not None:
            return entity[1].type in REPORTERS
        return title is not None and (title[1].role == "anonymous" or title[1].type in REPORTERS)

    def _demands(self, s: Sentence, claim: Range) -> bool:
        """The claim says what has to be done: it ends in an infinitive and হবে."""
        k = s.index_at(claim.end) - 1
        return k > 0 and s.words[k].text == "হবে" and any(form.kind == "infinitive" for form in s.words[k - 1].forms)

    def credit(self, s: Sentence, cue: Cue) -> Draft | None:
        words = s.words
        first = cue.last + (1 if cue.rule == "credit.colon" else 0)
        last = first
        while last < len(words) and last - first < 7 and (not words[last].mark or words[last].text in "-–.’'"):
            last += 1
        last = self._credit_end(s, first, last) if cue.rule == "credit.colon" else last
        if last <= first:
            return None
        return Draft(cue, s, "credit", source=Phrase(first, last, last - 1), scope=Scope.ARTICLE)

    def _credit_end(self, s: Sentence, first: int, last: int) -> int:
        known = self._knows.entity_end(s, first, last)
        while known is not None and known + 1 < len(s.words) and s.words[known].text in ("ও", ",", "এবং"):
            following = self._knows.entity_end(s, known + 1, len(s.words))
            if following is None:
                break
            known = following
        return known if known is not None else min(last, first + 5)

    def bare_credit(self, s: Sentence) -> Draft | None:
        """A credit without a credit word: nothing but an agency or a medium, in brackets or behind a dash."""
        words = [k for k, word in enumerate(s.words) if not word.mark]
        if not words or s.words[0].text not in ("(", "-", "–", "—", "["):
            return None
        first, last = words[0], words[-1] + 1
        entity = self._knows.entity_at(s, last - 1, first)
        if entity is None or entity[0] != first or entity[1].type not in REPORTERS:
            return None
        cue = Cue(first, last, "credit.bare", "credit", Function.STATEMENT)
        return Draft(cue, s, "credit", source=Phrase(first, last, last - 1, True), scope=Scope.ARTICLE)
