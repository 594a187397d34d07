"""Words that grammar turns on: each part bites in its example, and a look-alike does not."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.grammar import Grammar, load_grammar
from annotator.lexicon.wordsets import WordSet, read_grammar
from annotator.rules import RulePass
from tests.examples.compare import as_example, shown
from tests.examples.markup import parse
from tests.examples.scheme import breaches
from tests.rules.passing import rule_pass

PARTS = read_grammar()
by_key = pytest.mark.parametrize("record", PARTS, ids=lambda record: record.key)
#: A word that no text holds, in place of the words of a part.
NOWHERE = "ঽঽঽ"


def fits(rules: RulePass, sentence: str) -> bool:
    example = parse(sentence)
    expected, found = shown(example, as_example(example.text, rules.annotate_text(example.text)))
    return found == expected


@by_key
def test_its_sentences_are_what_they_are_marked_to_be(record: WordSet) -> None:
    assert fits(rule_pass(), record.example)
    assert fits(rule_pass(), record.counter_example)


@by_key
def test_its_sentences_follow_the_scheme(record: WordSet) -> None:
    assert [*breaches(record.example), *breaches(record.counter_example)] == []


@pytest.mark.slow
@by_key
def test_without_its_words_its_example_is_read_otherwise(record: WordSet, tmp_path: Path) -> None:
    (tmp_path / "grammar.toml").write_text(f'[[part]]\nkey = "{record.key}"\nwords = ["{NOWHERE}"]\n', encoding="utf-8")
    assert not fits(RulePass(tmp_path), record.example)


@by_key
def test_its_words_stand_once_and_are_folded(record: WordSet) -> None:
    assert [word for word, times in Counter(record.words).items() if times > 1] == []
    assert [word for word in record.words if fold(word) != word] == []


def test_every_part_is_a_field_and_the_other_way_round() -> None:
    assert sorted(record.key for record in PARTS) == sorted(field.name for field in fields(Grammar))


def test_a_part_that_the_rules_do_not_know_is_named(tmp_path: Path) -> None:
    text = '[[part]]\nkey = "mine"\nmeaning = "x"\nwords = ["ক"]\nexample = "ক।"\ncounter_example = "খ।"\n'
    (tmp_path / "grammar.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="no part 'mine'"):
        load_grammar(tmp_path)


def test_a_part_cannot_be_taken_away(tmp_path: Path) -> None:
    (tmp_path / "grammar.toml").write_text('[[part]]\nkey = "both"\nremove = true\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="part 'both' cannot be removed"):
        load_grammar(tmp_path)
