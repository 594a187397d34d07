"""Which body a back-reference stands for: সংস্থাটি, দেশটি, এতে."""

from __future__ import annotations

from annotator.labels import SourceType
from annotator.lexicon.sources import AnaphorRecord, TitleRecord
from annotator.rules.anaphors import Anaphors
from annotator.rules.before import Before
from annotator.rules.coreference import Coreference
from annotator.rules.heads import Phrase
from annotator.rules.issuers import Issuers
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.speaker import STATES, Speaker
from annotator.rules.text import Sentence
from annotator.rules.words import Word


class Bodies(Before):
    """Finds bodies in this sentence and those before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference, persons: Persons) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._persons = persons
        self.issuers = Issuers(knowledge, phrases, coreference, persons)

    # সংস্থাটি, দেশটি

    def body(self, s: Sentence, phrase: Phrase, record: AnaphorRecord) -> Speaker | None:
        """Return the last body of those types: met as a speaker, or named in this sentence or one of those before."""
        kinds, types = set(record.kinds), set(record.types)

        state = bool(kinds & STATES)

        def fits(x: Speaker) -> bool:
            unknown = not x.kind and not state  # দেশটি is no ministry
            return not x.person and x.type in types and (unknown or not kinds or x.kind in kinds)

        ending = f" {s.words[phrase.head].nominative}"
        same = self._register.latest(lambda x: fits(x) and x.called.endswith(ending))
        if same is not None:
            return same  # মন্ত্রণালয়, after গণশিক্ষা মন্ত্রণালয়
        issued = self._register.issuer(s.words[phrase.head].nominative) if SourceType.DOCUMENT in types else None
        spoken = issued or self._register.latest(fits)
        beside: Speaker | None = None
        at = s
        for step in range(BACK + 1):
            if spoken is not None and self._register.seen(spoken) >= at.start:
                return spoken
            if step and SourceType.DOCUMENT in types and (owner := self.issuers.owner(at, ending[1:])) is not None:
                return owner  # কমিশনের প্রতিবেদনে …। | ওই প্রতিবেদনে
            hi = phrase.first if step == 0 else len(at.words)
            goes_on = issued is not None or (not step and self._said_just_now(spoken, s))  # ওই প্রতিবেদনে আরও
            named = self._named_in(at, hi, record) if not goes_on else None
            if named is not None and state and not step and self._alongside(s, hi, named):
                beside, named = named, None  # কেনিয়ার সঙ্গে … | দেশটির সেনাবাহিনী
            if named is not None:
                return named
            before = self._mentions.before(at)
            if before is None:
                break
            at = before
        return spoken or beside

    def _alongside(self, s: Sentence, hi: int, state: Speaker) -> bool:
        """Tell whether a state only has to do with what another does: কেনিয়ার | সঙ্গে বিরোধ, ভারতের | সহায়তায়."""
        for k in range(hi - 1):
            entity = self._knows.entity_at(s, k) if s.words[k].case == "gen" else None
            if entity is not None and entity[1].name == state.name:
                return s.words[k + 1].text in self._g.alongside
        return False

    def _said_just_now(self, spoken: Speaker | None, s: Sentence) -> bool:
        """A state spoke in the sentence before: ইরানে … | দেশটির মন্ত্রণালয়."""
        before = self._mentions.before(s)
        if spoken is None or spoken.kind not in STATES or before is None:
            return False
        return self._register.seen(spoken) >= before.start

    def owning(self, s: Sentence, phrase: Phrase, anaphors: Anaphors) -> tuple[int, Speaker] | None:
        """Return the token of a back-reference before a post, and its body: দুদক … সংস্থাটির | উপপরিচালক."""
        for k in range(phrase.first, phrase.head):
            if s.words[k].case != "gen":
                continue
            pointed = k > phrase.first and s.words[k - 1].is_a("determiner")  # ওই কমিটির | সদস্যরা
            record = anaphors.find(s, Phrase(k - pointed, k + 1, k)) or anaphors.body(s.words[k])
            if record is not None and record.types and not record.person:
                body = self.body(s, Phrase(k, k + 1, k), record)
                state = not STATES.isdisjoint(record.kinds)  # দেশটির | পররাষ্ট্রমন্ত্রী
                return (k, body) if body is not None and state == (body.kind in STATES) else None
        return None

    def _named_in(self, s: Sentence, hi: int, anaphor: AnaphorRecord) -> Speaker | None:
        """Return the last body that a back-reference can mean among the first ``hi`` tokens."""
        kinds, types = anaphor.kinds, anaphor.types
        for k in sorted(range(hi - 1, -1, -1), key=lambda k: s.words[k].case == "acc"):  # objects last
            if s.text_at(k + 1) in self._g.against:
                continue  # টাটা গ্রুপের | বিরুদ্ধে কিছু পায়নি সংস্থাটি
            title = self._knows.title_at(s, k)
            body = title[1] if title is not None and title[1].role == "body" else None
            if body is not None and body.type in types and _means(anaphor, body, s.words[k]):
                described = self.described(s, k)
                if described is not None:
                    return described
            entity = self._knows.entity_at(s, k)
            if entity is not None and entity[1].type in types and (not kinds or entity[1].kind in kinds):
                return self._register.entity(entity[1])
        return None

    def described(self, s: Sentence, k: int) -> Speaker | None:
        """Return the body whose name the word at token k closes; None where it says no more than the one word."""
        if s.words[k].case not in ("nom", "gen", "loc") or s.words[k].determined or self._behind_a_subject(s, k):
            return None
        phrase = self._phrases.grow(s, k, k + 1, 0)
        if self._phrases.behind_somebody(s, phrase.first, k):
            return None
        described = self._namer.describe(s, phrase)
        if described.bare or described.role not in ("body", "entity"):
            return None
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _behind_a_subject(self, s: Sentence, k: int) -> bool:
        """Tell whether a subject stands before the body that is no part of its name (বিএনপি নতুন কমিটি দিয়েছে)."""
        if self._knows.entity_at(s, k) is not None:
            return False
        before = next((j for j in range(k - 1, -1, -1) if self._knows.entity_at(s, j) is not None), None)
        if before is None or s.words[before].case != "nom":
            return False
        entity = self._knows.entity_at(s, before)
        if entity is not None and entity[1].kind in STATES and s.words[k].case != "nom":
            return False  # সিঙ্গাপুর জেনারেল | হসপিটালে
        return before < k - 1 or (entity is not None and entity[1].type is SourceType.ORGANISATION)

    # এতে

    def therein(self, s: Sentence) -> Speaker:
        """Return who issued what এতে points at, as the sentence before tells; else nobody with a name."""
        before = self._mentions.before(s)
        if before is not None:
            issuer = self._register.latest(lambda x: not x.person)
            if issuer is not None and self._register.seen(issuer) >= before.start:
                return issuer
            named = self._register.issued_since(before.start) or self.issuers.of_sentence(before)
            named = named or self.issuers.sender(before) or self.issuers.owner(before)
            named = named or self.issuers.publisher(before)
            if named is not None:
                return named
            last, issued = self._register.latest(lambda x: True), self._register.issued_since(0)  # এতে | আরও বলা হয়
            if last is not None and last is issued and (not last.person or last.role == "spokesperson"):
                return last
        return Speaker(None, SourceType.DOCUMENT, "document")


def _means(anaphor: AnaphorRecord, title: TitleRecord, word: Word) -> bool:
    """Tell whether a back-reference can mean a body with this head: দলটি no committee, দেশটি no ministry."""
    kind = title.key.replace("-", "_")
    return not anaphor.kinds or kind in anaphor.kinds or any(stem.endswith(anaphor.heads) for stem in word.stems)
