"""``annotator annotate``: over the database, over pages, and into a file without a database."""

from __future__ import annotations

import json
import signal
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from annotator.cli.main import STOPPED
from annotator.errors import DatabaseError, InputError, NotFound, UsageError
from annotator.store import Store
from tests.children import child
from tests.cli.calling import CUE, SENTENCE, EveryCue, call, page, sentence


@pytest.fixture
def database(tmp_path: Path) -> str:
    return str(tmp_path / "test.db")


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """A folder of three pages."""
    for number in range(3):
        page(tmp_path / "in", f"{number}.txt", sentence(number))
    return tmp_path / "in"


def annotated(database: str) -> list[str]:
    with Store.open(database, create=False) as store:
        return sorted(row.article.name for row in store.attribution_rows())


class TestDatabase:
    def test_what_is_pending_is_annotated_once(self, pages: Path, database: str, rules: list[str]) -> None:
        call("ingest", pages, "--database", database)
        told = call("annotate", "--database", database)
        assert told.stdout.splitlines()[0] == "3 attributions in 3 articles"
        assert annotated(database) == ["0", "1", "2"]
        told = call("annotate", "--database", database)
        assert told.stdout.splitlines()[0] == "0 attributions in 0 articles"
        assert rules == ["0", "1", "2"]

    def test_new_rules_annotate_again(
        self, pages: Path, database: str, rules: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        call("annotate", pages, "--database", database)
        monkeypatch.setattr(EveryCue, "version", "every-cue-2")
        call("annotate", "--database", database)
        assert len(rules) == 6

    def test_pages_are_stored_first(self, pages: Path, database: str, rules: list[str]) -> None:
        told = call("annotate", pages, "--database", database)
        assert told.stdout.splitlines()[:2] == [
            "3 new, 0 changed, 0 already there, 0 findings",
            "3 attributions in 3 articles",
        ]
        assert annotated(database) == ["0", "1", "2"]

    def test_only_these_pages_are_annotated(self, pages: Path, database: str, rules: list[str]) -> None:
        call("ingest", pages, "--database", database)
        call("annotate", pages / "1.txt", "--database", database)
        assert rules == ["1"]

    def test_more_pages_than_a_batch(
        self, pages: Path, database: str, rules: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("annotator.pipeline.annotate.BATCH", 2)
        call("annotate", pages, "--database", database)
        assert annotated(database) == ["0", "1", "2"]

    def test_runs_are_kept(self, pages: Path, database: str, rules: list[str]) -> None:
        call("annotate", pages, "--database", database)
        from annotator.store.database import reading
        from annotator.store.tables import RunTable

        with Store.open(database) as store, reading(store._engine) as connection:
            runs = connection.execute(RunTable.__table__.select().order_by(RunTable.id)).all()
        assert sorted((run.step, run.finished_at is not None) for run in runs) == [("annotate", True), ("ingest", True)]
        assert {run.step: run.counts for run in runs} == {
            "annotate": {"articles": 3, "attributions": 3, "bare_hedges": 0},
            "ingest": {"findings": 0, "new": 3},
        }

    def test_without_a_database_it_says_what_to_do(self, database: str, rules: list[str]) -> None:
        with pytest.raises(DatabaseError, match="annotator ingest"):
            call("annotate", "--database", database)
        assert not Path(database).exists()

    def test_a_page_met_with_other_furniture_is_annotated_as_it_is_stored(
        self, tmp_path: Path, database: str, rules: list[str]
    ) -> None:
        first = page(tmp_path, "first.txt", SENTENCE)
        second = page(tmp_path, "second.txt", f"\n\n{SENTENCE}")
        call("ingest", first, "--database", database)
        call("annotate", second, "--database", database)
        with Store.open(database) as store:
            (row,) = store.attribution_rows()
        assert row.attribution.cue.start == SENTENCE.index(CUE)


class TestJsonl:
    def read(self, file: Path) -> list[dict[str, Any]]:
        return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]

    def test_one_line_a_page_in_the_offsets_of_its_file(self, pages: Path, tmp_path: Path, rules: list[str]) -> None:
        out = tmp_path / "out.jsonl"
        told = call("annotate", pages, "--jsonl", out)
        assert told.stdout == ""
        rows = self.read(out)
        assert [row["id"] for row in rows] == ["0", "1", "2"]
        for row in rows:
            assert "text" not in row
            text = (pages / f"{row['id']}.txt").read_text(encoding="utf-8")
            (found,) = row["attributions"]
            assert text[slice(*found["cue"])] == CUE
            assert (found["source"], found["claim"], found["hedges"], found["via"]) == (None, None, [], None)

    def test_a_row_is_called_by_its_own_id(self, tmp_path: Path, rules: list[str]) -> None:
        file, out = tmp_path / "rows.jsonl", tmp_path / "out.jsonl"
        file.write_text(json.dumps({"id": "r-7", "text": SENTENCE}), encoding="utf-8")
        call("annotate", file, "--jsonl", out)
        (row,) = self.read(out)
        assert row["id"] == "r-7"
        assert SENTENCE[slice(*row["attributions"][0]["cue"])] == CUE

    def test_no_database_is_touched(self, pages: Path, tmp_path: Path, rules: list[str], monkeypatch: Any) -> None:
        monkeypatch.chdir(tmp_path)
        call("annotate", pages, "--jsonl", "out.jsonl")
        assert sorted(file.name for file in tmp_path.iterdir()) == ["in", "out.jsonl"]

    def test_needs_pages(self, tmp_path: Path, rules: list[str]) -> None:
        with pytest.raises(UsageError, match="--jsonl needs a PATH"):
            call("annotate", "--jsonl", tmp_path / "out.jsonl")

    def test_where_nothing_is_read_no_file_is_left(self, tmp_path: Path, rules: list[str]) -> None:
        with pytest.raises(InputError, match="no article could be read"):
            call("annotate", page(tmp_path, "empty.txt", ""), "--jsonl", tmp_path / "out.jsonl")
        assert [file.name for file in tmp_path.iterdir()] == ["empty.txt"]

    def test_an_html_page_brings_its_text(self, tmp_path: Path, rules: list[str]) -> None:
        html = "".join(f"<p>{sentence(number)}</p>" for number in range(6))
        file = page(
            tmp_path, "x.html", f"<html><head><title>সেতু</title></head><body><article>{html}</article></body></html>"
        )
        call("annotate", file, "--jsonl", tmp_path / "out.jsonl")
        (row,) = self.read(tmp_path / "out.jsonl")
        assert row["text"][slice(*row["attributions"][0]["cue"])] == CUE


#: Annotates nine articles and waits then, until it is stopped or its standard input is closed.
WAITING = """
import sys
from tests.cli.calling import EveryCue
import annotator.rules
class Waiting(EveryCue):
    done = 0
    def annotate(self, article):
        self.done += 1
        if self.done == 10:
            sys.stdin.read()
        return super().annotate(article)
annotator.rules.RulePass = Waiting
import annotator.pipeline.annotate
annotator.pipeline.annotate.BATCH = 3
from annotator.cli.main import main
sys.argv = ["annotator", "annotate", "--database", sys.argv[1]]
main()
"""


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGKILL])
def test_what_is_broken_off_goes_on(tmp_path: Path, database: str, rules: list[str], stop: signal.Signals) -> None:
    for number in range(30):
        page(tmp_path / "in", f"{number}.txt", sentence(number))
    call("ingest", tmp_path / "in", "--database", database)
    pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
    with child(WAITING, [database], **pipes) as started:
        while started.poll() is None and len(annotated(database)) < 9:
            time.sleep(0.05)
        started.send_signal(stop)
        _, said = started.communicate()
    assert started.returncode == (STOPPED if stop is signal.SIGINT else -stop)
    assert "Traceback" not in said
    done = annotated(database)
    assert len(done) == 9
    call("annotate", "--jobs", "1", "--database", database)  # in this process, which counts
    assert len(annotated(database)) == 30
    assert sorted(rules) == sorted({str(number) for number in range(30)} - set(done)), "none is annotated twice"


def test_a_database_without_articles_is_told(database: str) -> None:
    Store.open(database).close()
    with pytest.raises(NotFound, match="holds no article; `annotator ingest PATH…` brings pages in"):
        call("annotate", "--database", database)
