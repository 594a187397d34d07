"""A real Label Studio for all tests, installed once into the checkout's cache and started once, and its users."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from annotator.errors import StudioError
from annotator.studio.client import Studio
from annotator.studio.connection import TOKEN_VARIABLE, URL_VARIABLE
from annotator.studio.home import HOME_VARIABLE, Home
from annotator.studio.install import fingerprint, install, installed
from annotator.studio.project import Project
from annotator.studio.server import Server

CACHE = Path(__file__).parents[2] / ".cache"


class Admin(NamedTuple):
    """The server's first user."""

    url: str
    email: str
    password: str


@pytest.fixture(autouse=True)
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
        if not installed(folder):
            CACHE.mkdir(exist_ok=True)
            install(folder)
    except StudioError as error:
        pytest.skip(f"!!! Label Studio cannot be installed here, and nothing is tested against it: {error}")
    return folder


@pytest.fixture(scope="session")
def server(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The server that tests share; none may stop it."""
    server = Server(Home(tmp_path_factory.mktemp("studio") / "home"), environment)
    server.start()
    yield server
    server.stop()


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
def project(studio: Studio) -> Project:
    """A project of the test's own."""
    return studio.project(uuid4().hex)


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
