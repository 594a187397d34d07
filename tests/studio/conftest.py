"""A database of each test's own, with its project on the server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from annotator.store import Store
from annotator.studio.client import Studio
from annotator.studio.connection import TOKEN_VARIABLE, URL_VARIABLE
from tests.label_studio import clear
from tests.studio.desk import Desk
from tests.studio.looping import Loop
from tests.studio.people import Person

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.studio.editor import Editor


@pytest.fixture(autouse=True)
def alone(own_surroundings: None) -> None:
    """No test sees the Label Studio of whoever runs it."""


@pytest.fixture
def known_server(studio: Studio, monkeypatch: pytest.MonkeyPatch, alone: None) -> None:
    """The commands find the server that the tests share."""
    monkeypatch.setenv(URL_VARIABLE, studio.connection.url)
    monkeypatch.setenv(TOKEN_VARIABLE, studio.connection.token)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A database of the test's own, on SQLite."""
    with Store.open(str(tmp_path / "test.db")) as opened:
        yield opened


@pytest.fixture
def loop(store: Store, studio: Studio) -> Iterator[Loop]:
    """That database with a project of its own."""
    loop = Loop.of(store, studio)
    yield loop
    clear(studio, loop.project)


@pytest.fixture
def editor(page: Page, loop: Loop) -> Editor:
    """The editor of that project in the browser."""
    from tests.studio.editor import Editor

    return Editor(page, loop.project)


@pytest.fixture
def second(studio: Studio) -> Iterator[Person]:
    """A second reviewer."""
    person = Person(studio)
    yield person
    person.http.close()


@pytest.fixture
def desk() -> Desk:
    """A reviewer who has done nothing yet."""
    return Desk()
