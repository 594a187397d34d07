"""Furniture: the words by which a line of a news page shows that it is no part of the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from annotator.bangla.words import bare_words
from annotator.errors import LexiconError
from annotator.lexicon.loader import Written, load_records
from annotator.lexicon.searched import Searched


class Role(StrEnum):
    """The role of a line of furniture on its page; ``furniture.toml`` says what is done with each."""

    CHROME = "chrome"
    NOTICE = "notice"
    LINK = "link"
    LIST = "list"
    RANKING = "ranking"
    END = "end"
    IMPRINT = "imprint"
    BYLINE = "byline"
    CAPTION = "caption"
    SECTION = "section"
    CREDIT = "credit"
    MASTHEAD = "masthead"


class FurnitureRecord(BaseModel):
    """One sort of line, as ``furniture.toml`` holds it."""

    model_config = ConfigDict(frozen=True, extra="forbid", use_attribute_docstrings=True)

    key: str
    """Its own within the file."""
    role: Role
    """What such a line is."""
    lines: tuple[Written, ...] = ()
    """Whole lines; punctuation, digits and bullets do not count."""
    names: tuple[Written, ...] = ()
    """Names that stand in a picture's credit: "ছবি: রয়টার্স"."""
    starts: tuple[Written, ...] = ()
    """What such a line begins with, a colon or dash behind it."""
    patterns: tuple[Written, ...] = ()
    """Regular expressions, searched in the line."""
    openings: tuple[Written, ...] = ()
    """Words with which paragraphs begin: they tell where a headline or a name ends that was joined before one."""
    example: str = Field(min_length=1)
    """A line that is one."""
    counterexample: str = Field(min_length=1)
    """A line that looks like one and is none."""


# Everything but letters, their signs and the space between words.
_NOT_WORDS = re.compile(r"[^\w\u0981-\u0983\u09bc-\u09cd\u09d7+@]+|[\d_]+")


def words_only(line: str) -> str:
    """The words of a line in small letters, a space between them: "মন্তব্য (৫) »" is "মন্তব্য"."""
    return _NOT_WORDS.sub(" ", line).strip().casefold()


# Lines of these roles are known though the next one was joined to them without a space, if they are long enough.
_JOINED = (Role.CHROME, Role.LINK, Role.LIST, Role.RANKING, Role.END)
_TELLING = 8
_LISTS = (Role.LIST, Role.RANKING, Role.END)
# Several steps of reading ask what a line is, and an outlet's pages share their furniture: so many lines are kept.
_ASKED = 4096
_STRESS = "*_ \t"  # of Markdown
#: Where on the dial a radio is, behind its name.
FREQUENCY = re.compile(r"(?<=\S) (?:এফএম |FM )?\d{2,3}\.\d(?: ?(?:এফএম|FM|MHz|মেগাহার্টজ?))?$", re.IGNORECASE)
_BULLETS = f"•▪■●”’>{_STRESS}"


