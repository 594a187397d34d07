"""What is asked again, what is in doubt, and how failures are told: against a server that answers by script."""

from __future__ import annotations

import base64
import json
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest

from annotator.errors import StudioError, StudioRefused, StudioUncertain
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.project import Project
from annotator.studio.transport import Transport

#: An answer: status and body; or no answer, the connection is cut.
CUT = None
Answer = tuple[int, Any] | None


class Script(ThreadingHTTPServer):
    """Gives one answer after the other, and remembers the calls."""

    daemon_threads = True

    def __init__(self, answers: list[Answer]) -> None:
        super().__init__(("127.0.0.1", 0), Actor)
        self.answers = answers
        self.calls: list[tuple[str, str, str]] = []
        self.kind: str | None = None
        """What answers say that they are, where it does not follow from what they hold."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Actor(BaseHTTPRequestHandler):
    server: Script
    protocol_version = "HTTP/1.1"

    def act(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.server.calls.append((self.command, self.path, self.headers.get("Authorization") or ""))
        answer = self.server.answers.pop(0)
        if answer is CUT:
            self.close_connection = True
            return
        status, found = answer
        data = found.encode() if isinstance(found, str) else json.dumps(found).encode()
        self.send_response(status)
        self.send_header(
            "Content-Type", self.server.kind or ("text/html" if isinstance(found, str) else "application/json")
        )
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    do_GET = do_POST = do_PATCH = do_DELETE = act

    def log_message(self, format: str, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def script(*answers: Answer) -> Iterator[Script]:
    with Script(list(answers)) as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@contextmanager
def calling(server: Script, token: str = "t", path: str = "") -> Iterator[Transport]:
    transport = Transport(Connection(server.url + path, token), pauses=(0.0, 0.0))
    yield transport
    transport.close()


@contextmanager
def connected(server: Script) -> Iterator[Studio]:
    with Studio(Connection(server.url, "t"), pauses=(0.0, 0.0)) as studio:
        yield studio


WHERE = Project(7, "key1", "T", "", datetime.now(UTC), "<View/>", None, "http://x/projects/7")

#: Every call that reads, and every one that must not be made twice.
READS: dict[str, Callable[[Studio], object]] = {
    "whoami": Studio.whoami,
    "version": Studio.version,
    "users": Studio.users,
    "invitation": Studio.invitation,
    "projects": Studio.projects,
    "task count": lambda studio: studio.task_count(WHERE),
    "task numbers": lambda studio: studio.task_ids(WHERE),
    "tasks": lambda studio: list(studio.tasks(WHERE, [1])),
    "changes": lambda studio: studio.tasks_changed_since(WHERE, datetime.now(UTC)),
    "keys": lambda studio: studio.find_tasks(WHERE, ["k"]),
}
WRITES: dict[str, Callable[[Studio], object]] = {
    "tasks": lambda studio: studio.import_tasks(WHERE, [{"data": {}, "predictions": []}]),
    "predictions": lambda studio: studio.import_predictions(WHERE, [{"task": 1, "result": []}]),
}


@pytest.mark.parametrize("failure", [CUT, (500, {"detail": "x"}), (502, "<html>"), (429, {"detail": "slow"})])
def test_a_reading_call_is_made_again(failure: Answer) -> None:
    with script(failure, failure, (200, {"id": 1})) as server, calling(server) as transport:
        assert transport.call("GET", "/api/x") == {"id": 1}
        assert len(server.calls) == 3


def test_a_reading_call_is_given_up_at_last() -> None:
    with script(*[(503, "away")] * 3) as server, calling(server) as transport:
        with pytest.raises(StudioRefused) as refusal:
            transport.call("GET", "/api/x")
        assert refusal.value.status == 503


@pytest.mark.parametrize("failure", [CUT, (500, {"detail": "x"}), (502, "<html>"), (504, "late")])
def test_a_writing_call_is_never_made_again_and_is_in_doubt(failure: Answer) -> None:
    with script(failure, (200, {})) as server, calling(server) as transport:
        with pytest.raises(StudioUncertain):
            transport.call("POST", "/api/x", json=[1])
        assert len(server.calls) == 1


def test_a_writing_call_that_was_put_off_is_made_again() -> None:
    """429 says that nothing was done."""
    with script((429, {"detail": "slow"}), (201, {"id": 2})) as server, calling(server) as transport:
        assert transport.call("POST", "/api/x", json={}) == {"id": 2}


def test_an_answer_that_is_too_late_leaves_a_writing_call_in_doubt() -> None:
    given_up, answered = threading.Event(), threading.Event()

    class Late(Actor):
        def act(self) -> None:
            given_up.wait()
            with suppress(ConnectionError):
                super().act()
            answered.set()

        do_POST = act

    with script((200, {})) as server, calling(server) as transport:
        server.RequestHandlerClass = Late  # type: ignore[assignment]
        with pytest.raises(StudioUncertain, match="no answer to POST /api/x"):
            transport.call("POST", "/api/x", json={}, timeout=0.5)
        given_up.set()
        answered.wait()


def test_where_nobody_listens_a_writing_call_is_not_in_doubt() -> None:
    with script() as server:
        gone = server.url
    transport = Transport(Connection(gone, "t", ours=True), pauses=(0.0,))
    with pytest.raises(StudioError, match="annotator studio start") as failure:
        transport.call("POST", "/api/x", json={})
    assert not isinstance(failure.value, StudioUncertain)
    transport.close()


def test_a_refusal_is_told_without_the_article_that_the_server_echoes() -> None:
    found = {"id": "e-1", "detail": "Validation error", "validation_errors": {"x": ["ক" * 5000]}}
    with script((400, found)) as server, calling(server) as transport:
        with pytest.raises(StudioRefused, match="Validation error") as refusal:
            transport.call("POST", "/api/x", json={})
        assert refusal.value.status == 400
        assert len(str(refusal.value)) < 400


@pytest.mark.parametrize("answer", [(200, "<html>a page</html>"), (302, "moved")])
def test_what_is_no_label_studio_is_told(answer: Answer) -> None:
    with (
        script(answer) as server,
        calling(server) as transport,
        pytest.raises(StudioError, match="is no Label Studio; is its address right"),
    ):
        transport.call("GET", "/api/x")


def test_a_writing_call_that_something_else_answers_is_in_doubt() -> None:
    """A page that a proxy puts in the place of the answer."""
    page = (200, "<html>Sign in</html>")
    with script(page) as server, calling(server) as transport, pytest.raises(StudioUncertain, match="none of Label"):
        transport.call("POST", "/api/x", json={})


OTHERS = ["{}", "[]", '{"tasks": [', "null", '{"tasks": {"a": 1}}', "[1]", '"text"', "{broken"]


@pytest.mark.parametrize("words", OTHERS)
@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_json_of_another_form_is_no_label_studio(read: Callable[[Studio], object], words: str) -> None:
    with script((200, words)) as server, connected(server) as studio:
        server.kind = "application/json"
        with pytest.raises(StudioError, match="is no Label Studio; is its address right"):
            read(studio)


@pytest.mark.parametrize("words", [words for words in OTHERS if words != "null"])
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_json_of_another_form_leaves_an_import_in_doubt(write: Callable[[Studio], object], words: str) -> None:
    with script((200, words)) as server, connected(server) as studio:
        server.kind = "application/json"
        with pytest.raises(StudioUncertain):
            write(studio)
        assert len(server.calls) == 1


@pytest.mark.parametrize("failure", [CUT, (500, {"detail": "x"}), (502, "<html>"), (504, "late"), (200, "<html>")])
@pytest.mark.parametrize("write", WRITES.values(), ids=WRITES)
def test_the_sdk_repeats_no_import(write: Callable[[Studio], object], failure: Answer) -> None:
    with script(failure, (200, {})) as server, connected(server) as studio:
        with pytest.raises(StudioUncertain):
            write(studio)
        assert len(server.calls) == 1


@pytest.mark.parametrize("failure", [CUT, (500, {"detail": "x"}), (502, "<html>"), (429, {"detail": "slow"})])
def test_a_reading_call_of_the_sdk_is_made_again(failure: Answer) -> None:
    person = {"id": 1, "email": "a@b.org", "first_name": "A", "last_name": ""}
    with script(failure, failure, (200, person)) as server, connected(server) as studio:
        assert studio.whoami() == (1, "a@b.org", "A")
        assert len(server.calls) == 3


def test_without_the_sdk_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "label_studio_sdk.base_client", None)
    with script() as server, connected(server) as studio, pytest.raises(StudioError, match=r"annotator\[studio\]"):
        studio.whoami()


def test_an_empty_answer_is_none() -> None:
    with script((204, "")) as server, calling(server) as transport:
        assert transport.call("DELETE", "/api/x") is None


def test_a_legacy_token_goes_as_it_is() -> None:
    with script((200, {})) as server, calling(server, "abc123") as transport:
        transport.call("GET", "/api/x")
        assert server.calls == [("GET", "/api/x", "Token abc123")]


def jwt(ends: float) -> str:
    def part(found: object) -> str:
        return base64.urlsafe_b64encode(json.dumps(found).encode()).decode().rstrip("=")

    return f"{part({})}.{part({'exp': ends})}.{part('signature')}"


def test_a_personal_token_buys_one_that_is_used_until_its_end() -> None:
    personal, access = jwt(time.time() + 1e9), jwt(time.time() + 300)
    with (
        script((200, {"access": access}), (200, {}), (200, {})) as server,
        calling(server, personal, "/below") as transport,
    ):
        transport.call("GET", "/api/x")
        transport.call("GET", "/api/y")
        assert server.calls == [
            ("POST", "/below/api/token/refresh/", ""),
            ("GET", "/below/api/x", f"Bearer {access}"),
            ("GET", "/below/api/y", f"Bearer {access}"),
        ]


def test_a_personal_token_buys_anew_what_has_ended() -> None:
    old, new = jwt(time.time() + 10), jwt(time.time() + 300)
    with (
        script((200, {"access": old}), (200, {}), (200, {"access": new}), (200, {})) as server,
        calling(server, jwt(time.time() + 1e9)) as transport,
    ):
        transport.call("GET", "/api/x")
        transport.call("GET", "/api/x")
        assert [call[2] for call in server.calls if call[0] == "GET"] == [f"Bearer {old}", f"Bearer {new}"]


def test_a_refusal_by_a_server_whose_clock_runs_ahead_is_mended() -> None:
    first, second = jwt(time.time() + 300), jwt(time.time() + 301)
    refused = (401, {"detail": "Token is expired"})
    with (
        script((200, {"access": first}), (200, {}), refused, (200, {"access": second}), (201, {"id": 1})) as server,
        calling(server, jwt(time.time() + 1e9)) as transport,
    ):
        transport.call("GET", "/api/x")
        assert transport.call("POST", "/api/x", json={}) == {"id": 1}


@pytest.mark.parametrize("token", ["legacy", jwt(time.time() + 1e9)], ids=["legacy", "personal"])
def test_a_token_that_is_refused_is_told(token: str) -> None:
    refused = (401, {"detail": "Token is blacklisted"})
    with (
        script(refused) as server,
        calling(server, token) as transport,
        pytest.raises(StudioError, match="refuses the token"),
    ):
        transport.call("GET", "/api/x")
