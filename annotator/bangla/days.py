"""The days that a text speaks of: dates (১৫ ডিসেম্বর) and weekdays (সোমবার). Two reports of one event share a day."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from annotator.bangla.calendar import MONTHS, WEEKDAYS
from annotator.bangla.folding import FoldedText
from annotator.bangla.numerals import TO_ASCII

_DATE = re.compile(
    rf"(?<![০-৯0-9.,])([০-৯0-9]{{1,2}})(?:\s*+(?:ই|শে|লা|রা|ঠা))?\s++({'|'.join(MONTHS)})(?:ের|ে)?(?![\u0980-\u09fe])"
)
_WEEKDAY = re.compile(rf"(?<![\u0980-\u09fe])({'|'.join(WEEKDAYS)})")

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


def without_dates(text: FoldedText) -> FoldedText:
    """Return the text with a space in place of every date."""
    return FoldedText(_DATE.sub(" ", text))


def relation(mine: Days, theirs: Days) -> DayRelation:
    """Tell whether two texts name a day in common: by their dates where both give some, else by their weekdays."""
    for ours, others in zip(mine, theirs, strict=True):
        if ours and others:
            return "same" if ours & others else "other"
    return "unknown"
