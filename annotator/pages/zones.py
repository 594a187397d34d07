"""The zones of a page: where an article may begin, where one ends, and how much running text stands between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum

from annotator.pages.datelines import is_bare_day, is_weekday_alone
from annotator.pages.dates import is_dated, moments, time_of_day
from annotator.pages.kinds import Kind
from annotator.pages.likeness import SAME_STORY, likeness, words_of
from annotator.pages.lines import Line


class Opener(Enum):
    """Why a zone starts where it does; the value weighs the zone's text as evidence of an article."""

    PUBLISHED = 2.0
    HEAD = 1.5
    TOP = 1.0
    LIST = 0.7
    RANKING = 0.6
    STAFF = 0.5
    IMPRINT = 0.3
    END = 0.1


@dataclass(slots=True)
class Zone:
    """Lines [first, stop) with what opened them, and the run of text in them."""

    opener: Opener
    first: int
    stop: int
    start: int = 0
    end: int = 0
    mass: float = 0.0
    """Words of the run [start, end), less what speaks against it."""


#: What shows that an article begins.
HEADED = (Opener.PUBLISHED, Opener.HEAD)
#: What an article may go on below; comments are never part of one, and a new head is a new article.
BROKEN_OFF = (Opener.LIST, Opener.IMPRINT)
#: A zone without this many words holds no article.
LEAST_WORDS = 8
#: A sentence of no more words, alone on its line, may be a headline.
SHORT_SENTENCE = 14

_ENDERS = {Kind.LIST: Opener.LIST, Kind.RANKING: Opener.RANKING, Kind.END: Opener.END, Kind.IMPRINT: Opener.IMPRINT}
# Most lines are of these kinds, and open no zone.
_NO_OPENERS = frozenset({Kind.TEXT, Kind.SHORT, Kind.OTHER, Kind.CHROME, Kind.SECTION})
_WEIGHTS = {Kind.CREDIT: 1, Kind.SECTION: -1, Kind.BYLINE: -2, Kind.DATE: -6, Kind.TODAY: -6}
# What may stand between a paragraph and the day that heads the next.
_BETWEEN = (Kind.CAPTION, Kind.CHROME, Kind.NOTICE)
_PUBLISHED = re.compile("প্রকাশ|Publish|Posted", re.IGNORECASE)
# A live report has more entries than so many.
_ENTRIES = 2
# A link's line of no more words names no story itself.
_LINK_WORDS = 4
# An article that goes on below a link does so within so many lines.
_ABOVE = 8


def find_zones(lines: list[Line], led: set[int], trusted: bool) -> list[Zone]:
    """The zones of a page in order, each with the run of lines in it that has the most running text.

    Args:
        lines: the page's lines.
        led: numbers of lines that a link leads to.
        trusted: a zone with text in it is taken whole.
    """
    entries = times_of_entries(lines)
    zones = _zones(lines, entries | {number for number in led if _is_of_a_link(lines, number)})
    for zone in zones:
        _measure(lines, zone, led | entries, trusted)
    return zones


def times_of_entries(lines: list[Line]) -> set[int]:
    """The lines that say when each entry of a live report was written: times between paragraphs, two at least."""
    found = {number for number, line in enumerate(lines) if line.kind is Kind.DATE and _is_of_an_entry(lines, number)}
    return found if len(found) >= _ENTRIES else set()


def _is_of_a_link(lines: list[Line], number: int) -> bool:
    """Tell whether a day stands between a linked headline and its copy: that of the other story."""
    around = {lines[other].key for other in (number - 1, number + 1) if 0 <= other < len(lines)}
    return lines[number].kind is Kind.DATE and len(around) == 1


def _is_of_an_entry(lines: list[Line], number: int) -> bool:
    """Tell whether a day with its time and without any word stands right between two paragraphs."""
    around = [lines[other].kind for other in (number - 1, number + 1) if 0 <= other < len(lines)]
    found = moments(lines[number].text) if around == [Kind.TEXT, Kind.TEXT] else []
    return bool(found) and not any(moment.date_only or moment.label for moment in found)


def _zones(lines: list[Line], dated: set[int]) -> list[Zone]:
    """The zones by what opens them, but for days that are no head of an article: those of entries and of links."""
    zones = [Zone(Opener.TOP, 0, len(lines))]
    has_text = False
    for number, line in enumerate(lines):
        opener = None if line.kind in _NO_OPENERS or number in dated else _opener(lines, number)
        if opener is None:
            has_text = has_text or line.kind is Kind.TEXT
        elif has_text:
            zones[-1].stop = number
            zones.append(Zone(opener, number, len(lines)))
            has_text = False
        else:
            _reopen(zones[-1], opener)
    return zones


def _reopen(zone: Zone, opener: Opener) -> None:
    """A zone without text yet is what its signs say: a head, once there is one, else the firmest end of an article."""
    if zone.opener in HEADED:
        takes_over = opener is Opener.PUBLISHED
    else:
        takes_over = opener in HEADED or zone.opener in (Opener.TOP, *BROKEN_OFF)
    if takes_over:
        zone.opener = opener


