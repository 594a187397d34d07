"""Whom a pronoun for several stands for: several persons, or a body spoken of as they: তারা."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from annotator.labels import SourceType
from annotator.rules.before import Before
from annotator.rules.bodies import Bodies
from annotator.rules.cases import first
from annotator.rules.coreference import ORGANISED, Coreference
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.heads import Phrase
from annotator.rules.joined import BESIDE
from annotator.rules.knowledge import Knowledge
from annotator.rules.nouns import NounPhrases
from annotator.rules.persons import BACK, BEHIND, Persons
from annotator.rules.posts import COLLECTIVE
from annotator.rules.speaker import POSTS, Speaker
from annotator.rules.text import Sentence
from annotator.rules.topics import UNSPOKEN

#: The title of people together who are not named: এলাকাবাসী.
INDEFINITE = "indefinite-group"
#: The title of some of many: চালকদের | একাংশ.
PART = "part-of-group"


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


class Several(Before):
    """Finds several speakers, and bodies that they are, in this sentence and those before."""

    def __init__(
        self,
        knowledge: Knowledge,
        phrases: NounPhrases,
        coreference: Coreference,
        persons: Persons,
        bodies: Bodies,
    ) -> None:
        super().__init__(knowledge, phrases, coreference)
        self._persons = persons
        self._bodies = bodies

    @property
    def _antecedents(self) -> Sequence[Callable[[They], Speaker | None]]:
        return (
            self._asked_in_this_sentence,
            self._contacted_in_this_sentence,
            self._spoke_just_now,
            self._say_more,
            self._closes_the_sentence_before,
            self._issued_a_statement_just_now,
            self._subject_of_the_sentence_before,
            self._spoke_last,
            self._body_of_who_spoke,
            self._told_of_further_back,
        )

    def whom(self, s: Sentence, k: int) -> Speaker | None:
        """Return whom তারা at token k stands for."""

        def several(x: Speaker) -> bool:
            known = x.name is not None or x.type is not SourceType.PERSON
            return (x.plural or not x.person) and x.type not in UNSPOKEN and known

        last = self._register.latest(several)
        return first(self._antecedents, They(s, k, self._mentions.before(s), last))

    def _asked_in_this_sentence(self, t: They) -> Speaker | None:
        """Asked before the pronoun: ব্যবসায়ীদের | কাছে জানতে চাইলে তারা বলেন, …"""
        if self._g.to_learn.isdisjoint([word.text for word in t.s.words[: t.k]]):
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
                entity = self._knows.entity_at(t.s, head)
                return self._register.entity(entity[1]) if entity is not None else self._bodies.described(t.s, head)
        return None

    def _issued_a_statement_just_now(self, t: They) -> Speaker | None:
        """Several who made a statement there: সভাপতি ও সম্পাদক এক বিবৃতিতে নিন্দা জানান। তাঁরা বলেন, …"""
        made = self._bodies.issuers.in_statement(t.before) if t.before is not None else None
        return made if made is not None and (made.plural or not made.person) else None

    def _spoke_just_now(self, t: They) -> Speaker | None:
        """Several or a body that spoke in this sentence or the one before: ইউনিসেফ জানায়, …। তারা বলছে, …"""
        now = t.last is not None and t.before is not None and self._register.seen(t.last) >= t.before.start
        return t.last if now else None

    def _say_more(self, t: They) -> Speaker | None:
        """Whoever spoke last says more, of whom the sentence before tells or not: … তারা | আরও বলছে, …"""
        near = t.s.words[max(0, t.k - BEHIND) : t.k + BEHIND] if t.last is not None else ()
        more = any(word.text in self._g.more or word.text in self._g.said_besides for word in near)
        return t.last if more else None

    def _closes_the_sentence_before(self, t: They) -> Speaker | None:
        """Several or a body behind the verb of the sentence before: … ডাক দিয়েছে নাগরিক মঞ্চ। তারা বলছে, …"""
        closing = self._persons.closing(t.before) if t.before is not None else None
        if closing is None or (closing.person and not closing.plural):
            return None
        told = closing.plural or closing.role != "name" or closing.alias or self._register.seen(closing) >= 0
        return closing if told else None  # not: হাতে ছিল | রামদা

    def _subject_of_the_sentence_before(self, t: They) -> Speaker | None:
        """The sentence before opens with a body, or tells of several: ইউনিসেফ নতুন হিসাব দিয়েছে। তারা বলছে, …"""
        before = t.before
        if before is None:
            return None
        head = next((k for k, word in enumerate(before.words) if "connective" not in word.classes), 0)
        theirs = "genitive_pronoun" in t.s.words[t.k].classes
        free = t.last is None or t.last.type in REPORTERS
        for k, word in enumerate(before.words):
            entity = self._knows.entity_at(before, k, head) if word.case == "nom" else None
            if entity is not None and entity[0] == head and entity[1].type in ORGANISED:
                state = entity[1].kind == "state"
                if theirs and free if state else theirs or t.last is None:
                    return self._register.entity(entity[1])
            if (found := self._group_at(before, k)) is not None:
                return found
        return self._two(before) or (self._opening_body(before, head) if theirs or t.last is None else None)

    def _two(self, s: Sentence) -> Speaker | None:
        """Return those whom a sentence joins by name, or one with who is his: রহিম মিয়া ও করিম শেখ; রহিম মিয়া ও তাঁর মা."""
        for k in range(1, len(s.words) - 2):
            if s.words[k].text not in self._g.both or s.words[k - 1].case != "nom":
                continue
            right = self._phrases.initial(s, k + 1, len(s.words))
            if right is None or s.words[right.head].case != "nom" or s.text_at(right.last) == ",":
                continue
            whole = self._phrases.grow(s, right.head, right.last, 0)
            described = self._namer.describe(s, whole, "honorific")
            if whole.first > k:
                apart = self._joined_apart(s, self._phrases.grow(s, k - 1, k, 0), described)
                if apart is not None:
                    return apart
            elif described.person and (described.plural and described.role == "name"):
                return self._coreference.settle(s, whole, described)
            elif described.role in POSTS and s.words[k + 1].text in self._g.his:
                return self._coreference.settle(s, whole, replace(described, plural=True))
        return None

    def _joined_apart(self, s: Sentence, phrase: Phrase, other: Speaker) -> Speaker | None:
        """Return two by name between whom it stands where the other is: জাসদের | রহিম মিয়া এবং দক্ষিণ আসনে | করিম শেখ."""
        one = self._namer.describe(s, phrase, "honorific")
        if not all(x.person and not x.plural and len(x.names) > 1 for x in (one, other)):
            return None
        both = f"{one.called} {BESIDE} {other.called}"
        kind = one.type if one.type is other.type else SourceType.PERSON
        return self._coreference.settle(s, phrase, Speaker(both, kind, person=True, plural=True))

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

    def _group_at(self, s: Sentence, k: int) -> Speaker | None:
        """Return the several people for whom the word at token k stands: অনেকে, কয়েকজন | শিক্ষার্থী."""
        if s.words[k].text in self._g.crowd and not (k + 1 < len(s.words) and self._group(s, k + 1)):
            return Speaker(None, SourceType.ANONYMOUS, "anonymous", person=True, plural=True)
        return self._described_group(s, k) if self._group(s, k) else None

    def _group(self, s: Sentence, k: int) -> bool:
        """Tell whether token k is a word for several people: চিকিৎসকেরা, একদল | শিক্ষার্থী, এলাকার লোকজন."""
        word = s.words[k]
        told = word.title is not None and word.title.key == INDEFINITE and word.case in ("nom", "pl")
        if told and self._g.indefinite.isdisjoint(word.stems):
            return word.case == "pl" or not self._phrases.names(s, k + 1)  # স্থানীয়রা, এলাকাবাসী; not প্রতিবেশী | রহিম মিয়া
        if word.case == "pl":
            return "pronoun" not in word.classes and not self._knows.common(word)
        title = self._knows.title_at(s, k) if word.case == "nom" else None
        if title is None or (title[1].role not in POSTS and title[1].role != "anonymous"):
            return False
        if title[1].key == PART:
            return title[0] > 0 and s.words[title[0] - 1].text.endswith("দের")  # চালকদের | একাংশ
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

    def _told_of_further_back(self, t: They) -> Speaker | None:
        """Nobody else is known, and one of the sentences before tells of several: সেনারা ঘরে ঢোকে। হাতে বন্দুক। ওরা বলে, …"""
        at = t.before
        for _ in range(BACK - 1):
            at = self._mentions.before(at) if at is not None else None
            if at is None:
                return None
            group = (self._group_at(at, k) for k in range(len(at.words)))
            found = next((one for one in group if one is not None), None) or self._two(at)
            if found is not None:
                return found
        return None
