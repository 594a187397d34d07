"""The days that a text speaks of: dates (১৫ ডিসেম্বর) and weekdays (সোমবার). Two reports of one event share a day."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from annotator.bangla.folding import fold

_DIGITS = str.maketrans("০১২৩৪৫৬৭৮৯", "0123456789")
_MONTHS = {
    fold(name): number
    for number, names in enumerate(
        (
            ("জানুয়ারি", "জানুয়ারী"),
            ("ফেব্রুয়ারি", "ফেব্রুয়ারী"),
            ("মার্চ",),
            ("এপ্রিল",),
            ("মে",),
            ("জুন",),
            ("জুলাই",),
            ("আগস্ট", "আগষ্ট", "অগস্ট"),
            ("সেপ্টেম্বর",),
            ("অক্টোবর",),
            ("নভেম্বর",),
            ("ডিসেম্বর",),
        ),
        1,
    )
    for name in names
}
_WEEKDAYS = {
    fold(name): number
    for number, names in enumerate(
        (("সোমবার",), ("মঙ্গলবার",), ("বুধবার",), ("বৃহস্পতিবার",), ("শুক্রবার",), ("শনিবার",), ("রোববার", "রবিবার"))
    )
    for name in names
}
_DATE = re.compile(
    rf"(?<![০-৯0-9.,])([০-৯0-9]{{1,2}})\s*(?:ই|শে|লা|রা|ঠা)?\s+({'|'.join(_MONTHS)})(?:ের|ে)?(?![\u0980-\u09fe])"
)
_WEEKDAY = re.compile(rf"(?<![\u0980-\u09fe])({'|'.join(_WEEKDAYS)})")

Relation = Literal["same", "other", "unknown"]


class Days(NamedTuple):
    """The days a text names."""

    dates: frozenset[tuple[int, int]]
    """Month and day of the month."""
    weekdays: frozenset[int]
    """0 is Monday."""


def days(text: str) -> Days:
    """The days that a folded text names."""
    dates = {(_MONTHS[month], int(day.translate(_DIGITS))) for day, month in _DATE.findall(text)}
    return Days(frozenset(dates), frozenset(_WEEKDAYS[name] for name in _WEEKDAY.findall(text)))


def without_dates(text: str) -> str:
    """The folded text with a space in place of every date."""
    return _DATE.sub(" ", text)


def relation(mine: Days, theirs: Days) -> Relation:
    """Whether two texts name a day in common: by their dates where both give some, else by their weekdays."""
    for ours, others in zip(mine, theirs, strict=True):
        if ours and others:
            return "same" if ours & others else "other"
    return "unknown"
