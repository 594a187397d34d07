"""Authentication of calls: a legacy token goes as it is, a personal access token buys short-lived ones."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Generator

import httpx

from annotator.errors import StudioError

#: Seconds before its end at which a short-lived token is no longer used.
MARGIN = 30

#: The same of the server that ``annotator studio start`` runs.
REFUSED_BY_OURS = "Label Studio refuses the token, as where it was reset in its page; `annotator studio start` mends it"

REFUSED = "Label Studio refuses the token; make one on its page Account & Settings and set ANNOTATOR_STUDIO_TOKEN"


def authentication(url: str, token: str) -> httpx.Auth:
    """The way of this token: a personal access token is a JWT, three parts with dots between; a legacy one has none."""
    return PersonalToken(url, token) if token.count(".") == 2 else LegacyToken(token)


class LegacyToken(httpx.Auth):
    """``Authorization: Token …``"""

    def __init__(self, token: str) -> None:
        self._header = f"Token {token}"

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        request.headers["Authorization"] = self._header
        yield request


class PersonalToken(httpx.Auth):
    """``Authorization: Bearer …`` with an access token of five minutes, got anew when it ends or is refused."""

    requires_response_body = True

    def __init__(self, url: str, token: str) -> None:
        self._refresh_url = f"{url}/api/token/refresh/"
        self._token = token
        self._access = ""
        self._ends = 0.0

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        fresh = time.time() > self._ends - MARGIN
        if fresh:
            yield from self._refresh()
        request.headers["Authorization"] = f"Bearer {self._access}"
        response = yield request
        if response.status_code == 401 and not fresh:  # the clocks disagree: nothing was done, so asking again is safe
            yield from self._refresh()
            request.headers["Authorization"] = f"Bearer {self._access}"
            yield request

    def _refresh(self) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield httpx.Request("POST", self._refresh_url, json={"refresh": self._token})
        if response.status_code in (400, 401):
            raise StudioError(REFUSED)
        if response.status_code != 200:
            raise StudioError(
                f"Label Studio gave no access token (status {response.status_code}); is its address right?"
            )
        self._access = response.json()["access"]
        self._ends = _end(self._access)


def _end(token: str) -> float:
    """Return the time at which a JWT ends, in seconds since 1970."""
    body = token.split(".")[1]
    return float(json.loads(base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)))["exp"])
