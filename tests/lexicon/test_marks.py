"""The words of cues and hedges by themselves say what the records of which they are the example say."""

from __future__ import annotations

import re

import pytest

from annotator.bangla.folding import FoldedText, fold
from annotator.labels import Function, HedgeLevel
from annotator.lexicon.cues import CompoundCue, CueRecord, load_cues
from annotator.lexicon.hedges import HedgeRecord, load_hedges
from annotator.lexicon.marks import load_marks
from tests.rules.passing import rule_pass
from tests.store.making import article


def marked(sentence: str) -> str:
    found = re.search(r"\[(.+?)\]", sentence)
    assert found
    return found[1]


def whole(record: CueRecord) -> bool:
    """All words that make the record stand in its cue."""
    return not (isinstance(record, CompoundCue) and record.noun_in_claim)


@pytest.mark.parametrize("record", [*filter(whole, load_cues().records)], ids=lambda record: record.key)
def test_a_cue_by_its_words_carries_what_the_pass_finds_in_its_sentence(record: CueRecord) -> None:
    text, words = record.example.replace("[", "").replace("]", ""), marked(record.example)
    for found in rule_pass().annotate(article(text)).attributions:
        if found.cue.text == words:
            act = load_marks().act(fold(words), found.source is not None)
            assert act is not None
            assert act.function is found.function


@pytest.mark.parametrize("record", load_hedges(), ids=lambda record: record.key)
def test_a_hedge_by_its_words_has_its_level(record: HedgeRecord) -> None:
    assert load_marks().level(fold(marked(record.example))) is record.level


@pytest.mark.parametrize("words", ["", "নদী", "সেতু ভেঙেছে", "“”", "।"])
def test_words_of_no_record_say_nothing(words: str) -> None:
    assert load_marks().act(fold(words)) is None
    assert load_marks().level(fold(words)) is None


def test_who_is_named_decides_over_hearsay() -> None:
    words: FoldedText = fold("জানা গেছে")
    assert load_marks().act(words, named=False) == (Function.STATEMENT, HedgeLevel.DISTANCED)
    assert load_marks().act(words, named=True) == (Function.STATEMENT, HedgeLevel.FLAT)
