"""Hosts and their wishes: what robots.txt allows, and how long to wait between two requests."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpx
from protego import Protego

from annotator.intake.text import LARGEST

#: The pause that a host may ask for at most; one that wants more is asked no more often than this (seconds).
LONGEST_PAUSE = 60.0


@dataclass(frozen=True, slots=True)
class HostAnswer:
    """The answer of a host."""

    status: int
    reason: str
    headers: httpx.Headers
    data: bytes
    """The body, unpacked."""


class TooLarge(Exception):
    """An answer is larger than a page."""


@dataclass
class Host:
    """A host as far as it is known."""

    robots: Protego
    delay: float
    """Seconds between two requests."""
    free_at: float = 0.0
    """When it may be asked again, by the clock of the hosts."""
    closed: str | None = None
    """Why it is not asked any more in this run."""


@dataclass
class HostQueue:
    """All hosts that are asked, each one thing at a time.

    Args:
        client: makes the requests.
        agent: by what name robots.txt speaks of this program.
        delay: seconds between two requests to one host; robots.txt may ask for more.
        clock: gives seconds; wait lets them pass.
    """

    client: httpx.Client
    agent: str
    delay: float
    clock: Callable[[], float] = time.monotonic
    wait: Callable[[float], object] = time.sleep
    _known: dict[str, Host] = field(default_factory=dict)

    def refusal(self, url: str) -> str | None:
        """Return why an address is not asked for; none where it may be."""
        host = self._host(url)
        if host.closed:
            return host.closed
        return None if host.robots.can_fetch(url, self.agent) else "its robots.txt does not allow it"

    def sitemaps(self, url: str) -> list[str]:
        """The sitemaps that the robots.txt of an address's host names."""
        return list(self._host(url).robots.sitemaps)

    def ready_in(self, url: str) -> float:
        """Seconds until the host of an address may be asked again."""
        return max(0.0, self._host(url).free_at - self.clock())

    def get(self, url: str, headers: dict[str, str]) -> HostAnswer:
        """Ask for an address when its host is ready; redirections are not followed.

        Raises:
            httpx.HTTPError: no answer came.
            TooLarge: it is larger than a page.
        """
        host = self._host(url)
        if pause := self.ready_in(url):
            self.wait(pause)
        try:
            with self.client.stream("GET", url, headers=headers) as response:
                answer = HostAnswer(response.status_code, response.reason_phrase, response.headers, _body(response))
        finally:
            host.free_at = self.clock() + host.delay
        if answer.status in (429, 503):
            host.closed = f"its host is overloaded ({answer.status}) and was left alone"
        return answer

    def _host(self, url: str) -> Host:
        origin = origin_of(url)
        if origin not in self._known:
            self._known[origin] = self._asked(origin)
        return self._known[origin]

    def _asked(self, origin: str) -> Host:
        """A host by its robots.txt: none there is leave to fetch, no answer is none (RFC 9309)."""
        text, closed = "", None
        try:
            response = self.client.get(f"{origin}/robots.txt", follow_redirects=True)
            if response.status_code >= 500:
                closed = f"its robots.txt cannot be had (status {response.status_code})"
            elif response.status_code < 400:
                text = response.text
        except httpx.HTTPError as error:
            closed = f"its host does not answer ({type(error).__name__})"
        robots = Protego.parse(text)
        wished = min(float(robots.crawl_delay(self.agent) or 0), LONGEST_PAUSE)
        return Host(robots, max(self.delay, wished), self.clock() + max(self.delay, wished), closed)


def origin_of(url: str) -> str:
    """The scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}".lower()


def _body(response: httpx.Response) -> bytes:
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > LARGEST:
            raise TooLarge
    return bytes(data)
