"""Columns that a tool set side by side, a line of each on every line of the text: set below one another.

w3m and inscriptis do so with the table in which a page is laid out, pdftotext with the columns of a printed page.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from unicodedata import category

from annotator.pages.wrapping import width

#: Name and version of this program, as it is stored beside the text it makes.
EXTRACTOR = "columns 2"

_GAP = re.compile(r"(?<=\S) +(?=\S)")
_WIDE = re.compile(r"(?:(?<=\S) {3,}|^ {20,})(?=\S)")
# A column begins at the same place on so many lines, on some of them behind words of the column before, which are half
# of those from the first of them to the last.
_LEAST = 5
_ABREAST = 3
# No tool sets wider lines, in signs.
_WIDEST = 400
# A column of running text ends so many sentences.
_SENTENCES = 2
_END = re.compile("[।॥?!]")


def below_one_another(text: str) -> str | None:
    """The text with columns that stand side by side below one another, from left to right; none where it has none."""
    if text.count("   ") < _LEAST:
        return None
    lines = text.split("\n")
    if sum(_WIDE.search(line) is not None for line in lines) < _LEAST:
        return None
    count, column, columns = max(
        (_commonest(lines, columns) for columns in (len, width, _bare)), key=lambda found: found[:2]
    )
    return _parted(lines, column, columns) if count >= _LEAST else None


def _bare(text: str) -> int:
    """The columns that a text takes where all signs of vowels take none, as w3m sets it."""
    return sum(category(sign)[0] not in "MC" for sign in text)


def _commonest(lines: list[str], columns: Callable[[str], int]) -> tuple[int, int, Callable[[str], int]]:
    """On how many lines words begin behind a gap at one column, and at which; the tool's measure of width with it."""
    narrow = (line for line in map(str.rstrip, lines) if len(line) <= _WIDEST)
    counts = Counter(columns(line[:start]) for line in narrow for start in _starts(line, _WIDE))
    column, count = max(counts.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return count, column, columns


def _parted(lines: list[str], column: int, columns: Callable[[str], int]) -> str | None:
    """The lines parted at a column; none where too few are, or nothing on either side of it is running text."""
    parts = [_at(line, column, columns) for line in lines]
    both = [number for number, part in enumerate(parts) if part and part[0] and part[1]]
    if len(both) < _ABREAST or 2 * len(both) < sum(any(part or ("?",)) for part in parts[both[0] : both[-1] + 1]):
        return None
    for number in range(both[0], both[-1]):  # a line that fills its column is a space away from the next
        parts[number] = _at(lines[number], column, columns, 1)
    stop = next((number for number in range(both[-1], len(parts)) if parts[number] is None), len(parts))
    first = next((number + 1 for number in reversed(range(both[0])) if parts[number] is None), 0)
    block = [part or (line.rstrip(), "") for part, line in zip(parts[first:stop], lines[first:stop], strict=True)]
    left, right = ("\n".join(side).strip("\n") for side in zip(*block, strict=True))
    if max(len(_END.findall(side)) for side in (left, right)) < _SENTENCES:
        return None
    sides = (below_one_another(side) or side for side in (left, right))
    return "\n\n".join(["\n".join(lines[:first]), *sides, "\n".join(lines[stop:])])


def _starts(line: str, gap: re.Pattern[str]) -> Iterator[int]:
    return (match.end() for match in gap.finditer(line))


def _at(line: str, column: int, columns: Callable[[str], int], least: int = 2) -> tuple[str, str] | None:
    """What of a line stands before a column and what from it on, at its own place; none where a word stands across it,
    and of no long line.
    """
    line = line.rstrip()
    if len(line) > _WIDEST:
        return None
    if columns(line) <= column:
        return line, ""
    indent = len(line) - len(line.lstrip())
    if columns(line[:indent]) >= column:
        return "", " " * (columns(line[:indent]) - column) + line.lstrip()
    for gap in _GAP.finditer(line):
        start, end = columns(line[: gap.start()]), columns(line[: gap.end()])
        if start < column <= end and len(gap.group()) >= least:
            return line[: gap.start()], " " * (columns(line[: gap.end()]) - column) + line[gap.end() :]
    return None
