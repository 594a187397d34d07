"""Sourcing drift in a sentence: who answers for a claim in which outlet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from annotator.labels import HedgeLevel, SourceType
from annotator.language import Language
from annotator.stories.drift import IN_WORDS, is_flat_fact
from annotator.stories.sourcing import AlignedClaim, Answerable, Drift, Sourcing

ENGLISH = Language()

Naming = Callable[[Sourcing], str]
"""What an outlet is called."""


def in_words(claim: AlignedClaim, outlet: Naming = lambda one: one.outlet, language: Language = ENGLISH) -> str:
    """Return a line on who answers for a claim in which outlet, the surest first; copies are left aside.

    Where outlets differ it is on those that are compared; else on all, and nobody is said to state a flat fact.
    """
    if IN_WORDS & set(claim.drift):
        told: Sequence[Sourcing] = claim.worded
    else:
        told = claim.compared if claim.drift else [one for one in claim.stated if not one.copy_of_another]
    shared = set[str]().union(*(one.figures for one in told)).intersection(*(one.figures for one in told))
    groups: dict[str, list[str]] = {}
    for one in sorted(told, key=lambda one: (one.hedge_level or 0, one.voice is not Answerable.OUTLET, one.outlet)):
        figures = [_grouped(each, language) for each in one.figures if each not in shared]
        numbers = f" ({', '.join(figures)})" if Drift.FIGURES in claim.drift and figures else ""
        words = f" “{one.text}”" if Drift.CONTRADICTION in claim.drift else ""
        is_told = claim.drift or one.voice is not Answerable.OUTLET
        said = phrase(one, language) if is_told else language.say("drift_lines", "no_source")
        groups.setdefault(said, []).append(outlet(one) + numbers + words)
    parts = [language.say("drift_lines", "in", said, ", ".join(outlets)) for said, outlets in groups.items()]
    line = "; ".join(parts)
    if Drift.CONTRADICTION in claim.drift:
        return language.say("drift_lines", "contradicted", line)
    return line[:1].upper() + line[1:]


def phrase(one: Sourcing, language: Language = ENGLISH) -> str:
    """Return in words who answers for a claim in an outlet."""

    def say(name: str, *values: str) -> str:
        return language.say("drift_lines", name, *values)

    level = say("hedged") if one.hedge_level is None else language.name("values", one.hedge_level.name.lower())
    is_flat = one.hedge_level is HedgeLevel.FLAT
    match one.voice:
        case Answerable.OUTLET:
            return say("flat_fact") if is_flat_fact(one) else say("itself", level)
        case Answerable.UNCLEAR:
            return say("no_source")
        case Answerable.CREDITED:
            return say("credited", "" if is_flat else say("level", level), _speaker(one, language))
        case Answerable.CONTINUED:
            return say("goes_on", _speaker(one, language))
    speaker = _speaker(one, language)
    chained = (say("via", one.via) if one.via else "") + (say("denied", one.denied_by) if one.denied_by else "")
    return say("said", speaker, chained) if is_flat else say("said_so", speaker, chained, level)


def _grouped(figure: str, language: Language) -> str:
    whole, point, part = figure.partition(".")
    return language.digits(f"{int(whole):,}{point}{part}")


def _speaker(one: Sourcing, language: Language) -> str:
    if one.source or one.source_type is None:
        return one.source or language.say("drift_lines", "somebody")
    if one.source_type in (SourceType.ANONYMOUS, SourceType.UNSPECIFIED):
        return language.say("drift_lines", one.source_type.value)
    return language.say("drift_lines", "of_type", language.name("values", one.source_type.value))
