"""How far people who reviewed the same articles agree."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, groupby
from typing import TYPE_CHECKING

from annotator.labels import Label
from annotator.quality.matching import ends, likeness, pair_up, shared

if TYPE_CHECKING:
    from annotator.models import Annotation, Attribution, Span
    from annotator.store import Review


class Agreed(StrEnum):
    """On what people agree."""

    SOURCE = "SOURCE"
    CUE = "CUE"
    CLAIM = "CLAIM"
    HEDGE = "HEDGE"
    HEDGE_LEVEL = "hedge_level"
    SOURCE_TYPE = "source_type"


@dataclass(frozen=True)
class Agreement:
    """How far two people agree on a kind of span, or all on an attribute."""

    on: Agreed
    measure: str
    """``F1 exact``, ``F1 overlap`` or ``alpha``."""
    reviewer: str | None
    """None for all together."""
    other: str | None
    value: float | None
    """None where there is nothing to compare."""
    count: int
    """Of spans: those that both have, counted with each. Of an attribute: attributions with two values or more."""
    denominator: int
    """Of spans: all that either has. Of an attribute: all values of these attributions."""
    articles: int
    """Articles that both, or at least two, have reviewed."""


#: One article's annotations by reviewer.
Shared = dict[str, "Annotation"]


def shared_articles(reviews: Iterable[Review]) -> list[Shared]:
    """The articles that at least two people have reviewed. Of a person's several reviews the last one counts.

    Args:
        reviews: article by article. Those accepted without being opened are nobody's opinion, and left out.
    """
    found = []
    for _, group in groupby(reviews, key=lambda one: one.article.key):
        opinions = {one.reviewer: one.annotation for one in group if not one.is_bulk}
        if len(opinions) > 1:
            found.append(opinions)
    return found


def agreements(articles: Sequence[Shared]) -> Iterator[Agreement]:
    """F1 of the spans of every two people, then Krippendorff's alpha over all of them."""
    people = sorted({name for opinions in articles for name in opinions})
    for one, other in combinations(people, 2):
        both = [(opinions[one], opinions[other]) for opinions in articles if one in opinions and other in opinions]
        if both:
            for label in Label:
                yield _f1(one, other, label, both, exact=True)
                yield _f1(one, other, label, both, exact=False)
    units = [unit for opinions in articles for unit in aligned(opinions)]
    yield _alpha(Agreed.HEDGE_LEVEL, units, len(articles))
    yield _alpha(Agreed.SOURCE_TYPE, units, len(articles))


def aligned(opinions: Shared) -> list[dict[str, Attribution]]:
    """An article's attributions as people see them: each with those who have it, joined where their cues meet."""
    units: list[dict[str, Attribution]] = []
    for person, annotation in sorted(opinions.items()):
        firsts = [next(iter(unit.values())) for unit in units]
        places = {j: i for i, j in pair_up(firsts, annotation.attributions, likeness)}
        for number, found in enumerate(annotation.attributions):
            if number in places:
                units[places[number]][person] = found
            else:
                units.append({person: found})
    return units


def alpha(values: Sequence[dict[str, str | int]]) -> float | None:
    """Krippendorff's alpha of nominal values: hedge levels too, since distanced does not lie between flat and probable.

    None where no unit has two values, or all values are the same, so that agreement is no achievement.

    Args:
        values: of each unit, by person.
    """
    from krippendorff import alpha as krippendorff_alpha

    several = [unit for unit in values if len(unit) > 1]
    domain = sorted({value for unit in several for value in unit.values()}, key=str)
    if len(domain) < 2:
        return None
    counts = [[sum(value == each for value in unit.values()) for each in domain] for unit in several]
    return float(krippendorff_alpha(value_counts=counts, level_of_measurement="nominal"))


def _f1(one: str, other: str, label: Label, both: list[tuple[Annotation, Annotation]], *, exact: bool) -> Agreement:
    hits = total = 0
    for mine, theirs in both:
        first, second = list(spans(mine, label)), list(spans(theirs, label))
        hits += len(pair_up(first, second, _same if exact else _meeting))
        total += len(first) + len(second)
    value = 2 * hits / total if total else None
    measure = "F1 exact" if exact else "F1 overlap"
    return Agreement(Agreed(label.value), measure, one, other, value, 2 * hits, total, len(both))


def spans(annotation: Annotation, label: Label) -> Iterator[Span]:
    """The spans of a label, each once, whichever attribution they belong to."""
    found: dict[object, Span] = {}
    for each in annotation.attributions:
        single = {Label.SOURCE: each.source, Label.CUE: each.cue, Label.CLAIM: each.claim}
        parts = each.hedges if label is Label.HEDGE else (single[label],)
        found |= {part.fragments: part for part in parts if part is not None}
    if label is Label.HEDGE:
        found |= {part.fragments: part for part in annotation.bare_hedges}
    yield from found.values()


def _same(one: Span, other: Span) -> float:
    return float(one.fragments == other.fragments)


def _meeting(one: Span, other: Span) -> float:
    return shared(ends(one), ends(other))


def _alpha(on: Agreed, units: list[dict[str, Attribution]], articles: int) -> Agreement:
    values: list[dict[str, str | int]] = [
        {person: getattr(found, on.value) for person, found in unit.items()} for unit in units if len(unit) > 1
    ]
    pairable = sum(len(unit) for unit in values)
    return Agreement(on, "alpha", None, None, alpha(values), len(values), pairable, articles)
