"""One call to the server: what is asked again after a failure, what must not be, and how failures are told.

Label Studio has no idempotency keys, and a call whose answer was lost may have been carried out. So a
reading call is asked again and a writing one is not: its failure is ``StudioUncertain``, and who made
the call looks up what became of it.
"""

from __future__ import annotations

import json as jsonlib
import time
from typing import Any

import httpx

from annotator.errors import StudioError, StudioRefused, StudioUncertain
from annotator.studio.auth import REFUSED, authentication
from annotator.studio.connection import Connection

#: Seconds until an answer is given up. Label Studio is slow while another client writes.
TIMEOUT = 300.0

#: Seconds until a connection is given up.
CONNECT_TIMEOUT = 5.0

#: Seconds to wait before each further try of a call that may be asked again.
PAUSES = (1.0, 2.0, 4.0)

#: Failures before anything was sent: any call may be made again after them.
UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)

#: How many characters of the server's own words a message repeats; it echoes whole articles.
REPEATED = 200


class Transport:
    """Calls to one server, over connections that are kept open."""

    def __init__(self, connection: Connection, *, pauses: tuple[float, ...] = PAUSES) -> None:
        self.connection = connection
        self._pauses = pauses
        self._http = httpx.Client(
            base_url=connection.url,
            auth=authentication(connection.url, connection.token),
            timeout=httpx.Timeout(TIMEOUT, connect=CONNECT_TIMEOUT),
            trust_env=not connection.local,
        )

    def call(
        self,
        method: str,
        path: str,
        *,
        json: Any = None,
        params: dict[str, Any] | None = None,
        timeout: float = TIMEOUT,
        reads: bool | None = None,
    ) -> Any:
        """Make a call and give what the answer's JSON holds; none where the answer is empty.

        Args:
            json: the body.
            timeout: seconds until the answer is given up.
            reads: whether it may be made again after a failure; unless told, everything but POST may.

        Raises:
            StudioRefused: the answer is an error.
            StudioUncertain: the call may or may not have been carried out. After any other failure it was not.
            StudioError: the server is not to be reached, or it is no Label Studio.
        """
        again = method != "POST" if reads is None else reads
        content = (
            None if json is None else jsonlib.dumps(json, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
        )
        for pause in (*self._pauses, None):
            error: StudioError
            try:
                response = self._send(method, path, content, params, timeout)
            except UNSENT as failure:
                error = StudioError(self._away(failure))
            except httpx.TransportError as failure:
                if not again:
                    raise StudioUncertain(f"no answer to {method} {path} ({_name(failure)})") from None
                error = StudioError(self._away(failure))
            else:
                if response.status_code != 429 and response.status_code < 500:
                    return _content(response, method, path, writes=not again)
                if response.status_code != 429 and not again:
                    raise StudioUncertain(f"{method} {path}: {_told(response)}")
                error = StudioRefused(f"{method} {path}: {_told(response)}", response.status_code)
            if pause is None:
                raise error
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        self._http.close()

    def _send(
        self, method: str, path: str, content: bytes | None, params: dict[str, Any] | None, timeout: float
    ) -> httpx.Response:
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if content else {})
        limits = httpx.Timeout(timeout, connect=CONNECT_TIMEOUT)
        return self._http.request(method, path, content=content, params=params, headers=headers, timeout=limits)

    def _away(self, failure: httpx.TransportError) -> str:
        hint = (
            "`annotator studio start` starts it" if self.connection.ours else "is its address right, and does it run?"
        )
        return f"Label Studio at {self.connection.url} does not answer ({_name(failure)}); {hint}"


def _content(response: httpx.Response, method: str, path: str, *, writes: bool) -> Any:
    if response.status_code == 401:
        raise StudioRefused(REFUSED, 401)
    if response.status_code >= 400:
        raise StudioRefused(f"{method} {path}: {_told(response)}", response.status_code)
    if response.status_code < 300 and not response.content:
        return None
    is_json = "json" in response.headers.get("content-type", "")
    if response.status_code < 300 and not is_json and writes:
        raise StudioUncertain(f"the answer to {method} {path} is none of Label Studio's")
    if response.status_code >= 300 or not is_json:
        raise StudioError(
            f"what answers at {response.url.copy_with(query=None)} is no Label Studio; is its address right?"
        )
    return response.json()


def _told(response: httpx.Response) -> str:
    """An error answer in a few words."""
    words = ""
    if "json" in response.headers.get("content-type", ""):
        try:
            found = response.json()
        except ValueError:
            found = None
        if isinstance(found, dict):
            words = "; ".join(str(found[key]) for key in ("detail", "validation_errors") if found.get(key))
        words = words or str(found)
    return f"Label Studio answered {response.status_code} {' '.join(words.split())[:REPEATED]}".rstrip()


def _name(failure: Exception) -> str:
    return str(failure) or type(failure).__name__
