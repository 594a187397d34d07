"""Which lines of a page are its article.

The page falls into zones: a zone starts where a line shows that an article begins (a date, a reporter) or that one
ends (a list of other stories, comments, the imprint). In each the run of lines with the most running text is found;
the zone that is most of all an article is taken, and others are joined to it where they go on with its words.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import dropwhile, pairwise

from annotator.pages.cells import with_tables
from annotator.pages.closing import ANNOUNCES, ITEM, closes
from annotator.pages.datelines import heads_a_day
from annotator.pages.kinds import NO_MARK, Kind
from annotator.pages.likeness import SAME_STORY, likeness, words_of
from annotator.pages.lines import Line
from annotator.pages.tails import bag_of, without_items, without_joined_headlines, without_strangers
from annotator.pages.zones import (
    BROKEN_OFF,
    HEADED,
    LEAST_WORDS,
    SHORT_SENTENCE,
    Opener,
    Zone,
    choose,
    find_zones,
    is_subheading,
    led_to,
)


@dataclass(frozen=True, slots=True)
class Body:
    """The article's lines."""

    kept: tuple[int, ...]
    """Numbers of the lines that are body, in order."""

    @property
    def first(self) -> int:
        """Number of the first of them."""
        return self.kept[0]


# A page with more short lines and a sentence or two is one of headlines.
_FEW_LINES = 12
_HEADLINES = (Kind.SHORT, Kind.OTHER, Kind.DATE)
# Paragraphs of a list of stories are less alike, on average.
_COHESION = 0.06
# Fewer words tell nothing of what they are about.
_TELLING_WORDS = 4
# Letters of a line that no body holds twice on purpose; a refrain is shorter.
_PASSAGE = 30
# Who speaks in an interview has no longer name, in signs.
_NAME = 30
# Items of a list that the body announces are so many at least, no longer in words, and all of one form.
_LEAST_ITEMS = 2
_ITEM_WORDS = 14
_FORMS = (ITEM, re.compile(r"[^:]{2,40}:\s?\S"), re.compile(r".*\d"))


def find_body(lines: list[Line], trusted: bool) -> Body | None:
    """The lines that are the article, or none where the page has none.

    Args:
        lines: the page's lines.
        trusted: the text is known to be mostly an article (a row of a table, a single line): what is not known to be
            furniture is kept.
    """
    lines = _with_lists(with_tables(lines))
    led = led_to(lines)
    zones = find_zones(lines, led, trusted)
    chosen = choose(zones)
    if chosen is None and trusted:
        return _without_sentences(lines)
    if chosen is None or not _is_article(lines, zones[chosen], trusted):
        return None
    numbers = _grown(lines, _joined(lines, zones, chosen, led), zones)
    kept = _without_furniture(lines, numbers, led)
    kept = without_items(lines, kept) if trusted else without_joined_headlines(lines, without_strangers(lines, kept))
    kept = list(dropwhile(lambda number: lines[number].kind is Kind.CREDIT, kept))  # it says from where the page is
    return Body(tuple(kept)) if kept else None


def _with_lists(lines: list[Line]) -> list[Line]:
    """The lines, those known as items of a list that the line before announces, with running text behind them: results
    of an election stand so, and names of editors among them are no imprint.
    """
    marked = list(lines)
    for number, line in enumerate(lines):
        if line.kind not in (Kind.SHORT, Kind.TEXT) or not line.text.endswith(ANNOUNCES):
            continue
        stop = number + 1
        while stop < len(lines) and _may_be_item(lines[stop]):
            stop += 1
        items = lines[number + 1 : stop]
        goes_on = stop < len(lines) and lines[stop].kind is Kind.TEXT and len(items) >= _LEAST_ITEMS
        if goes_on and any(all(form.match(item.text) for item in items) for form in _FORMS):
            for at in range(number, stop):
                if lines[at].kind is not Kind.TEXT:
                    marked[at] = lines[at]._replace(kind=Kind.SHORT, mark=lines[at].mark._replace(within=True))
    return marked


