"""Bangla in the rules and lexicons is written as the folded view shows it: য়, ড় and ঢ় are one code point each.

A word written with two would never match, and nobody could see why.
"""

from __future__ import annotations

from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "annotator"
FILES = [*sorted((PACKAGE / "rules").glob("*.py")), *sorted((PACKAGE / "lexicon").glob("*.toml"))]
NUKTA = "\u09bc"
PAIRS = ("\u09c7\u09be", "\u09c7\u09d7")  # o-kar and au-kar in two signs


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_letters_that_have_a_code_point_of_their_own_use_it(file: Path) -> None:
    lines = file.read_text(encoding="utf-8").splitlines()
    assert [n for n, line in enumerate(lines, 1) if NUKTA in line or any(pair in line for pair in PAIRS)] == []
