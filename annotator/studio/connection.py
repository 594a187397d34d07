"""The connection of the commands: the address of a Label Studio, and a token."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from annotator.errors import StudioError
from annotator.studio.home import Home, read_json, write_private

URL_VARIABLE = "ANNOTATOR_STUDIO_URL"
TOKEN_VARIABLE = "ANNOTATOR_STUDIO_TOKEN"

#: Names of this machine to itself.
LOOPBACKS = frozenset({"127.0.0.1", "::1", "localhost"})


@dataclass(frozen=True, slots=True)
class Connection:
    """Address and token of a Label Studio server."""

    url: str
    """Root of the server, without a slash at its end; it may stand below a path."""
    token: str = field(repr=False)
    """A legacy token or a personal access token."""
    ours: bool = False
    """True for the server that ``annotator studio start`` runs."""

    @classmethod
    def find(cls, url: str | None = None, token: str | None = None, home: Home | None = None) -> Connection:
        """The one given, else that of the environment's variables, else that of our own server.

        Raises:
            StudioError: none is known, or half of one.
        """
        url, token = url or os.environ.get(URL_VARIABLE), token or os.environ.get(TOKEN_VARIABLE)
        if url and token:
            return cls(_root(url), token.strip())
        if url or token:
            missing = TOKEN_VARIABLE if url else URL_VARIABLE
            raise StudioError(f"{missing} is not set; a server of your own needs {URL_VARIABLE} and {TOKEN_VARIABLE}")
        home = home or Home.find()
        known = read_json(home.connection)
        if known is None:
            raise StudioError(
                "no Label Studio is known; `annotator studio start` runs one here, "
                f"or name yours by {URL_VARIABLE} and {TOKEN_VARIABLE}"
            )
        try:
            return cls(known["url"], known["token"], ours=True)
        except KeyError as error:
            raise StudioError(f"{home.connection} lacks {error}; `annotator studio start` writes it anew") from None

    def remember(self, home: Home) -> None:
        """Let the other commands find it."""
        write_private(home.connection, json.dumps({"url": self.url, "token": self.token}, indent=2) + "\n")

    @property
    def local(self) -> bool:
        """True where the server is on this machine, so that no proxy is asked."""
        return urlsplit(self.url).hostname in LOOPBACKS


def _root(url: str) -> str:
    parts = urlsplit(url.strip())
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise StudioError(f"{url!r} is no address of a server; {URL_VARIABLE} is like https://studio.example.org")
    return url.strip().rstrip("/")
