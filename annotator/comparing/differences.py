"""Which of all differences between outlets are told, each once.

Many comparisons say the same: of the parts of a mix one's more is another's less, whom nobody names is counted in two
measures, three orders of diversity rise and fall together, and an outlet that stands out differs from each of
the others. So of a mix each pair's chief difference is told, of diversity one order, and what sets one outlet apart
from several is one difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from annotator.comparing.comparison import Comparison
from annotator.comparing.profile import Estimate
from annotator.comparing.verdicts import DifferenceVerdict

Key = tuple[str, str]
"""Measure and category."""

#: Told by another: the unnamed by ``naming``, the orders of diversity by the one between the others, hedges outside of
#: attributions by those in the outlet's own sentences, depth by the share of what is relayed.
_TOLD_BY_OTHERS: frozenset[Key] = frozenset(
    {
        ("source_type", "anonymous"),
        ("source_type", "unspecified"),
        ("diversity", "richness"),
        ("diversity", "simpson"),
        ("density", "own_hedges"),
        ("relay", "depth"),
        ("voice", "attributed"),
        ("voice", "unclear"),
    }
)

#: Measures whose categories are parts of one whole, where one's more is others' less, each with the part that is told
#: where outlets differ in it; else, and where there is none, it is the part in which they differ most.
_MIXES = {
    "voice": "own",
    "source_type": None,
    "naming": "named",
    "reporting": "own",
    "hedge_level": "flat",
    "function": None,
    "quote_type": "direct",
}

_SHOWN = (DifferenceVerdict.HIGHER, DifferenceVerdict.LOWER)


@dataclass(frozen=True)
class Against:
    """An outlet from which another differs."""

    outlet: str
    estimate: Estimate
    gap: float
    """How much more the other has; below 0, how much less."""
    p: float
    """Corrected by Holm."""


@dataclass(frozen=True)
class Difference:
    """A difference between an outlet and others in a measure."""

    outlet: str
    estimate: Estimate
    others: tuple[Against, ...]
    """All with more, or all with less, those that differ most first."""

    @property
    def key(self) -> Key:
        return self.estimate.measure, self.estimate.category


def differences(comparisons: Iterable[Comparison]) -> list[Difference]:
    """Return the differences to tell, by outlet, in the order of the measures.

    Args:
        comparisons: with verdicts; those that show no difference are left out.
    """
    shown = [one for one in comparisons if one.verdict in _SHOWN and _key(one) not in _TOLD_BY_OTHERS]
    order = {key: number for number, key in enumerate(dict.fromkeys(map(_key, shown)))}
    chief = sorted(_chief(shown), key=lambda one: order[_key(one)])
    found = [each for _, same in groupby(chief, key=_key) for each in _joined(list(same))]
    return sorted(found, key=lambda each: (each.outlet, order[each.key]))


def plain(told: Sequence[Difference], most: int) -> list[Difference]:
    """Return the plainest differences, so many at most, in the order in which they are told."""
    order = sorted(range(len(told)), key=lambda number: (min(one.p for one in told[number].others), number))
    return [told[number] for number in sorted(order[:most])]


def _key(one: Comparison) -> Key:
    return one.mine.measure, one.mine.category


def _chief(shown: Sequence[Comparison]) -> Iterator[Comparison]:
    """Yield of each pair and mix one difference: the others are its mirror."""
    mixed: dict[tuple[str, str, str], Comparison] = {}
    for one in shown:
        if one.mine.measure not in _MIXES:
            yield one
            continue
        place = one.outlet, one.other, one.mine.measure
        mixed[place] = max(one, mixed.get(place, one), key=_weight)
    yield from mixed.values()


def _weight(one: Comparison) -> tuple[bool, float]:
    return one.mine.category == _MIXES[one.mine.measure], abs(one.difference or 0.0)


def _joined(same: list[Comparison]) -> Iterator[Difference]:
    """Yield the differences of one category, each pair under the outlet that differs from more of the others."""
    while same:
        degrees = Counter(outlet for one in same for outlet in (one.outlet, one.other))
        outlet = min(degrees, key=lambda each: (-degrees[each], each))
        mine = [_seen_from(outlet, one) for one in same if outlet in (one.outlet, one.other)]
        same = [one for one in same if outlet not in (one.outlet, one.other)]
        for more in (True, False):
            others = sorted((each for _, each in mine if (each.gap > 0) is more), key=lambda each: -abs(each.gap))
            if others:
                yield Difference(outlet, mine[0][0], tuple(others))


def _seen_from(outlet: str, one: Comparison) -> tuple[Estimate, Against]:
    """Return the estimate of an outlet of the pair, and the other as it is seen from there."""
    gap, p = one.difference or 0.0, one.p_holm or 0.0
    if outlet == one.outlet:
        return one.mine, Against(one.other, one.theirs, gap, p)
    return one.theirs, Against(one.outlet, one.mine, -gap, p)
