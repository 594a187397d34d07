"""Outlets: the newspapers, stations and portals that pages come from, and how a page shows which it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.loader import Written, load_records


class OutletRecord(BaseModel):
    """One outlet, as ``outlets.toml`` holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    key: str
    """Language-neutral name, the same in every table."""
    name: Written
    """Name in Bangla, as the outlet writes it."""
    english: str
    """Name in Latin letters."""
    aliases: tuple[Written, ...] = ()
    """Other names by which the outlet calls itself."""
    domains: tuple[str, ...] = ()
    """Hosts of its pages, subdomains included; with a path where outlets share a host (``bbc.com/bengali``)."""
    datelines: tuple[Written, ...] = ()
    """Regular expressions for what only this outlet writes in a reporter's line or beside staff initials."""
    imprint: tuple[Written, ...] = ()
    """Editor, publisher, company: matched on lines of the imprint only."""
    common_word: bool = False
    """Its name is an everyday word, so that a line with the name alone shows nothing."""
    feeds: tuple[str, ...] = ()
    """Addresses of its feeds, for ``annotator fetch``."""
    sitemaps: tuple[str, ...] = ()
    """Addresses of its sitemaps, for ``annotator fetch``."""
    zone: str | None = None
    """Time zone of its times of publication where it is not Asia/Dhaka."""


# Endings of addresses that tell the country of an outlet, where it has one zone.
_COUNTRIES = {
    "in": "Asia/Kolkata",
    "uk": "Europe/London",
    "it": "Europe/Rome",
    "fr": "Europe/Paris",
    "my": "Asia/Kuala_Lumpur",
}

# Letters, so that a name is not found inside a longer word.
_BEFORE = r"(?<![\w\u0981-\u09cd\u09d7])"
# Behind a name only an ending of case may follow.
_AFTER = r"(?=(?:র|এর|ের|য়ের|তে|ে)?(?![\w\u0981-\u09cd\u09d7]))"
_SIGNS = re.compile(r"[^\w\u0981-\u0983\u09bc-\u09cd\u09d7]+")
# Which of an outlet's editions, behind its name.
_EDITION = re.compile(
    r"\((?:অনলাইন|প্রিন্ট|ডিজিটাল|ই-পেপার|Online|Print|Digital)(?: (?:সংস্করণ|ভার্সন|edition))?\)\W*$", re.IGNORECASE
)
_DESK = re.compile(
    "ডেস্ক|ডেক্স|প্রতিবেদক|প্রতিবেদন|প্রতিনিধি|রিপোর্ট|সংবাদদাতা|অনলাইন|করেসপন্ডেন্ট|ব্যুরো|Desk|Report|Online|Correspondent"
)
# A word before a name may be the name's own beginning, but for what somebody is.
_GOES_ON = re.compile(r"(?<!প্রতিবেদক)(?<!প্রতিনিধি)(?<!রিপোর্টার)(?<!সংবাদদাতা)(?<!দৈনিক)(?<![\s,|:;/()–—-])[\s‘“]+$")
# As long as a mailbox, a label and a name of a host may be: without a bound, a line of letters costs the square of it.
_ADDRESS = re.compile(r"(?:[\w.+-]{1,64}@|https?://|www\.|\b)((?:[a-z0-9-]{1,63}\.){1,9}[a-z]{2,})", re.IGNORECASE)


