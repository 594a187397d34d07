"""Agreement of people who reviewed the same articles: spans, whole attributions, every attribute.

Of two people, F1 of the spans of each label, the same to the character and meeting, and of attributions; and γ of all
spans with their labels (Mathet, Widlöcher and Métivier 2015), which is corrected for chance. Of all people together,
Krippendorff's alpha (2004) of each attribute, over attributions whose cues meet; of an attribute whose values stand in
an order, ordinal. Intervals are percentiles of a bootstrap over articles, expanded for few of them; there is none where
it has nothing to say, and then a note says why.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import combinations, groupby
from typing import TYPE_CHECKING

import numpy as np

from annotator.attributes import ATTRIBUTES
from annotator.labels import Label
from annotator.quality.alpha import alpha, coincidences
from annotator.quality.evaluation import Floats, WithInterval, interval, letters, ratio
from annotator.quality.gamma import LabelledEnds, disorders
from annotator.quality.matching import ends, is_relaxed_match, likeness, matches, pair_up, shared

if TYPE_CHECKING:
    from annotator.attributes import Attribute
    from annotator.models import Annotation, Attribution, Span
    from annotator.store import Review

#: On what people agree beside labels and attributes: attributions, source, cue and claim together; spans of all labels.
ATTRIBUTION, SPANS = "attribution", "spans"

F1_EXACT, F1_OVERLAP, GAMMA, ALPHA, ORDINAL = "F1 exact", "F1 overlap", "gamma", "alpha", "alpha ordinal"


@dataclass(frozen=True)
class Agreement:
    """The agreement of two people on a kind of span, or of all on an attribute."""

    on: str
    """A label, ``spans`` of all labels, ``attribution``, or the name of an attribute."""
    measure: str
    """``F1 exact``, ``F1 overlap``, ``gamma``, ``alpha`` or ``alpha ordinal``."""
    reviewer: str | None
    """None for all together."""
    other: str | None
    value: float | None
    """None where there is nothing to compare."""
    low: float | None
    """Lower end of the 95 % interval."""
    high: float | None
    count: int
    """Of spans: those that both have, counted with each. Of an attribute: attributions with two values or more."""
    denominator: int
    """Of spans: all that either has. Of an attribute: all values of these attributions."""
    articles: int
    """Articles that both, or at least two, have reviewed."""
    note: str | None = None
    """Why there is no value, or no interval, in a sentence."""


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
    """F1 and γ of every two people, then alpha of each attribute over all; nothing where there are no articles."""
    people = sorted({name for opinions in articles for name in opinions})
    for one, other in combinations(people, 2):
        both = [(opinions[one], opinions[other]) for opinions in articles if one in opinions and other in opinions]
        if both:
            for on, measure, count in _COUNTED:
                yield _f1(one, other, on, measure, [count(mine, theirs) for mine, theirs in both])
            yield _gamma(one, other, both)
    units = [aligned(opinions) for opinions in articles]
    if articles:
        yield from (_alpha(attribute, units) for attribute in ATTRIBUTES)


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


Counted = tuple[int, int]
"""Of an article: what both have, and the sum of what either has."""


def attribution_counts(mine: Annotation, theirs: Annotation) -> Counted:
    """Attributions that two annotations of an article both have, their sources and claims at least half alike."""
    pairs = ((mine.attributions[i], theirs.attributions[j]) for i, j in matches(mine, theirs))
    return sum(is_relaxed_match(*pair) for pair in pairs), len(mine.attributions) + len(theirs.attributions)


def _span_counts(label: Label, weight: Callable[[Span, Span], float]) -> Callable[[Annotation, Annotation], Counted]:
    def count(mine: Annotation, theirs: Annotation) -> Counted:
        first, second = mine.spans(label), theirs.spans(label)
        return len(pair_up(first, second, weight)), len(first) + len(second)

    return count


def _same(one: Span, other: Span) -> float:
    return float(one.fragments == other.fragments)


def _meeting(one: Span, other: Span) -> float:
    return shared(ends(one), ends(other))


#: On what two people agree, the measure, and what is counted for it.
_COUNTED = (
    *(
        (label.value, measure, _span_counts(label, weight))
        for label in Label
        for measure, weight in ((F1_EXACT, _same), (F1_OVERLAP, _meeting))
    ),
    (ATTRIBUTION, F1_OVERLAP, attribution_counts),
)


def _f1(one: str, other: str, on: str, measure: str, counts: Sequence[Counted]) -> Agreement:
    table = np.array(counts, dtype=np.float64)
    told = expanded(table, lambda sums: ratio(2 * sums[..., 0], sums[..., 1]))
    hits, total = (int(number) for number in table.sum(axis=0))
    return _of_two(one, other, on, measure, told, hits, total, len(counts))


def _gamma(one: str, other: str, both: Sequence[tuple[Annotation, Annotation]]) -> Agreement:
    """γ of all spans; texts weigh by their spans."""
    units = [(_units(mine), _units(theirs)) for mine, theirs in both]
    found = [disorders(*pair) for pair in units]
    table = np.array([(seen, by_chance) for _, seen, by_chance in found])
    told = expanded(table, lambda sums: 1 - ratio(sums[..., 0], sums[..., 1]))
    aligned, total = sum(number for number, *_ in found), sum(len(mine) + len(theirs) for mine, theirs in units)
    return _of_two(one, other, SPANS, GAMMA, told, aligned, total, len(both))


def _units(annotation: Annotation) -> list[LabelledEnds]:
    return [(*ends(span), label.value) for label in Label for span in annotation.spans(label)]


def _of_two(
    one: str, other: str, on: str, measure: str, told: WithInterval, aligned: int, total: int, articles: int
) -> Agreement:
    """Return a measure of two people, with a note where there is no value, or no interval."""
    value, low, high = told
    note = None
    if value is None:
        note = f"neither has any in the {articles:,} articles that both reviewed"
    elif low is None:
        note = _unsure(articles, value, total)
    return Agreement(on, measure, one, other, value, low, high, 2 * aligned, total, articles, note)


def _alpha(attribute: Attribute, articles: Sequence[Sequence[dict[str, Attribution]]]) -> Agreement:
    is_ordinal = attribute.vocabulary is not None and issubclass(attribute.vocabulary, IntEnum)
    values = [
        [[_value(getattr(found, attribute.name)) for found in unit.values()] for unit in units if len(unit) > 1]
        for units in articles
    ]
    found = coincidences(values, is_ordinal=is_ordinal)
    several = [unit for units in values for unit in units]
    value = alpha(several, is_ordinal=is_ordinal)
    _, low, high = expanded(found.table, found.alpha)
    pairable = sum(map(len, several))
    note = None
    if not several:
        note = "no attribution was seen by two people, so there is nothing to agree on"
    elif value is None:
        note = f"all {pairable:,} values are the same, so that agreeing on them is no achievement"
    elif low is None:
        note = _unsure(len(articles), value, len(several))
    measure = ORDINAL if is_ordinal else ALPHA
    return Agreement(attribute.name, measure, None, None, value, low, high, len(several), pairable, len(articles), note)


def _value(value: object) -> str | int:
    """A value that can be compared: names by their letters, which may be written in several ways."""
    if isinstance(value, IntEnum):
        return int(value)
    return letters(str(value)) if value is not None else ""


def expanded(table: Floats, measure: Callable[[Floats], Floats]) -> WithInterval:
    """Return a measure of sums over articles, and its 95 % interval.

    Percentiles of a bootstrap of few articles lie too near: by the root of n over n − 1, and by what the normal
    distribution is narrower than Student's t. So further ones are taken (Hesterberg 2015, "expanded percentile").
    """
    from scipy.special import ndtr, stdtrit

    number = len(table)
    if number < 2:
        return interval(table, measure)
    return interval(table, measure, float(ndtr(-np.sqrt(number / (number - 1)) * stdtrit(number - 1, 0.975))))


def _unsure(articles: int, value: float, units: int) -> str:
    """Say why there is no interval; what never differed in n units may still differ in 3 of n (the rule of three)."""
    if articles < 2:
        return "one article says nothing of how far others would differ"
    if value == 1:
        return f"nobody ever differed; in as many others, up to {min(1.0, 3 / max(units, 1)):.0%} still may"
    return "every article tells the same, so that drawing them again says nothing"
