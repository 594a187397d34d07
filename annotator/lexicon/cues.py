"""Cues: verbs of saying and believing, nouns with their light verbs, postpositions, credits (``cues.toml``)."""

from __future__ import annotations

from collections.abc import Set
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from pydantic import Field
from pydantic.dataclasses import dataclass

from annotator.bangla.conjugation import Tense
from annotator.errors import LexiconError
from annotator.labels import Function, HedgeLevel
from annotator.lexicon.examples import Example, Marked
from annotator.lexicon.loader import STRICT, Written, load_records
from annotator.lexicon.verbs import load_verbs
from annotator.models import Record

Needs = Literal["", "content", "negative", "speaker", "document", "positive", "clause", "quotation", "closed"]


@dataclass(frozen=True, kw_only=True, config=STRICT)
class SayingCue:
    """The fields common to a verb of saying and a noun with its light verb."""

    key: str
    example: Marked
    """A sentence in which it is a cue, in square brackets."""
    counter_example: Marked
    """A sentence with the same words, or a look-alike, in which it is none."""
    passive_only: bool = False
    """A cue in the passive only: জানা গেছে, not জানেন; খবর পাওয়া গেছে, not খবর পেয়ে."""
    active_only: bool = False
    """A cue in the active only: নিশ্চিত হয়েছেন, not নিশ্চিত হওয়া গেছে."""
    finite_only: bool = False
    """No cue as a participle: বিবেচনা করেন, not শীতের কথা বিবেচনা করে."""
    hearsay: bool = False
    """Where nobody is named, the outlet steps back: level 1 (জানা গেছে, খবর পাওয়া গেছে)."""
    unless_before: tuple[Written, ...] = ()
    """Words right before it, in any case, with which it means something else: ত্যাগ স্বীকার করেন, গানের কথা লিখেছেন."""
    only_before: tuple[Written, ...] = ()
    """Words right before it, an adverb between, in any case, with which alone it is a cue: অভিযোগ | মেনে নেন."""
    hedge: bool = False
    """The cue is a HEDGE span too."""
    needs: Needs = ""
    """When it is a cue: with ``content`` beside it, ``negative``, with a ``speaker``, in a
    ``document``, only ``positive``, with its content as a ``clause`` or pointed at, as a ``quotation``, or
    ``closed`` by বলে; empty: always."""
    of_object: bool = False
    """It can say of somebody in the accusative what he is, no mark between: অনেকে নদীটিকে জেলার প্রাণ মনে করেন."""
    clausal: bool = False
    """A whole clause can stand before its participle without বলে: সেতুটি ভেঙেছে উল্লেখ করে তিনি বলেন."""


@dataclass(frozen=True, kw_only=True, config=STRICT)
class VerbCue(SayingCue):
    """A verb that is a cue by itself."""

    lemma: Written
    """The verbal noun, as in ``verbs.toml``."""
    function: Function
    """The act it carries."""
    reported: bool = False
    """Its passive lets know what follows without a comma, and relays behind an origin: পুলিশ সূত্রে জানা গেছে."""
    commands: bool = False
    """With an infinitive before it, somebody is told to do that: যেতে বলেছেন."""
    names: bool = False
    """Its passive with a word or two in quotation marks only names: তাঁকে ‘নদীর মানুষ’ বলা হয়."""
    figures: bool = False
    """Figures can say it: ব্যাংকের তথ্য বলছে."""
    written: bool = False
    """Its passive stands in a document, whatever that is called: ব্যানারে লেখা ছিল."""
    vectors: bool = True
    """Its participle makes one cue with a vector verb behind it (জানিয়ে দেন); not so লিখে রাখেন."""
    talks: bool = False
    """With কথা it is mere talk where it is not told of what: কথা বলেন; but সংস্কারের কথা বলেন."""
    noun_with: dict[Written, Written] = Field(default_factory=dict)
    """A form that is a noun before another verb, and that verb: জানান দেয়."""

    @cached_property
    def says(self) -> bool:
        """It is a verb of saying; what is a cue in the passive only tells of hearing and seeing."""
        return bool(self.lemma) and not self.passive_only


