"""The report: one page of HTML."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

from annotator.errors import UsageError

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.labels import Basis
    from annotator.store import Store

#: What the page needs of the extra ``report``, by the modules' names.
NEEDED = ("altair", "jinja2", "scipy", "sklearn", "statsmodels", "vl_convert")


def require_libraries() -> None:
    """Stop where the report cannot be made.

    Raises:
        UsageError: a library is not installed; the message says how to get it.
    """
    missing = [name for name in NEEDED if find_spec(name) is None]
    if missing:
        from annotator.tables.catalogue import INSTALL_REPORT

        raise UsageError(f"the report needs {', '.join(missing)}; install it with: {INSTALL_REPORT}")


def report_html(data: Dataset, stories: int) -> str:
    """Return the report on a data set.

    Args:
        stories: how many stories are shown, those of the most articles first.

    Raises:
        NotFound: there is no article of an outlet that is asked for.
        UsageError: the basis is the corrected one.
    """
    from annotator.labels import Basis
    from annotator.tables.report.page import report_page

    if data.basis is Basis.CORRECTED:
        raise UsageError("the report of predictions tells corrected figures beside them; leave --basis out")
    data.check()
    return report_page(data, stories)


def article_html(store: Store, name: str, basis: Basis) -> tuple[str, str]:
    """Return the key of an article and its page.

    Args:
        name: its key, the name of its page, or its address.

    Raises:
        NotFound: there is none, or there are several.
    """
    from annotator.tables.report.article import article_page

    key = store.article(name).key
    return key, article_page(store, key, basis)
