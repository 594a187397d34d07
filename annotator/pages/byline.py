"""Who wrote an article, and in which section it stands, as the page names them."""

from __future__ import annotations

import re

from annotator.bangla.folding import Folded
from annotator.pages.body import Body
from annotator.pages.datelines import without_stamps
from annotator.pages.lines import Kind, Line

_LABEL = re.compile(
    r"^\W*(?:লেখক|লিখেছেন|প্রতিবেদন|রিপোর্ট|প্রতিবেদক|সম্পাদনা"
    r"|Author|Written by|Reported by|Edited by|Published by|Reporter|By)"
    r"\s*[:ঃ–-]?\s+(?=\S)",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"^(?:admin|administrator|editor|news|desk|web|super ?admin|\W*|.*[@/].*|.*\d{3,}.*|প্রতিনিধির নাম"
    r"|(?:অনলাইন|প্রিন্ট|ডিজিটাল) (?:সংস্করণ|ভার্সন))$",
    re.IGNORECASE,
)
_LONGEST = 80
_WORDS = 18
_NAME_WORDS = 9
# How far above the headline a section's name stands, in lines.
_NEAR = 4


def author_in(line: str) -> str | None:
    """Return the name in a reporter's line as it stands, times and labels off; None where it names nobody."""
    if len(line.split()) > _WORDS:
        return None
    folded = Folded(line)
    name = _LABEL.sub("", without_stamps(folded.text)).strip(" ,|:ঃ।॥–—-/•·()\n\t")
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


def find_section(lines: list[Line], body: Body, headline: Line | None) -> str | None:
    """The name of a section that stands alone right above the headline, the last of a breadcrumb."""
    top = next((number for number, line in enumerate(lines) if headline and line.start == headline.start), body.first)
    near = lines[max(0, top - _NEAR) : top]
    if sum(line.kind in (Kind.SECTION, Kind.CHROME) for line in near) == _NEAR:
        return None  # the end of a menu
    for line in reversed(near):
        if line.kind is Kind.SECTION:
            name = re.split(r"\s*[/>»’”]\s*", line.text)[-1].strip()
            return name if len(name.split()) <= 3 and "|" not in name else None
    return None
