"""The cost of a text grows with its length: counted in lines of ours that run, not in seconds."""

from __future__ import annotations

import gc
import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import annotator
from annotator.bangla.folding import fold
from annotator.bangla.quotations import LONGEST_QUOTE, QUOTES, quotations
from annotator.bangla.sentences import LONGEST, Range, sentences
from annotator.pages import read
from annotator.rules import RulePass
from annotator.rules.nesting import Overlaps, tightest
from benchmarks.linear import PIECES, text

OURS = str(Path(annotator.__file__).parent)
#: Past this length, what reaches back a few sentences reaches back as far as it ever does.
SHORT, LONG = 12_000, 48_000


@pytest.fixture(scope="module")
def rules() -> RulePass:
    return RulePass()


def steps(rules: RulePass, made: str) -> int:
    """The calls of our functions, and the lines of them that run, while a text is annotated."""
    counted = 0

    def trace(frame: FrameType, event: str, arg: object) -> Any:
        nonlocal counted
        if not frame.f_code.co_filename.startswith(OURS):
            return None
        counted += 1
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        rules.annotate_text(made)
    finally:
        sys.settrace(before)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("kind", PIECES)
def test_four_times_the_text_takes_at_most_five_times_the_steps(rules: RulePass, kind: str) -> None:
    rules.annotate_text(text(PIECES[kind], LONG))  # words are analysed once
    assert steps(rules, text(PIECES[kind], LONG)) <= 5 * steps(rules, text(PIECES[kind], SHORT))


@pytest.mark.parametrize(
    "kind", ["reported speech", "quoted speech", "quotations left open", "opening quotation marks"]
)
def test_four_times_a_short_text_takes_at_most_five_times_the_steps(rules: RulePass, kind: str) -> None:
    rules.annotate_text(text(PIECES[kind], 8000))
    assert steps(rules, text(PIECES[kind], 8000)) <= 5 * steps(rules, text(PIECES[kind], 2000))


RANGES = st.lists(st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda pair: Range(pair[0], sum(pair))))


@given(st.lists(st.none() | st.tuples(st.integers(0, 20), st.integers(1, 8))), RANGES)
def test_the_tightest_ranges_are_those_that_a_look_at_all_would_find(
    pairs: list[tuple[int, int] | None], spans: list[Range]
) -> None:
    ranges = [Range(pair[0], sum(pair)) if pair else None for pair in pairs]
    holding = [
        [n for n, held in enumerate(ranges) if held and held.start <= span.start and span.end <= held.end]
        for span in spans
    ]
    sizes = {n: held.end - held.start for n, held in enumerate(ranges) if held}
    expected = [[n for n in ns if sizes[n] == min(sizes[m] for m in ns)] for ns in holding]
    assert tightest(ranges, spans) == expected


@given(RANGES)
def test_a_range_does_not_hold_its_own_span(ranges: list[Range]) -> None:
    found = tightest(ranges, ranges, own=True)
    for number, holders in enumerate(found):
        without = [*ranges[:number], None, *ranges[number + 1 :]]
        assert holders == tightest(without, [ranges[number]])[0]


@given(RANGES, RANGES)
def test_a_span_overlaps_what_has_a_sign_in_common_with_it(ranges: list[Range], spans: list[Range]) -> None:
    overlaps = Overlaps(ranges)
    for span in spans:
        assert overlaps.any(span) == any(r.start < span.end and span.start < r.end for r in ranges)


@given(st.text("‘’“”'\" ক।", max_size=40))
def test_quotations_lie_in_each_other_or_apart_but_for_a_doubled_mark(made: str) -> None:
    found = quotations(fold(made), 0, len(made))
    assert found == sorted(found)
    for quote in found:
        assert made[quote.start] in QUOTES
        assert quote.end - quote.start <= LONGEST_QUOTE + 2
        for other in found:
            assert other.start <= quote.start or other.start >= quote.end or other.end <= quote.end + 1


@given(st.lists(st.sampled_from(["ক", " ", "খগ ", "।"]), max_size=60).map("".join), st.integers(1, 80))
def test_what_is_no_sentence_is_cut_and_nothing_but_space_is_lost(piece: str, times: int) -> None:
    made = fold(piece * times)
    found = sentences(made, 0, len(made))
    assert all(0 < span.end - span.start <= LONGEST for span in found)
    kept = "".join(made[span.start : span.end] for span in found)
    assert "".join(kept.split()).replace("।", "") == "".join(made.split()).replace("।", "")


def test_a_page_of_credits_over_and_over_is_read_without_a_body_of_text(tmp_path: Path) -> None:
    (tmp_path / "page.txt").write_text(text("সূত্র: ", 10_000), encoding="utf-8")
    (reading,) = read([tmp_path / "page.txt"])
    assert reading.article is not None or reading.findings


def test_what_an_article_needed_is_free_when_it_is_done(rules: RulePass) -> None:
    """Nothing holds itself, so that no article waits for the garbage collector."""
    pages = list(read([Path(OURS) / "samples" / "pages"]))
    articles = [one.article for one in pages if one.article is not None]
    for article in articles:
        rules.annotate(article)
    gc.collect()
    gc.disable()
    try:
        for article in articles:
            rules.annotate(article)
        assert articles
        assert gc.collect() == 0
    finally:
        gc.enable()
