"""What is to be fetched: addresses, a list of them, or the outlets of a lexicon file with their feeds and sitemaps."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.errors import InputError


@dataclass(frozen=True, slots=True)
class Target:
    """An address to begin at, and for whom."""

    url: str
    """A feed, a sitemap, or a page."""
    outlet: str
    """Whose pages are counted together: an outlet's key, else the address itself."""


def targets(given: Iterable[str]) -> list[Target]:
    """The addresses that are meant, each once.

    Args:
        given: addresses; ``.toml`` files of outlets (of these the fields ``feeds`` and ``sitemaps``); other files are
            lists with an address a line.

    Raises:
        InputError: a file cannot be read, or names no address.
    """
    found = {target.url: target for each in given for target in _of(each)}
    return list(found.values())


def _of(given: str) -> Iterator[Target]:
    if given.lower().startswith(("http://", "https://")):
        yield Target(given, given)
        return
    file = Path(given)
    try:
        text = file.read_text(encoding="utf-8-sig")
        meant = list(_outlets(tomllib.loads(text)) if file.suffix == ".toml" else _listed(text))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{given}: neither an address nor a file that can be read: {reason}") from error
    if not meant:
        raise InputError(f"{given}: no address in it; give outlets `feeds` or `sitemaps`, or list an address a line")
    yield from meant


def _outlets(records: dict[str, Any]) -> Iterator[Target]:
    for outlet in records.get("outlet", []):
        for url in (*outlet.get("feeds", ()), *outlet.get("sitemaps", ())):
            yield Target(url, outlet.get("key", url))


def _listed(text: str) -> Iterator[Target]:
    for line in text.splitlines():
        url = line.partition("#")[0].strip() if line.lstrip().startswith("#") else line.strip()
        if url.lower().startswith(("http://", "https://")):
            yield Target(url, url)
