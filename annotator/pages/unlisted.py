"""Names of outlets that the lexicon does not know, as titles and lines of a page say them: head, bylines, imprint.

What each place tells alone is its weight here; ``weighing`` adds up those that agree. The key of such an outlet is its
host where the page shows one, else its name in small letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.furniture import FREQUENCY, Furniture
from annotator.lexicon.places import places
from annotator.pages.dategrammar import MONTH, PART_OF_DAY, WEEKDAY
from annotator.pages.dates import has_other_calendar, is_dated
from annotator.pages.headline import TITLE_MARK
from annotator.pages.imprint import HOME
from annotator.pages.kinds import Kind
from annotator.pages.likeness import letters_of
from annotator.pages.linenames import ANY_DESK, BULLETS, DASH, names_of_line
from annotator.pages.lines import Line
from annotator.pages.places import Place
from annotator.pages.weighing import By, Said

# A site's name behind a title is no longer, in words.
_SITE_WORDS = 5
# What parts the head of a printed page.
_COLUMNS = re.compile(r"\s{3,}|\s[|•·]\s|, (?=\[?\d)")
# A name has more letters.
_LEAST_NAME = 3
# The name of a site stands within so many lines of the page's top.
_TOP = 3
# The head of a page has no more words.
_HEAD_WORDS = 25
# A menu stands within so many lines below the site's name.
_MENU = 5
_LEAST_NAMES = 2
_NAMES_WORDS = 3
_OF_MENUS = frozenset({Kind.SECTION, Kind.SHORT, Kind.CHROME})
# Before a link lynx writes its number, before a name w3m its logo.
_NUMBER = re.compile(r"^\W*\[\w+\] ?")
_POSTED = re.compile("[·•]\\s*(?:[🌐🌎🌍🌏👥]|ফলো করুন|Follow)\\s*$|^@\\w{2,}$")
_is_posted = lru_cache(maxsize=4096)(_POSTED.search)
# Between the parts of a title.
_BARS = re.compile(r"\s*[|❘│¦⋆★]\s*|\s::\s")
_OF_THE_STORY = re.compile(r"\s+(?:[-–—:»]|::)\s+")
_SITE_PARTS = re.compile(r"\s+[-–—:»]+\s+|\s*[|।]+\s*|\s::\s")
_EDITION = re.compile(
    r"\(?\b(?:(?:অনলাইন|প্রিন্ট|ডিজিটাল|ই-পেপার|মোবাইল) (?:সংস্করণ|ভার্সন)"
    r"|(?:online|print|digital|mobile) (?:edition|version))\)?"
    r"|(?<=\S)\s+\(?(?:ই-?পেপার|মোবাইল|এএমপি|e-?paper|mobile|AMP)\)?$"
    r"|(?<=\S)\s+(?:(?:the|a|an|leading|popular|first|online|bangla|bengali) )+(?:news ?)?"
    r"(?:portal|paper|site|website)$"
    r"|(?<=\S)(?<!একটি)\s+(?:(?:জনপ্রিয়|শীর্ষ|প্রথম|অনলাইন|বাংলা) )+(?:(?:নিউজ|সংবাদ) ?)?"
    r"(?:পোর্টাল|পত্রিকা|পত্র|সাইট|ওয়েবসাইট)$",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?!অনুসন্ধানী|সরেজমিন|ধারাবাহিক|বার্ষিক|মূল|ছবি)\S{2,20} (?:প্রতিবেদন|রিপোর্ট)")
_PLATFORMS = re.compile(r"^(?:(?:গুগল|ফেসবুক|ইউটিউব|হোয়াটসঅ্যাপ|টেলিগ্রাম|Google)(?: নিউজ)?(?:ে|এ)? |নিউজে )+")
# The number of a page, and what a page is.
_NO_NAME = re.compile(
    r"^(?:পৃষ্ঠা|পাতা|page|e-?paper|ই-?পেপার|বর্ষ|সংখ্যা"
    rf"|রেজি(?:স্ট্রেশন)?|নিবন্ধন|volume|vol|issue|regd?)(?![\w\u0981-\u09d7])|^[\W\d]+$|^\W*(?:{WEEKDAY}|আজ)(?:\W|$)"
    r"| থেকে$|\d\s?[:.]\s?\d| \d{3,4}$|\d ?টা(?:র|য়)?(?: |$)"
    r"|^(?:(?:দৈনিক|সাপ্তাহিক|পাক্ষিক|মাসিক|অনলাইন|জাতীয়|কমিউনিটি) )+"
    r"(?:\S+ী )?(?:পত্রিকা|সংবাদপত্র|ম্যাগাজিন|পোর্টাল|রেডিও|সংবাদমাধ্যম)(?:\W|$)"
    rf"|^{MONTH},? \d{{4}}$|(?:তম|সর্বাধিক প্রচারিত|জনপ্রিয়) \S+$"
    r"|[|<>:_/\\\[\]?!।=°@;{}]|\.(?!(?:কম|নেট)$)\w+$",
    re.IGNORECASE,
)
# What systems call a site that was given no name.
_GENERIC = re.compile(
    r"(?:(?:\d+|details?|article|story|view|captures?|e-?paper|my|the|just|another|an?|new|document|bangla|bengali|online|latest|news|newspaper|portal|site|website|blog|home|page|wordpress|joomla"
    r"|drupal|theme|demo|default|untitled|app|desk|admin|web|team|editor|staff|rss|feeds?|main|welcome|to|bd|24)\W*)+",
    re.IGNORECASE,
)
# When something was, "বৃহস্পতিবার বিকেলে": papers are called after a morning and a Saturday only in the genitive.
_WHEN = re.compile(
    rf"(?<!\S)(?:(?:শনি|রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র|রোব)বার(?![^\W\d]|[\u0981-\u09d7])|(?:{PART_OF_DAY})(?:ে|য়)(?!\S))|(?:আগে|\bago)$"
)
# What a link or a button does: it bids or offers the reader something.
_LABEL = re.compile(
    r"^(?:back|go|return|read|view|see|click|skip|share|print|log|sign|subscribe|download|visit|follow|join|load|show|send|add|copy|save)\b"
    r"|\b(?:service|login|warning|policy|archive|rates?)s?$|^বিজ্ঞাপন"
    r"|^(?:পেছনে|পিছনে|ফেরত|সামনে)$| (?:করুন|দেখুন|পড়ুন|যান|জানুন|শুনুন|লিখুন|পাঠান|আসুন|থাকুন)$",
    re.IGNORECASE,
)
# In these places stand names of places too.
_WITH_PLACES = frozenset([By.DESK, By.REPORTER, By.STAFF, By.IMPRINT])
# Lines in which a house speaks of itself.
_OWN_WORDS = frozenset({Kind.BYLINE, Kind.NOTICE, Kind.IMPRINT, Kind.CHROME, Kind.LINK})
# What other lines say again of these is a name.
_SAID_AGAIN = frozenset([By.TITLE, By.TOP])
_PAPER = re.compile("(?:দৈনিক|সাপ্তাহিক|পাক্ষিক|Daily|Dainik) ")
_EDITED = re.compile(r"^\W*(?:(?:ভারপ্রাপ্ত|নির্বাহী|প্রধান|উপদেষ্টা) )?(?:সম্পাদক|প্রকাশক|Editor|Publisher)", re.IGNORECASE)


def key_of_name(name: str) -> str:
    """The key of an outlet of which nothing but the name is known."""
    return "_".join(name.casefold().split())


# A site's names stand on every page of it.
@lru_cache(maxsize=4096)
def may_be_a_name(text: str, furniture: Furniture) -> bool:
    """Tell whether a (folded) text is short, and no word of a menu, a button or other furniture."""
    short = len(_letters(text)) > _LEAST_NAME and len(text.split()) <= _SITE_WORDS and not _GENERIC.fullmatch(text)
    dated = is_dated(FoldedText(text)) or has_other_calendar(FoldedText(text))
    label = _LABEL.search(text) or _WHEN.search(text)
    return short and not dated and not label and not furniture.is_menu(text) and furniture.role(text) is None


def is_no_name(name: str) -> bool:
    """Tell whether a (folded) text that may be a name by its length says what something is, or when, or how much."""
    return _NO_NAME.search(FREQUENCY.sub("", name)) is not None


def site_parts(name: str, furniture: Furniture) -> list[str]:
    """The parts of what a site calls itself: its name, with a slogan or which edition it is behind."""
    parts = (_EDITION.sub("", part.strip(BULLETS)).strip(BULLETS) for part in _SITE_PARTS.split(name))
    return [part for part in parts if may_be_a_name(folded := fold(part), furniture) or _is_a_report(folded)]


def _is_a_report(text: str) -> bool:
    """Tell whether a (folded) text is called a report, as sites are, and not a desk's or of a kind of reports."""
    return _REPORT.fullmatch(text) is not None and ANY_DESK.match(text) is None


