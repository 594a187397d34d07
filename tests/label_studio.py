"""A real Label Studio for all tests, installed once into the checkout's cache and started once, and its users.

Fixtures: what a test needs of them is made when it asks.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

import pytest

from annotator.errors import StudioError, StudioRefused
from annotator.server import processes
from annotator.server.install import fingerprint, install, installed
from annotator.server.lifecycle import Server
from annotator.studio.client import Studio
from annotator.studio.connection import TOKEN_VARIABLE, URL_VARIABLE
from annotator.studio.home import HOME_VARIABLE, Home
from annotator.studio.project import Project

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

CHECKOUT = Path(__file__).parents[1]
CACHE = CHECKOUT / ".cache"
SOURCES = CHECKOUT / "annotator"


class Admin(NamedTuple):
    """The server's first user."""

    url: str
    email: str
    password: str


@pytest.fixture
def own_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test sees the Label Studio of whoever runs it."""
    monkeypatch.delenv(URL_VARIABLE, raising=False)
    monkeypatch.delenv(TOKEN_VARIABLE, raising=False)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path_factory.getbasetemp() / "no-studio-here"))


@pytest.fixture(scope="session")
def environment() -> Path:
    """The folder that Label Studio is installed in."""
    try:
        folder = CACHE / f"label-studio-{fingerprint()[:12]}"
        CACHE.mkdir(exist_ok=True)
        with processes.alone(CACHE / "label-studio.lock"):  # who comes second finds it installed
            if not installed(folder):
                install(folder)
    except StudioError as error:
        pytest.skip(f"!!! Label Studio cannot be installed here, and nothing is tested against it: {error}")
    return folder


#: What decides how a server is set up for the first time: where none of it changed, neither did what comes out.
MAKERS = (
    "server/address",
    "studio/home",
    "server/log",
    "server/processes",
    "server/process_environment",
    "server/lifecycle",
)


@pytest.fixture(scope="session")
def set_up(environment: Path) -> Path:
    """The home of a server that was started once, from nothing, and stopped: a copy of it starts in seconds.

    Making its database takes a minute, so it is kept in the cache as long as what makes it is the same.
    """
    sha = hashlib.sha256(fingerprint().encode())
    for name in MAKERS:
        sha.update((SOURCES / f"{name}.py").read_bytes())
    kept = CACHE / f"studio-home-{sha.hexdigest()[:12]}"
    with processes.alone(CACHE / "studio-home.lock"):
        if not kept.is_dir():
            for old in CACHE.glob("studio-home-*"):
                shutil.rmtree(old)
            first = Server(Home(CACHE / "studio-home-begun"), environment)
            first.start()
            first.stop()
            first.home.folder.rename(kept)
    return kept


@pytest.fixture(scope="session")
def server(set_up: Path, environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that tests share; none may stop it."""
    home = Home(tmp_path_factory.mktemp("studio") / "home")
    shutil.copytree(set_up, home.folder)
    server = Server(home, environment)
    server.start()
    yield server
    server.stop()


@pytest.fixture
def own(set_up: Path, environment: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server of the test's own with nothing in it yet, not running; the commands speak of it."""
    home = Home(tmp_path / "my home" / "studio")
    shutil.copytree(set_up, home.folder)
    home.environment.symlink_to(environment)
    monkeypatch.setenv(HOME_VARIABLE, str(home.folder))
    own = Server(home)
    yield own
    own.stop()


@pytest.fixture(scope="session")
def admin(server: Server) -> Admin:
    status = server.status()
    return Admin(status.url, status.email, status.password.read_text(encoding="utf-8").strip())


@pytest.fixture(scope="session")
def studio(server: Server) -> Iterator[Studio]:
    """The server as the first user, by the legacy token."""
    from annotator.studio.connection import Connection

    with Studio(Connection.find(home=server.home)) as studio:
        yield studio


@pytest.fixture
def project(studio: Studio) -> Iterator[Project]:
    """A project of the test's own."""
    project = studio.project(uuid4().hex)
    yield project
    clear(studio, project)


def clear(studio: Studio, project: Project) -> None:
    """Delete a project, if the test has not: with each that stays every list of projects takes longer."""
    with suppress(StudioRefused):
        studio.call("DELETE", f"/api/projects/{project.id}/")


@pytest.fixture(scope="session")
def signed_in(browser: Browser, admin: Admin) -> Iterator[BrowserContext]:
    """The first user's session in the browser. What it asks of another machine than ours is refused, and remembered."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})
    page = context.new_page()
    page.goto(f"{admin.url}/user/login/")
    page.fill("input[name=email]", admin.email)
    page.fill("input[name=password]", admin.password)
    page.click("button[type=submit], input[type=submit]")
    page.wait_for_url(lambda url: "/user/login" not in url)
    page.close()
    yield context
    context.close()


@pytest.fixture
def page(signed_in: BrowserContext) -> Iterator[Page]:
    """A page of the first user's."""
    page = signed_in.new_page()
    yield page
    page.close()
