"""The part of a page that an element of its markup is: by its tag, its role, or the words of its class and id."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Any


class Place(StrEnum):
    """A part of a page, as an element's tag, role or class says."""

    MENU = "menu"
    ASIDE = "aside"
    COMMENTS = "comments"
    FOOTER = "footer"
    CAPTION = "caption"
    BYLINE = "byline"


_TAGS = {"nav": Place.MENU, "aside": Place.ASIDE, "footer": Place.FOOTER, "figcaption": Place.CAPTION}
_ROLES = {"navigation": Place.MENU, "complementary": Place.ASIDE, "contentinfo": Place.FOOTER, "search": Place.MENU}
# Words of class names and ids, as the common systems and most of their themes write them.
_NAMES = {
    Place.MENU: "nav navbar navigation menu submenu breadcrumb breadcrumbs topbar ticker marquee newsticker share "
    "sharing social socials addtoany sharedaddy addthis toolbar toc lwptoc "
    "pagination pager paging modal popup cookie login skip",
    Place.ASIDE: "related sidebar widget popular trending mostread recommended recommend readmore alsoread ad ads "
    "advert adsbygoogle advertisement sponsored promo banner tags tagcloud poll vote newsletter subscribe "
    "morenews latestnews bio authorbio paywall regwall "
    "yarpp relatedposts crp",
    Place.COMMENTS: "comment comments respond disqus commentlist",
    Place.FOOTER: "footer colophon copyright imprint",
    Place.CAPTION: "caption figcaption wp-caption-text photocaption imgcaption",
    Place.BYLINE: "author byline reporter writer",
}
_PLACE_OF = {name: place for place, names in _NAMES.items() for name in names.split()}
_PAIRS = {
    ("most", "read"): Place.ASIDE,
    ("most", "popular"): Place.ASIDE,
    ("also", "read"): Place.ASIDE,
    ("read", "more"): Place.ASIDE,
    ("read", "also"): Place.ASIDE,
    ("more", "news"): Place.ASIDE,
    ("author", "bio"): Place.ASIDE,
    ("about", "author"): Place.ASIDE,
    ("latest", "news"): Place.ASIDE,
    ("caption", "text"): Place.CAPTION,
    ("wp", "embedded"): Place.ASIDE,
    ("widget", "posts"): Place.ASIDE,
    ("posts", "container"): Place.ASIDE,
    ("posts", "grid"): Place.ASIDE,
    ("post", "grid"): Place.ASIDE,
    ("posts", "list"): Place.ASIDE,
    ("posts", "carousel"): Place.ASIDE,
    ("loop", "item"): Place.ASIDE,
}
_CAPTION = re.compile(r"caption|(?:img|image|photo|pic|fig)(?:(?!img|image|photo|pic|fig)[\w-])*?cap(?:$|[_-])")
_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])")


def place_of(tag: str, node: Any) -> Place | None:
    if tag in ("html", "body", "main", "article"):
        return None
    if tag == "footer" and _heads_its_article(node):
        return None
    place = _TAGS.get(tag)
    if place or not node.attrib:
        return place
    if place := _ROLES.get(node.get("role")):
        return place
    if node.get("itemprop") == "author" or node.get("rel") == "author":
        return Place.BYLINE
    return _place_of_names(node.get("class") or "", node.get("id") or "")


def is_elsewhere(node: Any) -> bool:
    """Tell whether an element stands in a menu, beside the article, among the comments or at the foot of the page."""
    elsewhere = (Place.MENU, Place.ASIDE, Place.COMMENTS, Place.FOOTER)
    return any(place_of(each.tag, each) in elsewhere for each in node.iterancestors())


def _heads_its_article(node: Any) -> bool:
    """Tell whether a ``footer`` stands before what an article says, as Drupal puts reporter and time there."""
    return node.getnext() is not None and any(each.tag == "article" for each in node.iterancestors())


# The same classes stand on page after page of a site.
@lru_cache(maxsize=16384)
def _place_of_names(classes: str, identity: str) -> Place | None:
    """Return what the first of an element's names tells that tells anything."""
    return next((place for name in f"{classes} {identity}".split() if (place := _place_named(name))), None)


def _place_named(name: str) -> Place | None:
    if name.lower() in _PLACE_OF:
        return _PLACE_OF[name.lower()]
    if _CAPTION.search(name.lower()):
        return Place.CAPTION
    words = [word.lower() for word in _WORD.findall(name)]
    if words[:2] == ["elementor", "widget"] and words[2:] != ["posts"]:
        words = words[2:]  # so this builder of pages calls every part, headline and text among them
    if not words or words[0] in ("has", "with", "no", "is", "js"):
        return None
    pairs = (_PAIRS[pair] for pair in pairwise(words) if pair in _PAIRS)
    return next(pairs, None) or next((_PLACE_OF[word] for word in words if word in _PLACE_OF), None)
