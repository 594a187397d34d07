"""HTML pages: their own text, what their markup says of it, and a second opinion on which of it is the main text."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from annotator.intake import Unreadable
from annotator.pages.markup import EXTRACTOR, PageText, page_text
from annotator.pages.metadata import Metadata, metadata


@dataclass(frozen=True)
class Markup:
    """What is taken out of an HTML page."""

    page: PageText
    """The page's own text: what is frozen and read."""
    metadata: Metadata
    main: str
    """The main text by trafilatura, which drops joiners and short paragraphs: evidence, never the text itself."""
    extractor: str
    """The programs that took the text out, with their versions."""


def take_apart(html: str) -> Markup:
    """The text of an HTML page and what its markup says.

    Raises:
        Unreadable: there is no text in it, or it is no HTML that can be taken apart.
    """
    import trafilatura

    try:
        tree = trafilatura.load_html(html)
        page = page_text(tree) if tree is not None else PageText("", ())
        found = metadata(tree, html[:2000]) if tree is not None else Metadata()
        main = _main_text(tree) if page.text.strip() else ""
    except Exception as error:  # the parsers' own failures are many; none of them ends the run
        reason = f"its HTML cannot be taken apart ({type(error).__name__}); save its text as .txt"
        raise Unreadable("html", reason) from error
    if not page.text.strip():
        raise Unreadable("no_article", "there is no running text in this HTML page; give the article's own page")
    return Markup(page, found, main, f"{EXTRACTOR}, beside trafilatura {trafilatura.__version__}")


def _main_text(tree: Any) -> str:
    import trafilatura

    document = trafilatura.bare_extraction(
        tree, with_metadata=False, include_comments=False, include_tables=False, include_links=False, fast=True
    )
    return getattr(document, "text", None) or ""
