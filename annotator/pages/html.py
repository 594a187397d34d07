"""HTML pages: their own text, what their markup says of it, and a second opinion on which of it is the main text."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from annotator.intake import Unreadable
from annotator.pages.embedded import embedded, told
from annotator.pages.markup import EXTRACTOR, Mark, PageText, page_text
from annotator.pages.metadata import Metadata, metadata
from annotator.pages.tree import parsed


@dataclass(frozen=True)
class Markup:
    """The text and data extracted from an HTML page."""

    page: PageText
    """The page's own text: what is frozen and read."""
    metadata: Metadata
    extractor: str
    """The program that took the text out, with its version."""
    source: str = field(repr=False)
    """The page's HTML."""

    @cached_property
    def main(self) -> str:
        """The main text by trafilatura, which drops joiners and short paragraphs: evidence, never the text itself.

        It costs more than all else, so it is asked for only where it may decide; empty where the extractor fails.
        """
        import trafilatura

        try:
            document = trafilatura.bare_extraction(
                self.source, include_comments=False, include_tables=False, include_links=False, fast=True
            )
        except Exception:  # its failures are many, and there is no opinion then
            return ""
        return getattr(document, "text", None) or ""


# A line of running text has so many signs at least.
_RUNNING = 60


def take_apart(html: str, is_known: Callable[[str], object]) -> Markup:
    """The text of an HTML page and what its markup says.

    Args:
        html: the page.
        is_known: whether an address tells the outlet, so that nothing else need hint at it.

    Raises:
        Unreadable: there is no text in it, or it is no HTML that can be taken apart.
    """
    try:
        tree = parsed(html)
        held = list(tree.iter()) if tree is not None else []  # lxml makes anew what nobody holds
        page = page_text(tree) if tree is not None else PageText("", ())
        found = metadata(tree, html, is_known) if tree is not None else Metadata()
    except Exception as error:  # the parsers' own failures are many; none of them ends the run
        reason = f"its HTML cannot be taken apart ({type(error).__name__}); save its text as .txt"
        raise Unreadable("html", reason) from error
    del held
    if tree is not None and not any(len(line) >= _RUNNING for line in page.text.splitlines()):
        page = _with_embedded(page, tree, found)
    if not page.text.strip():
        raise Unreadable("no_article", "there is no running text in this HTML page; give the article's own page")
    return Markup(page, found, EXTRACTOR, html)


def _with_embedded(page: PageText, tree: Any, metadata: Metadata) -> PageText:
    """A page that shows no running text, with the text that a script of it holds behind its own."""
    article = embedded(tree)
    if article is None:
        return page
    told(article, metadata)
    marks = (*(page.marks if page.text else ()), *(Mark() for _ in article.text.split("\n")))
    return PageText(f"{page.text}\n{article.text}".lstrip("\n"), marks)
