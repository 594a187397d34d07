"""The measures of outlets from week to week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from annotator.comparing.corpus import Corpus


@dataclass(frozen=True)
class Week:
    """The articles of an outlet in a week, counted."""

    outlet: str | None
    monday: date | None
    """The week's first day; None for articles without a date."""
    sums: NDArray[np.float64]
    """The columns of ``measures.COLUMNS``, summed over its articles."""


def weeks(corpus: Corpus) -> Iterator[Week]:
    """Yield every week of every outlet in which it published, by outlet and time, articles without a date last."""
    days = [article.published_at and article.published_at.date() for article in corpus.articles]
    for outlet, numbers in corpus.outlets.items():
        found: dict[date | None, list[int]] = {}
        for number in numbers.tolist():
            found.setdefault(_monday(days[number]), []).append(number)
        for monday in sorted(found, key=lambda each: (each is None, each or date.min)):
            yield Week(outlet, monday, corpus.counts[found[monday]].sum(axis=0))


def _monday(day: date | None) -> date | None:
    """The first day of the ISO 8601 week that a day lies in."""
    return day and day - timedelta(days=min(day.weekday(), (day - date.min).days))
