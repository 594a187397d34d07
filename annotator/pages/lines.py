"""The lines of a page, each with the part it plays there."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from annotator.bangla.folding import FoldedText
from annotator.lexicon.furniture import Furniture, Role
from annotator.pages.datelines import (
    has_stamp,
    is_clipping,
    is_date_line,
    is_folio,
    is_stamp,
    is_time_line,
    is_today_bar,
    without_clock,
)
from annotator.pages.joined import FOLLOW
from annotator.pages.markup import Mark
from annotator.pages.notation import between_bars, without_number, written
from annotator.pages.places import Place


class Kind(StrEnum):
    """The kind of a line: running text, a short line of unknown part, or a sort of furniture."""

    TEXT = "text"
    SHORT = "short"
    OTHER = "other"
    LABEL = "label"
    DATE = "date"
    TODAY = "today"
    STAFF = "staff"
    TEMPLATE = "template"
    CHROME = Role.CHROME
    NOTICE = Role.NOTICE
    LINK = Role.LINK
    LIST = Role.LIST
    RANKING = Role.RANKING
    END = Role.END
    IMPRINT = Role.IMPRINT
    BYLINE = Role.BYLINE
    CAPTION = Role.CAPTION
    SECTION = Role.SECTION
    CREDIT = Role.CREDIT

    __hash__ = str.__hash__  # an enumeration's own hashes its name anew each time


NO_MARK = Mark()


class Line(NamedTuple):
    """One line that is not blank."""

    start: int
    end: int
    text: FoldedText
    kind: Kind
    gap: bool
    """A blank line stands before it."""
    words: int
    sentences: int
    """How many sentence ends it holds."""
    mark: Mark
    """What the markup says of it."""
    key: str
    """Its letters, for telling whether it stands twice; of a short line without its signs."""

    @property
    def asks(self) -> bool:
        """Tell whether it ends as a question or exclamation does, which headlines do too."""
        return self.text.rstrip("’”'\" ").endswith(("?", "!"))


_SIGNS = re.compile(r"[\s।,.;:?!'\"‘’“”()|•*–—-]+")
_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_CAPTION_LABEL = re.compile(r"(?:(?:ছবির )?ক্যাপশা?ন|Image caption|Caption)\s?[,:ঃ]", re.IGNORECASE)
_AGENCY = re.compile(r"[\[(][^\[(]+(?<!\.jpg)(?<!\.png)(?<!jpeg)(?<!webp)[\])]")
_BOX_LABEL = re.compile(r"(?:দাবি|ফলাফল|রায়|রেটিং|Claim|Verdict|Rating)\s?[:ঃ]?", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
# A double danda inside a line parts a headline, or a reporter from his first sentence.
_DANDA = re.compile(r"।|॥(?=[\s\"”’')]*$)")
_FULL_END = re.compile(r"[।॥?!…][\"”’')\]\s*]*$|[^\W\d_]\S*[.|][\"”’')\]\s]*$")
# The initials of those who worked on a story: "/এমপি/", "ওডি/এসসা", "(ঢাকাটাইমস/১৮আগস্ট/আরআর)", "বিডি প্রতিদিন/আশিক".
_STAFF = re.compile(
    r"""\W{0,2}(?:[^\s/।,:?!]{1,22}(?:[ .]{1,2}[^\s/।,:?!]{1,14}){0,4}\ ?)?
    (?:/\ ?[^\s/।,:?!]{1,14}(?:\ [^\s/।,:?!]{1,14}){0,2}\ ?){1,5}/?\W{0,2}""",
    re.VERBOSE,
)
_SENTENCE_ROLES = frozenset({Role.CAPTION, Role.IMPRINT, Role.NOTICE, Role.LINK, Role.CREDIT})
# A finite verb at the end of a sentence, but not what imprints say of themselves.
_VERB = re.compile(
    r"(?:েছে|েছেন|েছি|লেন|তেন|বেন|ছিলেন|ছিল|চ্ছে|চ্ছেন|(?<!বেআই)নি|নেই|হবে|হয়|যায়|করেন|বলেন|জানান|দেন|নেন|যান|থাকেন)[।?!][’”'\")]*\s*$"
)
# When an entry of a live report was written, by the clock or by how long ago.
_CLOCK = re.compile(
    r"\W{0,3}(?:\d{1,2}\s?[:.ঃ]\s?\d\d(?:\s?(?:টা|মি\.?|এ\.?এম|পি\.?এম|[ap]\.?m)\b\.?)?(?:\s?(?:IST|BST))?"
    r"|\d{1,2} ?(?:সেকেন্ড|মিনিট|ঘণ্টা|ঘন্টা|দিন|minutes?|mins?|hours?|days?) (?:আগে|ago))\W{0,3}",
    re.IGNORECASE,
)
# An address and nothing else but the number of a printed page.
_ADDRESSES = ("http://", "https://", "www.")
_ADDRESS = re.compile(r"\S+(?:\s+\d{1,3} ?/ ?\d{1,3})?")
# A last word, with what closes its sentence, has no more signs.
_LAST_WORD = 40
_PARAGRAPH = 200
# A line of which so much leads elsewhere, and that is no longer, names another story.
_LINKED = 0.8
_LINK_WORDS = 40
_BYLINE_WORDS = 12
_LONG_IMPRINT = 420
# A longer line stands on one page only, in signs.
_AGAIN = 80
_PROSE_WORDS = 25
# A picture's credit is no longer, in signs.
_CREDIT = 80
# A head joined to one line has no more words, and one that is a line of its own no fewer.
_HEAD_WORDS = 60
_STAMP_WORDS = 9
# Of initials with the day behind them more parts stand than a day by numbers has.
_PARTS = 2


def split(text: FoldedText, furniture: Furniture, marks: Sequence[Mark] = ()) -> list[Line]:
    """The lines of a folded text, blank ones left out.

    Args:
        text: the text.
        furniture: the words by which lines of furniture are known.
        marks: what the markup says of each line, blank ones counted; none where the page had no markup.
    """
    lines: list[Line] = []
    previous_end = 0
    for number, whole in enumerate(text.split("\n")) if marks else enumerate(_LINE.findall(text)):
        content = without_number(whole.strip()) if not marks else FoldedText(whole.strip())
        if not content:
            continue
        start = text.index(content, previous_end)
        gap = text.count("\n", previous_end, start) > 1
        mark = marks[number] if marks else NO_MARK
        lines.append(_line(content, start, gap, furniture, mark))
        previous_end = start + len(content)
    return _labels_known(lines, furniture)


def _labels_known(lines: list[Line], furniture: Furniture) -> list[Line]:
    """The lines with those known that a label beside them tells: a caption and its copies below a label that stands
    alone, one above the agency that took the picture or above its copy with the credit joined to it, and what a box
    with a verdict holds.
    """
    captions: set[str] = set()
    boxed: set[int] = set()
    for number, (line, after) in enumerate(pairwise(lines)):
        if line.kind is Kind.CAPTION and _CAPTION_LABEL.fullmatch(line.text):
            captions.add(after.key)
        elif after.kind is Kind.CAPTION and _AGENCY.fullmatch(after.text):
            captions.add(line.key)
        elif _is_credited(line.text, after.text, furniture):
            captions |= {line.key, after.key}
        elif line.kind is Kind.SHORT and after.kind is Kind.SHORT and _BOX_LABEL.fullmatch(line.text):
            boxed |= {number, number + 1}
    if not captions and not boxed:
        return lines
    return [
        line._replace(kind=Kind.CAPTION)
        if line.key in captions
        else line._replace(kind=Kind.OTHER)
        if number in boxed
        else line
        for number, line in enumerate(lines)
    ]


def _is_credited(line: str, after: str, furniture: Furniture) -> bool:
    """Tell whether a line says the one before again, with a picture's credit behind it: "নদীর ঘাটফাইল ছবি"."""
    credit = after[len(line) :] if len(line) < len(after) <= len(line) + _CREDIT and after.startswith(line) else ""
    return bool(credit) and furniture.role(credit.strip()) is Role.CAPTION


