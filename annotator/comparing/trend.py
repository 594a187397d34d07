"""The measures of outlets part by part: from week to week, and by section."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.corpus import Corpus
from annotator.comparing.profile import PER, RATIO_COLUMNS, known
from annotator.comparing.statistics import linearised
from annotator.store import ArticleInfo

Floats = NDArray[np.float64]
Key = TypeVar("Key", bound="date | str")


@dataclass(frozen=True)
class PartCounts(Generic[Key]):
    """The articles of an outlet in a week, or in a section, counted."""

    outlet: str | None
    key: Key | None
    """The week's first day, or the section; none for articles that have none."""
    counts: Floats
    """Articles × ``measures.COLUMNS``."""

    def intervals(self) -> list[tuple[float | None, float | None]]:
        """Return the 95 % interval of each of ``measures.RATIOS``, in its unit."""
        low, high = (end * PER for end in linearised(self.counts, RATIO_COLUMNS))
        return [(known(one), known(other)) for one, other in zip(low, high, strict=True)]


def weeks(corpus: Corpus) -> Iterator[PartCounts[date]]:
    """Yield every week of every outlet in which it published, by outlet and time, articles without a date last."""
    return _parts(corpus, lambda article: monday(article.published_at and article.published_at.date()))


def sections(corpus: Corpus) -> Iterator[PartCounts[str]]:
    """Yield every section of every outlet, by outlet and name, articles without a section last."""
    return _parts(corpus, lambda article: article.section)


def _parts(corpus: Corpus, key: Callable[[ArticleInfo], Key | None]) -> Iterator[PartCounts[Key]]:
    keys = [key(article) for article in corpus.articles]
    for outlet, numbers in corpus.outlets.items():
        found: dict[Key | None, list[int]] = {}
        for number in numbers.tolist():
            found.setdefault(keys[number], []).append(number)
        for each in sorted(found, key=lambda one: (one is None, str(one))):
            yield PartCounts(outlet, each, corpus.counts[found[each]])


def monday(day: date | None) -> date | None:
    """Return the first day of the ISO 8601 week that a day lies in."""
    return day and day - timedelta(days=min(day.weekday(), (day - date.min).days))
