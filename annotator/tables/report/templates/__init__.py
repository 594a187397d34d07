"""The pages' HTML and CSS, as Jinja templates. What comes from an article is escaped, always."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.labels import HedgeLevel
from annotator.stories.sourcing import Drift
from annotator.tables.report.figures import figure, shown, words

if TYPE_CHECKING:
    from jinja2 import Environment


#: In what outlets differ that state the same.
DRIFT = {
    Drift.CONTRADICTION: "what is said",
    Drift.VOICE: "whether a source answers for it",
    Drift.SOURCE: "the source",
    Drift.LEVEL: "how sure it sounds",
    Drift.FIGURES: "the numbers",
    Drift.DENIAL: "whether a denial is told",
}


def render(template: str, **values: Any) -> str:
    """A page as HTML text."""
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("annotator.tables.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        lstrip_blocks=True,
    )
    environment.filters |= {"figure": figure, "shown": shown, "words": words, "drift": DRIFT.__getitem__}
    environment.globals |= {"levels": list(HedgeLevel)}
    return environment
