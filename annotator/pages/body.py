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

from annotator.pages.dates import is_dated
from annotator.pages.lines import Kind, Line


class Opener(Enum):
    """Why a zone starts where it does; the value weighs the zone's text as evidence of an article."""

    PUBLISHED = 2.0
    HEAD = 1.5
    TOP = 1.0
    LIST = 0.7
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
# Share of a text's words (by their beginnings) that stand in the other text too. Paragraphs of one article share 0.13
# and more in nineteen cases of twenty, those of two articles 0.12 and less.
_SAME_STORY = 0.13
_SHORT_SENTENCE = 14
# What an article may go on below; comments are never part of one, and a new head is a new article.
_BROKEN_OFF = (Opener.LIST, Opener.IMPRINT)
_ENDERS = {Kind.LIST: Opener.LIST, Kind.END: Opener.END, Kind.IMPRINT: Opener.IMPRINT}
_WORD = re.compile(r"[\u0985-\u09b9\u09dc-\u09df\u09f0\u09f1][\u0981-\u09fe]{3,}|[A-Za-z]{4,}")
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
    for zone in zones:
        _measure(lines, zone, trusted)
    chosen = _choose(zones)
    if chosen is None or not _is_article(lines, zones, chosen, trusted):
        return None
    numbers = _joined(lines, zones, chosen)
    numbers = _grown(lines, numbers, zones[chosen])
    kept = _without_furniture(lines, numbers)
    if not trusted:
        kept = _without_strangers(lines, kept)
    return Body(tuple(kept), kept[0], zones[chosen].opener in (Opener.PUBLISHED, Opener.HEAD)) if kept else None


def words_of(text: str) -> set[str]:
    """The beginnings of the longer words of a text, by which two texts are compared."""
    return {word[:5] for word in _WORD.findall(text)}


def shared(text: str, other: set[str]) -> float:
    """The share of a text's words that stand in the other too."""
    words = words_of(text)
    return len(words & other) / len(words) if words else 0.0


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
    in_head = zone.opener in (Opener.PUBLISHED, Opener.HEAD)
    if not in_head or opener is Opener.PUBLISHED:
        zone.opener = opener


def _opener(lines: list[Line], number: int) -> Opener | None:
    line = lines[number]
    if line.kind in _ENDERS:
        return _ENDERS[line.kind]
    if line.kind is Kind.STAFF:
        return Opener.STAFF
    if line.kind is Kind.DATE or (line.kind is Kind.BYLINE and is_dated(line.text)):
        return Opener.PUBLISHED if _PUBLISHED.search(line.text) else Opener.HEAD
    if line.kind is Kind.BYLINE and any(after.kind is Kind.DATE for after in lines[number + 1 : number + 3]):
        return Opener.HEAD
    return None


def _measure(lines: list[Line], zone: Zone, trusted: bool) -> None:
    """Find the run of lines with the greatest sum of weights."""
    best = total = 0.0
    start = zone.first
    for number in range(zone.first, zone.stop):
        if total <= 0:
            total, start = 0.0, number
        total += _weight(lines[number], zone.opener)
        if total > best:
            best, zone.start, zone.end = total, start, number + 1
    zone.mass = best
    if trusted and best:
        _widen(lines, zone)


def _weight(line: Line, opener: Opener) -> float:
    if line.kind is Kind.TEXT:
        return line.words if line.sentences > 1 or line.words > _SHORT_SENTENCE else 3
    if line.kind is Kind.SHORT:
        return -4 if opener in (Opener.LIST, Opener.IMPRINT, Opener.END) else -2
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


def _is_article(lines: list[Line], zones: list[Zone], chosen: int, trusted: bool) -> bool:
    """A front page has headlines and first sentences, each of another story."""
    zone = zones[chosen]
    run = lines[zone.start : zone.end]
    texts = [line for line in run if line.kind is Kind.TEXT]
    words = sum(line.words for line in texts)
    if trusted:
        return bool(texts)
    shorts = sum(line.kind is Kind.SHORT for line in lines)
    if words < _LEAST_WORDS or (zone.opener not in (Opener.PUBLISHED, Opener.HEAD) and words < 30 and shorts > 12):
        return False
    return not (len(texts) >= 3 and shorts >= 3 and _cohesion(texts) < 0.1)


def _cohesion(texts: list[Line]) -> float:
    """How much the paragraphs share with each other, on average."""
    bags = [words_of(line.text) for line in texts]
    shares = []
    for number, bag in enumerate(bags):
        if len(bag) >= 4:
            others: set[str] = set().union(*bags[:number], *bags[number + 1 :])
            shares.append(len(bag & others) / len(bag))
    return sum(shares) / len(shares) if shares else 1.0


