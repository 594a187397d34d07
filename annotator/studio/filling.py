"""What a reviewer left open about an attribution: read off the text, or taken as is usual."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from annotator.labels import LEVEL_BY_FUNCTION, Function, HedgeLevel, Polarity, QuoteType, Scope
from annotator.studio.regions import Region

_SENTENCE_END = re.compile(r"[।॥?!\n]")
_QUOTES = frozenset("\"'“”„‟‘’‚‛«»")


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


def fill(cue: Region, claim: Region | None, body: str) -> Said:
    """The attributes that a cue carries; those that were left open are filled in.

    The function is then a statement, the level that of the function, the quote type what the claim's quotation
    marks say, the scope where the claim lies, the polarity positive.
    """
    said = cue.attributes
    function = Function(said.get("function", Function.STATEMENT))
    level = said.get("hedge_level")
    return Said(
        function=function,
        hedge_level=HedgeLevel[level.upper()] if level else LEVEL_BY_FUNCTION[function],
        scope=Scope(said["scope"]) if "scope" in said else _scope(cue, claim, body),
        quote_type=QuoteType(said["quote_type"]) if "quote_type" in said else _quote_type(claim),
        polarity=Polarity(said.get("polarity", Polarity.POSITIVE)),
        open=_open(said),
    )


def sentence(region: Region, body: str) -> tuple[int, int]:
    """The sentence of the body in which a region lies, without the sign at its end."""
    start = max((body.rfind(sign, 0, region.start) for sign in "।॥?!\n"), default=-1) + 1
    end = _SENTENCE_END.search(body, region.end)
    return start, end.start() if end else len(body)


def _open(said: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name in ("function", "hedge_level", "scope", "quote_type", "polarity") if name not in said)


def _scope(cue: Region, claim: Region | None, body: str) -> Scope:
    if claim is None:
        return Scope.ARTICLE
    start, end = sentence(cue, body)
    if claim.start < end and start < claim.end:
        return Scope.SENTENCE
    return Scope.PRECEDING if claim.end <= start else Scope.FOLLOWING


def _quote_type(claim: Region | None) -> QuoteType:
    words = claim.words if claim else ""
    if len(words) > 1 and words[0] in _QUOTES and words[-1] in _QUOTES:
        return QuoteType.DIRECT
    return QuoteType.MIXED if _QUOTES & set(words) else QuoteType.INDIRECT
