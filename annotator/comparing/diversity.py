"""The diversity of the cited sources: Hill numbers, of all attributions and at equal numbers of them.

A Hill number of order q says how many equally frequent sources would be as diverse; the higher the order, the less
rare sources count. The more attributions, the more sources turn up, so outlets are compared at one number m of
attributions, always the same, so that an outlet's figure does not hang on which others are looked at: the Hill number
of the frequencies that m attributions drawn without putting back are expected to have (Chao et al. 2014, Ecological
Monographs 84, 45-67).
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

ORDERS = (0, 1, 2)

#: The number of attributions to named sources at which outlets are compared; of one that has fewer nothing is told.
DRAWN = 100

#: A source is drawn at most so many standard deviations more or less often than expected, and as many times more: what
#: lies beyond adds less than rounding does.
_REACH = 9


def rarefied(abundances: NDArray[np.integer], m: int) -> Floats:
    """Return the Hill numbers of order 0, 1 and 2 at ``m`` attributions.

    Args:
        abundances: samples × sources, how often each source is cited.
        m: how many attributions are drawn; all, from a sample that has fewer.

    Returns:
        Samples × orders; not a number for a sample without attributions.
    """
    totals = abundances.sum(axis=1)
    logs = log_factorials(int(totals.max(initial=0)))
    samples, values, often = _often(abundances)
    found = terms(values, totals[samples], np.minimum(m, totals)[samples], logs) * often
    sums: list[Floats] = [np.bincount(samples, part, len(totals)).astype(float) for part in found]
    return hill(sums[0], sums[1], sums[2], totals, np.minimum(m, totals))


def influences(cited: Any, m: int) -> Floats:
    """Return the influence of each article on the rarefied Hill numbers of its outlet; their spread is the error.

    Every Hill number is a function of sums over articles, so its infinitesimal jackknife (Efron 1982, chapter 6) is
    the slope in these sums times the article's part of them. The parts of all articles add up to 0.

    Args:
        cited: articles × sources, how often each cites each; sparse. At least ``m`` in all.
        m: how many attributions are drawn.

    Returns:
        Articles × orders.
    """
    abundances = np.asarray(cited.sum(axis=0), dtype=np.int64).ravel()
    total = int(abundances.sum())
    logs = log_factorials(total + 1)
    values, place = np.unique(abundances, return_inverse=True)
    more, less = (
        terms(each, np.full(len(values), total), np.full(len(values), m), logs)
        for each in (np.minimum(values + 1, total), values - 1)
    )
    slopes = ((more - less) / 2)[:, place]
    parts = (cited @ slopes.T).T
    sizes = np.asarray(cited.sum(axis=1)).ravel()
    parts -= (slopes @ abundances / total)[:, None] * sizes  # an article adds to all sources' total, too
    _, shannon, simpson = rarefied(abundances[None], m)[0]
    pairs = total * (total - 1)
    scale = np.array([1.0, shannon, -(simpson**2) * (m - 1) / m / pairs if pairs else 0.0])
    found: Floats = parts.T * scale
    return found


def observed(abundances: NDArray[np.integer]) -> tuple[float | None, float | None]:
    """Return Shannon's entropy (natural logarithm) of the sources' shares, and Simpson's unbiased concentration.

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
    """Return the logarithms of 0! to ``most``!."""
    from scipy.special import gammaln

    found: Floats = gammaln(np.arange(most + 1) + 1.0)
    return found


def _often(abundances: NDArray[np.integer]) -> tuple[Ints, Ints, Ints]:
    """Sample, abundance, and how many sources have it there: what a Hill number depends on is the abundances alone."""
    most = int(abundances.max(initial=0)) + 1
    samples, sources = np.nonzero(abundances)
    cells, often = np.unique(samples * most + abundances[samples, sources], return_counts=True)
    return cells // most, cells % most, often


def hill(seen: Floats, entropy: Floats, same: Floats, totals: NDArray[Any], m: Ints) -> Floats:
    """Return the Hill numbers from the sums of :func:`terms`; not a number for samples without attributions."""
    with np.errstate(divide="ignore", invalid="ignore"):
        concentration = np.where(totals > 1, same / (totals * (totals - 1)), 1.0)
        found = np.stack([seen, np.exp(entropy), 1 / (1 / m + (m - 1) / m * concentration)], axis=-1)
    found[totals == 0] = np.nan
    return found


def terms(values: Ints, total: Ints, m: Ints, logs: Floats) -> Floats:
    """Return what each source adds to its own sample: its chance of being drawn, its entropy, its ordered pairs.

    Args:
        values: the abundances.
        total: of the sample of each, all its attributions.
        m: of the sample of each, how many are drawn.
        logs: logarithms of factorials.
    """
    mean = m * values / total
    reach = _REACH * (1 + np.sqrt(mean))
    first = np.maximum(np.maximum(1, m + values - total), (mean - reach).astype(np.int64))
    last = np.minimum(np.minimum(values, m), np.ceil(mean + reach).astype(np.int64))
    lengths = np.maximum(last - first + 1, 0)
    owner = np.repeat(np.arange(len(values)), lengths)
    drawn = np.arange(len(owner)) - np.repeat(np.cumsum(lengths) - lengths, lengths) + first[owner]
    chance = np.exp(_log_hypergeometric(drawn, values[owner], total[owner], m[owner], logs))
    share = drawn / m[owner]
    seen = np.bincount(owner, chance, len(values))
    entropy = np.bincount(owner, -share * np.log(share) * chance, len(values))
    return np.stack([seen, entropy, values * (values - 1.0)])


def _log_hypergeometric(drawn: Ints, abundance: Ints, total: Ints, m: Ints, logs: Floats) -> Floats:
    """The logarithm of the chance to draw so many of a source, among ``m`` of ``total``, for each."""
    ways = logs[abundance] - logs[drawn] - logs[abundance - drawn]
    rest = total - abundance
    ways += logs[rest] - logs[m - drawn] - logs[rest - m + drawn]
    found: Floats = ways - (logs[total] - logs[m] - logs[total - m])
    return found
