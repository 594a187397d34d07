"""Differences between outlets as sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from annotator.tables.language import TableLanguage

if TYPE_CHECKING:
    from annotator.comparing.differences import Against, Difference
    from annotator.comparing.profile import Estimate

#: Permutations tell no smaller p value.
LEAST_P = 0.0001


def sentence(
    told: Difference,
    language: TableLanguage,
    name: Callable[[str], str] = str,
    figure: Callable[[str, Estimate], str] | None = None,
    most: int | None = None,
) -> str:
    """Return a difference as a sentence: the outlet with its figure, then each other with its figure and the gap.

    Args:
        told: the difference.
        language: of the sentence.
        name: what an outlet is called, by its key.
        figure: how the figure of an outlet is written; as the language writes numbers where it is not given.
        most: how many others are named, those that differ most; all where it is not given.
    """
    written = figure or (lambda _, one: language.figure(one.value or 0.0, one.unit))
    others = [_against(each, language, name, written) for each in told.others[:most]]
    if more := len(told.others) - len(others):
        others.append(language.say("differences", "more", language.figure(more)))
    own = language.said(*told.key, written(told.outlet, told.estimate))
    return language.say("differences", "sentence", name(told.outlet), own, _and(language).join(others))


def _against(
    one: Against, language: TableLanguage, name: Callable[[str], str], figure: Callable[[str, Estimate], str]
) -> str:
    is_share = one.estimate.unit == "share"
    other = language.say(
        "differences", "other" if is_share else "number", name(one.outlet), figure(one.outlet, one.estimate)
    )
    return language.say("differences", "against", other, gap(one, language), p_value(one.p, language))


def _and(language: TableLanguage) -> str:
    return language.say("differences", "and")


def gap(one: Against, language: TableLanguage) -> str:
    """Return how far two outlets lie apart; shares in points, that is hundredths of the whole."""
    if one.estimate.unit != "share":
        return language.say("differences", "gap", language.figure(abs(one.gap)))
    points = 100 * abs(one.gap)
    return language.say("differences", "points", language.digits(f"{points:.0f}" if points >= 1 else f"{points:.1f}"))


def p_value(p: float, language: TableLanguage) -> str:
    """Return a p value with two digits that count.

    >>> p_value(0.00002, Language()), p_value(0.0123, Language())
    ('p < 0.0001', 'p = 0.012')
    """
    if p < LEAST_P:
        return language.say("differences", "below", language.digits(f"{LEAST_P}"))
    return language.say("differences", "p", language.digits(f"{p:.2g}"))
