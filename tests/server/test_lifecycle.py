"""A Label Studio of our own: found running, started again, told why it does not start, safe for its owner."""

from __future__ import annotations

import os
import socket
import time
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from playwright.sync_api import Page

from annotator.errors import StudioError
from annotator.server import lifecycle, processes
from annotator.server.address import free_port
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.project import Project, find
from tests.label_studio import Admin
from tests.server.commands import call, private


def test_secrets_are_for_their_owner_alone(server: Server) -> None:
    home = server.home
    assert all(private(file) for file in (home.folder, home.password, home.settings, home.connection, home.log))
    assert len(home.password.read_text().strip()) >= 16


def test_no_secret_stands_on_a_command_line(server: Server, admin: Admin, studio: Studio) -> None:
    (pid,) = processes.find(str(server.home.data))
    line = Path(f"/proc/{pid}/cmdline").read_text()
    assert admin.password not in line
    assert studio.connection.token not in line


def test_only_this_machine_reaches_it(server: Server) -> None:
    port = int(server.status().url.rsplit(":", 1)[1])
    here = socket.gethostbyname(socket.gethostname())
    if here.startswith("127."):
        here = "127.0.0.2"
    with socket.socket() as probe:
        assert probe.connect_ex((here, port)) != 0
    assert server.status().public_url is None


def test_the_first_user_signs_in(page: Page, admin: Admin) -> None:
    page.goto(f"{admin.url}/user/account/")
    assert admin.email in page.content()


def test_nobody_signs_up_without_an_invitation(studio: Studio) -> None:
    invitation = studio.invitation()
    form = {"email": f"{uuid4().hex}@example.org", "password": uuid4().hex}
    for address, status in ((f"{studio.connection.url}/user/signup/", 403), (invitation, 302)):
        with httpx.Client(trust_env=False) as http:
            http.get(address)
            token = {"csrfmiddlewaretoken": http.cookies["csrftoken"]}
            answer = http.post(address, data=form | token, headers={"Referer": address})
            assert answer.status_code == status
    assert form["email"] in {user.email for user in studio.users().values()}


def test_a_second_start_finds_it(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    before = processes.find(str(server.home.data))
    assert server.start().answers
    assert processes.find(str(server.home.data)) == before


def test_what_is_set_up_cannot_be_set_up_otherwise(server: Server) -> None:
    with pytest.raises(StudioError, match="already"):
        server.start(email="other@example.org")
    with pytest.raises(StudioError, match="studio stop"):
        server.start(port=1 + int(server.status().url.rsplit(":", 1)[1]))


def test_who_loses_the_race_for_a_port_goes_to_another(
    own: Server, server: Server, studio: Studio, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two that start at once both find a port free. The one at it answers, and is not taken for the own one."""
    theirs = int(server.status().url.rsplit(":", 1)[1])
    looks = iter([theirs])  # at the first look nobody is there yet
    monkeypatch.setattr(lifecycle, "free_port", lambda host, port, **rest: next(looks, free_port(host, port, **rest)))
    status = own.start()
    assert status.answers
    assert status.url == f"http://127.0.0.1:{theirs + 1}" or int(status.url.rsplit(":", 1)[1]) > theirs
    with Studio(Connection.find(home=own.home)) as other:
        assert other.connection.url == status.url
        assert other.connection.token == studio.connection.token, "both are made of one home; the token tells nothing"
        assert find(other.transport, project.key) is None

    (pid,) = processes.find(str(own.home.data))
    os.kill(pid, 9)  # as when the power fails
    while processes.find(str(own.home.data)):
        time.sleep(0.05)
    shown = call("status")
    assert shown.exit_code == 7
    assert shown.output.startswith("stopped")
    assert call("stop").output == "it did not run\n"
    told = call("invite")
    assert isinstance(told.exception, StudioError)
    assert "annotator studio start" in str(told.exception)


def test_a_token_that_was_reset_in_the_page_is_mended_by_the_next_start(own: Server) -> None:
    own.start()
    with Studio(Connection.find(home=own.home)) as studio:
        assert studio.call("POST", "/api/current-user/reset-token/")["token"]
    with Studio(Connection.find(home=own.home)) as locked, pytest.raises(StudioError, match="studio start` mends it"):
        locked.whoami()
    before = processes.find(str(own.home.data))
    assert not own.status().answers
    assert own.start().answers
    assert processes.find(str(own.home.data)) == before, "it was not ended"
    with Studio(Connection.find(home=own.home)) as studio:
        assert studio.whoami().email == own.status().email
        off = {"api_tokens_enabled": True, "legacy_api_tokens_enabled": False}
        studio.call("POST", "/api/jwt/settings", json=off)
    own.stop()
    assert own.start().answers, "legacy tokens are on again"

    with Studio(Connection.find(home=own.home)) as studio:
        studio.call("POST", "/api/current-user/reset-token/")
    own.home.password.write_text("another one\n", encoding="utf-8")
    with pytest.raises(StudioError, match=r"write the new password into .*password\.txt"):
        own.start()
    assert own.status().running


def test_a_port_that_was_chosen_must_be_free(own: Server) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(StudioError, match="is taken by another program"):
            own.start(port=taken.getsockname()[1])
    assert not own.status().running


def test_an_address_of_another_machine_is_refused(own: Server) -> None:
    with pytest.raises(StudioError, match="is no address of this machine"):
        own.start(host="192.0.2.1")


def test_a_server_that_does_not_start_is_told_with_its_last_words(own: Server) -> None:
    (own.home.data / "label_studio.sqlite3").write_text("this is no database at all, and never was one\n" * 100)
    with pytest.raises(StudioError, match=r"ended at once; its last words: .*not a database"):
        own.start()
    assert not own.status().running


def test_an_unreadable_setting_is_told(own: Server) -> None:
    own.home.settings.write_text("{")
    with pytest.raises(StudioError, match="cannot be read"):
        own.start()
