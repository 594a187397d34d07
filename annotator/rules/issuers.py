"""Who issued a document, as a sentence before tells: এক বিবৃতিতে নিন্দা জানায় কমিশন; প্রজ্ঞাপন জারি করেছে মন্ত্রণালয়."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.rules.before import Before
from annotator.rules.coreference import Coreference
from annotator.rules.documents import STUDY
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.speaker import STATES, Speaker
from annotator.rules.text import Sentence

#: Types of bodies that let what they did be known in a notice.
ISSUING = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
#: So many tokens stand between a document and its verb, at most: চিঠি | সব দপ্তরের প্রধানদের | পাঠিয়েছেন.
APART = 5
#: Keys of verbs with which somebody makes a study: জরিপ | চালায়, করে.
MADE = frozenset({"chalano", "kora"})


class Issuers(Before):
    """Finds the bodies whose documents are spoken of again."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference, persons: Persons) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._persons = persons

    def issuer(self, s: Sentence, document: str) -> Speaker | None:
        """Return the body whose document of this name a sentence before tells of: এক বিবৃতিতে নিন্দা জানায় কমিশন।"""
        at = s
        for _ in range(BACK):
            before = self._mentions.before(at)
            if before is None:
                return None
            at = before
            k = next((k for k in range(len(at.words) - 1, 0, -1) if at.words[k].nominative == document), None)
            if k is not None:
                if (owner := self._signatory(at, k) or self._owner(at, k)) is not None:
                    return owner
                therein = at.words[k].case == "loc"
                title = self._knows.title_at(at, k)
                own = title is not None and title[1].issued
                closing = self._persons.closing(at) if therein else self.of_sentence(at)
                if closing.bare if closing is not None else therein:  # এক বার্তায় তা জানায় | সংগঠনটি; পোস্টে | দলটি জানায়
                    closing = self._spoke_in(at) or (self._subject(at, k) if therein and own else None) or closing
                issues = closing is not None and (closing.plural or not closing.person or (therein and own))
                return closing if issues else None if therein else self._writer(at, k) or self._surveyor(at, k)
        return None

    def actor(self, s: Sentence) -> Speaker | None:
        """Return the body that does something in the sentence before: ভাড়া কমিয়েছে | নদী কমিশন।"""
        before = self._mentions.before(s)
        who = self._persons.closing(before) if before is not None else None
        who = self._opening(before) if before is not None and who is None else who
        if who is None or who.role not in ("body", "entity") or who.person or who.plural:
            return None
        return who if who.type in ISSUING and who.kind not in STATES else None

    def _opening(self, s: Sentence) -> Speaker | None:
        """Return who is the first subject of a sentence: | নদী কমিশন ভাড়া কমিয়েছে।"""
        phrase = self._phrases.initial(s, 0, len(s.words))
        if phrase is None or not self._knows.can_speak(s, phrase) or "pronoun" in s.words[phrase.head].classes:
            return None
        return self._coreference.settle(s, phrase, self._namer.describe(s, phrase, "third"))

    def issued_just_now(self, s: Sentence) -> Speaker | None:
        """Return the body whose document the sentence before told of: নির্দেশনা দিয়েছে | নদী কমিশন। এক নির্দেশনায় …"""
        before = self._mentions.before(s)
        who = self._register.issued_since(before.start) if before is not None else None
        return who if who is not None and not who.person else None

    def in_statement(self, s: Sentence) -> Speaker | None:
        """Return who does something in a statement that a sentence tells of: সভাপতি ও সম্পাদক | এক বিবৃতিতে নিন্দা জানান."""
        for k in range(1, len(s.words)):
            title = self._knows.title_at(s, k) if s.words[k].case == "loc" else None
            if title is not None and title[1].issued:
                return self._subject(s, k)
        return None

    def _subject(self, s: Sentence, k: int) -> Speaker | None:
        """Return who does something in the document at token k: সভাপতি ও সম্পাদক | এক যৌথ বিবৃতিতে নিন্দা জানান."""
        title = self._knows.title_at(s, k)
        start = title[0] if title is not None else k
        phrase = self._phrases.before(s, start, near=s.words[k].case == "loc")
        phrase = phrase if phrase is not None or s.words[k].case == "loc" else self._phrases.initial(s, 0, start)
        if phrase is None or self._knows.flag(s.words[phrase.head]) == 0 or not self._knows.can_speak(s, phrase):
            return None
        honorific = any(word.finite and word.honorific for word in s.words[k:])
        described = self._namer.describe(s, phrase, "honorific" if honorific else "third")
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _writer(self, s: Sentence, k: int) -> Speaker | None:
        """Return who sends the document at token k, or reads it out: চিঠি পাঠিয়েছেন | রহিমা খাতুন."""
        if not self._issued(s, k):
            return None
        verb = next((n for n in range(k + 1, min(k + APART, len(s.words))) if s.words[n].finite), None)
        sent = verb is not None and "pathano" in s.words[verb].lemmas
        if not sent and s.text_at(k + 1) not in self._g.read_out:
            return None
        return self._represented(s, k) or self._persons.closing(s) or self._subject(s, k)

    def _represented(self, s: Sentence, k: int) -> Speaker | None:
        """Return for whom by name somebody reads out the document at token k: রহিমা খাতুনের | পক্ষ থেকে বক্তব্য পাঠ করেন."""
        behalf = next((n for n in range(1, k - 1) if s.words[n].text in self._g.on_behalf), 0)
        phrase = self._phrases.owner(s, behalf) if behalf and s.words[behalf - 1].case == "gen" else None
        if phrase is None:
            return None
        return self._coreference.settle(s, phrase, self._namer.describe(s, phrase), self._persons.before(s))

    def sender(self, s: Sentence) -> Speaker | None:
        """Return who sends a document in a sentence: রহিমা খাতুন | সব দপ্তরে চিঠি পাঠিয়েছেন."""
        return next((who for k in range(1, len(s.words)) if (who := self._writer(s, k)) is not None), None)

    def _signatory(self, s: Sentence, k: int) -> Speaker | None:
        """Return who signed the document at token k: উপসচিব রহিমা খাতুন | স্বাক্ষরিত এক চিঠি."""
        signed = next((j for j in range(k - 1, max(k - 4, 0), -1) if s.words[j].text in self._g.signed), None)
        phrase = self._phrases.bare(s, signed, 0) if signed is not None else None
        if phrase is None or not self._knows.can_speak(s, phrase):
            return None
        return self._coreference.settle(s, phrase, self._namer.describe(s, phrase), self._persons.before(s))

    def owner(self, s: Sentence, document: str | None = None) -> Speaker | None:
        """Return the body whose the last document is that a sentence tells of, or the last one of that name."""
        told = (k for k in range(len(s.words) - 1, 0, -1) if document in (None, s.words[k].nominative))
        return next((owner for k in told if (owner := self._owner(s, k)) is not None), None)

    def _owner(self, s: Sentence, k: int) -> Speaker | None:
        """Return the body whose the document at token k is, or from which it comes: মন্ত্রণালয়ের এক | প্রজ্ঞাপনে; মন্ত্রণালয়
        থেকে | প্রজ্ঞাপন জারি করা হয়."""
        title = self._knows.title_at(s, k)
        if title is None or title[1].role not in ("document", "social"):
            return None
        start = title[0]
        while s.text_at(start - 1) in self._g.issued | self._g.one_such:
            start -= 1
        phrase = self._phrases.owner(s, start) if start > 0 else None
        if phrase is None and s.words[k].case == "nom" and any(word.finite for word in s.words[k:]):
            away = next(
                (n for n in range(start - 1, max(start - APART, 0), -1) if s.words[n].text in self._g.from_place), 0
            )
            phrase = self._phrases.bare(s, away, 0) if away else None
        if phrase is None or not self._knows.can_speak(s, phrase):
            return None
        owner = self._namer.describe(s, phrase, "third")
        body = owner.role in ("body", "entity") and owner.kind not in STATES
        return self._coreference.settle(s, phrase, owner, self._persons.before(s)) if body else None

    def _spoke_in(self, s: Sentence) -> Speaker | None:
        """Return who said something in a sentence, the last one."""
        return self._register.latest(lambda x: self._register.seen(x) >= s.start)

    def of_sentence(self, s: Sentence) -> Speaker | None:
        """Return the body that a sentence tells to issue a document, before its verb or behind (… করেছে | মন্ত্রণালয়)."""
        if (before := self._publisher(s)) is not None or not any(self._issued(s, k) for k in range(len(s.words))):
            return before
        closing = self._persons.closing(s)
        return closing if closing is not None and not closing.person else None

    def _publisher(self, s: Sentence) -> Speaker | None:
        """Return the body that publishes a document in a sentence: নদী কমিশন | এ বিষয়ে বিবৃতি | দিয়েছে."""
        verb = len(s.words) - 1
        while verb > 0 and (s.words[verb].mark or s.words[verb].finite or s.words[verb].nonfinite):
            verb -= 1
        k = next((k for k in range(verb, max(verb - 2, 0), -1) if self._issued(s, k)), None)
        title = self._knows.title_at(s, k) if k is not None else None  # সমিতি | আইনি নোটিশ দিয়েছে
        phrase = self._phrases.before(s, title[0], 0) if title is not None else None
        if phrase is None or not self._knows.can_speak(s, phrase):
            return None
        described = self._namer.describe(s, phrase, "third")
        if described.person and not described.names:
            return None
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _issued(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a document that somebody issues, as the object of a verb: বিবৃতি | দিয়েছে."""
        title = self._knows.title_at(s, k)
        return title is not None and title[1].issued and s.words[k].case == "nom"

    def publisher(self, s: Sentence) -> Speaker | None:
        """Return the medium that a sentence closes with (হিসাব ছেপেছে | সাময়িকী নদী), or who makes a study in it."""
        closing = self._persons.closing(s)
        if closing is not None and closing.type in REPORTERS and not closing.person:
            return closing
        return next((who for k in range(1, len(s.words)) if (who := self._surveyor(s, k)) is not None), None)

    def _surveyor(self, s: Sentence, k: int) -> Speaker | None:
        """Return the body that makes the study at token k: নদী কমিশন একটি | জরিপ চালায়; … জরিপ করেছে নদী কমিশন."""
        title = s.words[k].title
        if title is None or title.key != STUDY or s.words[k].case != "nom":
            return None
        made = next((word for word in s.words[k + 1 : k + APART - 1] if word.finite), None)
        if made is None or made.lemmas.isdisjoint(MADE):
            return None
        who = self._subject(s, k) or self._persons.closing(s)
        body = who is not None and not (who.person or who.plural) and who.type in ISSUING | REPORTERS
        return who if body else None
