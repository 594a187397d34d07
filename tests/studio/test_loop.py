"""The whole loop by its commands, on both databases: push, review, pull, status, show, export."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path

import pytest

from annotator.errors import NotFound, StudioError, UsageError
from annotator.labels import Basis
from annotator.models import Annotation
from annotator.server.lifecycle import Server
from annotator.store import Store
from annotator.studio.client import Studio
from annotator.studio.connection import TOKEN_VARIABLE, Connection
from annotator.studio.home import Home
from tests.children import PATIENCE, child
from tests.cli.calling import call
from tests.store.making import annotation, article
from tests.studio.looping import Loop, samples, status

COMMAND = "from annotator.cli.main import main; main()"


pytestmark = pytest.mark.usefixtures("known_server")


@pytest.fixture
def filled(url: str) -> str:
    """The address of a database with every sample, predicted."""
    with Store.open(url) as store:
        run = store.begin_run("pass-1")
        for page, found in samples():
            added = store.add(page)
            store.save(run, added.key, added.version, found)
        store.finish_run(run)
    return url


def test_every_sample_goes_out_and_comes_back_as_it_was(filled: str, studio: Studio) -> None:
    """Accepted unchanged through the server's API; the same in the browser is told in test_browser_review."""
    assert f"{len(samples())} tasks sent" in call("push", "--database", filled).output
    assert "0 tasks sent" in call("push", "--database", filled).output
    with pytest.raises(NotFound, match="there is no article of an outlet 'nowhere'"):
        call("push", "--outlet", "nowhere", "--database", filled)
    with Store.open(filled) as store:
        loop = Loop.of(store, studio)
        for task in loop.tasks("id"):
            loop.submit(task["id"])
    assert f"{len(samples())} annotations new" in call("pull", "--database", filled).output
    again = call("pull", "--database", filled)
    assert again.output == "0 annotations new, 0 changed, 0 deleted\n"
    assert call("sync", "--json", "--database", filled).stdout.count("\n") == 2
    with Store.open(filled) as store:
        predicted = {one.article.key: one.annotation for one in store.annotated_articles()}
        reviewed = {one.article.key: one.annotation for one in store.annotated_articles(basis=Basis.REVIEWED)}
    assert reviewed == predicted
    assert len(reviewed) == len(samples())


def test_what_is_exported_of_a_review(tmp_path: Path, studio: Studio) -> None:
    database = str(tmp_path / "test.db")
    about = article()
    with Store.open(database) as store:
        loop = Loop.of(store, studio)
        loop.add(about, annotation(about))
        loop.push()
        task = loop.only()
        shown = loop.tasks()[0]["predictions"][0]["result"]
        for item in shown:
            if item.get("from_name") == "hedge_level":
                item["value"]["choices"] = ["flat"]
        loop.submit(task, [*shown, status("done")])
    call("pull", "--database", database)
    arguments = ("--format", "jsonl", "--out", tmp_path, "--database", database)
    call("export", "attributions", "--basis", "reviewed", *arguments)
    (row,) = rows(tmp_path / "attributions.jsonl")
    assert (row["basis"], row["hedge_level"], row["rule"]) == ("reviewed", 0, "verb.after-source")
    call("export", "reviews", *arguments)
    (row,) = rows(tmp_path / "reviews.jsonl")
    assert (row["action"], row["differing"]) == ("attribute changed", "hedge_level")
    assert (row["hedge_level_before"], row["hedge_level"]) == (3, 0)
    told = call("show", "bridge", "--reviewed", "--database", database).output
    assert "hedge level: possible → flat" in told
    seen = call("status", "--database", database).output
    assert "reviewed    1 of 1" in seen and "admin@" in seen


def test_sync_pulls_and_pushes(tmp_path: Path, studio: Studio) -> None:
    database = str(tmp_path / "test.db")
    about = article()
    with Store.open(database) as store:
        loop = Loop.of(store, studio)
        loop.add(about, annotation(about))
        assert "1 task sent" in call("sync", "--database", database).output
        loop.submit(loop.only())
        assert "1 annotation new" in call("sync", "--database", database).output


def test_a_server_that_is_stopped_and_started_goes_on(own: Server, tmp_path: Path) -> None:
    """What was pushed before is there, what was not goes out then, and reviews come back."""
    own.start()
    with Studio(known(own.home), pauses=()) as studio, Store.open(str(tmp_path / "t.db")) as store:
        loop = Loop.of(store, studio)
        (first, found), (second, found_there), *_ = samples()
        key = loop.add(first, found)
        loop.push()
        loop.submit(loop.only())
        loop.add(second, found_there)
        own.stop()
        for call_it in (loop.push, loop.pull):
            with pytest.raises(StudioError, match="does not answer"):
                call_it()
        own.start()
        with Studio(known(own.home)) as again:
            loop = Loop.of(store, again)
            assert loop.push().sent == 1
            assert loop.pull().stored.submitted == 1
            assert loop.reviewed(key) == found
            assert len(loop.tasks("id")) == 2


