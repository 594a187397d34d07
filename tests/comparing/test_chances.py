"""Cells of articles with one chance, out of the frames of samples that follow each other."""

from __future__ import annotations

import random
from pathlib import Path

import numpy as np

from annotator.comparing.chances import Cell, cells
from annotator.language import Language
from annotator.store import Chance


def framed(**drawn: str) -> dict[str, tuple[Chance, ...]]:
    """Articles by name; of each, for sample 1, 2 …: d drawn, f only in the frame, - neither. One stratum."""
    return {
        key: tuple(Chance(number, "nodi", 0.5, sign == "d") for number, sign in enumerate(signs, 1) if sign != "-")
        for key, signs in drawn.items()
    }


def cell(articles: str, drawn: str) -> Cell:
    return Cell(frozenset(articles), frozenset(drawn))


def test_one_sample_is_one_cell() -> None:
    assert cells(framed(a="d", b="f", c="d")) == [cell("abc", "ac")]


def test_a_second_sample_of_what_is_left_counts_with_the_first() -> None:
    assert cells(framed(a="d-", b="fd", c="ff")) == [cell("abc", "ab")]


def test_what_came_later_is_a_cell_of_its_own() -> None:
    assert cells(framed(a="d-", b="ff", c="fd", d="-d", e="-f")) == [cell("abc", "ac"), cell("de", "d")]


def test_a_second_sample_that_could_not_draw_all_that_was_left_does_not_count() -> None:
    """An article had been sent to a reviewer by hand between the two."""
    assert cells(framed(a="d-", b="fd", c="f-", d="ff")) == [cell("abcd", "a")]


def test_strata_are_cells_apart() -> None:
    chances = framed(a="d", b="f") | {"c": (Chance(1, "pahar", 1.0, True),)}
    assert cells(chances) == [cell("ab", "a"), cell("c", "c")]
    assert cells({}) == []


def test_what_two_samples_draw_of_a_cell_is_drawn_with_one_chance() -> None:
    """Every article of the first frame is as likely as any other to be among those drawn, whichever the sample."""
    times = np.zeros(10)
    for seed in range(2_000):
        chance = random.Random(seed)
        first = set(chance.sample(range(10), 3))
        rest = [*sorted(set(range(10)) - first), *range(10, 15)]  # five have come since
        second = set(chance.sample(rest, 4))
        chances = {f"{key}": [Chance(1, "", 0.3, key in first)] for key in range(10)}
        for key in rest:
            chances.setdefault(f"{key}", []).append(Chance(2, "", 0.3, key in second))
        old, _ = cells(chances)
        times[[int(key) for key in old.drawn]] += 1
    expected = times.mean()
    assert abs(times / expected - 1).max() < 0.1


def test_the_page_on_corrected_figures_explains_them_in_the_words_of_the_program() -> None:
    page = (Path(__file__).parents[2] / "docs" / "decisions" / "corrected.md").read_text(encoding="utf-8")
    assert Language().say("uncorrected", "explanation") in " ".join(page.split())
