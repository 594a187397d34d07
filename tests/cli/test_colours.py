"""Colours that hold on a white terminal and on a black one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.color import ANSI_COLOR_NAMES, Color, ColorSystem

from annotator.cli import display

SOURCES = sorted(Path(display.__file__).parent.glob("*.py"))
COLOURS = (display.BLUE, display.BRICK, display.MAUVE, display.GREEN)


def contrasts(colour: Color) -> tuple[float, float]:
    """Return how a colour stands out from white and from black (WCAG 2)."""
    parts = [part / 255 for part in colour.get_truecolor()]
    linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    light = sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
    return 1.05 / (light + 0.05), (light + 0.05) / 0.05


@pytest.mark.parametrize("colour", COLOURS)
def test_each_stands_out_from_white_and_from_black(colour: str) -> None:
    parsed = Color.parse(colour)
    assert min(contrasts(parsed)) >= 4.5
    assert min(contrasts(parsed.downgrade(ColorSystem.EIGHT_BIT))) >= 4


def named() -> Iterator[tuple[str, str]]:
    """Colours by the name or number that a terminal's own theme gives them, or another's, in our commands."""
    for file in SOURCES:
        for word in re.findall(
            r'"(?:bold |dim |italic |reverse )*([a-z_]+|#[0-9a-f]{6})(?: reverse| bold)*"', file.read_text()
        ):
            if (word in ANSI_COLOR_NAMES or word.startswith("#")) and word not in COLOURS:
                yield file.name, word


def test_there_are_no_others() -> None:
    assert list(named()) == []


@pytest.mark.parametrize(
    ("terminal", "colours"),
    [
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, True),
        ({"TERM": "xterm-256color"}, True),
        ({"TERM": "xterm-16color"}, True),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
    ],
)
def test_the_parts_are_told_apart_in_every_terminal(
    terminal: dict[str, str], colours: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("COLORTERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"FORCE_COLOR": "1"} | terminal).items():
        monkeypatch.setenv(name, value)
    out = display.console()
    with out.capture() as drawn:
        out.print(display.legend())
    styles = dict(re.findall(r"\x1b\[([\d;]+)m(source|cue|claim|hedge)\x1b", drawn.get()))
    assert len(styles) == 4, "each has a style of its own"
    assert any(re.search(r"\b[39]\d\b", codes) for codes in styles) is colours


def test_a_terminal_that_draws_nothing_but_letters_gets_these_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    out = display.console()
    with out.capture() as drawn:
        out.print(display.legend())
    assert "\x1b" not in drawn.get()
