"""A Label Studio of our own: found running, stopped for good, started again with all that it held, and quiet."""

from __future__ import annotations

import os
import shutil
import socket
import stat
import subprocess
import sys
import tarfile
import time
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from uuid import uuid4

import click
import httpx
import pytest
from click.testing import CliRunner, Result
from playwright.sync_api import Page

from annotator.cli.main import cli
from annotator.cli.studio import studio as group
from annotator.errors import StudioError
from annotator.server import install, lifecycle, process_environment, processes
from annotator.server.address import free_port
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.home import HOME_VARIABLE, Home
from annotator.studio.project import Project
from tests.children import PATIENCE, child
from tests.studio.conftest import Admin
from tests.studio.samples import sample_task


def call(*line: str) -> Result:
    return CliRunner().invoke(cli, ["studio", *line], prog_name="annotator")


def private(file: Path) -> bool:
    return stat.S_IMODE(file.stat().st_mode) & 0o077 == 0


# What `start` leaves


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


# Quiet


def test_the_browser_asks_no_other_machine(page: Page, admin: Admin, studio: Studio, project: Project) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    (task,) = studio.import_tasks(project, [sample_task()])
    for address in (admin.url, f"{project.url}/data", project.task_url(task), f"{project.url}/settings/labeling"):
        page.goto(address)
        page.wait_for_load_state("networkidle")
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((admin.url, "data:", "blob:"))] == []


def test_the_server_speaks_to_no_other_machine(server: Server, studio: Studio) -> None:
    """The system lists what it has opened; what its home page would still open ends at port 9, where nobody listens."""
    (pid,) = processes.find(str(server.home.data))
    environment = Path(f"/proc/{pid}/environ").read_text().split("\0")
    assert f"HTTPS_PROXY={process_environment.NOWHERE}" in environment
    studio.call("GET", "/api/version")
    opened = {str(each.readlink()) for each in Path(f"/proc/{pid}/fd").iterdir() if each.is_symlink()}
    ends = set()
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if f"socket:[{fields[9]}]" in opened:
            ends.add(fields[2].split(":")[0])
    assert ends <= {"00000000", "0100007F"}, "each is nobody, or 127.0.0.1"


def test_nothing_of_our_surroundings_is_handed_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "USERNAME", "PASSWORD", "DEBUG", "SECRET_KEY", "CI", "LABEL_STUDIO_SENTRY_DSN"):
        monkeypatch.setenv(name, "from outside")
    made = process_environment.variables(tmp_path, process_environment.FirstUser("a@localhost", "p", "t"), None)
    assert "from outside" not in made.values()


# Start, stop, and again


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
        assert other.find_project(project.key) is None

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
        found = copy.find_project(project.key)
        assert found and (found.id, found.created_at) == (project.id, project.created_at)
        assert copy.task_ids(found) == {task}
    refused = call("restore", "--force", str(archive))
    assert "annotator studio stop" in str(refused.exception)
    assert call("stop").output == "stopped\n"
    assert processes.find(str(own.home.data)) == []


def test_the_port_of_before_is_taken_again_if_it_is_free() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert free_port("127.0.0.1", port, chosen=False) > port
    assert free_port("127.0.0.1", port, chosen=False) == port


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


# Processes


def test_children_are_ended_with_their_parent(tmp_path: Path) -> None:
    sleep = "import time; time.sleep(99)"
    script = f"import subprocess, sys; subprocess.Popen([sys.executable, '-c', {sleep!r}, sys.argv[1]]); {sleep}"
    processes.launch([sys.executable, "-c", script, str(tmp_path)], os.environ, tmp_path, tmp_path / "log")
    limit = time.monotonic() + PATIENCE
    while len(processes.find(str(tmp_path))) < 2 and time.monotonic() < limit:
        time.sleep(0.05)
    assert processes.end(f"{tmp_path}")
    assert processes.find(str(tmp_path)) == []


