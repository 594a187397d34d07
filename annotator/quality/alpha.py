"""Krippendorff's alpha: of values in an order by the library; of names, and for intervals, from sums over articles.

The library takes all values at once, and a bootstrap would call it a thousand times; sums over articles are drawn in
one matrix product. Its table has a cell for each unit and each two values, which of thousands of names no memory holds.
The suite holds the two together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.quality.evaluation import Floats


@dataclass(frozen=True)
class Coincidences:
    """The pairs of values that people gave to the same units, article by article.

    A pair weighs one over the values of its unit less one (Krippendorff 2004, chapter 11).
    """

    table: Floats
    """Articles × columns. Of values in an order, how often each meets each: values × values. Of others, which may be
    many, how often each stands in a pair, and last how many pairs are of different ones."""
    is_ordinal: bool

    def alpha(self, sums: Floats) -> Floats:
        """Return alpha of sums over articles; not a number where all values are the same.

        Args:
            sums: rows of the table added up, the last axis as in it.
        """
        times, seen, expected = self._ordinal(sums) if self.is_ordinal else self._nominal(sums)
        with np.errstate(divide="ignore", invalid="ignore"):
            found: Floats = np.where(expected > 0, 1 - (times - 1) * seen / expected, np.nan)
        return found

    def _nominal(self, sums: Floats) -> tuple[Floats, Floats, Floats]:
        """All values, observed and expected disagreement."""
        times = sums[..., :-1]
        number = times.sum(axis=-1)
        return number, sums[..., -1], number**2 - (times**2).sum(axis=-1)

    def _ordinal(self, sums: Floats) -> tuple[Floats, Floats, Floats]:
        size = round(sums.shape[-1] ** 0.5)
        grid = sums.reshape(*sums.shape[:-1], size, size)
        times = grid.sum(axis=-1)
        below = np.cumsum(times, axis=-1) - times / 2  # how many lie below a value, it counted by half
        distance = (below[..., :, None] - below[..., None, :]) ** 2
        met = times[..., :, None] * times[..., None, :]
        return times.sum(axis=-1), (grid * distance).sum(axis=(-1, -2)), (met * distance).sum(axis=(-1, -2))


def alpha(units: Sequence[Sequence[str | int]], *, is_ordinal: bool) -> float | None:
    """Return Krippendorff's alpha; none where no unit has two values, or all values are the same.

    Args:
        units: of each, the values that people gave it.
        is_ordinal: whether values stand in an order, that of their sorting.
    """
    several = [unit for unit in units if len(unit) > 1]
    domain = sorted({value for unit in several for value in unit})
    if len(domain) < 2:
        return None
    if not is_ordinal:
        found = coincidences([several], is_ordinal=False)
        return float(found.alpha(found.table[0]))
    from krippendorff import alpha as krippendorff_alpha

    counts = [[list(unit).count(value) for value in domain] for unit in several]
    size = range(len(domain))
    return float(krippendorff_alpha(value_counts=counts, value_domain=size, level_of_measurement="ordinal"))


def coincidences(articles: Sequence[Sequence[Sequence[str | int]]], *, is_ordinal: bool) -> Coincidences:
    """Return the coincidences of values.

    Args:
        articles: of each article, of each unit, the values that people gave it; units of one value do not count.
        is_ordinal: whether values stand in an order, that of their sorting.
    """
    several = [[unit for unit in units if len(unit) > 1] for units in articles]
    domain = sorted({value for units in several for unit in units for value in unit})
    place = {value: number for number, value in enumerate(domain)}
    columns = len(domain) ** 2 if is_ordinal else len(domain) + 1
    table = np.zeros((len(articles), columns))
    for row, units in zip(table, several, strict=True):
        for unit in units:
            counts = np.bincount([place[value] for value in unit], minlength=len(domain)).astype(float)
            if is_ordinal:
                row += ((np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)).ravel()
            else:
                row[:-1] += counts
                row[-1] += (len(unit) ** 2 - (counts**2).sum()) / (len(unit) - 1)
    return Coincidences(table, is_ordinal)
