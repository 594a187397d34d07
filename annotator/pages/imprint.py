"""Hosts and mailboxes that the lines around an article show: in the imprint, with who sent a mail, in links home."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from annotator.pages.hints import SHARED
from annotator.pages.kinds import Kind
from annotator.pages.lines import Line
from annotator.pages.weighing import By, Said

# A host by itself, in an address or behind the sign of a mail; files' names and abbreviations have none of its endings.
_HOST = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]++@|https?://|(?<![a-z0-9._-]))((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|press|live|media|online|tv|fm|bd|in|uk|us|ca|it|fr|de|es|pt|eu|au|ae|co|me|xyz|site))"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
_MAILBOX = re.compile(r"(?<![\w.+-])([\w.+-]{4,40}+)@([\w.-]{4,40})")
#: Who made the site is not who publishes it.
MADE_BY = re.compile(
    r"(?:(?<!\S)\S*(?:design|develop|theme|power|host|customi|maintain)|\bbuilt with\b|ডিজাইন|ডেভেলপ|কারিগরি|থিম).*",
    re.IGNORECASE,
)
# A source of the story stands in its own words, and so does who took a picture.
_CREDIT = re.compile("সূত্র|ছবি")
# Who sent a mail, in the head of one that was sent on.
_SENDER = re.compile(r"(?:From|প্রেরক)\s?:\s.*<\S+@\S+>", re.IGNORECASE)
#: A link in Markdown to a site's front page, by its name or a logo with that name.
HOME = re.compile(r"(?<!!)\[(?:\s*!\[)?([^\[\]]*)(?:\]\([^()\s]*\)\s*)?\]\((https?://[^/)\s]+)/?\)")
_PLACES = frozenset({Kind.IMPRINT, Kind.SHORT, Kind.CHROME, Kind.OTHER, Kind.NOTICE, Kind.LINK, Kind.LIST})


def hosts_in(lines: list[Line], below: int) -> Iterator[Said]:
    """The hosts that the lines around an article show: in the imprint, with the sender of a mail, in an address alone.

    Args:
        lines: the page's lines without the article's own.
        below: where the article ends, in code points: an imprint stands behind.
    """
    named = [line for line in lines if "." in line.text and _is_imprint(line, below)]
    for host, number in Counter(host for line in named for host in _hosts(line.text)).items():
        yield Said(By.IMPRINT, host, 1.5 + 0.1 * number)
    for line in lines:
        if home := HOME.search(line.text) if "](" in line.text else None:
            yield from (Said(By.HOME, host, 1.0) for host in _hosts(home.group(2)))
        elif line.text.startswith("http") and " " not in line.text:
            yield from (Said(By.ADDRESS, host, 1.0) for host in _hosts(line.text.partition("//")[2].partition("/")[0]))


def mailboxes_in(lines: list[Line], below: int) -> list[tuple[str, str]]:
    """The mailboxes that the imprint gives, each the account and its host.

    An account that bears the site's name tells it, and that its host is one where anybody has an account.
    """
    boxes = (_MAILBOX.finditer(line.text) for line in lines if "@" in line.text and _is_imprint(line, below))
    return [(mail.group(1).lower(), mail.group(2).lower()) for found in boxes for mail in found]


def _is_imprint(line: Line, below: int) -> bool:
    placed = line.kind is Kind.IMPRINT or _SENDER.match(line.text) or (line.start >= below and line.kind in _PLACES)
    return bool(placed) and MADE_BY.search(line.text) is None and _CREDIT.search(line.text) is None


def _hosts(text: str) -> Iterator[str]:
    for match in _HOST.finditer(text):
        host = match.group(1).lower().removeprefix("www.")
        if not SHARED.search(host):
            yield host
