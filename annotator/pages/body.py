"""Which lines of a page are its article.

The page falls into zones: a zone starts where a line shows that an article begins (a date, a reporter) or that one
ends (a list of other stories, comments, the imprint). In each the run of lines with the most running text is found;
the zone that is most of all an article is taken, and others are joined to it where they go on with its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from annotator.pages.dates import is_dated, is_weekday_alone
from annotator.pages.likeness import SAME_STORY, likeness, shared, words_of
from annotator.pages.lines import Kind, Line


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


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines."""

    kept: tuple[int, ...]
    """Numbers of the lines that are body, in order."""
    first: int
    """Number of the first of them."""
    headed: bool
    """A date or a reporter stands before it."""


# A zone without this many words holds no article.
_LEAST_WORDS = 8
_SHORT_SENTENCE = 14
# A link's line of no more words names no story itself.
_LINK_WORDS = 4
# Paragraphs of a list of stories are less alike, on average.
_COHESION = 0.06
# Letters of a line that no body holds twice on purpose; a refrain is shorter.
_PASSAGE = 30
# What an article may go on below; comments are never part of one, and a new head is a new article.
_BROKEN_OFF = (Opener.LIST, Opener.IMPRINT)
_HEADED = (Opener.PUBLISHED, Opener.HEAD)
_ENDERS = {Kind.LIST: Opener.LIST, Kind.RANKING: Opener.RANKING, Kind.END: Opener.END, Kind.IMPRINT: Opener.IMPRINT}
_PUBLISHED = re.compile("প্রকাশ|Publish|Posted", re.IGNORECASE)
_ITEM = re.compile(r"(?:[\d]{1,2}|[ক-হ])\s?[.)।]|[•*▪■●–-]\s")


def find_body(lines: list[Line], trusted: bool = False) -> Body | None:
    """The lines that are the article, or none where the page has none.

    Args:
        lines: the page's lines.
        trusted: the text is known to be mostly an article (a row of a table, a single line): what is not known to be
            furniture is kept.
    """
    zones = _zones(lines)
    led = _led_to(lines)
    for zone in zones:
        _measure(lines, zone, led, trusted)
    chosen = _choose(zones)
    if chosen is None or not _is_article(lines, zones[chosen], trusted):
        return None
    numbers = _grown(lines, _joined(lines, zones, chosen, led), zones)
    kept = _without_furniture(lines, numbers, led)
    if not trusted:
        kept = _without_strangers(lines, kept)
    return Body(tuple(kept), kept[0], zones[chosen].opener in _HEADED) if kept else None


def _zones(lines: list[Line]) -> list[Zone]:
    zones = [Zone(Opener.TOP, 0, len(lines))]
    has_text = False
    for number, line in enumerate(lines):
        opener = _opener(lines, number)
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
    """A zone without text yet is what the last of its signs says; but a head stays one until its text has come."""
    in_head = zone.opener in _HEADED
    if not in_head or opener is Opener.PUBLISHED:
        zone.opener = opener


def _opener(lines: list[Line], number: int) -> Opener | None:
    line = lines[number]
    if line.kind in _ENDERS:
        return _ENDERS[line.kind]
    if line.kind is Kind.STAFF:
        return Opener.STAFF
    dated = line.kind is Kind.DATE and not is_weekday_alone(line.text)
    if dated or (line.kind is Kind.BYLINE and is_dated(line.text)):
        return Opener.PUBLISHED if _PUBLISHED.search(line.text) else Opener.HEAD
    if line.kind is Kind.BYLINE and any(after.kind is Kind.DATE for after in lines[number + 1 : number + 3]):
        return Opener.HEAD
    return None


def _led_to(lines: list[Line]) -> set[int]:
    """The lines to which a link that stands alone leads: the headlines right below it."""
    led: set[int] = set()
    first: Line | None = None  # of the lines below a link
    below = False
    for number, line in enumerate(lines):
        if below and _is_led_to(line, first):
            led.add(number)
            first = first or line
        else:
            below, first = line.kind is Kind.LINK and line.words <= _LINK_WORDS, None
    return led


def _is_led_to(line: Line, first: Line | None) -> bool:
    """Whether a line below a link is a headline: short, and the list not ended by a blank line of its own."""
    if first is None and line.kind is Kind.TEXT:
        return line.sentences == 1 and line.words <= _SHORT_SENTENCE
    tight = first is not None and not first.gap
    return line.kind in (Kind.SHORT, Kind.DATE, Kind.BYLINE) and not (tight and line.gap)


