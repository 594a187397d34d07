"""``annotator rules diff``: what a lexicon, or a run, changes."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from annotator.errors import AnnotatorError, NotFound, UsageError
from tests.cli.calling import call

TEXT = (
    "নদীপুর পুলিশ জানিয়েছে, সেতুটি আজ সকাল থেকে বন্ধ রয়েছে এবং লোকজন নৌকায় পার হচ্ছেন। "
    "বাসিন্দারা দাবি করেছেন, সেতুটি ঝুঁকির মধ্যে ছিল। কাল হয়তো সেতুটি খুলবে।"
)
LEXICONS = {
    "same": {},
    "fewer": {"cues": '[[verb]]\nkey = "janano"\nremove = true\n'},
    "other": {"cues": '[[compound]]\nkey = "dabi"\nverbs = { "করা" = "statement" }\n'},
    "certain": {"hedges": '[[hedge]]\nkey = "hoyto"\nremove = true\n'},
}


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for name, files in LEXICONS.items():
        (tmp_path / name).mkdir()
        for file, text in files.items():
            (tmp_path / name / f"{file}.toml").write_text(text, encoding="utf-8")
    file = tmp_path / "corpus.jsonl"
    file.write_text(json.dumps({"id": "সেতু", "text": TEXT}, ensure_ascii=False), encoding="utf-8")
    return file


def summary(output: str) -> dict[str, list[int]]:
    """Rule → gained, lost, changed."""
    lines = output[output.index("articles differ") :].splitlines()
    rows = (line.split() for line in lines)
    return {row[3]: [int(cell) for cell in row[:3]] for row in rows if len(row) == 4 and row[0].isdecimal()}


def test_a_lexicon_that_changes_nothing(corpus: Path) -> None:
    output = call("rules", "diff", "-", corpus.parent / "same", corpus).output
    assert output == "0 of 1 articles differ\n"


def test_what_is_lost(corpus: Path) -> None:
    output = call("rules", "diff", "-", corpus.parent / "fewer", corpus).output
    assert "- right.verb.janano  সেতু" in output
    assert "নদীপুর পুলিশ [জানিয়েছে], সেতুটি" in output
    assert summary(output) == {"right.verb.janano": [0, 1, 0], "all": [0, 1, 0]}


def test_what_is_gained_is_what_is_lost_the_other_way_round(corpus: Path) -> None:
    output = call("rules", "diff", corpus.parent / "fewer", "-", corpus).output
    assert "+ right.verb.janano  সেতু" in output
    assert summary(output) == {"right.verb.janano": [1, 0, 0], "all": [1, 0, 0]}


def test_what_is_changed_is_told_with_both_sides(corpus: Path) -> None:
    output = call("rules", "diff", "-", corpus.parent / "other", corpus).output
    assert "~ right.compound.dabi  সেতু" in output
    assert "function: claim → statement" in output
    assert summary(output)["right.compound.dabi"] == [0, 0, 1]


def test_a_hedge_of_no_attribution_counts_too(corpus: Path) -> None:
    output = call("rules", "diff", "-", corpus.parent / "certain", corpus).output
    assert "কাল [হয়তো] সেতুটি" in output
    assert summary(output) == {"hedge": [0, 1, 0], "all": [0, 1, 0]}


def test_all_of_it_goes_into_a_table(corpus: Path, tmp_path: Path) -> None:
    out = tmp_path / "diff.csv"
    output = call("rules", "diff", "-", corpus.parent / "other", corpus, "--show", "0", "--out", out).output
    assert "~" not in output
    with out.open(encoding="utf-8-sig", newline="") as lines:
        (row,) = csv.DictReader(lines)
    assert (row["kind"], row["rule"], row["article"]) == ("changed", "right.compound.dabi", "সেতু")
    assert (row["function before"], row["function after"]) == ("claim", "statement")
    assert row["cue before"] == row["cue after"] == "দাবি করেছেন"


def test_two_stored_runs_are_compared(corpus: Path, tmp_path: Path) -> None:
    database = tmp_path / "news.db"
    call("annotate", corpus, "--database", database)
    call("annotate", "--lexicon", corpus.parent / "fewer", "--database", database)
    with pytest.raises(NotFound, match=r"there is no run 99 of the rule pass; there are: \d+ \("):
        call("rules", "diff", "1", "99", "--database", database)
    runs = run_numbers(database)
    output = call("rules", "diff", *map(str, runs), "--database", database).output
    assert summary(output) == {"right.verb.janano": [0, 1, 0], "all": [0, 1, 0]}


def run_numbers(database: Path) -> list[int]:
    """The numbers of the runs of the pass, as the message of a wrong number tells them."""
    with pytest.raises(NotFound) as told:
        call("rules", "diff", "0", "0", "--database", database)
    listed = str(told.value).partition("there are: ")[2]
    return [int(one.split()[0]) for one in listed.split("; ")]


@pytest.mark.parametrize(
    ("line", "error", "told"),
    [
        (["-", "-"], UsageError, "compared over a CORPUS"),
        (["1", "2", "corpus.jsonl"], UsageError, "without a CORPUS"),
        (["-", "absent", "corpus.jsonl"], UsageError, "absent: no such folder"),
    ],
)
def test_what_cannot_be_compared_is_told(corpus: Path, line: list[str], error: type[AnnotatorError], told: str) -> None:
    with pytest.raises(error, match=told):
        call("rules", "diff", *(corpus if word == "corpus.jsonl" else word for word in line))
