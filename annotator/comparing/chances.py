"""Strata of articles that had one chance to be drawn, out of the frames of all samples.

Samples follow each other: a later one draws from what is left of an earlier one's frame, and from articles that came
since. What a simple random sample leaves is one, too, so that two samples of one frame are as good as one of both
sizes; but only where the later one could have drawn all that was left.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.store import Chance


@dataclass(frozen=True)
class Cell:
    """Articles of which some were drawn, each with the same chance."""

    articles: frozenset[str]
    """Keys of all of them."""
    drawn: frozenset[str]
    """Keys of those that were drawn."""


def cells(chances: Mapping[str, Sequence[Chance]]) -> list[Cell]:
    """Return the cells of articles, by the first sample that could have drawn them and their stratum in it.

    Args:
        chances: by key of an article; see ``store.Sampling``.
    """
    members: dict[tuple[int, str], set[str]] = defaultdict(set)
    for key, found in chances.items():
        members[found[0].sample, found[0].stratum].add(key)
    return [_cell(keys, chances) for _, keys in sorted(members.items())]


def _cell(keys: set[str], chances: Mapping[str, Sequence[Chance]]) -> Cell:
    """Return the cell of some articles whose first sample and stratum are the same."""
    drawn: set[str] = set()
    for sample in sorted({chance.sample for key in keys for chance in chances[key]}):
        left = keys - drawn
        framed = {key: chance for key in left for chance in chances[key] if chance.sample == sample}
        if framed.keys() != left or len({chance.stratum for chance in framed.values()}) > 1:
            break  # some could not be drawn any more, or not with the chance of the others: no later sample counts
        drawn |= {key for key, chance in framed.items() if chance.is_drawn}
    return Cell(frozenset(keys), frozenset(drawn))
