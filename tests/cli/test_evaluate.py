"""``annotator evaluate``: figures of two files, or of the rule pass on the texts of one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.errors import AnnotatorError, InputError, NotFound, UsageError
from annotator.store import Store
from tests.cli.calling import CUE, SENTENCE, call
from tests.comparing.making import fill
from tests.quality.reviewed import review

START = SENTENCE.index(CUE)
ATTRIBUTION = {
    **{"source": None, "cue": [START, START + len(CUE)], "claim": None, "hedges": [], "hedge_level": 0, "via": None},
    **{"function": "statement", "quote_type": "indirect", "scope": "article", "polarity": "positive"},
    **{"source_type": "unspecified", "canonical": None},
}


def write(file: Path, *rows: dict[str, Any]) -> Path:
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def row(name: str, *attributions: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": name, "text": SENTENCE, "attributions": list(attributions), **more}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    return write(tmp_path / "gold.jsonl", row("one", ATTRIBUTION, half="A"), row("two", ATTRIBUTION, half="B"))


def value(output: str, name: str) -> float | None:
    return next(figure["value"] for figure in json.loads(output) if figure["name"] == name)


def test_two_files_are_compared(gold: Path, tmp_path: Path) -> None:
    found = write(tmp_path / "found.jsonl", {"id": "one", "attributions": [ATTRIBUTION]}, row("two"))
    output = call("evaluate", gold, found, "--json").output
    assert value(output, "cue") == pytest.approx(2 / 3)
    assert value(output, "via") is None


def test_gold_can_give_other_right_names(tmp_path: Path) -> None:
    named = {**ATTRIBUTION, "id": "first"}
    gold = write(
        tmp_path / "gold.jsonl",
        row("one", {**named, "canonical": "রেহানা বেগম", "canonical_alt": ["রেহানা", "আর. বেগম"]}),
        row("two", {**named, "canonical": "আবুল কাশেম"}),
    )
    found = write(
        tmp_path / "found.jsonl",
        *({"id": name, "attributions": [{**named, "canonical": "আর. বেগম"}]} for name in ("one", "two")),
    )
    assert value(call("evaluate", gold, found, "--json").output, "canonical") == 0.5


def test_without_predictions_the_pass_reads_the_texts(gold: Path, rules: list[str]) -> None:
    assert value(call("evaluate", gold, "--json").output, "strict") == 1
    assert sorted(rules) == ["one", "two"]


def test_only_some_articles_are_scored(gold: Path, tmp_path: Path) -> None:
    found = write(tmp_path / "found.jsonl", row("one", ATTRIBUTION))
    assert value(call("evaluate", gold, found, "--json", "--only", "half=A").output, "cue") == 1


def test_a_table_shows_each_figure_with_its_interval(gold: Path) -> None:
    output = call("evaluate", gold, gold).output
    assert output.startswith("2 articles")
    line = next(line for line in output.splitlines() if line.strip().startswith("CUE exact"))
    assert line.split() == ["CUE", "exact", "1.000", "1.000", "to", "1.000", "1.000", "1.000", "2", "2"]


def test_articles_without_prediction_are_told(gold: Path, tmp_path: Path) -> None:
    found = write(tmp_path / "found.jsonl", row("two", ATTRIBUTION))
    assert "1 of 2 articles have no prediction, the first one" in call("evaluate", gold, found).output


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "gold.jsonl, row 1: no JSON object with an id"),
        ("[1]", "gold.jsonl, row 1: no JSON object with an id"),
        ('{"id": "a"}\n{"id": "a"}', "gold.jsonl, row 2: the id 'a' stands twice"),
        ('{"id": "a", "text": "ক"}', "gold.jsonl, article 'a': lacks 'attributions'"),
        ('{"id": "a", "attributions": []}', "gold.jsonl, article 'a': lacks 'text'"),
        ('{"id": "a", "text": "ক", "attributions": [{"cue": [0, 5]}]}', "gold.jsonl, article 'a': lacks 'source'"),
        ("", "gold.jsonl: no article in it"),
    ],
)
def test_a_file_that_is_not_of_its_form_is_named(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "gold.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=told.replace("[", r"\[")):
        call("evaluate", tmp_path / "gold.jsonl", tmp_path / "gold.jsonl")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        (["absent.jsonl"], InputError),
        (["gold.jsonl", "absent.jsonl"], InputError),
        (["gold.jsonl", "gold.jsonl", "--only", "half"], UsageError),
        (["gold.jsonl", "gold.jsonl", "--only", "half=C"], InputError),
        (["gold.jsonl", "other.jsonl"], InputError),
    ],
)
def test_what_cannot_be_scored_ends_with_a_reason(
    gold: Path, tmp_path: Path, line: list[str], error: type[AnnotatorError]
) -> None:
    write(tmp_path / "other.jsonl", row("three"))
    with pytest.raises(error):
        call("evaluate", *(word if word.startswith(("-", "half")) else tmp_path / word for word in line))


@pytest.fixture
def reviewed(tmp_path: Path) -> str:
    """A database of four articles, of which two were reviewed: everybody was made an official."""
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [("nodi", ["রহিম শেখ", "করিম খান"]), ("pahar", ["রহিম শেখ"])] * 2)
        review(store, keys={"page-0", "page-1"})
    return address


def test_without_gold_predictions_are_scored_against_reviews(reviewed: str) -> None:
    output = call("evaluate", "--by", "outlet", "--by", "source_type", "--database", reviewed).output
    assert output.startswith("2 articles")
    told = "3 reviewed predictions: 0 kept, 3 attribute changed, 0 moved, 0 relabelled, 0 deleted; 0 added by reviewers"
    assert told in output
    rows = [line.split() for line in output.splitlines()]
    assert ["1.000", "1.000", "1.000", "1", "2", "0", "2", "0", "0", "0", "0", "nodi"] in rows
    assert ["0.000", "0.000", "2", "3", "0", "3", "0", "0", "0", "0", "person"] in rows


def test_errors_are_shown_in_context(reviewed: str) -> None:
    output = call("evaluate", "--errors", "2", "--database", reviewed).output
    assert output.count("source_type: person → official") == 2
    assert "রহিম শেখ [বলেন] কাজ হতে পারে।" in output


def test_reviews_are_scored_as_json(reviewed: str) -> None:
    told = json.loads(call("evaluate", "--json", "--by", "rule", "--database", reviewed).output)
    assert (told["articles"], told["actions"]) == (2, {"attribute changed": 3})
    assert [(group["group"], group["precision"]) for group in told["groups"]] == [("verb", 1.0)]


def test_without_any_review_the_next_step_is_named(tmp_path: Path) -> None:
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [("nodi", ["রহিম শেখ"])])
    with pytest.raises(NotFound, match="no article has a review; `annotator push`"):
        call("evaluate", "--database", address)


def test_what_is_of_gold_and_what_of_reviews_is_not_mixed(gold: Path, reviewed: str) -> None:
    with pytest.raises(UsageError, match="leave GOLD out"):
        call("evaluate", gold, "--by", "rule")
    with pytest.raises(UsageError, match="--only chooses articles of GOLD"):
        call("evaluate", "--only", "half=A", "--database", reviewed)