def names_in(
    lines: list[Line], below: int, headline: str | None, titles: Sequence[str], furniture: Furniture
) -> Iterator[Said]:
    """The names that the lines around an article, and the titles of its page, give the site.

    Args:
        lines: the page's lines without the article's own.
        below: where the article ends, in code points.
        headline: the article's.
        titles: titles of the page, with the site's name behind or before the headline.
        furniture: the lexicon: a title's last part may be the name of a section.
    """
    story = _letters(headline or "")
    found = [
        *_beside_the_headline(titles, headline),
        *_of_titles(titles, story, furniture),
        *_of_tops(lines, furniture),
        *_of_imprint(lines, below),
    ]
    for line in lines:
        found += names_of_line(line, below)
    for place, text, weight in dict.fromkeys(found):
        name = _plain(text)
        letters, folded = _letters(name), fold(name)
        of_story = (letters in story and place is not By.RIGHTS) or _is_in(story, letters)
        named = may_be_a_name(folded, furniture) or (place is By.TITLE and _is_a_report(folded))
        if of_story or not named or is_no_name(name):
            continue
        if place == By.CREDIT and furniture.picture_credit.match(folded):
            continue
        if not _is_place(name, place) or furniture.is_masthead(folded):
            yield Said(place, name, weight)
        if place in _SAID_AGAIN and _is_said_again(letters, place, lines, story):
            yield Said(By.AGAIN, name, 0.5)


