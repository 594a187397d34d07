"""The statistic that tests whether two outlets' sources are equally diverse.

In every permutation the sources of both sets are counted anew and rarefied to one number, so that a set that comes out
with more attributions is not the more diverse for it. The standard error is that of the articles' influences,
linearised once, over both sets together.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.diversity import ORDERS, hill, influences, log_factorials, terms
from annotator.comparing.permutation import Permutations, studentised

Floats = NDArray[np.float64]

#: Totals at which the sums over sources are worked out; between them they are interpolated.
_NODES = 10
#: Within so many standard deviations of its mean lies the total of nearly every permutation.
_SPREAD = 4.0


class DiversityDifferences:
    """The statistic for rarefied Hill numbers of order 0, 1 and 2."""

    def __init__(self, one: Any, other: Any, drawn: int) -> None:
        """
        Args:
            one: articles × sources, how often each cites each; sparse. The columns are the same for both.
            other: those of the other outlet.
            drawn: to how many attributions both are rarefied. Where permutations leave a set with fewer, to these.
        """
        from scipy.sparse import vstack

        cited = vstack([one, other], format="csc")
        citing = np.diff(cited.indptr)
        self._shared = cited[:, citing > 1].T.tocsr().astype(np.float32)
        self._total = np.asarray(self._shared.sum(axis=1), dtype=np.int64)[:, None]
        self._sizes = np.asarray(cited.sum(axis=1), dtype=np.int64).ravel()
        self._most = int(cited.sum(axis=0).max())
        self._single = self._often_single(cited[:, citing == 1])
        mine, all_ = int(one.sum()), int(self._sizes.sum())
        few, many = self._usual(min(one.shape[0], other.shape[0])), self._usual(max(one.shape[0], other.shape[0]))
        self.drawn = max(2, min(drawn, few[0]))
        """To how many attributions both sets are rarefied in every permutation."""
        self._nodes(min(few[0], mine, all_ - mine), max(many[1], mine, all_ - mine))
        values = len(self._sizes) * influences(cited[:, citing > 0], self.drawn)
        self._values = np.concatenate([values, values * values], axis=1)

    def __call__(self, permuted: Permutations) -> Floats:
        size = int(permuted[0].sum())
        sums = permuted.astype(float) @ self._values
        rest = self._values.sum(axis=0) - sums
        return studentised(self.gaps(permuted), _variance(sums, size) + _variance(rest, permuted.shape[1] - size))

    def gaps(self, permuted: Permutations) -> Floats:
        """Return the differences of the Hill numbers in each permutation."""
        mine = (self._shared @ permuted.T.astype(np.float32)).astype(np.int64)
        weights = permuted.astype(float)
        single, sizes = weights @ self._single, weights @ self._sizes
        other = self._hill(self._total - mine, self._single.sum(axis=0) - single, self._sizes.sum() - sizes)
        return self._hill(mine, single, sizes) - other

    def _often_single(self, cited: Any) -> Floats:
        """Articles × abundances: how many sources that no other article cites are cited so often by each.

        They are most sources, and go with their article: no permutation has to count them anew.
        """
        places = cited.tocoo()
        often = np.zeros((cited.shape[0], int(cited.data.max(initial=0)) + 1))
        np.add.at(often, (places.row, places.data), 1.0)
        return often

    def _usual(self, articles: int) -> tuple[int, int]:
        """Between which totals of attributions nearly all permutations of so many articles lie."""
        share = articles / len(self._sizes)
        spread = np.sqrt(articles * (1 - share) * self._sizes.var(ddof=1))
        mean = articles * self._sizes.mean()
        return int(mean - _SPREAD * spread), int(np.ceil(mean + _SPREAD * spread))

    def _nodes(self, low: int, high: int) -> None:
        """Work out what a source of each abundance adds, at some totals that span those that permutations can have."""
        low = max(low, self.drawn)
        high = max(high, low + 1)  # two nodes at least
        ends = np.cos(np.pi * (np.arange(_NODES) + 0.5) / _NODES)  # Chebyshev's: they interpolate best
        self._at = np.unique(np.rint((low + high + (high - low) * ends) / 2).astype(np.int64))
        totals = np.repeat(self._at, self._most + 1)
        values = np.minimum(np.tile(np.arange(self._most + 1), len(self._at)), totals)
        logs = log_factorials(max(high, self._most))
        found = terms(values, totals, np.full(len(values), self.drawn), logs)
        self._terms = found.reshape(len(ORDERS) * len(self._at), -1).T.copy()

    def _hill(self, shared: NDArray[np.int64], single: Floats, totals: NDArray[Any]) -> Floats:
        """Permutations × orders.

        Args:
            shared: sources × permutations, how often each is cited.
            single: permutations × abundances, how many of the other sources are cited so often.
            totals: how many attributions each permutation gives.
        """
        from scipy.interpolate import BarycentricInterpolator

        width, count = self._most + 1, len(single)
        cells = np.bincount((shared + np.arange(count) * width).ravel(), minlength=count * width)
        often = cells.reshape(count, width).astype(float)
        often[:, : single.shape[1]] += single
        at_nodes = (often @ self._terms).reshape(count, len(ORDERS), -1)
        totals = np.maximum(totals, self.drawn)
        between = BarycentricInterpolator(self._at, np.eye(len(self._at)))(totals)
        seen, entropy, same = np.einsum("don,dn->od", at_nodes, between)
        return hill(seen, entropy, same, totals, np.full(count, self.drawn))


def _variance(sums: Floats, size: int) -> Floats:
    """Of the mean of values, from their sums and the sums of their squares."""
    values, squares = np.split(sums / size, 2, axis=1)
    return np.maximum(squares - values * values, 0) / max(1, size - 1)
