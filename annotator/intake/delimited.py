"""CSV and its kin: which sign parts the columns, where a record ends, and what a lost quotation mark does."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from itertools import islice, zip_longest
from typing import TextIO

from annotator.intake.columns import RUNNING
from annotator.intake.items import RawRows, Unreadable
from annotator.intake.names import is_known, names_columns
from annotator.intake.text import LARGEST
from annotator.models import Finding

#: Lines by which the separator is found.
SAMPLE = 40
#: One record takes no more lines.
LONGEST_RECORD = 20_000
_DELIMITERS = ",;\t|"
_SEP = re.compile(r"sep=(.)\s*$", re.I)
_BANGLA = re.compile("[\u0985-\u09b9\u09dc-\u09df]")


class _TableLines:
    """Lines that can be put back, and that remember what the last record took."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._waiting: list[str] = []
        self.taken: list[str] = []
        self.number = 0
        """Of the line that was taken last."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if len(self.taken) >= LONGEST_RECORD:
            raise csv.Error("the record is too long")
        line = self._waiting.pop() if self._waiting else next(self._stream)
        self.number += 1
        self.taken.append(line.replace("\0", ""))
        return self.taken[-1]

    def put_back(self, lines: list[str]) -> None:
        self._waiting += reversed(lines)
        self.number -= len(lines)


def delimited_rows(stream: TextIO, place: str) -> RawRows:
    """The rows of a table whose columns are parted by a sign, numbered from 1.

    The first line names the columns; where it does not, they are called 1, 2, 3 …

    Args:
        stream: its lines, line breaks as they are.
        place: of the table, for what is to be said of it as a whole.
    """
    csv.field_size_limit(LARGEST)
    lines = _TableLines(stream)
    sample = list(islice(lines, SAMPLE))
    lines.put_back(sample)
    stated = _SEP.match(sample[0].lstrip("\ufeff")) if sample else None
    if stated:
        next(lines)
    delimiter = stated.group(1) if stated else _delimiter(sample)
    joined = "".join(sample)
    escape = "\\" if '\\"' in joined and '""' not in joined else None  # as databases write it
    yield from _Table(lines, place, delimiter, escape).rows()


def labelled_rows(stream: TextIO) -> RawRows:
    """The rows of a file for training classifiers: a label behind ``__label__``, then the text."""
    for number, line in enumerate(stream, 1):
        label, _, text = line.strip().partition(" ")
        if text:
            yield number, {"label": label.removeprefix("__label__"), "text": text}


def _delimiter(sample: list[str]) -> str:
    """The sign that parts most columns whose names are known, else the one that parts most lines alike."""

    def fits(sign: str) -> tuple[int, float, int]:
        rows = [row for row in csv.reader(sample, delimiter=sign) if row]
        width = len(rows[0]) if rows else 0
        if width < 2:
            return (0, 0, width)
        alike = sum(len(row) == width for row in rows) / len(rows)
        spaced = sum(cell.startswith(" ") for row in rows for cell in row[1:])  # as behind a comma in a sentence
        return (sum(map(is_known, rows[0])), alike - spaced / (len(rows) * width), width)

    return max(_DELIMITERS, key=fits)


class _Table:
    """A table as it is read."""

    def __init__(self, lines: _TableLines, place: str, delimiter: str, escape: str | None) -> None:
        self._lines = lines
        self._place = place
        self._delimiter = delimiter
        self._escape = escape
        self._header: list[str] = []
        self._last: list[int | None] = []
        self._broken = 0

    def rows(self) -> RawRows:
        first = self._record()
        if first is None:
            return
        if names_columns(first):
            self._header = [name.strip().strip("\ufeff") or f"unnamed: {at}" for at, name in enumerate(first)]
            number, values = 0, self._record()
        else:
            self._header = [str(at) for at in range(1, len(first) + 1)]
            number, values = 0, first
        told = False
        while values is not None:
            if self._broken and not told:
                yield self._finding()
                told = True
            number += 1
            if any(value.strip() for value in values):
                yield number, self._row(values)
            values = self._record()

    def _record(self) -> list[str] | None:
        """The next record; one whose quotation mark is never closed ends where the next record begins."""
        self._lines.taken = []
        try:
            values = next(csv.reader(self._lines, delimiter=self._delimiter, escapechar=self._escape, strict=True))
        except StopIteration:
            return None
        except csv.Error:
            return self._mended()
        if len(self._lines.taken) > 1 and (end := self._next_record(surely=True)):
            return self._cut(end)
        return values

    def _mended(self) -> list[str]:
        self._broken = self._broken or self._lines.number - len(self._lines.taken) + 1
        if end := self._next_record(surely=False):
            return self._cut(end)
        taken = self._lines.taken
        values = next(csv.reader(iter(taken), delimiter=self._delimiter), [])
        if len(values) != len(self._header) and len(taken) > 1:
            return self._cut(1)
        return values

    def _next_record(self, *, surely: bool) -> int:
        """Return which of the lines that the record took begins a record of its own; 0 where none does."""
        width = len(self._header)
        for at, line in enumerate(self._lines.taken[1:], 1):
            values = next(csv.reader([line], delimiter=self._delimiter), [])
            if len(values) == width > 1 and self._is_next(values, surely):
                return at
        return 0

    def _is_next(self, values: list[str], surely: bool) -> bool:
        """Tell whether fields look like those of the records before: running text, and a number that goes up."""
        numbers = [last for last in self._last if last is not None]
        goes_up = all(
            value.strip().isdigit() and int(value) > last
            for value, last in zip(values, self._last, strict=False)
            if last is not None
        )
        running = any(len(_BANGLA.findall(value)) >= RUNNING for value in values)
        return goes_up and running and (bool(numbers) or not surely)

    def _cut(self, end: int) -> list[str]:
        """The record that ends before that line; the others are read again."""
        taken = self._lines.taken
        self._broken = self._broken or self._lines.number - len(taken) + 1
        self._lines.put_back(taken[end:])
        text = "".join(taken[:end]).rstrip("\r\n")
        values = next(csv.reader([text.replace("\n", " ").replace("\r", "")], delimiter=self._delimiter), [])
        if len(values) != len(self._header):
            values = [value.strip('"') for value in text.split(self._delimiter, len(self._header) - 1)]
        return values

    def _row(self, values: list[str]) -> dict[str, object] | Unreadable:
        if len(values) > len(self._header):
            reason = f"the row has {len(values)} fields for {len(self._header)} columns; quote its commas"
            return Unreadable("broken_row", reason)
        self._last = [int(value) if value.strip().isdigit() and len(value) < 16 else None for value in values[:1]]
        return dict(zip_longest(self._header, values, fillvalue=""))

    def _finding(self) -> Finding:
        reason = (
            f"a quotation mark in line {self._broken} is not closed, or not doubled inside of a quoted field; its rows "
            "were parted by their columns: look at them, and mend the line"
        )
        return Finding(place=self._place, kind="quoting", reason=reason, severity="warning")
