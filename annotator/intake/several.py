"""Several articles in one text file: the lines that part them, and the pieces between."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

#: An article has so many Bengali letters.
LETTERS = 40
_BANGLA = re.compile("[\u0985-\u09b9\u09dc-\u09df]")
_WORDS = "article|news|story|item|post|document|doc|page|text|সংবাদ|খবর|নিউজ|প্রতিবেদন|আর্টিকেল"
_NUMBERED = re.compile(
    rf"""^\W*(?P<word>{_WORDS})?\W{{0,4}}?(?:(?:no|number|নং|নম্বর)\W{{0,3}})?
    (?P<number>\d{{1,6}})\W*(?:/\s*\d+\W*)?$""",
    re.IGNORECASE | re.VERBOSE,
)
# A line that counts an article is shorter, in signs.
_SHORT = 60
_END = re.compile("[।?!]")
_RULER = re.compile(r"^\s*([=*#~_+-])(?:\s?\1){4,}\s*$")
_FIELDS = {
    "title": "title headline heading শিরোনাম",
    "url": "url link source_url article_url লিংক",
    "published_at": "date time published published_date publish_date datetime তারিখ সময় প্রকাশ",
    "section": "category section বিভাগ",
    "author": "author reporter writer লেখক প্রতিবেদক",
    "": "docno id",
}
_FIELD_OF = {name: field for field, names in _FIELDS.items() for name in names.split()}
_LABEL = re.compile(rf"^\W{{0,3}}(?P<label>{'|'.join(_FIELD_OF)})\W{{0,3}}\s?[:ঃ]\s*(?P<value>\S.*)", re.IGNORECASE)
# What heads each of several notes to the press, and a headline with its number before it.
_NOTE = re.compile(
    r"\W*(?:(?:সরকারি )?তথ্য ?বিবরণী|(?:প্রেস|সংবাদ) ?(?:বিজ্ঞপ্তি|নোট|রিলিজ)|press (?:release|note)|handout)"
    r"(?![\w\u0981-\u09e3])[^।]{0,60}",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\s*(?P<number>\d{1,3})\s?[.)।:]\s?")
_HEADLINE = re.compile(_NUMBER.pattern + r"\S.{5,110}[^।]")
# A day in the head of an article: by numbers, with its year behind a month's name, behind a place and before a colon.
_DAY = re.compile(
    r"(?<!\d)(?:\d{4}-\d\d-\d\d|\d{1,2}([/.-])\d{1,2}\1\d{4}|\d{1,2}\S{0,3} [^\W\d]\S{1,14} \d{4})(?!\d)"
    r"|^[^,।]{2,30}, \d{1,2} [^\W\d]\S{1,14} ?[(:ঃ–—]"
)
#: Labels that may head an article.
_HEADING = frozenset(["title", "url", ""])
# A day at the beginning of a story stands in so many signs.
_HEAD = 80
#: Lines at either end of an article in which labels are looked for.
_ENDS = 6


def parts(text: str) -> list[tuple[int, int]]:
    """The articles of a text as [start, end); one range, the whole, where it holds one article.

    These ways of parting them are known: numbered lines ("=== Article 2 ===", "2"), what heads notes to the press,
    rulers (=====) above or below a head with labels or a day, labelled heads alone ("Title: …"), numbered headlines
    with a day each. Each piece must hold text enough for an article.
    """
    whole = text.splitlines(keepends=True)
    lines = [line.strip().strip("\ufeff") for line in whole]
    if not any((_may_part_again if len(line) <= _SHORT else _may_part)(line) for line in lines):
        return [(0, len(text))]
    lines.append("")
    for find in (_numbered, _noted, _ruled, _headed, _listed):
        starts = find(lines)
        if len(starts) < 2:
            continue
        places = list(accumulate(map(len, whole), initial=0))
        pieces = [(places[a], places[b]) for a, b in pairwise([*starts, len(whole)])]
        pieces[-1] = (pieces[-1][0], len(text))
        if find is _listed:  # the number before a headline is none of it
            pieces = [(_after_number(text, start), end) for start, end in pieces]
        if all(_holds_an_article(text[start:end]) for start, end in pieces):
            return pieces
    return [(0, len(text))]


def _may_part(line: str) -> bool:
    """Tell whether a line can be one that parts articles, as hardly any line is."""
    found = _NUMBERED.match(line[:_SHORT]) or _NOTE.fullmatch(line) or _RULER.match(line) or _HEADLINE.fullmatch(line)
    return found is not None or _heads(line) is not None


# Menus and lists stand on page after page.
_may_part_again = lru_cache(maxsize=16384)(_may_part)


def _after_number(text: str, start: int) -> int:
    number = _NUMBER.match(text, start)
    return number.end() if number else start


def told_by(piece: str) -> dict[str, str]:
    """Return what labelled lines above and below an article tell of it: title, address, time, section, author."""
    lines = [line.strip() for line in piece.splitlines() if line.strip()]
    told: dict[str, str] = {}
    for line in [*lines[:_ENDS], *lines[_ENDS:][-_ENDS:]]:
        if (match := _LABEL.match(line)) and (field := _FIELD_OF[match["label"].lower()]):
            told.setdefault(field, match["value"].strip())
    return told


def _heads(line: str) -> str | None:
    """The label with which a line may head an article."""
    match = _LABEL.match(line) if ":" in line or "ঃ" in line else None
    label = match["label"].lower() if match else None
    return label if label is not None and _FIELD_OF[label] in _HEADING else None


def _holds_an_article(piece: str) -> bool:
    return len(_BANGLA.findall(piece)) >= LETTERS and _END.search(piece) is not None


def _numbered(lines: Sequence[str]) -> list[int]:
    """The lines that count the articles, from the first on; a number alone must have a blank line above it."""
    starts: list[int] = []
    wanted = None
    for at, line in enumerate(lines):
        match = _NUMBERED.match(line) if 0 < len(line) < _SHORT else None
        if match is None:
            continue
        alone = match["word"] is None and line.strip("0123456789০১২৩৪৫৬৭৮৯.)।: ") == ""
        if alone and at and lines[at - 1]:
            continue
        number = int(match["number"])
        if (wanted is None and number <= 1) or number == wanted:
            starts.append(at)
            wanted = number + 1
    if not starts or _letters_before(lines, starts[0]):
        return []
    return starts


def _letters_before(lines: Sequence[str], first: int) -> bool:
    """Tell whether an article's text stands above the first of the lines: then they part something else."""
    return sum(len(_BANGLA.findall(line)) for line in lines[:first]) >= LETTERS


