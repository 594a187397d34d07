"""A backup: private, never over another, and going on elsewhere where it was made."""

from __future__ import annotations

import tarfile
from pathlib import Path

import httpx
import pytest

from annotator.server import processes
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.home import HOME_VARIABLE
from annotator.studio.project import Project, find
from tests.server.commands import call, private
from tests.studio.samples import sample_task


def test_a_copy_goes_on_where_the_backup_was_made(
    own: Server, server: Server, studio: Studio, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Backup, brought back elsewhere, started: another port, same token, same projects. Then stopped for good."""
    (task,) = studio.import_tasks(project, [sample_task()])
    archive = tmp_path / "backup.tar.gz"
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    assert call("backup", str(archive)).exit_code == 0
    monkeypatch.setenv(HOME_VARIABLE, str(own.home.folder))
    told = call("restore", str(archive))
    assert "--force moves it aside" in str(told.exception)
    told = call("restore", "--force", str(archive))
    assert told.exit_code == 0, told.output
    (aside,) = own.home.folder.glob("replaced-*")
    assert f"what was there lies in {aside}\n" in told.output
    assert (aside / "data" / "label_studio.sqlite3").is_file() and private(aside / "settings.json")
    assert private(own.home.settings) and private(own.home.password)

    again = call("start", "--host", "0.0.0.0")
    assert again.exit_code == 0, again.output
    assert "starting Label Studio …" in again.stderr and "restoring" not in again.stderr
    assert "other machines reach this server" in again.stderr
    status = own.status()
    assert status.url != studio.connection.url, "the port is taken by the one it is a copy of"
    assert status.public_url and f"{status.public_url} for others" in again.stdout
    assert httpx.get(f"{status.public_url}/version", trust_env=False).is_success
    link = call("invite")
    assert link.stdout.startswith(f"{status.public_url}/user/signup/?token=") and not link.stderr
    with Studio.connect() as copy:
        found = find(copy.transport, project.key)
        assert found and (found.id, found.created_at) == (project.id, project.created_at)
        assert copy.task_ids(found) == {task}
    refused = call("restore", "--force", str(archive))
    assert "annotator studio stop" in str(refused.exception)
    assert call("stop").output == "stopped\n"
    assert processes.find(str(own.home.data)) == []


def test_a_backup_is_private_and_never_overwrites(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(HOME_VARIABLE, str(server.home.folder))
    file = tmp_path / "backup.tar.gz"
    assert call("backup", str(file)).exit_code == 0
    assert private(file)
    with tarfile.open(file) as archive:
        names = set(archive.getnames())
    assert {"settings.json", "password.txt", "data/label_studio.sqlite3", "data/.env"} <= names
    second = call("backup", str(file))
    assert "is there already" in str(second.exception)


def test_nothing_is_backed_up_where_nothing_is(tmp_path: Path) -> None:
    told = call("backup", str(tmp_path / "backup.tar.gz"))
    assert "annotator studio start" in str(told.exception)
    assert not (tmp_path / "backup.tar.gz").exists()
