"""Tails behind a body that are no part of it: headlines of other stories, with a danda, as items, joined."""

from __future__ import annotations

import re
from collections.abc import Iterable

from annotator.pages.closing import ANNOUNCES, is_of_a_result
from annotator.pages.kinds import NO_MARK, Kind
from annotator.pages.likeness import shared, words_of
from annotator.pages.lines import Line
from annotator.pages.zones import SHORT_SENTENCE

# A brief has no more paragraphs below its first.
_BRIEF = 5
# As many headlines at the end are looked at.
_LONGEST_LIST = 40
# So many of its words a last line shares with the story that it belongs to.
_TELLING = 0.3
# A paragraph that is no single short sentence has more words.
_PARAGRAPH = 25
_LISTED = re.compile(r"[-–•*]\s(?:\S+\s){3}\S")


def bag_of(lines: list[Line], numbers: Iterable[int]) -> frozenset[str]:
    """The words of running text among some lines, by which they tell a story."""
    return words_of(" ".join(lines[number].text for number in numbers if lines[number].kind is Kind.TEXT))


def without_strangers(lines: list[Line], kept: list[int]) -> list[int]:
    """Take off three or more short sentences at the end that share no word with the article: headlines with a danda."""
    if not _stand_out(lines, kept):
        return kept
    tail = len(kept)
    while tail > max(1, len(kept) - _LONGEST_LIST) and _may_be_headline(lines[kept[tail - 1]]):
        tail -= 1
    for cut in range(tail, len(kept) - 2):
        if _is_the_story(lines, kept[:cut], kept[cut:]):
            continue
        words = bag_of(lines, kept[:cut])
        if words and all(shared(lines[number].text, words) < 0.1 for number in kept[cut:]):
            # Where a line without a sentence stands among them, the list starts with it.
            return kept[: next((at for at in range(cut, len(kept)) if lines[kept[at]].kind is Kind.SHORT), cut)]
    return kept


def without_items(lines: list[Line], kept: list[int]) -> list[int]:
    """Take off two or more items of a list at the end that nothing announces and that tell nothing of the story:
    headlines, as an extractor lists links.
    """
    tail = len(kept)
    while tail > 1 and lines[kept[tail - 1]].kind is Kind.SHORT and _LISTED.match(lines[kept[tail - 1]].text):
        tail -= 1
    before = lines[kept[tail - 1]]
    if len(kept) - tail < 2 or before.kind is not Kind.TEXT or before.text.endswith(ANNOUNCES):
        return kept
    words = bag_of(lines, kept[:tail])
    return kept[:tail] if all(shared(lines[number].text, words) < 0.1 for number in kept[tail:]) else kept


def _is_the_story(lines: list[Line], before: list[int], tail: list[int]) -> bool:
    """Tell whether a few sentences below a first one are more than the rest, as in a brief of one sentence a
    paragraph.
    """
    if len(tail) > _BRIEF or any(lines[number].kind is Kind.SHORT for number in tail):
        return False
    return sum(lines[number].words for number in tail) > 2 * sum(lines[number].words for number in before)


def _stand_out(lines: list[Line], kept: list[int]) -> bool:
    """Tell whether short sentences would stand out in a body: it has longer paragraphs, and no markup tells of
    links.
    """
    if lines[kept[0]].mark is not NO_MARK:
        return False
    return any(lines[number].sentences > 1 or lines[number].words > _PARAGRAPH for number in kept)


def without_joined_headlines(lines: list[Line], kept: list[int]) -> list[int]:
    """Take off a last line without a sentence that tells nothing of the story: headlines that a tool joined."""
    last = lines[kept[-1]]
    if len(kept) < 2 or last.kind is not Kind.TEXT or last.sentences or last.asks or last.text.endswith((":", "ঃ")):
        return kept
    return kept if shared(last.text, bag_of(lines, kept[:-1])) >= _TELLING else kept[:-1]


def _may_be_headline(line: Line) -> bool:
    if is_of_a_result(line):
        return False
    return line.kind is Kind.SHORT or (line.kind is Kind.TEXT and line.sentences <= 1 and line.words <= SHORT_SENTENCE)
