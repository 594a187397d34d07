"""Words that tell who holds the floor: each part shows itself in its example, and a look-alike does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import LexiconError
from annotator.lexicon.floor import FloorPart, load_floor, read_floor
from annotator.rules import floor_evidence
from annotator.rules.floor_evidence import Sign
from tests.rules.flooring import shown
from tests.rules.passing import marked

PARTS = read_floor()
#: Parts that are asked for by a sign of another name.
SIGNS = {"oneself": "first_person", "day": "dated", "listing": "listed"}


def sign(part: FloorPart) -> Sign:
    found: Sign = getattr(floor_evidence, SIGNS.get(part.key, part.key))
    return found


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_a_part_shows_itself_in_its_example_alone(part: FloorPart) -> None:
    for sentence, expected in ((part.example, True), (part.counter_example, False)):
        *_, standing = shown(marked(sentence).text)
        assert sign(part)(standing) is expected, sentence


@pytest.mark.parametrize("part", PARTS, ids=lambda part: part.key)
def test_no_word_stands_twice(part: FloorPart) -> None:
    assert len(set(part.words)) == len(part.words)


def test_a_part_that_nobody_asks_for_is_an_error(tmp_path: Path) -> None:
    example = 'example = "মেয়র বলেন, পথ খোলা। [আলো জ্বলে।]"\ncounter_example = "মেয়র বলেন, পথ খোলা। [আলু ফলে।]"'
    text = f'[[part]]\nkey = "lights"\nmeaning = "light"\nwords = ["আলো"]\n{example}\n'
    (tmp_path / "floor.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match="no part 'lights'"):
        load_floor(tmp_path)


def test_a_part_cannot_be_removed(tmp_path: Path) -> None:
    (tmp_path / "floor.toml").write_text('[[part]]\nkey = "day"\nremove = true\n', encoding="utf-8")
    with pytest.raises(LexiconError, match="'day' cannot be removed"):
        load_floor(tmp_path)
