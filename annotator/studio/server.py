"""A Label Studio of our own: started, found again, stopped.

Everything that ``start`` does is looked at first and done only where it is missing, so that calling it again
goes on wherever the last call, or the machine, was broken off.
"""

from __future__ import annotations

import errno
import json
import os
import secrets
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import TextIO

from annotator.errors import StudioError, StudioRefused
from annotator.studio import processes, quiet
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.home import Home, read_json, write_private
from annotator.studio.install import install, installed, program

LOOPBACK = "127.0.0.1"
LOOPBACKS = frozenset({LOOPBACK, "::1", "localhost"})
EVERYWHERE = frozenset({"0.0.0.0", "::"})

#: Tried first; Label Studio's own, 8080, is often taken.
FIRST_PORT = 8181

#: How many ports behind it are tried.
PORTS = 100

#: Seconds until a start is given up. The first one makes the database: a minute, on a slow machine several.
PATIENCE = 900.0

#: Bytes of the log after which a new one is begun.
LOG_SIZE = 20_000_000

#: Told what is going on, and how much of it is done, of how much, where that is known.
Tell = Callable[[str, int | None, int | None], None]


@dataclass(frozen=True, slots=True)
class Settings:
    """How the server was set up, kept from one start to the next."""

    email: str = "admin@localhost"
    """The first user."""
    token: str = field(default_factory=lambda: secrets.token_hex(20), repr=False)
    """The first user's token."""
    host: str = LOOPBACK
    """The address that it listens at."""
    port: int = FIRST_PORT
    postgresql: str | None = field(default=None, repr=False)
    """Address of its database, with the password; without one it keeps an SQLite file."""
    made: bool = False
    """Whether it has answered once: its user and database stand then."""


@dataclass(frozen=True, slots=True)
class Status:
    """What is known of the server."""

    installed: bool
    running: bool
    answers: bool
    """Whether it answers to our token."""
    url: str
    """Where this machine reaches it."""
    public_url: str | None
    """Where other machines reach it; none where it listens to this one alone."""
    version: str | None
    email: str
    password: Path
    """The file that holds the first user's password."""
    database: str
    log: Path


class Server:
    """The server whose files lie in a home."""

    def __init__(self, home: Home | None = None, environment: Path | None = None) -> None:
        """
        Args:
            home: the usual one, unless told.
            environment: where Label Studio is installed, if not in the home.
        """
        self.home = home or Home.find()
        self.environment = environment or self.home.environment

    def start(
        self,
        *,
        host: str | None = None,
        port: int | None = None,
        email: str | None = None,
        postgresql: str | None = None,
        tell: Tell = lambda what, done, total: None,
    ) -> Status:
        """Install it if need be, start it if it does not run, and wait until it answers.

        Args:
            host: the address to listen at; kept for the next starts.
            port: the port to listen at; kept.
            email: the first user; only before the first start.
            postgresql: the address of its database; only before the first start.

        Raises:
            StudioError: an option does not fit the server that is there, it cannot be installed, or it does not start.
        """
        self.home.make()
        with processes.alone(self.home.lock):
            before = self.settings()
            settings = before or Settings()
            settings = replace(
                settings,
                host=host or settings.host,
                port=port or settings.port,
                email=email or settings.email,
                postgresql=postgresql or settings.postgresql,
            )
            self._check(before, settings)
            if not self._runs():
                if not installed(self.environment):
                    install(self.environment, lambda done, total: tell("installing Label Studio", done, total))
                settings = replace(settings, port=free_port(settings, chosen=port is not None))
                self._launch(settings)
            self._wait(settings, tell)
            self._keep(replace(settings, made=True))
        return self.status()

    def stop(self) -> bool:
        """End it and all that it started; false where it did not run."""
        if not self.home.folder.is_dir():
            return False
        with processes.alone(self.home.lock):
            return processes.end(self._words)

    def status(self) -> Status:
        settings = self.settings() or Settings()
        running, version = self._runs(), None
        if running:
            with suppress(StudioError):
                version = _ask(settings)
        return Status(
            installed=installed(self.environment),
            running=running,
            answers=version is not None,
            url=_url(settings),
            public_url=_public_url(settings),
            version=version,
            email=settings.email,
            password=self.home.password,
            database="PostgreSQL" if settings.postgresql else str(self.home.data / "label_studio.sqlite3"),
            log=self.home.log,
        )

    def log(self, lines: int) -> list[str]:
        """The last lines that it printed, each once: Label Studio writes most of them twice."""
        if not self.home.log.is_file():
            return []
        with self.home.log.open(encoding="utf-8", errors="replace") as stream:
            return list(_without_echo(stream))[-lines:]

    def follow(self) -> Iterator[str]:
        """What it prints from now on, line by line, without end."""
        with self.home.log.open(encoding="utf-8", errors="replace") as stream:
            stream.seek(0, os.SEEK_END)
            yield from _without_echo(_growing(stream))

    def settings(self) -> Settings | None:
        """How it was set up; none where it was not."""
        known = read_json(self.home.settings)
        try:
            return None if known is None else Settings(**known)
        except TypeError as error:
            raise StudioError(f"{self.home.settings} is of another version ({error})") from None

    def _check(self, before: Settings | None, after: Settings) -> None:
        """Refuse what cannot be changed any more, or not now."""
        if before and before.made and (before.email, before.postgresql) != (after.email, after.postgresql):
            raise StudioError(
                f"the server in {self.home.folder} is set up with its user and database already; "
                "name another folder by ANNOTATOR_STUDIO_HOME for a second server"
            )
        if before and before != after and self._runs():
            raise StudioError(f"Label Studio runs already at {_url(before)}; call `annotator studio stop` first")

    def _launch(self, settings: Settings) -> None:
        if not self.home.password.is_file():
            write_private(self.home.password, secrets.token_urlsafe(12) + "\n")
        self._keep(settings)
        if self.home.log.is_file() and self.home.log.stat().st_size > LOG_SIZE:
            self.home.log.replace(self.home.log.with_suffix(".old.log"))
        password = self.home.password.read_text(encoding="utf-8").strip()
        self.home.data.mkdir(mode=0o700, exist_ok=True)
        first = quiet.FirstUser(settings.email, password, settings.token)
        address = ["--internal-host", settings.host, "--port", str(settings.port)]
        processes.launch(
            [str(program(self.environment)), "start", "--data-dir", str(self.home.data), "--no-browser", *address],
            quiet.variables(self.home.data, first, settings.postgresql),
            self.home.data,
            self.home.log,
        )
        Connection(_url(settings), settings.token).remember(self.home)

    def _keep(self, settings: Settings) -> None:
        write_private(self.home.settings, json.dumps(asdict(settings), indent=2) + "\n")

    @property
    def _words(self) -> str:
        """What of its command line tells this server from every other process."""
        return f" start --data-dir {self.home.data} --no-browser "

    def _runs(self) -> bool:
        return bool(processes.find(self._words))

    def _wait(self, settings: Settings, tell: Tell) -> None:
        """Wait until it answers to our token, so that no other program at its port is taken for it; else end it."""
        tell("starting Label Studio", None, None)
        limit = time.monotonic() + PATIENCE
        try:
            while _ask(settings) is None:
                if not self._runs():
                    raise StudioError(f"Label Studio ended at once; its last words: {' / '.join(self.log(2))}")
                if time.monotonic() > limit:
                    raise StudioError(f"Label Studio has not answered for {PATIENCE:.0f} seconds; see {self.home.log}")
                time.sleep(0.5)
        except BaseException:
            processes.end(self._words)
            raise


