"""The table of trends: the measures by outlet and week."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis
from annotator.tables.columns import Name, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus


class TrendRow(Row):
    """A measure of an outlet in a week."""

    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    week: date | None
    """The Monday with which the week of publication begins (ISO 8601); empty for articles without a date."""
    measure: str
    """What is measured, as in `outlets`."""
    category: Annotated[str, Width(18)]
    """Which part of it."""
    value: float | None
    """The measure; empty where there is nothing to count."""
    unit: Annotated[str, Width(18)]
    """``share`` for a part of 1; else what the value counts."""
    count: int
    """What was counted: the number above the line of a share."""
    denominator: int
    """Of how many: the number below the line."""
    articles: int
    """Articles of that week that were counted."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or people's reviews."""


def trend_rows(corpus: Corpus, basis: Basis) -> Iterator[TrendRow]:
    """Every measure of every outlet's every week, by outlet and week."""
    from annotator.comparing.measures import COLUMNS, RATIOS
    from annotator.comparing.trend import weeks

    for week in weeks(corpus):
        for ratio in RATIOS:
            count, denominator = int(week.sums[COLUMNS[ratio.count]]), int(week.sums[COLUMNS[ratio.of]])
            yield TrendRow(
                outlet=week.outlet,
                outlet_name=corpus.names[week.outlet],
                week=week.monday,
                measure=ratio.measure,
                category=ratio.category,
                value=ratio.per * count / denominator if denominator else None,
                unit=ratio.unit,
                count=count,
                denominator=denominator,
                articles=int(week.sums[COLUMNS["articles"]]),
                basis=basis,
            )
