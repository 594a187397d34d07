"""The headline of a page, and the line that says who reports from where."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from annotator.bangla.folding import fold
from annotator.pages.body import Body
from annotator.pages.datelines import is_clipping, is_date_line, is_time_line
from annotator.pages.kinds import Kind, key_of
from annotator.pages.likeness import shared, words_of
from annotator.pages.lines import Line

_LONGEST = 28
_ENOUGH = 0.45
# Signs of a paragraph that tell what its story is about.
_BEGINNING = 700
# A headline above a deck has so many words, and shares so many of them with the story.
_DECK_WORDS = 4
_DECK_SHARE = 0.3
# Reporter and time stand no further above a caption or a point of the story, in lines.
_STAMP_LINES = 6
# What a reader's post is, below the name; how long a story takes to read, as browsers' reader views say it below the
# headline.
_POST = re.compile(r"Role\b", re.IGNORECASE)
_READING_TIME = re.compile(r"\d+(?: ?[–-] ?\d+)? (?:min(?:ute)?s?|মিনিট)(?: read)?")
_STAMPS = frozenset({Kind.BYLINE, Kind.DATE})
# A headline right above the story is no more lines away: reporter, dates, buttons stand between.
_NEAR = 20
# A head that stands below the body begins within so many lines of it.
_HEAD = 5
# No more words has a name in a menu that no lexicon knows.
_MENU_WORDS = 2
# A reporter's line stands no further above the headline.
_REPORTER = 4
#: What stands between a title and the name of its site.
TITLE_MARK = re.compile(r"(?=[\s|])(?:(?<!\s)\s++(?:(?:[|।–—»❘│¦•·⋆★-]++|::)\s++|\|\s*+)|\|\s*+)")
_MAY_MARK = re.compile(r"[|।–—»❘│¦•·⋆★:-]")
_PARTED = re.compile(TITLE_MARK.pattern + r"|\s[>/’”]\s")
# What stands between two columns.
_GAP = " " * 4
_OTHERS = frozenset({Kind.SHORT, Kind.TEXT, Kind.LIST, Kind.RANKING})
# Bullets, arrows and pictures that stand before or behind a headline in lists and messages.
_ORNAMENTS = r"[•*_#>|–\s\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]"
# Before a headline some name it one, behind a heading some Markdown has what the element was called: "{.entry-title}".
_AROUND = re.compile(
    rf"^{_ORNAMENTS}*+(?:(?i:শিরোনাম|হেডলাইন|Headline|Title)\s?[:ঃ]{_ORNAMENTS}*+)?"
    rf"| ?\{{[.#][^{{}}]*\}}\s?$|{_ORNAMENTS}+$"
)


def find_headline(lines: list[Line], body: Body, is_outlet: Callable[[str], bool]) -> Line | None:
    """The line that is the headline, or none where none shows itself.

    A headline shares words with the story, often stands twice, has a reporter or a date near it, and stands near
    above the story.
    """
    story = story_words(lines, body)
    times = Counter(line.key for line in lines)
    for line in lines[: body.first]:
        if mark := title_mark(line.text):
            times[key_of(line.text[: mark.start()].strip())] += (
                1  # the page's title repeats its headline, a name behind it
            )
    best: tuple[float, int] | None = None
    level = 1 if any(line.mark.heading == 1 for line in lines) else 2
    for number in range(body.first):
        line = lines[number]
        if _may_be_headline(line) and not is_outlet(line.text) and not _is_in_a_menu(lines, number):
            score = _score(lines, number, body.first, story, times)
            score += 0.5 * (line.mark.heading == level and (level == 1 or not words_of(line.text).isdisjoint(story)))
            if score >= _ENOUGH and (best is None or score >= best[0]):
                best = (score, number)
    if best is None:
        return _below(lines, body)
    number = _above_its_stamp(lines, _above_its_deck(lines, best[1], story), story)
    return lines[_above_its_entries(lines, number)]


# Several steps ask for the same lines.
@lru_cache(maxsize=4096)
def title_mark(text: str) -> re.Match[str] | None:
    """Return the first mark between a title and the name of its site; none where it has none, as most lines."""
    return TITLE_MARK.search(text) if _MAY_MARK.search(text) else None


def without_own_head(lines: list[Line], body: Body, is_outlet: Callable[[str], bool]) -> Body:
    """The body of a row or a message without its headline, which stands above a blank line as its first paragraph."""
    first, *rest = body.kept
    if (
        lines[first].kind is not Kind.SHORT
        or not rest
        or lines[rest[0]].kind is not Kind.TEXT
        or not lines[rest[0]].gap
    ):
        return body
    told = Body(tuple(rest))
    return told if find_headline(lines, told, is_outlet) is lines[first] else body


def said_again(lines: list[Line], story: frozenset[str]) -> tuple[Line, str] | None:
    """The part of a page's title that another line holds among other words, with the title's line; none without one.

    So a headline is known that a tool joined to the reporter and the time below it.
    """
    for line in lines:
        for part in TITLE_MARK.split(line.text) if title_mark(line.text) else ():
            held = any(part in other.text for other in lines if other is not line)
            if len(part.split()) > 2 and held and words_of(part) & story:
                return line, part
    return None


def story_words(lines: list[Line], body: Body) -> frozenset[str]:
    """The words with which the story begins, which its headline shares."""
    return words_of(" ".join(lines[number].text[:_BEGINNING] for number in body.kept[:12])[: 3 * _BEGINNING])


def _above_its_deck(lines: list[Line], number: int, story: frozenset[str]) -> int:
    """The line above, where that heads the story too: what stands between headline and reporter says more of it."""
    at = next((at for at in reversed(range(number)) if lines[at].kind is not Kind.BYLINE), None)
    if at is None or lines[at].kind is not Kind.SHORT or lines[at].key == lines[number].key:
        return number
    above = lines[at]
    if lines[number].text in above.text or (lines[number].mark.heading and not above.mark.heading):
        return number  # the page's title, with the topic or the site before the headline; or whose story it is
    return at if _heads(above, story) else number


def _above_its_stamp(lines: list[Line], number: int, story: frozenset[str]) -> int:
    """The line above reporter and time, where that tells more of the story: what stands below them is a caption or a
    point of the story.
    """
    near = reversed(range(number)[-_STAMP_LINES:])
    stamp = next((at for at in near if lines[at].kind in _STAMPS or _READING_TIME.fullmatch(lines[at].text)), None)
    if stamp is None or lines[number].mark.heading or any(lines[at].kind is Kind.TEXT for at in range(stamp, number)):
        return number
    own = len(words_of(lines[number].text) & story)
    above = (at for at in reversed(range(stamp)[-_REPORTER:]) if _GAP not in lines[at].text)
    return next(
        (at for at in above if _heads(lines[at], story) and len(words_of(lines[at].text) & story) > own), number
    )


def _heads(line: Line, story: frozenset[str]) -> bool:
    """Tell whether a line is as long as headlines above something else are, and shares as many words with the story."""
    long_enough = line.kind is Kind.SHORT and line.words >= _DECK_WORDS
    return long_enough and _PARTED.search(line.text) is None and shared(line.text, story) >= _DECK_SHARE


def _above_its_entries(lines: list[Line], number: int) -> int:
    """The headline of a live report, where the line heads but its first entry: it stands right below a time of day."""
    if not is_time_line(lines[number - 1].text):
        return number
    above = (at for at in reversed(range(number)) if _may_be_headline(lines[at]) and lines[at].words >= _DECK_WORDS)
    return next(above, number)


def _below(lines: list[Line], body: Body) -> Line | None:
    """The line right below the body with a time of publication under it, as some tools put what heads a page last."""
    after = lines[body.kept[-1] + 1 : body.kept[-1] + 1 + _HEAD]
    for line, below in pairwise(after):
        if line.kind in (Kind.SHORT, Kind.TEXT) and 2 <= line.words <= _LONGEST and below.kind is Kind.DATE:
            return line
    return None


def headline_text(line: Line) -> str:
    """The words of a headline's line, bullets and pictures around it off."""
    return _without_ornaments(line.text)


