"""The profile of an outlet: every measure with its count, its denominator and its 95 % interval."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from annotator.comparing import diversity
from annotator.comparing.corpus import Corpus
from annotator.comparing.diversity import DRAWN
from annotator.comparing.measures import COLUMNS, HILL, OBSERVED, RATIOS
from annotator.comparing.statistics import ROUNDS, Intervals, Ratios, generator, intervals
from annotator.comparing.verdicts import ENOUGH_ARTICLES, Uncorrected

Floats = NDArray[np.float64]

RATIO_COLUMNS = Ratios(
    above=np.array([COLUMNS[ratio.count] for ratio in RATIOS]), below=np.array([COLUMNS[ratio.of] for ratio in RATIOS])
)

#: What the ratios are multiplied with.
PER = np.array([float(ratio.per) for ratio in RATIOS])

#: Of the bootstrap for a standard error: 200 are enough (Efron and Tibshirani 1993, chapter 6).
ERROR_ROUNDS = 200
#: Rounds times sources that are worked on at once: this bounds the memory.
_CELLS = 1_000_000

Z = 1.959964
"""Standard errors on each side of an estimate that make 95 %."""


@dataclass(frozen=True)
class Estimate:
    """One measure of one outlet."""

    measure: str
    category: str
    unit: str
    value: float | None
    """None where the denominator is 0, or there is too little to tell."""
    count: int | None
    denominator: int
    low: float | None = None
    high: float | None = None
    drawn: int | None = None
    """To how many attributions it is rarefied."""


class OutletFigures(Protocol):
    """The part of a profile that tables and drawings need, corrected or not."""

    @property
    def outlet(self) -> str | None: ...
    @property
    def name(self) -> str | None: ...
    @property
    def articles(self) -> int: ...
    @property
    def copies(self) -> int: ...
    @property
    def reviewed(self) -> int | None: ...
    @property
    def reason(self) -> Uncorrected | None: ...
    @property
    def is_small(self) -> bool: ...
    @property
    def ratio_estimates(self) -> list[Estimate]: ...
    def estimates(self) -> Iterator[Estimate]:
        """Yield every measure."""


@dataclass(frozen=True)
class Profile:
    """The measures of an outlet's articles."""

    outlet: str | None
    """Its key, or its name where it has no key; None for articles whose outlet is not known."""
    name: str | None
    counts: Floats
    """Articles × ``measures.COLUMNS``."""
    copies: int
    """Wire copies that were left out."""
    cited: Any
    """Articles × sources of the whole corpus: how often each cites each. Sparse."""
    intervals: Intervals
    """Of ``RATIOS``, in their units."""
    hill_errors: Floats
    """Standard errors of the rarefied Hill numbers."""
    reviewed: None = None
    """Of a corrected profile only; see ``correction.CorrectedProfile``."""
    reason: None = None

    @property
    def articles(self) -> int:
        return len(self.counts)

    @cached_property
    def abundances(self) -> NDArray[np.int64]:
        """Return how often each of its named sources is cited."""
        return _abundances(self.cited)

    @property
    def is_small(self) -> bool:
        """Tell whether it has too few articles for a verdict."""
        return self.articles < ENOUGH_ARTICLES

    @cached_property
    def ratios(self) -> Floats:
        """The values of ``RATIOS``, in their units."""
        values: Floats = RATIO_COLUMNS.of(self.counts.sum(axis=0)) * PER
        return values

    @cached_property
    def hill(self) -> Floats:
        """The rarefied Hill numbers of order 0, 1 and 2; not a number where it has too few attributions."""
        if self.abundances.sum() < DRAWN:
            return np.full(len(HILL), np.nan)
        values: Floats = diversity.rarefied(self.abundances[None], DRAWN)[0]
        return values

    def estimates(self) -> Iterator[Estimate]:
        """Yield every measure: ratios, diversity at equal numbers of attributions, and that of all attributions."""
        yield from self.ratio_estimates
        yield from self.hill_estimates
        yield from self._observed()

    @cached_property
    def ratio_estimates(self) -> list[Estimate]:
        """The estimates of ``RATIOS``."""
        return list(self._ratios())

    @cached_property
    def hill_estimates(self) -> list[Estimate]:
        """The estimates of the rarefied Hill numbers."""
        return list(self._rarefied())

    def _ratios(self) -> Iterator[Estimate]:
        sums = self.counts.sum(axis=0)
        for number, ratio in enumerate(RATIOS):
            yield Estimate(
                measure=ratio.measure,
                category=ratio.category,
                unit=ratio.unit,
                value=known(self.ratios[number]),
                count=int(sums[COLUMNS[ratio.count]]),
                denominator=int(sums[COLUMNS[ratio.of]]),
                low=known(self.intervals.low[number]),
                high=known(self.intervals.high[number]),
            )

    def _rarefied(self) -> Iterator[Estimate]:
        low, high = self.hill - Z * self.hill_errors, self.hill + Z * self.hill_errors
        for number, name in enumerate(HILL):
            yield Estimate(
                measure="diversity",
                category=name,
                unit="sources",
                value=known(self.hill[number]),
                count=len(self.abundances),
                denominator=int(self.abundances.sum()),
                low=known(np.maximum(low[number], 1.0)),  # there is never less than one source
                high=known(high[number]),
                drawn=DRAWN if np.isfinite(self.hill[number]) else None,
            )

    def _observed(self) -> Iterator[Estimate]:
        total, sources = int(self.abundances.sum()), len(self.abundances)
        entropy, concentration = diversity.observed(self.abundances)
        pairs = int((self.abundances * (self.abundances - 1)).sum())
        most = int(self.abundances.max(initial=0))
        values: dict[str, tuple[float | None, int | None, int]] = {
            "sources": (sources if total else None, sources, total),
            "entropy": (entropy, None, total),
            "concentration": (concentration, pairs, total * (total - 1)),
            "top_source": (most / total if total else None, most, total),
        }
        for name, unit in OBSERVED.items():
            yield Estimate("observed", name, unit, *values[name])


