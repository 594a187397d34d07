"""A copy of all that our Label Studio holds, made while it runs."""

from __future__ import annotations

import os
import sqlite3
import tarfile
import tempfile
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from annotator.errors import InputError, StudioError
from annotator.server import process_environment
from annotator.server.lifecycle import Server, Tell, unheard
from annotator.studio.home import Home

SQLITE = "label_studio.sqlite3"

#: The name under which the dump of a PostgreSQL database lies in the archive.
DUMP = "label_studio.dump"

#: What of Label Studio's own folder is not worth keeping: it writes it anew.
LEFT_OUT = frozenset({"export", "test_data", SQLITE, f"{SQLITE}-journal", f"{SQLITE}-wal", f"{SQLITE}-shm"})


def default_name() -> Path:
    """A file in the current folder, named by the moment."""
    return Path(f"label-studio-{datetime.now(UTC):%Y%m%d-%H%M%S}.tar.gz")


def back_up(server: Server, file: Path, tell: Tell = unheard) -> None:
    """Write an archive that only its owner may read: unpacked into an empty home, ``start`` goes on from there.

    It holds the database as it stands at one moment, the secret key that tokens are signed with,
    what was uploaded, password and token.

    Raises:
        InputError: the file is there already, or cannot be written.
        StudioError: there is nothing to save, or the database cannot be copied.
    """
    settings = server.settings()
    if settings is None:
        raise StudioError(f"no Label Studio is set up in {server.home.folder}; `annotator studio start` does it")
    tell("copying", None, None)
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / (DUMP if settings.postgresql else SQLITE)
        if settings.postgresql:
            _dump(settings.postgresql, copy)
        else:
            _copy(server.home.data / SQLITE, copy)
        try:
            with os.fdopen(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
                _pack(server.home, copy, stream)
        except FileExistsError:
            raise InputError(f"{file} is there already; give another name") from None
        except OSError as error:
            raise InputError(f"{file} cannot be written ({error.strerror}); give another name") from None


def _pack(home: Home, copy: Path, stream: object) -> None:
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:  # type: ignore[call-overload]
        for file in (home.settings, home.password):
            archive.add(file, file.name)
        for each in sorted(home.data.iterdir()):
            if each.name not in LEFT_OUT:
                archive.add(each, f"{home.data.name}/{each.name}")
        archive.add(copy, f"{home.data.name}/{copy.name}")


def _copy(database: Path, copy: Path) -> None:
    """Copy an SQLite database as it stands at one moment, whoever writes meanwhile."""
    if not database.is_file():
        raise StudioError(f"there is no database at {database} yet; `annotator studio start` makes it")
    try:
        with (
            closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as source,
            closing(sqlite3.connect(copy)) as target,
        ):
            source.backup(target)
    except sqlite3.Error as error:
        raise StudioError(f"{database} cannot be copied: {error}") from None


def _dump(address: str, copy: Path) -> None:
    done = process_environment.run_client("pg_dump", "copies", address, "--format=custom", f"--file={copy}")
    if done.returncode:
        raise StudioError(f"pg_dump failed: {' '.join(done.stderr.split())}")
