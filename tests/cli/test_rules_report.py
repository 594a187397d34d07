"""``annotator rules report``, and the scores that the next run takes from it."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from annotator.errors import LexiconError, NotFound
from annotator.rules import RulePass
from annotator.rules.scores import Scores, our_shares
from annotator.store import Store
from tests.cli.calling import call
from tests.comparing.making import fill
from tests.quality.reviewed import review


@pytest.fixture
def reviewed(tmp_path: Path) -> str:
    """A database of four articles that were reviewed: everybody was made an official."""
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [("nodi", ["রহিম শেখ", "করিম খান"])] * 4, rule="right.verb.bola")
        review(store)
    return address


def test_each_rule_with_what_reviewers_did(reviewed: str) -> None:
    output = call("rules", "report", "--database", reviewed).output
    (row,) = (line.split() for line in output.splitlines() if line.split()[-1:] == ["right.verb.bola"])
    assert row[:5] == ["8", "8", "0", "8", "0"]
    (cue,) = json.loads(call("rules", "report", "--by", "cue", "--json", "--database", reviewed).output)
    assert (cue["group"], cue["right"], cue["changed"]) == ("verb.bola", 8, 8)
    assert cue["low"] < cue["mean"] < cue["high"]


def test_the_next_run_takes_its_scores_from_reviews(reviewed: str, tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    told = call("rules", "report", "--scores", folder, "--database", reviewed).output
    assert f"next: annotator annotate --lexicon {folder}" in told
    shares = tomllib.loads((folder / "scores.toml").read_text(encoding="utf-8"))["right"]
    assert shares.keys() >= our_shares().keys()
    learnt = Scores(folder).of("right", "verb.bola", True)
    assert learnt == shares["right, named, verb.bola"]
    text = "মন্ত্রী রহিম শেখ বলেন, সেতুটি কাল খুলবে।"
    ours, theirs = RulePass(), RulePass(folder)
    assert ours.version != theirs.version
    (one,), (other,) = (each.annotate_text(text).attributions for each in (ours, theirs))
    assert one.rule == other.rule
    frame, _, rule = str(one.rule).partition(".")
    assert other.score == Scores(folder).of(frame, rule, True) != one.score
    again = call("rules", "report", "--scores", folder, "--database", reviewed)
    assert again.exit_code == 0
    assert tomllib.loads((folder / "scores.toml").read_text(encoding="utf-8"))["right"] == shares


@pytest.mark.parametrize("text", ["right = 3", "[wrong]", '[right]\n"all" = "x"', '[right]\n"all" = 1.5', "["])
def test_scores_of_another_form_are_refused_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / "scores.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"scores\.toml: it needs a table \[right\]"):
        RulePass(tmp_path)


def test_without_reviews_the_next_step_is_named(tmp_path: Path) -> None:
    address = str(tmp_path / "annotator.db")
    with Store.open(address) as store:
        fill(store, [("nodi", ["রহিম শেখ"])])
    with pytest.raises(NotFound, match="no prediction has been reviewed; `annotator push`"):
        call("rules", "report", "--database", address)
