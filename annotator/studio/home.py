"""The folder in which our Label Studio lives, and its files that only their owner may read."""

from __future__ import annotations

import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from annotator.errors import StudioError

#: Names another folder than the usual one.
HOME_VARIABLE = "ANNOTATOR_STUDIO_HOME"


@dataclass(frozen=True, slots=True)
class Home:
    """The paths of its files. Nothing of it is made before it is written."""

    folder: Path

    @classmethod
    def find(cls) -> Home:
        """The folder ``ANNOTATOR_STUDIO_HOME`` names, else the platform's place for a user's data."""
        named = os.environ.get(HOME_VARIABLE)
        return cls(Path(named).expanduser().absolute() if named else _user_data() / "bangla-attribution-annotator")

    @property
    def environment(self) -> Path:
        """The Python environment that Label Studio is installed into."""
        return self.folder / "environment"

    @property
    def data(self) -> Path:
        """The folder that Label Studio itself writes into: database, secret key, uploads."""
        return self.folder / "data"

    @property
    def settings(self) -> Path:
        """The server's settings: user, password of the database, port (``server.lifecycle.ServerSettings``)."""
        return self.folder / "settings.json"

    @property
    def connection(self) -> Path:
        """Address and token, for the other commands."""
        return self.folder / "connection.json"

    @property
    def password(self) -> Path:
        """The password of the first user, one line."""
        return self.folder / "password.txt"

    @property
    def log(self) -> Path:
        """The file that the server's output goes to."""
        return self.folder / "server.log"

    @property
    def lock(self) -> Path:
        """Held while the server is started or stopped."""
        return self.folder / "lock"

    def make(self) -> None:
        """Make the folder; only its owner may enter."""
        try:
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as error:
            raise StudioError(
                f"{self.folder} cannot be made ({error.strerror}); name another by {HOME_VARIABLE}"
            ) from None


def write_private(file: Path, text: str) -> None:
    """Write a file that only its owner may read (mode 600), whole or not at all."""
    part = file.with_name(f"{file.name}.part")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600, exist_ok=False)
    part.write_text(text, encoding="utf-8")
    part.replace(file)


def read_json(file: Path) -> dict[str, Any] | None:
    """The object in a file; none where there is no file.

    Raises:
        StudioError: the file cannot be read, or holds something else.
    """
    try:
        found = json.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise StudioError(f"{file} cannot be read ({error}); move it away and start again") from None
    if not isinstance(found, dict):
        raise StudioError(f"{file} holds no JSON object; move it away and start again")
    return found


def _user_data() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")
