"""The kind of a line by what it says, wherever it stands: running text, a short line, a date, a sort of furniture."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache
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
from annotator.pages.notation import between_bars, written


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


class Said(NamedTuple):
    """What a line says wherever it stands."""

    kind: Kind
    words: int
    sentences: int
    mark: Mark
    """What its own notation says of it."""
    key: str


_SIGNS = re.compile(r"[\s।,.;:?!'\"‘’“”()|•*–—-]+")
_LETTER = re.compile(r"[^\W\d_]")
_DIGIT = re.compile(r"\d")
# A double danda inside a line parts a headline, or a reporter from his first sentence.
_DOUBLE_END = re.compile(r"॥[\s\"”’')]*$")
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
# A button of a letter, as its text has it: "Unsubscribe (https://…)".
_LINKED_LABEL = re.compile(r"([^।?!()\[\]]{2,40}) ?[(<]https?://[^\s()<>]+[)>]")
_LABEL_WORDS = 4
_ADDRESS = re.compile(r"\S+(?:\s+\d{1,3} ?/ ?\d{1,3})?")
# A last word, with what closes its sentence, has no more signs.
_LAST_WORD = 40
_PARAGRAPH = 200
_LONG_IMPRINT = 420
#: A longer line stands on one page only, in signs.
AGAIN = 80
_PROSE_WORDS = 25
# A head joined to one line has no more words, and one that is a line of its own no fewer.
_HEAD_WORDS = 60
_STAMP_WORDS = 9
# Of initials with the day behind them more parts stand than a day by numbers has.
_PARTS = 2


def said_by(content: FoldedText, furniture: Furniture) -> Said:
    """Return what a line says wherever it stands. The furniture of an outlet stands on every page of it, so that of
    short lines this was often asked before.
    """
    return (_said_again if len(content) <= AGAIN else _said)(content, furniture)


def _said(content: FoldedText, furniture: Furniture) -> Said:
    sentences = content.count("।") + (_DOUBLE_END.search(content) is not None)
    words = len(content.split()) if "  " in content else content.count(" ") + 1
    mark = written(content) if "](" in content or content.startswith(("#", "[", "*")) else NO_MARK
    kind = _kind(between_bars(content), words, sentences, furniture)
    return Said(kind, words, sentences, mark, key_of(content))


_said_again = lru_cache(maxsize=16384)(_said)


def key_of(content: str) -> str:
    """The letters of a line, for telling whether it stands twice; of a short line without its signs."""
    return _SIGNS.sub("", content) if len(content) <= _PARAGRAPH else content.replace(" ", "")


def _kind(content: FoldedText, words: int, sentences: int, furniture: Furniture) -> Kind:
    ends = bool(_FULL_END.search(content[-_LAST_WORD:]))
    if not sentences and words > _STAMP_WORDS and (joined := _joined(content, words, furniture)):
        return joined
    if _is_address(content):
        return Kind.CHROME
    if glued := furniture.glued(content):
        return Kind(glued)
    if len(content) > _PARAGRAPH:
        return _paragraph(content, words, sentences, furniture, ends)
    if not _LETTER.search(content):
        return Kind.DATE if is_date_line(content) else Kind.CHROME
    if content.endswith("॥") and furniture.role(FoldedText(content.rstrip("॥ "))) is Role.BYLINE:
        return Kind.BYLINE
    sentence = ends and sentences > 0 and words >= 4
    if not sentence and (stamped := _stamped(content)):
        return stamped
    role = _told(content, sentences, furniture)
    if role is not None and (not sentence or role in _SENTENCE_ROLES):
        return Kind(role.value)
    if "/" in content and len(content) <= 60 and not sentences and _STAFF.fullmatch(content):
        return Kind.STAFF
    return _prose(content, words, sentences, ends)


def _is_address(content: FoldedText) -> bool:
    """Tell whether a line is an address, or a button with its address."""
    if content.startswith(_ADDRESSES):
        return _ADDRESS.fullmatch(content) is not None
    label = _LINKED_LABEL.fullmatch(content) if "://" in content else None
    return label is not None and label.group(1).count(" ") < _LABEL_WORDS


def _stamped(content: FoldedText) -> Kind | None:
    """Return what a line is that says when, and perhaps by whom; none where it does not."""
    if not _DIGIT.search(content):
        return None
    if len(content) <= AGAIN and (_CLOCK.fullmatch(content) or is_time_line(content)):
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
        return Kind.SHORT if not sentences and furniture.is_menu(content) else Kind.TEXT
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
    if role is None and not sentences and len(content) <= AGAIN and _DIGIT.search(content):
        beside = without_clock(content)
        return Role.BYLINE if furniture.role(beside) is Role.BYLINE else None
    return None if role is Role.IMPRINT and sentences and _ends_with_verb(content) else role


def _ends_with_verb(content: FoldedText) -> bool:
    return _VERB.search(content[-_LAST_WORD:]) is not None


def _prose(content: FoldedText, words: int, sentences: int, ends: bool) -> Kind:
    """Running text or a short line. A single question of few words may be a headline, so it is no text."""
    if sentences:
        return Kind.TEXT if words >= 2 else Kind.SHORT
    asks = content.rstrip("’”'\" ").endswith(("?", "!"))
    return Kind.TEXT if words >= _PROSE_WORDS or (ends and not asks and words > 14) else Kind.SHORT
