"""The gold annotation of the sample pages fits the pages and the scheme, and uses all of it."""

from __future__ import annotations

import json
from collections import Counter
from itertools import chain
from typing import Any

import pytest

from annotator.labels import LEVEL_BY_FUNCTION, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.samples import gold_file, pages_folder

Row = dict[str, Any]
ROWS: list[Row] = [json.loads(line) for line in gold_file().read_text(encoding="utf-8").splitlines()]
ATTRIBUTIONS: list[tuple[Row, Row]] = [(row, one) for row in ROWS for one in row["attributions"]]
EDGES = " \t\r\n।,;:"


def spans(one: Row) -> list[list[int]]:
    return [span for span in (one["source"], one["cue"], one["claim"], *one["hedges"]) if span is not None]


def test_every_text_page_is_annotated_once() -> None:
    assert sorted(row["id"] for row in ROWS) == sorted(path.stem for path in pages_folder().glob("*.txt"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_gold_holds_the_page_as_it_is_decoded(row: Row) -> None:
    assert row["text"] == (pages_folder() / f"{row['id']}.txt").read_bytes().decode("utf-8")


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_spans_lie_in_the_text_and_end_at_words(row: Row) -> None:
    for start, end in chain(row["bare_hedges"], *map(spans, row["attributions"])):
        words = row["text"][start:end]
        assert 0 <= start < end <= len(row["text"])
        assert words == words.strip(EDGES), words


def test_attributes_are_of_the_vocabulary_and_all_of_it_occurs() -> None:
    for name, values in {
        "function": Function,
        "source_type": SourceType,
        "quote_type": QuoteType,
        "polarity": Polarity,
        "hedge_level": HedgeLevel,
    }.items():
        assert {values(one[name]) for _, one in ATTRIBUTIONS} == set(values), name
    assert {Scope(one["scope"]) for _, one in ATTRIBUTIONS} >= {Scope.SENTENCE, Scope.PRECEDING, Scope.ARTICLE}


def test_only_a_credit_has_no_claim() -> None:
    assert all((one["claim"] is None) == (one["scope"] == "article") for _, one in ATTRIBUTIONS)


def test_only_a_speaker_nobody_can_name_is_unspecified() -> None:
    nobody = [one for _, one in ATTRIBUTIONS if one["source_type"] == "unspecified"]
    assert nobody and all(one["source"] is None and one["canonical"] is None for one in nobody)


def test_a_level_above_that_of_the_function_stands_on_a_marker() -> None:
    for row, one in ATTRIBUTIONS:
        unmarked = LEVEL_BY_FUNCTION[Function(one["function"])]
        if one["hedge_level"] > unmarked and one["source_type"] != "unspecified":
            assert one["hedges"], (row["id"], row["text"][slice(*one["cue"])])
        assert one["hedge_level"] >= unmarked


def test_distancing_and_believing_cues_are_hedges_too() -> None:
    for row, one in ATTRIBUTIONS:
        if one["function"] in ("claim", "allegation", "belief"):
            assert one["cue"] in one["hedges"], (row["id"], row["text"][slice(*one["cue"])])


def test_a_direct_quote_has_its_marks_at_both_ends() -> None:
    for row, one in ATTRIBUTIONS:
        if one["claim"] is not None:
            claim = row["text"][slice(*one["claim"])]
            quoted = claim[0] in "‘“\"'" and claim[-1] in "’”\"'"
            assert quoted == (one["quote_type"] == "direct"), (row["id"], claim)


def test_via_names_the_origin_of_the_same_claim() -> None:
    relays = [(row["attributions"], one) for row, one in ATTRIBUTIONS if one["via"] is not None]
    assert len(relays) >= 5
    for others, one in relays:
        assert others[one["via"]] is not one
        assert others[one["via"]]["claim"] == one["claim"]


def test_the_set_holds_the_hard_phenomena() -> None:
    seen = Counter[str]()
    for row, one in ATTRIBUTIONS:
        claim = row["text"][slice(*one["claim"])] if one["claim"] else ""
        seen["quote over several sentences"] += one["quote_type"] == "direct" and claim.count("।") > 1
        seen["dropped subject"] += one["source"] is None and one["canonical"] is not None
        seen["negative"] += one["polarity"] == "negative"
        inner = [o for o in row["attributions"] if o is not one and one["claim"] and o["claim"] != one["claim"]]
        seen["nested"] += any(one["claim"][0] <= o["cue"][0] < o["cue"][1] <= one["claim"][1] for o in inner)
    seen["bare hedge"] = sum(len(row["bare_hedges"]) for row in ROWS)
    assert min(seen.values()) >= 3, seen
