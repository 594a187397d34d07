"""Styles of a workbook's cells: font, wrapping, forms of dates and shares, colours of hedge levels."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from annotator.labels import HedgeLevel
from annotator.tables.columns import Column

#: A font of Windows and Office that holds Bangla; other systems put their own in its place.
FONT = "Nirmala UI"

#: Columns that are wider than so many characters are wrapped.
WRAPPED = 13

#: The grounds of hedge levels, from sure to unsure; dark letters stand on all of them.
LEVELS = {
    HedgeLevel.FLAT: "#FFFFFF",
    HedgeLevel.DISTANCED: "#FFF2CC",
    HedgeLevel.PROBABLE: "#FBD9B5",
    HedgeLevel.POSSIBLE: "#F4B6A6",
}
#: Shares and intervals of shares are written as percentages.
_SHARES = ("share", "_share", "_low", "_high")


class Styles:
    """The cell formats of one workbook."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}
        workbook.formats[0].set_font_name(FONT)
        workbook.formats[0].set_align("top")
        self.head = self._format(bold=True, bottom=1, text_wrap=True, bg_color="#E7EEF0")
        self.title = self._format(bold=True, font_size=16)
        self.strong = self._format(bold=True)
        self.plain = self._format()
        self.beside = self._format(align="left")
        self.wrapped = self._format(text_wrap=True)
        self.link = self._format(font_color="#0B5CAD", underline=1)

    def of(self, column: Column, day_only: bool = False) -> Any:
        """Return the format of a column's cells.

        Args:
            day_only: whether the moments of this row have no time.
        """
        if column.kind in (date, datetime):
            form = "yyyy-mm-dd" if day_only or column.kind is date else "yyyy-mm-dd hh:mm"
            return self._format(num_format=form, align="left")  # at the right it would touch the words beside
        if column.kind is float and column.name.endswith(_SHARES):
            return self._format(num_format="0.0%")
        if column.kind is float:
            return self._format(num_format="0.00")
        return self.wrapped if column.width > WRAPPED else self.plain

    def levels(self, *, by_name: bool) -> Iterator[tuple[str | int, Any]]:
        """Give each hedge level as a condition of a cell, by its name or number, with its colour."""
        for level, colour in LEVELS.items():
            yield (f'"{level.name.lower()}"' if by_name else level.value), self.ground(colour)

    def ground(self, colour: str, **more: Any) -> Any:
        """Return the format of a cell on that ground."""
        return self._format(bg_color=colour, font_color="#1A1A1A", **more)

    def _format(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": FONT, "valign": "top", **properties})
        return self._made[key]