class Outlets:
    """All outlets, ready to be asked. Lines asked about are folded ones; names may stand as they are."""

    def __init__(self, records: Sequence[OutletRecord]) -> None:
        self.records = {record.key: record for record in records}
        self._by_name: dict[str, str] = {}
        self._by_domain: dict[str, str] = {}
        for record in records:
            for name in (record.key, *_names(record)):
                self._by_name.setdefault(_plain(name), record.key)
            for domain in record.domains:
                self._by_domain.setdefault(domain.lower(), record.key)
        self._editions = _editions(self._by_domain)
        self._longest = 2 * max((len(name) for record in records for name in _names(record)), default=0)
        self._beginnings = {name[:2] for name in self._by_name}
        uncommon = [record for record in records if not record.common_word]
        self._named = _pattern((record.key, _literal(_names(record))) for record in uncommon)
        self._imprint = _pattern((record.key, _literal(record.imprint)) for record in records)
        self._datelines = _pattern((record.key, record.datelines) for record in records)

    def by_url(self, url: str | None) -> str | None:
        """The outlet on whose address a page stands."""
        try:
            address = urlsplit(url if "//" in url else f"//{url}") if url else None
        except ValueError:  # a bracket begins what should be a host: "[আজ]"
            return None
        return self._by_address(_host(address.hostname), address.path) if address and address.hostname else None

    def by_host(self, host: str | None) -> str | None:
        """The outlet of a host of which no address is known: its own, or the one edition that stands under a part."""
        parts = _host(host).split(".")
        hosts = (".".join(parts[start:]) for start in range(len(parts) - 1))
        return self.by_url(host) or next((self._editions[each] for each in hosts if each in self._editions), None)

    def by_name(self, name: str | None) -> str | None:
        """The outlet of that key, name or alias."""
        return self._by_name.get(_plain(name)) if name and _plain(name) else None

    def named_alone(self, line: str) -> str | None:
        """The outlet whose name is the whole line, unless the name is an everyday word."""
        begins = line[:2]
        if len(line) > self._longest or (begins.casefold() not in self._beginnings and not _SIGNS.search(begins)):
            return None
        key = self._by_name.get(_letters(line))
        return None if key is None or self.records[key].common_word else key

    def in_imprint(self, line: str) -> set[str]:
        """The outlets that an imprint's line shows: editor, publisher, company, name, or the domain of an address."""
        found = {*_matches(self._imprint, line), *_matches(self._named, line)}
        for match in _ADDRESS.finditer(line) if "." in line else ():
            if key := self._by_address(_host(match.group(1)), ""):
                found.add(key)
        return found

    def in_byline(self, line: str) -> frozenset[str]:
        """The outlets that a reporter's line or staff initials show: a dateline, or a name beside a word for a desk."""
        found = _matches(self._datelines, line)
        if not found and _DESK.search(line):
            found = _matches(self._named, line, begins=True)
        return found

    def in_notice(self, line: str) -> frozenset[str]:
        """The outlets that a sentence of the house about itself names."""
        return _matches(self._named, line)

    def zone(self, key: str | None) -> ZoneInfo:
        """The time zone of an outlet's pages: its record's, else that of the country in its address, else Asia/Dhaka.

        Args:
            key: the outlet's key; of one that the lexicon does not know, its host.
        """
        record = self.records.get(key or "")
        country = (key or "").rpartition(".")[2] if record is None else ""
        return ZoneInfo((record.zone if record else None) or _COUNTRIES.get(country, "Asia/Dhaka"))

    def has_zone(self, key: str | None) -> bool:
        """Tell whether the time zone of an outlet is known, and not only likely."""
        return key in self.records or (key or "").rpartition(".")[2] in _COUNTRIES

    def _by_address(self, host: str, path: str) -> str | None:
        parts = host.split(".")
        for start in range(len(parts) - 1):
            domain = ".".join(parts[start:])
            first = path.split("/")[1] if path.count("/") else ""
            key = self._by_domain.get(f"{domain}/{first}") or self._by_domain.get(domain)
            if key:
                return key
        return None


def _editions(by_domain: Mapping[str, str]) -> dict[str, str]:
    """The outlets by the hosts of which they have but a part: a house with many languages; none where two share one."""
    found: dict[str, set[str]] = {}
    for domain, key in by_domain.items():
        host, _, part = domain.partition("/")
        if part:
            found.setdefault(host, set()).add(key)
    return {host: next(iter(keys)) for host, keys in found.items() if len(keys) == 1}


def _names(record: OutletRecord) -> list[str]:
    return [record.name, record.english, *record.aliases]


def _plain(name: str) -> str:
    return _letters(fold(name))


# What a house prints on its pages was often asked before.
@lru_cache(maxsize=8192)
def _letters(folded: str) -> str:
    folded = _EDITION.sub("", folded) if ")" in folded else folded
    return _SIGNS.sub("", folded).casefold()


def _host(host: str | None) -> str:
    return (host or "").lower().removeprefix("www.")


def _literal(names: Iterable[str]) -> list[str]:
    return [re.escape(name) + _AFTER for name in sorted(names, key=len, reverse=True)]


@dataclass(frozen=True, eq=False)
class Pattern:
    """One regular expression for all outlets, a named group for each."""

    expression: re.Pattern[str]
    keys: tuple[str, ...]
    """The outlets' keys, in the order of the groups."""


def _pattern(parts: Iterable[tuple[str, Sequence[str]]]) -> Pattern:
    """Return the regular expression of all outlets.

    Raises:
        LexiconError: a part is no regular expression.
    """
    keys: list[str] = []
    groups: list[str] = []
    for key, expressions in parts:
        if expressions:
            groups.append(f"(?P<o{len(keys)}>{'|'.join(expressions)})")
            keys.append(key)
    try:
        expression = re.compile(f"{_BEFORE}(?:{'|'.join(groups)})" if groups else "(?!)", re.IGNORECASE)
    except re.error as error:
        raise LexiconError(f"lexicon outlets: a dateline is no regular expression: {error}") from error
    return Pattern(expression, tuple(keys))


@lru_cache(maxsize=8192)
def _matches(pattern: Pattern, line: str, begins: bool = False) -> frozenset[str]:
    """The outlets whose expressions a line matches, all or those that no other word is before, as of a longer name."""
    matches = pattern.expression.finditer(line)
    found = (match for match in matches if not begins or not _GOES_ON.search(line[: match.start()]))
    return frozenset(pattern.keys[int((match.lastgroup or "o0")[1:])] for match in found)


@lru_cache(maxsize=8)
def load_outlets(overlay: Path | None = None) -> Outlets:
    """The outlets, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return Outlets(load_records(OutletRecord, "outlets", "outlet", overlay))
