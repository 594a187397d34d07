"""``docs/scheme.md`` names the whole vocabulary, and the marks in its examples open and close."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from annotator.labels import Function, HedgeLevel, Label, Polarity, QuoteType, Scope, SourceType

SCHEME = (Path(__file__).parents[2] / "docs" / "scheme.md").read_text(encoding="utf-8")
MARK = re.compile(r"\[(/?)([sckh]\d*)\]")
MARKED = [line for line in SCHEME.splitlines() if MARK.search(line)]


@pytest.mark.parametrize("name", [*Label, *Function, *SourceType, *QuoteType, *Scope, *Polarity])
def test_the_scheme_explains(name: str) -> None:
    assert re.search(rf"`{name}`|\b{name} or\b|`{name}` ", SCHEME), name


@pytest.mark.parametrize("level", HedgeLevel)
def test_the_scheme_explains_level(level: HedgeLevel) -> None:
    assert f"| {level.value} | `{level.name.lower()}` |" in SCHEME


@pytest.mark.parametrize("line", MARKED)
def test_marks_open_and_close(line: str) -> None:
    opened: list[str] = []
    for close, mark in MARK.findall(line):
        if close:
            assert mark in opened, mark
            opened.remove(mark)
        else:
            assert mark not in opened, mark
            opened.append(mark)
    assert not opened