def _measure(lines: list[Line], zone: Zone, led: set[int], trusted: bool) -> None:
    """Find the run of lines with the greatest sum of weights; below a time of publication it starts with the text."""
    best = total = 0.0
    start = zone.first
    for number in range(zone.first, zone.stop):
        if total <= 0:
            total, start = 0.0, number
        total += 0 if number in led else _weight(lines[number], zone.opener)
        if total > best:
            best, zone.start, zone.end = total, start, number + 1
    zone.mass = best
    if best and zone.opener is Opener.PUBLISHED:
        zone.start = next(number for number in range(zone.first, zone.stop) if lines[number].kind is Kind.TEXT)
    if trusted and best:
        _widen(lines, zone)


def _weight(line: Line, opener: Opener) -> float:
    if line.kind is Kind.TEXT:
        headline_like = line.sentences <= 1 and line.words <= _SHORT_SENTENCE and opener not in _HEADED
        return 3 if headline_like else line.words
    if line.kind is Kind.SHORT:
        return -2 if opener in (*_HEADED, Opener.TOP) else -4
    return {Kind.CREDIT: 1, Kind.SECTION: -1, Kind.BYLINE: -2, Kind.DATE: -6, Kind.TODAY: -6}.get(line.kind, 0)


def _widen(lines: list[Line], zone: Zone) -> None:
    """Take a trusted zone whole; only what stands before the first text of one with a head, or of a list, stays out."""
    zone.end = zone.stop
    zone.start = zone.first
    if zone.opener is not Opener.TOP:
        texts = (number for number in range(zone.first, zone.stop) if lines[number].kind is Kind.TEXT)
        zone.start = next(texts, zone.first)


def _choose(zones: list[Zone]) -> int | None:
    """The first zone below a time of publication that holds an article, else the one with the most weight."""
    for number, zone in enumerate(zones):
        if zone.opener is Opener.PUBLISHED and zone.mass >= 2 * _LEAST_WORDS:
            rivals = [other.mass for other in zones[:number]]
            if zone.mass * 3 >= max(rivals, default=0):
                return number
    weights = [zone.mass * zone.opener.value for zone in zones]
    best = max(range(len(zones)), key=weights.__getitem__)
    return best if zones[best].mass > 0 else None


def _is_article(lines: list[Line], zone: Zone, trusted: bool) -> bool:
    """A front page has headlines and first sentences, each of another story."""
    run = lines[zone.start : zone.end]
    texts = [line for line in run if line.kind is Kind.TEXT]
    words = sum(line.words for line in texts)
    if trusted:
        return bool(texts)
    shorts = sum(line.kind is Kind.SHORT for line in lines)
    headed = zone.opener in _HEADED
    if words < _LEAST_WORDS or (not headed and words < 30 and shorts > 12):
        return False
    return headed or len(texts) < 3 or shorts < 3 or _cohesion(texts) >= _COHESION


def _cohesion(texts: list[Line]) -> float:
    """How much the paragraphs share with each other, on average."""
    bags = [words_of(line.text) for line in texts]
    shares = []
    for number, bag in enumerate(bags):
        if len(bag) >= 4:
            others: set[str] = set().union(*bags[:number], *bags[number + 1 :])
            shares.append(len(bag & others) / len(bag))
    return sum(shares) / len(shares) if shares else 1.0


def _joined(lines: list[Line], zones: list[Zone], chosen: int, led: set[int]) -> list[int]:
    """The run of the chosen zone with the runs before and behind it up to the last that tells the same story."""
    if len(zones) == 1:
        return list(_run(zones[chosen]))
    words = _bag(lines, _run(zones[chosen]))
    first = last = chosen
    for number in range(chosen - 1, -1, -1):
        if zones[number + 1].opener not in _BROKEN_OFF:
            break
        if _leads_to(lines, zones[number], words, led):
            first = number
    for number in range(chosen + 1, len(zones)):
        if zones[number].opener not in _BROKEN_OFF:
            break
        if _same_story(lines, zones[number], words, led):
            last = number
    numbers = list(_run(zones[first]))
    for zone in zones[first + 1 : last + 1]:
        numbers += _below_its_list(lines, zone)
    return numbers


def _run(zone: Zone) -> range:
    return range(zone.start, zone.end)


def _bag(lines: list[Line], numbers: Iterable[int]) -> set[str]:
    return words_of(" ".join(lines[number].text for number in numbers if lines[number].kind is Kind.TEXT))


