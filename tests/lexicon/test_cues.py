"""Cue records: each makes an attribution in its example and none in its counter-example, and none repeats another."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.cues import (
    CompoundCue,
    CreditCue,
    CueRecord,
    ModalCue,
    PostpositionCue,
    RefusalCue,
    VerbCue,
    load_cues,
)
from annotator.lexicon.verbs import load_verbs
from tests.rules.passing import marked, rule_pass, told

CUES = load_cues()
RECORDS = CUES.records
LEMMAS = {fold(verb.lemma) for verb in load_verbs()}

#: Counter-examples in which the pass still takes the record for a cue. A rule that mends one says so by failing here.
KNOWN = {
    "postposition.borate": "বরাতে that means 'in one's lot' is taken for 'citing'",
    "credit.sutro": "সূত্র and a colon before a whole sentence is taken for a credit",
}


def rules_of(record: CueRecord) -> set[str]:
    """What the rules are called that the record makes, the frame before them left out."""
    match record:
        case VerbCue():
            return {f"verb.{record.key}"}
        case CompoundCue():
            return {f"compound.{record.key}", f"noun.{record.key}"}
        case ModalCue():
            return {f"modal.{record.key}"}
        case RefusalCue():
            return {"verb.bola", *(f"compound.{each.key}" for each in CUES.compounds)}
        case PostpositionCue():
            return {f"postposition.{record.key}"}
        case CreditCue():
            return {f"credit.{record.form}"}


def name(record: CueRecord) -> str:
    """``kind.key``, which tells a record from all others."""
    kind = type(record).__name__.removesuffix("Cue").lower()
    return f"{kind}.{record.key}"


def cues_by(record: CueRecord, text: str) -> list[tuple[int, int]]:
    """The cues that the record makes in the text."""
    found = rule_pass().annotate_text(text).attributions
    return [(one.cue.start, one.cue.end) for one in found if one.rule.partition(".")[2] in rules_of(record)]


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_the_example_of_a_record_is_an_attribution_by_its_rule(record: CueRecord) -> None:
    text, start, end = marked(record.example)
    assert (start, end) in cues_by(record, text), told(rule_pass().annotate_text(text))


@pytest.mark.parametrize(
    "record",
    [
        pytest.param(record, marks=pytest.mark.xfail(reason=KNOWN[name(record)], strict=True))
        if name(record) in KNOWN
        else record
        for record in RECORDS
    ],
    ids=name,
)
def test_the_counter_example_of_a_record_is_none(record: CueRecord) -> None:
    assert cues_by(record, marked(record.counter_example).text) == []


def test_what_is_known_to_fail_exists() -> None:
    assert KNOWN.keys() <= {name(record) for record in RECORDS}


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_the_words_and_sentences_of_a_record_are_in_the_letters_of_the_folded_view(record: CueRecord) -> None:
    for text in (record.example, record.counter_example):
        assert fold(text) == text, f"write it as: {fold(text)}"
        assert text == " ".join(text.split())


@pytest.mark.parametrize("record", RECORDS, ids=name)
def test_the_two_sentences_of_a_record_differ(record: CueRecord) -> None:
    assert marked(record.example).text != marked(record.counter_example).text


def test_no_sentence_shows_two_records() -> None:
    sentences = Counter(text for record in RECORDS for text in (record.example, record.counter_example))
    assert [text for text, times in sentences.items() if times > 1] == []


def test_every_verb_of_a_record_is_conjugated() -> None:
    """A verb that ``verbs.toml`` does not hold would never be found. What stands before a light verb is no verb."""
    light = {chain.split()[-1] for record in CUES.compounds for chain in record.verbs}
    light |= {verb for record in (*CUES.modals, *CUES.refusals) for verb in record.verbs}
    light |= {record.infinitive for record in CUES.modals}
    assert (light | {record.lemma for record in CUES.verbs}) <= LEMMAS


def test_a_noun_and_its_verb_say_one_thing() -> None:
    """Two records for one pair would hide each other, unless one of them is a cue only where the saying is denied."""
    pairs = Counter(
        (noun, verb)
        for record in CUES.compounds
        for noun in record.nouns
        for verb in record.verbs
        if record.needs != "negative" and not record.noun_in_claim
    )
    assert [pair for pair, times in pairs.items() if times > 1] == []


@pytest.mark.parametrize("record", CUES.compounds, ids=name)
def test_a_noun_stands_once_in_its_record(record: CompoundCue) -> None:
    assert len(set(record.nouns)) == len(record.nouns)


def test_a_postposition_stands_in_one_record() -> None:
    assert len({record.words for record in CUES.postpositions}) == len(CUES.postpositions)


NEW = """
[[compound]]
key = "fatwa"
nouns = ["ফতোয়া"]
verbs = { "দেওয়া" = "demand" }
example = "আলেমরা মেলা বন্ধ রাখার [ফতোয়া দিয়েছেন]।"
counter_example = "[ফতোয়ার] বইটি পুরোনো।"
"""


def test_a_user_adds_a_cue(tmp_path: Path) -> None:
    (tmp_path / "cues.toml").write_text(NEW, encoding="utf-8")
    added = {record.key for record in load_cues(tmp_path).compounds} - {record.key for record in CUES.compounds}
    assert added == {"fatwa"}


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('example = "আলেমরা', 'sample = "আলেমরা', "sample"),
        ("[ফতোয়া দিয়েছেন]", "ফতোয়া দিয়েছেন", "example"),
        ("[ফতোয়ার]", "[ফতোয়ার] [বইটি]", "counter_example"),
        ('"demand"', '"order"', "verbs"),
    ],
)
def test_a_record_that_is_not_of_its_form_is_named(tmp_path: Path, old: str, new: str, field: str) -> None:
    (tmp_path / "cues.toml").write_text(NEW.replace(old, new), encoding="utf-8")
    with pytest.raises(LexiconError, match=f"record 'fatwa', {field}"):
        load_cues(tmp_path)
