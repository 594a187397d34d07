"""The author and the section of an article, as the page names them."""

from __future__ import annotations

import re
from itertools import takewhile

from annotator.bangla.folding import Folded, FoldedText
from annotator.lexicon.places import places
from annotator.pages.body import Body
from annotator.pages.datelines import without_stamps
from annotator.pages.kinds import Kind
from annotator.pages.likeness import words_of
from annotator.pages.lines import Line
from annotator.pages.places import Place

_LABEL = re.compile(
    r"^\W*+(?:লেখক|লিখেছেন|প্রতিবেদন|রিপোর্ট|প্রতিবেদক|সম্পাদনা"
    r"|Author|Submitted by|Written by|Reported by|Edited by|Published by|Reporter|By)"
    r"(?:\s*+[:,ঃ–-]\s*+|\s++)(?=\S)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:follow us|share|ফলো করুন|শেয়ার করুন"
    r"|admin|administrator|editor|news|desk|web|super ?admin|\W*|.*[@/].*|.*\d{3,}.*|প্রতিনিধির নাম"
    r"|(?:অনলাইন|প্রিন্ট|ডিজিটাল) (?:সংস্করণ|ভার্সন))$",
    re.IGNORECASE,
)
# What stands around a name: bullets, bars, signs of Markdown.
_SIGNS = " ,|:ঃ।॥–—-/•·▪■●◆►▶✦*#_>»›”’→✍()\n\t"
_BOLD = re.compile(r"(\*\*|__)([^*_।?!:\d]{3,60})\1")
_BOLD_WORDS = 5
_NAME_AND_PLACE = re.compile(
    r"(?P<name>[^\s\d,:।|?!]+(?: [^\s\d,:।|?!]+){1,3}), ?(?P<place>[^\s\d,:।|?!()]+(?: \([^\s()]+\))?)"
)
_LONGEST = 80
_WORDS = 18
_NAME_WORDS = 9
# How far above the headline a section's name stands, in lines; with more names above it than in a breadcrumb it is the
# last of a menu.
_NEAR = 4
_CRUMBS = 3
_NAME_OF_A_SECTION = 2
# What stands between it and the headline.
_BETWEEN = (Kind.BYLINE, Kind.DATE, Kind.CHROME, Kind.CAPTION)


def author_in(line: str) -> str | None:
    """Return the name in a reporter's line as it stands, times and labels off; None where it names nobody."""
    if len(line.split()) > _WORDS:
        return None
    folded = Folded(line)
    name = _LABEL.sub("", without_stamps(folded.text)).strip(_SIGNS).removesuffix(" on")
    name += ")" * (f"{name})" in folded.text and name.count("(") > name.count(")"))
    is_name = (
        1 < len(name) <= _LONGEST and len(name.split()) <= _NAME_WORDS and "|" not in name and not _NOBODY.match(name)
    )
    if not is_name:
        return None
    place = folded.text.find(name)
    return name if place < 0 else line[slice(*folded.span_to_raw(place, place + len(name)))]


def find_author(lines: list[Line]) -> str | None:
    """The name in the first reporter's line of some lines."""
    names = (author_in(line.text) for line in lines if line.kind is Kind.BYLINE)
    return next((name for name in names if name), None)


def bold_name(lines: list[Line], body: Body, headline: Line | None, story: frozenset[str]) -> str | None:
    """The name that stands in bold alone right above the first paragraph, as Markdown has it; none where the words are
    the story's.
    """
    above = lines[body.first - 1] if body.first else None
    bold = _BOLD.fullmatch(above.text) if above and above.kind is Kind.SHORT and above is not headline else None
    if bold is None or len(bold[2].split()) > _BOLD_WORDS or words_of(bold[2].partition(",")[0]) & story:
        return None
    return author_in(bold[2])


def with_reporters(lines: list[Line], body: Body, story: frozenset[str]) -> list[Line]:
    """The lines with those known that say a reporter's name and a place, between a headline and the day: "রফিক উদ্দিন,
    কালিয়া".
    """
    marked = list(lines)
    for number in range(1, body.first - 1):
        above, line, below = lines[number - 1 : number + 2]
        placed = above.kind is Kind.SHORT and above.words > 1 and below.kind is Kind.DATE
        if placed and _is_name_and_place(line, story):
            marked[number] = line._replace(kind=Kind.BYLINE)
    return marked


def _is_name_and_place(line: Line, story: frozenset[str]) -> bool:
    """Tell whether a line may be a name and a place: the story tells of the place, or it is known, and not of who is
    named.
    """
    match = _NAME_AND_PLACE.fullmatch(line.text) if line.kind is Kind.SHORT and not line.mark.heading else None
    if match is None or words_of(match["name"]) & story:
        return False
    return bool(words_of(match["place"]) & story or places(FoldedText(match["place"])))


def find_section(lines: list[Line], body: Body, headline: Line | None) -> str | None:
    """The name of a section that stands alone right above the headline, the last of a breadcrumb; none of a menu."""
    top = next((number for number, line in enumerate(lines) if headline and line.start == headline.start), body.first)
    near = reversed(range(top)[-_NEAR:])
    at = next((number for number in near if lines[number].kind not in _BETWEEN), None)
    if at is None or lines[at].kind is not Kind.SECTION or lines[at].mark.place is Place.MENU:
        return None
    above = list(takewhile(_may_be_of_a_menu, reversed(lines[:at])))
    if len(above) >= _CRUMBS and all(line.key != lines[at].key for line in above):
        return None  # the end of a menu
    name = re.split(r"\s*[/>»’”→]\s*", lines[at].text.rstrip(_SIGNS))[-1].strip(_SIGNS)
    return name if 0 < len(name.split()) <= 3 and "|" not in name and "](" not in lines[at].text else None


def _may_be_of_a_menu(line: Line) -> bool:
    return line.kind in (Kind.SECTION, Kind.CHROME) or (line.kind is Kind.SHORT and line.words <= _NAME_OF_A_SECTION)
