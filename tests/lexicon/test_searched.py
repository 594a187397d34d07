"""What an expression needs is told by itself, and what needs nothing is always searched."""

from __future__ import annotations

import pytest

from annotator.lexicon.searched import NOTHING, Searched, needed

NEEDS = {
    "ছবি": {"ছবি"},
    r"(?:^|\s)(?:ফাইল )?(?:ছবি|ফটো)\W*$": {"ছবি", "ফটো"},
    "(?:খবর|সংবাদ) পেতে": {" পেতে"},
    "(?:[Nn]ews)?letters?": {"letter"},
    "মন্তব্য.{0,9}(?:দায়ী নয়|দায়ী নন)": {"মন্তব্য"},
    "(?P<day>কাল)+": {"কাল"},
    "(?>কাল|আজ)": {"কাল", "আজ"},
}
FREE = [r"\d+", "(?:ছবি)?", "ছবি|", r"ছবি|\d", "(?i)photo", "(?i:photo)", "(?=ছবি)", "(?!ছবি)."]


@pytest.mark.parametrize("expression", NEEDS)
def test_the_longest_words_that_must_stand_there_are_needed(expression: str) -> None:
    assert needed(expression) == NEEDS[expression]


@pytest.mark.parametrize("expression", FREE)
def test_nothing_is_needed_where_a_text_may_match_without(expression: str) -> None:
    assert needed(expression) >= NOTHING


def test_the_first_that_stands_in_the_line_tells_and_none_behind_the_other() -> None:
    searched = Searched([("picture", "ছবি ?:"), ("number", r"\d"), ("rights", "স্বত্ব")])
    told = {line: searched.first(line) for line in ("ছবি: সংগৃহীত", "ছবি তোলা হয়েছে", "স্বত্ব ২০২৪", "স্বত্ব সংরক্ষিত")}
    assert list(told.values()) == ["picture", None, "number", "rights"]
    assert searched.first("স্বত্ব ২০২৪", "number") == "number"
    assert searched.first("স্বত্ব সংরক্ষিত", "rights") == "rights"
    assert searched.first("ছবি: ২০২৪", "number") == "picture"
