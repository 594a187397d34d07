"""Furniture that stands inside a line: what scrapers leave when they join a page's lines.

Cuts are made only where the words show both ends of what is cut; where one end is in doubt the text stays.
"""

from __future__ import annotations

import re

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture, Role
from annotator.pages.dategrammar import MONTH
from annotator.pages.dates import moments
from annotator.pages.joined import SENTENCE_END, credit_end, inside

_HEAD = 420
_TAIL = 170
_PUBLISHED = re.compile(r"(?:প্রকাশ|প্রকাশিত|প্রকাশের সময়|আপডেট|হালনাগাদ|Published|Publish|Updated?|Posted)(?: সময়)?\s*[:ঃ]")
_BUTTONS = re.compile(
    r"""(?:[\s|]*+(?:ফলো\ করুন|শেয়ার\ করুন|সব\ খবর|\S+\ (?:হোয়াটসঅ্যাপ|মেসেঞ্জার|টেলিগ্রাম)
    |পড়ার\ সময়\ ?[:ঃ]?\ ?\d+\ ?মিনিট|অ-|অ\+|অ\ (?=অ)))++\s*+""",
    re.VERBOSE,
)
_READING_TIME = re.compile(r"(?:Published ?(?:\d+ ?\S{2,8} আগে)?[\s-]*)?পড়ার সময় ?[:ঃ] ?\d+ ?মিনিট\s*")
_PICTURE = re.compile(r"(?:ফা+ইল )?ছবি ?[:ঃ–-] ?")
_BYLINE = re.compile(r"([^।॥:?!]{3,70}?)(?<!\s)\s*+(॥|।\s?।|[:ঃ।]|—|(?<=\s)[–-]|(?<=[^\s\d])[–-](?=\s))\s*+(?=\S)")
_DAY = rf"(?<!\d)\d{{1,2}}(?:ই|শে|লা|রা|ঠা|এ)? {MONTH}(?:,? \d{{4}})?(?: ?\([^()]{{2,30}}\))?"
# Where and when, behind the reporter: "আগরতলা, ২ অক্টোবর।।".
_PLACE_AND_DAY = re.compile(rf"[^।॥:?!\d]{{2,30}},? {_DAY}\s*+(?:।\s?।|[॥:ঃ।–—-])\s*+(?=\S)", re.IGNORECASE)
_ENDS_WITH_DAY = re.compile(rf"{_DAY}$", re.IGNORECASE)
_READ_MORE = re.compile(r"আর[ওো] (?:পড়ুন|দেখুন)\s*[:ঃ>”]*\s*")
# Initials behind the last sentence: "/আরএ/", "টিটি/এএমএ/এমএস", "বিডি প্রতিদিন/আশিক".
_STAFF_TAIL = re.compile(
    r"""(?<=[।?!’”'\"])\s*\(?(?:
      /[^\s/।]{1,12}(?:\ ?/[^\s/।]{1,12})*/?
    | [^\s/।:,’”]{1,14}(?:\ [^\s/।:,’”]{1,14}){0,3}/[^\s/।]{1,14}(?:\ [^\s/।]{1,12}){0,2}(?:/[^\s/।]{1,12})*/?
    )\)?\s*$""",
    re.VERBOSE,
)
# A caption at the head is no longer, in signs; one of two sentences is short.
_CAPTION = 260
_SENTENCES = 150
_OPEN_TAIL = 500
# What shows, behind the last sentence, that the story is over.
_TAIL_SIGN = re.compile(
    r"""(?:বিডি[\ -])?\S{2,20}/\S{1,14}(?=\s|$)|(?:সম্পর্কিত|সংশ্লিষ্ট)\ |(?:বিষয়|ট্যাগ|ট্যাগস|Tags?|টপিক)\ ?[:ঃ]
    |শেয়ার\ করুন|মন্তব্য\ করুন
    |(?<!\S)\S++\ সর্বশেষ\ খবর\ পেতে
    |সব\ খবর\ সবার\ আগে|সর্বাধিক\ পঠিত|এই\ বিভাগের\ আর|গুগল\ নিউজ|Google\ News|আর[ওো]\ (?:পড়ুন|খবর)
    |©|সর্বস্বত্ব|নিউজটি\ শেয়ার|ফেসবুকে\ আমরা|Share|Facebook|TAGS|RELATED|Related|Previous\ article|LEAVE\ A|জনপ্রিয়\ """,
    re.VERBOSE,
)
#: A further name in a credit, of one word or two.
_ANOTHER = re.compile(r",\s?(?P<name>[^\s,।/|]+(?: [^\s,।/|]+)?)(?![^\s,।/|])")
_CREDIT = re.compile(r"(?:তথ্য ?সূত্র|সূত্র|সৌজন্যে|খবর)\s?[:ঃ]\s?")
_CONTACT_TAIL = re.compile(r"(?<!: )(?<!:)(?:(?:ফোন|বিজ্ঞাপন|মোবাইল) ?: ?)*+(?:ই-?মেইল|ইমেইল|E-?mail) ?[:ঃ][\s,\w@.+-]*$")


