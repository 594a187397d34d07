"""``annotator lexicon mine``: unknown cues of a corpus in the terminal or in a table."""

from __future__ import annotations

import csv
import gzip
import json
from pathlib import Path

import pytest

from annotator.errors import InputError
from tests.cli.calling import SENTENCE, call

UNKNOWN = "গ্রামে ফিসফাস ওঠে যে সেতুটি ভেঙে গেছে।"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    file = tmp_path / "corpus.jsonl"
    rows = [{"id": str(n), "text": f"{SENTENCE} {UNKNOWN}"} for n in range(3)]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def table(file: Path) -> list[dict[str, str]]:
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def test_candidates_are_shown_with_a_context(corpus: Path) -> None:
    output = call("lexicon", "mine", corpus).output
    line = next(line for line in output.splitlines() if "ফিসফাস" in line)
    assert line.split()[:2] == ["3", "3"]
    assert "before a clause" in line


def test_candidates_are_written_to_a_table(corpus: Path, tmp_path: Path) -> None:
    output = call("lexicon", "mine", corpus, "--contexts", "2", "--out", tmp_path / "out.csv").output
    rows = table(tmp_path / "out.csv")
    assert [row["cue"] for row in rows] == ["ফিসফাস ওঠা"]
    assert {name: rows[0][name] for name in ("where", "count", "articles", "everywhere", "forms")} == {
        **{"where": "before a clause", "count": "3", "articles": "3", "everywhere": "3", "forms": "ফিসফাস ওঠে"},
    }
    assert rows[0]["context 2"] == "গ্রামে [ফিসফাস ওঠে] যে সেতুটি ভেঙে গেছে"
    assert "context 3" not in rows[0]
    assert "1 candidates" in output


def test_rows_may_be_packed(corpus: Path, tmp_path: Path) -> None:
    packed = tmp_path / "packed.jsonl.gz"
    packed.write_bytes(gzip.compress(corpus.read_bytes()))
    call("lexicon", "mine", packed, "--out", tmp_path / "out.csv")
    assert table(tmp_path / "out.csv")[0]["count"] == "3"


def test_top_limits_the_list(corpus: Path, tmp_path: Path) -> None:
    corpus.write_text(
        json.dumps({"id": "a", "text": f"{SENTENCE} {UNKNOWN} সে ভাবে, সেতুটি ভেঙে গেছে।"}), encoding="utf-8"
    )
    call("lexicon", "mine", corpus, "--top", "1", "--out", tmp_path / "out.csv")
    assert len(table(tmp_path / "out.csv")) == 1


def test_a_lexicon_that_holds_the_cue_takes_it_off_the_list(corpus: Path, tmp_path: Path) -> None:
    record = '[[compound]]\nkey = "fisfas"\nnouns = ["ফিসফাস"]\nverbs = { "ওঠা" = "statement" }\n'
    sentences = 'example = "গ্রামে [ফিসফাস ওঠে] যে সেতু নেই।"\ncounter_example = "ভ্রমরের [ফিসফাস] শোনা যায়।"\n'
    (tmp_path / "cues.toml").write_text(record + sentences, encoding="utf-8")
    call("lexicon", "mine", corpus, "--lexicon", tmp_path, "--out", tmp_path / "out.csv")
    assert table(tmp_path / "out.csv") == []


@pytest.mark.parametrize("name", ["absent.jsonl", "broken.jsonl.gz", "empty.jsonl"])
def test_a_corpus_that_cannot_be_read_is_told(tmp_path: Path, name: str) -> None:
    if name != "absent.jsonl":
        (tmp_path / name).write_bytes(b"")
    if name == "broken.jsonl.gz":
        (tmp_path / name).write_bytes(b"no gzip")
    with pytest.raises(
        InputError, match=r"absent\.jsonl|broken\.jsonl\.gz cannot be unpacked|no article could be read"
    ):
        call("lexicon", "mine", tmp_path / name)
