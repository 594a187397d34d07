"""HTML pages: their own text, what their markup says of it, and a second opinion on which of it is the main text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
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
    extractor: str
    """The program that took the text out, with its version."""
    tree: Any = field(repr=False, compare=False)
    """The page as it was parsed."""

    @cached_property
    def main(self) -> str:
        """The main text by trafilatura, which drops joiners and short paragraphs: evidence, never the text itself.

        It costs more than all else, so it is asked for only where it may decide; empty where the extractor fails.
        """
        import trafilatura

        try:
            document = trafilatura.bare_extraction(
                self.tree, include_comments=False, include_tables=False, include_links=False, fast=True
            )
        except Exception:  # its failures are many, and there is no opinion then
            return ""
        return getattr(document, "text", None) or ""


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
    except Exception as error:  # the parsers' own failures are many; none of them ends the run
        reason = f"its HTML cannot be taken apart ({type(error).__name__}); save its text as .txt"
        raise Unreadable("html", reason) from error
    if not page.text.strip():
        raise Unreadable("no_article", "there is no running text in this HTML page; give the article's own page")
    return Markup(page, found, EXTRACTOR, tree)
