"""Attributes that a reviewer left open: read off the text, or taken as is usual."""

from __future__ import annotations

from typing import Any

from annotator.attributes import ATTRIBUTES, Attribute
from annotator.bangla.passages import Passages
from annotator.labels import LEVEL_BY_FUNCTION, Label, Polarity, QuoteType, Scope
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.particles import load_classes
from annotator.lexicon.pointing import Pointing
from annotator.studio.regions import Region


def fill(cue: Region, source: Region | None, claim: Region | None, passages: Passages) -> dict[str, Any]:
    """Return the attributes of an attribution by name; those that a reviewer left open are filled in.

    The function is then a statement, the level that of the function, the polarity positive, the source's type
    unspecified; quote type and scope are what the rule pass would say of such a claim in this place.
    """
    values = {each.name: _said(each, cue, source) for each in ATTRIBUTES}
    for each in ATTRIBUTES:
        if values[each.name] is None:
            values[each.name] = each.default
    if values["hedge_level"] is None:
        values["hedge_level"] = LEVEL_BY_FUNCTION[values["function"]]
    if values["quote_type"] is None:
        values["quote_type"] = _quote_type(claim, passages)
    if values["scope"] is None:
        values["scope"] = _scope(cue, claim, passages, values["polarity"], values["quote_type"])
    return values


def left_open(region: Region) -> list[str]:
    """Return the names of the attributes that a cue or source should say, and does not."""
    asked = (each for each in ATTRIBUTES if each.owner is region.label and each.is_asked)
    return [each.name for each in asked if each.controls[region.label] not in region.attributes]


def sentence(region: Region, passages: Passages) -> tuple[int, int]:
    """Return the sentence in which a region lies, or the run of those it touches, as a range of the page."""
    return passages.around(region.fragments[0].start, region.fragments[-1].end)


def _said(attribute: Attribute, cue: Region, source: Region | None) -> Any:
    """Return the value a reviewer chose, on the source or, if that is understood, on the cue; None if it is open."""
    bearer = source if source and attribute.owner is Label.SOURCE else cue
    word = bearer.attributes.get(attribute.controls[bearer.label])
    return attribute.value(word) if word else None


def _scope(cue: Region, claim: Region | None, passages: Passages, polarity: Polarity, quote: QuoteType) -> Scope:
    words = passages.words(claim.fragments[0].start, claim.fragments[-1].end) if claim else None
    scope = Pointing(load_classes(), load_grammar()).scope(words, polarity is Polarity.NEGATIVE)
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
