"""Step 3, first half: by what a cue with a verb attributes nothing after all."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from annotator.bangla.quotations import is_quotation
from annotator.bangla.sentences import Range
from annotator.rules.claims import RIGHT, Claims
from annotator.rules.cue import Cue
from annotator.rules.documents import Documents
from annotator.rules.drafts import Draft
from annotator.rules.heads import Phrase
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.text import Sentence
from annotator.rules.words import Word


class Verdict(NamedTuple):
    """What a case says of a cue: what it attributes, or that it attributes nothing."""

    draft: Draft | None

    def __str__(self) -> str:
        return "attributes nothing" if self.draft is None else str(self.draft)


NOTHING = Verdict(None)


class Tying:
    """A cue with a verb whose source and claim are looked for.

    Subjects are looked for down to token ``lo``, content before the cue down to token ``floor``.
    """

    __slots__ = ("cue", "floor", "lo", "pointer", "quotes", "right", "s", "weighed")

    def __init__(self, s: Sentence, cue: Cue, lo: int, floor: int, quotes: Sequence[Range]) -> None:
        self.s = s
        self.cue = cue
        self.lo = lo
        self.floor = floor
        self.quotes = quotes
        self.pointer: Phrase | None = None
        """What points at content elsewhere."""
        self.right: Range | None = None
        """The claim behind the cue, where one can stand there."""
        self.weighed = False
        """Something is weighed, no content given: ক্ষতি বিবেচনা করে, …"""

    def __str__(self) -> str:
        return f"the cue “{self.s.slice(self.cue.first, self.cue.last)}”"


class Exclusions:
    """The cases by which a cue with a verb attributes nothing."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, claims: Claims, documents: Documents) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._claims = claims
        self._documents = documents
        self.cases = (
            self._only_denied,
            self._only_affirmed,
            self._only_by_a_document,
            self._only_in_the_active,
            self._only_as_a_verb,
            self._part_of_a_question,
            self._only_by_a_speaker,
            self._tells_a_thing,
        )

    def _only_denied(self, t: Tying) -> Verdict | None:
        """A cue in the negative only: খবর পাওয়া যায়নি, not খবর পাওয়া যায়."""
        return NOTHING if t.cue.needs == "negative" and not t.cue.negative else None

    def _only_affirmed(self, t: Tying) -> Verdict | None:
        """A cue in the positive only."""
        return NOTHING if t.cue.needs == "positive" and t.cue.negative else None

    def _only_by_a_document(self, t: Tying) -> Verdict | None:
        """A cue only where a document says it: গবেষণায় দেখা গেছে, not তাঁকে দেখা গেছে."""
        if t.cue.needs != "document":
            return None
        said = t.cue.person != "honorific" and self._documents.source(t.s, t.cue.first, t.lo) is not None
        return None if said else NOTHING

    def _only_in_the_active(self, t: Tying) -> Verdict | None:
        """Nobody says it in the passive: নিশ্চিত হওয়া গেছে."""
        return NOTHING if t.cue.record.active_only and t.cue.passive else None

    def _only_as_a_verb(self, t: Tying) -> Verdict | None:
        """No cue as a participle: শীতের কথা বিবেচনা করে ছুটি বাড়ানো হয়."""
        return NOTHING if t.cue.record.finite_only and t.cue.kind == "participle" else None

    def _part_of_a_question(self, t: Tying) -> Verdict | None:
        """A question what was or will be said: কী | বলা হয়েছে, তা …; কখন জানাবেন | জানতে চাইলে …"""
        s, cue = t.s, t.cue
        if cue.kind != "verb":
            return None
        behind = s.words[cue.last].text if cue.last < len(s.words) else ""
        if behind in self._g.to_learn or behind in self._g.whether:
            return NOTHING
        if behind and s.slice(cue.last, min(cue.last + 2, len(s.words))) in self._g.whether_in_two:
            return NOTHING
        taken_up = cue.last + 1 < len(s.words) and s.words[cue.last + 1].text in self._g.correlative
        asked = taken_up and cue.first > t.lo and s.words[cue.first - 1].text in self._g.asking
        return NOTHING if asked else None

    def _only_by_a_speaker(self, t: Tying) -> Verdict | None:
        """Somebody, rather than a thing, is the subject: মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়."""
        return NOTHING if t.cue.needs == "speaker" and not self._spoken(t.s, t.cue, t.lo) else None

    def _tells_a_thing(self, t: Tying) -> Verdict | None:
        """A thing that is told right before the verb: গল্প বলেন; unless a quotation follows."""
        s, cue = t.s, t.cue
        told = (
            cue.verb.says and cue.first > t.lo and not cue.negative and is_object(self._knows, s.words[cue.first - 1])
        )
        if not told:
            return None
        quoted = self._claims.right(s, cue, t.quotes)
        return NOTHING if quoted is None or not is_quotation(t.quotes, quoted) else None

    def _spoken(self, s: Sentence, cue: Cue, lo: int) -> bool:
        """Somebody, rather than a thing, is the subject (মন্ত্রী ইঙ্গিত দেন, not সফরটি ইঙ্গিত দেয়)."""
        if cue.last >= len(s.words) or (
            s.words[cue.last].text not in RIGHT and s.words[cue.last].text not in self._g.that
        ):
            return False
        subject = (
            self._phrases.after(s, cue.last)
            or self._phrases.before(s, cue.first, lo)
            or self._phrases.initial(s, lo, cue.first)
        )
        return subject is not None and cue.kind == "verb" and self._knows.can_speak(s, subject)


def is_object(knowledge: Knowledge, word: Word) -> bool:
    """Tell whether a word is a thing that is told (গল্প বলেন): no noun that closes a claim or points at one."""
    thing = word.case == "nom" and knowledge.thing(word) and "content_noun" not in word.classes
    return thing and not knowledge.is_class(word.stems[-1], "pointer_noun")
