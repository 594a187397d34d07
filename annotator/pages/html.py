"""HTML pages: the main text by trafilatura, and what the page's head says of the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from annotator.pages.dates import parse
from annotator.pages.files import Unreadable


@dataclass(frozen=True)
class Extract:
    """What is taken out of an HTML page."""

    text: str
    extractor: str
    """Name and version of the program that took the text out."""
    title: str | None
    site: str | None
    """The site's own name for itself."""
    url: str | None
    """Canonical address."""
    published: tuple[datetime, bool] | None
    """Time of publication by the page's metadata, and whether it is a day without a time."""
    dated: datetime | None
    """The day that the extractor reads out of address and page, where the metadata give none."""


_OPEN_GRAPH = "//meta[@property='article:published_time' or @name='article:published_time']/@content"
_MICRODATA = "//*[@itemprop='datePublished']/@content | //*[@itemprop='datePublished']/@datetime"
_META = "//meta[@name='pubdate' or @name='publishdate' or @name='publish-date' or @name='date']/@content"
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^<>]*>", re.IGNORECASE)
_BLOCKS = {"p", "br", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"}


def extract(html: str) -> Extract:
    """The main text of an HTML page and what its head says.

    Raises:
        Unreadable: there is no text in it, or it is no HTML that the extractor can take apart.
    """
    import trafilatura

    try:
        tree = trafilatura.load_html(html)
        document = trafilatura.bare_extraction(
            html, with_metadata=True, include_comments=False, include_tables=False, include_links=False
        )
    except Exception as error:  # the extractor's own failures are many; none of them ends the run
        reason = f"its HTML cannot be taken apart ({type(error).__name__}); save its text as .txt"
        raise Unreadable("html", reason) from error
    text = getattr(document, "text", None) or ""
    if tree is None or not text.strip():
        raise Unreadable("no_article", "there is no running text in this HTML page; give the article's own page")
    return Extract(
        text=_without_tags(text),
        extractor=f"trafilatura {trafilatura.__version__}",
        title=_headline(tree, getattr(document, "title", None)),
        site=getattr(document, "sitename", None),
        url=getattr(document, "url", None),
        published=_published(tree),
        dated=_day(getattr(document, "date", None)),
    )


def _without_tags(text: str) -> str:
    """The text without tags that a site's metadata held in words, as some write them."""
    if "</" not in text:
        return text
    return _TAG.sub(lambda tag: "\n" if tag.group(2).lower() in _BLOCKS else "", text)


def _headline(tree: Any, title: str | None) -> str | None:
    """The page's heading where its title begins so, else the title."""
    for heading in _texts(tree, "//h1"):
        if title and len(heading.split()) >= 2 and title.startswith(heading):
            return heading
    return title.strip() if title and title.strip() else next(iter(_texts(tree, "//h1")), None)


def _texts(tree: Any, path: str) -> list[str]:
    return [text for node in tree.xpath(path) if (text := " ".join("".join(node.itertext()).split()))]


def _published(tree: Any) -> tuple[datetime, bool] | None:
    """The first time of publication in the metadata that has a time of day, else the first that has a day."""
    found = [moment for value in _published_values(tree) if (moment := parse(value)) is not None]
    return next(iter([*(moment for moment in found if not moment[1]), *found]), None)


def _published_values(tree: Any) -> Iterator[str]:
    yield from tree.xpath(_OPEN_GRAPH)
    for script in tree.xpath("//script[@type='application/ld+json']/text()"):
        yield from _dates_in(script)
    yield from tree.xpath(_MICRODATA)
    yield from tree.xpath(_META)


def _dates_in(script: str) -> Iterator[str]:
    try:
        data = json.loads(script, strict=False)
    except (ValueError, RecursionError):
        yield from re.findall(r'"datePublished"\s*:\s*"([^"]+)"', script)
    else:
        yield from _walk(data)


def _walk(data: Any, depth: int = 0) -> Iterator[str]:
    if depth > 6:
        return
    if isinstance(data, dict):
        if isinstance(data.get("datePublished"), str):
            yield data["datePublished"]
        for value in data.values():
            yield from _walk(value, depth + 1)
    elif isinstance(data, list):
        for value in data:
            yield from _walk(value, depth + 1)


def _day(date: str | None) -> datetime | None:
    moment = parse(date)
    return moment[0] if moment else None
