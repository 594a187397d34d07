"""Furniture that stands inside a line: what scrapers leave when they join a page's lines.

Cuts are made only where the words show both ends of what is cut; where one end is in doubt the text stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from annotator.lexicon.furniture import Furniture
from annotator.pages.dates import moments

_HEAD = 420
_TAIL = 170
_PUBLISHED = re.compile(r"(?:প্রকাশ|প্রকাশিত|প্রকাশের সময়|Published|Publish)\s*[:ঃ]")
_BUTTONS = re.compile(
    r"""(?:[\s|]*(?:ফলো\ করুন|শেয়ার\ করুন|সব\ খবর|\S+\ (?:হোয়াটসঅ্যাপ|মেসেঞ্জার|টেলিগ্রাম)
    |পড়ার\ সময়\ ?[:ঃ]?\ ?\d+\ ?মিনিট|অ-|অ\+|অ\ (?=অ)))+\s*""",
    re.VERBOSE,
)
_READING_TIME = re.compile(r"(?:Published ?(?:\d+ ?\S{2,8} আগে)?[\s-]*)?পড়ার সময় ?[:ঃ] ?\d+ ?মিনিট\s*")
_PICTURE = re.compile(r"(?:ফা+ইল )?ছবি ?[:ঃ–-] ?")
_READ_MORE = re.compile(r"আর[ওো] (?:পড়ুন|দেখুন)\s*[:ঃ>”]*\s*")
_MONTH = "(?:জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর)"
_LINKS = ("আরও পড়ুন", "আরো পড়ুন", "আরও দেখুন", "আরো দেখুন")
_DATED_LINK = re.compile(rf"আর[ওো] (?:পড়ুন|দেখুন)(?:(?!আর[ওো] পড়ুন)[^।]){{3,220}}?\d{{1,2}} {_MONTH} \d{{4}}")
_FOLLOW = re.compile(
    r"""(?:[^\s।?!’”]{1,30}\ ){0,3}খবর\ পেতে\ [^।]{0,40}?(?:চ্যানেল|পেজ)\S*\ (?:ফলো|অনুসরণ|সাবস্ক্রাইব)\ করুন
    (?:[^\s।]{1,20}(?:\ [^\s।]{1,12}){0,3}\ থেকে\ আর[ওো]\ (?:পড়ুন|দেখুন))?""",
    re.VERBOSE,
)
# Initials behind the last sentence: "/আরএ/", "টিটি/এএমএ/এমএস", "বিডি প্রতিদিন/আশিক".
_STAFF_TAIL = re.compile(
    r"""(?<=[।?!’”'\"])\s*\(?(?:
      /[^\s/।]{1,12}(?:\ ?/[^\s/।]{1,12})*/?
    | [^\s/।:,’”]{1,14}(?:\ [^\s/।:,’”]{1,14}){0,3}/[^\s/।]{1,14}(?:\ [^\s/।]{1,12}){0,2}(?:/[^\s/।]{1,12})*/?
    )\)?\s*$""",
    re.VERBOSE,
)
_CONTACT_TAIL = re.compile(r"(?:(?:ফোন|বিজ্ঞাপন|মোবাইল) ?: ?)*(?:ই-?মেইল|ইমেইল|E-?mail) ?[:ঃ][\s,\w@.+-]*$")
_SENTENCE_END = re.compile(r"[।?!][’”'\")]*\s*")


def cuts(text: str, first: bool, last: bool, furniture: Furniture) -> list[tuple[int, int]]:
    """The pieces of a body line that are furniture, as [start, end) in it, in order and disjoint.

    Args:
        text: a (folded) line.
        first: the line is the first of the body.
        last: the line is the last of the body.
        furniture: knows the names that stand in picture credits.
    """
    found = list(_inside(text))
    if first and (end := _head_end(text, furniture)):
        found.append((0, end))
    if last and (start := _tail_start(text)) < len(text):
        found.append((start, len(text)))
    return _disjoint(found)


def _inside(text: str) -> Iterator[tuple[int, int]]:
    if any(words in text for words in _LINKS):
        yield from (match.span() for match in _DATED_LINK.finditer(text))
    if "খবর পেতে" in text:
        yield from (match.span() for match in _FOLLOW.finditer(text))


def _head_end(text: str, furniture: Furniture) -> int:
    """Where the head of a page ends that was joined to its first paragraph; 0 where there is none."""
    head = text[:_HEAD]
    ends = [0]
    if label := _PUBLISHED.search(head):
        ends.append(_dates_end(head, label.start()))
    if "মিনিট" in head and (time := _READING_TIME.search(head)):
        ends.append(time.end())
    if "ছবি" in head:
        ends.append(_picture_end(head, max(ends), furniture))
    end = max(ends)
    buttons = _BUTTONS.match(text, end) if end else None
    return buttons.end() if buttons else end


def _dates_end(head: str, label: int) -> int:
    """The end of the dates that follow a word for publishing, an update's among them."""
    end = 0
    for moment in moments(head):
        if moment.start >= label and (not end or moment.start - end < 30):
            end = moment.end
    return end


def _picture_end(head: str, start: int, furniture: Furniture) -> int:
    """The end of a credit right at the head, or of a caption and its credit, where the name in it is known."""
    match = _PICTURE.search(head, start, start + 260)
    if not match or len(_SENTENCE_END.findall(head[start : match.start()])) > 2:
        return 0
    name = furniture.picture_credit.match(head, match.end())
    return name.end() if name else 0


def _tail_start(text: str) -> int:
    """Where what was joined to the last paragraph starts: contact lines, initials, a link."""
    start = len(text)
    floor = max(0, start - _TAIL)
    if contact := _CONTACT_TAIL.search(text, floor):
        start = contact.start()
    if "/" in text[floor:start] and (staff := _STAFF_TAIL.search(text[:start].rstrip(), floor)):
        start = staff.start()
    for link in _READ_MORE.finditer(text, max(0, floor - 60), start):
        if not _SENTENCE_END.search(text, link.end(), start):
            return link.start()
    return start


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
