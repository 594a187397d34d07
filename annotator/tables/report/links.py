"""Links to what lies outside of the page."""

from __future__ import annotations

from urllib.parse import urlsplit


def original(url: str | None) -> str | None:
    """An address that may be linked to; none where it is no web address, such as one that would run a script.

    >>> original("https://example.org/7"), original("javascript:alert(1)")
    ('https://example.org/7', None)
    """
    try:
        parts = urlsplit(url or "")
    except ValueError:
        return None
    return url if parts.scheme in {"http", "https"} and parts.hostname else None
