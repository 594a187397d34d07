"""Which outlet cites whom, and how sure what they say is made to sound."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from annotator.analysis.corpus import Corpus, Source
from annotator.labels import HedgeLevel


@dataclass(slots=True)
class Citations:
    """The attributions to a source in one outlet."""

    source: Source
    outlet: str | None
    levels: Counter[HedgeLevel] = field(default_factory=Counter)
    """Of its claims."""
    credits: int = 0
    """Credits of whole articles, which hold no claim."""
    articles: set[int] = field(default_factory=set)

    @property
    def count(self) -> int:
        return self.levels.total() + self.credits


def citations(corpus: Corpus) -> list[Citations]:
    """Every source in every outlet that cites it, those cited most in all outlets first."""
    found: dict[tuple[int, int], Citations] = {}
    outlets = list(corpus.outlets)
    where = corpus.outlet_codes.tolist()
    for article, source, level, is_claim in corpus.cited.tolist():
        key = source, where[article]
        if key not in found:
            found[key] = Citations(corpus.sources[source], outlets[where[article]])
        one = found[key]
        one.articles.add(article)
        if is_claim:
            one.levels[HedgeLevel(level)] += 1
        else:
            one.credits += 1
    totals: defaultdict[Source, int] = defaultdict(int)
    for one in found.values():
        totals[one.source] += one.count
    order = {key: (-totals[one.source], one.source.name, key) for key, one in found.items()}
    return [found[key] for key in sorted(found, key=order.__getitem__)]