class Furniture:
    """All records, ready to be asked.

    Raises:
        LexiconError: a pattern is no regular expression.
    """

    # The order in which a line is tried; the first that fits decides.
    _ORDER = (
        Role.CREDIT,
        Role.CAPTION,
        Role.CHROME,
        Role.LINK,
        Role.END,
        Role.RANKING,
        Role.LIST,
        Role.IMPRINT,
        Role.BYLINE,
    )
    _LAST = (Role.NOTICE, Role.SECTION)

    def __init__(self, records: Sequence[FurnitureRecord]) -> None:
        self._lines = {words_only(line): record.role for record in records for line in record.lines}
        self._lines.pop("", None)
        parts = {role: _parts(records, role) for role in (*self._ORDER, *self._LAST)}
        self._beginnings = _grouped({role: [part for part in own if part[0] == "^"] for role, own in parts.items()})
        self._elsewhere = Searched([(role, part) for role, own in parts.items() for part in own if part[0] != "^"])
        self._menu = re.compile(_menu(records))
        self._menus = re.compile(rf"(?:(?<!\S)|(?={_BETWEEN})){_menu(records)}")  # begins where a word does
        self._menu_words = {word for name in _menu_names(records) for word in (*_PARTED.split(name), *name.split())}
        self._bare = {bare for word in self._menu_words for bare in bare_words(word)}
        self._masthead = re.compile(_either(_parts(records, Role.MASTHEAD)) or "(?!)", re.IGNORECASE)
        joined = (name for name, role in self._lines.items() if role in _JOINED and len(name) >= _TELLING)
        heads = [line for record in records if record.role in _LISTS for line in record.lines if line.count(" ")]
        self.list_heads = re.compile(rf"(?<=\s)(?:{_any(heads)})(?=\s)" if heads else "(?!)")
        """Finds, in a page on one line, the heads of lists, rankings and comments that have two words or more."""
        names = [line for record in records if record.role in _JOINED for line in record.lines if line.count(" ")]
        self._glued = re.compile(rf"\W{{0,3}}({_any(names)})(?=[ক-হঅ-ঔA-Z])" if names else "(?!)")
        self._heads = re.compile(_any(list(joined)) or "(?!)")
        self.openings = _openings([word for record in records for word in record.openings])
        """Finds the words with which paragraphs begin, also inside a word where another was joined before them."""
        self.picture_credit = re.compile(_any([name for record in records for name in record.names]) or "(?!)")
        self._notices = Searched([(Role.NOTICE, part) for part in parts[Role.NOTICE]])
        self._longest = 2 * max(map(len, self._lines), default=0)
        self._asked: dict[str, Role | None] = {}

    def role(self, line: str) -> Role | None:
        """Return what the (folded, trimmed) line is, or none where nothing shows that it is furniture."""
        if line not in self._asked:
            if len(self._asked) >= _ASKED:
                self._asked.clear()
            self._asked[line] = self._role(line)
        return self._asked[line]

    def _role(self, line: str) -> Role | None:
        exact = self._lines.get(words_only(line)) if len(line) <= self._longest else None
        if exact is not None:
            return exact
        bare = line.lstrip(_BULLETS).rstrip(_STRESS)
        beginning = self._beginnings.match(bare)
        first = Role(beginning.lastgroup) if beginning and beginning.lastgroup else None
        return self._elsewhere.first(bare, first) or (Role.SECTION if self.is_menu(line) else None)

    def is_notice(self, line: str) -> bool:
        """Tell whether a line is a note of the house: as its role says, but asked of many paragraphs."""
        bare = line.lstrip(_BULLETS)
        return self._notices.first(bare) is not None and self.role(line) is Role.NOTICE

    def heads(self, line: str) -> Role | None:
        """Return what a line is that begins with a button, or the head of a list or of comments, with more joined
        behind.
        """
        words = words_only(line[:60]).split()
        heads = [self.role(" ".join(words[:count])) for count in (4, 3, 2, 1)]
        if match := self._heads.match(" ".join(words)):
            heads.append(self.role(match.group()))
        return next((role for role in heads if role not in (None, Role.SECTION, Role.BYLINE, Role.CREDIT)), None)

    def glued(self, line: str) -> Role | None:
        """Return what a line is that begins with the words of a button or a list's head, the next word joined to
        them.
        """
        match = self._glued.match(line)
        return self._lines.get(words_only(match.group(1))) if match else None

    def is_menu(self, line: str) -> bool:
        """Tell whether the line holds names of sections and buttons and nothing else."""
        return self._menu.fullmatch(line) is not None

    def is_masthead(self, line: str) -> bool:
        """Tell whether a short (folded) line is the name of an outlet, by a word that such names have."""
        name = FREQUENCY.sub("", line.strip(_BULLETS))
        return self._masthead.search(name) is not None and not self.is_menu(line)

    def menus(self, line: str, least: int) -> list[tuple[int, int]]:
        """The runs of so many names of sections and buttons at least in a line, as [start, end)."""
        found: list[tuple[int, int]] = []
        for begin, stop in self._runs_of_names(line, least):
            for match in self._menus.finditer(line, begin, stop):
                text = match.group()
                if len(text.split()) >= least:
                    start = match.start() + len(text) - len(text.lstrip())
                    found.append((start, match.start() + len(text.rstrip())))
        return found

    def _runs_of_names(self, line: str, least: int) -> Iterator[tuple[int, int]]:
        """Where so many words in a row are words of names, with what parts them: to try all names at every word takes
        long. A sign by itself counts as a word.
        """
        plain = line
        for sign in _BULLETS_BETWEEN:
            plain = plain.replace(sign, " ")
        known = bytes(map(self._bare.__contains__, bare_words(plain)))  # 1 for a word of a name
        half = (least + 1) // 2
        if b"\1" * half not in known:
            return
        if _ALONE.search(line):
            least = half
        elif b"\1" * least not in known:
            return
        begin = count = 0
        for word in _WORD.finditer(line):
            if word.group() in self._menu_words:
                count += 1
                continue
            if count >= least:
                yield begin, word.start()
            begin, count = word.end(), 0
        if count >= least:
            yield begin, len(line)


