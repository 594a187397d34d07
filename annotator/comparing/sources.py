"""The citations of each source in each outlet, and their hedge levels."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.corpus import CitedSource, Corpus
from annotator.labels import HedgeLevel

T = TypeVar("T")
#: So many times what is wanted is gathered before the rest is let go.
_SLACK = 10


@dataclass(frozen=True, slots=True)
class Citations:
    """The attributions to a source in one outlet."""

    source: CitedSource
    outlet: str | None
    count: int
    levels: dict[HedgeLevel, int]
    """How many of its claims are of each level."""
    articles: int
    """How many articles of the outlet cite it."""
    named: int
    """All attributions to named sources in the outlet."""
    total: int
    """Attributions to it in all outlets."""
    outlets: int
    """How many outlets cite it."""

    @property
    def credits(self) -> int:
        """Credits of whole articles, which hold no claim."""
        return self.count - sum(self.levels.values())


def citations(corpus: Corpus) -> Iterator[Citations]:
    """Yield every source in every outlet that cites it, those cited most in all outlets first."""
    article, source, level, claim = corpus.cited.T.astype(np.int64)
    outlets = list(corpus.outlets)
    pairs, pair = np.unique(source * len(outlets) + corpus.outlet_codes[article], return_inverse=True)
    who, where = np.divmod(pairs, len(outlets))
    articles = np.bincount(np.unique(pair * len(corpus.articles) + article) // len(corpus.articles))
    levels = np.bincount(pair * len(HedgeLevel) + level, weights=claim, minlength=len(pairs) * len(HedgeLevel)).reshape(
        -1, len(HedgeLevel)
    )
    counts, totals = np.bincount(pair), np.bincount(source, minlength=len(corpus.sources))
    named, citing = np.bincount(where, counts), np.bincount(who)
    for at in np.lexsort((where, _ranks(corpus, totals)[who])).tolist():
        yield Citations(
            corpus.sources[who[at]],
            outlets[where[at]],
            int(counts[at]),
            {each: int(number) for each, number in zip(HedgeLevel, levels[at], strict=True) if number},
            int(articles[at]),
            int(named[where[at]]),
            int(totals[who[at]]),
            int(citing[who[at]]),
        )


def _ranks(corpus: Corpus, totals: NDArray[Any]) -> NDArray[np.intp]:
    """For each source its place among all: those cited most first, then by name."""
    order = sorted(range(len(totals)), key=lambda one: (-totals[one], corpus.sources[one].name, one))
    return np.argsort(order)


def leading(
    things: Iterable[T], group: Callable[[T], Hashable], key: Callable[[T], Any], number: int
) -> dict[Any, list[T]]:
    """Return the first of each group in the order of a key, equals as they come; few are held at a time.

    Args:
        things: what is ordered.
        group: the group of each.
        key: what they are ordered by.
        number: how many of each group.
    """
    found: defaultdict[Hashable, list[T]] = defaultdict(list)
    for one in things:
        mine = found[group(one)]
        mine.append(one)
        if len(mine) > _SLACK * number:
            mine[:] = sorted(mine, key=key)[:number]
    return {each: sorted(mine, key=key)[:number] for each, mine in found.items()}