@dataclass(frozen=True, kw_only=True, config=STRICT)
class CompoundCue(SayingCue):
    """A noun of saying with its light verbs: আহ্বান জানান, দাবি করেছে."""

    nouns: tuple[Written, ...] = Field(min_length=1)
    """The noun, in all its spellings, nominative singular."""
    verbs: dict[Written, Function] = Field(min_length=1)
    """Light verb (verbal noun, with what stands between: ``প্রকাশ করা``) → the act that the pair carries."""
    nominal: Function | None = None
    """The act where the noun stands without a verb (``পুলিশের ধারণা, …``); none where it is no cue then."""
    level: HedgeLevel | None = None
    """How sure it makes its claim sound, where that does not follow from the function."""
    noun_in_claim: bool = False
    """The noun belongs to the claim, not to the cue: খবর | পাওয়া গেছে."""
    unless_locative: bool = False
    """Not where a locative stands right before the noun: ধর্মে বিশ্বাস করেন."""
    or_told: bool = False
    """A cue behind other words than ``only_before`` too, where a clause tells what: কোচ | মেনে নিলেন, দল ভালো খেলেনি."""
    impersonal: bool = False
    """Its verb has no speaker for its subject, whichever verb it is: … হিসেবে বিবেচিত হয়."""
    reads_finite: bool = False
    """A form of its verb that can be participle or finite is finite where no verb follows: সরকার মনে করে …"""
    by_reporters: bool = False
    """Without a verb, a cue only of who brings news: সূত্রের খবর, …; not ফলের খবর, …"""
    of_thing: bool = False
    """Its content can be a thing right before it: সুবিচার | প্রত্যাশা করেন."""
    demands: bool = False
    """A demand where the claim says what has to be done: নেতাদের দাবি, সেতুটি খুলে দিতে হবে; খুনিদের বিচারের দাবি করেন."""
    silent: bool = False
    """Denied, it tells that somebody says nothing, whether or not it is told of what: পরিচালক সাড়া দেননি."""
    mute: bool = False
    """It is silence itself, denied or not: মেয়র মুখে কুলুপ এঁটেছেন."""
    experienced: bool = False
    """Its speaker stands in the genitive: আমার মনে হয়, …"""
    sided: bool = False
    """Its content can be what somebody is for or against: ঘাট ছাড়ার পক্ষে মত দেন."""
    topical: bool = False
    """Its content can be a topic: নকশা নিয়ে | প্রশ্ন তুলেছেন."""
    alone: bool = False
    """Without a verb, a cue also where nobody owns it: অভিযোগ, …; … সরানোর অভিযোগ।"""
    of_document: bool = False
    """Without a verb, a cue of what is written: ভিডিওটির শিরোনাম, ‘…’."""
    of_others: bool = False
    """Neither in the first person nor as what somebody says: তদন্ত চেয়েছেন, not তদন্ত চাই, তদন্ত চান বলে জানান."""
    denied: bool = False
    """Only where its verb is denied, which is the act itself: অভিযোগ | মানেননি মেয়র."""
    predicate: bool = False
    """An adjective that is said of the speaker without a verb: ফেরি চলবে বলে | আশাবাদী | মাঝিরা."""
    tenses: tuple[Tense, ...] = ()
    """The tenses in which it is a cue, in the passive with হওয়া alone: দেখা হচ্ছে, not দেখা হয়, দেখা যাচ্ছে; empty: in all."""
    closers: tuple[Written, ...] = ()
    """Nouns that close its content, somebody's or something's: অতিথিদের নাম | উল্লেখ করেন."""
    announces: bool = False
    """Counted or described, it tells that what is said follows: তিনটি দাবি জানিয়েছে। সেগুলো হলো …"""
    owned: bool = False
    """The genitive before the noun is who speaks, or his part, never what is said: প্রধান অতিথির বক্তব্য দেন."""


class ModalCue(Example):
    """An infinitive with a modal verb that together are a cue of their own: জানতে চান, জানতে পেরেছে."""

    key: str
    infinitive: Written
    """The verbal noun of the first verb."""
    verbs: tuple[Written, ...] = Field(min_length=1)
    """The verbal nouns of the verbs that can stand behind it."""
    function: Function
    tenses: tuple[Tense, ...] = ()
    """The tenses in which it is a cue, not denied; empty: in all, denied or not."""
    denied: bool = False
    """A cue only where the verb behind is denied: মানতে চাননি."""
    needs: Needs = ""


