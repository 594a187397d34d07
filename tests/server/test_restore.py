"""Bringing back a backup: looked through before anything is touched, and never over what is there."""

from __future__ import annotations

import io
import json
import sqlite3
import tarfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

import pytest

from annotator.errors import InputError, StudioError
from annotator.server.backup import SQLITE, back_up
from annotator.server.lifecycle import Server, ServerSettings
from annotator.server.restore import restore
from annotator.studio.home import Home

Files = dict[str, bytes]


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home that is set up, with a small database in place of Label Studio's."""
    return made(Home(tmp_path / "home"), ServerSettings(made=True))


def made(home: Home, settings: ServerSettings) -> Home:
    home.data.mkdir(parents=True)
    home.settings.write_text(json.dumps(asdict(settings)))
    home.password.write_text("secret\n")
    (home.data / ".env").write_text("SECRET_KEY=signs\n")
    with sqlite3.connect(home.data / SQLITE) as connection:
        connection.execute("CREATE TABLE reviews (said text)")
        connection.execute("INSERT INTO reviews VALUES ('সেতু বন্ধ')")
    connection.close()
    return home


def said(database: Path) -> list[tuple[str]]:
    connection = sqlite3.connect(database)
    try:
        return connection.execute("SELECT said FROM reviews").fetchall()
    finally:
        connection.close()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


def pack(file: Path, files: Files) -> Path:
    with tarfile.open(file, "w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
    return file


def test_what_was_backed_up_comes_back_elsewhere(home: Home, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    back_up(Server(home), archive)
    new = Server(Home(tmp_path / "new"))
    assert restore(new, archive) is None
    assert new.settings() == Server(home).settings()
    assert said(new.home.data / SQLITE) == [("সেতু বন্ধ",)]
    assert (new.home.data / ".env").read_text() == "SECRET_KEY=signs\n"
    assert sorted(each.name for each in new.home.folder.iterdir()) == ["data", "lock", "password.txt", "settings.json"]


def test_what_is_there_is_kept(home: Home, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    back_up(Server(home), archive)
    (home.data / "later.txt").write_text("written since")
    before = contents(home.folder)
    with pytest.raises(StudioError, match="--force moves it aside"):
        restore(Server(home), archive)
    assert contents(home.folder).items() >= before.items()
    aside = restore(Server(home), archive, force=True)
    assert aside and (aside / "data" / "later.txt").read_text() == "written since"
    assert not (home.data / "later.txt").exists()


def without(name: str) -> Callable[[Files], Files]:
    return lambda files: {key: content for key, content in files.items() if key != name}


def with_also(name: str) -> Callable[[Files], Files]:
    return lambda files: {**files, name: b"x"}


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (without("settings.json"), "settings.json or password.txt is missing"),
        (without("password.txt"), "settings.json or password.txt is missing"),
        (without(f"data/{SQLITE}"), f"data/{SQLITE} is missing"),
        (with_also("holiday.jpg"), "it holds holiday.jpg"),
        (with_also("data/../../elsewhere"), "it holds data/../../elsewhere"),
        (lambda files: {**files, f"data/{SQLITE}": files[f"data/{SQLITE}"][:5000]}, "is damaged"),
    ],
)
def test_what_is_no_whole_backup_is_told_and_changes_nothing(
    home: Home, tmp_path: Path, change: Callable[[Files], Files], told: str
) -> None:
    back_up(Server(home), tmp_path / "whole.tar.gz")
    with tarfile.open(tmp_path / "whole.tar.gz") as archive:
        files = {each.name: stream.read() for each in archive if (stream := archive.extractfile(each))}
    before = contents(home.folder)
    with pytest.raises(InputError, match=told):
        restore(Server(home), pack(tmp_path / "changed.tar.gz", change(files)), force=True)
    assert contents(home.folder).items() >= before.items()
    assert not (home.folder / "restoring").exists() and not list(home.folder.glob("replaced-*"))


@pytest.mark.parametrize("kept", [0, 200, -20])
def test_an_archive_that_breaks_off_is_told(home: Home, tmp_path: Path, kept: int) -> None:
    archive = tmp_path / "b.tar.gz"
    back_up(Server(home), archive)
    archive.write_bytes(archive.read_bytes()[:kept])
    with pytest.raises(InputError, match="cannot be unpacked"):
        restore(Server(Home(tmp_path / "new")), archive)


def test_a_dump_comes_back_into_an_empty_database(tmp_path: Path, postgresql: str) -> None:
    import psycopg

    def address(name: str) -> str:
        return postgresql.replace("/postgres?", f"/{name}?")

    with psycopg.connect(postgresql, autocommit=True) as connection:
        for name in ("studio", "moved"):
            connection.execute(f"DROP DATABASE IF EXISTS {name}")  # type: ignore[arg-type, unused-ignore]
            connection.execute(f"CREATE DATABASE {name}")  # type: ignore[arg-type, unused-ignore]
    with psycopg.connect(address("studio")) as connection:
        connection.execute("CREATE TABLE reviews (said text)")
        connection.execute("INSERT INTO reviews VALUES ('সেতু বন্ধ')")
    archive = tmp_path / "b.tar.gz"
    back_up(Server(made(Home(tmp_path / "home"), ServerSettings(made=True, postgresql=address("studio")))), archive)
    new = Server(Home(tmp_path / "new"))
    with pytest.raises(StudioError, match="is the database empty"):
        restore(new, archive)
    assert new.settings() is None
    restore(new, archive, postgresql=address("moved"))
    settings = new.settings()
    assert settings and settings.postgresql == address("moved")
    with psycopg.connect(address("moved")) as connection:
        assert connection.execute("SELECT said FROM reviews").fetchall() == [("সেতু বন্ধ",)]


def test_a_database_is_named_for_a_dump_alone(home: Home, tmp_path: Path) -> None:
    archive = tmp_path / "b.tar.gz"
    back_up(Server(home), archive)
    with pytest.raises(StudioError, match="leave --postgresql out"):
        restore(Server(Home(tmp_path / "new")), archive, postgresql="postgresql://u:p@h/n")
