"""Pages poured into one line, as ``get_text(" ")`` does: parted where a menu, title, stamp, list or imprint shows.

A view of the text of the same length is made, with a newline for a space, so that offsets stay.
"""

from __future__ import annotations

import re

from annotator.lexicon.furniture import Furniture
from annotator.pages.dates import Moment, moments
from annotator.pages.labelled import text_label_end

# A shorter line holds no page.
_SHORTEST = 400
# So many names of sections in a row are a menu.
_MENU = 4
# How far from the page's start its own title stands, and how far its second copy may stand, in signs.
_TITLE = 200
_SECOND = 6000
_LEAST_TITLE = 3
# A time of publication stands no further behind the headline, in signs.
_BYLINE = 90
# Buttons and counts behind a stamp.
_BUTTONS = re.compile(
    r"""(?:[\s|•,]*(?:
      \d+(?:\ বার\ পড়া\ হয়েছে|\ ভিউ|\ Views?|\ Comments?|\ মন্তব্য)?|Facebook|Twitter|WhatsApp|Messenger|Telegram
    | Print|Email|Share|Copy\ Link|শেয়ার(?:\ করুন)?|প্রিন্ট|ফেসবুক|টুইটার|হোয়াটসঅ্যাপ|অনলাইন\ সংস্করণ|ফন্ট\ সাইজ|অ-|অ\+
    )(?=\s|$))*""",
    re.VERBOSE,
)
_LABEL = re.compile(
    r"(?:প্রকাশ(?:িত|কাল|ের সময়|ের তারিখ)?|আপডেট(?: সময়)?|Published|Updated|Posted)\s?[:ঃ]?\s?$", re.IGNORECASE
)
_DESK = re.compile(
    r"(?:(?:নিজস্ব|স্টাফ|সিনিয়র|বিশেষ|জ্যেষ্ঠ|জেলা|উপজেলা|নগর)\s)?(?:[^\s।]{2,16}\s)?"
    r"(?:প্রতিবেদক|প্রতিনিধি|রিপোর্টার|সংবাদদাতা|ডেস্ক|করেসপন্ডেন্ট|ব্যুরো)(?:,\s[^\s।]{2,16})?\s*$"
)
_TAIL = re.compile(
    r"""(?<=[।?!’”'\"\d])\s(?=(?:
      আর[ওো]\ (?:পড়ুন|দেখুন|খবর) | সম্পর্কিত | সর্বশেষ(?!\ \S+\ (?:অনুযায়ী|তথ্য)) | সর্বাধিক | জনপ্রিয়
    | (?:এই|এ)\ (?:বিভাগের|জাতীয়\ আর)
    | মন্তব্য\ করুন | আপনার\ মতামত | ট্যাগ | বিষয়\ ?[:ঃ] | (?:\S+\ )?শেয়ার\ করুন | সম্পাদক(?:\ ও\ প্রকাশক)?\ ?[:ঃ] | প্রকাশক\ ?[:ঃ]
    | © | সর্বস্বত্ব | স্বত্ব\ © | কপিরাইট | Copyright | Related | RELATED | TAGS | Previous\ article | Next\ article
    | LEAVE\ A | Leave\ a | Read\ more | Tags?: | Share
    ))""",
    re.VERBOSE,
)
_IMPRINT = re.compile(
    r"\s(?=(?:(?:ভারপ্রাপ্ত |প্রধান |নির্বাহী )?সম্পাদক(?: ও প্রকাশক)? ?[:ঃ]|প্রকাশক ?[:ঃ]|সর্বস্বত্ব|স্বত্ব ©|©|Copyright|All [Rr]ights))"
)
_SENTENCE = re.compile(r"[।॥?!][”’\"')]*\s")


def parted(text: str, furniture: Furniture) -> str:
    """The text with long lines parted that hold a whole page; itself where none does."""
    breaks: list[int] = []
    start = 0
    for line in text.split("\n"):
        if end := text_label_end(line[:40]):
            breaks += _before(text, start + end)
        if len(line) >= _SHORTEST:
            breaks += [start + at for at in _parts(line, furniture)]
        start += len(line) + 1
    if not breaks:
        return text
    signs = list(text)
    for at in breaks:
        signs[at] = "\n"
    return "".join(signs)


def _parts(line: str, furniture: Furniture) -> list[int]:
    """Where a long line is parted: places of spaces in it. Only a menu shows that it holds a page."""
    menus = [(start, end) for start, end in furniture.menus(line, _MENU)]
    head = _second_title(line)
    if not menus and head is None:
        return []
    found = [at for span in menus for at in _around(line, *span)]
    if head is not None:
        found += _around(line, *head)
    title = head[1] if head else -1
    stamp = next((moment for moment in moments(line) if _is_stamp(line, moment, title)), None)
    begin = 0
    if stamp is not None:
        found += _stamp(line, stamp)
        begin = stamp.end
    found += [match.start() for match in _TAIL.finditer(line, begin)]
    found += [match.start() for match in _IMPRINT.finditer(line, begin)]
    return sorted({at for at in found if line[at : at + 1].isspace()})


def _around(line: str, start: int, end: int) -> list[int]:
    return [*_before(line, start), *([end] if line[end : end + 1].isspace() else [])]


def _before(text: str, at: int) -> list[int]:
    return [at - 1] if at and text[at - 1].isspace() else []


def _is_stamp(line: str, moment: Moment, title: int) -> bool:
    """Whether a date is the head's: with a word for publishing, right behind the title, or with a desk before it."""
    if 0 <= moment.start - title <= _BYLINE:
        return True
    return moment.label in ("published", "updated") or (
        not moment.date_only and bool(_DESK.search(line[: moment.start]))
    )


def _stamp(line: str, stamp: Moment) -> list[int]:
    """Before the label and the desk of a time of publication, and behind its last time."""
    start, end = stamp.start, stamp.end
    for other in moments(line):
        if 0 <= other.start - end < 24:
            end = other.end
    if label := _LABEL.search(line, 0, start):
        start = label.start()
    end = _BUTTONS.match(line, len(line[:end].rstrip())).end()  # type: ignore[union-attr]  # it may match nothing
    end = len(line[:end].rstrip())
    found = _around(line, start, end)
    desk = _DESK.search(line[:start])
    return [*found, *(_before(line, desk.start()) if desk else [])]


def _second_title(line: str) -> tuple[int, int] | None:
    """Where the words stand again with which the page begins: its title, again as the headline."""
    words = [match.span() for match in re.finditer(r"\S+", line[:_TITLE])]
    for count in range(len(words) - 1, _LEAST_TITLE - 1, -1):
        title = line[words[0][0] : words[count - 1][1]]
        at = line.find(title, words[count - 1][1], _SECOND)
        if at >= 0 and not _SENTENCE.search(title) and len(title) > 15:
            return at, at + len(title)
    return None
