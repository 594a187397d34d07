"""Processes that share the work: the same results in the same order, whatever dies on the way."""

from __future__ import annotations

import json
import os
import pickle
import signal
import sqlite3
import sys
import time
from contextlib import closing
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from annotator.models import Article, Page, Span
from annotator.pages import read
from annotator.pipeline import jobs
from annotator.pipeline.annotate import ingest_and_annotate
from annotator.pipeline.jobs import Jobs
from annotator.pipeline.pages import PageOptions, _shared
from annotator.pipeline.tools import Tools
from annotator.rules import RulePass
from annotator.store import Store
from tests.children import PATIENCE, child
from tests.pipeline.working import DEADLY, process, read_and_die, twice

#: Columns that say when a row was written.
WHEN = {"added_at", "made_at", "found_at", "started_at", "finished_at"}


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "FEW", {"fork": 3, "spawn": 3})


def test_a_piece_that_kills_twice_is_given_up_and_all_others_come_in_order(tmp_path: Path) -> None:
    # far enough behind the other one that they do not kill the same processes
    pieces: list[Any] = [*range(200), DEADLY, *range(200, 240)]
    once = tmp_path / "died"  # the process of one more piece dies the first time only
    pieces[30] = once
    with Jobs(10, 2) as shared:
        done = list(shared.map(twice, iter(pieces)))
    assert [piece for piece, _ in done] == pieces
    assert [result for _, result in done] == [
        None if piece == DEADLY else 10 if piece == once else 10 + 2 * piece for piece in pieces
    ]


def test_few_pieces_start_no_process() -> None:
    with Jobs(10, 2) as shared:
        assert [result for _, result in shared.map(process, range(3))] == [os.getpid()] * 3


def content(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables, but for when they were written."""
    with closing(sqlite3.connect(database)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        columns = {
            table: [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] not in WHEN]
            for table in tables
        }
        return {
            table: connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY {', '.join(names)}").fetchall()
            for table, names in columns.items()
        }


def test_two_processes_store_the_same_as_one(tmp_path: Path) -> None:
    page = "নদীপুরের মেয়র বলেছেন, সেতু {} আজ বন্ধ। পুলিশ জানায়, যান চলাচল সীমিত ছিল। তবে {} নম্বর ঘাট নাকি খোলা।"
    rows = [{"id": str(n % 50), "text": page.format(n, n), "outlet": "নদীর খবর"} for n in range(70)]
    rows += [{"id": "x", "text": "only English"}, {"id": "y", "text": ""}, rows[4] | {"url": "https://nodi.example/4"}]
    file = tmp_path / "rows.jsonl"
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    rules, stored = RulePass(), []
    for number in (1, 2):
        database = tmp_path / f"{number}.db"
        with Store.open(str(database)) as store:
            ran = ingest_and_annotate(store, [file], PageOptions(), rules, jobs=number)
            again = ingest_and_annotate(store, [file], PageOptions(), rules)
            assert (ran.articles, again.articles) == (70, 0)
        stored.append((content(database), ran, again))
    assert stored[0] == stored[1]


def test_an_article_whose_annotation_kills_is_read_without_it(tmp_path: Path) -> None:
    file = tmp_path / "rows.jsonl"
    texts = [f"মেয়র বলেছেন, {n} নম্বর ঘাট খোলা।" for n in range(3)]
    file.write_text("".join(json.dumps({"id": str(n), "text": one}) + "\n" for n, one in enumerate(texts)), "utf-8")
    with Jobs(Tools(None), 2, few=0, chunk=1) as shared:
        readings = list(read([file], each=_shared(shared, read_and_die)))
    assert [one.article and one.article.body for one in readings] == texts
    assert [(one.found is None, len(one.findings)) for one in readings] == [(False, 0), (True, 0), (False, 0)]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is forked")
def test_processes_are_forked_where_no_thread_runs() -> None:
    program = """
from threading import Event, Thread
from annotator.pipeline.jobs import Jobs, start_method
from tests.pipeline.working import DEADLY, HUGE, twice
assert (start_method(10), start_method(None)) == ("fork", "spawn")
pieces = [*range(40), DEADLY, *range(40, 60), HUGE, *range(60, 80)]
with Jobs(10, 2, few=0) as shared:
    done = [result for _, result in shared.map(twice, pieces)]
assert done == [None if piece in (DEADLY, HUGE) else 10 + 2 * piece for piece in pieces]
held = Event()
thread = Thread(target=held.wait)
thread.start()
assert start_method(10) == "spawn"
held.set()
thread.join()
"""
    with child(program, [], stderr=PIPE) as running:
        _, told = running.communicate(timeout=PATIENCE)
    assert (running.returncode, told) == (0, "")


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL], ids=["Ctrl-C", "killed"])
@pytest.mark.parametrize("tools", ["10", "None"], ids=["forked", "anew"])
def test_no_process_is_left(tmp_path: Path, how: signal.Signals, tools: str) -> None:
    program = f"""
import sys
from annotator.pipeline.jobs import Jobs
from tests.pipeline.working import endless
with Jobs({tools}, 2, few=0) as shared:
    list(shared.map(endless, [sys.argv[1]] * 64))
"""
    with child(program, [str(tmp_path)], stderr=PIPE) as process:
        until = time.monotonic() + PATIENCE
        while len(list(tmp_path.iterdir())) < 2:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.05)
        process.send_signal(how)
        process.communicate(timeout=PATIENCE)  # which ends when all that hold its standard error have ended
    assert process.returncode == -how


def test_records_are_pickled_whole() -> None:
    text = "মেয়র বলেছেন, সেতু বন্ধ।"
    article = Article(page=Page(name="a", path="a.txt", media="text", text=text), segments=((0, len(text)),))
    found = RulePass().annotate(article)
    for record in (article, found, Span.of(text, 0, 4)):
        again = pickle.loads(pickle.dumps(record))
        assert again == record
        assert again.model_dump_json() == record.model_dump_json()
