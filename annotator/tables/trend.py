"""The tables of trends and sections: the measures of each outlet by week, and by section."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

from annotator.labels import Basis
from annotator.tables.columns import Name, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.trend import PartCounts


class _OfOutlet(Row):
    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """The outlet's Bangla name."""


class _OfWeek(_OfOutlet):
    week: date | None
    """The Monday with which the week of publication begins (ISO 8601); empty for articles without a date."""


class _OfSection(_OfOutlet):
    section: Name | None
    """The section, as the page calls it; empty for articles of which it is not known."""


class _Measured(Row):
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
    low: float | None
    """Lower end of the 95 % interval, by the linearised ratio (Cochran 1977); empty where there is none: fewer than two
    articles, or all alike."""
    high: float | None
    """Upper end of the 95 % interval."""
    articles: int
    """Articles of that week, or section, that were counted."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or people's reviews."""


# The columns of the last base come first.


class TrendRow(_Measured, _OfWeek):
    """A measure of an outlet in a week."""


class SectionRow(_Measured, _OfSection):
    """A measure of an outlet in a section."""


def trend_rows(corpus: Corpus, basis: Basis) -> Iterator[TrendRow]:
    """Every measure of every outlet's every week, by outlet and week."""
    from annotator.comparing.trend import weeks

    for week in weeks(corpus):
        for values in _measured(corpus, week):
            yield TrendRow(week=week.key, basis=basis, **values)


def section_rows(corpus: Corpus, basis: Basis) -> Iterator[SectionRow]:
    """Every measure of every outlet's every section, by outlet and section."""
    from annotator.comparing.trend import sections

    for section in sections(corpus):
        for values in _measured(corpus, section):
            yield SectionRow(section=section.key, basis=basis, **values)


def _measured(corpus: Corpus, part: PartCounts[Any]) -> Iterator[dict[str, Any]]:
    """Yield the columns of each measure of a part."""
    from annotator.comparing.measures import COLUMNS, RATIOS

    sums = part.counts.sum(axis=0)
    for ratio, (low, high) in zip(RATIOS, part.intervals(), strict=True):
        count, denominator = int(sums[COLUMNS[ratio.count]]), int(sums[COLUMNS[ratio.of]])
        yield {
            "outlet": part.outlet,
            "outlet_name": corpus.names[part.outlet],
            "measure": ratio.measure,
            "category": ratio.category,
            "value": ratio.per * count / denominator if denominator else None,
            "unit": ratio.unit,
            "count": count,
            "denominator": denominator,
            "low": low,
            "high": high,
            "articles": len(part.counts),
        }