def _line(content: FoldedText, start: int, gap: bool, furniture: Furniture, mark: Mark) -> Line:
    sentences = len(_DANDA.findall(content))
    words = len(content.split()) if "  " in content else content.count(" ") + 1
    if mark is NO_MARK and ("](" in content or content.startswith(("#", "[", "*"))):
        mark = written(content)
    known = _kind_again if len(content) <= _AGAIN else _kind
    told = known(between_bars(content), words, sentences, furniture)
    kind = told if mark is NO_MARK else _marked(told, mark, words)
    return Line(start, start + len(content), content, kind, gap, words, sentences, mark, key_of(content))


def key_of(content: str) -> str:
    """The letters of a line, for telling whether it stands twice; of a short line without its signs."""
    return _SIGNS.sub("", content) if len(content) <= _PARAGRAPH else "".join(content.split())


def _marked(kind: Kind, mark: Mark, words: int) -> Kind:
    """Return what a line is once its place in the markup is known too."""
    if mark.place in (Place.ASIDE, Place.COMMENTS, Place.MENU, Place.FOOTER):
        stays = {Place.MENU: (Kind.DATE, Kind.TODAY, Kind.BYLINE), Place.FOOTER: (Kind.IMPRINT,)}
        return kind if kind in stays.get(mark.place, ()) else Kind.CHROME
    if kind not in (Kind.SHORT, Kind.TEXT):
        return kind
    if mark.place is Place.CAPTION:
        return Kind.CAPTION
    if mark.place is Place.BYLINE and words <= _BYLINE_WORDS:
        return Kind.BYLINE
    return Kind.OTHER if mark.linked >= _LINKED and mark.heading != 1 and words <= _LINK_WORDS else kind


