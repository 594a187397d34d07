"""HTML as a tree, and the text in an element of it."""

from __future__ import annotations

from functools import cache
from typing import Any

# How a whole page begins.
_BEGINNINGS = ("<html", "<!doctype html")
_START = 50


def parsed(html: str) -> Any:
    """The tree of an HTML page; none where it is none.

    What trafilatura knows to be amiss with pages is repaired as it does it. Of a whole page lxml makes plain elements:
    those of its module for HTML, which parts of a page need, cost a tenth of taking a page apart.
    """
    import trafilatura
    from lxml import etree
    from trafilatura.utils import repair_faulty_html

    beginning = html[:_START].lower()
    if not beginning.lstrip().startswith(_BEGINNINGS):
        return trafilatura.load_html(html)
    try:
        tree = etree.fromstring(repair_faulty_html(html, beginning), _parser())
    except ValueError:  # it declares an encoding as XML does
        tree = None
    return tree if tree is not None and len(tree) else trafilatura.load_html(html)


@cache
def _parser() -> Any:
    from lxml import etree

    return etree.HTMLParser(
        collect_ids=False, default_doctype=False, encoding="utf-8", remove_comments=True, remove_pis=True
    )


@cache
def _string() -> Any:
    from lxml import etree

    return etree.XPath("string()", smart_strings=False)


def raw_text_in(node: Any) -> str:
    """The text in an element, as it stands."""
    return str(_string()(node))


def text_in(node: Any) -> str:
    """The text in an element, its white space evened out."""
    return " ".join(raw_text_in(node).split())
