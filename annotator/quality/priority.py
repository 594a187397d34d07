"""Which articles teach most when they are reviewed: doubtful ones, by rules and of outlets that were hardly reviewed.

An attribution teaches as much as it is in doubt: score × (1 − score), which is the variance of its being right. That is
the less the more often predictions of its rule were reviewed already, and the more often articles of its outlet were:
over the root of one and that number, as the error of a share shrinks. An article teaches what its attributions do, over
the work it makes. Articles are chosen one after another, each as if those before had been reviewed, so that no rule and
no outlet takes all.
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from annotator.models import Annotation

#: What reading an article costs beside judging its attributions, in attributions.
READING = 5.0
#: Of an attribution without a score, and what an article without attributions holds: something may have been missed.
UNKNOWN = 0.5


@dataclass(frozen=True, slots=True)
class Waiting:
    """An article that could be reviewed."""

    key: str
    outlet: str | None
    predicted: Annotation


def most_instructive(
    waiting: Iterable[Waiting], rules: Counter[str], outlets: Counter[str | None], most: int
) -> list[str]:
    """Return the keys of the articles that teach most, the first one first.

    Args:
        rules: how many predictions of each rule were reviewed.
        outlets: how many articles of each outlet were reviewed.
        most: how many are chosen.
    """
    rules, outlets = rules.copy(), outlets.copy()
    articles = sorted(waiting, key=lambda one: one.key)
    heap = [(-_worth(one, rules, outlets), number) for number, one in enumerate(articles)]
    heapq.heapify(heap)
    chosen: list[str] = []
    while heap and len(chosen) < most:
        _, number = heapq.heappop(heap)
        one = articles[number]
        worth = _worth(one, rules, outlets)
        if heap and -worth > heap[0][0]:  # what was chosen since made it teach less: it has to wait for its turn
            heapq.heappush(heap, (-worth, number))
            continue
        chosen.append(one.key)
        outlets[one.outlet] += 1
        rules.update(_rules(one.predicted))
    return chosen


def _worth(one: Waiting, rules: Counter[str], outlets: Counter[str | None]) -> float:
    found = one.predicted.attributions
    doubts = [(each.score if each.score is not None else UNKNOWN, rules[each.rule or ""]) for each in found] or [
        (UNKNOWN, rules[""])
    ]
    taught = sum(score * (1 - score) / math.sqrt(1 + seen) for score, seen in doubts)
    return taught / (READING + len(found)) / math.sqrt(1 + outlets[one.outlet])


def _rules(predicted: Annotation) -> Sequence[str]:
    return [each.rule or "" for each in predicted.attributions] or [""]
