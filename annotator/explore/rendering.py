"""Writing a view: as a page in one of the languages, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.explore import texts, views
from annotator.explore.addresses import Addresses, Parameters
from annotator.explore.counting import LEVELS, Group
from annotator.explore.facets import FACETS, SOURCE, TEXTS
from annotator.explore.filters import Filter
from annotator.explore.language import ExploreLanguage
from annotator.explore.library import Library
from annotator.explore.views import Asked, ViewContent, ViewFunction
from annotator.language import languages
from annotator.tables.formats import guard
from annotator.tables.report.links import original
from annotator.tables.report.templates import environment

if TYPE_CHECKING:
    from jinja2 import Environment

#: By name, as they stand in addresses.
VIEWS: dict[str, ViewFunction] = {
    "start": views.start,
    "search": views.search,
    "by": views.by,
    "outlet": views.outlet,
    "source": views.source,
    "article": texts.article,
    "stories": texts.stories,
    "story": texts.story,
}

#: The forms of a view, with their media types.
FORMS = {"html": "text/html", "csv": "text/csv", "json": "application/json"}

#: How wide the drawing of a time line is, in its own units, and a bar of it at the most; it is 100 high.
DRAWING, WIDEST = 720, 40

#: Facets whose values have a page of their own.
PAGES = {"outlet": "outlet", SOURCE: "source"}


def written(asked: Asked, view: str, language: ExploreLanguage, addresses: Addresses) -> str:
    """Return a view in the form that is asked for.

    Raises:
        NotFound: there is no such article, story, outlet or source.
    """
    shown = VIEWS[view](asked)
    if asked.form == "json":
        return json.dumps(list(shown.records), ensure_ascii=False, indent=1)
    if asked.form == "csv":
        return _csv(shown)
    links = Links(addresses, asked.parameters, view)
    common = {"library": asked.library, "language": language, "links": links, "view": view}
    return _environment().get_template(shown.template).render(**common, **shown.values)


def error_page(library: Library, language: ExploreLanguage, addresses: Addresses, message: str) -> str:
    """Return the page that says what is not there."""
    links = Links(addresses, {}, "start")
    values = {"library": library, "language": language, "links": links, "view": "", "message": message}
    return _environment().get_template("error.html").render(**values)


class Links:
    """The links of a page."""

    def __init__(self, addresses: Addresses, parameters: Parameters, view: str) -> None:
        self._addresses, self._parameters, self._view = addresses, parameters, view
        self.is_static = addresses.is_static

    def to(self, view: str, **parameters: str) -> str | None:
        """Return the address of a view."""
        return self._addresses.of(view, parameters)

    def search(self, chosen: Filter) -> str | None:
        """Return the address of a list of attributions."""
        return self._addresses.of("search", chosen.parameters())

    def by(self, chosen: Filter, facet: str) -> str | None:
        """Return the address of a count by a facet."""
        return self._addresses.of("by", {"group": facet, **chosen.without(facet).parameters()})

    def value(self, chosen: Filter, facet: str, value: str) -> str | None:
        """Return the address of a value: its own page where it has one and all of it is counted, else a list."""
        if facet in PAGES and value and not chosen.without("naming").parameters():
            return self.to(PAGES[facet], name=value)
        return self.search(chosen.with_value(facet, value))

    def sorted_by(self, column: str) -> str | None:
        """Return the address of this count in the order of a column's shares."""
        return self._addresses.of(self._view, {**self._parameters, "sort": column})

    def page(self, number: int) -> str | None:
        """Return the address of another page of this list."""
        return self._addresses.of(self._view, {**self._parameters, "page": str(number)})

    def data(self, form: str) -> str | None:
        """Return the address of this view as data."""
        return self._addresses.of(self._view, self._parameters, form)

    def in_language(self, code: str) -> str | None:
        """Return the address of this view in a language."""
        address = self._addresses.of(self._view, self._parameters)
        if address is None or code not in self._addresses.languages:
            return None
        return f"../{code}/{'' if address == '.' else address}"


def _csv(shown: ViewContent) -> str:
    """Return records as CSV that Excel opens rightly, and takes for no formulas."""
    file = io.StringIO(newline="")
    file.write("\ufeff")
    writer = csv.writer(file)
    if shown.records:
        writer.writerow(shown.records[0])
        writer.writerows(
            [guard(cell) if isinstance(cell, str) else cell for cell in row.values()] for row in shown.records
        )
    return file.getvalue()


def bars(weeks: Sequence[Group]) -> list[dict[str, Any]]:
    """Return the bars of a time line: where each week stands, how high, and its group; in units of the drawing.

    Args:
        weeks: in their order; those that are not among them leave a gap.
    """
    most = max((each.attributions for each in weeks), default=1)
    mondays = [date.fromisoformat(each.value).toordinal() // 7 for each in weeks]
    gaps = mondays[-1] - mondays[0] if mondays else 0
    wide = min(max(0.8 * DRAWING / (gaps + 1), 1), WIDEST)
    step = (DRAWING - wide) / gaps if gaps else 0  # the last bar ends where the drawing does, above its own date
    found = []
    for monday, each in zip(mondays, weeks, strict=True):
        height = max(1.5, 100 * each.attributions / most)
        x, y = (monday - mondays[0]) * step, 100 - height
        found.append(
            {"x": f"{x:.1f}", "y": f"{y:.1f}", "width": f"{wide:.1f}", "height": f"{height:.1f}", "group": each}
        )
    return found


@cache
def _environment() -> Environment:
    return environment(
        "annotator.explore",
        levels=LEVELS,
        languages=languages(),
        bars=bars,
        facets=FACETS,
        texts=TEXTS,
        no_filter=Filter(),
        original=original,
    )


@cache
def style() -> str:
    """Return the style sheet: the report's, and what this page has beyond it."""
    from importlib import resources

    report = resources.files("annotator.tables.report").joinpath("templates", "style.css")
    own = resources.files("annotator.explore").joinpath("templates", "style.css")
    return report.read_text(encoding="utf-8") + own.read_text(encoding="utf-8")