def _may_be_item(line: Line) -> bool:
    return line.kind in (Kind.SHORT, Kind.IMPRINT) and line.words <= _ITEM_WORDS and not line.mark.linked


def _without_sentences(lines: list[Line]) -> Body | None:
    """The few lines of a row that holds no whole sentence: a verse, a list; many are a page of headlines."""
    shorts = [number for number, line in enumerate(lines) if line.kind is Kind.SHORT]
    return Body(tuple(shorts)) if 0 < len(shorts) <= _FEW_LINES else None


def _is_article(lines: list[Line], zone: Zone, trusted: bool) -> bool:
    """A front page has headlines and first sentences, each of another story."""
    run = lines[zone.start : zone.end]
    texts = [line for line in run if line.kind is Kind.TEXT]
    words = sum(line.words for line in texts)
    if trusted:
        return bool(texts)
    shorts = sum(line.kind is Kind.SHORT for line in lines)
    headed = zone.opener in HEADED
    if words < LEAST_WORDS or (not headed and words < 30 and shorts > _FEW_LINES):
        return False
    return headed or len(texts) < 3 or not _interleaved(run) or _cohesion(texts) >= _COHESION


def _interleaved(run: list[Line]) -> bool:
    """Tell whether short lines stand between the paragraphs, as the headlines of a list of stories do."""
    texts = [number for number, line in enumerate(run) if line.kind is Kind.TEXT]
    heads = [line.kind in _HEADLINES and not (line.mark.within or line.text.endswith(ANNOUNCES)) for line in run]
    parted = sum(any(heads[before + 1 : after]) for before, after in pairwise(texts))
    return 2 * parted >= len(texts) - 1


def _cohesion(texts: list[Line]) -> float:
    """Return how much the paragraphs share with each other, on average."""
    bags = [words_of(line.text) for line in texts]
    times = Counter(word for bag in bags for word in bag)
    shares = [sum(times[word] > 1 for word in bag) / len(bag) for bag in bags if len(bag) >= _TELLING_WORDS]
    return sum(shares) / len(shares) if shares else 1.0


def _joined(lines: list[Line], zones: list[Zone], chosen: int, led: set[int]) -> list[int]:
    """The run of the chosen zone with the runs before and behind it up to the last that tells the same story."""
    if len(zones) == 1:
        return list(_run(zones[chosen]))
    story = _run(zones[chosen])
    first = last = chosen
    for number in reversed(range(chosen)):
        if zones[number + 1].opener not in BROKEN_OFF:
            break
        if _leads_to(lines, zones[number], story, led):
            first = number
    for number in range(chosen + 1, len(zones)):
        if zones[number].opener not in BROKEN_OFF:
            break
        if _same_story(lines, zones[number], story, led):
            last = number
    numbers = list(_run(zones[first]))
    for zone in zones[first + 1 : last + 1]:
        numbers += _below_its_list(lines, zone)
    return numbers


def _run(zone: Zone) -> range:
    return range(zone.start, zone.end)


def _leads_to(lines: list[Line], zone: Zone, story: range, led: set[int]) -> bool:
    """A head with a first sentence under it is the head of what follows, however little that says."""
    headed = zone.opener in HEADED and 0 < zone.mass < 2 * LEAST_WORDS
    return headed or _same_story(lines, zone, story, led)


def _same_story(lines: list[Line], zone: Zone, story: range, led: set[int]) -> bool:
    """Paragraphs one behind the other need share but little; a single one may be another story's first sentence."""
    run = [lines[number] for number in _run(zone) if number not in led]
    texts = [line for line in run if line.kind is Kind.TEXT]
    shorts = sum(line.kind is Kind.SHORT for line in run)
    if not texts or 2 * shorts > len(texts):
        return False
    own = bag_of(lines, _run(zone))
    if len(own) < _TELLING_WORDS or (zone.opener is Opener.IMPRINT and len(texts) < 2):
        return False
    enough = SAME_STORY / 2 if len(texts) > 1 and not shorts else SAME_STORY
    return likeness(own, bag_of(lines, story)) >= enough


