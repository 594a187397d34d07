"""Which body a back-reference stands for: সংস্থাটি, দেশটি, তারা, এতে."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotator.labels import SourceType
from annotator.lexicon.sources import AnaphorRecord, TitleRecord
from annotator.rules.anaphors import Anaphors
from annotator.rules.cases import first
from annotator.rules.coreference import ORGANISED, Coreference
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.issuers import Issuers
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, Persons
from annotator.rules.posts import COLLECTIVE
from annotator.rules.speaker import POSTS, STATES, Speaker
from annotator.rules.text import Sentence
from annotator.rules.topics import UNSPOKEN
from annotator.rules.words import Word

#: The title of people together who are not named: এলাকাবাসী.
INDEFINITE = "indefinite-group"


class They:
    """A pronoun for several, or for a body, whose antecedent is looked for: তারা."""

    __slots__ = ("before", "k", "last", "s")

    def __init__(self, s: Sentence, k: int, before: Sentence | None, last: Speaker | None) -> None:
        self.s = s
        self.k = k
        self.before = before
        """The sentence before."""
        self.last = last
        """Who spoke last, several or a body."""

    def __str__(self) -> str:
        return "whom “তারা” stands for"


class Bodies:
    """Finds bodies, and several speakers, in this sentence and those before."""

    def __init__(self, knowledge: Knowledge, phrases: NounPhrases, coreference: Coreference, persons: Persons) -> None:
        self._knows = knowledge
        self._g = knowledge.grammar
        self._phrases = phrases
        self._coreference = coreference
        self._mentions = coreference.mentions
        self._namer = coreference.namer
        self._register = coreference.register
        self._persons = persons
        self.issuers = Issuers(knowledge, phrases, coreference, persons)

    @property
    def _several(self) -> Sequence[Callable[[They], Speaker | None]]:
        return (
            self._asked_in_this_sentence,
            self._contacted_in_this_sentence,
            self._spoke_just_now,
            self._closes_the_sentence_before,
            self._issued_a_statement_just_now,
            self._subject_of_the_sentence_before,
            self._spoke_last,
            self._body_of_who_spoke,
        )

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
            goes_on = issued is not None or (not step and self._said_just_now(spoken, s, hi))  # ওই প্রতিবেদনে আরও
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
            entity = self._knows.entity_at(s, k, 0) if s.words[k].case == "gen" else None
            if entity is not None and entity[1].name == state.name:
                return s.words[k + 1].text in self._g.alongside
        return False

    def _said_just_now(self, spoken: Speaker | None, s: Sentence, hi: int) -> bool:
        """A state spoke in the sentence before, and this one names no other as its subject: ইরানে … | দেশটির মন্ত্রণালয়."""
        before = self._mentions.before(s)
        if spoken is None or spoken.kind not in STATES or before is None:
            return False
        subject = any(s.words[k].case == "nom" and self._knows.entity_at(s, k, 0) is not None for k in range(hi))
        return self._register.seen(spoken) >= before.start and not subject

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
            title = self._knows.title_at(s, k, 0)
            body = title is not None and title[1].role == "body" and title[1].type in types
            if title is not None and body and _means(anaphor, title[1], s.words[k]):
                described = self._described(s, k)
                if described is not None:
                    return described
            entity = self._knows.entity_at(s, k, 0)
            if entity is not None and entity[1].type in types and (not kinds or entity[1].kind in kinds):
                return self._register.entity(entity[1])
        return None

    def _described(self, s: Sentence, k: int) -> Speaker | None:
        """Return the body whose name the word at token k closes; None where it says no more than the one word."""
        if s.words[k].case not in ("nom", "gen", "loc") or self._behind_a_subject(s, k):
            return None
        phrase = self._phrases.grow(s, k, k + 1, 0)
        described = self._namer.describe(s, phrase)
        if described.bare or described.role not in ("body", "entity"):
            return None
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _behind_a_subject(self, s: Sentence, k: int) -> bool:
        """Tell whether a subject stands before the body that is no part of its name (বিএনপি নতুন কমিটি দিয়েছে)."""
        if self._knows.entity_at(s, k, 0) is not None:
            return False
        before = next((j for j in range(k - 1, -1, -1) if self._knows.entity_at(s, j, 0) is not None), None)
        if before is None or s.words[before].case != "nom":
            return False
        entity = self._knows.entity_at(s, before, 0)
        if entity is not None and entity[1].kind in STATES and s.words[k].case != "nom":
            return False  # সিঙ্গাপুর জেনারেল | হসপিটালে
        return before < k - 1 or (entity is not None and entity[1].type is SourceType.ORGANISATION)

    # তারা

    def several(self, s: Sentence, k: int) -> Speaker | None:
        """Return whom তারা at token k stands for."""

        def several(x: Speaker) -> bool:
            known = x.name is not None or x.type is not SourceType.PERSON
            return (x.plural or not x.person) and x.type not in UNSPOKEN and known

        last = self._register.latest(several)
        return first(self._several, They(s, k, self._mentions.before(s), last))

    def _asked_in_this_sentence(self, t: They) -> Speaker | None:
        """Asked before the pronoun: ব্যবসায়ীদের | কাছে জানতে চাইলে তারা বলেন, …"""
        if not any(word.text in self._g.to_learn for word in t.s.words[: t.k]):
            return None
        for k in range(t.k - 1):
            if t.s.words[k + 1].text in self._g.asked_of and t.s.words[k].text.endswith("দের"):
                return self._described_group(t.s, k)
        return None

    def _contacted_in_this_sentence(self, t: They) -> Speaker | None:
        """The body that somebody got in touch with: নদী কমিশনের | সঙ্গে যোগাযোগ করা হলে তারা বলে, …"""
        if not any(word.nominative in self._g.contact for word in t.s.words[: t.k]):
            return None
        for k in range(1, t.k):
            if t.s.words[k].text in self._g.company:
                head = k - 1 - (t.s.words[k - 1].text in self._g.detached_genitive)
                entity = self._knows.entity_at(t.s, head, 0)
                return self._register.entity(entity[1]) if entity is not None else self._described(t.s, head)
        return None

    def _issued_a_statement_just_now(self, t: They) -> Speaker | None:
        """Several who made a statement there: সভাপতি ও সম্পাদক এক বিবৃতিতে নিন্দা জানান। তাঁরা বলেন, …"""
        made = self.issuers.in_statement(t.before) if t.before is not None else None
        return made if made is not None and (made.plural or not made.person) else None

    def _spoke_just_now(self, t: They) -> Speaker | None:
        """Several or a body that spoke in this sentence or the one before: ইউনিসেফ জানায়, …। তারা বলছে, …"""
        now = t.last is not None and t.before is not None and self._register.seen(t.last) >= t.before.start
        return t.last if now else None

    def _closes_the_sentence_before(self, t: They) -> Speaker | None:
        """Several or a body behind the verb of the sentence before: … ডাক দিয়েছে নাগরিক মঞ্চ। তারা বলছে, …"""
        closing = self._persons.closing(t.before) if t.before is not None else None
        return closing if closing is not None and (closing.plural or not closing.person) else None

    def _subject_of_the_sentence_before(self, t: They) -> Speaker | None:
        """The sentence before opens with a body, or tells of several: ইউনিসেফ নতুন হিসাব দিয়েছে। তারা বলছে, …"""
        before = t.before
        if before is None:
            return None
        head = next((k for k, word in enumerate(before.words) if "connective" not in word.classes), 0)
        theirs = "genitive_pronoun" in t.s.words[t.k].classes
        free = t.last is None or t.last.type in REPORTERS
        for k, word in enumerate(before.words):
            entity = self._knows.entity_at(before, k, head) if word.case == "nom" and k >= head else None
            opens = entity is not None and entity[0] == head and entity[1].type in ORGANISED
            state = entity is not None and entity[1].kind == "state"
            if entity is not None and opens and (theirs and free if state else theirs or t.last is None):
                return self._register.entity(entity[1])
            if word.text in self._g.crowd:
                return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True, plural=True)
            if self._group(before, k):
                return self._described_group(before, k)
        return self._opening_body(before, head) if theirs or t.last is None else None

    def _opening_body(self, s: Sentence, lo: int) -> Speaker | None:
        """Return the body or family that opens a sentence, from token lo on: ঘাট রক্ষা কমিটি পথ আটকায়। তাদের দাবি, …"""
        phrase = self._phrases.initial(s, lo, len(s.words))
        if phrase is None or phrase.first != lo or s.words[phrase.head].case != "nom":
            return None
        described = self._namer.describe(s, phrase, "third")
        family = described.role == "group" and s.words[phrase.head].nominative.endswith(tuple(self._g.collectives))
        if described.role != "body" and not family:
            return None
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _group(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a word for several people: চিকিৎসকেরা, একদল | শিক্ষার্থী, এলাকার লোকজন."""
        word = s.words[k]
        told = word.title is not None and word.title.key == INDEFINITE and word.case in ("nom", "pl")
        if told and self._g.indefinite.isdisjoint(word.stems):
            return True  # স্থানীয়রা, এলাকাবাসী
        if word.case == "pl":
            return "pronoun" not in word.classes and not self._knows.common(word)
        title = self._knows.title_at(s, k, 0) if word.case == "nom" else None
        if title is None or (title[1].role not in POSTS and title[1].role != "anonymous"):
            return False
        before = s.text_at(title[0] - 1)
        counted = before in self._g.several or before in self._g.persons_counted
        return title[1].key == COLLECTIVE or counted

    def _described_group(self, s: Sentence, k: int) -> Speaker:
        """Return the several people that the phrase which token k closes describes."""
        phrase = self._phrases.grow(s, k, k + 1, 0)
        described = replace(self._namer.describe(s, phrase), person=True, plural=True)
        return self._coreference.settle(s, phrase, described, self._persons.before(s))

    def _spoke_last(self, t: They) -> Speaker | None:
        """Several or a body that spoke further back."""
        return t.last

    def _body_of_who_spoke(self, t: They) -> Speaker | None:
        """The body that the person who spoke last speaks for."""
        last = self._register.latest(lambda x: x.type not in UNSPOKEN)
        body = self._register.body_of(last) if last is not None else None
        return body if last is None or body is not last or last.type in REPORTERS else None

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
            if named is not None:
                return named
            issued = self._register.issued_since(0)  # এতে | আরও বলা হয়
            theirs = issued is not None and (not issued.person or issued.role == "spokesperson")
            if issued is not None and theirs and issued is self._register.latest(lambda x: True):
                return issued
        return Speaker(None, SourceType.DOCUMENT, "document")


def _means(anaphor: AnaphorRecord, title: TitleRecord, word: Word) -> bool:
    """Tell whether a back-reference can mean a body with this head: দলটি no committee, দেশটি no ministry."""
    kind = title.key.replace("-", "_")
    return not anaphor.kinds or kind in anaphor.kinds or any(stem.endswith(anaphor.heads) for stem in word.stems)