def cuts(text: FoldedText, first: bool, last: bool, furniture: Furniture) -> list[tuple[int, int]]:
    """The pieces of a body line that are furniture, as [start, end) in it, in order and disjoint.

    Args:
        text: a line.
        first: the line is the first of the body.
        last: the line is the last of the body.
        furniture: knows the names that stand in picture credits.
    """
    found = list(inside(text, furniture))
    if first and (end := _head_end(text, furniture) or byline_end(text, furniture)):
        found.append((0, end))
    if last and (start := _tail_start(text, furniture)) < len(text):
        found.append((start, len(text)))
    return _disjoint(found)


def _head_end(text: FoldedText, furniture: Furniture) -> int:
    """Return where the head of a page ends that was joined to its first paragraph; 0 where there is none."""
    head = text[:_HEAD]
    ends = [0]
    if label := _PUBLISHED.search(head):
        ends.append(_dates_end(FoldedText(head), label.start()))
    if "মিনিট" in head and (time := _READING_TIME.search(head)):
        ends.append(time.end())
    if "ছবি" in head:
        ends.append(_picture_end(head, max(ends), furniture))
    end = max(ends)
    buttons = _BUTTONS.match(text, end) if end else None
    return buttons.end() if buttons else end


def _dates_end(head: FoldedText, label: int) -> int:
    """The end of the dates that follow a word for publishing, an update's among them."""
    end = 0
    for moment in moments(head):
        if moment.start >= label and (not end or moment.start - end < 30):
            end = moment.end
    return end


def _picture_end(head: str, start: int, furniture: Furniture) -> int:
    """The end of a credit right at the head, or of a caption and its credit, where the name's end shows itself."""
    match = _PICTURE.search(head, start, start + _CAPTION)
    if not match:
        return 0
    ends = [end.end() for end in SENTENCE_END.finditer(head, start, match.start())]
    if ends and head[ends[-1] : match.start()].strip(" |/([-–—"):
        return 0  # the caption is but the last part, behind a sentence of the story
    if len(ends) > 1 and (len(ends) > 2 or match.start() - start > _SENTENCES):
        return 0
    return credit_end(head, match.end(), furniture)


def byline_end(text: str, furniture: Furniture) -> int:
    """Return where a reporter's line ends that was joined to the first paragraph, place and day behind it:
    "স্টাফ রিপোর্টার, নদীপুর ॥"; 0 where none was.
    """
    match = _BYLINE.match(text)
    if not match:
        return 0
    name, mark = match.group(1).strip(), match.group(2)
    dated = _ENDS_WITH_DAY.search(name) is not None
    behind = _PLACE_AND_DAY.match(text, match.end())
    is_byline = furniture.role(name) is Role.BYLINE and (mark != "।" or dated or behind is not None)
    if mark != "॥" and not is_byline:
        return 0
    return behind.end() if behind else match.end()


def _tail_start(text: str, furniture: Furniture) -> int:
    """Return where what was joined to the last paragraph starts: contact lines, initials, a link, tags, a house's
    note.
    """
    start = len(text)
    floor = max(0, start - _TAIL)
    if ("মেইল" in text or "mail" in text) and (contact := _CONTACT_TAIL.search(text, floor)):
        start = contact.start()
    if "/" in text[floor:start] and (staff := _STAFF_TAIL.search(text[:start].rstrip(), floor)):
        start = staff.start()
    for link in _READ_MORE.finditer(text, max(0, floor - 60), start):
        if not SENTENCE_END.search(text, link.end(), start):
            return link.start()
    return _open_tail(text, start, furniture)


def _open_tail(text: str, stop: int, furniture: Furniture) -> int:
    """Return where furniture begins behind the last sentence, a credit of the source left in."""
    ends = [match.end() for match in SENTENCE_END.finditer(text, max(0, stop - _OPEN_TAIL), stop)]
    if not ends or ends[-1] >= stop:
        return stop
    sign = _TAIL_SIGN.search(text, ends[-1], stop)
    if sign is None:
        return stop
    credit = _CREDIT.match(text, ends[-1])
    named = _named(text, credit.end(), furniture) if credit else None
    return min(named, sign.start()) if named else sign.start()


def _named(text: str, start: int, furniture: Furniture) -> int | None:
    """Return where the names of a credit end (সূত্র: এএফপি, রয়টার্স); none where no name that is known begins it.

    Behind a comma another name follows, known or not, up to the next sign or two words.
    """
    name = furniture.picture_credit.match(text, start)
    if name is None:
        return None
    end = name.end()
    while more := _ANOTHER.match(text, end):
        known = furniture.picture_credit.match(text, more.start("name"))
        end = known.end() if known else more.end()
    return end


def _disjoint(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
