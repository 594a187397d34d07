"""How diverse the cited sources are: Hill numbers, as they stand and at equal numbers of attributions.

A Hill number of order q says how many equally frequent sources would be as diverse; the higher the order, the less
rare sources count. The more attributions, the more sources turn up, so outlets are compared at one number m of
attributions, the same for all: the Hill number of the frequencies that m attributions drawn without putting
back are expected to have (Chao et al. 2014, Ecological Monographs 84, 45-67).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ORDERS = (0, 1, 2)


def rarefied(abundances: NDArray[np.integer], m: int) -> Floats:
    """The Hill numbers of order 0, 1 and 2 at ``m`` attributions.

    Args:
        abundances: samples × sources, how often each source is cited.
        m: how many attributions are drawn; all, from a sample that has fewer.

    Returns:
        Samples × orders; not a number for a sample without attributions.
    """
    logs = log_factorials(int(abundances.sum(axis=1).max(initial=0)))
    return np.array([_hill_numbers(np.bincount(sample), m, logs) for sample in abundances]).reshape(-1, len(ORDERS))


def observed(abundances: NDArray[np.integer]) -> tuple[float | None, float | None]:
    """Shannon's entropy (natural logarithm) of the sources' shares, and Simpson's concentration without its bias.

    None where there are no attributions, and no concentration where there is but one.
    """
    from scipy.stats import entropy

    counts = abundances[abundances > 0].astype(float)
    total = counts.sum()
    if not total:
        return None, None
    concentration = float((counts * (counts - 1)).sum() / (total * (total - 1))) if total > 1 else None
    return float(entropy(counts)), concentration


def log_factorials(most: int) -> Floats:
    """The logarithms of 0! to ``most``!."""
    from scipy.special import gammaln

    found: Floats = gammaln(np.arange(most + 1) + 1.0)
    return found


def _hill_numbers(often: NDArray[np.integer], m: int, logs: Floats) -> Floats:
    """Hill numbers at ``m`` of a sample, from how many sources are cited 0, 1, 2 … times in it.

    All three are sums over sources of something that depends on a source's abundance alone.
    """
    values = np.flatnonzero(often)
    values = values[values > 0]
    total = int((values * often[values]).sum())
    if not total:
        return np.full(len(ORDERS), np.nan)
    m = min(m, total)
    seen, entropy, same = _terms(values, total, m, logs) @ often[values]
    concentration = same / (total * (total - 1)) if total > 1 else 1.0
    return np.array([seen, np.exp(entropy), 1 / (1 / m + (m - 1) / m * concentration)])


def _terms(values: NDArray[np.integer], total: int, m: int, logs: Floats) -> Floats:
    """For sources of these abundances: the chance of being drawn, the expected part of the entropy, ordered pairs."""
    first = np.maximum(1, m + values - total)
    lengths = np.maximum(np.minimum(values, m) - first + 1, 0)
    owner = np.repeat(np.arange(len(values)), lengths)
    drawn = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[owner]
    chance = np.exp(_log_hypergeometric(drawn, values[owner], total, m, logs))
    share = drawn / m
    seen = np.bincount(owner, chance, len(values))
    entropy = np.bincount(owner, -share * np.log(share) * chance, len(values))
    return np.stack([seen, entropy, values * (values - 1.0)])


def _log_hypergeometric(
    drawn: NDArray[np.integer], abundance: NDArray[np.integer], total: int, m: int, logs: Floats
) -> Floats:
    """The logarithm of the chance to draw so many of a source, among ``m`` of ``total``."""
    ways = logs[abundance] - logs[drawn] - logs[abundance - drawn]
    rest = total - abundance
    ways += logs[rest] - logs[m - drawn] - logs[rest - m + drawn]
    found: Floats = ways - (logs[total] - logs[m] - logs[total - m])
    return found


def smallest(totals: Iterable[int], least: int) -> int | None:
    """The number of attributions at which outlets are compared: the smallest outlet's that has ``least`` or more."""
    return min((total for total in totals if total >= least), default=None)
