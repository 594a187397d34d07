"""Figures as the page shows them: a cell of a table, readable by people and, with where it is from, by programs."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from markupsafe import Markup

from annotator.tables.catalogue import TABLES
from annotator.tables.columns import Row

#: What stands where there is nothing to say.
NOTHING = "–"

_TABLES = {table.row: table.name for table in TABLES.values()}

#: Columns that are shares in every row of their table.
_SHARES = {"share", *(f"{level}_share" for level in ("flat", "distanced", "probable", "possible"))}
#: Columns whose unit stands in the column ``unit``.
_BY_UNIT = {"value", "other_value", "low", "high", "difference"}


def figure(row: Row, column: str) -> Markup:
    """A cell as an HTML ``data`` element: the exact number as its value, the rounded one as its text.

    ``data-table`` and ``data-column`` say which column of which exported table holds it.
    """
    value = getattr(row, column)
    if value is None:
        return Markup('<span class="nothing">{}</span>').format(NOTHING)
    return Markup('<data value="{}" data-table="{}" data-column="{}">{}</data>').format(
        value, _TABLES[type(row)], column, shown(value, _unit(row, column))
    )


def shown(value: float, unit: str | None = None) -> str:
    """A number for the eye.

    >>> shown(0.4444, "share"), shown(1234), shown(59.23)
    ('44 %', '1,234', '59.2')
    """
    if unit == "share":
        percent = 100 * value
        return f"{percent:.1f} %" if 0 < abs(percent) < 1 else f"{percent:.0f} %"
    if unit == "p":
        return f"{value:.4f}"
    return f"{value:,}" if isinstance(value, int) else f"{value:,.1f}"


def moment(published_at: datetime | None, date_only: bool) -> str:
    """Return when something was published, as precisely as is known."""
    if published_at is None:
        return "date not known"
    return f"{published_at:%Y-%m-%d}" if date_only else f"{published_at:%Y-%m-%d %H:%M}"


def words(name: str) -> str:
    """A name of the vocabulary in plain words.

    >>> words("own_hedges")
    'own hedges'
    """
    return name.replace("_", " ")


def _unit(row: Any, column: str) -> str | None:
    if column in _SHARES:
        return "share"
    if column in _BY_UNIT:
        return str(row.unit)
    return "p" if column.startswith("p") and column in {"p", "p_holm"} else None
