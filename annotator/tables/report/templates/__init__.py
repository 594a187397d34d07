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
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("annotator.tables.report", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"levels": list(HedgeLevel)}
    return environment
