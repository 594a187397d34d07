"""Text that a database can hold: all but NUL (PostgreSQL) and lone surrogates (both)."""

from __future__ import annotations

from typing import overload


def is_storable(text: str) -> bool:
    """Return True where both databases take the text as it is."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return "\x00" not in text


@overload
def storable(text: str) -> str: ...
@overload
def storable(text: None) -> None: ...
@overload
def storable(text: str | None) -> str | None: ...
def storable(text: str | None) -> str | None:
    """The text with what cannot be stored written out (``\\x00``, ``\\udc80``).

    For names and metadata only: a page's frozen text is stored as it is, or refused.
    """
    if text is None or is_storable(text):
        return text
    return text.replace("\x00", r"\x00").encode("utf-8", "backslashreplace").decode("utf-8")