def _opener(lines: list[Line], number: int) -> Opener | None:
    line = lines[number]
    if line.kind in _ENDERS:
        return _ENDERS[line.kind]
    if line.kind is Kind.STAFF:
        return Opener.STAFF
    if line.kind is Kind.LABEL:
        return Opener.HEAD
    dated = line.kind is Kind.DATE and not is_weekday_alone(line.text) and not is_subheading(lines, number)
    if dated or (line.kind is Kind.BYLINE and (is_dated(line.text) or time_of_day(line.text))):
        return Opener.PUBLISHED if _PUBLISHED.search(line.text) else Opener.HEAD
    if line.kind is Kind.BYLINE and any(after.kind is Kind.DATE for after in lines[number + 1 : number + 3]):
        return Opener.HEAD
    return None


def is_subheading(lines: list[Line], number: int) -> bool:
    """A day between two paragraphs, as in an account of events."""
    if lines[number].kind is not Kind.DATE or not is_bare_day(lines[number].text):
        return False
    before = next((line for line in reversed(lines[:number]) if line.kind not in _BETWEEN), None)
    after = next((line for line in lines[number + 1 :] if line.kind not in _BETWEEN), None)
    return before is not None and after is not None and before.kind is after.kind is Kind.TEXT


def led_to(lines: list[Line]) -> set[int]:
    """The lines to which a link that stands alone leads: the headlines right below it."""
    led: set[int] = set()
    first: Line | None = None  # of the lines below a link
    below = False
    for number, line in enumerate(lines):
        if line.kind is Kind.TEXT and number and _is_under_its_link(lines, number):
            led.add(number)  # the first sentences of another story, under its linked heading
        if below and _is_led_to(line, first):
            led.add(number)
            first = first or line
        else:
            below, first = line.kind is Kind.LINK and line.words <= _LINK_WORDS, None
    return led


def _is_under_its_link(lines: list[Line], number: int) -> bool:
    """Tell whether a paragraph is of the story to which the heading above it leads, and does not go on with what stands
    above that, as below a link in the middle of an article, in a box of its own there.
    """
    heading = lines[number - 1]
    boxed = lines[number].mark.direct and not heading.mark.direct
    if heading.kind is not Kind.OTHER or heading.mark.heading <= 1 or boxed:
        return False
    words = words_of(lines[number].text)
    above = [line for line in lines[max(0, number - _ABOVE) : number - 1] if line.kind is Kind.TEXT]
    goes_on = max((likeness(words, words_of(line.text)) for line in above), default=0.0)
    return goes_on < SAME_STORY or goes_on <= likeness(words, words_of(heading.text))


def _is_led_to(line: Line, first: Line | None) -> bool:
    """Tell whether a line below a link is a headline: short, and the list not ended by a blank line of its own."""
    if first is None and line.kind is Kind.TEXT:
        return line.sentences == 1 and line.words <= SHORT_SENTENCE
    tight = first is not None and not first.gap
    return line.kind in (Kind.SHORT, Kind.DATE, Kind.BYLINE) and not (tight and line.gap)


def _measure(lines: list[Line], zone: Zone, led: set[int], trusted: bool) -> None:
    """Find the run of lines with the greatest sum of weights; below a time of publication it starts with the text."""
    best = total = 0.0
    start = zone.first
    for number in range(zone.first, zone.stop):
        if total <= 0:
            total, start = 0.0, number
        if number not in led and not is_subheading(lines, number):
            total += _weight(lines[number], zone.opener)
        if total > best:
            best, zone.start, zone.end = total, start, number + 1
    zone.mass = best
    if best and zone.opener is Opener.PUBLISHED:
        zone.start = _first_text(lines, zone)
    if best and trusted:
        # Only what stands before the first text of a zone with a head, or of a list, stays out.
        zone.start = zone.first if zone.opener is Opener.TOP else _first_text(lines, zone)
        zone.end = zone.stop


def _first_text(lines: list[Line], zone: Zone) -> int:
    texts = (number for number in range(zone.first, zone.stop) if lines[number].kind is Kind.TEXT)
    return next(texts, zone.start)


def _weight(line: Line, opener: Opener) -> float:
    among_text = opener in (*HEADED, Opener.TOP)
    if line.mark.within and line.kind is Kind.SHORT:
        return 0  # an item of a list, a cell: it neither makes an article nor ends one
    if line.kind is Kind.TEXT:
        headline_like = line.sentences <= 1 and line.words <= SHORT_SENTENCE and opener not in HEADED
        headline_like = headline_like and not line.mark.within
        return (3 if among_text else 0.5) if headline_like else line.words
    if line.kind is Kind.SHORT:
        return -2 if among_text else -4
    if line.kind is Kind.OTHER:
        return -4
    return _WEIGHTS.get(line.kind, 0)


def choose(zones: list[Zone]) -> int | None:
    """The first zone below a time of publication that holds an article, else the one with the most weight."""
    for number, zone in enumerate(zones):
        if zone.opener is Opener.PUBLISHED and zone.mass >= 2 * LEAST_WORDS:
            rivals = [other.mass for other in zones[:number]]
            if zone.mass * 3 >= max(rivals, default=0):
                return number
    weights = [zone.mass * zone.opener.value for zone in zones]
    best = max(range(len(zones)), key=weights.__getitem__)
    return best if zones[best].mass > 0 else None
