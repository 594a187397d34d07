"""Targets of a crawl: addresses, a list of them, or the outlets of a lexicon file with their feeds and sitemaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from annotator.errors import InputError
from annotator.lexicon.loader import records_of, validated
from annotator.lexicon.outlets import OutletRecord


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
        InputError: a list cannot be read, or a file names no address.
        LexiconError: a file of outlets cannot be read or is no TOML, or a record in it is not of its form.
    """
    found = {target.url: target for each in given for target in _of(each)}
    return list(found.values())


def _of(given: str) -> Iterator[Target]:
    if _is_address(given):
        yield Target(given, given)
        return
    file = Path(given)
    meant = list(_outlets(file) if file.suffix == ".toml" else _listed(file))
    if not meant:
        raise InputError(f"{given}: no address in it; give outlets `feeds` or `sitemaps`, or list an address a line")
    if strange := [target for target in meant if not _is_address(target.url)]:
        raise InputError(f"{given}: {strange[0].outlet}: {strange[0].url!r} is no web address; write it with https://")
    yield from meant


def _is_address(text: str) -> bool:
    return text.lower().startswith(("http://", "https://"))


def _outlets(file: Path) -> Iterator[Target]:
    # An outlet that is only fetched needs no name.
    for key, record in records_of(file, "outlet").items():
        if record.get("remove"):
            continue
        outlet = validated(OutletRecord, {"name": key, "english": key, **record}, str(file))
        for url in (*outlet.feeds, *outlet.sitemaps):
            yield Target(url, outlet.key)


def _listed(file: Path) -> Iterator[Target]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", None) or error
        raise InputError(f"{file}: neither an address nor a file that can be read: {reason}") from error
    for line in lines:
        url = line.strip()
        if _is_address(url):
            yield Target(url, url)
