"""The environment variables of the server's process: which database, who is its first user, and that it keeps quiet.

Label Studio takes what it does not find under its own names from bare ones (``HOST``, ``PASSWORD``,
``DEBUG`` …), so nothing is handed on of the environment that we were called in but a few names.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from annotator.errors import StudioError

#: What is handed on.
KEPT = ("PATH", "LANG", "LC_ALL", "LC_CTYPE", "TMPDIR", "TZ")

#: Nobody listens at port 9 of this machine: what would still go out, and has no switch, ends here.
NOWHERE = "http://127.0.0.1:9"

QUIET = {
    "LABEL_STUDIO_COLLECT_ANALYTICS": "false",
    "LABEL_STUDIO_SENTRY_DSN": "",
    "LABEL_STUDIO_FRONTEND_SENTRY_DSN": "",
    "LABEL_STUDIO_LATEST_VERSION_CHECK": "false",
    "HTTP_PROXY": NOWHERE,
    "HTTPS_PROXY": NOWHERE,
    "http_proxy": NOWHERE,
    "https_proxy": NOWHERE,
    "NO_PROXY": "127.0.0.1,localhost",
    "no_proxy": "127.0.0.1,localhost",
}

CLOSED = {
    "LABEL_STUDIO_DISABLE_SIGNUP_WITHOUT_LINK": "true",
    "LABEL_STUDIO_CORS_ALLOW_ALL_ORIGINS": "false",
    "LABEL_STUDIO_ENABLE_LOCAL_FILES_STORAGE": "false",
    "LABEL_STUDIO_LOCAL_FILES_SERVING_ENABLED": "false",
}


@dataclass(frozen=True, slots=True)
class FirstUser:
    """The user that is made when the database is new; in one that is not, nothing of it counts."""

    email: str
    password: str = field(repr=False)
    token: str = field(repr=False)
    """A legacy token: kept in the database, good until it is taken back."""


def variables(data: Path, user: FirstUser, postgresql: str | None) -> dict[str, str]:
    """All variables of the server's process.

    Args:
        data: the folder that Label Studio writes into.
        postgresql: the address of its database; SQLite in that folder without one.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    first = {
        "LABEL_STUDIO_USERNAME": user.email,
        "LABEL_STUDIO_PASSWORD": user.password,
        "LABEL_STUDIO_USER_TOKEN": user.token,
        "LABEL_STUDIO_ENABLE_LEGACY_API_TOKEN": "true",
    }
    places = {
        "LABEL_STUDIO_BASE_DATA_DIR": str(data),
        "HOME": str(data),
        "XDG_CONFIG_HOME": str(data),
        "PYTHONUNBUFFERED": "1",
    }
    return kept | QUIET | CLOSED | first | places | _database(postgresql)


def libpq(postgresql: str) -> dict[str, str]:
    """A PostgreSQL address as the variables that its own programs take; so no password stands on a command line.

    Raises:
        StudioError: it is no such address.
    """
    try:
        parts = urlsplit(postgresql)
        port = parts.port or 5432
    except ValueError:
        parts, port = urlsplit(""), 0
    host = parts.hostname or parse_qs(parts.query).get("host", [""])[0]  # a folder, where it listens to a socket alone
    if parts.scheme not in ("postgresql", "postgres") or not host or len(parts.path) < 2:
        raise StudioError("give Label Studio's database as postgresql://USER:PASSWORD@HOST/NAME")
    return {
        "PGHOST": unquote(host),
        "PGPORT": str(port),
        "PGUSER": unquote(parts.username or "postgres"),
        "PGPASSWORD": unquote(parts.password or ""),
        "PGDATABASE": unquote(parts.path[1:]),
    }


def run_client(program: str, does: str, address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's own programs on a database, and return what came of it.

    Args:
        does: what the program does with databases, in a word.

    Raises:
        StudioError: the program is not there, or the address is none.
    """
    found = shutil.which(program)
    if found is None:
        raise StudioError(
            f"{program} is not here, which {does} PostgreSQL databases (Debian: apt install postgresql-client)"
        )
    return subprocess.run(
        [found, *arguments],
        env=os.environ | libpq(address),
        capture_output=True,
        text=True,
        errors="replace",
        stdin=subprocess.DEVNULL,
    )


def _database(postgresql: str | None) -> dict[str, str]:
    if postgresql is None:
        return {"LABEL_STUDIO_DJANGO_DB": "sqlite"}
    known = libpq(postgresql)
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD", "NAME": "PGDATABASE"}
    theirs = {f"LABEL_STUDIO_POSTGRE_{name}": known[ours] for name, ours in names.items()}
    return {"LABEL_STUDIO_DJANGO_DB": "default"} | theirs