@lru_cache(maxsize=4096)
def _without_ornaments(text: str) -> str:
    return _AROUND.sub("", text)


def find_dateline(lines: list[Line], body: Body, headline: Line | None) -> Line | None:
    """The line nearest above the story that names a reporter, a desk or a place, not far above its headline."""
    top = next((number for number, line in enumerate(lines) if headline and line.start == headline.start), 0)
    for line in reversed(lines[max(0, top - _REPORTER) : body.first]):
        if line.kind is Kind.BYLINE and not is_clipping(line.text) and not _POST.match(line.text):
            return line
    return None


def without_shelf(title: str, is_section: Callable[[str], bool]) -> str:
    """A title without what stands behind it from the first part on that is a day, or the name of a section."""
    for mark in TITLE_MARK.finditer(title):
        part = fold(TITLE_MARK.split(title[mark.end() :])[0])
        if len(title[: mark.start()].split()) > 2 and (
            is_date_line(part) or ("|" in mark.group() and is_section(part))
        ):
            return title[: mark.start()].strip()
    return title


def without_site(title: str, is_outlet: Callable[[str], bool]) -> str:
    """A title without the outlet's name behind it: "… | প্রথম আলো"."""
    while True:
        marks = list(TITLE_MARK.finditer(title))
        if not marks or not is_outlet(title[marks[-1].end() :]):
            return title.strip()
        title = title[: marks[-1].start()]


def _may_be_headline(line: Line) -> bool:
    if line.kind is Kind.TEXT:
        return line.sentences <= 1 and line.words <= _LONGEST
    return line.kind is Kind.SHORT and " " in headline_text(line)


def _is_in_a_menu(lines: list[Line], number: int) -> bool:
    """Tell whether a line of a word or two stands among names of sections."""
    around = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
    return lines[number].words <= _MENU_WORDS and len(around) > 1 and all(line.kind is Kind.SECTION for line in around)


def _score(lines: list[Line], number: int, first: int, story: frozenset[str], times: Counter[str]) -> float:
    line = lines[number]
    score = 1.6 * shared(line.text, story)
    score += 0.6 * (times[line.key] > 1) + 0.2 * (4 <= line.words <= 18)
    score += 0.3 * any(after.kind in (Kind.BYLINE, Kind.DATE) for after in lines[number + 1 : number + 4])
    near = first - number <= _NEAR and all(after.kind not in _OTHERS for after in lines[number + 1 : first])
    return score + 0.3 * near - min(0.04 * (first - number), 0.6)
