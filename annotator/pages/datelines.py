"""The role of a line of dates on its page, and the one date that a field of metadata holds."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, tzinfo
from functools import lru_cache

from annotator.bangla.calendar import MONTHS
from annotator.bangla.folding import FoldedText, fold
from annotator.intake.columns import EPOCH
from annotator.pages.dategrammar import DAY_AND_MONTH, DHAKA, ERA, LABELS, TIME, WEEKDAY
from annotator.pages.dates import (
    has_other_calendar,
    is_dated,
    is_time,
    moments,
    without_times,
)

# What is left of a line of dates once its dates and times are out: days of the week, words for time, how often the
# page was read.
_FILLER = re.compile(
    rf"""{WEEKDAY}|{ERA}|বাংলাদেশ\ সময়|ভারতীয়\ সময়|সময়|তারিখ|\b(?:IST|BS?T|BD?ST|BDT|GMT|UTC|at|on|by|Time|Date)\b
    |(?<![\d,])[\d,]++\s*+(?:(?:বার|জন)\s*+)?(?:পড়া\ হয়েছে|পঠিত|দেখা\ হয়েছে|ভিউ|views?\b|দেখেছেন|পড়েছেন)
    |(?<!\d)\d++\s*+(?:মিনিটে?\ (?:পড়ুন|পাঠ)|min(?:ute)?s?\ read|Comments?|মন্তব্য)
    |\b(?:Facebook|Twitter|X|WhatsApp|Messenger|Telegram|LinkedIn|Share|Print|Email|Copy\ Link)\b|শেয়ার(?:\ করুন)?
    |(?:অনলাইন|প্রিন্ট|ডিজিটাল|ছাপা)\ (?:সংস্করণ|ভার্সন)|[^\w\u0981-\u09cd\u09d7]+|[\d_]+""",
    re.IGNORECASE | re.VERBOSE,
)
# No more words stand beside the times of a line that tells when and by whom.
_STAMP_WORDS = 9
_BESIDE = re.compile(
    rf"{WEEKDAY}|{ERA}|বাংলাদেশ সময়|সময়|তারিখ|\b(?:IST|BD?ST|GMT)\b|(?<![\d,])[\d,]++ ?বার পড়া হয়েছে"
    r"|(?<!\d)\d++ (?:মিনিট|ঘণ্টা|ঘন্টা|দিন|সপ্তাহ|মাস|বছর) আগে"
    r"|[|:ঃ•]"
)
_LABELLED = re.compile(rf"(?:{LABELS.pattern})\s?[:ঃ|–-]", LABELS.flags)
_PLACE_AND_DAY = re.compile(
    rf"[^,()।:]{{2,30}},? {DAY_AND_MONTH.pattern}(?:,? \d{{4}})?(?: ?\([^()]{{2,30}}\))?\s?[:ঃ–—-]", re.IGNORECASE
)
_SOURCE = re.compile(r"\W*(?:সূত্র|তথ্যসূত্র|উৎস|সৌজন্যে|Source)\s?[:ঃ]", re.IGNORECASE)
_ONLINE = re.compile(r"\s(?:অনলাইন|ডেস্ক|Online|Desk)(?=[\W_]*$)", re.IGNORECASE)
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:[T ]?(\d\d)(\d\d)(\d\d)?(Z?))?")
# A line that heads what is said of one day has no more words.
_DAY_WORDS = 5
_DAY = re.compile(rf"{WEEKDAY}|\d{{1,2}}(?:ই|শে|লা|রা|ঠা)? (?:{'|'.join(map(str, MONTHS))})", re.IGNORECASE)
_FOLIO = re.compile(
    r"(?:পৃষ্ঠা|পাতা|পৃ\.|\bPage)(?: নং)?\s?[:ঃ-]?\s?\d{1,2}(?!\d)|\d{1,2}(?:-এর)? (?:পৃষ্ঠা|পাতা)$"
    r"|(?:স্মারক|পত্র|নথি)(?: ?(?:নং|নম্বর|সংখ্যা))? ?[:ঃ.-]"
    r"|(?:প্রথম|শেষ|ভেতরের|পেছনের|খেলার) (?:পাতা|পৃষ্ঠা)\s?[|●•,]|বর্ষ\s?[:ঃ]?\s?\d+\W{1,3}সংখ্যা\s?[:ঃ]?\s?\d+",
    re.IGNORECASE,
)
_AT = re.compile(r"\W*(?:সময়|Time)\s?[:ঃ-]\s?", re.IGNORECASE)
#: The head of a printed page is no longer, in signs.
FOLIO_SIGNS = 160
# Excel's days since 1899-12-30, from 1970 to 2119; its part of a day behind the point.
_SERIAL = re.compile(r"(2(?:5[6-9]|[6-9]\d)\d\d|[3-7]\d{4}|80\d{3})(?:\.\d+)?")
_TWO_DIGITS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d\d)(?!\d)")


def parse(text: str | None, zone: tzinfo = DHAKA) -> tuple[datetime, bool] | None:
    """The first date of a string of metadata, and whether it is a day without a time; none where there is none.

    Unlike a page's line it may be a number of seconds, a day as Excel counts it, digits without signs, or have a year
    of two digits.
    """
    if not text:
        return None
    value: str = fold(text.strip())
    if epoch := EPOCH.fullmatch(value):
        return datetime.fromtimestamp(int(epoch["seconds"]), UTC).astimezone(zone), False
    if _SERIAL.fullmatch(value):
        minutes = round(float(value) * 24 * 60)
        return datetime(1899, 12, 30, tzinfo=zone) + timedelta(minutes=minutes), "." not in value
    if compact := _COMPACT.fullmatch(value):
        year, month, day, hour, minute, second, utc = compact.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{utc}" if hour else ""
        value = f"{year}-{month}-{day}{clock}"
    elif short := _TWO_DIGITS.match(value):
        century = "20" if int(short.group(4)) < 70 else "19"
        value = value[: short.start(4)] + century + value[short.start(4) :]
    found = moments(FoldedText(value), zone)
    return (found[0].when, found[0].date_only) if found else None


def is_time_line(line: FoldedText) -> bool:
    """Tell whether the line is a time of day and nothing else."""
    return is_time(FoldedText(_AT.sub("", line).strip(" ,|()–-")))


# As of what is left of a line.
@lru_cache(maxsize=4096)
def is_label_line(line: FoldedText) -> bool:
    """Tell whether the line is a word for publishing or updating and nothing else."""
    return not line.startswith("[") and LABELS.search(line) is not None and not _left(line)  # "[সম্পাদনা]" is a link


def is_date_line(line: FoldedText) -> bool:
    """Tell whether the line says when, and nothing else but a place."""
    if not is_dated(line):
        return False
    left = _left(line)
    return len(left) <= 1 and sum(map(len, left)) <= 12


def is_stamp(line: FoldedText) -> bool:
    """Tell whether the line ends or begins with a time of publication or an update, with a reporter or a desk beside
    it.
    """
    if not is_dated(line) or len(_left(line)) > _STAMP_WORDS or has_other_calendar(line):
        return False
    return _LABELLED.search(line) is not None or any(not moment.date_only for moment in moments(line))


def dateline(line: FoldedText) -> FoldedText:
    """Return where and when a paragraph says at its beginning that it was written, and for which agency; empty where
    it does not: "ঢাকা, ৮ অক্টোবর (বাসস) :".
    """
    match = _PLACE_AND_DAY.match(line)
    return FoldedText(match.group() if match else "")


def is_clipping(line: FoldedText) -> bool:
    """Tell whether the line says from which paper of which day a text was taken: "সূত্র: যুগান্তর, ২৩ আগস্ট ২০২৩"."""
    return _SOURCE.match(line) is not None and is_dated(line) and len(_left(line)) <= _STAMP_WORDS


def beside_a_time(line: FoldedText) -> str:
    """Return what stands beside a dated line's times, without the words for a source and for a desk."""
    return _ONLINE.sub("", without_stamps(FoldedText(_SOURCE.sub("", line)))).strip("_*,| ")


