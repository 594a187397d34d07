"""What holds of the rule pass for any text: spans are right, nothing raises, the same text gives the same result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain, pairwise

from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.labels import LEVEL_BY_FUNCTION, HedgeLevel, Polarity, SourceType
from annotator.models import Annotation, Fragment, Span
from annotator.rules import RulePass
from annotator.rules.chunks import Chunk
from annotator.rules.triggers import Gate
from tests.rules.passing import rule_pass
from tests.rules.texts import texts

many = settings(max_examples=150, deadline=None)


def spans(annotation: Annotation) -> Iterator[Span]:
    """Every span that an annotation holds."""
    for one in annotation.attributions:
        yield from (span for span in (one.source, one.cue, one.claim) if span is not None)
        yield from one.hedges
    yield from annotation.bare_hedges


def fragments(annotation: Annotation) -> Iterator[Fragment]:
    return chain.from_iterable(span.fragments for span in spans(annotation))


def overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


@given(texts)
@example("")
@example("সূত্র:")
@example("‘“'\"(")
@example("\ud800 জানিয়েছে, \udfff")
@many
def test_every_span_is_what_stands_in_the_text(text: str) -> None:
    for fragment in fragments(rule_pass().annotate_text(text)):
        assert text[fragment.start : fragment.end] == fragment.text


class EverySentence(Gate):
    """A gate that passes no sentence over."""

    def opens(self, chunks: Sequence[Chunk]) -> bool:
        return True


@cache
def thorough_pass() -> RulePass:
    """A pass that makes tokens of every sentence."""
    rules = RulePass()
    rules._gate = EverySentence(rules._words, ())
    return rules


@given(texts)
@example("পুলিশ জানতে পেরেছে, দুজন সীমান্ত পার হয়েছেন।")
@example("রিমা বেগমের ভাষ্যে, সেতুটি আর নেই।")
@example("সেতু কাল খুলবে, জানিয়েছে✅ পুলিশ।")
@example("সাংবাদিকেরা জানতে চান, সেতুটি কবে খুলবে।")
@many
def test_nothing_is_lost_with_the_sentences_that_are_passed_over(text: str) -> None:
    assert rule_pass().annotate_text(text) == thorough_pass().annotate_text(text)


@given(texts)
@many
def test_no_span_begins_or_ends_with_white_space(text: str) -> None:
    for fragment in fragments(rule_pass().annotate_text(text)):
        assert fragment.text == fragment.text.strip() != ""


@given(texts)
@many
def test_the_parts_of_an_attribution_hang_together(text: str) -> None:
    found = rule_pass().annotate_text(text).attributions
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids)
    assert all(one.cue.start <= other.cue.start for one, other in pairwise(found))
    for one in found:
        assert one.via is None or (one.via in ids and one.via != one.id)
        assert 0 <= one.score <= 1
        silent = one.polarity is Polarity.NEGATIVE and one.scope == "preceding"  # সাড়া দেননি
        assert one.claim is not None or one.scope == "article" or silent
        assert not (one.source_type is SourceType.UNSPECIFIED and one.source is not None)
        for hedge in one.hedges:
            assert overlap(hedge, one.cue) or (one.claim is not None and overlap(hedge, one.claim))


@given(texts)
@many
def test_the_level_follows_from_marker_and_act(text: str) -> None:
    for one in rule_pass().annotate_text(text).attributions:
        if one.hedges and one.polarity is Polarity.POSITIVE:
            assert one.hedge_level > HedgeLevel.FLAT
        if not one.hedges and one.hedge_level > LEVEL_BY_FUNCTION[one.function]:
            assert one.source is None and one.hedge_level is HedgeLevel.DISTANCED  # hearsay: জানা গেছে


@given(texts)
@many
def test_bare_hedges_belong_to_no_attribution(text: str) -> None:
    found = rule_pass().annotate_text(text)
    for hedge in found.bare_hedges:
        assert not any(one.claim and one.claim.start <= hedge.start < one.claim.end for one in found.attributions)
        assert not any(overlap(hedge, one.cue) for one in found.attributions)


@given(texts)
@many
def test_the_same_text_gives_the_same_result(text: str) -> None:
    assert rule_pass().annotate_text(text) == rule_pass().annotate_text(text)


@given(st.lists(texts, min_size=2, max_size=4))
@settings(max_examples=60, deadline=None)
def test_what_was_read_before_makes_no_difference(several: list[str]) -> None:
    """The pass keeps analyses of words; a small table, often cleared, and another order change nothing."""
    small = OTHER
    forwards = [rule_pass().annotate_text(text) for text in several]
    backwards = [small.annotate_text(text) for text in reversed(several)]
    assert backwards[::-1] == forwards


OTHER = RulePass()
OTHER._words._limit = 7


@given(texts, st.data())
@many
def test_what_is_found_lies_in_the_segments_that_were_read(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True))) if text else []
    segments = [(a, b) for a, b in zip(cuts[::2], cuts[1::2], strict=False)]
    for span in spans(rule_pass().annotate_text(text, segments)):
        # A segment that cuts a letter of two code points is read to the letter's end.
        assert any(start <= span.start + 1 and span.end <= end + 1 for start, end in segments)


@given(texts)
@settings(max_examples=100, deadline=None)
def test_a_version_names_the_attributions_and_changes_nothing_else(text: str) -> None:
    one, other = (rule_pass().annotate_text(text, version=version) for version in ("first", "second"))
    assert {a.id for a in one.attributions}.isdisjoint(a.id for a in other.attributions)
    assert [a.cue for a in one.attributions] == [a.cue for a in other.attributions]
