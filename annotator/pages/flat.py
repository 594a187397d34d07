"""Pages poured into one line, as ``get_text(" ")`` does: parted where a menu, title, stamp, list or imprint shows.

A view of the text of the same length is made, with a newline for a space, so that offsets stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture
from annotator.pages.dates import moments
from annotator.pages.headline import TITLE_MARK
from annotator.pages.joined import SENTENCE_END
from annotator.pages.labelled import text_label_end

# A shorter line holds no page.
_SHORTEST = 400
# One that is no longer is a paragraph, if it is not most of the page.
_LONG = 1200
# So many names of sections in a row are a menu.
_MENU = 4
# How far from the page's start its own title stands, and how long it is, in signs.
_TITLE = 200
_SHORTEST_TITLE = 15
_LEAST_TITLE = 3
# The label of a text, and the time of a message, have a colon within so many signs.
_LABEL_SIGNS = 40
# What ``get_text("|")`` writes between the parts of a page.
_BAR = re.compile(r"\|")
# So many stories that break off make a page of stories.
_TEASERS = 2
_TEASER = re.compile(
    r"(?:\.{3}|…|\[…\])\s(?:\d[^।…]{8,40}?\s)?"
    r"(?:বিস্তারিত|আরও পড়ুন|আরো পড়ুন|Read [Mm]ore|Continue reading)(?:\s[»›>”’])?(?=\s|$)"
)
# How far behind menu or headline the time of publication stands, in signs, and two times of it apart.
_HEAD = 700
_APART = 40
# A bare day stands no further behind the headline, in signs.
_BYLINE = 90
# Buttons and counts behind a stamp.
_BUTTONS = re.compile(
    r"""(?:[\s|•,]*(?:
      \d+(?:\ বার\ পড়া\ হয়েছে|\ ভিউ|\ Views?|\ Comments?|\ মন্তব্য)?|Facebook|Twitter|WhatsApp|Messenger|Telegram
    | Print|Email|Share|Follow\ Us|ফলো\ করুন
    |Copy\ Link|শেয়ার(?:\ করুন)?|প্রিন্ট|ফেসবুক|টুইটার|হোয়াটসঅ্যাপ|অনলাইন\ সংস্করণ|ফন্ট\ সাইজ|অ-|অ\+
    )(?=\s|$))*""",
    re.VERBOSE,
)
_LABEL = re.compile(
    r"(?:প্রকাশ(?:িত|কাল|ের সময়|ের তারিখ)?|আপডেট(?: সময়)?|Published|Updated|Posted)\s?[:ঃ]?\s?$", re.IGNORECASE
)
_DESK = re.compile(
    r"(?:(?:নিজস্ব|স্টাফ|সিনিয়র|বিশেষ|জ্যেষ্ঠ|জেলা|উপজেলা|নগর)\s)?(?:[^\s।]{2,16}\s)?"
    r"(?:\([^\s()]{2,16}\)\s)?(?:প্রতিবেদক|প্রতিনিধি|রিপোর্টার|সংবাদদাতা|ডেস্ক|করেসপন্ডেন্ট|ব্যুরো)(?:,\s[^\s।]{2,16})?\s*$"
)
_TAIL = re.compile(
    r"""\s(?<=[।?!’”'\"\d]\s)(?=(?:
      সম্পর্কিত | সর্বশেষ(?!\ \S+\ (?:অনুযায়ী|তথ্য)) | সর্বাধিক | জনপ্রিয়
    | (?:এই|এ)\ (?:বিভাগের|জাতীয়\ আর)
    | মন্তব্য\ করুন | মন্তব্য(?:সমূহ)?\ \(
    | আপনার\ মতামত | ট্যাগ | বিষয়\ ?[:ঃ] | (?:\S+\ )?শেয়ার\ করুন | সম্পাদক(?:\ ও\ প্রকাশক)?\ ?[:ঃ] | প্রকাশক\ ?[:ঃ]
    | © | সর্বস্বত্ব | স্বত্ব\ © | কপিরাইট | Copyright | Related | RELATED | TAGS | Previous\ article | Next\ article
    | LEAVE\ A | Leave\ a | Tags?: | Share
    ))""",
    re.VERBOSE,
)
# Who sent a message to a chat, and when, as its export says before the message.
_CHAT = re.compile(
    r"\[?\d{1,2}/\d{1,2}/\d{2,4}, \d{1,2}:\d\d(?::\d\d)?(?:\s?[AP]M)?\]?(?: -)? [^:\n]{1,40}: ", re.IGNORECASE
)
_IMPRINT = re.compile(
    r"\s(?=(?:(?:ভারপ্রাপ্ত |প্রধান |নির্বাহী )?সম্পাদক(?: ও প্রকাশক)? ?[:ঃ]|প্রকাশক ?[:ঃ]|সর্বস্বত্ব|স্বত্ব ©|©|Copyright|All [Rr]ights))"
)


# What parts the way to a page: "চরের চিঠি / সারাদেশ / …".
_WAY = re.compile(r"\s[/>’”]\s")
# What a title has before its headline: "Padma Bridge: …".
_TOPIC = re.compile(r"[A-Za-z][\w' -]{2,40}: ")


def parted(text: FoldedText, furniture: Furniture) -> str:
    """The text with long lines parted that hold a whole page; itself where none does."""
    breaks: list[int] = []
    start = 0
    for line in map(FoldedText, text.split("\n")):
        head = line[:_LABEL_SIGNS]
        if ":" in head or "ঃ" in head:
            breaks += [at for end in _label_ends(line) for at in _before(text, start + end)]
        if len(line) >= _SHORTEST and (len(line) >= _LONG or 2 * len(line) >= len(text)):
            breaks += [start + at for at in _parts(line, furniture)]
        start += len(line) + 1
    if not breaks:
        return text
    signs = list(text)
    for at in breaks:
        signs[at] = "\n"
    return "".join(signs)


def _label_ends(line: str) -> Iterator[int]:
    """Where what stands before a line's own text ends: a label, who sent a message and when."""
    if end := text_label_end(line[:_LABEL_SIGNS]):
        yield end
    if chat := _CHAT.match(line):
        yield chat.end()


def _parts(line: FoldedText, furniture: Furniture) -> list[int]:
    """Return where a long line is parted: places of spaces in it. Teasers, a menu or a second title show that it is
    a page.
    """
    bars = [match.start() for match in _BAR.finditer(line)]
    if len(bars) >= _MENU and sum(line[at - 1 : at].strip() in ("।", "?", "!") for at in bars) > 1:
        return bars
    teasers = [match.end() for match in _TEASER.finditer(line)] if "…" in line or "..." in line else []
    if len(teasers) >= _TEASERS:
        return _spaces(line, teasers)
    menus = furniture.menus(line, _MENU)
    head = second_title(line)
    if not menus and head is None:
        return []
    found = [at for span in menus for at in _around(line, *span)]
    first = SENTENCE_END.search(line)
    begin = max((end for _, end in menus if first and end < first.start()), default=0)
    if head is not None:
        found += _around(line, *head)
        begin = head[1]
    if stamp := _stamp(line, begin, titled=head is not None):
        found += stamp
        begin = max(stamp)
    ends = [match.end() for match in SENTENCE_END.finditer(line, begin)]
    found += [match.start() for match in _TAIL.finditer(line, begin)]
    found += [match.start() for match in _IMPRINT.finditer(line, begin)]
    found += [match.start() - 1 for match in furniture.list_heads.finditer(line, begin)]
    return _spaces(line, [*found, *(end - 1 for end in ends[-1:])])


def _spaces(line: str, places: list[int]) -> list[int]:
    return sorted({at for at in places if line[at : at + 1].isspace()})


def _around(line: str, start: int, end: int) -> list[int]:
    return [*_before(line, start), *([end] if line[end : end + 1].isspace() else [])]


def _before(text: str, at: int) -> list[int]:
    return [at - 1] if at and text[at - 1].isspace() else []


def _stamp(line: FoldedText, begin: int, titled: bool) -> list[int]:
    """Before the desk and the label of the time of publication, and behind its last time; none where none shows itself.

    Args:
        line: the page.
        begin: where its headline ends, or its menu.
        titled: whether it is the headline: then a bare day behind it will do.
    """
    near = [
        moment for moment in moments(FoldedText(line[: begin + 2 * _HEAD])) if begin <= moment.start <= begin + _HEAD
    ]
    labelled = (moment for moment in near if moment.label in ("published", "updated"))
    timed = (moment for moment in near if not moment.date_only and _DESK.search(line[: moment.start]))
    bare = (moment for moment in near if titled and moment.start <= begin + _BYLINE)
    stamp = next(labelled, None) or next(timed, None) or next(bare, None)
    if stamp is None:
        return []
    start, end = stamp.start, stamp.end
    for other in near:
        if 0 <= other.start - end < _APART:
            end = other.end
    if label := _LABEL.search(line[:start]):
        start = label.start()
    buttons = _BUTTONS.match(line, len(line[:end].rstrip()))
    end = len(line[: buttons.end() if buttons else end].rstrip())
    desk = _DESK.search(line[:start], begin)
    return [*_around(line, start, end), *(_before(line, desk.start()) if desk else [])]


def second_title(line: str) -> tuple[int, int] | None:
    """Return where the words stand again with which the page begins, a site's name before them aside: its headline."""
    stop = len(line.partition("।")[0])  # a headline may ask
    head = line[: _TITLE // 2]
    marks = (TITLE_MARK.search(head), _TOPIC.match(line))
    ways = (mark.end() for mark in _WAY.finditer(head))
    for begin in (0, *(mark.end() for mark in marks if mark), *ways):
        words = [match.span() for match in re.finditer(r"\S+", line[begin : begin + _TITLE])]
        at = length = 0
        for _, end in words[_LEAST_TITLE - 1 : -1]:  # as many of them as stand again
            title = line[begin + words[0][0] : begin + end]
            again = line.find(title, begin + end, stop)
            if again < 0:
                break
            at, length = again, len(title)
        if length > _SHORTEST_TITLE:
            return at, at + length
    return None
