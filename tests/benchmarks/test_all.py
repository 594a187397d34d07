"""``python -m benchmarks`` prints its ratios and keeps them."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from benchmarks import __main__ as benchmarks
from benchmarks.linear import PIECES, text

ARTICLE = "নদী কমিশন জানিয়েছে, সেতু বন্ধ থাকতে পারে। তিনি বলেন, সম্ভবত কাল পানি নামবে। " * 10


def test_each_run_is_added_to_the_history(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    corpus, history = tmp_path / "articles.jsonl", tmp_path / "history.jsonl"
    corpus.write_text(json.dumps({"text": ARTICLE}, ensure_ascii=False) + "\n", "utf-8")
    monkeypatch.setattr(benchmarks, "LENGTHS", [200, 400, 800])
    picture = tmp_path / "costs.svg"
    for drawn in ([], ["--picture", str(picture)]):
        monkeypatch.setattr(
            sys,
            "argv",
            ["benchmarks", str(corpus), "--rounds", "1", "--sizes", "--jobs", "1", "--history", str(history), *drawn],
        )
        benchmarks.main()
    kept = [json.loads(line)["ratios"] for line in history.read_text("utf-8").splitlines()]
    assert len(kept) == 2
    assert (
        kept[0].keys()
        == kept[1].keys()
        >= {"rule pass", "reading", "the same again, nothing new", "a table in, a table out"}
    )
    assert all(value > 0 for run in kept for value in run.values())
    assert capsys.readouterr().out.count("rule pass") == 2
    assert "in proportion" in picture.read_text("utf-8")


def test_a_text_is_one_piece_over_and_over_of_the_length_asked_for() -> None:
    assert all(len(text(piece, 1000)) == 1000 for piece in PIECES.values())