def test_watching_pulls_and_pushes_again_and_again(tmp_path: Path, studio: Studio) -> None:
    """As a user does it: begun in a terminal, and stopped by Ctrl-C."""
    database = str(tmp_path / "test.db")
    about = article()
    with Store.open(database) as store:
        loop = Loop.of(store, studio)
        key = loop.add(about, annotation(about))
        line = ["sync", "--watch", "0.01", "--database", database]
        with child(COMMAND, line, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as watching:
            assert watching.stdout
            told = iter(watching.stdout.readline, "")
            assert any("1 task sent" in each for each in told)
            loop.submit(loop.only())
            assert any("1 annotation new" in each for each in told)
            later = article("মেয়র জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। নদীপুর পুলিশ", path="pages/later.txt")
            loop.add(later, annotation(later))
            assert any("1 task sent" in each for each in told)
            watching.send_signal(signal.SIGINT)
            assert watching.wait(PATIENCE) == 0
        assert loop.reviewed(key) == annotation(about)


def test_watching_goes_on_when_the_server_is_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = str(tmp_path / "test.db")
    Store.open(database).close()
    rounds = []

    def broken(*_: object) -> None:
        rounds.append(1)
        if len(rounds) == 3:
            raise KeyboardInterrupt
        raise StudioError("Label Studio does not answer")

    monkeypatch.setattr("annotator.cli.sync.once", broken)
    monkeypatch.setattr("annotator.cli.sync.time.sleep", lambda _: None)
    told = call("sync", "--watch", "1", "--database", database)
    assert len(rounds) == 3
    assert told.exit_code == 0 and told.output.count("trying again in 1 minutes") == 2


def test_a_sample_is_told(filled: str) -> None:
    told = call("push", "--sample", "5", "--seed", "7", "--database", filled).output
    assert "5 of 29 articles, seed 7" in told and "5 tasks sent" in told
    again = call("push", "--sample", "5", "--seed", "7", "--database", filled).output
    assert "was drawn before" in again and "0 tasks sent" in again
    assert "sample      5 of 29, seed 7" in call("status", "--database", filled).output


def test_status_tells_what_counts_and_what_does_not(tmp_path: Path, studio: Studio) -> None:
    """On one screen: who reviewed, what is excluded and why, what nobody looked at, what waits."""
    database = str(tmp_path / "test.db")
    words = ("done", "second_look", "broken_text", "not_news", "skip", "bulk", "waits")
    with Store.open(database) as store:
        loop = Loop.of(store, studio)
        for word in words:
            one = article(f"মেয়র জানিয়েছে, সেতুটি বন্ধ থাকতে পারে। নদীপুর পুলিশ {word}", path=f"{word}.txt")
            loop.add(one, annotation(one))
        loop.push()
        *said, skipped, accepted, _ = sorted(task["id"] for task in loop.tasks("id"))
        for task, word in zip(said, words, strict=False):
            loop.submit(task, [status(word)])
        loop.submit(skipped, was_cancelled=True)
        chosen = {"selectedItems": {"all": False, "included": [accepted]}}
        action = {"project": loop.project.id, "id": "predictions_to_annotations"}
        studio.call("POST", "/api/dm/actions", params=action, json=chosen)
        one = article("এটি পরে এসেছে, পুলিশ জানিয়েছে।", path="later.txt")
        loop.add(one, Annotation())
        loop.outbox.queue()
    call("pull", "--database", database)
    shown = call("status", "--database", database).output
    for line in (
        "predicted   8 of 8, 7 attributions",
        "pushed      7 of 8; 1 queued",
        "reviewed    1 of 8",
        "      1  admin@localhost",
        "      1  need a second look",
        "      1  excluded, their text is broken",
        "      1  excluded, they are no news",
        "      1  skipped",
        "      1  accepted in bulk, seen by nobody",
    ):
        assert line in shown, shown
    assert len(shown.splitlines()) < 24, "one screen"


def test_what_a_user_does_wrong_is_told_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database = str(tmp_path / "test.db")
    Store.open(database).close()
    with pytest.raises(UsageError, match="--sample and --seed go together"):
        call("push", "--sample", "5", "--database", database)
    with pytest.raises(NotFound, match="no article is annotated yet"):
        call("push", "--database", database)
    monkeypatch.delenv(TOKEN_VARIABLE)
    with pytest.raises(StudioError, match=TOKEN_VARIABLE):
        call("pull", "--database", database)
    with Store.open(database) as store:
        store.add(article())
    with pytest.raises(NotFound, match="nobody has reviewed bridge"):
        call("show", "bridge", "--reviewed", "--database", database)


def test_status_before_anything_was_sent(tmp_path: Path) -> None:
    database = str(tmp_path / "test.db")
    Store.open(database).close()
    assert "annotator studio start" in call("status", "--database", database).output


def known(home: Home) -> Connection:
    """The server of a home, whatever the environment says."""
    written = json.loads(home.connection.read_text(encoding="utf-8"))
    return Connection(written["url"], written["token"])


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
