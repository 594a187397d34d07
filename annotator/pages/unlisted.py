"""Names of outlets that the lexicon does not know: the site's own name, its host in the imprint, its title.

The key of such an outlet is its host where the page shows one, else its name in small letters.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.furniture import Furniture
from annotator.pages.dates import is_dated
from annotator.pages.headline import TITLE_MARK
from annotator.pages.likeness import letters_of
from annotator.pages.lines import Kind, Line

Named = tuple[str | None, str | None]

# A host by itself, in an address or behind the sign of a mail; files' names and abbreviations have none of its endings.
_HOST = re.compile(
    r"(?:(?<![\w.+-])[\w.+-]++@|https?://|(?<![a-z0-9._-]))((?:[a-z0-9-]+\.)+(?:com|net|org|info|news|press|live|media|online|tv|bd|in|uk|us|ca|it|fr))"
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
# Who sent a mail, in the head of one that was sent on.
_SENDER = re.compile(r"(?:From|প্রেরক)\s?:\s.*<\S+@\S+>", re.IGNORECASE)
# What parts the head of a printed page.
_COLUMNS = re.compile(r"\s{3,}|\s\|\s")
# A name has more letters.
_LEAST_NAME = 3
_BULLETS = "•*#>|▪■– \t"
# The name of a site stands within so many lines of the page's top.
_TOP = 3
# A menu stands within so many lines below the site's name.
_MENU = 5
_LEAST_NAMES = 2
# Before a link lynx writes its number, before a name w3m its logo.
_NUMBER = re.compile(r"^\W*\[\w+\] ?")
_POSTED = re.compile("[·•]\\s*(?:[🌐🌎🌍🌏👥]|ফলো করুন|Follow)\\s*$|^@\\w{2,}$")
# A link in Markdown to a site's front page.
_HOME = re.compile(r"(?<!!)\[([^\[\]]+)\]\((https?://[^/)\s]+)/?\)")
# What stands before a site's name; a dash may part a headline, too.
_SITE_MARK = re.compile(r"(?: [|-] |\|)[^|-]+$")
_DESK = re.compile(r"(\S{1,24}+(?: \S{1,24}+){0,3}?) (?:ওয়েব|ডিজিটাল|অনলাইন) ?(?:ডেস্ক|ব্যুরো)")
# What a line of copyright says beside whose it is.
_RIGHTS = re.compile(
    r"©|\(c\)|&copy;|copyrights?|all rights? reserved|reserved|©|(?:সর্ব|সকল )?স্বত্বা?(?:ধিকার)?|সংরক্ষিত|কপিরাইট|\bby\b"
    r"|[\d–-]+|প্রাইভেট লিমিটেড|লিমিটেড|(?:pvt\.? |private )?ltd\b|limited",
    re.IGNORECASE,
)
_SAYS_RIGHTS = re.compile(r"©|\(c\) ?\d|copyright|কপিরাইট|স্বত্ব", re.IGNORECASE)
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
    home = next((match for line in lines[:_TOP] if (match := _HOME.search(line.text))), None)
    host = _host(lines, below) or next(_hosts(home.group(2)) if home else iter(()), None)
    titles = list(titles)
    sites = (*sites, *([home.group(1)] if home else ()))
    name = next((site for site in sites if site.strip()), None) or _beside(lines, headline, titles, furniture)
    if name is None and by_form:
        found = (_masthead, _at_the_top, _desk, _owner, _repeated)
        name = next((name for find in found if (name := find(lines, headline, titles, furniture))), None)
        name = name or _credited((line for line in lines if line.start < below), furniture)
    key = host or (key_of_name(name) if name else None)
    return key, name or host


def key_of_name(name: str) -> str:
    """The key of an outlet of which nothing but the name is known."""
    return "_".join(name.casefold().split())


def _host(lines: list[Line], below: int) -> str | None:
    """The one host that the imprint shows; none where it shows several alike."""
    named = (line for line in lines if "." in line.text and _is_imprint(line, below))
    votes = Counter(host for line in named for host in _hosts(line.text))
    ranked = votes.most_common(2)
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] > ranked[1][1]) else None


def _is_imprint(line: Line, below: int) -> bool:
    placed = line.kind is Kind.IMPRINT or _SENDER.match(line.text) or (line.start >= below and line.kind in _PLACES)
    return bool(placed) and _OTHERS.search(line.text) is None


def _hosts(text: str) -> Iterator[str]:
    for match in _HOST.finditer(text):
        host = match.group(1).lower().removeprefix("www.")
        if not _SHARED.search(host):
            yield host


def _beside(lines: list[Line], headline: str | None, titles: Iterable[str], furniture: Furniture) -> str | None:
    """The short part of a title behind or before the headline, where nothing else stands before it, or another line of
    the page says it too.
    """
    story = _letters(headline or "")
    for title in titles:
        if not story or story not in _letters(title):
            continue
        parts = TITLE_MARK.split(title)
        for part in (parts[-1], parts[0]):
            name = _letters(part)
            is_name = name and name not in story and story not in name and may_be_a_name(fold(part), furniture)
            behind = part is parts[-1] and _letters(parts[0]) == story and _SITE_MARK.search(title) is not None
            if is_name and (behind or any(name in said and story not in said for said in map(_of_line, lines))):
                return part.strip()
    return None


def _masthead(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """The part of a title, or one of the page's first lines or its last, that is built as outlets' names are."""
    story = _letters(headline or "")
    ends = [part.strip() for title in titles for part in reversed(TITLE_MARK.split(title))]
    heads = [*lines[:_TOP], *(line for line in lines[-1:] if line.kind is Kind.SHORT)]
    tops = [part.strip("_:*~= ") for line in heads for part in _COLUMNS.split(_NUMBER.sub("", line.text))]
    for part in (*ends, *tops):
        if furniture.is_masthead(fold(part)) and _letters(part) not in story:
            return part
    return None


def _at_the_top(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """The first line above a menu, or above the time at which somebody posted a message."""
    story = _letters(headline or "")
    for number, top in enumerate(lines[:_TOP]):
        name = _of_line(top)
        if top.kind is not Kind.SHORT or name in story or (story and story in name):
            continue
        if not may_be_a_name(top.text, furniture):
            continue
        below = lines[number + 1 : number + 1 + _MENU]
        sections = [line.kind is Kind.SECTION for line in below]
        above_all = number == 0 and below[:1] and below[0].kind in (Kind.SECTION, Kind.DATE, Kind.TODAY)
        posted = any(_POSTED.search(line.text) for line in below)
        menu = any(map(all, pairwise(sections))) or any(map(_parted, below))
        if posted or menu or above_all:
            return _NUMBER.sub("", top.text).strip(_BULLETS)
    return None


def _parted(line: Line) -> bool:
    """Tell whether a line is a menu by itself."""
    return line.kind is Kind.SECTION and len(_COLUMNS.split(line.text)) > _LEAST_NAMES


def _desk(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """Whose desk reports: "মেঘনাপাড় ওয়েব ডেস্ক"; the desk of a section names none."""
    found = (_DESK.fullmatch(line.text.strip(_BULLETS)) for line in lines if line.kind is Kind.BYLINE)
    names = (match.group(1) for match in found if match)
    return next((name for name in names if may_be_a_name(name, furniture)), None)


def _owner(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """The owner of the copyright: "© ২০২৪ মেঘনাপাড় বার্তা | সর্বস্বত্ব সংরক্ষিত"; none where several have one."""
    owners: dict[str, str] = {}
    for line in lines:
        if _SAYS_RIGHTS.search(line.text) and not _OTHERS.search(line.text):
            parts = (" ".join(_RIGHTS.sub(" ", part).split()).strip(" .,;:।-–—*_") for part in line.text.split("|"))
            owners |= {_letters(part): part for part in parts if may_be_a_name(part, furniture)}
    return next(iter(owners.values())) if len(owners) == 1 else None


def _credited(above: Iterable[Line], furniture: Furniture) -> str | None:
    """The name in a credit above the article, if it is no agency's: "*সূত্র:* মেঘনাপাড় বার্তা"."""
    names = (line.text.partition(":")[2].strip(f"{_BULLETS}_") for line in above if line.kind is Kind.CREDIT)
    return next(
        (name for name in names if may_be_a_name(name, furniture) and not furniture.picture_credit.match(name)), None
    )


