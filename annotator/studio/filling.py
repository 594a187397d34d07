"""What a reviewer left open about an attribution: read off the text, or taken as is usual."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from annotator.bangla.passages import Passages
from annotator.labels import LEVEL_BY_FUNCTION, Function, HedgeLevel, Polarity, QuoteType, Scope
from annotator.lexicon.particles import load_classes
from annotator.lexicon.pointing import Pointing
from annotator.studio.regions import Region


@dataclass(frozen=True, slots=True)
class Said:
    """The attributes of a cue, all of them."""

    function: Function
    hedge_level: HedgeLevel
    scope: Scope
    quote_type: QuoteType
    polarity: Polarity
    open: tuple[str, ...]
    """The names of those that the reviewer did not choose."""


def fill(cue: Region, claim: Region | None, passages: Passages) -> Said:
    """Return the attributes that a cue carries; those that were left open are filled in.

    The function is then a statement, the level that of the function, the polarity positive; quote type and scope are
    what the rule pass would say of such a claim in this place.
    """
    said = cue.attributes
    function = Function(said.get("function", Function.STATEMENT))
    level = said.get("hedge_level")
    polarity = Polarity(said.get("polarity", Polarity.POSITIVE))
    quote = QuoteType(said["quote_type"]) if "quote_type" in said else _quote_type(claim, passages)
    return Said(
        function=function,
        hedge_level=HedgeLevel[level.upper()] if level else LEVEL_BY_FUNCTION[function],
        scope=Scope(said["scope"]) if "scope" in said else _scope(cue, claim, passages, polarity, quote),
        quote_type=quote,
        polarity=polarity,
        open=_open(said),
    )


def sentence(region: Region, passages: Passages) -> tuple[int, int]:
    """Return the sentence in which a region lies, or the run of those it touches, as a range of the page."""
    return passages.around(region.fragments[0].start, region.fragments[-1].end)


def _open(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in ("function", "hedge_level", "scope", "quote_type", "polarity") if name not in said)


def _scope(cue: Region, claim: Region | None, passages: Passages, polarity: Polarity, quote: QuoteType) -> Scope:
    words = passages.words(claim.fragments[0].start, claim.fragments[-1].end) if claim else None
    scope = Pointing(load_classes()).scope(words, polarity is Polarity.NEGATIVE)
    if claim is None or scope is not Scope.SENTENCE or quote is QuoteType.DIRECT:
        return scope
    start, end = sentence(cue, passages)
    if claim.fragments[-1].end <= start:
        return Scope.PRECEDING
    return Scope.FOLLOWING if claim.fragments[0].start >= end else Scope.SENTENCE


def _quote_type(claim: Region | None, passages: Passages) -> QuoteType:
    if claim is None:
        return QuoteType.INDIRECT
    return passages.quote_type(claim.fragments[0].start, claim.fragments[0].end)
