"""Attributes that a reviewer left open: read off the text, or taken as is usual."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from annotator.attributes import ATTRIBUTES, Attribute
from annotator.bangla.folding import FoldedText
from annotator.bangla.passages import Passages
from annotator.labels import LEVEL_BY_FUNCTION, HedgeLevel, Label, Polarity, QuoteType, Scope
from annotator.lexicon.grammar import load_grammar
from annotator.lexicon.marks import load_marks
from annotator.lexicon.particles import load_classes
from annotator.lexicon.pointing import Pointing
from annotator.studio import config
from annotator.studio.regions import Region


def fill(
    cue: Region, source: Region | None, claim: Region | None, hedges: Iterable[Region], passages: Passages
) -> dict[str, Any]:
    """Return the attributes of an attribution by name; those that a reviewer left open are filled in.

    First by what the reviewer was shown: a key that is pressed to confirm a choice takes it away. Then by the lexicon:
    the function that a cue of these words carries, the level of cue and hedges; and what no record knows as is usual: a
    statement, positive, of nobody in particular. Quote type and scope are what the rule pass would say in this place.
    """
    values = {each.name: _said(each, cue, source) for each in ATTRIBUTES}
    act = None
    if values["function"] is None or values["hedge_level"] is None:
        act = load_marks().act(_words([cue], passages), named=source is not None)
    if values["function"] is None and act is not None:
        values["function"] = act.function
    for each in ATTRIBUTES:
        if values[each.name] is None:
            values[each.name] = each.default
    if values["hedge_level"] is None:
        fits = act is not None and act.function is values["function"]
        own = act.level if act is not None and fits else LEVEL_BY_FUNCTION[values["function"]]
        values["hedge_level"] = max([own, *(_level(hedge, passages) for hedge in hedges)])
    if values["quote_type"] is None:
        values["quote_type"] = _quote_type(claim, passages)
    if values["scope"] is None:
        values["scope"] = _scope(cue, claim, passages, values["polarity"], values["quote_type"])
    return values


def _level(hedge: Region, passages: Passages) -> HedgeLevel:
    """Return how uncertain a marked hedge makes the claim; one that no record knows is not a certain one."""
    return load_marks().level(_words([hedge], passages)) or HedgeLevel.PROBABLE


def _words(regions: Iterable[Region], passages: Passages) -> FoldedText:
    pieces = (piece for region in regions for piece in region.fragments)
    return FoldedText(" ".join(passages.words(piece.start, piece.end) for piece in pieces))


def left_open(region: Region) -> list[str]:
    """Return the names of the attributes that the label config demands of a cue or source, and that it lacks."""
    asked = (each for each in ATTRIBUTES if each.owner is region.label and each.name in config.demanded())
    return [each.name for each in asked if each.controls[region.label] not in region.attributes]


def sentence(region: Region, passages: Passages) -> tuple[int, int]:
    """Return the sentence in which a region lies, or the run of those it touches, as a range of the page."""
    return passages.around(region.fragments[0].start, region.fragments[-1].end)


def _said(attribute: Attribute, cue: Region, source: Region | None) -> Any:
    """Return the value a reviewer chose, or left as it was shown, on the source or, if that is understood, on the cue.

    None where it is open. A text that was taken away is none.
    """
    bearer = source if source and attribute.owner is Label.SOURCE else cue
    control = attribute.controls[bearer.label]
    word = bearer.attributes.get(control) or (bearer.shown(control) if attribute.vocabulary else None)
    return attribute.value(word) if word else None


def _scope(cue: Region, claim: Region | None, passages: Passages, polarity: Polarity, quote: QuoteType) -> Scope:
    words = passages.words(claim.fragments[0].start, claim.fragments[-1].end) if claim else None
    scope = Pointing(load_classes(), load_grammar()).scope(words, polarity is Polarity.NEGATIVE)
    if claim is None or scope is not Scope.SENTENCE or quote is QuoteType.DIRECT:
        return scope
    overlap = claim.fragments[0].start < cue.fragments[-1].end and cue.fragments[0].start < claim.fragments[-1].end
    if overlap and polarity is not Polarity.NEGATIVE:  # not কোনো ঘোষণা দেওয়া হয়নি
        return Scope.FOLLOWING  # তিনটি দাবি জানিয়েছে: an act that is only announced
    start, end = sentence(cue, passages)
    if claim.fragments[-1].end <= start:
        return Scope.PRECEDING
    return Scope.FOLLOWING if claim.fragments[0].start >= end else Scope.SENTENCE


def _quote_type(claim: Region | None, passages: Passages) -> QuoteType:
    if claim is None:
        return QuoteType.INDIRECT
    return passages.quote_type(claim.fragments[0].start, claim.fragments[0].end)
