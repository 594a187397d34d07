"""The antecedent of a dropped subject of a cue: whoever spoke before."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.labels import Function, SourceType
from annotator.rules.cases import first
from annotator.rules.drafts import Draft
from annotator.rules.mentions import Mentions
from annotator.rules.persons import Persons
from annotator.rules.register import SpeakerRegister
from annotator.rules.speaker import Speaker
from annotator.rules.text import Sentence

#: Verbs of the passive in which somebody did something; in others it only happens: জানা গেছে, অভিযোগ রয়েছে, বলা হচ্ছে.
DONE = ("হয়", "হলো", "হল", "হইল")
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
        cue = d.cue
        act = cue.passive and cue.kind == "verb" and not cue.negative and cue.function is not Function.BELIEF
        if not act or d.cited or not d.s.words[cue.last - 1].text.startswith(DONE):
            return None
        last = d.enclosing or self._register.latest(lambda x: True)
        before = self._before(d.s)
        start = before.start if before is not None else d.s.start
        told = last is not None and last.type is not SourceType.ANONYMOUS and self._register.seen(last) >= start
        goes_on = told and last is not None and (_several(last) or (d.enclosing is None and _therein(before)))
        return last if goes_on else None

    def _nobody_to_leave_out(self, d: Subject) -> Speaker | None:
        """Nobody can be left out, the verb has no subject: বলা হয়েছে, জানা গেছে."""
        cue = d.cue
        return UNSPECIFIED if cue.passive or cue.kind == "credit" or not cue.person else None

    def _first_person(self, d: Subject) -> Speaker | None:
        """The speaker of a quotation in the first person, or of words that go on without marks: … বিশ্বাস করি."""
        return (d.enclosing or self._persons.going_on(d.s)) if d.cue.person == "first" else None

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


def _several(x: Speaker) -> bool:
    """Tell whether it is no single person."""
    return not x.person or x.plural
