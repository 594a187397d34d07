"""What outlets call themselves that the lexicon does not know: the site's own name, its host in the imprint, its title.

The key of such an outlet is its host where the page shows one, else its name in small letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from annotator.bangla.folding import fold
from annotator.lexicon.furniture import Furniture
from annotator.pages.headline import TITLE_MARK
from annotator.pages.lines import Kind, Line

Named = tuple[str | None, str | None]

# A host by itself, in an address or behind the sign of a mail; files' names and abbreviations have none of its endings.
_HOST = re.compile(
    r"(?:[\w.+-]+@|https?://|(?<![a-z0-9._-]))((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|press|live|media|online|tv|bd|in|uk|us|ca|it|fr))"
    r"(?![\w-]|\.\w)",
    re.IGNORECASE,
)
# Hosts where anybody has an account.
_SHARED = re.compile(
    r"(?:^|\.)(?:gmail|yahoo|hotmail|outlook|live|facebook|fb|twitter|x|youtube|instagram|linkedin|whatsapp|telegram"
    r"|google|apple|tiktok|wordpress|blogspot|example)\.",
    re.IGNORECASE,
)
# Who made the site is not who publishes it; a source of the story stands in its own words.
_OTHERS = re.compile(r"design|develop|theme|power|host|customi|maintain|ডিজাইন|ডেভেলপ|কারিগরি|থিম|সূত্র|ছবি", re.IGNORECASE)
# A site's name behind a title is no longer, in words.
_SITE_WORDS = 5
# The name of a site stands within so many lines of the page's top.
_TOP = 3
_NO_LETTERS = re.compile(r"[^\w\u0981-\u09cd]+|_+")
_PLACES = frozenset({Kind.IMPRINT, Kind.SHORT, Kind.CHROME, Kind.OTHER, Kind.NOTICE, Kind.LINK, Kind.LIST})


def unlisted(
    lines: list[Line],
    below: int,
    sites: Iterable[str],
    headline: str | None,
    titles: Iterable[str],
    furniture: Furniture,
    by_form: bool,
) -> Named:
    """Key and name of an outlet that the lexicon does not know; none where the page shows no such name.

    Args:
        lines: the page's lines without the article's own.
        below: where the article ends, in code points: an imprint stands behind.
        sites: names by which the markup or a labelled head calls the site.
        headline: the article's.
        titles: titles of the page, with the site's name behind the headline.
        furniture: the lexicon: a title's last part may be the name of a section.
        by_form: whether a name counts that stands once and is built as outlets' names are.
    """
    host = _host(lines, below)
    titles = list(titles)
    name = next((site for site in sites if site.strip()), None) or _beside(lines, headline, titles, furniture)
    if name is None and by_form:
        name = _masthead(lines, headline, titles, furniture)
    key = host or (key_of_name(name) if name else None)
    return key, name or host


def key_of_name(name: str) -> str:
    """The key of an outlet of which nothing but the name is known."""
    return "_".join(name.casefold().split())


def _host(lines: list[Line], below: int) -> str | None:
    """The one host that the imprint shows; none where it shows several alike."""
    votes = Counter(host for line in lines if _is_imprint(line, below) for host in _hosts(line.text))
    ranked = votes.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _is_imprint(line: Line, below: int) -> bool:
    placed = line.kind is Kind.IMPRINT or (line.start >= below and line.kind in _PLACES)
    return placed and _OTHERS.search(line.text) is None


def _hosts(text: str) -> Iterator[str]:
    for match in _HOST.finditer(text):
        host = match.group(1).lower().removeprefix("www.")
        if not _SHARED.search(host):
            yield host


def _beside(lines: list[Line], headline: str | None, titles: Iterable[str], furniture: Furniture) -> str | None:
    """The short part of a title behind or before the headline, where another line of the page says it too."""
    story = _letters(headline or "")
    said: list[str] = []
    for title in titles:
        if not story or story not in _letters(title):
            continue
        said = said or [_letters(line.text) for line in lines]
        parts = TITLE_MARK.split(title)
        for part in (parts[-1], parts[0]):
            name = _letters(part)
            is_name = name and name not in story and story not in name and len(part.split()) <= _SITE_WORDS
            if (
                is_name
                and not furniture.is_menu(fold(part))
                and any(name in line and story not in line for line in said)
            ):
                return part.strip()
    return None


def _masthead(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """The part of a title, or one of the page's first lines, that is built as outlets' names are."""
    story = _letters(headline or "")
    ends = [part.strip() for title in titles for parts in (TITLE_MARK.split(title),) for part in (parts[-1], parts[0])]
    for part in (*ends, *(line.text for line in lines[:_TOP])):
        if furniture.is_masthead(fold(part)) and _letters(part) not in story:
            return part
    return None


def _letters(text: str) -> str:
    return _NO_LETTERS.sub("", fold(text).casefold())
