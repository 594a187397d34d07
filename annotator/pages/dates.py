"""Dates and times as Bangla news pages and data sets write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache

from annotator.bangla.folding import FoldedText
from annotator.pages.dategrammar import (
    BENGALI_CALENDAR,
    BENGALI_DAY,
    BETWEEN,
    DATE,
    DAY_AND_MONTH,
    DAYS,
    DHAKA,
    LABELS,
    MONTH,
    MONTH_NUMBER,
    OFFSET,
    TIME,
    WEEKDAYS,
    YEAR,
    ZONE_WORD,
    ZONES,
)


@dataclass(frozen=True)
class Moment:
    """A day that a text names, with its time if it gives one."""

    start: int
    end: int
    when: datetime
    date_only: bool
    label: str | None
    """``published``, ``updated``, ``printed`` (the day on which the page was printed out); none where no word tells."""
    weekday: bool
    """A day of the week stands with it, as in the bar that shows today's date."""


# Several steps of reading ask for the dates of a line.
@lru_cache(maxsize=4096)
def moments(text: FoldedText, zone: tzinfo = DHAKA) -> tuple[Moment, ...]:
    """Return every date in a text, in order.

    Args:
        text: a line, or a string of metadata.
        zone: the zone of a time that names none.
    """
    found: list[Moment] = []
    if not YEAR.search(text):
        return ()
    for match in DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        before = found[-1].end if found else 0
        start, end = match.span()
        time = _time_before(text, before, start) or _time_after(text, end)
        label = _label(text, before, min(start, time.start() if time else start))
        weekday = WEEKDAYS.search(text, max(before, start - 16), min(len(text), end + 16))
        if weekday and match["month3"]:
            day = _of_the_week(day, weekday.group().lower())
        # Archives of newspapers write "August 12, 2021 Thursday", which no bar does.
        bar = weekday is not None and not (match["year2"] and weekday.start() == end + 1)
        if time is None:
            found.append(Moment(start, end, day.replace(tzinfo=zone), True, label, bar))
        else:
            found.append(_timed(text, (start, end), day, time, zone, label, bar))
    return tuple(found)


@lru_cache(maxsize=4096)
def is_dated(line: FoldedText) -> bool:
    """Tell whether the line names a day."""
    return YEAR.search(line) is not None and DATE.search(line) is not None


def has_other_calendar(line: FoldedText) -> bool:
    """Tell whether the line names a day by the Bengali or the Hijri calendar."""
    return BENGALI_DAY.search(line) is not None


def without_times(line: FoldedText) -> FoldedText:
    """The line without its days, times and words for publishing, a space in the place of each."""
    for pattern in (BENGALI_CALENDAR, DATE, TIME, LABELS):
        line = FoldedText(pattern.sub(" ", line))
    return line


def is_time(text: FoldedText) -> bool:
    """Tell whether the text is a time of day and nothing else."""
    return TIME.fullmatch(text) is not None


def time_of_day(text: FoldedText) -> tuple[int, int, int] | None:
    """Hour, minute and second of the first time of day in a text; none where there is none."""
    match = TIME.search(text)
    return _clock(match) if match else None


def months_named(text: FoldedText) -> set[int]:
    """The months that a text names, as numbers."""
    return {_month(match.group()) for match in re.finditer(MONTH, text, re.IGNORECASE)}


def days_named(text: FoldedText) -> set[tuple[int, int]]:
    """The days that a text names, as numbers of day and month, whether it names their years or not."""
    found = (match.group().split() for match in DAY_AND_MONTH.finditer(text))
    return {(int(day), _month(month)) for day, month in found}


def _month(name: str) -> int:
    """The number of a month, by its name or its name's beginning with a dot."""
    return MONTH_NUMBER[name.removesuffix(".").lower()]


def _day(match: re.Match[str]) -> datetime | None:
    name = match["month"] or match["month2"] or match["month4"] or match["month5"]
    month = _month(name) if name else int(_of(match, "iso_month", "month3", "month6", "month7", "month9"))
    short = next(
        filter(None, (match[group] for group in ("short", "short3", "short6", "short7", "short9", "short10"))), None
    )
    year = int(short or _of(match, "iso_year", "year", "year2", "year3", "year4", "year6", "year8"))
    day = int(_of(match, "iso_day", "day", "day2", "day3", "day4", "day5", "day6", "day7", "day9"))
    if short:
        year += 2000 if year < 70 else 1900
    if (match["month3"] or match["month9"]) and month > 12 >= day:
        day, month = month, day  # the month stands first: 8/13/2023
    elif match["month9"] and day <= 12:
        return None  # 10.09.24 may be either, or no day
    try:
        found = datetime(year, month, day)
    except ValueError:
        return None
    return found if 1850 <= year <= 2100 else None


