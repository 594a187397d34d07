"""What was read whole is not read again, until a file, a lexicon or an option changes or an article was forgotten."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.models import Annotation
from annotator.pages import PageReader, Reading, Task
from annotator.pipeline.annotate import ingest_and_annotate, ran_before
from annotator.pipeline.ingest import ingest
from annotator.pipeline.pages import PageOptions
from annotator.rules import RulePass
from annotator.store import Store
from tests.cli.calling import page, sentence


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The places of all pages that are read."""
    places: list[str] = []
    item = PageReader.item

    def noted(self: PageReader, task: Task) -> Reading:
        places.append(Path(task[1].place).name)
        return item(self, task)

    monkeypatch.setattr(PageReader, "item", noted)
    return places


def test_only_what_may_have_changed_is_read_again(tmp_path: Path, read: list[str]) -> None:
    files = [page(tmp_path / "in", f"{n}.txt", sentence(n)) for n in range(3)]
    (tmp_path / "in" / "bad.txt").write_text("only English here", "utf-8")
    options = PageOptions()
    with Store.open(str(tmp_path / "test.db")) as store:

        def told(options: PageOptions = options) -> tuple[int, int, int]:
            """How many articles were new and how many there already, and how many findings there are."""
            tally = ingest(store, [tmp_path / "in"], options)
            return tally.statuses["new"], tally.statuses["same"], tally.found

        assert told() == (3, 0, 1)
        read.clear()
        assert told() == (0, 3, 1)
        assert not read
        (tmp_path / "lexicon").mkdir()
        (tmp_path / "lexicon" / "outlets.toml").write_text("", "utf-8")
        assert told(PageOptions(lexicon=tmp_path / "lexicon")) == (0, 3, 1)
        assert len(read) == 4
        os.utime(files[0], ns=(1, 1))
        assert told() == (0, 3, 1)
        assert len(read) == 8
        store.forget(next(store.articles()).key)
        assert told() == (1, 2, 1)
        assert told() == (0, 3, 1)
        assert len(read) == 12


#: Asks of a database and pages whether there is nothing new, and tells what was loaded for that.
ASK = """
import sys
from annotator.pipeline.annotate import ran_before
from annotator.pipeline.pages import PageOptions
ran = ran_before(sys.argv[1], [sys.argv[2]], PageOptions())
loaded = {"spacy", "pydantic", "sqlalchemy", "annotator.rules", "annotator.pages"} & sys.modules.keys()
print(ran and ran.tally.articles, *loaded)
"""


def test_a_run_with_nothing_new_loads_neither_rules_nor_pydantic_nor_sqlalchemy(url: str, tmp_path: Path) -> None:
    page(tmp_path / "in", "a.txt", sentence(1))
    page(tmp_path / "in", "b.txt", sentence(2))
    (tmp_path / "in" / "bad.txt").write_text("only English here", "utf-8")
    paths, options, rules = [tmp_path / "in"], PageOptions(), RulePass()

    def nothing_new() -> bool:
        return ran_before(url, paths, options) is not None

    assert not nothing_new()  # there is no database
    with Store.open(url) as store:
        ingest(store, paths, options)
        assert not nothing_new()  # all is read, and not annotated
        assert ingest_and_annotate(store, paths, options, rules).articles == 2
        ran = ran_before(url, paths, options)
        assert ran == ingest_and_annotate(store, paths, options, rules)
        assert ran and (ran.tally.statuses["same"], ran.tally.found, ran.articles) == (2, 1, 0)
        one = next(store.articles())
        other = store.begin_run("another pass", lexicon="other words")
        store.save(other, one.key, one.version, Annotation())
        assert not nothing_new()  # what stands is of another pass
        assert ingest_and_annotate(store, paths, options, rules).articles == 1
        assert nothing_new()
        store.begin_run("another pass", lexicon="other words")
        assert not nothing_new()  # that other lexicons were used is to be told
        ingest_and_annotate(store, paths, options, rules)
        done = subprocess.run([sys.executable, "-c", ASK, url, paths[0]], capture_output=True, text=True, check=True)
        assert done.stdout.split() == ["2"]
        store.forget(one.key)
        assert not nothing_new()
    assert ran_before("mysql://somewhere", paths, options) is ran_before(str(tmp_path), paths, options) is None
