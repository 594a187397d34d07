"""A cue: the words that carry an act of saying, and what is known of them before source and claim are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import NamedTuple

from annotator.labels import Function, HedgeLevel
from annotator.lexicon.cues import NO_COMPOUND, NO_VERB, CompoundCue, ModalCue, PostpositionCue, SayingCue, VerbCue
from annotator.rules.text import Sentence

#: What stands between a credit word or a byline and the name.
COLONS = (":", "ঃ")
#: Kinds of cues in whose clause no other stands.
NONFINITE = frozenset({"participle", "dependent"})
#: Members of enumerations are named once, here as in all modules that often ask for one: Python 3.11 needs ten times as
#: long for one as for a global name.
ADMISSION, ALLEGATION, BELIEF = Function.ADMISSION, Function.ALLEGATION, Function.BELIEF
CLAIM, COMMITMENT = Function.CLAIM, Function.COMMITMENT
DEMAND, DENIAL = Function.DEMAND, Function.DENIAL
QUESTION, STATEMENT = Function.QUESTION, Function.STATEMENT


@dataclass(slots=True)
class Cue:
    """A cue in a sentence.

    Attributes:
        first, last: its tokens, ``last`` exclusive.
        rule: id of the rule: kind, a dot, key of the lexicon record.
        kind: ``verb`` (finite), ``participle``, ``dependent`` (দাবি করলেও, আশ্বাস দেওয়ার পর), ``postposition``, ``noun``
            or ``credit``.
        noun: token of its noun of saying, where it has one.
        passive: nobody is the verb's subject.
        hearsay: where nobody is named, the outlet steps back.
        noun_in_claim: its noun belongs to the claim (খবর | পাওয়া গেছে).
        joined: a participle and the verb of saying behind it (দাবি করে বলেন): what is said follows.
        told: somebody is told to do what the infinitive before it says (যেতে বলেছেন).
        perceived: somebody is heard or seen saying it (তাঁকে বলতে শোনা যায়).
        denies: the denial of its verb is the act, which is said: মানতে চাননি, অভিযোগ মানেননি.
        person: ``honorific``, ``third`` or ``first``: who the verb agrees with.
        record: the record of a verb or of a noun of saying.
        postposition: the record of a postposition.
        report: the verb of the report behind a postposition that is part of the cue (সূত্রে জানা গেছে).
        verb: the record of a verb that is a cue by itself; one that says nothing where it is none.
        compound: the record of a noun of saying; one that says nothing where it has none.
    """

    first: int
    last: int
    rule: str
    kind: str
    function: Function
    noun: int | None = None
    passive: bool = False
    negative: bool = False
    denies: bool = False
    perceived: bool = False
    hedge: bool = False
    level: HedgeLevel | None = None
    needs: str = ""
    person: str | None = None
    relay: bool = False
    hearsay: bool = False
    noun_in_claim: bool = False
    told: bool = False
    joined: bool = False
    record: SayingCue = NO_VERB
    postposition: PostpositionCue | None = None
    report: VerbCue | None = None
    verb: VerbCue = field(init=False)
    compound: CompoundCue = field(init=False)

    def __post_init__(self) -> None:
        # Both ask for the type itself: pydantic answers ``isinstance`` in Python.
        self.verb = self.record if type(self.record) is VerbCue else NO_VERB
        self.compound = self.record if type(self.record) is CompoundCue else NO_COMPOUND

    @property
    def promised(self) -> bool:
        """Something was promised, owned up to or told somebody to do, at which something else happened: … আশ্বাস দিলে, ঘাট
        ছাড়তে বললে; not … জানতে চাইলে."""
        return (self.told or self.function in (COMMITMENT, ADMISSION)) and not self.passive

    @property
    def affirms(self) -> bool:
        """It says nothing where it is denied: আড়তদার নিয়ম | মানেননি; আমি কাউকে | দায়ী করতে চাই না."""
        if self.function is ALLEGATION and self.person == "first":
            return True
        return self.needs == "positive" or (self.needs == "clause" and self.noun is None)

    def demanding(self) -> Cue:
        """Return the cue as a demand, which is no hedge: বিচারের দাবি করেন."""
        return replace(self, function=DEMAND, hedge=False, level=None)


class CuePlace(NamedTuple):
    """Token ``i``, at which a cue without a verb can stand."""

    s: Sentence
    i: int
    verb: Cue | None  # whose verb stands right behind

    def __str__(self) -> str:
        return f"the word “{self.s.words[self.i].text}”"


#: Makes one of its fields: the class itself takes twice as long.
cue_place: Callable[[tuple[Sentence, int, Cue | None]], CuePlace] = partial(tuple.__new__, CuePlace)


def verb_cue(record: VerbCue, start: int, end: int, passive: bool, told: bool) -> Cue:
    """Return tokens ``start`` … ``end - 1`` as a cue that is a verb by itself."""
    return Cue(
        start,
        end,
        f"verb.{record.key}",
        "verb",
        DEMAND if told else record.function,
        passive=passive,
        hedge=record.hedge,
        hearsay=record.hearsay,
        needs=record.needs,
        told=told,
        record=record,
    )


def modal_cue(record: ModalCue, start: int, end: int) -> Cue:
    """Return tokens ``start`` … ``end - 1``, an infinitive and its modal verb, as a cue."""
    rule, needs, denies = f"modal.{record.key}", record.needs, record.denied
    return Cue(start, end, rule, "verb", record.function, needs=needs, denies=denies)


def compound_cue(record: CompoundCue, function: Function, noun: int, end: int, impersonal: bool) -> Cue:
    """Return the tokens from that of the noun to ``end - 1`` as a cue: a noun of saying with its light verb."""
    demand = function is DEMAND
    return Cue(
        noun + record.noun_in_claim,
        end,
        f"compound.{record.key}",
        "verb",
        function,
        noun=noun,
        negative=record.mute,
        hedge=record.hedge and not demand,
        level=None if demand else record.level,
        needs=record.needs,
        passive=impersonal,
        denies=record.denied,
        hearsay=record.hearsay,
        noun_in_claim=record.noun_in_claim,
        record=record,
    )


def joined(before: Cue, cue: Cue) -> Cue:
    """A verb of saying with the participle before it: the act is that of the participle, unless it only asks of others
    (সময় চেয়ে | জানান)."""
    return replace(
        cue,
        first=before.first,
        function=cue.function if before.compound.of_others else before.function,
        hedge=before.hedge,
        level=before.level,
        rule=before.rule,
        record=before.record,
        needs="",
        noun=before.noun,
        joined=True,
    )
