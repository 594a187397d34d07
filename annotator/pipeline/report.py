"""The report: a page of HTML, or a folder of pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import UsageError
from annotator.extras import require

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.labels import Basis
    from annotator.store import Readable


def require_libraries() -> None:
    """Stop where the report cannot be made.

    Raises:
        UsageError: a library is not installed; the message says how to get it.
    """
    require("the report", "report", "altair", "jinja2", "scipy", "sklearn", "vl_convert")


def report_html(data: Dataset, stories: int, language: str = "en") -> str:
    """Return the report on a data set as one page.

    Args:
        data: what it is about.
        stories: how many stories are shown, those of the most articles first.
        language: its code.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none that is annotated.
        UsageError: the basis is the corrected one.
    """
    from annotator.tables.report.language import Html
    from annotator.tables.report.writing import report_page

    _check(data)
    return report_page(data, stories, Html(language))


def report_folder(data: Dataset, folder: Path, stories: int, language: str = "en") -> tuple[Path, int]:
    """Write the report on a data set into a folder, with pages of its articles and of the sentences behind its figures.

    Args:
        data: what it is about.
        folder: is made where it is not there.
        stories: how many stories are shown, those of the most articles first.
        language: its code.

    Returns:
        The report's page, and how many outlets have a page beside it.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none that is annotated.
        UsageError: the basis is the corrected one.
    """
    from annotator.tables.report.language import Html
    from annotator.tables.report.writing import write_report

    _check(data)
    report, *others = write_report(data, folder, stories, Html(language))
    return report, len(others)


def article_html(store: Readable, name: str, basis: Basis, language: str = "en") -> tuple[str, str]:
    """Return the key of an article and its page.

    Args:
        store: where it is.
        name: its key, the name of its page, or its address.
        basis: whether to show what the rules predict, or what people reviewed.
        language: its code.

    Raises:
        NotFound: there is none, or there are several.
    """
    from annotator.tables.report.article import article_page
    from annotator.tables.report.language import Html

    key = store.article(name).key
    return key, article_page(store, key, basis, Html(language))


def _check(data: Dataset) -> None:
    from annotator.labels import Basis

    if data.basis is Basis.CORRECTED:
        raise UsageError("the report of predictions tells corrected figures beside them; leave --basis out")
    data.check()
