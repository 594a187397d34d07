"""The counter of what a regular expression costs matches as ``re`` does, and sees a pattern that goes back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.patterns import MOST, Found, patterns, worst
from benchmarks.regexes import Counter

KINDS = (
    r"(a|ab)(c|bcd)*d?", r"a*?b", r"(?<=a)b+|^c", r"(?:ab?)++c?", r"(?>a*)b", r"(a+)\1", r"\bab\b", r"[^a\s]+$",
    r"AB|(?!a)\w", r"a{2,3}?b{0,1}", r"(?<!b)a|b(?=c)", r".\Z",
)  # fmt: skip


@given(st.sampled_from(KINDS), st.text("abcd \n", max_size=12), st.booleans())
def test_it_matches_where_re_matches(pattern: str, text: str, anchored: bool) -> None:
    match = re.match(pattern, text) if anchored else re.search(pattern, text)
    assert Counter(pattern, 0).search(text, anchored) == (match.span() if match else None)


@pytest.mark.parametrize(
    ("pattern", "goes_back"), [(r"a+b", True), (r"a*a*b", True), (r"(?<!a)a++b", False), (r"a{1,5}b", False)]
)
def test_it_sees_what_goes_back(pattern: str, goes_back: bool) -> None:
    factor, _ = worst(Found(pattern, re.compile(pattern), anchored=False))
    assert (factor > MOST) is goes_back


def test_patterns_are_found_wherever_they_stand_in_a_module() -> None:
    names = {found.name for found in patterns()}
    assert {"annotator.bangla.sentences.STOP", "annotator.pages.dategrammar.TIME"} <= names
    assert next(found for found in patterns() if found.name == "annotator.intake.forms._JSON").anchored
