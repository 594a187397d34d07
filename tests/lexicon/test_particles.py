"""Word classes: each bites in its example, and no list holds a word twice or one that can never match."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.bangla.tokens import TOKEN
from annotator.errors import LexiconError
from annotator.lexicon.particles import WordClass, load_classes, read_classes
from annotator.lexicon.vocabulary import WordKind, load_vocabulary
from tests.examples.compare import as_example, shown
from tests.examples.markup import parse
from tests.examples.scheme import breaches
from tests.rules.passing import rule_pass

CLASSES = read_classes()
PACKAGE = Path(__file__).parents[2] / "annotator"
ASKING = [*(PACKAGE / "rules").glob("*.py"), PACKAGE / "lexicon" / "pointing.py"]
by_key = pytest.mark.parametrize("record", CLASSES, ids=lambda record: record.key)


@by_key
def test_its_sentences_are_what_they_are_marked_to_be(record: WordClass) -> None:
    for sentence in (record.example, record.counter_example):
        example = parse(sentence)
        expected, found = shown(example, as_example(example.text, rule_pass().annotate_text(example.text)))
        assert found == expected


@by_key
def test_its_sentences_follow_the_scheme(record: WordClass) -> None:
    assert [*breaches(record.example), *breaches(record.counter_example)] == []


@by_key
def test_its_example_holds_a_word_of_it(record: WordClass) -> None:
    """As it is listed, or in the genitive."""
    tokens = {match.group() for match in TOKEN.finditer(parse(record.example).text)}
    assert tokens & {form for word in record.words for form in (word, f"{word}ের", f"{word}র")}


@by_key
def test_its_words_stand_once_and_are_single_tokens_of_the_folded_view(record: WordClass) -> None:
    assert [word for word, times in Counter(record.words).items() if times > 1] == []
    assert [word for word in record.words if fold(word) != word or not TOKEN.fullmatch(word)] == []


def test_no_class_repeats_a_list_of_the_vocabulary() -> None:
    """Names, common words and what only looks like a case form have their lists in ``words.toml``."""
    kinds = {kind.value for kind in WordKind}
    repeated = [
        (record.key, word)
        for record in CLASSES
        for word in record.words
        if record.key in kinds and record.key in load_vocabulary().get(word, ())
    ]
    assert repeated == []


def test_every_class_is_asked_for_by_a_rule() -> None:
    """A class that no rule names is dead; one that a rule names and nobody wrote is a slip of the pen."""
    code = "\n".join(file.read_text(encoding="utf-8") for file in ASKING)
    asked = set(re.findall(r'is_a\("(\w+)"\)|is_class\([^,]+, "(\w+)"\)', code))
    asked_for = {one or other for one, other in asked}
    assert asked_for <= {record.key for record in CLASSES} | {kind.value for kind in WordKind}
    assert {record.key for record in CLASSES} <= set(re.findall(r'"(\w+)"', code))


def test_a_user_writes_a_class_anew_and_a_word_belongs_to_all_its_classes(tmp_path: Path) -> None:
    name = next(record.key for record in CLASSES if "গতকাল" not in record.words)
    (tmp_path / "particles.toml").write_text(f'[[class]]\nkey = "{name}"\nwords = ["গতকাল"]\n', encoding="utf-8")
    assert load_classes(tmp_path)["গতকাল"] == {"time", name}


def test_a_class_without_an_example_is_named(tmp_path: Path) -> None:
    text = '[[class]]\nkey = "mine"\nmeaning = "of my own"\nwords = ["গতকাল"]\n'
    (tmp_path / "particles.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="record 'mine', example"):
        load_classes(tmp_path)
