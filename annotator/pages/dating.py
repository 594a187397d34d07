"""Which of the times that are known of a page is the time of publication, and which the update."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, tzinfo

from annotator.bangla.folding import fold
from annotator.labels import DateKind
from annotator.pages.datelines import parse
from annotator.pages.dates import months_named, time_of_day

# The day that systems write where they know none.
_EPOCH = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Dating:
    """A time that something tells of the article."""

    when: datetime
    date_only: bool
    kind: DateKind


@dataclass(frozen=True, slots=True)
class Dates:
    """The times of a page, resolved."""

    published: Dating | None = None
    updated: datetime | None = None


def dating(value: str | None, kind: DateKind, zone: tzinfo, known: bool = True) -> Dating | None:
    """The time in a string of metadata, in the zone given; none where it is no date.

    Args:
        value: the string.
        kind: what it tells.
        zone: the outlet's.
        known: whether that is known; a zone that the string names stays where it is not, but for UTC.
    """
    found = parse(value, zone)
    if found is None or found[0].date() == _EPOCH:
        return None
    when, date_only = found
    stays = not known and not date_only and when.utcoffset() != timedelta(0)
    return Dating(when if stays else _in(zone, when, date_only), date_only, kind)


def in_zone(shown: Iterable[Dating], zone: tzinfo) -> list[Dating]:
    """Times that a page shows, those in UTC as its outlet's clock has them: its evening is the next day in Dhaka."""
    return [replace(each, when=each.when.astimezone(zone)) if each.when.tzinfo is UTC else each for each in shown]


def settle(datings: Iterable[Dating]) -> Dates:
    """The times of a page, from the surest to the least sure.

    A time of publication comes first. Where there is none the time of an update stands for it, unless the address names
    another day; a day in the address is the last. A mere day takes the time that a weaker one gives for the same day.
    """
    ranked = list(datings)
    published = _timed(_first(ranked, DateKind.PUBLISHED), ranked)
    updated = _first(ranked, DateKind.UPDATED)
    address = _first(ranked, DateKind.ADDRESS)
    if published is None and updated and (address is None or address.when.date() == updated.when.date()):
        published = updated
    later = updated.when if updated and (published is None or updated.when >= published.when) else None
    return Dates(published or address, later)


def _first(ranked: list[Dating], kind: DateKind) -> Dating | None:
    return next((each for each in ranked if each.kind is kind), None)


def _timed(best: Dating | None, ranked: list[Dating]) -> Dating | None:
    if best is None:
        return None
    same = (each for each in ranked if each.kind is best.kind and not each.date_only)
    return next((each for each in same if each.when.date() == best.when.date()), best)


def as_shown(ranked: list[Dating], shown: list[Dating]) -> list[Dating]:
    """The times of the markup, mended where one says UTC but means the clock that the page itself shows.

    Some systems write the local time with a ``Z`` behind it.
    """
    clocks = {(each.when.replace(tzinfo=None, second=0), each.when.tzinfo) for each in shown if not each.date_only}
    mended = []
    for each in ranked:
        utc = each.when.astimezone(UTC).replace(tzinfo=None, second=0) if not each.date_only else None
        zone = next((zone for clock, zone in clocks if clock == utc and zone != UTC), None)
        if zone:
            each = replace(each, when=each.when.astimezone(UTC).replace(tzinfo=zone))
        mended.append(each)
    return mended


def by_dateline(dates: Iterable[Dating], named: set[tuple[int, int]]) -> Iterator[Dating]:
    """The times, with day and month changed where the dateline names that day and not the other (7/11 for 11 July).

    Args:
        dates: the times.
        named: the days, as numbers of day and month, that the beginning of the story names.
    """
    for each in dates:
        day, month = each.when.day, each.when.month
        meant = (day, month) not in named and (month, day) in named
        yield replace(each, when=each.when.replace(day=month, month=day)) if meant else each


def with_time(day: Dating | None, values: Iterable[str]) -> Dating | None:
    """The day with the time of day of a string that names its month but no day: "10:15 AM, August 2023"."""
    if day is None:
        return None
    for value in values:
        folded = fold(value)
        clock = time_of_day(folded)
        if clock and day.when.month in months_named(folded) and parse(value) is None:
            when = day.when.replace(hour=clock[0], minute=clock[1], second=clock[2])
            return Dating(when, False, DateKind.PUBLISHED)
    return day


def _in(zone: tzinfo, when: datetime, date_only: bool) -> datetime:
    return when.replace(tzinfo=zone) if date_only else when.astimezone(zone)
