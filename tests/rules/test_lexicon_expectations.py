"""The sentences of the gazetteer, of title words and of back-references: the pass makes of them what the records say.

What it does not make of them yet stands in ``KNOWN`` with the reason; a rule that mends one says so by failing here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from annotator.bangla.folding import fold
from annotator.lexicon.names import name_key
from annotator.lexicon.sources import (
    AnaphorRecord,
    Expectation,
    SourceRecord,
    TitleRecord,
    load_anaphora,
    load_sources,
    load_titles,
)
from tests.rules.passing import rule_pass

TITLES, ANAPHORA = load_titles(), load_anaphora()
AMBIGUOUS = [source for source in load_sources() if source.ambiguous]

NOT_MET = "somebody is remembered as a speaker, not where he is only named"
ADDRESSEE = "whom the speaker told is taken for a part of the source"

#: Kind of sentence and key of the record → what the pass does wrong.
KNOWN: dict[str, str] = {
    "title social-media": "a medium is no document of a passive",
    "not title local-office": "a pronoun inside the claim is the subject, not the office at its beginning",
    "not title honorific-in-name": ADDRESSEE,
    "anaphor platform": "a platform's back-reference is no speaker",
    "anaphor post": "a post is not traced to who wrote it",
    "anaphor expert": NOT_MET,
    "source state-je": "জার্সি is taken for the shirt",
}


def cases(kind: str, records: Iterable[Any]) -> list[Any]:
    """The records as test cases; those that are known to fail must fail."""
    made = []
    for record in records:
        name = f"{kind} {record.key}"
        marks = [pytest.mark.xfail(reason=KNOWN[name], strict=True)] if name in KNOWN else []
        made.append(pytest.param(record, id=name, marks=marks))
    return made


def sources(sentence: str) -> set[tuple[str, str, str | None]]:
    """(source as it stands, type, canonical name) of each attribution that has a source."""
    found = rule_pass().annotate_text(sentence).attributions
    return {(one.source.text, one.source_type.value, one.canonical) for one in found if one.source is not None}


def is_found(expected: Expectation, sentence: str) -> bool:
    """An attribution has the source, with its type and, where one is told, its canonical name."""
    return any(
        words == expected.source
        and type_ == expected.type
        and (expected.canonical is None or (name is not None and name_key(name) == name_key(expected.canonical)))
        for words, type_, name in sources(sentence)
    )


def names(source: SourceRecord, sentence: str) -> bool:
    """An attribution has the canonical name and the type of the source (a person of that name has another type)."""
    return any(
        type_ == source.type and name is not None and name_key(name) == name_key(source.name)
        for _, type_, name in sources(sentence)
    )


@pytest.mark.parametrize("title", cases("title", TITLES))
def test_a_title_makes_a_source(title: TitleRecord) -> None:
    assert is_found(title.expects, title.example), (title.expects, sources(title.example))


@pytest.mark.parametrize("title", cases("not title", TITLES))
def test_a_title_word_in_another_sense_makes_none(title: TitleRecord) -> None:
    expected, found = title.counter_expects, sources(title.counter_example)
    if expected is not None:
        assert is_found(expected, title.counter_example), (expected, found)
    else:
        assert not [words for words, _, _ in found if any(fold(word) in fold(words) for word in title.words)]


@pytest.mark.parametrize("anaphor", cases("anaphor", ANAPHORA))
def test_a_back_reference_is_traced(anaphor: AnaphorRecord) -> None:
    assert is_found(anaphor.expects, anaphor.example), (anaphor.expects, sources(anaphor.example))


@pytest.mark.parametrize("source", cases("source", AMBIGUOUS))
def test_an_ambiguous_name_with_its_context_is_the_source(source: SourceRecord) -> None:
    assert source.example is not None
    assert names(source, source.example), sources(source.example)


@pytest.mark.parametrize("source", cases("not source", AMBIGUOUS))
def test_an_ambiguous_name_without_context_is_not(source: SourceRecord) -> None:
    assert source.counter_example is not None
    assert not names(source, source.counter_example)


def test_what_is_known_to_fail_exists() -> None:
    kinds = {"title": TITLES, "not title": TITLES, "anaphor": ANAPHORA, "source": AMBIGUOUS, "not source": AMBIGUOUS}
    assert KNOWN.keys() <= {f"{kind} {record.key}" for kind, records in kinds.items() for record in records}
