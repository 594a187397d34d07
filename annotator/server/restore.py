"""A backup brought back: looked through first, then put in the place of what was there, which is kept."""

from __future__ import annotations

import json
import shutil
import sqlite3
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

from annotator.errors import InputError, StudioError
from annotator.server import process_environment, processes
from annotator.server.backup import DUMP, SQLITE
from annotator.server.lifecycle import Server, ServerSettings, Tell, unheard
from annotator.studio.home import Home, write_private

#: What a backup that is broken off, or no backup, makes the unpacking raise.
BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError)


def restore(
    server: Server, file: Path, *, force: bool = False, postgresql: str | None = None, tell: Tell = unheard
) -> Path | None:
    """Put back what ``back_up`` wrote; ``start`` goes on from there.

    Everything is unpacked beside and looked through before anything is touched.

    Args:
        force: where a Label Studio is set up already, move it aside.
        postgresql: the empty database that a dump is brought back into, if not the one it was made of.
        tell: hears of it when the work begins.

    Returns:
        Where the Label Studio of before lies now, if there was one.

    Raises:
        InputError: the file is no backup, or damaged.
        StudioError: the server runs, or is set up and not to be replaced, or the database is not to be filled.
    """
    home = server.home
    home.make()
    with processes.alone(home.lock):
        if server.runs():
            raise StudioError("Label Studio runs; call `annotator studio stop` first, nothing was changed")
        there = [each for each in (home.settings, home.password, home.connection, home.data) if each.exists()]
        if there and not force:
            raise StudioError(
                f"a Label Studio is set up in {home.folder} already; --force moves it aside, or name another folder by "
                "ANNOTATOR_STUDIO_HOME"
            )
        tell("restoring", None, None)
        with _unpacked(file, home) as fresh:
            settings = _settings(file, fresh)
            if settings.postgresql:
                settings = replace(settings, postgresql=postgresql or settings.postgresql)
                _fill(file, fresh.data / DUMP, str(settings.postgresql))
            elif postgresql:
                raise StudioError(f"{file} holds an SQLite database; leave --postgresql out")
            else:
                _look_through(file, fresh.data / SQLITE)
            aside = _move_aside(home, there)
            fresh.data.replace(home.data)
            fresh.password.replace(home.password)
            write_private(home.settings, json.dumps(asdict(settings), indent=2) + "\n")  # last: now it is set up
    return aside


@contextmanager
def _unpacked(file: Path, home: Home) -> Iterator[Home]:
    """Unpack the archive into a folder of its own, beside the files it is to replace."""
    folder = home.folder / "restoring"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700)
    try:
        try:
            with tarfile.open(file, "r:gz") as archive:
                archive.extractall(folder, members=_members(file, archive), filter="data")
        except BROKEN as error:
            raise InputError(f"{file} cannot be unpacked ({error}); it is damaged, or no backup") from None
        yield Home(folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _members(file: Path, archive: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Yield the members of the archive, as long as all of them are what a backup holds."""
    for member in archive:
        parts = PurePosixPath(member.name).parts
        ours = parts[:1] == ("data",) or member.name in ("settings.json", "password.txt")
        if not ours or ".." in parts or not (member.isfile() or member.isdir()):
            raise InputError(f"{file} is no backup of a Label Studio: it holds {member.name}; nothing was changed")
        yield member


def _settings(file: Path, fresh: Home) -> ServerSettings:
    """Return the settings of the server that was backed up; and see that all is there."""
    settings = Server(fresh).settings()
    if settings is None or not fresh.password.is_file():
        raise InputError(f"{file} is no backup of a Label Studio: settings.json or password.txt is missing")
    database = fresh.data / (DUMP if settings.postgresql else SQLITE)
    if not database.is_file():
        raise InputError(f"{file} is no whole backup: data/{database.name} is missing; nothing was changed")
    return settings


def _look_through(file: Path, database: Path) -> None:
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            told = str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    except sqlite3.Error as error:
        told = str(error)
    if told != "ok":
        raise InputError(f"the database in {file} is damaged ({told}); nothing was changed")


def _fill(file: Path, dump: Path, address: str) -> None:
    """Bring a dump back into an empty PostgreSQL database, all of it or nothing."""
    name = process_environment.libpq(address)["PGDATABASE"]
    how = ("--no-owner", "--single-transaction", f"--dbname={name}", str(dump))
    done = process_environment.run_client("pg_restore", "fills", address, *how)
    if done.returncode:
        told = " ".join(done.stderr.split())[:400]
        raise StudioError(f"{file} cannot be brought back into PostgreSQL; is the database empty? {told}")


def _move_aside(home: Home, files: list[Path]) -> Path | None:
    if not files:
        return None
    aside = home.folder / f"replaced-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}"
    aside.mkdir(mode=0o700)
    for each in files:
        each.replace(aside / each.name)
    return aside
