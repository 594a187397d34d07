"""Annotations as rows: what is written is read again, and the scorer understands it."""

from __future__ import annotations

import json
import runpy
from pathlib import Path
from typing import Any

import pytest

from annotator.interchange import from_row, line, to_row
from annotator.models import Annotation, Fragment, Span
from tests.store.making import annotation, article

TEXT = article().page.text


def chain() -> Annotation:
    """Two attributions, the second cited by the first."""
    (first,) = annotation(article()).attributions
    second = first.model_copy(update={"id": "origin", "claim": None, "source": None, "hedges": ()})
    return Annotation(attributions=(first.model_copy(update={"via": "origin"}), second), bare_hedges=())


@pytest.mark.parametrize("given", [Annotation(), annotation(article()), chain()])
def test_a_row_is_read_as_it_was_written(given: Annotation) -> None:
    assert from_row(json.loads(line(to_row("x", given))), TEXT) == given
    assert from_row(json.loads(line(to_row("x", given, TEXT)))) == given


def test_via_is_a_place_in_the_list() -> None:
    assert [one["via"] for one in to_row("x", chain())["attributions"]] == [1, None]


def test_an_origin_outside_the_row_is_none() -> None:
    (one,) = annotation(article()).attributions
    row = to_row("x", Annotation(attributions=(one.model_copy(update={"via": "gone"}),)))
    assert row["attributions"][0]["via"] is None


def test_a_span_of_fragments_is_told_by_its_longest() -> None:
    (one,) = annotation(article()).attributions
    parts = tuple(Fragment(start=start, end=end, text=TEXT[start:end]) for start, end in ((0, 2), (5, 9)))
    given = Annotation(attributions=(one.model_copy(update={"claim": Span(fragments=parts)}),))
    assert to_row("x", given)["attributions"][0]["claim"] == [5, 9]


def test_all_fragments_are_read_again_and_the_scorer_passes_over_them(shared: Path) -> None:
    (one,) = annotation(article()).attributions
    parts = Span(fragments=tuple(Fragment(start=at, end=at + 2, text=TEXT[at : at + 2]) for at in (0, 5)))
    changed = one.model_copy(update={"claim": parts, "hedges": (*one.hedges, parts)})
    given = Annotation(attributions=(changed,), bare_hedges=(parts, one.cue))
    row = json.loads(line(to_row("x", given, TEXT)))
    assert from_row(row) == given
    assert row["attributions"][0]["fragments"].keys() == {"claim", "hedges"}
    assert "fragments" not in to_row("x", annotation(article()))["attributions"][0]
    score = runpy.run_path(str(shared / "eval" / "score.py"))["score"]
    assert score([row], {"x": row})[1] == []


def gold(**changes: Any) -> dict[str, Any]:
    """A row as people write it, without what only a rule pass knows."""
    row = to_row("x", annotation(article()), TEXT)
    for one in row["attributions"]:
        del one["id"], one["rule"], one["score"]
        one.update(changes)
    return row


def test_what_people_wrote_is_read_too() -> None:
    (one,) = from_row(gold()).attributions
    assert (one.rule, one.score) == ("given", 1.0)
    assert one.cue.text == "জানিয়েছে"


@pytest.mark.parametrize("changes", [{"cue": [0, 10_000]}, {"cue": [5, 5]}, {"claim": [-3, 4]}, {"function": "song"}])
def test_what_does_not_fit_is_refused(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        from_row(gold(**changes))


def test_the_scorer_finds_a_row_equal_to_itself(shared: Path) -> None:
    score = runpy.run_path(str(shared / "eval" / "score.py"))["score"]
    row = json.loads(line(to_row("x", chain(), TEXT)))
    result, errors = score([row], {"x": row})
    assert errors == []
    assert result["strict"]["f1"] == result["via"]["f1"] == result["HEDGE exact"]["f1"] == 1.0
