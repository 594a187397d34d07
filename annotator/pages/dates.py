"""Dates and times as Bangla news pages write them, and which of them is the time of publication."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo

DHAKA = ZoneInfo("Asia/Dhaka")
KOLKATA = ZoneInfo("Asia/Kolkata")

_MONTHS = {
    1: "জানুয়ারি জানুয়ারী জানু january jan",
    2: "ফেব্রুয়ারি ফেব্রুয়ারী ফেব্রু february feb",
    3: "মার্চ march mar",
    4: "এপ্রিল april apr",
    5: "মে may",
    6: "জুন june jun",
    7: "জুলাই july jul",
    8: "আগস্ট আগষ্ট অগাস্ট অগস্ট august aug",
    9: "সেপ্টেম্বর সেপ্টেমবর september sept sep",
    10: "অক্টোবর october oct",
    11: "নভেম্বর november nov",
    12: "ডিসেম্বর december dec",
}
_MONTH_NUMBER = {name: number for number, names in _MONTHS.items() for name in names.split()}
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")(?![\w\u0981-\u09d7])\.?"
_ENDING = "(?:ই|শে|লা|রা|ঠা|st|nd|rd|th)?"

_DATE = re.compile(
    rf"""(?<!\d)(?:
      (?P<iso_year>\d{{4}})-(?P<iso_month>\d\d)-(?P<iso_day>\d\d)(?!\d)
    | (?P<day>\d{{1,2}}){_ENDING}[\s,-]*(?P<month>{_MONTH})[\s,'’-]*(?P<year>\d{{4}})(?!\d)
    | (?P<month2>{_MONTH})\s+(?P<day2>\d{{1,2}}){_ENDING}\s*,\s*(?P<year2>\d{{4}})(?!\d)
    | (?P<day3>\d{{1,2}})(?P<sign>[/.-])(?P<month3>\d{{1,2}})(?P=sign)(?P<year3>\d{{4}})(?!\d)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_PERIOD = "(?P<period>ভোর|সকাল|বেলা|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত|মধ্যরাত|দিবাগত রাত)"
_HALF = r"(?P<half>এ\.?\s?এম|পি\.?\s?এম|a\.?m\b|p\.?m\b|পূর্বাহ্[নণ]|অপরাহ্[নণ]|ভোর|সকাল|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত)\.?"
_TIME = re.compile(
    rf"""(?:{_PERIOD}\s*)?(?<!\d)(?:
      (?P<hour>\d{{1,2}})[:.](?P<minute>\d{{2}})(?::(?P<second>\d\d))?(?!\d)(?:\.\d+)?\s*(?:টা|মিনিট)?\s*(?:{_HALF})?
    | (?P<hour2>\d{{1,2}})\s*টা(?:\s*(?P<minute2>\d{{1,2}})\s*(?:মিনিট|মি\.?)?)?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFSET = re.compile(r"\s*\(?(?:(?P<utc>Z(?![a-z])|GMT|UTC)\s*)?(?P<sign>[+-])?(?P<hours>\d{1,2})?:?(?P<minutes>\d\d)?")
_ZONES = {"ist": KOLKATA, "ভারতীয় সময়": KOLKATA, "bst": DHAKA, "bdt": DHAKA, "বাংলাদেশ সময়": DHAKA}
# What may stand between a day and its time: separators, the day of the week, words for "at" and "time".
_BETWEEN = re.compile(r"(?:[\sT,|।:ঃ•·()–—-]|\S+বার|সময়|at\b)*", re.IGNORECASE)
_WEEKDAY = "(?:শনি|রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র)বার|(?:Satur|Sun|Mon|Tues|Wednes|Thurs|Fri)day"

_LABELS = re.compile(
    r"""(?P<published>প্রকাশ(?:িত|কাল|না|ের\ সময়|ের\ তারিখ)?|পাবলিশ|পোস্ট|আপলোড|Publish(?:ed)?|Posted|Created)
      | (?P<other>(?:সর্বশেষ\ |শেষ\ )?(?:আপডেট|হালনাগাদ|সম্পাদনা|সংশোধিত)|প্রিন্ট|(?:Last\ )?(?:Updated?|Modified)|Print)""",
    re.IGNORECASE | re.VERBOSE,
)
_BENGALI_DAY = re.compile(
    r"\d{1,2}(?:ই|শে|লা|রা|ঠা)?\s*(?:বৈশাখ|জ্যৈষ্ঠ|জৈষ্ঠ্য|জ্যেষ্ঠ|আষাঢ়|শ্রাবণ|ভাদ্র|আশ্বিন|কার্তিক|কার্ত্তিক|অগ্রহায়ণ|পৌষ|মাঘ|ফাল্গুন|চৈত্র"
    r"|মহররম|মুহাররম|সফর|রবিউল|জমাদিউ|রজব|শাবান|রমজান|শাওয়াল|জিলকদ|জিলহজ)"
)
_WEEKDAYS = re.compile(_WEEKDAY)
# What is left of a line of dates once its dates and times are out.
_FILLER = re.compile(
    rf"{_WEEKDAY}|বাংলাদেশ সময়|ভারতীয় সময়|সময়|তারিখ|\b(?:IST|BST|BDT|GMT|UTC|at|on)\b|[^\w\u0981-\u09cd\u09d7]+|[\d_]+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Moment:
    """A day that a text names, with its time if it gives one."""

    start: int
    end: int
    when: datetime
    date_only: bool
    label: str | None
    """``published``, ``other`` (an update, the day of printing), or none where no word tells."""
    weekday: bool
    """A day of the week stands with it, as in the bar that shows today's date."""


def moments(text: str, zone: tzinfo = DHAKA) -> list[Moment]:
    """Every date in a (folded) text, in order.

    Args:
        text: a line, or a string of metadata.
        zone: the zone of a time that names none.
    """
    found: list[Moment] = []
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        before = found[-1].end if found else 0
        start, end = match.span()
        time = _time_after(text, end) or _time_before(text, before, start)
        label = _label(text, before, min(start, time.start() if time else start))
        weekday = bool(_WEEKDAYS.search(text, max(before, start - 14), min(len(text), end + 14)))
        if time is None:
            found.append(Moment(start, end, day.replace(tzinfo=zone), True, label, weekday))
        else:
            found.append(_timed(text, (start, end), day, time, zone, label, weekday))
    return found


def parse(text: str | None, zone: tzinfo = DHAKA) -> tuple[datetime, bool] | None:
    """The first date of a string of metadata, and whether it is a day without a time; none where there is none."""
    found = moments(text or "", zone)
    return (found[0].when, found[0].date_only) if found else None


def is_dated(line: str) -> bool:
    """Whether the line names a day."""
    return _DATE.search(line) is not None


def is_time_line(line: str) -> bool:
    """Whether the line is a time of day and nothing else."""
    return bool(line) and _TIME.fullmatch(line.strip(" ,|()–-")) is not None


def is_label_line(line: str) -> bool:
    """Whether the line is a word for publishing or updating and nothing else."""
    return _LABELS.search(line) is not None and not _left(line)


def is_date_line(line: str) -> bool:
    """Whether the line says when, and nothing else."""
    return bool(_DATE.search(line)) and _says_no_more(line)


def is_bare_day(line: str) -> bool:
    """Whether the line names days without a time and without a word for publishing."""
    found = moments(line)
    return bool(found) and all(moment.date_only and moment.label is None for moment in found)


def is_weekday_alone(line: str) -> bool:
    """Whether all that a line says is a day with its day of the week, as a bar with today's date does."""
    return is_bare_day(line) and all(moment.weekday for moment in moments(line))


def is_today_bar(line: str) -> bool:
    """Whether the line shows the day on which the page was looked at: by the Bengali or the Hijri calendar too."""
    return len(line) < 160 and bool(_BENGALI_DAY.search(line)) and len(_left(_BENGALI_DAY.sub(" ", line))) <= 4


def _says_no_more(line: str) -> bool:
    """Whether one word at most is left without dates, times and labels: a place."""
    left = _left(line)
    return len(left) <= 1 and sum(map(len, left)) <= 12


def _left(line: str) -> list[str]:
    for pattern in (_DATE, _TIME, _LABELS, _FILLER):
        line = pattern.sub(" ", line)
    return line.split()


def _day(match: re.Match[str]) -> datetime | None:
    part = match.groupdict()
    name = part["month"] or part["month2"]
    month = _MONTH_NUMBER[name.rstrip(".").lower()] if name else int(part["iso_month"] or part["month3"])
    year = int(part["iso_year"] or part["year"] or part["year2"] or part["year3"])
    try:
        day = datetime(year, month, int(part["iso_day"] or part["day"] or part["day2"] or part["day3"]))
    except ValueError:
        return None
    return day if 1990 <= year <= 2100 else None


def _time_after(text: str, end: int) -> re.Match[str] | None:
    between = _BETWEEN.match(text, end)
    return _TIME.match(text, between.end() if between else end)


def _time_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A time right before the day: "১২:০৪ পিএম, ২৪ ডিসেম্বর ২০২৫"."""
    times = list(_TIME.finditer(text, max(start, end - 40), end))
    if times and _BETWEEN.fullmatch(text, times[-1].end(), end):
        return times[-1]
    return None


def _label(text: str, start: int, end: int) -> str | None:
    """The word for publishing or updating that stands nearest before a date."""
    labels = list(_LABELS.finditer(text, max(start, end - 60), end))
    return labels[-1].lastgroup if labels else None


def _timed(
    text: str, span: tuple[int, int], day: datetime, time: re.Match[str], zone: tzinfo, label: str | None, weekday: bool
) -> Moment:
    hour, minute = int(time["hour"] or time["hour2"]), int(time["minute"] or time["minute2"] or 0)
    second = int(time["second"] or 0)
    hour = _hour(hour, (time["period"] or time["half"] or "").lower())
    start, end = min(span[0], time.start()), max(span[1], time.end())
    if hour > 23 or minute > 59 or second > 59:
        return Moment(*span, day.replace(tzinfo=zone), True, label, weekday)
    stated, end = _zone(text, end) if time.start() >= span[1] else (None, end)
    when = day.replace(hour=hour, minute=minute, second=second, tzinfo=stated or zone)
    return Moment(start, end, when, False, label, weekday)


def _hour(hour: int, word: str) -> int:
    """The hour of the day from one of twelve and the word that stands with it."""
    if hour > 12 or not word:
        return hour
    if word in ("দুপুর", "বেলা"):
        afternoon = hour == 12 or hour < 8
    elif "রাত" in word:
        afternoon = 6 <= hour < 12
    else:
        afternoon = word.startswith(("বিকাল", "বিকেল", "সন্ধ্যা", "পি", "p", "অপরাহ্"))
    return hour % 12 + (12 if afternoon else 0)


def _zone(text: str, end: int) -> tuple[tzinfo | None, int]:
    """The zone named right behind a time, and where it ends."""
    rest = text[end : end + 24]
    for name, zone in _ZONES.items():
        at = rest.lower().find(name)
        if 0 <= at <= 3:
            return zone, end + at + len(name)
    match = _OFFSET.match(rest)
    if not match or not (match["utc"] or match["sign"]):
        return None, end
    if not match["sign"]:
        return UTC, end + match.end("utc")
    hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
    if not match["hours"] or hours > 14 or minutes > 59:
        return None, end
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if match["sign"] == "+" else -offset), end + match.end()