def may_be_a_name(text: str, furniture: Furniture) -> bool:
    """Tell whether a (folded) text is short, and no word of a menu, a button or other furniture."""
    short = len(_letters(text)) > _LEAST_NAME and len(text.split()) <= _SITE_WORDS
    return short and not is_dated(FoldedText(text)) and not furniture.is_menu(text) and furniture.role(text) is None


def _repeated(lines: list[Line], headline: str | None, titles: list[str], furniture: Furniture) -> str | None:
    """One of the page's first lines that another line around the article says among other words: its desk, a call."""
    story = _letters(headline or "")
    for top in lines[:_TOP]:
        name = _of_line(top)
        short = top.kind is Kind.SHORT and len(top.text.split()) < _SITE_WORDS and len(name) > _LEAST_NAME
        if short and name not in story and any(name in said and name != said for said in _others(lines, top)):
            return top.text.strip(_BULLETS)
    return None


def _others(lines: list[Line], top: Line) -> Iterator[str]:
    """The letters of the lines in which a house speaks of itself."""
    own = (Kind.BYLINE, Kind.NOTICE, Kind.IMPRINT, Kind.CHROME, Kind.LINK)
    return (_of_line(line) for line in lines if line is not top and line.kind in own)


def _letters(text: str) -> str:
    return letters_of(fold(text).casefold())


def _of_line(line: Line) -> str:
    return letters_of(line.text.casefold())
