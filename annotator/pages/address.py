"""Addresses of pages, in the one form by which an article is known, and what they tell of the page."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit, urlunsplit

from courlan import normalize_url

_FRONT = {"", "index.html", "index.php", "home", "index.htm", "default.aspx"}
# Parameters that name an edition of the same page.
_WWW = re.compile(r"^www\d?\.")
_EDITION = frozenset(
    {"amp", "outputType", "m", "view", "print", "share", "igshid", "ref_src", "at_medium", "at_campaign"}
)
_MOBILE = re.compile(r"^(?:m|amp|mobile|wap)\.(?=[^.]+\.)")
_AMP = re.compile(r"(?:/amp|\.amp)/?$|(?<=/)amp/(?=(?:(?!/amp/)\D)*+\d)")
# Where archives and Google keep copies of pages: the page's own address stands behind.
_COPY = re.compile(
    r"https?://(?:web\.archive\.org/web/\d+[a-z_]*/|archive\.(?:ph|today|is|li|md|vn|fo)/\d{4,14}/"
    r"|webcache\.googleusercontent\.com/search\?q=cache:(?:[\w-]+:)?|(?:[\w-]+\.)?cdn\.ampproject\.org/[cv]/(?:s/)?)(?:(https?):/+)?",
    re.IGNORECASE,
)
# Before a host that stands without a scheme, as tables have it.
_BARE = re.compile(
    r"^(?:(?=www\.[\w-]+\.)|//(?=[\w-]+\.)|(?=(?:[\w-]+\.)+(?:com|net|org|info|news|bd|in|tv|press|live)/))",
    re.IGNORECASE,
)
_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?!\d)|(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)")


# Several steps ask for the address of one page.
@lru_cache(maxsize=1024)
def canonical(url: str | None) -> str | None:
    """The address by which a page is known; none for what is no web address.

    Without fragment and tracking parameters, final slash, and marks of mobile and AMP editions; host in small letters,
    https.
    """
    if not url:
        return None
    try:
        own = _COPY.sub(lambda copy: f"{copy.group(1) or 'https'}://", url.strip(), count=1)
        own = _BARE.sub("https://", own, count=1)
        parts = urlsplit(normalize_url(own))
        if parts.scheme not in ("http", "https") or not parts.hostname:
            return None
        host = _MOBILE.sub("", parts.hostname)
        host += f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return None
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] not in _EDITION]
    path = _AMP.sub("", parts.path).rstrip("/") or "/"
    return urlunsplit(("https", host, path, urlencode(query), ""))


def host(url: str | None) -> str | None:
    """The host of a canonical address, ``www.`` and the like off."""
    return _WWW.sub("", str(urlsplit(url).hostname)) if url else None


def is_front_page(url: str | None) -> bool:
    """Tell whether the address is that of a site's front page, where no article stands."""
    return url is not None and not urlsplit(url).query and urlsplit(url).path.strip("/").lower() in _FRONT


_MEDIA = re.compile(r"/(?:videos?|photos?|photo-?gallery|gallery|albums?|multimedia|live-tv|picture)(?:/|$)")
_SECTION_NAMES = (
    "bangladesh national politics international world country sports sport entertainment economy business "
    "opinion lifestyle education technology religion saradesh jatiyo rajniti khela binodon crime feature "
    "health jobs probash kolkata state india nation districts editorial"
)
_SECTIONS = frozenset(_SECTION_NAMES.split())


_ALWAYS = frozenset(
    ["tag", "tags", "topic", "topics", "author", "authors", "writer", "reporter", "search", "ট্যাগ", "বিষয়"]
)
_MAYBE = frozenset(
    [
        "category",
        "categories",
        "cat",
        "section",
        "archive",
        "archives",
        "all-news",
        "latest",
        "latest-news",
        "recent",
        "বিভাগ",
    ]
)


def is_section(url: str | None) -> bool:
    """Tell whether the address is that of a section, a tag, an author, a search or another list of stories."""
    if url is None:
        return False
    parts = urlsplit(url)
    names = unquote(parts.path).strip("/").lower().split("/")
    if {name for name, _ in parse_qsl(parts.query)} & {"s", "q", "tag", "cat", "author"} and len(names) < 2:
        return True
    if len(names) > 1 and names[-2] == "page" and names[-1].isdigit():
        return True
    if [len(name) for name in names] in ([4, 2, 2], [4, 1, 2], [4, 2, 1], [4, 1, 1]):
        return all(map(str.isdigit, names))  # a day's archive
    if all(name in _SECTIONS for name in names) and len(names) <= 2:
        return True
    if names[-1] in _ALWAYS | _MAYBE or (len(names) > 1 and names[-2] in _ALWAYS):
        return True
    dated = re.fullmatch(r"(?:19|20)\d\d(?:/\d{1,2}){0,2}", "/".join(names[1:]))  # not archives/5521, a story's number
    return (len(names) > 1 and names[-2] in _MAYBE and not _is_slug(names[-1])) or bool(names[0] in _MAYBE and dated)


def _is_slug(name: str) -> bool:
    """Tell whether the last part of an address names a story: by a number, or many words."""
    return any(map(str.isdigit, name)) or name.count("-") > 1 or len(name) > 40


def is_gallery(url: str | None) -> bool:
    """Tell whether the address is that of a film or of pictures."""
    return url is not None and _MEDIA.search(urlsplit(url).path.lower()) is not None


def day_in(url: str) -> date | None:
    """The day that an address names, as ``/2024/08/12/`` does; none where it names none."""
    for match in _DAY.finditer(urlsplit(url).path):
        year, month, day = (int(part) for part in match.groups() if part)
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None