def _joined(lines: list[Line], zones: list[Zone], chosen: int) -> list[int]:
    """The run of the chosen zone with the runs before and behind it that go on with the same story."""
    words = _bag(lines, _run(zones[chosen]))
    first = last = chosen
    while first and zones[first].opener in _BROKEN_OFF and _same_story(lines, zones[first - 1], words):
        first -= 1
    for zone in zones[last + 1 :]:
        if zone.opener not in _BROKEN_OFF or not _same_story(lines, zone, words):
            break
        last += 1
    numbers = list(_run(zones[first]))
    for zone in zones[first + 1 : last + 1]:
        numbers += _below_its_list(lines, zone)
    return numbers


def _run(zone: Zone) -> range:
    return range(zone.start, zone.end)


def _bag(lines: list[Line], numbers: Iterable[int]) -> set[str]:
    return words_of(" ".join(lines[number].text for number in numbers if lines[number].kind is Kind.TEXT))


def _same_story(lines: list[Line], zone: Zone, words: set[str]) -> bool:
    if zone.mass < _LEAST_WORDS:
        return False
    run = lines[zone.start : zone.end]
    texts = [line.text for line in run if line.kind is Kind.TEXT]
    shorts = sum(line.kind is Kind.SHORT for line in run)
    return shorts <= len(texts) and shared(" ".join(texts), words) >= _SAME_STORY


def _below_its_list(lines: list[Line], zone: Zone) -> list[int]:
    """The run of a zone below a list, from its first text on: what stands before it is the list."""
    texts = [number for number in _run(zone) if lines[number].kind is Kind.TEXT]
    return list(range(texts[0], zone.end)) if texts else []


def _grown(lines: list[Line], numbers: list[int], zone: Zone) -> list[int]:
    """The body with what belongs to it at either end though it is no running text."""
    first, last = numbers[0], numbers[-1]
    if first > zone.first and _opens(lines, first - 1, zone):
        numbers = [first - 1, *numbers]
    while last + 1 < len(lines) and _closes(lines, last + 1):
        last += 1
        numbers = [*numbers, last]
    return numbers


def _opens(lines: list[Line], number: int, zone: Zone) -> bool:
    """A first paragraph broken in mid-sentence, or one that is a question."""
    line = lines[number]
    if line.kind is not Kind.SHORT or any(other.key == line.key for other in lines if other is not line):
        return False
    broken = line.words > _SHORT_SENTENCE and not lines[number + 1].gap and not line.asks
    return broken or (line.asks and line.words > 4 and zone.opener in (Opener.PUBLISHED, Opener.HEAD))


def _closes(lines: list[Line], number: int) -> bool:
    """A credit, or the next item of a list that the body announces."""
    line, before = lines[number], lines[number - 1]
    if line.kind is Kind.CREDIT:
        return True
    is_item = line.kind is Kind.SHORT and _ITEM.match(line.text) is not None
    after_item = before.kind is Kind.SHORT and _ITEM.match(before.text) is not None
    return is_item and (after_item or before.text.endswith((":", "ঃ", "—", "–")))


def _without_furniture(lines: list[Line], numbers: list[int]) -> list[int]:
    """Take out links and what they lead to, buttons, captions, repeated paragraphs."""
    kept: list[int] = []
    seen: set[str] = set()
    leading = 0  # lines since a link that stands alone; 0 when there is none
    for number in numbers:
        line = lines[number]
        if leading and _is_led_to(line, leading):
            leading += 1
            continue
        leading = 1 if line.kind is Kind.LINK and _stands_alone(line) else 0
        if _stays(lines, number) and line.key not in seen:
            kept.append(number)
        if line.kind is Kind.SHORT or len(line.key) >= 30:
            seen.add(line.key)
    return kept


def _stands_alone(line: Line) -> bool:
    """A link's line that names no story itself."""
    return line.words <= 4


def _is_led_to(line: Line, place: int) -> bool:
    """Whether a line below a link is a headline: short, and the list of them not yet ended by a gap of its own."""
    if line.kind is Kind.SHORT:
        return place == 1 or not line.gap or line.words > 3
    single = line.kind is Kind.TEXT and line.sentences == 1 and line.words <= _SHORT_SENTENCE
    return (single and place == 1) or line.kind is Kind.DATE


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
