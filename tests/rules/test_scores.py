"""How likely an attribution is right: shares that a user's folder holds are laid over ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.errors import LexiconError
from annotator.rules.scores import FILE, Scores, learnt_shares, our_shares


def test_shares_of_the_user_are_read_as_an_editor_leaves_them(tmp_path: Path) -> None:
    assert learnt_shares(None) == learnt_shares(tmp_path) == {}
    (tmp_path / FILE).write_text('[right]\n"right verb" = 0.0\n"left verb" = 1.0\n', encoding="utf-8-sig")
    assert learnt_shares(tmp_path) == {"right verb": 0.0, "left verb": 1.0}


@pytest.mark.parametrize(
    "text", ["[[", "", "right = 3", '[right]\nverb = "0.5"', "[right]\nverb = 1.1", "[right]\nverb = -0.1"]
)
def test_shares_of_another_form_are_told(tmp_path: Path, text: str) -> None:
    (tmp_path / FILE).write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=FILE):
        learnt_shares(tmp_path)


def test_the_narrowest_kind_that_is_known_tells(tmp_path: Path) -> None:
    shares = '"new" = 0.1\n"new, named" = 0.2\n"new, nobody, verb" = 0.3\n"new, nobody, verb.bola" = 0.4\n'
    (tmp_path / FILE).write_text(f"[right]\n{shares}", encoding="utf-8")
    scores = Scores(tmp_path)
    asked = [("verb.bola", True), ("noun.dabi", False), ("verb.lekha", False), ("verb.bola", False)]
    assert [scores.of("new", rule, named) for rule, named in asked * 2] == [0.2, 0.1, 0.3, 0.4] * 2
    assert Scores().of("new", "verb.bola", True) == our_shares()["all"]
