"""The metadata of an HTML page: JSON-LD, Open Graph and other ``meta``, microdata, ``<time>``.

Every list is in the order of trust: what an Article's JSON-LD says stands before ``meta``, ``meta`` before microdata,
microdata before ``<time>``.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from annotator.pages.hints import Hints, hints
from annotator.pages.places import is_elsewhere
from annotator.pages.tree import raw_text_in, text_in


@dataclass
class Metadata:
    """Metadata from a page's markup; every list is empty where it says nothing."""

    kinds: set[str] = field(default_factory=set)
    """Types of JSON-LD and Open Graph, in small letters: ``newsarticle``, ``collectionpage``, ``website`` …"""
    titles: list[str] = field(default_factory=list)
    """Headline of the JSON-LD, then Open Graph's, Twitter's, the ``title`` element."""
    sites: list[str] = field(default_factory=list)
    """Names by which the site calls itself."""
    languages: list[str] = field(default_factory=list)
    """Of the page, with the country where it tells it: ``bn-IN``."""
    homes: list[str] = field(default_factory=list)
    """Addresses of the site, or of its publisher."""
    addresses: list[str] = field(default_factory=list)
    """Canonical address first, then Open Graph's, the article's in JSON-LD, the one from which the page was saved."""
    authors: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    """What the first ``<time>`` of the article holds."""
    shown_update: list[str] = field(default_factory=list)
    hints: Hints = field(default_factory=Hints)
    """Names, hosts and accounts of the site that it does not call so itself."""


ARTICLES = frozenset(
    [
        "article",
        "newsarticle",
        "reportagenewsarticle",
        "blogposting",
        "analysisnewsarticle",
        "opinionnewsarticle",
        "backgroundnewsarticle",
        "reviewnewsarticle",
        "liveblogposting",
        "report",
        "socialmediaposting",
    ]
)
# ``meta`` by name or property: where its content goes.
_META = {
    "og:title": "titles",
    "twitter:title": "titles",
    "headline": "titles",
    "og:locale": "languages",
    "og:site_name": "sites",
    "application-name": "sites",
    "apple-mobile-web-app-title": "sites",
    "dc.publisher": "sites",
    "publisher": "sites",
    "copyright": "sites",
    "al:android:app_name": "sites",
    "al:ios:app_name": "sites",
    "twitter:app:name:iphone": "sites",
    "twitter:app:name:googleplay": "sites",
    "og:url": "addresses",
    "article:published_time": "published",
    "og:published_time": "published",
    "article:published": "published",
    "datepublished": "published",
    "parsely-pub-date": "published",
    "sailthru.date": "published",
    "publish-date": "published",
    "publishdate": "published",
    "publish_date": "published",
    "pubdate": "published",
    "dc.date.issued": "published",
    "dcterms.created": "published",
    "dc.date": "published",
    "date": "published",
    "article:modified_time": "updated",
    "og:updated_time": "updated",
    "datemodified": "updated",
    "lastmod": "updated",
    "author": "authors",
    "article:author": "authors",
    "parsely-author": "authors",
    "dc.creator": "authors",
    "article:section": "sections",
    "parsely-section": "sections",
}
_MICRODATA = {
    "datepublished": "published",
    "datecreated": "published",
    "datemodified": "updated",
    "headline": "titles",
    "articlesection": "sections",
    "author": "authors",
}
# Browsers and SingleFile say so.
_SAVED = re.compile(r"(?:saved from url=\(\d+\)|saved with SingleFile\s+url:\s*)(\S+)", re.IGNORECASE)
_DATED = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"]+)"')
# How long ago something was.
_AGO = re.compile(r"\W*\d+ ?(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর|\w{1,7}) (?:আগে|ago)\W*")
# In so many characters of the source browsers write from where they saved the page.
_START = 2000
# Deeper data are no page's description of itself.
_DEEPEST = 7


# What is listed on a page that WordPress calls an archive.
_ARCHIVES = frozenset(["author", "category", "tag", "date", "search", "post-type-archive"])


def metadata(tree: Any, source: str, is_known: Callable[[str], object]) -> Metadata:
    """Return what the markup of a page says of it.

    Args:
        tree: the parsed page.
        source: its HTML; what that does not hold is not looked for in the tree.
        is_known: whether an address tells the outlet, so that nothing else need hint at it.
    """
    found = Metadata()
    _json_ld(tree, found)
    for link in tree.xpath("//link[@rel='canonical']/@href"):
        found.addresses.insert(0, link.strip())
    found.languages += tree.xpath("/html/@lang")
    _meta(tree, found)
    if "item" in source or "ITEM" in source:
        _microdata(tree, found)
    if any(map(_is_archive, tree.xpath("//body/@class"))):
        found.kinds.add("collectionpage")
    _times(tree, found)
    found.titles += [text for node in tree.xpath("//title") if (text := text_in(node))][:1]
    if "aved " in source[:_START] and (saved := _SAVED.search(source, 0, _START)):
        found.addresses.append(saved.group(1))
    if not any(map(is_known, found.addresses[:1])):
        found.hints = hints(tree)
    return found


def _is_archive(classes: str) -> bool:
    """Tell whether the classes of a page's body are those that WordPress gives lists: of an author, a section."""
    names = set(classes.lower().split())
    return (
        "archive" in names and not names.isdisjoint(_ARCHIVES) and not any(name.startswith("single") for name in names)
    )


