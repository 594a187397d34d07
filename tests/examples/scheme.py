"""What the annotation scheme demands of any example, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.labels import LEVEL_BY_FUNCTION, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType

from .markup import Attribution, Example, MarkupError, Span, parse

OPENING, CLOSING = "‘“'\"«", "’”'\"»"
#: Cues of these functions are hedges themselves.
HEDGING = {Function.CLAIM, Function.ALLEGATION, Function.BELIEF}


def breaches(paragraph: str) -> Iterator[str]:
    """What is wrong with a marked paragraph, in words."""
    try:
        example = parse(paragraph)
    except MarkupError as error:
        yield str(error)
        return
    for number, attribution in enumerate(example.attributions, 1):
        for breach in [*_spans(example, attribution), *_attributes(example, attribution)]:
            yield f"attribution {number} {breach}"
    for start, end in example.bare_hedges:
        if not _trimmed(example.text[start:end]):
            yield f"bare hedge {example.text[start:end]!r} begins or ends with a space or a sign"


def _trimmed(words: str) -> bool:
    return words == words.strip(" \n।,;:—–-!?…")


def _spans(example: Example, attribution: Attribution) -> Iterator[str]:
    for part in ("source", "cue", "claim"):
        words = _words(example, attribution[part])
        if words is not None and not _trimmed(words):
            yield f"has a {part} that begins or ends with a space or a sign: {words!r}"
    claim, cue = attribution["claim"], attribution["cue"]
    for start, end in attribution["hedges"]:
        if not any(span and span[0] < end and start < span[1] for span in (claim, cue)):
            yield f"has the hedge {example.text[start:end]!r} outside of its claim and cue"
    silent = claim is None and attribution["polarity"] == Polarity.NEGATIVE
    if (claim is None) != (attribution["scope"] == Scope.ARTICLE) and not silent:
        yield "has no claim and tells of no silence, or has one and is a credit of the whole text"
    if attribution["via"] is not None:
        origin = example.attributions[attribution["via"]]
        if (origin["claim"], origin["scope"]) != (claim, attribution["scope"]):
            yield "has another claim or scope than the one that it is via"


def _attributes(example: Example, attribution: Attribution) -> Iterator[str]:
    level, function = attribution["hedge_level"], Function(attribution["function"])
    hedges, cue = attribution["hedges"], attribution["cue"]
    on_cue = any(start < cue[1] and cue[0] < end for start, end in hedges)
    if level < LEVEL_BY_FUNCTION[function] and not (function == Function.BELIEF and not hedges):
        yield f"is of function {function} and so at least {LEVEL_BY_FUNCTION[function].name.lower()}"
    if function in HEDGING and level and not on_cue:
        yield f"is of function {function}: its cue is a hedge too"
    if hedges and level == HedgeLevel.FLAT:
        yield "has a hedge and is flat"
    if level >= HedgeLevel.PROBABLE and not hedges:
        yield "is not flat and marks no hedge"
    if attribution["source_type"] == SourceType.UNSPECIFIED and attribution["source"]:
        yield "has a source and calls it unspecified"
    yield from _quotes(_words(example, attribution["claim"]), attribution["quote_type"])


def _quotes(claim: str | None, quote_type: str) -> Iterator[str]:
    whole = claim is not None and claim[0] in OPENING and claim[-1] in CLOSING and _one_pair(claim)
    if quote_type == QuoteType.INDIRECT and whole:
        yield "stands in quotation marks: is it direct?"
    if quote_type == QuoteType.DIRECT and not (claim and (claim[0] in OPENING or claim[-1] in CLOSING)):
        yield "is called direct without a quotation mark at either end"
    if quote_type == QuoteType.MIXED and not (claim and any(sign in claim for sign in OPENING)):
        yield "is called mixed without a quotation mark"


def _one_pair(claim: str) -> bool:
    """The marks at both ends belong to each other, and no other quotation stands between them."""
    return not any(sign in claim[1:-1] for sign in "‘“«")


def _words(example: Example, span: Span | None) -> str | None:
    return None if span is None else example.text[span[0] : span[1]]
