"""The lines of a page, each with the part it plays there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from annotator.lexicon.furniture import Furniture, Role
from annotator.pages.dates import is_date_line, is_today_bar


class Kind(StrEnum):
    """What a line is: running text, a short line of unknown part, or a sort of furniture."""

    TEXT = "text"
    SHORT = "short"
    DATE = "date"
    TODAY = "today"
    STAFF = "staff"
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


@dataclass(frozen=True, slots=True)
class Line:
    """One line that is not blank."""

    start: int
    end: int
    text: str
    kind: Kind
    gap: bool
    """A blank line stands before it."""
    words: int
    sentences: int
    """How many sentence ends it holds."""

    @property
    def key(self) -> str:
        """Its letters, for telling whether it stands twice; of a short line without its signs."""
        return _SIGNS.sub("", self.text) if len(self.text) <= _PARAGRAPH else "".join(self.text.split())

    @property
    def asks(self) -> bool:
        """It ends as a question or exclamation does, which headlines do too."""
        return self.text.rstrip("’”'\" ").endswith(("?", "!"))


_SIGNS = re.compile(r"[\s।,.;:?!'\"‘’“”()|•*–—-]+")
_LINE = re.compile(r"[^\n]+")
_LETTER = re.compile(r"[^\W\d_]")
_DANDA = re.compile("[।॥]")
_FULL_END = re.compile(r"[।॥?!…][\"”’')\]\s*]*$|[^\W\d_]\S*[.|][\"”’')\]\s]*$")
# The initials of those who worked on a story: "/এমপি/", "ওডি/এসসা", "(ঢাকাটাইমস/১৮আগস্ট/আরআর)", "বিডি প্রতিদিন/আশিক".
_STAFF = re.compile(
    r"""\W{0,2}(?:[^\s/।,:?!]{1,22}(?:[ .]{1,2}[^\s/।,:?!]{1,14}){0,4}\ ?)?
    (?:/\ ?[^\s/।,:?!]{1,14}(?:\ [^\s/।,:?!]{1,14}){0,2}\ ?){1,5}/?\W{0,2}""",
    re.VERBOSE,
)
_SENTENCE_ROLES = frozenset({Role.CAPTION, Role.IMPRINT, Role.NOTICE, Role.LINK, Role.CREDIT})
_PARAGRAPH = 200
_LONG_IMPRINT = 420
_PROSE_WORDS = 25


def split(text: str, furniture: Furniture) -> list[Line]:
    """The lines of a folded text, blank ones left out."""
    lines: list[Line] = []
    previous_end = 0
    for match in _LINE.finditer(text):
        content = match.group().strip()
        if not content:
            continue
        start = match.start() + match.group().index(content[0])
        gap = text.count("\n", previous_end, start) > 1
        lines.append(_line(content, start, gap, furniture))
        previous_end = start + len(content)
    return lines


def _line(content: str, start: int, gap: bool, furniture: Furniture) -> Line:
    sentences = len(_DANDA.findall(content))
    words = content.count(" ") + 1
    kind = _kind(content, words, sentences, furniture)
    return Line(start, start + len(content), content, kind, gap, words, sentences)


def _kind(content: str, words: int, sentences: int, furniture: Furniture) -> Kind:
    ends = bool(_FULL_END.search(content[-40:]))
    if len(content) > _LONG_IMPRINT:
        return Kind.TEXT if sentences or ends else Kind.SHORT if furniture.is_menu(content) else Kind.TEXT
    if not _LETTER.search(content):
        return Kind.DATE if is_date_line(content) else Kind.CHROME
    if len(content) > _PARAGRAPH:
        return Kind.IMPRINT if furniture.role(content) is Role.IMPRINT else _prose(content, words, sentences, ends)
    sentence = ends and sentences > 0 and words >= 4
    if not sentence and is_today_bar(content):
        return Kind.TODAY
    if not sentence and is_date_line(content):
        return Kind.DATE
    role = furniture.role(content)
    if role is not None and (not sentence or role in _SENTENCE_ROLES):
        return Kind(role.value)
    if "/" in content and len(content) <= 60 and not sentences and _STAFF.fullmatch(content):
        return Kind.STAFF
    return _prose(content, words, sentences, ends)


def _prose(content: str, words: int, sentences: int, ends: bool) -> Kind:
    """Running text or a short line. A single question of few words may be a headline, so it is no text."""
    if sentences:
        return Kind.TEXT if words >= 2 else Kind.SHORT
    asks = content.rstrip("’”'\" ").endswith(("?", "!"))
    return Kind.TEXT if words >= _PROSE_WORDS or (ends and not asks and words > 14) else Kind.SHORT
