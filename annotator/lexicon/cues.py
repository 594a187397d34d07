"""Cues: verbs of saying and believing, nouns with their light verbs, postpositions, credits (``cues.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from annotator.bangla.folding import fold
from annotator.labels import Function, HedgeLevel
from annotator.lexicon.examples import Example
from annotator.lexicon.loader import read_records, validate
from annotator.models import Record

#: Words are matched on the folded view.
Written = Annotated[str, AfterValidator(fold)]
Needs = Literal["", "content", "said", "negative", "speaker", "document", "positive", "clause"]


class VerbCue(Example):
    """A verb that is a cue by itself."""

    key: str
    lemma: Written
    """The verbal noun, as in ``verbs.toml``."""
    function: Function
    """The act it carries."""
    passive_only: bool = False
    """A cue in the passive only: জানা গেছে, not জানেন."""
    hearsay: bool = False
    """Where nobody is named, the outlet steps back: level 1 (জানা গেছে)."""
    needs_document: bool = False
    """A cue only where a document says it: গবেষণায় দেখা গেছে."""


class CompoundCue(Example):
    """A noun of saying with its light verbs: আহ্বান জানান, দাবি করেছে."""

    key: str
    nouns: tuple[Written, ...] = Field(min_length=1)
    """The noun, in all its spellings, nominative singular."""
    verbs: dict[Written, Function] = Field(min_length=1)
    """Light verb (verbal noun, with what stands between: ``প্রকাশ করা``) → the act that the pair carries."""
    nominal: Function | None = None
    """The act where the noun stands without a verb (``পুলিশের ধারণা, …``); none where it is no cue then."""
    hedge: bool = False
    """The cue is a HEDGE span too."""
    level: HedgeLevel | None = None
    """How sure it makes its claim sound, where that does not follow from the function."""
    noun_in_claim: bool = False
    """The noun belongs to the claim, not to the cue: খবর | পাওয়া গেছে."""
    passive_only: bool = False
    """A cue in the passive only: খবর পাওয়া গেছে, not খবর পেয়ে."""
    hearsay: bool = False
    """Where nobody is named, the outlet steps back: level 1 (খবর পাওয়া গেছে)."""
    needs: Needs = ""
    """When it is a cue: with ``content`` beside it, of something ``said``, ``negative``, with a ``speaker``, in a
    ``document``, only ``positive``, with its content as a ``clause`` or pointed at; empty: always."""


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


class CreditCue(Example):
    """A word that credits a whole text: সূত্র: …, খবর …-এর."""

    key: str
    words: tuple[Written, ...] = Field(min_length=1)
    form: Literal["colon", "genitive"]
    """``colon``: the word, a colon, the name; ``genitive``: the word and the name in the genitive."""


class Cues(Record):
    """All cue records."""

    verbs: tuple[VerbCue, ...]
    compounds: tuple[CompoundCue, ...]
    postpositions: tuple[PostpositionCue, ...]
    credits: tuple[CreditCue, ...]


@cache
def load_cues(overlay: Path | None = None) -> Cues:
    """The cue lexicon, the user's folder laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return Cues(
        verbs=tuple(validate(VerbCue, read_records("cues", "verb", overlay), "cues")),
        compounds=tuple(validate(CompoundCue, read_records("cues", "compound", overlay), "cues")),
        postpositions=tuple(validate(PostpositionCue, read_records("cues", "postposition", overlay), "cues")),
        credits=tuple(validate(CreditCue, read_records("cues", "credit", overlay), "cues")),
    )
