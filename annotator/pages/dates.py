"""Dates and times as Bangla news pages and data sets write them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

from annotator.bangla.calendar import MONTHS
from annotator.bangla.folding import FoldedText

DHAKA = ZoneInfo("Asia/Dhaka")
KOLKATA = ZoneInfo("Asia/Kolkata")

_ENGLISH = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_MONTH_NUMBER: dict[str, int] = {
    **{str(name): number for name, number in MONTHS.items()},
    **{name: number for number, name in enumerate(_ENGLISH, 1)},
    **{name[:3]: number for number, name in enumerate(_ENGLISH, 1)},
    "sept": 9,
}
_MONTH = "(?:" + "|".join(sorted(_MONTH_NUMBER, key=len, reverse=True)) + r")(?![\w\u0981-\u09d7])\.?"
# A day may stand right behind a year, where a page writes its day twice.
_STOP = rf"(?:(?!\d)|(?=\d{{1,2}}\s{_MONTH}))"
_ENDING = "(?:ই|শে|লা|রা|ঠা|st|nd|rd|th)?"
_BENGALI_MONTH = (
    "(?:বৈশাখ|জ্যৈষ্ঠ|জৈষ্ঠ্য|জ্যেষ্ঠ|আষাঢ়|শ্রাবণ|ভাদ্র|আশ্বিন|কার্তিক|কার্ত্তিক|অগ্রহায়ণ|পৌষ|মাঘ|ফাল্গুন|চৈত্র"
    "|মহররম|মুহাররম|সফর|রবিউল|জমাদিউ|রজব|শাবান|রমজান|শাওয়াল|জিলকদ|জিলহজ)"
)

_DATE = re.compile(
    rf"""(?<![\d:])(?:
      (?P<iso_year>\d{{4}})(?P<iso>[-/.])(?P<iso_month>\d{{1,2}})(?P=iso)(?P<iso_day>\d{{1,2}})(?!\d)
    | (?P<year4>\d{{4}})\ সালের\ (?P<day4>\d{{1,2}}){_ENDING}\s(?P<month4>{_MONTH})
    | (?P<day>\d{{1,2}})\s?{_ENDING}[\s,-]*(?P<month>{_MONTH})[\s,-]*(?:(?P<year>\d{{4}})|['’-](?P<short>\d\d)){_STOP}
    | (?P<month2>{_MONTH})\s*(?P<day2>\d{{1,2}}){_ENDING}[\s,]+(?P<year2>\d{{4}})(?!\d)
    | (?P<day3>\d{{1,2}})(?P<sign>[/.-])(?P<month3>\d{{1,2}})(?P=sign)(?P<year3>\d{{4}}){_STOP}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
#: A day of a month, its year left out or behind it.
DAY_AND_MONTH = re.compile(rf"(?<!\d)\d{{1,2}} {_MONTH}", re.IGNORECASE)
_PERIOD = (
    r"(?P<period>(?:ভোর|সকাল|বেলা|দুপুর|বিকাল|বিকেল|সন্ধ্যা|সন্ধ্যে|রাত|মধ্যরাত|দিবাগত রাত)\s*+(?:সাড়ে|সোয়া|পৌনে)?"
    r"|সাড়ে|সোয়া|পৌনে)"
)
_HALF = r"(?P<half>এ\.?\s?এম|পি\.?\s?এম|a\.?m\b|p\.?m\b|পূর্বাহ্[নণ]|অপরাহ্[নণ]|ভোর|সকাল|দুপুর|বিকাল|বিকেল|সন্ধ্যা|রাত)\.?"
_TIME = re.compile(
    rf"""(?:{_PERIOD}\s*+)?(?<!\d)(?:
      (?P<hour>\d{{1,2}})(?:\s?[:ঃ]\s?|\.)(?P<minute>\d{{2}})(?:\s?[:ঃ]\s?(?P<second>\d\d))?(?!\d)(?:\.\d+)?
        \s*+(?:(?:টা|মিনিট|ঘণ্টা|ঘন্টা|hrs?\b)\s*+)?(?:{_HALF})?
    | (?P<hour2>\d{{1,2}})\s*টা(?:\s*+(?P<minute2>\d{{1,2}})\s*+(?:মিনিট|মি\.?)?)?
    | (?P<clock>\d{{4}})\s*(?:ঘণ্টা|ঘন্টা|hrs?\b|hours\b)
    | (?P<hour3>\d{{1,2}})\s?(?P<half3>[ap]\.?m\b)\.?
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_OFFSET = re.compile(r"\s*\(?(?:(?P<utc>Z(?![a-z])|GMT|UTC)\s*)?(?P<sign>[+-])?(?P<hours>\d{1,2})?:?(?P<minutes>\d\d)?")
_LONDON, _NEW_YORK = ZoneInfo("Europe/London"), ZoneInfo("America/New_York")
_ZONES = {
    **{"ist": KOLKATA, "ভারতীয়": KOLKATA, "ভারত": KOLKATA, "কলকাতা": KOLKATA},
    **{"লন্ডন": _LONDON, "যুক্তরাজ্য": _LONDON, "নিউইয়র্ক": _NEW_YORK, "নিউ ইয়র্ক": _NEW_YORK},
}
_PLACE = "ভারতীয়|ভারত|কলকাতা|লন্ডন|যুক্তরাজ্য|নিউ ?ইয়র্ক|বাংলাদেশ|ঢাকা"
_ZONE_WORD = re.compile(
    rf"[\s(]{{0,3}}(?:(?P<sign>ist|bd?st|bdt)|(?P<place>{_PLACE})(?:ের|র)? সময়)(?![a-z])\)?", re.IGNORECASE
)
WEEKDAY = (
    r"(?:শনি|রবি|সোম|মঙ্গল|বুধ|বৃহস্পতি|শুক্র|রোব)বার|"
    r"\b(?:Satur|Sun|Mon|Tues|Wednes|Thurs|Fri)day\b|\b(?:Sat|Sun|Mon|Tue|Wed|Thu|Fri)\b"
)
ERA = r"খ্রি(?:স্টাব্দ|ষ্টাব্দ|\.|ঃ)?|ইংরেজি|ইংরেজী|ইং(?![\u0981-\u09d7])"
# What may stand between a day and its time: separators, the day of the week, the day by another calendar, words for
# "at" and "time".
_BETWEEN = re.compile(
    rf"(?:[\sT,|।॥:ঃ•·()/–—⏰🕐-🕧-]|{WEEKDAY}|{ERA}|সময়|\bat\b|\d{{1,2}}(?:ই|শে|লা|রা|ঠা)?\s{_BENGALI_MONTH}\S*[\s,]*\d{{4}})*",
    re.IGNORECASE,
)

LABELS = re.compile(
    r"""(?P<published>প্রকাশ(?:িত|কাল|না|ের\ সময়|ের\ তারিখ)?(?!ক|\w)(?:\ (?:হয়েছে|হয়|সময়|তারিখ))?
      |(?:পাবলিশড?|পোস্টেড|পোস্ট|আপলোড)(?:\ করা\ হয়েছে)?
      |(?:First\ )?\bPublish(?:ed)?(?:\ (?:on|at|Date|Time))?|\bPosted(?:\ (?:on|at))?|Created|Post\ Date
      |(?:প্রিন্ট|ছাপা|মুদ্রিত|অনলাইন)\ (?:সংস্করণ|ভার্সন)|বাংলাদেশ\ সময়(?=\s?[:ঃ]))
      | (?P<updated>(?:সর্বশেষ\ |শেষ\ )?
          (?:আপডেটেড|আপডেট|আপডেইট|হালনাগাদ|সম্পাদনা|সংশোধিত|সংশোধন|পরিমার্জন)(?:\ (?:সময়|হয়েছে|করা\ হয়েছে))?
      |(?:Last\ )?\b(?:Updated?|Modified)(?:\ (?:on|at|Time|Date))?)
      | (?P<printed>প্রিন্ট|\bPrint(?:ed)?\b|মুদ্রণ)""",
    re.IGNORECASE | re.VERBOSE,
)
_BENGALI_DAY = re.compile(rf"\d{{1,2}}(?:ই|শে|লা|রা|ঠা)?\s*{_BENGALI_MONTH}")
# Every date that is read has one, and looking for it is far faster than for all forms of dates.
_YEAR = re.compile(r"\d{4}|['’-]\d\d")
_WEEKDAYS = re.compile(WEEKDAY, re.IGNORECASE)
# The days of a week from Monday on, by the letters with which their names begin in both languages.
_DAYS = ("সোম mon", "মঙ্গল tue", "বুধ wed", "বৃহস্পতি thu", "শুক্র fri", "শনি sat", "রবি রোব sun")


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
    if not _YEAR.search(text):
        return ()
    for match in _DATE.finditer(text):
        day = _day(match)
        if day is None:
            continue
        before = found[-1].end if found else 0
        start, end = match.span()
        time = _time_before(text, before, start) or _time_after(text, end)
        label = _label(text, before, min(start, time.start() if time else start))
        weekday = _WEEKDAYS.search(text, max(before, start - 16), min(len(text), end + 16))
        if weekday and match["month3"]:
            day = _of_the_week(day, weekday.group().lower())
        if time is None:
            found.append(Moment(start, end, day.replace(tzinfo=zone), True, label, weekday is not None))
        else:
            found.append(_timed(text, (start, end), day, time, zone, label, weekday is not None))
    return tuple(found)


@lru_cache(maxsize=4096)
def is_dated(line: FoldedText) -> bool:
    """Tell whether the line names a day."""
    return _YEAR.search(line) is not None and _DATE.search(line) is not None


def has_other_calendar(line: FoldedText) -> bool:
    """Tell whether the line names a day by the Bengali or the Hijri calendar."""
    return _BENGALI_DAY.search(line) is not None


def without_times(line: FoldedText) -> FoldedText:
    """The line without its days, times and words for publishing, a space in the place of each."""
    for pattern in (_BENGALI_CALENDAR, _DATE, _TIME, LABELS):
        line = FoldedText(pattern.sub(" ", line))
    return line


_BENGALI_CALENDAR = re.compile(
    rf"\d{{1,2}}(?:ই|শে|লা|রা|ঠা)?\s*{_BENGALI_MONTH}\S*(?:\s(?:আউয়াল|আখের|সানি|উস সানি))?[\s,]*(?:\d{{4}})?"
)


def is_time(text: FoldedText) -> bool:
    """Tell whether the text is a time of day and nothing else."""
    return bool(text) and _TIME.fullmatch(text) is not None


def time_of_day(text: FoldedText) -> tuple[int, int, int] | None:
    """Hour, minute and second of the first time of day in a text; none where there is none."""
    match = _TIME.search(text)
    return _clock(match) if match else None


def months_named(text: FoldedText) -> set[int]:
    """The months that a text names, as numbers."""
    return {_MONTH_NUMBER[match.group().rstrip(".").lower()] for match in re.finditer(_MONTH, text, re.IGNORECASE)}


def days_named(text: FoldedText) -> set[tuple[int, int]]:
    """The days that a text names, as numbers of day and month, whether it names their years or not."""
    found = (match.group().split() for match in DAY_AND_MONTH.finditer(text))
    return {(int(day), _MONTH_NUMBER[month.rstrip(".").lower()]) for day, month in found}


def _day(match: re.Match[str]) -> datetime | None:
    name = match["month"] or match["month2"] or match["month4"]
    month = _MONTH_NUMBER[name.rstrip(".").lower()] if name else int(match["iso_month"] or match["month3"])
    year = int(
        match["iso_year"] or match["year"] or match["year2"] or match["year3"] or match["year4"] or match["short"]
    )
    day = int(match["iso_day"] or match["day"] or match["day2"] or match["day3"] or match["day4"])
    if match["short"]:
        year += 2000 if year < 70 else 1900
    if match["month3"] and month > 12 >= day:
        day, month = month, day  # the month stands first: 8/13/2023
    try:
        found = datetime(year, month, day)
    except ValueError:
        return None
    return found if 1850 <= year <= 2100 else None


def _of_the_week(day: datetime, name: str) -> datetime:
    """The day, or the one with day and month changed where that alone falls on the day of the week named beside it."""
    number = next(number for number, names in enumerate(_DAYS) if name.startswith(tuple(names.split())))
    if day.weekday() == number or day.day > 12:
        return day
    other = day.replace(day=day.month, month=day.day)
    return other if other.weekday() == number else day


def _time_after(text: str, end: int) -> re.Match[str] | None:
    between = _BETWEEN.match(text, end)
    return _TIME.match(text, between.end() if between else end)


def _time_before(text: str, start: int, end: int) -> re.Match[str] | None:
    """A time right before the day: "১২:০৪ পিএম, ২৪ ডিসেম্বর ২০২৫"."""
    times = list(_TIME.finditer(text, max(start, end - 60), end))
    if times and _BETWEEN.fullmatch(text, times[-1].end(), end):
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
    if word.startswith(("দুপুর", "বেলা")):
        afternoon = hour == 12 or hour < 8
    elif "রাত" in word:
        afternoon = 6 <= hour < 12
    else:
        afternoon = word.startswith(("বিকাল", "বিকেল", "সন্ধ্যা", "সন্ধ্যে", "পি", "p", "অপরাহ্"))
        if word in ("সাড়ে", "সোয়া", "পৌনে", "ভোর", "সকাল") and hour == 12:
            return hour
    return hour % 12 + (12 if afternoon else 0)


def _zone(text: str, end: int, zone: tzinfo) -> tuple[tzinfo | None, int]:
    """The zone named right behind a time, and where it ends."""
    if word := _ZONE_WORD.match(text, end):
        name = (word["place"] or word["sign"]).lower()
        if name in _ZONES:
            return _ZONES[name], word.end()
        # In London BST is summer time, and the zone of the outlet knows it.
        return (zone if name == "bst" and "Europe" in str(zone) else DHAKA), word.end()
    match = _OFFSET.match(text, end, end + 24)
    if not match or not (match["utc"] or match["sign"]):
        return None, end
    if not match["sign"]:
        return UTC, match.end("utc")
    hours, minutes = int(match["hours"] or 0), int(match["minutes"] or 0)
    if not match["hours"] or hours > 14 or minutes > 59:
        return None, end
    offset = timedelta(hours=hours, minutes=minutes)
    return timezone(offset if match["sign"] == "+" else -offset), match.end()
