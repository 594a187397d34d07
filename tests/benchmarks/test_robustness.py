"""Gold that is perturbed keeps its spans."""

import json
import random

import pytest

from annotator.interchange import from_row
from annotator.rules import RulePass
from annotator.samples import gold_file, lexicon_folder
from benchmarks.robustness import FIGURES, PERTURBATIONS, figures, perturbed

ROWS = [json.loads(text) for text in gold_file().read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("name", PERTURBATIONS)
def test_each_cue_is_what_its_signs_became(name: str) -> None:
    for row in ROWS:
        pieces = PERTURBATIONS[name](row["text"], random.Random(1))
        damaged = perturbed(row, pieces)
        from_row(damaged)  # raises where a span lies outside the text or begins with a space
        for before, after in zip(row["attributions"], damaged["attributions"], strict=True):
            start, end = after["cue"]
            assert damaged["text"][start:end] == "".join(pieces[slice(*before["cue"])]).strip()


def test_what_changes_nothing_costs_nothing() -> None:
    rules = RulePass(lexicon_folder())
    plain = figures(ROWS, rules, PERTURBATIONS["as they are"], 1)
    assert plain.keys() == set(FIGURES)
    assert all(0.5 < value <= 1.0 for value in plain.values())


def test_signs_left_out_are_gone() -> None:
    text = "মেয়র বলেন, ‘পথ খোলা।’"
    quoted = [text.index("‘"), len(text)]
    one = {"source": [0, text.index(" ")], "cue": [text.index("ব"), text.index(",")], "claim": quoted, "hedges": []}
    row = {"id": "a", "text": text, "attributions": [one]}
    damaged = perturbed(row, PERTURBATIONS["no quotation marks"](text, random.Random(1)))
    assert damaged["text"] == "মেয়র বলেন, পথ খোলা।"
    assert damaged["text"][slice(*damaged["attributions"][0]["claim"])] == "পথ খোলা।"
