"""Where signs stand in a text, one search for each: far faster than a regular expression for any of them."""

from __future__ import annotations

from collections.abc import Iterable


def places_of(text: str, signs: Iterable[str], start: int = 0, end: int | None = None) -> list[int]:
    """Return where signs of a range begin, in order; of a sign of several code points those that do not overlap."""
    end = len(text) if end is None else end
    found: list[int] = []
    for sign in signs:
        at = text.find(sign, start, end)
        while at >= 0:
            found.append(at)
            at = text.find(sign, at + len(sign), end)
    found.sort()
    return found
