"""Times at which a page says that its article was published, and updated: not when it was printed out or looked at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta, tzinfo

from annotator.bangla.folding import FoldedText
from annotator.labels import DateKind
from annotator.pages.body import Body
from annotator.pages.datelines import (
    FOLIO_SIGNS,
    dateline,
    is_clipping,
    is_date_line,
    is_folio,
    is_label_line,
    is_time_line,
)
from annotator.pages.dates import Moment, days_named, is_dated, moments, time_of_day
from annotator.pages.dating import Dating
from annotator.pages.headline import TITLE_MARK
from annotator.pages.kinds import Kind
from annotator.pages.lines import Line
from annotator.pages.notation import between_bars

# How far from the headline or below the body, in lines, a date may stand and still belong to the article.
_NEAR = 3
_FURTHER = 8
_PART = re.compile(rf"{TITLE_MARK.pattern}|\s[·•●]\s")
_PAGE = re.compile(r"(?:পৃষ্ঠা|পাতা|Page)(?=\s)[^।]{1,30}$", re.IGNORECASE)
# Year and clock behind the initials of an agency.
_FILED = re.compile(r"/ ?(?P<year>\d{4}) ?/ ?(?P<hour>\d\d)(?P<minute>\d\d) ?(?:ঘণ্টা|ঘন্টা|ঘ\.|hrs?)")
# The dateline of such a story stands so many lines above its first paragraph at most.
_HEAD = 2
# Until then a paper's pages were made with its edition, and the day above them is that of it.
_BY_HAND = 2010
_ISSUE = " সংখ্যা"
_COLON = (":", "ঃ")
# Calendars and clocks, as messages draw them before the time.
_DRAWN = re.compile("[·📅📆🗓⏰🕐-🕧⌚]")


def find_dates(
    lines: list[Line], body: Body, headline_start: int | None, cut: list[Line], zone: tzinfo
) -> list[Dating]:
    """The times that the page shows of its article, the surest first.

    A time that a word for publishing introduces comes first, the one nearest above the body before others; then one
    without any word that stands between headline and body; then one right above the headline, if it is no bar that
    shows today's date, and that of a post right below it ("4:45 PM · May 10, 2026"). Times of updates stand behind.

    Args:
        lines: the page's lines.
        body: the article's.
        headline_start: where the headline's line starts.
        cut: what was cut out of the body's lines.
        zone: the zone of a time that names none.
    """
    below = body.kept[-1] + 1
    numbers = [*reversed(range(body.first)), *range(below, min(below + _FURTHER, len(lines)))]
    numbers = [number for number in numbers if lines[number].kind is not Kind.CHROME]
    texts = [*(_with_neighbours(lines, number) for number in numbers), *(line.text for line in cut)]
    labelled = [moment for text in texts for moment in moments(text, zone)]
    top = next((number for number in range(len(lines)) if lines[number].start == headline_start), None)
    updated = _of(labelled, "updated", DateKind.UPDATED)
    latest = max((each.when for each in updated), default=None)
    without_word = [*_unlabelled(lines, body, top, zone), *_dates(cut, range(len(cut)), zone)]
    found = [
        *_of(labelled, "published", DateKind.PUBLISHED),
        # What came out before its update is no day behind it: that is the day on which the page was looked at.
        *(_dating(moment, DateKind.PUBLISHED) for moment in without_word if not latest or moment.when <= latest),
        *updated,
        *(_dating(moment, DateKind.PUBLISHED) for moment in _of_the_dateline(lines, body, cut, zone)),
        *_filed(lines, body, zone),
    ]
    return found or list(_of_a_bar(lines, body, top or 0, zone))


def _filed(lines: list[Line], body: Body, zone: tzinfo) -> Iterator[Dating]:
    """When an agency says below its story that it was filed, year and clock behind initials, on the day of its
    dateline: "রহিম/করিম/২০২৩/১৮২০ ঘণ্টা".
    """
    for line in lines[body.kept[-1] + 1 :][:_NEAR]:
        if mark := _FILED.search(line.text):
            head = " ".join([*(above.text for above in lines[: body.first][-_HEAD:]), dateline(lines[body.first].text)])
            days = days_named(FoldedText(head))
            for day, month in days if len(days) == 1 else ():
                clock = (int(mark["hour"]), int(mark["minute"]))
                if clock < (24, 0) and clock[1] < 60:
                    when = datetime(int(mark["year"]), month, day, *clock, tzinfo=zone)
                    yield Dating(when, False, DateKind.PUBLISHED)


def _of_a_bar(lines: list[Line], body: Body, top: int, zone: tzinfo) -> Iterator[Dating]:
    """The day of the bar above the article where that is the article's: a time without a day stands below the
    headline, as of a story of the day; or the day is of years in which sites were made anew for each edition.
    """
    bars = {
        moment.when.replace(hour=0, minute=0, second=0)
        for line in lines[: body.first]
        if line.kind in (Kind.DATE, Kind.TODAY)
        for moment in moments(line.text, zone)
    }
    clocks = (time_of_day(line.text) for line in lines[top : body.first] if line.kind in (Kind.BYLINE, Kind.CHROME))
    clock = next(filter(None, clocks), None)
    for day in bars if len(bars) == 1 else ():
        if clock:
            yield Dating(day.replace(hour=clock[0], minute=clock[1]), False, DateKind.PUBLISHED)
        elif day.year < _BY_HAND:
            yield Dating(day, True, DateKind.PUBLISHED)


def _of_the_dateline(lines: list[Line], body: Body, cut: list[Line], zone: tzinfo) -> Iterator[Moment]:
    """The day of the dateline, or that of a bar above the article where the dateline names it, or the day before it,
    without a year: "আগরতলা, ৬ মার্চ :". It may stand on a line of its own, with the reporter or the paper.
    """
    head = dateline(lines[body.first].text)
    yield from moments(head, zone)
    near = (line for line in lines[: body.first][-_HEAD:] if line.kind is Kind.BYLINE or line.text.endswith(_COLON))
    texts = (head, *(line.text for line in (*cut, *near) if not is_dated(line.text)))
    named = {day for text in texts for day in days_named(FoldedText(text))}
    for line in lines[: body.first] if named else ():
        if line.kind in (Kind.DATE, Kind.TODAY):
            for moment in moments(line.text, zone):
                days = (moment.when, moment.when - timedelta(days=1))  # printed in the night
                if any((day.day, day.month) in named for day in days):
                    yield moment


def _of(found: Iterable[Moment], label: str, kind: DateKind) -> list[Dating]:
    return [_dating(moment, kind) for moment in found if moment.label == label]


def _dating(moment: Moment, kind: DateKind) -> Dating:
    return Dating(moment.when, moment.date_only, kind)


def _unlabelled(lines: list[Line], body: Body, top: int | None, zone: tzinfo) -> list[Moment]:
    first = body.first
    if top is not None and top > body.kept[-1]:  # the headline stands below the body, and its time with it
        return [
            moment for moment in _dates(lines, range(top, min(top + _NEAR, len(lines))), zone) if not moment.weekday
        ]
    below = list(_dates(lines, range(top or 0, first), zone))
    if top is not None:
        below += _under_its_first_copy(lines, top, zone)
    close = range(top or 0)[-_NEAR:]
    above = [moment for moment in _dates(lines, close, zone) if not moment.weekday]
    if top is None:
        below = [moment for moment in below if not moment.weekday]
    timed = [moment for moment in below if not moment.date_only]
    return [
        *timed,
        *below,
        *reversed(above),
        *_beside_another_calendar(lines, range(first if top is None else top + 1, first), zone),
        *(each for line in _told_below(lines, body) for each in moments(line.text, zone)),
        *(
            moment
            for number, line in enumerate(lines)
            if (len(line.text) <= FOLIO_SIGNS or line.kind is Kind.IMPRINT) and is_dated(line.text)
            for moment in _of_a_folio(lines, number, zone)
        ),
    ]


def _of_a_folio(lines: list[Line], number: int, zone: tzinfo) -> tuple[Moment, ...]:
    """The day of a printed edition, whose page stands beside it or right below, or that an imprint calls its issue."""
    text = lines[number].text
    after = lines[number + 1].text if number + 1 < len(lines) else FoldedText("")
    with_page = _PAGE.match(after) and is_date_line(text) and is_folio(FoldedText(f"{text} | {after}"))
    told = moments(text, zone) if lines[number].kind is Kind.IMPRINT or with_page or is_folio(text) else ()
    return told if with_page or is_folio(text) else tuple(each for each in told if text.startswith(_ISSUE, each.end))


def _told_below(lines: list[Line], body: Body) -> list[Line]:
    """The lines right below the article that say when it came out: that of a post, or of a clipping."""
    return [
        line
        for line in lines[body.kept[-1] + 1 :][:_NEAR]
        if _DRAWN.search(line.text) or is_clipping(line.text) or (line.kind is Kind.STAFF and is_dated(line.text))
    ]


def _under_its_first_copy(lines: list[Line], top: int, zone: tzinfo) -> Iterator[Moment]:
    """The times between two copies of the headline, bars with today's date left out; and a day behind the title."""
    line = lines[top]
    first = next(number for number in range(top + 1) if lines[number].key == line.key)
    for number in range(first, top):
        if lines[number].kind in (Kind.DATE, Kind.BYLINE):
            is_byline = lines[number].kind is Kind.BYLINE
            yield from (each for each in _dates(lines, [number], zone) if is_byline or not each.weekday)
    for title in lines[:top]:
        if title.text.startswith(line.text):
            parts = map(FoldedText, TITLE_MARK.split(title.text[len(line.text) :])[1:])
            yield from (
                each for part in parts if is_date_line(part) for each in moments(part, zone) if not each.weekday
            )