def _below_its_list(lines: list[Line], zone: Zone) -> list[int]:
    """The run of a zone below a list, from its first text on: what stands before it is the list."""
    texts = [number for number in _run(zone) if lines[number].kind is Kind.TEXT]
    return list(range(texts[0], zone.end)) if texts else []


def _grown(lines: list[Line], numbers: list[int], zones: list[Zone]) -> list[int]:
    """The body with what belongs to it at either end though it is no running text."""
    first, last = numbers[0], numbers[-1]
    zone = next(zone for zone in zones if zone.first <= first < zone.stop)
    if first > zone.first and (_opens(lines, first - 1, zone) or _is_first_of_headings(lines, first - 1, numbers)):
        numbers = [first - 1, *numbers]
    stop = next(zone.stop for zone in zones if zone.first <= last < zone.stop)
    while last + 1 < len(lines) and closes(lines, last + 1, stop):
        last += 1
        numbers = [*numbers, last]
    return numbers


def _opens(lines: list[Line], number: int, zone: Zone) -> bool:
    """A first paragraph broken in mid-sentence, or one that is a question."""
    line = lines[number]
    if line.kind is not Kind.SHORT or any(other.key == line.key for other in lines if other is not line):
        return False
    speaker = _speaker(line)
    if line.asks and speaker and any(_speaker(after) == speaker for after in lines[number + 1 : zone.end]):
        return True
    broken = line.words > SHORT_SENTENCE and not lines[number + 1].gap and not line.asks
    plain = line.mark is not NO_MARK and not line.mark.heading and not line.mark.linked
    return broken or (line.asks and line.words > 4 and (zone.opener in HEADED or plain))


def _is_first_of_headings(lines: list[Line], number: int, numbers: list[int]) -> bool:
    """Tell whether a line is a heading like others within the body, below the page's headline: of a live report."""
    level = lines[number].mark.heading
    alike = (lines[at].mark.heading == level and lines[at].kind is Kind.SHORT for at in numbers)
    above = any(0 < line.mark.heading < level for line in lines[:number])
    return lines[number].kind is Kind.SHORT and above and any(alike)


def _speaker(line: Line) -> str:
    """Return who says what stands on a line, as interviews write it: "প্রশ্ন: …"; empty where nobody is named."""
    name, _, said = line.text.partition(":")
    return name if said and len(name) <= _NAME else ""


def _without_furniture(lines: list[Line], numbers: list[int], led: set[int]) -> list[int]:
    """Take out links and what they lead to, buttons, captions, repeated paragraphs."""
    if len(numbers) == 1:
        return numbers
    head = {line.key for line in lines[: numbers[0]] if line.kind is Kind.SHORT}
    seen: set[str] = set()
    kept: list[int] = []
    for number in numbers:
        key = lines[number].key
        headline_again = lines[number].kind is Kind.SHORT and key in head
        again = headline_again or (key in seen and not heads_a_day(lines[number - 1].text))
        if number not in led and _stays(lines, number) and not again:
            kept.append(number)
        if len(key) >= _PASSAGE:
            seen.add(key)
    return kept


def _stays(lines: list[Line], number: int) -> bool:
    line = lines[number]
    if line.kind is Kind.SECTION:
        around = [lines[other].kind for other in (number - 1, number + 1) if 0 <= other < len(lines)]
        return around == [Kind.TEXT, Kind.TEXT]
    if line.kind is Kind.DATE:
        return is_subheading(lines, number)
    return line.kind in (Kind.TEXT, Kind.SHORT, Kind.CREDIT)


def without_title(lines: list[Line], body: Body, title: str | None) -> Body:
    """The body without a first line that repeats the (folded) title."""
    first = lines[body.first]
    if title and len(body.kept) > 1 and first.text.startswith(title) and len(first.text) <= len(title) + 2:
        return Body(body.kept[1:])
    return body
