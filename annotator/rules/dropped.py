"""The antecedent of a dropped subject of a cue: whoever spoke before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.labels import SourceType
from annotator.rules.cases import first
from annotator.rules.coreference import ORGANISED
from annotator.rules.cue import BELIEF, CLAIM, COMMITMENT, DEMAND, STATEMENT
from annotator.rules.drafts import Draft
from annotator.rules.gazetteer import REPORTERS
from annotator.rules.mentions import Mentions
from annotator.rules.persons import Persons
from annotator.rules.register import SpeakerRegister
from annotator.rules.speaker import COURT, Speaker
from annotator.rules.spread import shown, spreads
from annotator.rules.text import Sentence
from annotator.rules.unanswered import conceded

#: Tokens before a cue in which it stands who was to act.
NEAR = 20
#: Sentences before a demand in which it stands who speaks.
BACK = 3
#: Types of those who speak for a body that can ask for something.
SPEAKING_FOR = frozenset({SourceType.OFFICIAL, SourceType.ORGANISATION})
#: Key of the words for advice, which the learned give.
ADVICE = "poramorsho"
UNSPECIFIED = Speaker(None, SourceType.UNSPECIFIED)


class Subject:
    """A subject that the text leaves out beside a cue, of whom it is asked who it is."""

    __slots__ = ("cited", "cue", "enclosing", "s")

    def __init__(self, draft: Draft, enclosing: Speaker | None) -> None:
        self.s = draft.s
        self.cue = draft.cue
        self.cited = draft.via is not None
        """Whether it is told from whom the words are had: এএফপির বরাত দিয়ে খবরটি ছাপা হয়."""
        self.enclosing = enclosing
        """The speaker of the quotation that the attribution stands in."""

    def __str__(self) -> str:
        return f"who is left out beside “{self.s.slice(self.cue.first, self.cue.last)}”"


class Dropped:
    """Finds the speakers that the text leaves out."""

    def __init__(self, register: SpeakerRegister, persons: Persons, mentions: Mentions) -> None:
        self._register = register
        self._persons = persons
        self._before = mentions.before

    @property
    def _cases(self) -> Sequence[Callable[[Subject], Speaker | None]]:
        return (
            self._body_that_goes_on,
            self._body_told_of_before,
            self._says_more,
            self._asks_in_the_passive,
            self._silent_as_well,
            self._does_not_answer,
            self._pleads_in_his_own_words,
            self._demanded_by_his_own,
            self._let_known_by_his_own,
            self._who_spreads_it,
            self._nobody_to_leave_out,
            self._first_person,
            self._one_person,
            self._several_or_a_body,
        )

    def speaker(self, draft: Draft, enclosing: Speaker | None) -> Speaker:
        """Return who is left out, ``UNSPECIFIED`` where nobody is; ``enclosing`` speaks the quotation it stands in."""
        return first(self._cases, Subject(draft, enclosing)) or UNSPECIFIED

    def _body_that_goes_on(self, d: Subject) -> Speaker | None:
        """What a body or document said just now goes on in the passive: দপ্তর জানায়, …। এ ছাড়া … আহ্বান জানানো হয়."""
        if not _goes_on(d) or _before_a_court(d):
            return None
        last = d.enclosing or self._register.latest(lambda x: True)
        before = self._before(d.s)
        start = before.start if before is not None else d.s.start
        if last is None or last.type is SourceType.ANONYMOUS or self._register.seen(last) < start:
            return None
        let_know = "janano" in d.s.words[d.cue.first].lemmas
        on_paper = not let_know and self._register.issued_since(start) is last  # not: বিষয়টি মেয়রকে জানানো হয়েছে
        written = d.enclosing is None and (_therein(before) or on_paper)
        reports = last.type in REPORTERS and d.cue.function is DEMAND  # asks for nothing itself
        return last if (_several(last) or written) and not reports else None

    def _body_told_of_before(self, d: Subject) -> Speaker | None:
        """The body behind the verb of the sentence before: পথ অবরোধ করেছে নাগরিক মঞ্চ। … দাবি তোলা হয়েছে."""
        before = self._before(d.s) if _goes_on(d) and d.enclosing is None else None
        told = d.cue.verb.says or (d.cue.record.clausal and d.cue.function is STATEMENT)
        acts = told or d.cue.function in (DEMAND, COMMITMENT)
        closing = self._persons.closing(before) if before is not None and acts and not _told_in(d) else None
        known = closing is not None and not closing.person and closing.role != "name"
        return closing if known else None

    def _says_more(self, d: Subject) -> Speaker | None:
        """Who spoke last says more in the passive, a body or in a document: বিবৃতিতে বলা হয়, …। আরও বলা হয়, …"""
        besides = d.s.grammar.more | d.s.grammar.said_besides
        more = d.s.text_at(d.cue.first - 1) in besides and d.cue.verb.says
        if not more or not _goes_on(d) or d.enclosing is not None or _told_in(d):
            return None
        last = self._register.latest(lambda x: True)
        if last is None or last.type is SourceType.ANONYMOUS:
            return None
        return last if _several(last) or self._register.issued_since(0) is last else None

    def _asks_in_the_passive(self, d: Subject) -> Speaker | None:
        """Who speaks for a body and spoke a little before asks for something, a body lets it be known:
        দপ্তর জানায়, …। মাঠ ভেজা। সবাইকে সরে যেতে | অনুরোধ জানানো হয়েছে; not: আদালতে … কারাগারে পাঠানোর নির্দেশ দেওয়া হয়."""
        demand, words = d.cue.function is DEMAND, d.s.words
        let_know = d.cue.function is STATEMENT and any(x.lemma == "janano" for x in words[d.cue.first].forms)
        done = words[d.cue.last - 1].text.endswith(tuple(d.s.grammar.long_done))
        if not (demand or let_know) or done or not _goes_on(d) or d.enclosing is not None or _told_in(d):
            return None
        last = self._near(d.s)
        theirs = last is not None and last.type in _asking(d)
        addressed = let_know and any(word.case == "acc" for word in words[: d.cue.first])  # বিষয়টি মেয়রকে | জানানো হয়েছে
        own = last is not None and (demand or (_several(last) and not addressed))
        return last if theirs and own and not _before_a_court(d) else None

    def _near(self, s: Sentence) -> Speaker | None:
        """Return who spoke in the sentences before, or the body that acts there since: … তলব করেছে | মন্ত্রণালয়।"""
        last, at = self._register.latest(lambda x: True), self._before(s)
        for _ in range(BACK):
            if at is None or last is None:
                return None
            if self._register.seen(last) >= at.start:
                return last
            closing = self._persons.closing(at)
            if closing is not None and closing.role in ("body", "entity"):
                return closing
            at = self._before(at)
        return None

    def _silent_as_well(self, d: Subject) -> Speaker | None:
        """What a document or body said just now is silent about the rest: প্রতিবেদনে বলা হয়, …। কারণ | বলা হয়নি."""
        silent = d.cue.negative and d.cue.passive and d.cue.verb.says and d.enclosing is None
        before = self._before(d.s) if silent and not _told_in(d) else None
        last = self._register.latest(lambda x: True)
        if before is None or last is None or self._register.seen(last) < before.start:
            return None
        return last if _several(last) and last.type is not SourceType.ANONYMOUS else None

    def _does_not_answer(self, d: Subject) -> Speaker | None:
        """Whom somebody tried to reach and who does not answer: রহিমের মুঠোফোনে কল করা হলেও | সাড়া দেননি; a body too:
        কমিশনের দপ্তরে যোগাযোগ করা হলেও | মন্তব্য পাওয়া যায়নি."""
        if not d.cue.negative or not conceded(d.s, d.cue):
            return None
        contacts, k = self._persons.contacts, d.cue.first
        return contacts.reached(d.s, k) or contacts.body(d.s, k) or UNSPECIFIED

    def _pleads_in_his_own_words(self, d: Subject) -> Speaker | None:
        """The speaker of a quotation that tells what he asks for, or what his message is, by the noun alone:
        মেয়র বলেন, ‘সবার কাছে | অনুরোধ, পানি বাঁচান।’"""
        being = all(  # his message is, or will be; not ওই দেশ থেকে | বক্তব্য আসছে
            not word.lemmas.isdisjoint(("achha", "thaka")) for word in d.s.words[d.cue.first + 1 : d.cue.last]
        )
        own = being and d.cue.kind == "noun" and d.cue.function in (DEMAND, STATEMENT)
        return d.enclosing if own else None

    def _demanded_by_his_own(self, d: Subject) -> Speaker | None:
        """The speaker of words that tell what was demanded, where he speaks for a body:
        ওসি বলেন, সবাইকে সরে যেতে | নির্দেশ দেওয়া হয়েছে; not: আমাদের … নির্দেশ দেওয়া হয়েছে."""
        who, first = d.enclosing, d.cue.first
        advises = who is not None and who.type is SourceType.EXPERT and ADVICE in d.cue.rule  # চিকিৎসক বলেন, … পরামর্শ …
        own = who is not None and (who.type in ORGANISED or advises) and d.cue.function is DEMAND and _goes_on(d)
        if not own or any(word.is_a("first_person") for word in d.s.words[max(0, first - NEAR) : first]):
            return None
        return who if not _told_in(d) else None

    def _let_known_by_his_own(self, d: Subject) -> Speaker | None:
        """Whose notice says that something is let known by it: বিজ্ঞপ্তিতে বলা হয়, সবাইকে | জানানো যাচ্ছে যে ঘাট বন্ধ."""
        word = d.s.words[d.cue.last - 1]
        lets = d.cue.passive and not d.cue.negative and d.cue.verb.says and word.text in d.s.grammar.herewith
        return d.enclosing if lets else None

    def _who_spreads_it(self, d: Subject) -> Speaker | None:
        """Those who spread a picture or post with what they claim or write of it: … দাবি করে | একটি ভিডিও ছড়ায়; ভিডিওটি
        শেয়ার করে ক্যাপশনে | লেখা হয়, ‘…’"""
        words, cue = d.s.words, d.cue
        claimed = cue.function is CLAIM and cue.kind in ("participle", "noun")
        claimed = claimed and (spreads(d.s, cue.last) or shown(d.s, cue.last - 1))
        captioned = (
            cue.passive
            and cue.verb.written
            and any(
                word.text in d.s.grammar.captions or word.nominative in d.s.grammar.captions
                for word in words[: cue.first]
            )
        )
        return Speaker(None, SourceType.SOCIAL, "social") if claimed or captioned else None

    def _nobody_to_leave_out(self, d: Subject) -> Speaker | None:
        """Nobody can be left out, the verb has no subject: বলা হয়েছে, জানা গেছে."""
        cue = d.cue
        return UNSPECIFIED if cue.passive or not cue.person else None

    def _first_person(self, d: Subject) -> Speaker | None:
        """The speaker of a quotation in the first person, or of words that go on without marks: … বিশ্বাস করি."""
        return (d.enclosing or self._persons.first_person(d.s)) if d.cue.person == "first" else None

    def _one_person(self, d: Subject) -> Speaker | None:
        """The person that তিনি would stand for: আরও বলেন, …"""
        return self._persons.person(d.s, 0) if d.cue.person == "honorific" else None

    def _several_or_a_body(self, d: Subject) -> Speaker | None:
        """Several or a body that spoke last: আরও জানায়, …"""
        if d.cue.person in ("first", "honorific"):
            return None
        return self._register.latest(_several)


def _therein(before: Sentence | None) -> bool:
    """Tell whether the sentence before says what stands in a document: এতে বলা হয়, …"""
    return before is not None and any(word.text in before.grammar.therein for word in before.words[:2])


def _goes_on(d: Subject) -> bool:
    """Tell whether somebody did it: … আহ্বান জানানো হয়; … উল্লেখ করে পরামর্শ দেওয়া হয়; … বলেও দাবি করা হচ্ছে."""
    cue, words, done = d.cue, d.s.words, tuple(d.s.grammar.was_done)
    if cue.negative or cue.function is BELIEF or d.cited:
        return False
    if cue.kind == "participle":
        return words[-1].text.startswith(done)
    also = d.s.text_at(cue.first - 1) in d.s.grammar.said_besides and not cue.verb.hearsay
    return cue.passive and cue.kind == "verb" and (also or words[cue.last - 1].text.startswith(done))


def _told_in(d: Subject) -> bool:
    """Tell whether the sentence says in what, or from where, it was told: স্মারকে, কারাগার থেকে."""
    words = d.s.words[: d.cue.first]
    return any(
        (word.text in d.s.grammar.from_place and "infinitive" not in word.kinds)
        or (word.case == "loc" and word.title is not None and word.title.role in ("document", "social", "medium"))
        for word in words
    )


def _asking(d: Subject) -> frozenset[SourceType]:
    """Return the types of those who ask so: a body of the state orders (আদেশ), others claim (দাবি)."""
    noun = d.s.words[d.cue.noun].nominative if d.cue.noun is not None else ""
    if noun in d.s.grammar.orders:
        return frozenset({SourceType.OFFICIAL})
    return frozenset({SourceType.ORGANISATION}) if noun in d.s.grammar.claimed_rights else SPEAKING_FOR


def _before_a_court(d: Subject) -> bool:
    """Tell whether a demand is made where a court sits, or through one: আদালতে তোলা হলে … নির্দেশ দেওয়া হয়."""
    words = d.s.words[: d.cue.first]
    courts = (word for word in words if word.title is not None and word.title.key == COURT)
    return d.cue.function is DEMAND and any(word.case in ("loc", "gen") for word in courts)


def _several(x: Speaker) -> bool:
    """Tell whether it is no single person."""
    return not x.person or x.plural
