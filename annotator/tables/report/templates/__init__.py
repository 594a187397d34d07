"""The pages' HTML and CSS, as Jinja templates. What comes from an article is escaped, always."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from annotator.labels import HedgeLevel
from annotator.tables.report.figures import Figures
from annotator.tables.report.language import Html

if TYPE_CHECKING:
    from jinja2 import Environment

    from annotator.tables.report.evidence import SentenceLinks


def render(template: str, language: Html, evidence: SentenceLinks | None = None, **values: Any) -> str:
    """Return a page as HTML text.

    Args:
        template: its name.
        language: of the page.
        evidence: the addresses of the sentences behind figures, where there are any.
    """
    common = {"t": language, "figure": Figures(language, evidence), "evidence": evidence}
    return _environment().get_template(template).render(**common, **values)


@cache
def _environment() -> Environment:
    return environment("annotator.tables.report", levels=list(HedgeLevel))


def environment(package: str, **values: Any) -> Environment:
    """Return what renders the templates of a package, which all know these values; it escapes what it is given."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader(package, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals |= values
    return made