def profiles(corpus: Corpus, rounds: int = ROUNDS, tick: Callable[[int], object] = int) -> list[Profile]:
    """Return the profiles of all outlets, by key, articles of no outlet last.

    Args:
        rounds: of the bootstrap.
        tick: called with 1 for each outlet that is done.
    """
    from threadpoolctl import threadpool_limits

    found = []
    with threadpool_limits(1):  # the products are too small to be shared out among processors
        for outlet, numbers in corpus.outlets.items():
            found.append(_profile(corpus, outlet, numbers, rounds))
            tick(1)
    return found


def known(value: float | np.floating[Any]) -> float | None:
    """Return a number; None for what is not one."""
    return float(value) if np.isfinite(value) else None


def _profile(corpus: Corpus, outlet: str | None, numbers: NDArray[np.intp], rounds: int) -> Profile:
    counts, cited = corpus.counts[numbers], _citations(corpus, numbers)
    raw = intervals(counts, RATIO_COLUMNS, generator(outlet), rounds)
    scaled = Intervals(raw.low * PER, raw.high * PER, raw.replicates * PER[:, None])
    return Profile(
        outlet=outlet,
        name=corpus.names[outlet],
        counts=counts,
        copies=corpus.copies[outlet],
        cited=cited,
        intervals=scaled,
        hill_errors=_hill_errors(cited, generator(outlet, "diversity"), min(rounds, ERROR_ROUNDS)),
    )


def _citations(corpus: Corpus, numbers: NDArray[np.intp]) -> Any:
    """Articles of an outlet × sources: how often each cites each. Sparse."""
    from scipy.sparse import csr_array

    place = np.full(len(corpus.articles), -1)
    place[numbers] = np.arange(len(numbers))
    rows = corpus.cited[place[corpus.cited[:, 0]] >= 0]
    ones = np.ones(len(rows), np.int64)
    return csr_array((ones, (place[rows[:, 0]], rows[:, 1])), shape=(len(numbers), len(corpus.sources)))


def _abundances(cited: Any) -> NDArray[np.int64]:
    """Return how often each source is cited that is cited at all."""
    found: NDArray[np.int64] = np.asarray(cited.sum(axis=0), dtype=np.int64).ravel()
    return found[found > 0]


def _hill_errors(cited: Any, rng: np.random.Generator, rounds: int) -> Floats:
    """Bootstrap standard errors of the rarefied Hill numbers: articles are drawn, with all they cite."""
    articles = cited.shape[0]
    if articles < 2 or cited.sum() < DRAWN:
        return np.full(len(HILL), np.nan)
    used = cited[:, np.unique(cited.indices)]
    batch = max(1, _CELLS // used.shape[1])
    replicates = []
    for first in range(0, rounds, batch):
        weights = rng.multinomial(articles, np.full(articles, 1 / articles), size=min(batch, rounds - first))
        replicates.append(diversity.rarefied(weights @ used, DRAWN))
    errors: Floats = np.nanstd(np.concatenate(replicates), axis=0, ddof=1)
    return errors
