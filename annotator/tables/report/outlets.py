"""The report's part on each outlet: whom it cites, for whom these speak, and its sections."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypeVar

from annotator.comparing.sources import leading
from annotator.tables.affiliations import AffiliationRow, affiliation_rows
from annotator.tables.sources import SourceRow, source_rows
from annotator.tables.trend import SectionRow, TrendRow, section_rows, trend_rows

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis

#: So many sources, bodies and sections of each outlet are listed.
MOST = 5
#: The measure that is told by section and over time: who repeats a cue looks no better sourced by it.
KEY = ("voice", "own")
#: What stands on reviews, where nobody says who holds the floor.
REVIEWED_KEY = ("naming", "named")
#: Weeks that an outlet needs to be drawn, and how many are drawn at most: the last ones.
LEAST_WEEKS, MOST_WEEKS = 3, 26

Listed = TypeVar("Listed", SourceRow, AffiliationRow, SectionRow)


@dataclass
class OutletPart:
    """The lists of an outlet, the most frequent first."""

    sources: list[SourceRow] = field(default_factory=list)
    bodies: list[AffiliationRow] = field(default_factory=list)
    sections: list[SectionRow] = field(default_factory=list)


def outlet_parts(found: Analysis, key: tuple[str, str]) -> dict[str | None, OutletPart]:
    """Return the lists of each outlet, by its key.

    Args:
        found: the analysis.
        key: the measure that is told by section.
    """
    parts = {outlet: OutletPart() for outlet in found.corpus.outlets}
    lexicon = found.data.lexicon
    for outlet, rows in _first(source_rows(found.corpus, found.basis, lexicon), "count").items():
        parts[outlet].sources = rows
    for outlet, bodies in _first(affiliation_rows(found.corpus, found.basis, lexicon), "count").items():
        parts[outlet].bodies = bodies
    measured = [row for row in section_rows(found.corpus, found.basis) if (row.measure, row.category) == key]
    if any(row.section for row in measured):
        for outlet, sections in _first(measured, "articles").items():
            parts[outlet].sections = sections
    return parts


def by_week(found: Analysis, key: tuple[str, str]) -> dict[str | None, list[TrendRow]]:
    """Return a measure of each outlet in the last weeks, of those outlets that have weeks enough."""
    told = [
        (row.week, row)
        for row in trend_rows(found.corpus, found.basis)
        if (row.measure, row.category) == key and row.week is not None and row.value is not None
    ]
    first = max((week for week, _ in told), default=date.min.replace(year=2)) - timedelta(weeks=MOST_WEEKS - 1)
    rows: defaultdict[str | None, list[TrendRow]] = defaultdict(list)
    for week, row in told:
        if week >= first:
            rows[row.outlet].append(row)
    return {outlet: weeks for outlet, weeks in rows.items() if len(weeks) >= LEAST_WEEKS}


def _first(rows: Iterable[Listed], column: str) -> dict[str | None, list[Listed]]:
    return leading(rows, lambda row: row.outlet, lambda row: -getattr(row, column), MOST)
