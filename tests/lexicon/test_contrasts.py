"""Words by which statements are held against each other: each is in its example, and a look-alike is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.contrasts import ContrastPart, Opposite, load_contrasts, read_opposites, read_parts
from tests.rules.passing import marked

PARTS, OPPOSITES = read_parts(), read_opposites()


def words(sentence: str) -> str:
    """The words in square brackets, folded."""
    example = marked(sentence)
    return fold(example.text[example.start : example.end])


@pytest.mark.parametrize("part", PARTS, ids=lambda one: one.key)
def test_a_part_holds_the_word_of_its_example_alone(part: ContrastPart) -> None:
    held = set(map(fold, part.words))
    assert words(part.example) in held
    assert words(part.counter_example) not in held
    assert len(held) == len(part.words)


@pytest.mark.parametrize("pair", OPPOSITES, ids=lambda one: one.key)
def test_opposites_hold_the_word_of_their_example_and_share_none(pair: Opposite) -> None:
    one, other = set(map(fold, pair.one)), set(map(fold, pair.other))
    assert words(pair.example) in one
    assert words(pair.counter_example) not in one | other
    assert one.isdisjoint(other)


def test_a_part_that_nobody_asks_for_is_an_error(tmp_path: Path) -> None:
    record = 'meaning = "x"\nwords = ["আলো"]\nexample = "[আলো] জ্বলে।"\ncounter_example = "[আলু] ফলে।"'
    (tmp_path / "contrasts.toml").write_text(f'[[part]]\nkey = "lights"\n{record}\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="no part 'lights'"):
        load_contrasts(tmp_path)
