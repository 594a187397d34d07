"""Who holds the floor is told well enough, of articles that the weights were not fitted on."""

from __future__ import annotations

import tomllib

import numpy as np
import pytest

from annotator.rules.floor import load_weights
from tests.conftest import DATA_ABSENT
from tests.quality.floor_weights import EXPECTED, SHARED, Shown, _regressed, each, fit, golds, table

#: Figures that must be reached by the weights of all other articles: outlet precision and recall, speaker F1, names.
LEAST = (0.87, 0.74, 0.73, 0.85)
#: How far a weight may be from what the gold gives today, in log odds.
NEAR = 0.5
RENEW = "run `python -m tests.quality.floor_weights`"


def present() -> None:
    if not (SHARED / "dev_floor.jsonl").is_file():
        pytest.skip(f"{DATA_ABSENT} no file eval/dev_floor.jsonl in a folder `shared` beside the checkout")


def test_the_floor_is_told_well_enough() -> None:
    present()
    found = each(golds())
    precision, recall = found.speaker[0] / found.speaker[1], found.speaker[0] / found.speaker[2]
    figures = (
        found.outlet[0] / found.outlet[1],
        found.outlet[0] / found.outlet[2],
        2 * precision * recall / (precision + recall),
        found.named[0] / found.named[1],
    )
    assert all(figure >= least for figure, least in zip(figures, LEAST, strict=True)), f"{figures}; floors {LEAST}"


def test_the_weights_are_near_those_that_the_gold_gives() -> None:
    """Near, since whatever changes the attributions moves them a little."""
    present()
    fitted, used = fit(golds()), load_weights()
    for side, other in ((fitted.behind, used.behind), (fitted.before, used.before)):
        assert side.keys() == other.keys(), RENEW
        assert all(abs(side[sign] - other[sign]) <= NEAR for sign in side), RENEW


def test_the_file_is_read_as_it_is_written() -> None:
    used = load_weights()
    found = tomllib.loads(table(used))
    assert (found["behind"], found["before"], tuple(found["unclear"])) == used


def test_a_sign_that_was_never_seen_keeps_what_is_expected_of_it() -> None:
    weights = _regressed(
        ["future", "returns"], [Shown((False, True), True), Shown((False, False), False)] * 20, EXPECTED
    )
    assert weights["future"] == 1.0
    assert weights["returns"] > 1.0


def test_the_weights_are_numbers() -> None:
    weights = load_weights()
    assert np.isfinite([*weights.behind.values(), *weights.before.values()]).all()
    assert 0 < weights.unclear[0] <= weights.unclear[1] < 1
