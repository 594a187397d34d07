"""Anchoring: whether people leave standing what they were shown and would not have found by themselves.

Some tasks are sent blind. Which ones is decided by a hash, so that both kinds of articles are alike but for that: what
reviews and predictions have in common in the one kind and not in the other is due to the showing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from annotator.quality.agreement import (
    ATTRIBUTION,
    F1_OVERLAP,
    Agreement,
    Counted,
    Shared,
    attribution_counts,
    expanded,
)
from annotator.quality.evaluation import ratio

if TYPE_CHECKING:
    from annotator.models import Annotation
    from annotator.store import Review

SHOWN, BLIND, ANCHORING = "F1 with prediction, shown", "F1 with prediction, blind", "anchoring"


def anchoring(reviews: Sequence[Review], predictions: Mapping[str, Annotation]) -> list[Agreement]:
    """Return F1 of reviews and predictions, shown and blind, and the difference; nothing where none was blind.

    Args:
        reviews: those that people made.
        predictions: by key of the article; those that blind reviewers would have been shown.
    """
    counts: dict[bool, dict[str, list[int]]] = {False: {}, True: {}}
    for one in reviews:
        predicted = one.base or predictions.get(one.article.key)
        if predicted is not None:
            own = counts[one.is_blind].setdefault(one.article.key, [0, 0])
            for place, number in enumerate(attribution_counts(predicted, one.annotation)):
                own[place] += number
    if not counts[True]:
        return []
    shown, blind = ([(both, either) for both, either in counts[which].values()] for which in (False, True))
    return [_part(SHOWN, shown), _part(BLIND, blind), _difference(shown, blind)]


def unshared(reviews: Sequence[Review], articles: Sequence[Shared]) -> list[Agreement]:
    """Return a row that says why nobody can agree; none where two people have reviewed an article, or nobody any."""
    people = {one.reviewer for one in reviews}
    if articles or not people:
        return []
    several = len(people) > 1
    alone = f"{len(people)} people have reviewed, and no article in common" if several else "one person has reviewed"
    note = f"{alone}; agreement needs articles that two people review: `annotator push --overlap 20%`"
    return [Agreement(ATTRIBUTION, F1_OVERLAP, None, None, None, None, None, 0, 0, 0, note)]


def _part(measure: str, counts: Sequence[Counted]) -> Agreement:
    table = np.array(counts, dtype=np.float64).reshape(-1, 2)
    value, low, high = expanded(table, lambda sums: ratio(2 * sums[..., 0], sums[..., 1]))
    both, either = (int(number) for number in table.sum(axis=0))
    note = None if value is not None else "neither predictions nor reviews have any attribution there"
    return Agreement(ATTRIBUTION, measure, None, None, value, low, high, 2 * both, either, len(counts), note)


def _difference(shown: Sequence[Counted], blind: Sequence[Counted]) -> Agreement:
    """The difference of the two, both kinds of articles drawn anew in each round."""
    table = np.zeros((len(shown) + len(blind), 4))
    table[: len(shown), :2] = np.array(shown).reshape(-1, 2)
    table[len(shown) :, 2:] = np.array(blind).reshape(-1, 2)
    value, low, high = expanded(
        table, lambda sums: ratio(2 * sums[..., 0], sums[..., 1]) - ratio(2 * sums[..., 2], sums[..., 3])
    )
    few = min(len(shown), len(blind)) < 10
    note = "fewer than ten articles of one kind: the interval is a rough guide" if few else None
    return Agreement(
        ATTRIBUTION, ANCHORING, None, None, value, low, high, len(blind), len(shown) + len(blind), len(table), note
    )