def test_a_process_that_will_not_end_is_killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "PATIENCE", 0.5)
    deaf = "import signal, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN)"
    script = f"{deaf}; open(sys.argv[1] + '/on', 'w').close(); time.sleep(99)"
    processes.launch([sys.executable, "-c", script, str(tmp_path)], os.environ, tmp_path, tmp_path / "log")
    while not (tmp_path / "on").exists():
        time.sleep(0.05)
    assert processes.end(str(tmp_path))
    assert processes.find(str(tmp_path)) == []


def test_a_second_program_waits_for_the_first(tmp_path: Path) -> None:
    code = "import sys, pathlib, annotator.server.processes as p\nwith p.alone(pathlib.Path(sys.argv[1])): print('in')"
    with ExitStack() as ended:
        with processes.alone(tmp_path / "lock"):
            second = ended.enter_context(child(code, [str(tmp_path / "lock")], stdout=subprocess.PIPE))
            with pytest.raises(subprocess.TimeoutExpired):
                second.wait(1)
        assert second.communicate(timeout=PATIENCE)[0] == "in\n"


# Installing


def test_an_installation_that_was_broken_off_is_not_taken_for_whole(environment: Path, tmp_path: Path) -> None:
    assert install.installed(environment)
    program = install.program(tmp_path)
    program.parent.mkdir()
    program.touch()
    assert not install.installed(tmp_path)


def test_a_python_that_does_not_fit_is_replaced_or_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "PYTHONS", ("9.8", "9.9"))
    monkeypatch.setattr(shutil, "which", lambda name: "/opt/python9.8" if name == "python9.8" else None)
    install.interpreter.cache_clear()
    assert install.interpreter() == ("/opt/python9.8", "9.8")
    monkeypatch.setattr(shutil, "which", lambda name: None)
    install.interpreter.cache_clear()
    with pytest.raises(StudioError, match=r"needs Python 9.8 to 9.9"):
        install.interpreter()
    monkeypatch.undo()
    install.interpreter.cache_clear()


def test_where_there_is_no_room_nothing_is_begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "SPACE", 10**18)
    with pytest.raises(StudioError, match=r"takes 1000000000.0 GB"):
        install.install(tmp_path / "environment")
    assert not (tmp_path / "environment").exists()


def test_a_failed_installation_tells_pips_reason(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wrong = tmp_path / "requirements.txt"
    wrong.write_text(f"setuptools==1.0 --hash=sha256:{'0' * 64}\n")
    monkeypatch.setattr(install, "REQUIREMENTS", wrong)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    with pytest.raises(
        StudioError, match=r"could not be installed.*No matching distribution found for setuptools==1.0"
    ):
        install.install(tmp_path / "environment")
    assert not install.installed(tmp_path / "environment")


# PostgreSQL


def test_a_postgresql_database_is_handed_on_in_variables(tmp_path: Path) -> None:
    user = process_environment.FirstUser("a@localhost", "p", "t")
    made = process_environment.variables(tmp_path, user, "postgresql://ed%40desk:p%2Fw@db.example.org:5433/reviews")
    assert {name.removeprefix("LABEL_STUDIO_POSTGRE_"): made[name] for name in made if "POSTGRE_" in name} == {
        "HOST": "db.example.org",
        "PORT": "5433",
        "USER": "ed@desk",
        "PASSWORD": "p/w",
        "NAME": "reviews",
    }
    assert made["LABEL_STUDIO_DJANGO_DB"] == "default"


@pytest.mark.parametrize("address", ["sqlite:///x", "postgresql://host", "postgresql://host:port/name", "reviews"])
def test_an_address_that_is_none_of_postgresqls_is_told(tmp_path: Path, address: str) -> None:
    with pytest.raises(StudioError, match="postgresql://USER:PASSWORD@HOST/NAME"):
        process_environment.libpq(address)


# The commands


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
