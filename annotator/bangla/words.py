"""The words of a text, without the signs around and between them."""

from __future__ import annotations

from functools import lru_cache

#: Signs that stand around words and between them.
SIGNS = "।॥,.;:?!'\"‘’“”()|–—-"


# Several steps of reading ask for the words of the same paragraph.
@lru_cache(maxsize=256)
def bare_words(text: str) -> tuple[str, ...]:
    """The words of a (folded) text, parted at signs too."""
    for sign in SIGNS:
        text = text.replace(sign, " ")
    return tuple(text.split())
