"""Figures against a gold annotation: right on cases worked out by hand, and those of the shared scorer on any case."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.attributes import NAMES
from annotator.interchange import from_row, to_row
from annotator.labels import Function, Polarity, QuoteType, Scope, SourceType
from annotator.models import Annotation
from annotator.quality.evaluation import F1, KAPPA, QualityFigure, evaluate
from annotator.quality.matching import is_relaxed_match, is_strict_match, likeness, matches

TEXT = "রয়টার্স জানিয়েছে সেতু খুলেছে। পুলিশের ধারণা বাস উল্টেছে।"
Row = dict[str, Any]


def attribution(cue: str, source: str | None, claim: str | None, **more: Any) -> Row:
    def ends(words: str | None) -> list[int] | None:
        return None if words is None else [TEXT.index(words), TEXT.index(words) + len(words)]

    attributes = {
        **{"function": "statement", "quote_type": "indirect", "scope": "sentence", "polarity": "positive"},
        **{"hedge_level": 0, "source_type": "agency", "canonical": source, "hedges": [], "via": None, **more},
    }
    return {"cue": ends(cue), "source": ends(source), "claim": ends(claim), **attributes}


REPORT = attribution("জানিয়েছে", "রয়টার্স", "সেতু খুলেছে")
BELIEF = attribution(
    "ধারণা", "পুলিশের", "বাস উল্টেছে", function="belief", hedge_level=2, source_type="official", canonical="পুলিশ"
)


def annotation(*rows: Row, hedges: list[list[int]] | None = None) -> Annotation:
    return from_row({"id": "a", "attributions": list(rows), "bare_hedges": hedges or []}, TEXT)


def figures(*pairs: tuple[Annotation, Annotation | None]) -> dict[str, QualityFigure]:
    return {figure.name: figure for figure in evaluate(pairs)}


# Cases worked out by hand


def test_gold_against_itself_is_right_in_everything() -> None:
    gold = annotation(REPORT, BELIEF)
    found = figures((gold, gold))
    counted = {name for name, figure in found.items() if figure.gold}
    stated = REPORT.keys() & set(NAMES)
    assert counted == {*F1, *stated, KAPPA} - {"via", "HEDGE exact", "HEDGE overlap", "level 1", "level 3"}
    assert all(found[name].value == 1 for name in counted)


def test_what_was_not_there_to_be_counted_is_empty_not_nought() -> None:
    found = figures((annotation(REPORT), annotation(REPORT)))
    assert (found["via"].value, found["level 3"].value, found["level 3"].gold) == (None, None, 0)


def test_an_article_without_prediction_is_missed() -> None:
    found = figures((annotation(REPORT, BELIEF), None))
    assert (found["cue"].value, found["cue"].recall, found["cue"].precision) == (0, 0, None)
    assert (found["function"].value, found["function"].gold) == (0, 2)
    assert found[KAPPA].value is None


def test_a_missed_attribution_is_wrong_in_its_attributes() -> None:
    found = figures((annotation(REPORT, BELIEF), annotation(REPORT)))
    assert (found["cue"].precision, found["cue"].recall, found["cue"].value) == (1, 0.5, pytest.approx(2 / 3))
    assert found["source_type"].value == 0.5
    assert (found["level 2"].value, found["level 2"].gold, found["level 2"].found) == (0, 1, 0)


def test_a_part_of_the_claim_is_enough_for_a_relaxed_match_only() -> None:
    part = attribution("জানিয়েছে", "রয়টার্স", "খুলেছে")
    found = figures((annotation(REPORT), annotation(part)))
    assert [found[name].value for name in ("cue", "relaxed", "strict")] == [1, 1, 0]
    assert [found[f"CLAIM {how}"].value for how in ("exact", "overlap")] == [0, 1]


def test_a_source_that_only_one_of_them_has_is_no_match() -> None:
    nobody = attribution("জানিয়েছে", None, "সেতু খুলেছে")
    gold, found = annotation(REPORT).attributions[0], annotation(nobody).attributions[0]
    assert not is_relaxed_match(gold, found)
    assert not is_strict_match(gold, found)
    assert is_strict_match(gold, gold)


def test_pairs_are_one_to_one_and_the_most_alike_first() -> None:
    gold = annotation(REPORT)
    twice = annotation(attribution("জানিয়েছে", None, None, scope="article"), REPORT)
    assert matches(gold, twice) == [(0, 1)]
    assert likeness(gold.attributions[0], twice.attributions[1]) == 3


def test_both_spellings_of_a_nukta_letter_are_one_name() -> None:
    other = {**REPORT, "canonical": "রয়টার্স".replace("\u09df", "\u09af\u09bc")}
    assert figures((annotation(REPORT), annotation(other)))["canonical"].value == 1


def test_the_interval_is_over_articles_and_the_same_every_time() -> None:
    right, wrong = (annotation(REPORT), annotation(REPORT)), (annotation(REPORT), None)
    mixed = [right, wrong, right, right]
    cue = figures(*mixed)["cue"]
    assert cue.low is not None and cue.high is not None and cue.value is not None
    assert cue.low < cue.value < cue.high
    assert figures(*mixed) == figures(*mixed)
    sure = figures(*[right] * 4)["cue"]
    assert (sure.low, sure.high) == (1, 1)


def test_one_article_has_no_interval() -> None:
    cue = figures((annotation(REPORT), annotation(REPORT)))["cue"]
    assert (cue.value, cue.low, cue.high) == (1, None, None)


# The shared scorer


def scorer(shared: Path) -> Any:
    """The scorer of the evaluation data, as it is."""
    spec = importlib.util.spec_from_file_location("score", shared / "eval" / "score.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


ranges = st.tuples(st.integers(0, 24), st.integers(1, 6)).map(lambda pair: [pair[0], pair[0] + pair[1]])


@st.composite
def rows(draw: st.DrawFn) -> list[Row]:
    """The attributions of an article of a few letters, so that many of them meet."""
    made: list[Row] = []
    for _ in range(draw(st.integers(0, 4))):
        made.append(
            {
                **{"cue": draw(ranges), "source": draw(st.none() | ranges), "claim": draw(st.none() | ranges)},
                "hedges": draw(st.lists(ranges, max_size=2)),
                "hedge_level": draw(st.integers(0, 3)),
                "function": draw(st.sampled_from(list(Function)[:3])),
                "quote_type": draw(st.sampled_from(QuoteType)),
                "scope": draw(st.sampled_from(Scope)),
                "polarity": draw(st.sampled_from(Polarity)),
                "source_type": draw(st.sampled_from(list(SourceType)[:3])),
                "canonical": draw(st.sampled_from([None, "", "রয়টার্স", "এএফপি", "আল-জাজিরা", "আলজাজিরা"])),
                "via": draw(st.none() | st.integers(0, len(made) - 1)) if made else None,
            }
        )
    return made


@given(st.lists(st.tuples(rows(), st.lists(ranges, max_size=2), rows(), st.lists(ranges, max_size=2)), max_size=3))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_figures_are_those_of_the_shared_scorer(shared: Path, articles: list[Any]) -> None:
    text = "ক" * 40
    gold, found = [], {}
    for number, (mine, my_hedges, theirs, their_hedges) in enumerate(articles):
        base = {"id": str(number), "text": text}
        gold.append({**base, "attributions": mine, "bare_hedges": my_hedges})
        found[str(number)] = {**base, "attributions": theirs, "bare_hedges": their_hedges}
    expected, _ = scorer(shared).score(gold, found)
    for figure in evaluate((from_row(row), from_row(found[row["id"]])) for row in gold):
        if figure.name in expected:
            told = expected[figure.name]
            assert (figure.gold, figure.found) == (told["gold"], told["found"])
            assert [figure.value or 0, figure.precision or 0, figure.recall or 0] == pytest.approx(
                [told["f1"], told["p"], told["r"]]
            )
        elif figure.name == KAPPA:
            assert figure.value == pytest.approx(expected["attributes, found"]["hedge_level kappa"])
        elif figure.name in expected["attributes"]:
            assert (figure.value or 0) == pytest.approx(expected["attributes"][figure.name])
        else:
            assert figure.value is None, "what gold does not state is not counted"


@given(rows())
@settings(max_examples=30, deadline=None)
def test_what_is_written_and_read_again_is_right_in_everything(made: list[Row]) -> None:
    gold = from_row({"id": "a", "attributions": made}, "ক" * 40)
    again = from_row(to_row("a", gold), "ক" * 40)
    assert all(figure.value in (None, 1) for figure in evaluate([(gold, again)]))