def _ask(settings: Settings) -> str | None:
    """The version of the server that answers to our token; none where there is no answer yet.

    Raises:
        StudioError: it answers, and refuses the token.
    """
    with Studio(Connection(_url(settings), settings.token), pauses=()) as studio:
        try:
            studio.whoami()
            return studio.version()
        except StudioRefused as refusal:
            if refusal.status == 401:
                raise StudioError(
                    f"Label Studio at {_url(settings)} does not know our token: its database was set up by somebody "
                    "else before; give it an empty one"
                ) from None
        except StudioError:
            pass
    return None


def _url(settings: Settings) -> str:
    """Where the server is reached from this machine."""
    host = LOOPBACK if settings.host in EVERYWHERE else settings.host
    return f"http://{f'[{host}]' if ':' in host else host}:{settings.port}"


def _public_url(settings: Settings) -> str | None:
    """Where others reach the server: by the address that leads out of this machine, where it listens to all."""
    if settings.host in LOOPBACKS:
        return None
    if settings.host not in EVERYWHERE:
        return _url(settings)
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # nothing is sent: it only picks the way
            host = probe.getsockname()[0]
        except OSError:
            host = socket.gethostname()
    return f"http://{host}:{settings.port}"


def free_port(settings: Settings, *, chosen: bool) -> int:
    """The port of the settings if it is free, else the next that is; one that was chosen must be free."""
    if chosen and not _free(settings.host, settings.port):
        raise StudioError(f"port {settings.port} is taken by another program; choose another by --port")
    for port in range(settings.port, min(settings.port + PORTS, 65536)):
        if _free(settings.host, port):
            return port
    raise StudioError(f"no port from {settings.port} on is free; choose one by --port")


def _free(host: str, port: int) -> bool:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except PermissionError:
            raise StudioError(f"port {port} is not for ordinary users; choose one above 1023 by --port") from None
        except socket.gaierror:
            raise StudioError(f"{host} is no address of this machine") from None
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise StudioError(f"{host} is no address of this machine") from None
            return False
    return True


def _growing(stream: TextIO) -> Iterator[str]:
    while True:
        line = stream.readline()
        if line:
            yield line
        else:
            time.sleep(0.5)


def _without_echo(lines: Iterator[str]) -> Iterator[str]:
    before = None
    for line in lines:
        line = line.rstrip()
        if line and line != before:
            yield line
        before = line