def _ruled(lines: Sequence[str]) -> list[int]:
    """The beginnings of pieces between rulers, where each has a head with labels or a day."""
    rulers = [at for at, line in enumerate(lines) if _RULER.match(line)]
    if not rulers:
        return []
    starts = sorted({0, *(at + 1 for at in rulers)})
    headed = [at for at in starts if any(_heads(line) for line in _begins(lines, at)) or _is_dated(lines, at)]
    told = [at for at in starts if any(_begins(lines, at))]
    return headed if len(headed) * 10 >= len(told) * 8 else []


def _begins(lines: Sequence[str], at: int) -> list[str]:
    return [line for line in lines[at : at + 12] if line][:3]


def _noted(lines: Sequence[str]) -> list[int]:
    """The heads of notes to the press, from the first line on: one alone heads an article."""
    starts = [at for at, line in enumerate(lines) if _NOTE.fullmatch(line)]
    return [] if starts and _letters_before(lines, starts[0]) else starts


def _listed(lines: Sequence[str]) -> list[int]:
    """The headlines with numbers, above all sentences, where a day stands near below each."""
    starts: list[int] = []
    for at, line in enumerate(lines):
        match = _HEADLINE.fullmatch(line)
        if match and int(match["number"]) == len(starts) + 1:
            starts.append(at)
    told = any(_END.search(line) for line in lines[: starts[0]]) if starts else True
    if told or not all(_is_dated(lines, at) for at in starts):
        return []
    texts = ("".join(lines[a:b]) for a, b in pairwise([*starts, len(lines)]))
    return starts if all(len(_END.findall(text)) > 1 for text in texts) else []  # else a list of first sentences


def _is_dated(lines: Sequence[str], at: int) -> bool:
    """Tell whether a day stands in the first lines from one on."""
    return any(_DAY.search(line[:_HEAD]) for line in _begins(lines, at))


def _headed(lines: Sequence[str]) -> list[int]:
    """The lines that begin a labelled head: by one label throughout, after a blank line or with another label below."""
    first = None
    starts = []
    for at, line in enumerate(lines):
        label = _heads(line)
        if label is None or (first is not None and label != first):
            continue
        above, below = lines[at - 1] if at else "", lines[at + 1]
        if not above or _RULER.match(above) or _LABEL.match(below):
            first = label
            starts.append(at)
    return [] if starts and _letters_before(lines, starts[0]) else starts