def has_stamp(line: FoldedText) -> bool:
    """Tell whether a time of publication or an update, with its word and a colon, stands in the line."""
    return any(moment.label in ("published", "updated") for moment in moments(line)) and bool(_LABELLED.search(line))


def is_bare_day(line: FoldedText) -> bool:
    """Tell whether the line names days without a time and without a word for publishing."""
    found = moments(line)
    return bool(found) and all(moment.date_only and moment.label is None for moment in found)


def heads_a_day(line: FoldedText) -> bool:
    """Tell whether the line heads what is said of one day, with its year or without: "রোববার (৩ ডিসেম্বর)"."""
    return len(line.split(None, _DAY_WORDS)) <= _DAY_WORDS and _DAY.search(line) is not None


def is_weekday_alone(line: FoldedText) -> bool:
    """Tell whether all that a line says is a day with its day of the week, as a bar with today's date does."""
    return is_bare_day(line) and all(moment.weekday for moment in moments(line))


def is_today_bar(line: FoldedText) -> bool:
    """Tell whether the line shows the day on which the page was looked at: by the Bengali or the Hijri calendar too."""
    return has_other_calendar(line) and not LABELS.search(line) and len(_left(line)) <= 4


@lru_cache(maxsize=4096)
def is_folio(line: FoldedText) -> bool:
    """Tell whether the line heads a printed page or a letter: its day, with the number of page or letter."""
    if len(line) > FOLIO_SIGNS or not is_dated(line) or line.count("।") > 1:
        return False
    page = _FOLIO.search(line)
    return page is not None and ("।" not in line or not line[page.end() :].strip())


def without_stamps(line: FoldedText) -> str:
    """Return a line without its times and the words beside them, white space evened out."""
    if not is_dated(line):
        return line
    return " ".join(_BESIDE.sub(" ", without_times(line)).split())


def without_clock(line: FoldedText) -> str:
    """Return a line that names no day without its time of day and what parts it from the rest."""
    return line if is_dated(line) else TIME.sub(" ", line).strip(" |।॥,·•–—-:()")


# Several steps ask for the same line.
@lru_cache(maxsize=4096)
def _left(line: FoldedText) -> list[str]:
    return _FILLER.sub(" ", without_times(line)).split()
