"""``annotator studio``: what its commands tell."""

from __future__ import annotations

from itertools import pairwise

import click
import pytest

from annotator.cli.studio import studio as group
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.home import HOME_VARIABLE, Home
from annotator.studio.project import Project
from tests.label_studio import Admin
from tests.server.commands import call


@pytest.mark.parametrize("name", sorted(group.commands))
def test_every_command_and_option_has_its_help(name: str) -> None:
    command = group.commands[name]
    assert command.help
    assert all(option.help for option in command.params if isinstance(option, click.Option))
    assert call(name, "--help").output.startswith(f"Usage: annotator studio {name}")


def test_status_tells_where_everything_is(server: Server, admin: Admin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    monkeypatch.setattr(Home, "environment", server.environment)
    shown = call("status")
    assert shown.exit_code == 0
    assert shown.output.startswith("Label Studio 1.23.2 runs\n")
    assert all(word in shown.output for word in (admin.url, admin.email, str(server.home.password)))
    assert admin.password not in shown.output


def test_status_where_nothing_is_yet() -> None:
    shown = call("status")
    assert shown.exit_code == 7
    assert "annotator studio start" in shown.output


def test_status_of_a_server_that_the_environment_names(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_STUDIO_URL", studio.connection.url)
    monkeypatch.setenv("ANNOTATOR_STUDIO_TOKEN", studio.connection.token)
    assert studio.connection.url in call("status").output


def test_invite_warns_where_nobody_else_can_come(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    shown = call("invite")
    assert "/user/signup/?token=" in shown.stdout
    assert "--host" in shown.stderr


def test_open_goes_to_the_project(server: Server, project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    monkeypatch.setattr(click, "launch", opened.append)
    assert call("open").output == f"{project.url}\n"
    assert opened == [project.url]


def test_logs_are_printed_without_their_echo(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    lines = call("logs", "-n", "5").output.splitlines()
    assert len(lines) == 5
    assert all(one != other for one, other in pairwise(lines))


def test_upgrade_config_tells_of_each_project(
    server: Server, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    shown = call("upgrade-config")  # other tests have left projects that it refuses; they do not hold up this one
    assert f"({project.url}) is up to date" in shown.output