def _beside_another_calendar(lines: list[Line], numbers: Iterable[int], zone: tzinfo) -> Iterator[Moment]:
    """A day by two calendars between headline and body: the bar with today's date stands above the headline."""
    for number in numbers:
        if lines[number].kind is Kind.TODAY:
            yield from moments(_with_neighbours(lines, number), zone)


def _dates(lines: list[Line], numbers: Iterable[int], zone: tzinfo) -> Iterator[Moment]:
    for number in numbers:
        line = lines[number]
        if line.kind not in (Kind.DATE, Kind.BYLINE, Kind.SHORT):
            continue
        for moment in moments(_with_neighbours(lines, number), zone):
            headline_like = line.kind is Kind.SHORT and moment.date_only and not _has_date_part(line.text)
            if moment.label is None and not headline_like and not _is_today(lines, number, moment):
                yield moment


def _has_date_part(text: FoldedText) -> bool:
    """Tell whether what stands between bars in a line is a day and nothing else: "মেঘনাপাড় বার্তা | ১৪ অক্টোবর ২০২৬"."""
    text = between_bars(text)
    parts = _PART.split(text) + text.split(", ", 1)[1:]
    return any(is_date_line(FoldedText(part)) for part in parts)


def _is_today(lines: list[Line], number: int, moment: Moment) -> bool:
    """A day beside the same day by another calendar."""
    beside = lines[max(0, number - 1) : number + 2]
    return moment.date_only and any(other.kind is Kind.TODAY for other in beside)


def _with_neighbours(lines: list[Line], number: int) -> FoldedText:
    """A dated line with a label that stands alone on the line before it and a time that stands alone behind it."""
    text = lines[number].text
    if not is_dated(text):
        return text
    before = lines[number - 1].text if number and is_label_line(lines[number - 1].text) else ""
    after = lines[number + 1].text if number + 1 < len(lines) and is_time_line(lines[number + 1].text) else ""
    return FoldedText(" ".join(part for part in (before, text, after) if part))