def _json_ld(tree: Any, found: Metadata) -> None:
    for script in tree.xpath("//script[contains(@type, 'ld+json')]"):
        text = raw_text_in(script)
        try:
            data = json.loads(text.strip().rstrip(";"), strict=False)
        except (ValueError, RecursionError):
            for name, value in _DATED.findall(text):
                (found.published if name == "datePublished" else found.updated).append(value)
        else:
            things = list(_things(data))
            # What the article says of itself stands before what its page and site say.
            things.sort(key=lambda thing: not _types(thing) & ARTICLES)
            for thing in things:
                _thing(thing, found)


def _things(data: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD script that have a type, outer ones first."""
    if depth > _DEEPEST:
        return
    if isinstance(data, dict):
        if "@type" in data or "datePublished" in data:
            yield data
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemReviewed", "isPartOf"):
            yield from _things(data.get(name), depth + 1)
    elif isinstance(data, list):
        for each in data:
            yield from _things(each, depth + 1)


def _types(thing: dict[str, Any]) -> set[str]:
    kinds = thing.get("@type")
    return {kind.rpartition("/")[2].lower() for kind in _as_list(kinds) if isinstance(kind, str)}


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _thing(thing: dict[str, Any], found: Metadata) -> None:
    kinds = _types(thing)
    found.kinds |= kinds
    if kinds & ARTICLES:
        found.titles += _names(thing.get("headline") or thing.get("name"))
        found.authors += _names(thing.get("author"))
        found.sections += _names(thing.get("articleSection"))
        found.sites += _names(thing.get("publisher"))
        found.addresses += _addresses(thing.get("url")) or _addresses(thing.get("mainEntityOfPage"))
        found.homes += _addresses(thing.get("publisher"))
    elif kinds & {"website", "newsmediaorganization", "organization"}:
        found.sites += _names(thing)
        found.homes += _addresses(thing)
    if not kinds or kinds & (ARTICLES | {"webpage", "itempage", "videoobject"}):
        found.published += _names(thing.get("datePublished"))
        found.updated += _names(thing.get("dateModified"))


def _names(value: Any) -> list[str]:
    """The names in a value: itself, or the ``name`` of one or several objects."""
    named = (each.get("name") if isinstance(each, dict) else each for each in _as_list(value))
    return [" ".join(name.split()) for name in named if isinstance(name, str) and name.strip()]


def _addresses(value: Any) -> list[str]:
    found = ((each.get("@id") or each.get("url")) if isinstance(each, dict) else each for each in _as_list(value))
    return [address.strip() for address in found if isinstance(address, str) and address.startswith("http")]


def _meta(tree: Any, found: Metadata) -> None:
    for node in tree.iter("meta"):
        name = (node.get("property") or node.get("name") or node.get("itemprop") or "").strip().lower()
        content = " ".join((node.get("content") or "").split())
        if not content:
            continue
        if name == "og:type":
            found.kinds.add(content.lower())
        elif where := _META.get(name):
            getattr(found, where).append(content)


def _microdata(tree: Any, found: Metadata) -> None:
    for node in tree.xpath("//*[@itemprop][not(self::meta)]"):
        where = _MICRODATA.get(node.get("itemprop", "").lower())
        value = (node.get("content") or node.get("datetime") or text_in(node)) if where else ""
        if where and 0 < len(value) < 300:
            getattr(found, where).append(value)
    publishers = tree.xpath("//*[@itemprop='publisher']//*[@itemprop='name']")
    found.sites += [" ".join((node.get("content") or text_in(node)).split()) for node in publishers]
    for node in tree.xpath("//*[@itemtype]"):
        found.kinds.add(node.get("itemtype").rstrip("/").rpartition("/")[2].lower())


def _times(tree: Any, found: Metadata) -> None:
    """The first ``<time>`` of the article, and the first that a class tells to be that of an update.

    The microformat hAtom writes the time into the title of an element of class ``published``; others write it there
    behind how long ago it was.
    """
    for node in tree.xpath("//time | //*[@title][contains(concat(' ', @class, ' '), ' published ')]"):
        value = node.get("datetime") or node.get("title") or text_in(node)
        names = f"{node.get('class') or ''} {node.get('itemprop') or ''}".lower()
        tells = "published" in names or "entry-date" in names
        if node.tag == "time" and is_elsewhere(node) and not (tells and _is_of_the_headline(node)):
            continue
        updates = ("updat" in names or "modif" in names) and not ("publish" in names or "entry-date" in names)
        if value and not (found.shown_update if updates else found.shown):
            (found.shown_update if updates else found.shown).append(value)
    for value in tree.xpath(
        "//@title | //@data-time | //@data-date | //@data-datetime | //@data-timestamp | //@aria-label"
    ):
        node = value.getparent()
        ago = not found.shown and re.search(r"\d", value) and _AGO.fullmatch(text_in(node))
        if ago and not is_elsewhere(node):
            found.shown.append(value)


def _is_of_the_headline(node: Any) -> bool:
    """Tell whether an element stands in the ``article`` that holds the page's ``h1``."""
    return any(article.find(".//h1") is not None for article in node.iterancestors("article"))