class RefusalCue(Example):
    """A cue of silence, behind an infinitive of saying: মন্তব্য করতে রাজি হননি."""

    key: str
    words: tuple[Written, ...] = Field(min_length=1)
    """The word before the verb."""
    verbs: tuple[Written, ...] = Field(min_length=1)
    """The verbal nouns of the verbs that can stand behind it."""
    denied: bool = False
    """A refusal only where the verb is denied: রাজি হননি."""


class PostpositionCue(Example):
    """A postposition that names an origin: মতে, অনুসারে, বরাত দিয়ে."""

    key: str
    words: tuple[Written, ...] = Field(min_length=1)
    """The written words, in their order."""
    function: Function = Function.STATEMENT
    relay: bool = False
    """It names an origin for somebody else's report (via)."""
    heads: dict[Written, Function] = Field(default_factory=dict)
    """Nouns of saying that join the cue when they stand right before it (তথ্য অনুযায়ী), with the act they name."""
    bare_source: bool = False
    """Its source may stand in any case (রয়টার্স অনুসারে); else it is in the genitive (রয়টার্সের মতে)."""
    laid_down: bool = False
    """It can also mean "as laid down" (নিয়ম অনুযায়ী), so it needs a speaker or a document before it."""
    needs_report: bool = False
    """A cue only with জানা গেছে behind it: পুলিশ সূত্রে জানা গেছে; its source stands in any case."""
    needs_mark: bool = False
    """A cue only with a mark behind it: মন্ত্রীর ভাষায়, ‘…’; not চাকমা ভাষায় লেখা বই."""


class CreditCue(Example):
    """A word that credits a whole text: সূত্র: …, খবর …-এর."""

    key: str
    words: tuple[Written, ...] = Field(min_length=1)
    form: Literal["colon", "genitive"]
    """``colon``: the word, a colon, the name; ``genitive``: the word and the name in the genitive."""


#: What a cue has that was made from no record of its kind.
NO_VERB = VerbCue(key="", lemma="", function=Function.STATEMENT, example="[-]", counter_example="[-]")
NO_COMPOUND = CompoundCue(key="", nouns=("",), verbs={"": Function.STATEMENT}, example="[-]", counter_example="[-]")

CueRecord = VerbCue | CompoundCue | ModalCue | RefusalCue | PostpositionCue | CreditCue


class Cues(Record):
    """All cue records."""

    verbs: tuple[VerbCue, ...]
    compounds: tuple[CompoundCue, ...]
    modals: tuple[ModalCue, ...]
    refusals: tuple[RefusalCue, ...]
    postpositions: tuple[PostpositionCue, ...]
    credits: tuple[CreditCue, ...]

    @property
    def records(self) -> tuple[CueRecord, ...]:
        """The records of all kinds."""
        return (*self.verbs, *self.compounds, *self.modals, *self.refusals, *self.postpositions, *self.credits)


@cache
def load_cues(overlay: Path | None = None) -> Cues:
    """The cue lexicon, the user's folder laid over ours.

    Raises:
        LexiconError: a record is not of its form, or names a verb that ``verbs.toml`` has not.
    """
    cues = Cues(
        verbs=load_records(VerbCue, "cues", "verb", overlay),
        compounds=load_records(CompoundCue, "cues", "compound", overlay),
        modals=load_records(ModalCue, "cues", "modal", overlay),
        refusals=load_records(RefusalCue, "cues", "refusal", overlay),
        postpositions=load_records(PostpositionCue, "cues", "postposition", overlay),
        credits=load_records(CreditCue, "cues", "credit", overlay),
    )
    _check_verbs(cues, {verb.counts_as or verb.lemma for verb in load_verbs(overlay)})
    return cues


def _check_verbs(cues: Cues, lemmas: Set[str]) -> None:
    """Refuse a record none of whose forms could ever be found, since nobody conjugates its verb."""
    chains = [(record.key, chain) for record in cues.compounds for chain in record.verbs]
    chains += [(modal.key, verb) for modal in cues.modals for verb in modal.verbs]
    chains += [(refusal.key, verb) for refusal in cues.refusals for verb in refusal.verbs]
    chains += [(cue.key, cue.lemma) for cue in cues.verbs]
    for key, chain in chains:
        if (verb := chain.split()[-1]) not in lemmas:
            raise LexiconError(
                f"lexicon cues, record {key!r}: verbs.toml has no verb {verb!r}; "
                "write its verbal noun (জানানো, বলা), or add a [[verb]] to a verbs.toml beside it"
            )
