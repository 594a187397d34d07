"""Summarise, for ``annotator run``, the attributions in a database."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rich.console import Group, RenderableType
from rich.text import Text

from annotator.cli import display
from annotator.labels import HedgeLevel
from annotator.models import Attribution

if TYPE_CHECKING:
    from annotator.store import Store

#: What an outlet that is not known is called.
NO_OUTLET = "—"


def is_shown(number: int, total: int, rows: int) -> bool:
    """Return whether a row is among so many that are spread evenly over all; all are, where there are no more."""
    return number * rows % total < rows


@dataclass
class Overview:
    """A few attributions, spread evenly over all of them, and counts of all."""

    total: int
    shown: list[tuple[str, Attribution]] = field(default_factory=list)
    outlets: defaultdict[str, Counter[HedgeLevel]] = field(default_factory=lambda: defaultdict(Counter))
    source_types: defaultdict[str, Counter[HedgeLevel]] = field(default_factory=lambda: defaultdict(Counter))
    page: str | None = None
    """The name of a page that has attributions, to try `show` on."""

    @classmethod
    def of(cls, store: Store, rows: int) -> Overview:
        """Look at all attributions once, holding only those that are shown."""
        total = store.counts().attributions
        overview = cls(total)
        for number, row in enumerate(store.attribution_rows()):
            article, found = row.article, row.attribution
            outlet = article.outlet or NO_OUTLET
            if is_shown(number, total, rows):
                overview.shown.append((outlet, found))
            name = f"{outlet}  {article.outlet_name}" if article.outlet_name else outlet
            overview.outlets[name][found.hedge_level] += 1
            overview.source_types[found.source_type.value][found.hedge_level] += 1
            overview.page = overview.page or article.name
        return overview

    def drawing(self) -> RenderableType:
        """Return the overview as tables."""
        rows = [(outlet, found, display.words(found)) for outlet, found in self.shown]
        parts: list[RenderableType] = []
        if rows:
            choice = "all" if len(rows) == self.total else f"{len(rows)} of {self.total:,}"
            parts += ["", Text(f"Attributions ({choice})", "bold"), display.attribution_table("outlet", rows)]
        if self.total:
            parts += [
                display.count_table("source type", self.source_types),
                display.count_table("outlet", self.outlets),
            ]
        else:
            parts.append("no attributions found")
        return Group(*parts)