def _parts(records: Sequence[FurnitureRecord], role: Role) -> list[str]:
    """The regular expressions by which lines of a role are known.

    Raises:
        LexiconError: one is no regular expression.
    """
    parts: list[str] = []
    for record in records:
        if record.role is role:
            parts += record.patterns
            if record.starts:
                parts.append(rf"^\W{{0,3}}(?:{_any(record.starts)})\s*(?:[:：ঃ]|[-–—]\s)")
    for part in parts:
        try:
            re.compile(part)
        except re.error as error:
            raise LexiconError(f"lexicon furniture, role {role}: {part!r} is no regular expression: {error}") from error
    return [part for whole in parts for part in _branches(whole)]


def _branches(part: str) -> list[str]:
    """An expression as it is: only one that holds no branch at its top may be known to be anchored."""
    return [part] if not part.startswith("^") or _is_one(part) else [f"(?:{part})"]


def _is_one(part: str) -> bool:
    """Tell whether an expression has no ``|`` outside brackets, so that its ``^`` holds for all of it."""
    depth = 0
    plain = re.sub(r"\\.|\[(?:\\.|[^\]\\])+\]", "", part)
    for sign in plain:
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            return False
    return True


def _grouped(parts: dict[Role, list[str]]) -> re.Pattern[str]:
    """One expression for all roles, a group named after each, in their order."""
    return re.compile("|".join(f"(?P<{role.value}>{_either(own)})" for role, own in parts.items() if own) or "(?!)")


def _either(parts: Sequence[str]) -> str:
    return "|".join(f"(?:{part})" for part in parts)


def _openings(words: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?:{_any(words)})(?:র|ের|এর|য়ের)?(?![\w\u0981-\u09d7])" if words else "(?!)")


_BETWEEN = r"[\s|•·,/>’”:\-–—\\]"  # › and » are ’ and ” in the folded view
_PARTED = re.compile(f"{_BETWEEN}+")
_WORD = re.compile(rf"[^{_BETWEEN[1:]}+")
_BULLETS_BETWEEN = "•·/>\\"  # of these signs those that no sentence has
_SIGN = _BETWEEN[:1] + _BETWEEN[3:]
# Signs by themselves; what is looked for first is the sign, not what stands before it.
_ALONE = re.compile(rf"{_SIGN}(?<!\S{_SIGN}){_SIGN}*+(?!\S)")


def _menu(records: Sequence[FurnitureRecord]) -> str:
    """Several names of sections or buttons on one line, with nothing else."""
    return rf"{_BETWEEN}*(?>(?:{_any(_menu_names(records))})(?:{_BETWEEN}+|$))+"


def _menu_names(records: Sequence[FurnitureRecord]) -> list[str]:
    return [line for record in records if record.role in (Role.SECTION, Role.CHROME) for line in record.lines if line]


def _any(literals: Sequence[str]) -> str:
    return "|".join(re.escape(literal) for literal in sorted(set(literals), key=len, reverse=True))


@lru_cache(maxsize=8)
def load_furniture(overlay: Path | None = None) -> Furniture:
    """The furniture lexicon, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return Furniture(load_records(FurnitureRecord, "furniture", "furniture", overlay))
