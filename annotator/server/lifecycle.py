"""A Label Studio of our own: started, found again, stopped.

Everything that ``start`` does is looked at first and done only where it is missing, so that calling it again
goes on wherever the last call, or the machine, was broken off.
"""

from __future__ import annotations

import json
import secrets
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from annotator.errors import StudioError, StudioRefused
from annotator.server import address, process_environment, processes, tokens
from annotator.server.address import FIRST_PORT, LOOPBACK, free_port
from annotator.server.install import install, installed, program
from annotator.server.log import Log
from annotator.studio.client import Studio
from annotator.studio.connection import Connection
from annotator.studio.home import Home, read_json, write_private

#: Seconds until a start is given up. The first one makes the database: a minute, on a slow machine several.
PATIENCE = 900.0

#: Told what is going on, and how much of it is done, of how much, where that is known.
Tell = Callable[[str, int | None, int | None], None]


def unheard(_what: str, _done: int | None, _total: int | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class ServerSettings:
    """The server's settings, kept from one start to the next."""

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

    @property
    def url(self) -> str:
        """The address at which this machine reaches the server."""
        return address.url(self.host, self.port)


@dataclass(frozen=True, slots=True)
class ServerStatus:
    """The state of the server."""

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
        self.log = Log(self.home.log)

    def start(
        self,
        *,
        host: str | None = None,
        port: int | None = None,
        email: str | None = None,
        postgresql: str | None = None,
        tell: Tell = unheard,
    ) -> ServerStatus:
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
            settings = before or ServerSettings()
            settings = replace(
                settings,
                host=host or settings.host,
                port=port or settings.port,
                email=email or settings.email,
                postgresql=postgresql or settings.postgresql,
            )
            self._check(before, settings)
            if not self.runs():
                if not installed(self.environment):
                    install(self.environment, lambda done, total: tell("installing Label Studio", done, total))
                settings = self._launch(settings, chosen=port is not None)
            try:
                while not self._wait(settings, tell):
                    if port is not None:
                        raise address.taken(port)
                    settings = self._launch(replace(settings, port=settings.port + 1), chosen=False)
            except StudioRefused:  # somebody reset the token in the web page
                token = tokens.regain(settings.url, settings.email, self.home.password)
                settings = replace(settings, token=token)
                Connection(settings.url, token).remember(self.home)
            self._keep(replace(settings, made=True))
        return self.status()

    def stop(self) -> bool:
        """End it and all that it started; false where it did not run."""
        if not self.home.folder.is_dir():
            return False
        with processes.alone(self.home.lock):
            return processes.end(self._words)

    def status(self) -> ServerStatus:
        settings = self.settings() or ServerSettings()
        running, version = self.runs(), None
        if running:
            with suppress(StudioError):
                version = _ask(settings)
        return ServerStatus(
            installed=installed(self.environment),
            running=running,
            answers=version is not None,
            url=settings.url,
            public_url=address.public_url(settings.host, settings.port),
            version=version,
            email=settings.email,
            password=self.home.password,
            database="PostgreSQL" if settings.postgresql else str(self.home.data / "label_studio.sqlite3"),
            log=self.home.log,
        )

    def settings(self) -> ServerSettings | None:
        """Return the settings; None where it was not set up."""
        known = read_json(self.home.settings)
        try:
            return None if known is None else ServerSettings(**known)
        except TypeError as error:
            raise StudioError(f"{self.home.settings} is of another version ({error})") from None

    def _check(self, before: ServerSettings | None, after: ServerSettings) -> None:
        """Refuse what cannot be changed any more, or not now."""
        if before and before.made and (before.email, before.postgresql) != (after.email, after.postgresql):
            raise StudioError(
                f"the server in {self.home.folder} is set up with its user and database already; "
                "name another folder by ANNOTATOR_STUDIO_HOME for a second server"
            )
        if before and before != after and self.runs():
            raise StudioError(f"Label Studio runs already at {before.url}; call `annotator studio stop` first")

    def _launch(self, settings: ServerSettings, *, chosen: bool) -> ServerSettings:
        """Start its process at a free port; the settings, with that port."""
        settings = replace(settings, port=free_port(settings.host, settings.port, chosen=chosen))
        if not self.home.password.is_file():
            write_private(self.home.password, secrets.token_urlsafe(12) + "\n")
        self._keep(settings)
        self.log.begin(settings.url)
        password = self.home.password.read_text(encoding="utf-8").strip()
        self.home.data.mkdir(mode=0o700, exist_ok=True)
        first = process_environment.FirstUser(settings.email, password, settings.token)
        place = ["--internal-host", settings.host, "--port", str(settings.port)]
        processes.launch(
            [str(program(self.environment)), "start", "--data-dir", str(self.home.data), "--no-browser", *place],
            process_environment.variables(self.home.data, first, settings.postgresql),
            self.home.data,
            self.home.log,
        )
        Connection(settings.url, settings.token).remember(self.home)
        return settings

    def _keep(self, settings: ServerSettings) -> None:
        write_private(self.home.settings, json.dumps(asdict(settings), indent=2) + "\n")

    @property
    def _words(self) -> str:
        """The part of its command line that tells this server from every other process."""
        return f" start --data-dir {self.home.data} --no-browser "

    def runs(self) -> bool:
        """Return True where its process is there, if only to begin."""
        return bool(processes.find(self._words))

    def _wait(self, settings: ServerSettings, tell: Tell) -> bool:
        """Wait until it answers; false where another program took its port, and it was ended. Else it is ended, too.

        Only what it says itself tells that the port is its own: the server of somebody else may answer there.

        Raises:
            StudioRefused: it answers, and does not know our token; it goes on.
            StudioError: it does not start.
        """
        limit = time.monotonic() + PATIENCE
        there = True
        try:
            while True:
                listens = self.log.listens()
                if listens is False:
                    processes.end(self._words)
                    return False
                if listens and _ask(settings) is not None:
                    return True
                before, there = there, self.runs()
                if not before and not there:  # one look is not enough: while a program takes over, it has no name
                    raise StudioError(f"Label Studio ended at once; its last words: {' / '.join(self.log.last(2))}")
                if time.monotonic() > limit:
                    raise StudioError(f"Label Studio has not answered for {PATIENCE:.0f} seconds; see {self.home.log}")
                tell("starting Label Studio", None, None)
                time.sleep(0.25)
        except StudioRefused:
            raise
        except BaseException:
            processes.end(self._words)
            raise


def _ask(settings: ServerSettings) -> str | None:
    """The version of the server that answers to our token; none where there is no answer yet.

    Raises:
        StudioRefused: it answers, and refuses the token.
    """
    with Studio(Connection(settings.url, settings.token), pauses=()) as studio:
        try:
            studio.whoami()
            return studio.version()
        except StudioRefused as refusal:
            if refusal.status == 401:
                raise
        except StudioError:
            pass
    return None
