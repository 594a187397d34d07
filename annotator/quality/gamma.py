"""γ: how far two people agree on spans and their labels beyond chance (Mathet, Widlöcher and Métivier 2015).

Spans are aligned so that the disorder is least. Two aligned ones cost the square of how far their ends lie apart, over
the mean of their lengths, and 1 where their labels differ; one that is aligned with none costs Δ∅ = 1. γ is 1 less this
disorder over the one to be expected of annotations that have nothing to do with each other: those of the two people,
moved by chance along the text. Two people are an assignment, which scipy solves; the suite holds the figures to those
of ``pygamma-agreement``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from annotator.quality.evaluation import Floats

#: Where a span begins and ends, and its label.
LabelledEnds = tuple[int, int, str]

#: What a span costs that is aligned with none; two aligned ones never cost more than both alone.
ALONE = 1.0

#: How many pairs of moved annotations tell the disorder of chance, and the seed of their moves.
MOVES, _SEED = 100, 20_150


def disorders(
    mine: Sequence[LabelledEnds], theirs: Sequence[LabelledEnds], moves: int = MOVES
) -> tuple[int, float, float]:
    """Return how many spans of a text are aligned, the disorder of two people, and the one that chance gives.

    Both disorders are those of a pair of annotations times the mean number of spans, so that texts add up. They are 0
    where neither has any span.
    """
    own = [_table(each, {label for *_, label in (*mine, *theirs)}) for each in (mine, theirs)]
    spans = len(mine) + len(theirs)
    if not spans:
        return 0, 0.0, 0.0
    ((aligned, seen),) = _align(own[0][None], own[1][None])
    return aligned, seen, spans * _by_chance(own, moves)


def _table(units: Sequence[LabelledEnds], labels: set[str]) -> Floats:
    """Return spans × (begin, end, number of the label)."""
    number = {label: place for place, label in enumerate(sorted(labels))}
    return np.array([(start, end, number[label]) for start, end, label in units], dtype=np.float64).reshape(-1, 3)


def _align(mine: Floats, theirs: Floats) -> Iterator[tuple[int, float]]:
    """Yield of each two annotations how many pairs the alignment of least disorder has, and what it costs.

    Args:
        mine: annotations × spans × (begin, end, label).
        theirs: as many annotations.
    """
    from scipy.optimize import linear_sum_assignment

    begin, end, label = np.moveaxis(mine[:, :, None], -1, 0)
    other_begin, other_end, other_label = np.moveaxis(theirs[:, None], -1, 0)
    apart = np.abs(begin - other_begin) + np.abs(end - other_end)
    cost = (apart / (end - begin + other_end - other_begin)) ** 2 + (label != other_label)
    for saved in np.maximum(2 * ALONE - cost, 0):
        pairs = saved[linear_sum_assignment(saved, maximize=True)]
        yield int((pairs > 0).sum()), ALONE * sum(saved.shape) - float(pairs.sum())


def _by_chance(own: Sequence[Floats], moves: int) -> float:
    """Return the mean disorder a span of annotations of the two, drawn with replacement and moved along the text.

    As the authors do it (section 5.2): what leaves the text at its end comes in at its beginning, and the two moves lie
    at least half a mean span apart.
    """
    rng = np.random.default_rng([_SEED, *map(len, own)])
    everything = np.concatenate(own)
    first, last = everything[:, 0].min(), everything[:, 1].max()
    near = min((everything[:, 1] - everything[:, 0]).mean(), last - first) / 2
    some = [number for number in (0, 1) if len(own[number])]
    both = [(one, other) for one in (0, 1) for other in (0, 1) if one in some or other in some]
    found = []
    for number, (one, other) in enumerate(both):
        times = len(range(number, moves, len(both)))
        move = rng.uniform(first, last, (times, 1))
        second = first + (move - first + rng.uniform(near, last - first - near, (times, 1))) % (last - first)
        spans = len(own[one]) + len(own[other])
        moved = (_moved(own[each], by - first, first, last) for each, by in ((one, move), (other, second)))
        found += [cost / spans for _, cost in _align(*moved)]
    return float(np.mean(found))


def _moved(units: Floats, moves: Floats, first: float, last: float) -> Floats:
    """Return an annotation as often as there are moves."""
    begin = units[:, 0] + moves
    begin -= np.where(begin > last, last - first, 0)
    return np.stack([begin, begin + units[:, 1] - units[:, 0], np.broadcast_to(units[:, 2], begin.shape)], axis=2)
