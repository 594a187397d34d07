"""The addresses that a feed, a sitemap or a front page tells of, with their days where they are told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal
from urllib.parse import urldefrag, urljoin

from courlan import is_external, is_navigation_page, is_valid_url, normalize_url

from annotator.intake.forms import LOOK, FileForm, form_of

#: What an answer is.
AnswerKind = Literal["feed", "sitemap", "page"]
_SITEMAP = re.compile(rb"<(?:urlset|sitemapindex)\b")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that was told of."""

    url: str
    day: date | None = None
    """When it was published or last changed, as far as is told."""
    leads_on: bool = False
    """It is a feed or a sitemap itself."""


def kind_of(data: bytes) -> AnswerKind:
    """Return what the bytes of an answer are."""
    if _SITEMAP.search(data[:2000]):
        return "sitemap"
    return "feed" if form_of(data[:LOOK], "") is FileForm.FEED else "page"


def links(data: bytes, url: str) -> list[Link]:
    """The addresses in a feed, a sitemap or a page, the newest first where days are told.

    Args:
        data: what came from the address.
        url: its address. A sitemap may tell of its own site alone.
    """
    found = {"feed": _of_feed, "sitemap": _of_sitemap, "page": _of_page}[kind_of(data)](data, url)
    unique = {link.url: link for link in found}
    return sorted(unique.values(), key=lambda link: link.day or date.min, reverse=True)


def _of_feed(data: bytes, url: str) -> Iterator[Link]:
    import feedparser

    for entry in feedparser.parse(data).entries:
        address = _address(entry.get("link") or "", url)
        moment = entry.get("published_parsed") or dict.get(entry, "updated_parsed")
        if address is not None:
            yield Link(address, date(*moment[:3]) if moment else None)


def _of_sitemap(data: bytes, url: str) -> Iterator[Link]:
    from lxml import etree

    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, huge_tree=True)
    tree = etree.fromstring(data, parser)
    for node in tree if tree is not None else ():
        told = {child.tag.rpartition("}")[2]: child.text for child in node.iter() if isinstance(child.tag, str)}
        address = _address(told.get("loc") or "", url)
        if address is None or is_external(address, url):
            continue
        leads_on = str(node.tag).rpartition("}")[2] == "sitemap"
        if leads_on or not is_navigation_page(address):
            yield Link(address, _day(told.get("publication_date") or told.get("lastmod")), leads_on)


def _of_page(data: bytes, url: str) -> Iterator[Link]:
    """The feeds that a page names in its head."""
    from trafilatura import load_html

    tree = load_html(data)
    for node in tree.xpath("//link[@rel='alternate'][@href]") if tree is not None else ():
        if re.search(r"rss|atom", node.get("type") or "", re.IGNORECASE):
            address = _address(node.get("href"), url)
            if address is not None and "comment" not in address:
                yield Link(address, None, leads_on=True)


def _address(href: str, base: str) -> str | None:
    try:
        address = normalize_url(urldefrag(urljoin(base, href.strip())).url)
    except ValueError:
        return None
    return address if is_valid_url(address) else None


def _day(told: str | None) -> date | None:
    try:
        return date.fromisoformat((told or "").strip()[:10])
    except ValueError:
        return None