# Names are told by the furniture of an outlet, which stands on every page of it.
@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """A name without the signs, the edition and the platform around it."""
    text = _NUMBER.sub("", HOME.sub(r"\1", text) if "](" in text else text).strip(BULLETS)
    return " ".join(_PLATFORMS.sub("", _EDITION.sub("", text).strip(BULLETS)).split())


def _is_said_again(letters: str, place: str, lines: list[Line], story: str) -> bool:
    """Tell whether a line that does not repeat the headline says a name too, given by its letters: one of a title
    anywhere, that at the page's top where the house speaks of itself.
    """
    told = ((line.kind, own) for line in lines if letters in (own := _letters(line.text)) and not _is_in(story, own))
    return any(place == By.TITLE or (kind in _OWN_WORDS and own != letters) for kind, own in told)


def _is_place(name: str, stands: str) -> bool:
    """Tell whether a name is a place's, where names of places stand too; at the page's top only alone."""
    return (stands in _WITH_PLACES or " " not in name) and bool(places(fold(name)))


def _is_in(part: str, whole: str) -> bool:
    return bool(part) and part in whole


def _beside_the_headline(titles: Sequence[str], headline: str | None) -> Iterator[Said]:
    """What a title holds before or behind the headline, parted by a sign that titles seldom have."""
    for title in (title for title in titles if TITLE_MARK.search(title) is None):
        before, found, behind = fold(title).partition(fold(headline)) if headline else ("", "", "")
        yield from (
            Said(By.TITLE, part, 0.6) for part in (before, behind) if found and part and not part[-1:].isalnum()
        )


def _of_titles(titles: Sequence[str], story: str, furniture: Furniture) -> Iterator[Said]:
    """What stands behind the headline in a title, or before it: the last part between bars, of it the first."""
    for title in titles:
        parts = [part for part in _BARS.split(title) if not furniture.is_menu(fold(part.strip()))]
        others = [part for part in parts if (own := _letters(part)) and own not in story and not _is_label(part)]
        if len(parts) > 1 and others and not is_dated(fold(others[-1])):
            for order, piece in enumerate(_OF_THE_STORY.split(others[-1])):
                yield Said(By.TITLE, piece, 1.0 / (1 + order))
            yield from (Said(By.TITLE, part, 0.4) for part in others[:-1])
            continue
        pieces = TITLE_MARK.split(title)
        if story and story in _letters(title):
            yield Said(By.TITLE, pieces[-1], 0.6 if DASH.search(title) else 1.0)
        yield from (Said(By.TITLE, piece, 0.6) for piece in pieces)


