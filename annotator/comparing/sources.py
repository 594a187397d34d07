"""The citations of each source in each outlet, and their hedge levels."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from annotator.comparing.corpus import CitedSource, Corpus
from annotator.labels import HedgeLevel


@dataclass(slots=True)
class Citations:
    """The attributions to a source in one outlet."""

    source: CitedSource
    outlet: str | None
    articles: int
    """How many articles cite it."""
    levels: Counter[HedgeLevel] = field(default_factory=Counter)
    """Of its claims."""
    credits: int = 0
    """Credits of whole articles, which hold no claim."""

    @property
    def count(self) -> int:
        return self.levels.total() + self.credits


def citations(corpus: Corpus) -> list[Citations]:
    """Return every source in every outlet that cites it, those cited most in all outlets first."""
    article, source, level, claim = corpus.cited.T
    where = corpus.outlet_codes[article]
    outlets = list(corpus.outlets)
    citing = np.unique(np.stack([source, where, article]), axis=1)[:2]
    pairs, articles = np.unique(citing, axis=1, return_counts=True)
    found = {
        (who, place): Citations(corpus.sources[who], outlets[place], number)
        for who, place, number in zip(*pairs.tolist(), articles.tolist(), strict=True)
    }
    kinds, counts = np.unique(np.stack([source, where, level, claim]), axis=1, return_counts=True)
    for who, place, hedged, is_claim, number in zip(*kinds.tolist(), counts.tolist(), strict=True):
        if is_claim:
            found[who, place].levels[HedgeLevel(hedged)] += number
        else:
            found[who, place].credits += number
    totals = np.bincount(source, minlength=len(corpus.sources)).tolist()
    order = sorted(found, key=lambda key: (-totals[key[0]], corpus.sources[key[0]].name, key))
    return [found[key] for key in order]