def _of(match: re.Match[str], *groups: str) -> str:
    """The first of the groups that holds something."""
    return next(str(match[group]) for group in groups if match[group])


def _of_the_week(day: datetime, name: str) -> datetime:
    """The day, or the one with day and month changed where that alone falls on the day of the week named beside it."""
    number = next(number for number, names in enumerate(DAYS) if name.startswith(tuple(names.split())))
    if day.weekday() == number or day.day > 12:
        return day
    other = day.replace(day=day.month, month=day.day)
    return other if other.weekday() == number else day


def _time_after(text: str, end: int) -> re.Match[str] | None:
    between = BETWEEN.match(text, end)
    return TIME.match(text, between.end() if between else end)


def _time_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A time right before the day: "১২:০৪ পিএম, ২৪ ডিসেম্বর ২০২৫"."""
    times = list(TIME.finditer(text, max(start, end - 60), end))
    if times and BETWEEN.fullmatch(text, times[-1].end(), end):
        return times[-1]
    return None


def _label(text: str, start: int, end: int) -> str | None:
    """The word for publishing or updating that stands nearest before a date."""
    labels = list(LABELS.finditer(text, max(start, end - 60), end))
    return labels[-1].lastgroup if labels else None


def _timed(
    text: str, span: tuple[int, int], day: datetime, time: re.Match[str], zone: tzinfo, label: str | None, weekday: bool
) -> Moment:
    clock = _clock(time)
    if clock is None:
        return Moment(*span, day.replace(tzinfo=zone), True, label, weekday)
    start, end = min(span[0], time.start()), max(span[1], time.end())
    stated, named = _zone(text, time.end(), zone)
    hour, minute, second = clock
    when = day.replace(hour=hour, minute=minute, second=second, tzinfo=stated or zone)
    return Moment(start, max(end, named), when, False, label, weekday)


def _clock(time: re.Match[str]) -> tuple[int, int, int] | None:
    """Hour, minute and second of a time; none where no clock shows it."""
    if time["clock"]:
        hour, minute = divmod(int(time["clock"]), 100)
    else:
        hour, minute = int(time["hour"] or time["hour2"] or time["hour3"]), int(time["minute"] or time["minute2"] or 0)
    period = time["period"] or ""
    hour = _hour(hour, (time["half"] or time["half3"] or period).strip().lower())
    past = {"সাড়ে": 30, "সোয়া": 15, "পৌনে": -15}
    minute += next((minutes for word, minutes in past.items() if period.endswith(word)), 0)
    if minute < 0:
        hour, minute = (hour - 1) % 24, minute + 60
    second = int(time["second"] or 0)
    return None if hour > 23 or minute > 59 or second > 59 else (hour, minute, second)


def _hour(hour: int, word: str) -> int:
    """The hour of the day from one of twelve and the word that stands with it."""
    if hour > 12 or not word:
        return hour
    if word.startswith(("দুপুর", "বেলা", "মধ্যাহ্ন")):
        afternoon = hour == 12 or hour < 8
    elif "রাত" in word:
        afternoon = 6 <= hour < 12
    else:
        afternoon = word.startswith(("বিকাল", "বিকেল", "বৈকাল", "সন্ধ্যা", "সন্ধ্যে", "পি", "p", "অপরাহ্"))
        if word in ("সাড়ে", "সোয়া", "পৌনে", "ভোর", "সকাল") and hour == 12:
            return hour
    return hour % 12 + (12 if afternoon else 0)


def _zone(text: str, end: int, zone: tzinfo) -> tuple[tzinfo | None, int]:
    """The zone named right behind a time, and where it ends."""
    if word := ZONE_WORD.match(text, end):
        name = (word["place"] or word["sign"]).lower()
        if name in ZONES:
            return ZONES[name], word.end()
        # In London BST is summer time, and the zone of the outlet knows it.
        return (zone if name == "bst" and "Europe" in str(zone) else DHAKA), word.end()
    match = OFFSET.match(text, end)
    if not match or not (match["utc"] or match["sign"]):
        return None, end
    if not match["sign"]:
        return UTC, match.end("utc")
    hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
    if not match["hours"] or hours > 14 or minutes > 59:
        return None, end
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if match["sign"] == "+" else -offset), match.end()
