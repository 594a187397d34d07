"""Addresses of pages, in the one form by which an article is known."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

_TRACKING = ("utm_", "at_", "fbclid", "gclid", "mc_", "igshid", "ref_src", "amp")
_FRONT = {"", "index.html", "index.php", "home"}


def canonical(url: str | None) -> str | None:
    """The address without fragment and tracking parameters, host in small letters; none for what is no web address."""
    try:
        parts = urlsplit((url or "").strip())
        if parts.scheme.lower() not in ("http", "https") or not parts.hostname:
            return None
        host = parts.hostname.lower() + (f":{parts.port}" if parts.port else "")
    except ValueError:
        return None
    query = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if not pair[0].startswith(_TRACKING)]
    return urlunsplit((parts.scheme.lower(), host, parts.path or "/", urlencode(query), ""))


def host(url: str | None) -> str | None:
    """The host of a canonical address, ``www.`` off."""
    return (urlsplit(url).hostname or "").removeprefix("www.") or None if url else None


def is_front_page(url: str | None) -> bool:
    """Whether the address is that of a site's front page, where no article stands."""
    return url is not None and not urlsplit(url).query and urlsplit(url).path.strip("/").lower() in _FRONT
