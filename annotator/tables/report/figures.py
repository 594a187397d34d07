"""Figures as the page shows them: a cell of a table, readable by people and, with where it is from, by programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from annotator.tables.catalogue import TABLES
from annotator.tables.columns import Row
from annotator.tables.language import TableLanguage

if TYPE_CHECKING:
    from annotator.tables.report.evidence import SentenceLinks

#: What stands where there is nothing to say.
NOTHING = "–"

_TABLES = {table.row: table.name for table in TABLES.values()}

#: Columns that are shares in every row of their table.
_SHARES = {"share", *(f"{level}_share" for level in ("flat", "distanced", "probable", "possible"))}
#: Columns whose unit stands in the column ``unit``.
_BY_UNIT = {"value", "other_value", "low", "high", "difference"}


class Figures:
    """Writes cells of rows in a language, each with the address of the sentences that it counts."""

    def __init__(self, language: TableLanguage, evidence: SentenceLinks | None = None) -> None:
        self._language, self._evidence = language, evidence

    def __call__(self, row: Row, column: str) -> Markup:
        """Return a cell as an HTML ``data`` element: the exact number as its value, the rounded one as its text.

        ``data-table`` and ``data-column`` say which column of which exported table holds it.
        """
        value = getattr(row, column)
        if value is None:
            return Markup('<span class="nothing">{}</span>').format(NOTHING)
        cell = Markup('<data value="{}" data-table="{}" data-column="{}">{}</data>').format(
            value, _TABLES[type(row)], column, self._language.figure(value, _unit(row, column))
        )
        address = self._evidence.address(row, column) if self._evidence else None
        return cell if address is None else Markup('<a class="count" href="{}">{}</a>').format(address, cell)


def moment(published_at: datetime | None, date_only: bool, language: TableLanguage | None = None) -> str:
    """Return when something was published, as precisely as is known."""
    language = language or TableLanguage()
    if published_at is None:
        return language.say("report", "no_date")
    return language.digits(f"{published_at:%Y-%m-%d}" if date_only else f"{published_at:%Y-%m-%d %H:%M}")


def _unit(row: Any, column: str) -> str | None:
    if column in _SHARES:
        return "share"
    return str(row.unit) if column in _BY_UNIT else None