def _is_label(part: str) -> bool:
    """Tell whether a part of a title says what page it is, as on any site: "News Details"."""
    return _NO_NAME.match(part) is not None or _GENERIC.fullmatch(part) is not None


def _of_tops(lines: list[Line], furniture: Furniture) -> Iterator[Said]:
    """The first lines, and parts of them: above a menu, above the time of a post, beside a day."""
    while lines and lines[0].kind is Kind.CHROME and lines[0].text.isascii():
        lines = lines[1:]  # "Skip to content"
    buttons = any(not _letters(line.text) for line in lines[:_TOP])  # drawn with a sign
    lines = [line for line in lines if _letters(line.text)] if buttons else lines
    for number, top in enumerate(lines[:_TOP]):
        below = lines[number + 1 : number + 1 + _MENU]
        sections = [line.kind is Kind.SECTION for line in below]
        slogan = number > 0 and lines[number - 1].kind is Kind.SHORT and top.words > lines[number - 1].words
        above_all = number == 0 and below[:1] and below[0].kind in (Kind.SECTION, Kind.DATE, Kind.TODAY)
        menu = any(map(all, pairwise(sections))) or any(map(_parted, below)) or _is_menu(lines[number + 1 :])
        posted = any(_is_posted(line.text) for line in below)
        heads = posted or above_all or (menu and not slogan)
        weight = 1.0 if heads else 0.4 if number else 0.55  # below a name stands what it is
        parts = _COLUMNS.split(_NUMBER.sub("", top.text))
        if top.kind is Kind.SHORT or furniture.is_masthead(fold(_NUMBER.sub("", top.text))):
            yield Said(By.TOP, top.text, weight)
        if len(parts) > 1 and top.words <= _HEAD_WORDS:
            dated = re.search(r" \| |, \[", top.text) and any(is_dated(FoldedText(part)) for part in parts)
            name = next((part for part in parts if not is_dated(FoldedText(part))), "") if dated else ""
            yield from (Said(By.BESIDE, part, 1.0 if part == name else 0.6) for part in parts)
    if lines and lines[-1].kind is Kind.SHORT:
        yield Said(By.TOP, lines[-1].text, 0.5)


def _is_menu(lines: Sequence[Line]) -> bool:
    """Tell whether lines begin with a menu, maybe below a slogan: a known section first, and below it names that no
    lexicon knows.
    """
    first = next((at for at, line in enumerate(lines[:2]) if line.kind is Kind.SECTION), None)
    run = lines[first : first + _MENU] if first is not None else ()
    return len(run) == _MENU and all(line.words <= _NAMES_WORDS and line.kind in _OF_MENUS for line in run)


def _parted(line: Line) -> bool:
    """Tell whether a line is a menu by itself."""
    if line.text.startswith("["):
        return line.mark.linked == 1 and line.text.count("[") > _LEAST_NAMES
    return line.kind is Kind.SECTION and len(_COLUMNS.split(line.text)) > _LEAST_NAMES


def _of_imprint(lines: list[Line], below: int) -> Iterator[Said]:
    """What stands right before the first line of the imprint, and parts of its lines."""
    for before, line in pairwise(lines):
        if line.kind is Kind.IMPRINT and line.start >= below:
            placed = before.kind is Kind.SHORT or before.mark.place is Place.FOOTER
            if before.start >= below and placed and before.kind is not Kind.IMPRINT:
                yield Said(
                    By.IMPRINT,
                    before.text,
                    1.0 if before.mark.place is Place.FOOTER and _EDITED.match(line.text) else 0.6,
                )
            yield from _parts_of_imprint(line.text)


@lru_cache(maxsize=4096)
def _parts_of_imprint(line: str) -> tuple[Said, ...]:
    """The parts of a line of the imprint that may be a name: the first ones, and those built as a paper's name."""
    papers = (part.strip() for part in re.split(r"[,|।:ঃ]", line))
    parts = [*re.split(r"[,|:ঃ]", line)[1:4], *filter(_PAPER.match, papers)]
    return tuple(Said(By.IMPRINT, part, 0.5) for part in parts)


# The furniture of an outlet stands on every page of it.
@lru_cache(maxsize=4096)
def _letters(text: str) -> str:
    return letters_of(fold(text).casefold())