def _kind(content: FoldedText, words: int, sentences: int, furniture: Furniture) -> Kind:
    ends = bool(_FULL_END.search(content[-40:]))
    if not sentences and words > _STAMP_WORDS and (joined := _joined(content, words, furniture)):
        return joined
    if content.startswith(_ADDRESSES) and _ADDRESS.fullmatch(content):
        return Kind.CHROME
    if glued := furniture.glued(content):
        return Kind(glued)
    if len(content) > _PARAGRAPH:
        return _paragraph(content, words, sentences, furniture, ends)
    if not _LETTER.search(content):
        return Kind.DATE if is_date_line(content) else Kind.CHROME
    sentence = ends and sentences > 0 and words >= 4
    if not sentence and (stamped := _stamped(content)):
        return stamped
    role = _told(content, sentences, furniture)
    if role is not None and (not sentence or role in _SENTENCE_ROLES):
        return Kind(role.value)
    if "/" in content and len(content) <= 60 and not sentences and _STAFF.fullmatch(content):
        return Kind.STAFF
    return _prose(content, words, sentences, ends)


#: The furniture of an outlet stands on every page of it, so what a short line is was often asked before.
_kind_again = lru_cache(maxsize=16384)(_kind)


def _stamped(content: FoldedText) -> Kind | None:
    """Return what a line is that says when, and perhaps by whom; none where it does not."""
    if not _DIGIT.search(content):
        return None
    if len(content) <= _AGAIN and (_CLOCK.fullmatch(content) or is_time_line(content)):
        return Kind.CHROME
    if content.count("/") > _PARTS and _STAFF.fullmatch(content):
        return Kind.STAFF
    if is_today_bar(content) or is_folio(content):
        return Kind.TODAY
    if is_date_line(content):
        return Kind.DATE
    return Kind.BYLINE if is_stamp(content) or is_clipping(content) else None


def _paragraph(content: FoldedText, words: int, sentences: int, furniture: Furniture, ends: bool) -> Kind:
    """Return what a long line is: running text, but for an imprint, a note of the house, or a menu on one line."""
    if len(content) > _LONG_IMPRINT:
        return Kind.SHORT if not sentences and not ends and furniture.is_menu(content) else Kind.TEXT
    if not (sentences and _ends_with_verb(content)) and furniture.role(content) is Role.IMPRINT:
        # A page on one line ends in its imprint, and tells behind its head when it came out.
        return _prose(content, words, sentences, ends) if sentences > 1 and has_stamp(content) else Kind.IMPRINT
    # A note of the house says so at its beginning; at its end it was joined to a paragraph.
    is_notice = furniture.is_notice(content[:_PARAGRAPH]) and not FOLLOW.match(content)
    return Kind.NOTICE if is_notice else _prose(content, words, sentences, ends)


def _joined(content: FoldedText, words: int, furniture: Furniture) -> Kind | None:
    """Return what a long line without a sentence is that a tool joined of several: a head with its time, or a list."""
    if words <= _HEAD_WORDS and has_stamp(content):
        return Kind.BYLINE
    head = furniture.heads(content) if words >= _PROSE_WORDS else None
    return Kind(head) if head else None


def _told(content: FoldedText, sentences: int, furniture: Furniture) -> Role | None:
    """Return what the words of a line tell it to be. A sentence about an editor that ends with its verb is no
    imprint.
    """
    role = furniture.role(content)
    if role is None and not sentences and len(content) <= _AGAIN and _DIGIT.search(content):
        beside = without_clock(content)
        return Role.BYLINE if beside != content and furniture.role(beside) is Role.BYLINE else None
    return None if role is Role.IMPRINT and sentences and _ends_with_verb(content) else role


def _ends_with_verb(content: FoldedText) -> bool:
    return _VERB.search(content, max(0, len(content) - _LAST_WORD)) is not None


def _prose(content: FoldedText, words: int, sentences: int, ends: bool) -> Kind:
    """Running text or a short line. A single question of few words may be a headline, so it is no text."""
    if sentences:
        return Kind.TEXT if words >= 2 else Kind.SHORT
    asks = content.rstrip("’”'\" ").endswith(("?", "!"))
    return Kind.TEXT if words >= _PROSE_WORDS or (ends and not asks and words > 14) else Kind.SHORT
