"""The days that a text speaks of: dates (১৫ ডিসেম্বর) and weekdays (সোমবার). Two reports of one event share a day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date
from typing import Literal, NamedTuple

from annotator.bangla.calendar import MONTHS, WEEKDAYS
from annotator.bangla.folding import FoldedText
from annotator.bangla.numerals import TO_ASCII

_DATE = re.compile(
    rf"(?<![০-৯0-9.,])([০-৯0-9]{{1,2}})(?:\s*+(?:ই|শে|লা|রা|ঠা))?\s++({'|'.join(MONTHS)})(?:ের|ে)?(?![\u0980-\u09fe])"
)
_WEEKDAY = re.compile(rf"(?<![\u0980-\u09fe])({'|'.join(WEEKDAYS)})")

#: Behind the end of every weekday's name, with which the search begins, its date in brackets: মঙ্গলবার (১৬ ডিসেম্বর).
_DAY = "বার"
_DATED = re.compile(
    rf"{_DAY}(?:ের?)?\s*\(\s*([০-৯0-9]{{1,2}})(?:\s*(?:ই|শে|লা|রা|ঠা))?\s+({'|'.join(MONTHS)})"
    r"(?:,?\s+([০-৯0-9]{4}))?\s*\)"
)
#: No page was put on the web before.
EARLIEST = 1995

DayRelation = Literal["same", "other", "unknown"]


class Days(NamedTuple):
    """The days a text names."""

    dates: frozenset[tuple[int, int]]
    """Month and day of the month."""
    weekdays: frozenset[int]
    """0 is Monday."""


def days(text: FoldedText) -> Days:
    """Return the days that a folded text names."""
    dates = {(MONTHS[FoldedText(month)], int(day.translate(TO_ASCII))) for day, month in _DATE.findall(text)}
    return Days(frozenset(dates), frozenset(WEEKDAYS[FoldedText(name)] for name in _WEEKDAY.findall(text)))


def first_date(text: FoldedText) -> tuple[int, int] | None:
    """Return month and day of the date that a folded text names first; None where it names none."""
    found = _DATE.search(text)
    return found and (MONTHS[FoldedText(found[2])], int(found[1].translate(TO_ASCII)))


def told_day(text: FoldedText, latest: date) -> date | None:
    """Return the day that a folded text tells with its weekday first: মঙ্গলবার (১৬ ডিসেম্বর); None where it tells none.

    A weekday falls on a date in every fifth, sixth or eleventh year: where the text does not tell which, it is the last
    of them up to ``latest``.
    """
    for found in _DATED.finditer(text):
        weekday = next((n for name, n in WEEKDAYS.items() if text.endswith(name, 0, found.start() + len(_DAY))), None)
        if weekday is not None:
            month, day = MONTHS[FoldedText(found[2])], int(found[1].translate(TO_ASCII))
            return _falling(weekday, month, day, int((found[3] or "0").translate(TO_ASCII)), latest)
    return None


def _falling(weekday: int, month: int, day: int, told: int, latest: date) -> date | None:
    """The day of a year, where it is told, or of the last year up to ``latest``, that falls on this weekday."""
    for year in (told,) if told else range(latest.year, EARLIEST - 1, -1):
        with suppress(ValueError):  # ২৯ ফেব্রুয়ারি
            if date(year, month, day).weekday() == weekday and (told or date(year, month, day) <= latest):
                return date(year, month, day)
    return None


def without_dates(text: FoldedText) -> FoldedText:
    """Return the text with a space in place of every date."""
    return FoldedText(_DATE.sub(" ", text))


def relation(mine: Days, theirs: Days) -> DayRelation:
    """Tell whether two texts name a day in common: by their dates where both give some, else by their weekdays."""
    for ours, others in zip(mine, theirs, strict=True):
        if ours and others:
            return "same" if ours & others else "other"
    return "unknown"