def _leads_to(lines: list[Line], zone: Zone, words: set[str], led: set[int]) -> bool:
    """A head with a first sentence under it is the head of what follows, however little that says."""
    headed = zone.opener in _HEADED and 0 < zone.mass < 2 * _LEAST_WORDS
    return headed or _same_story(lines, zone, words, led)


def _same_story(lines: list[Line], zone: Zone, words: set[str], led: set[int]) -> bool:
    """Paragraphs one behind the other need share but little; a single one may be another story's first sentence."""
    run = [lines[number] for number in _run(zone) if number not in led]
    texts = [line for line in run if line.kind is Kind.TEXT]
    shorts = sum(line.kind is Kind.SHORT for line in run)
    if not texts or 2 * shorts > len(texts):
        return False
    enough = SAME_STORY / 2 if len(texts) > 1 and not shorts else SAME_STORY
    return likeness(_bag(lines, _run(zone)), words) >= enough


def _below_its_list(lines: list[Line], zone: Zone) -> list[int]:
    """The run of a zone below a list, from its first text on: what stands before it is the list."""
    texts = [number for number in _run(zone) if lines[number].kind is Kind.TEXT]
    return list(range(texts[0], zone.end)) if texts else []


def _grown(lines: list[Line], numbers: list[int], zones: list[Zone]) -> list[int]:
    """The body with what belongs to it at either end though it is no running text."""
    first, last = numbers[0], numbers[-1]
    zone = next(zone for zone in zones if zone.first <= first < zone.stop)
    if first > zone.first and _opens(lines, first - 1, zone):
        numbers = [first - 1, *numbers]
    stop = next(zone.stop for zone in zones if zone.first <= last < zone.stop)
    while last + 1 < len(lines) and _closes(lines, last + 1, stop):
        last += 1
        numbers = [*numbers, last]
    return numbers


def _opens(lines: list[Line], number: int, zone: Zone) -> bool:
    """A first paragraph broken in mid-sentence, or one that is a question."""
    line = lines[number]
    if line.kind is not Kind.SHORT or any(other.key == line.key for other in lines if other is not line):
        return False
    broken = line.words > _SHORT_SENTENCE and not lines[number + 1].gap and not line.asks
    return broken or (line.asks and line.words > 4 and zone.opener in _HEADED)


def _closes(lines: list[Line], number: int, stop: int) -> bool:
    """A credit, a question right before the article's end, or the next item of a list that the body announces."""
    line, before = lines[number], lines[number - 1]
    if line.kind is Kind.CREDIT:
        return True
    if line.kind is Kind.SHORT and line.asks and number < stop < len(lines):
        return all(after.kind in (Kind.CHROME, Kind.NOTICE) for after in lines[number + 1 : stop])
    is_item = line.kind is Kind.SHORT and _ITEM.match(line.text) is not None
    after_item = before.kind is Kind.SHORT and _ITEM.match(before.text) is not None
    return is_item and (after_item or before.text.endswith((":", "ঃ", "—", "–")))


def _without_furniture(lines: list[Line], numbers: list[int], led: set[int]) -> list[int]:
    """Take out links and what they lead to, buttons, captions, repeated paragraphs."""
    if len(numbers) == 1:
        return numbers
    seen = {line.key for line in lines[: numbers[0]] if line.kind is Kind.SHORT}  # the headline, once more
    kept: list[int] = []
    for number in numbers:
        key = lines[number].key
        if number not in led and _stays(lines, number) and key not in seen:
            kept.append(number)
        if len(key) >= _PASSAGE:
            seen.add(key)
    return kept


def _stays(lines: list[Line], number: int) -> bool:
    line = lines[number]
    if line.kind is Kind.SECTION:
        around = [lines[other].kind for other in (number - 1, number + 1) if 0 <= other < len(lines)]
        return around == [Kind.TEXT, Kind.TEXT]
    return line.kind in (Kind.TEXT, Kind.SHORT, Kind.CREDIT)


def _without_strangers(lines: list[Line], kept: list[int]) -> list[int]:
    """Take off three or more short sentences at the end that share no word with the article: headlines with a danda."""
    tail = len(kept)
    while tail > 1 and _may_be_headline(lines[kept[tail - 1]]):
        tail -= 1
    for cut in range(tail, len(kept) - 2):
        words = _bag(lines, kept[:cut])
        if words and all(shared(lines[number].text, words) < 0.1 for number in kept[cut:]):
            return kept[:cut]
    return kept


def _may_be_headline(line: Line) -> bool:
    return line.kind is Kind.SHORT or (line.kind is Kind.TEXT and line.sentences <= 1 and line.words <= _SHORT_SENTENCE)
