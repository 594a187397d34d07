"""Hedge records: each marks its example at its level and leaves its counter-example alone."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.labels import HedgeLevel
from annotator.lexicon.hedges import HedgeRecord, load_hedges
from annotator.rules import RulePass
from tests.rules.passing import marked, rule_pass, told

RECORDS = load_hedges()
by_key = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.key)


def hedges(text: str) -> set[tuple[int, int]]:
    """All hedges in the text, of an attribution or of none."""
    found = rule_pass().annotate_text(text)
    spans = [*found.bare_hedges, *(hedge for one in found.attributions for hedge in one.hedges)]
    return {(span.start, span.end) for span in spans}


@by_key
def test_the_words_in_question_are_a_hedge_in_the_example(record: HedgeRecord) -> None:
    text, start, end = marked(record.example)
    assert (start, end) in hedges(text), told(rule_pass().annotate_text(text))


@by_key
def test_they_are_none_in_the_counter_example(record: HedgeRecord) -> None:
    text, start, end = marked(record.counter_example)
    assert not any(first < end and start < last for first, last in hedges(text))


@by_key
def test_the_level_of_the_record_is_that_of_a_claim_it_stands_in(record: HedgeRecord) -> None:
    text, _, _ = marked(record.example)
    found = rule_pass().annotate_text(f"রয়টার্স জানিয়েছে, {text}").attributions[0]
    assert found.rule == "right.verb.janano"
    assert found.hedge_level == record.level


@by_key
def test_patterns_and_sentences_are_in_the_letters_of_the_folded_view(record: HedgeRecord) -> None:
    words = (*record.unless_after, *record.unless_before, *record.unless_with)
    for text in (*record.patterns, *words, record.example, record.counter_example):
        assert fold(text) == text
        assert text == " ".join(text.split())


def test_every_pattern_stands_once() -> None:
    patterns = Counter(pattern for record in RECORDS for pattern in record.patterns)
    assert [pattern for pattern, times in patterns.items() if times > 1] == []


def test_every_level_above_flat_has_markers() -> None:
    assert {record.level for record in RECORDS} == set(HedgeLevel) - {HedgeLevel.FLAT}


NEW = """
[[hedge]]
key = "prayshoi"
level = 2
patterns = ["{pattern}"]
example = "শোনা কথা, [খুব সম্ভব] আজই ফল আসবে।"
counter_example = "এ কাজ [সম্ভব] নয়।"
"""


def test_a_user_adds_a_hedge(tmp_path: Path) -> None:
    (tmp_path / "hedges.toml").write_text(NEW.format(pattern="=খুব =সম্ভব"), encoding="utf-8")
    found = RulePass(tmp_path).annotate_text("খুব সম্ভব আজই ফল আসবে।")
    assert [span.text for span in found.bare_hedges] == ["খুব সম্ভব"]


def test_a_pattern_of_verbs_alone_is_refused(tmp_path: Path) -> None:
    (tmp_path / "hedges.toml").write_text(NEW.format(pattern="<*:infinitive> <পারা>"), encoding="utf-8")
    with pytest.raises(LexiconError, match=r"record 'prayshoi': .* has verbs only"):
        RulePass(tmp_path)


def test_words_beside_a_marker_are_folded() -> None:
    typed = "নয\u09bc"
    shown = {"example": "[ঝড]", "counter_example": "[ঝড]"}
    record = HedgeRecord(key="a", level=HedgeLevel(2), patterns=("ঝড",), unless_after=(typed,), **shown)
    assert record.unless_after == (fold(typed),)
    assert fold(typed) != typed
