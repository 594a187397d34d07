"""What belongs to a body at its end though it is no running text: a credit, a question, items of a list, scores."""

from __future__ import annotations

import re

from annotator.pages.kinds import Kind
from annotator.pages.lines import Line

#: With these signs ends a line that a list follows.
ANNOUNCES = (":", "ঃ", "—", "–", "-")
#: The sign or number of an item.
ITEM = re.compile(r"(?:[\d]{1,2}|[ক-হ])\s?[.)।]|[•*▪■●–-]\s|[•▪■●]")
# How a match ended, below the last paragraph, and who was best.
_RESULT = re.compile(
    r"(?:(?:সংক্ষিপ্ত )?স্কোর|ফল|ফলাফল|টস|(?:ম্যাচ|সিরিজ|টুর্নামেন্ট) ?সেরা|(?:ম্যান|প্লেয়ার) অব দ্য (?:ম্যাচ|সিরিজ))\s?[:ঃ]"
)
_RESULT_WORDS = 14
# A score has more numbers than a headline.
_NUMBER = re.compile(r"\d+")
_FIGURES = 3
_ENDED = re.compile(r"[।॥?!…:][\"”’')\]\s*]*$")


def closes(lines: list[Line], number: int, stop: int) -> bool:
    """A credit, a question right before the article's end, or the next item of a list that the body announces."""
    line, before = lines[number], lines[number - 1]
    if line.kind is Kind.CREDIT or (line.sentences and not line.gap and not _ENDED.search(before.text)):
        return True  # a credit, or the end of a sentence that was broken off above
    if line.kind is Kind.SHORT and line.asks and number < stop < len(lines):
        return all(after.kind in (Kind.CHROME, Kind.NOTICE) for after in lines[number + 1 : stop])
    after = lines[number + 1] if number + 1 < stop else None
    if line.kind is not Kind.SHORT:
        return False
    if line.text.endswith(ANNOUNCES) and after and (ITEM.match(after.text) or _is_score(after)):
        return True
    if _RESULT.match(line.text):
        below = _is_score(before) or _RESULT.match(before.text) is not None
        return _is_score(line) or (below and line.words <= _RESULT_WORDS)
    if _is_score(line):
        return before.text.endswith(ANNOUNCES) or _is_score(before)
    is_item = ITEM.match(line.text) is not None
    return is_item and (ITEM.match(before.text) is not None or before.text.endswith(ANNOUNCES))


def is_of_a_result(line: Line) -> bool:
    """Tell whether a line is a score of a match, or says how one ended."""
    return _is_score(line) or _RESULT.match(line.text) is not None


def _is_score(line: Line) -> bool:
    """Tell whether a line is a score of a match or a row of figures: it has more numbers than headlines have."""
    return line.kind is Kind.SHORT and not line.mark.linked and len(_NUMBER.findall(line.text)) >= _FIGURES
