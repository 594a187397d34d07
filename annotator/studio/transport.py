"""One call to the server: what is asked again after a failure, what must not be, and how failures are told.

Label Studio has no idempotency keys, and a call whose answer was lost may have been carried out. So a
reading call is asked again and a writing one is not: its failure is ``StudioUncertain``, and who made
the call looks up what became of it.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import httpx

from annotator.errors import StudioError, StudioRefused, StudioUncertain
from annotator.extras import lacking
from annotator.studio.auth import REFUSED, REFUSED_BY_OURS, authentication
from annotator.studio.connection import Connection

if TYPE_CHECKING:
    from label_studio_sdk.base_client import LabelStudioBase

T = TypeVar("T")

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
    """Calls to one server, by Label Studio's SDK or plainly, over connections that are kept open."""

    def __init__(self, connection: Connection, *, pauses: tuple[float, ...] = PAUSES) -> None:
        self.connection = connection
        self._pauses = pauses
        self.http = _Client(
            base_url=connection.url,
            auth=authentication(connection.url, connection.token),
            timeout=httpx.Timeout(TIMEOUT, connect=CONNECT_TIMEOUT),
            trust_env=not connection.local,
        )

    @cached_property
    def _sdk(self) -> LabelStudioBase:
        """The SDK over our connections: it repeats nothing itself, and the token is set behind it."""
        try:
            # The full client imports what only its machine learning needs, 2 s and 140 MB.
            from label_studio_sdk.base_client import LabelStudioBase
        except ImportError as error:
            raise StudioError(lacking("talking to Label Studio", "studio", error.name)) from None
        return LabelStudioBase(
            base_url=f"{self.connection.url}/", api_key="set by auth", httpx_client=self.http, max_retries=0
        )

    def ask(self, call: Callable[[LabelStudioBase], T], *, reads: bool) -> T:
        """Make a call by the SDK and return its answer.

        Args:
            call: makes it. The SDK's models are unchecked: what is taken from them belongs in here.
            reads: whether it may be made again after a failure.

        Raises:
            StudioRefused, StudioUncertain, StudioError: as in :meth:`call`.
        """
        from_sdk = self._sdk

        def attempt() -> T:
            try:
                return call(from_sdk)
            except (httpx.HTTPError, StudioError, _NotOurs):
                raise
            except Exception as error:  # what an answer of another form does to unchecked models is of any kind
                raise _NotOurs(f"{self.connection.url} ({type(error).__name__})") from error

        return self._try(attempt, reads)

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
        """Make a call that the SDK does not know, and return what the answer's JSON holds; none where it is empty.

        Args:
            json: the body.
            timeout: seconds until the answer is given up.
            reads: whether it may be made again after a failure; unless told, everything but POST may.

        Raises:
            StudioRefused: the answer is an error.
            StudioUncertain: the call may or may not have been carried out. After any other failure it was not.
            StudioError: the server is not to be reached, or it is no Label Studio.
        """
        limits = httpx.Timeout(timeout, connect=CONNECT_TIMEOUT)

        def attempt() -> Any:
            response = self.http.request(method, path, json=json, params=params, timeout=limits)
            try:
                return response.json() if response.content else None
            except ValueError as error:
                raise _NotOurs(_address(response)) from error

        return self._try(attempt, method != "POST" if reads is None else reads)

    def close(self) -> None:
        self.http.close()

    def _try(self, attempt: Callable[[], T], again: bool) -> T:
        """Make an attempt, and further ones where the failure allows it."""
        for pause in (*self._pauses, None):
            try:
                return attempt()
            except (httpx.TransportError, httpx.HTTPStatusError, _NotOurs) as failure:
                error, passing = self._error(failure, again)
            if pause is None or not passing:
                raise error from None
            time.sleep(pause)
        raise AssertionError("the last try returns or raises")

    def _error(self, failure: Exception, again: bool) -> tuple[StudioError, bool]:
        """Return a failure as the error that our callers know, and whether the call may be made again after it."""
        match failure:
            case _NotOurs() if again:
                return StudioError(self.foreign(str(failure))), False
            case _NotOurs():
                return StudioUncertain(f"the answer of {failure} to a writing call is none of Label Studio's"), False
            case httpx.HTTPStatusError():
                refusal = self._refusal(failure)
                if refusal.status < 500 or again:
                    return refusal, refusal.status >= 500 or refusal.status == 429
                return StudioUncertain(str(refusal)), False
            case httpx.TransportError() if again or isinstance(failure, UNSENT):
                return StudioError(self._away(failure)), True
            case httpx.TransportError():
                return StudioUncertain(f"no answer to {_called(failure.request)} ({_name(failure)})"), False
        raise failure

    def _refusal(self, failure: httpx.HTTPStatusError) -> StudioRefused:
        status = failure.response.status_code
        token = REFUSED_BY_OURS if self.connection.ours else REFUSED
        return StudioRefused(
            token if status == 401 else f"{_called(failure.request)}: {_told(failure.response)}", status
        )

    def foreign(self, where: str = "") -> str:
        """Return the words for an answer that Label Studio does not give."""
        return f"what answers at {where or self.connection.url} is no Label Studio; is its address right?"

    def _away(self, failure: httpx.TransportError) -> str:
        hint = (
            "`annotator studio start` starts it" if self.connection.ours else "is its address right, and does it run?"
        )
        return f"Label Studio at {self.connection.url} does not answer ({_name(failure)}); {hint}"


class _NotOurs(Exception):
    """Something that is no Label Studio answers; the message says where."""


class _Client(httpx.Client):
    """Connections whose answers are looked at before anybody reads them, the SDK among them."""

    def send(self, request: httpx.Request, **how: Any) -> httpx.Response:
        """Send a request and return an answer that Label Studio could have given.

        Raises:
            httpx.HTTPStatusError: the answer is an error.
        """
        response = super().send(request, **how)
        if response.status_code >= 400:
            raise httpx.HTTPStatusError("", request=request, response=response)
        is_json = "json" in response.headers.get("content-type", "")
        if response.status_code >= 300 or (response.content and not is_json):
            raise _NotOurs(_address(response))
        return response


def _called(request: httpx.Request) -> str:
    return f"{request.method} {request.url.path}"


def _address(response: httpx.Response) -> str:
    return str(response.url.copy_with(query=None))


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
