"""The round from host to host: feeds and sitemaps first, then the pages they tell of."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal
from urllib.parse import urljoin, urlsplit

import httpx

from annotator.fetch.archive import Archive
from annotator.fetch.discovery import Link, kind_of, links
from annotator.fetch.hosts import HostAnswer, HostQueue, TooLarge, origin_of
from annotator.fetch.memory import Memory, Seen
from annotator.fetch.targets import Target
from annotator.intake.text import LARGEST

#: Redirections that are followed for one address.
MOST_HOPS = 5


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of a crawl."""

    pages: int = 100
    """Pages of each target at most, the newest first."""
    lists: int = 50
    """Feeds and sitemaps of each target at most."""
    since: date | None = None
    """Pages that are told to be older are left out."""
    again: bool = False
    """Ask for pages too that were fetched before; the host sends those alone that changed."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """The outcome of fetching an address."""

    url: str
    status: Literal["kept", "unchanged", "refused", "failed", "read"]
    """``read`` for a feed or a sitemap, which is looked through and not kept."""
    reason: str = ""
    """Why it was refused or failed."""


@dataclass(frozen=True, slots=True)
class _Task:
    url: str
    target: Target
    is_list: bool
    """It was given as a target, or leads on by its sitemap; what comes from it is looked through."""


@dataclass
class Crawl:
    """A run: goes through its tasks, a host at a time as each is ready.

    Args:
        hosts: asks.
        memory: of what was fetched before.
        archive: keeps what comes.
    """

    hosts: HostQueue
    memory: Memory
    archive: Archive
    limits: Limits = field(default_factory=Limits)
    _tasks: dict[str, deque[_Task]] = field(default_factory=dict)
    _known: set[str] = field(default_factory=set)
    _counts: Counter[tuple[str, bool]] = field(default_factory=Counter)
    _lists: list[tuple[_Task, Seen]] = field(default_factory=list)
    _undone: set[str] = field(default_factory=set)
    """Targets of which something is left for another run."""

    def run(self, targets: Iterable[Target]) -> Iterator[Fetched]:
        """Fetch what the targets lead to; give what became of each address."""
        for target in targets:
            self._add(target.url, target, is_list=True)
        while self._tasks:
            task = self._next()
            fetched = self._do(task)
            if fetched.status in ("refused", "failed"):
                self._undone.add(task.target.outlet)
            yield fetched
        for task, seen in self._lists:  # not before: one that is unchanged would not lead to its pages again
            if task.target.outlet not in self._undone:
                self.memory.note(task.url, seen)

    def _next(self) -> _Task:
        """A task of the host that is ready first."""
        origin = min(self._tasks, key=self.hosts.ready_in)
        task = self._tasks[origin].popleft()
        if not self._tasks[origin]:
            del self._tasks[origin]
        return task

    def _add(self, url: str, target: Target, *, is_list: bool) -> None:
        if url in self._known:
            return
        if not is_list and not self.limits.again and self.memory.seen(url) is not None:
            return
        most = self.limits.lists if is_list else self.limits.pages
        if self._counts[target.outlet, is_list] >= most:
            self._undone.add(target.outlet)
            return
        self._known.add(url)
        self._counts[target.outlet, is_list] += 1
        self._tasks.setdefault(origin_of(url), deque()).append(_Task(url, target, is_list))

    def _do(self, task: _Task) -> Fetched:
        if refusal := self.hosts.refusal(task.url):
            return Fetched(task.url, "refused", refusal)
        seen = self.memory.seen(task.url) or Seen()
        try:
            url, answer = self._followed(task.url, seen.conditions)
        except httpx.HTTPError as error:
            return Fetched(task.url, "failed", f"no answer came ({type(error).__name__})")
        except TooLarge:
            return Fetched(task.url, "failed", f"it is larger than {LARGEST >> 20} MB")
        except _Refused as refusal:
            return Fetched(task.url, "refused", str(refusal))
        if answer.status == 304:
            return Fetched(task.url, "unchanged")
        if answer.status != 200:
            return Fetched(task.url, "failed", f"the answer's status is {answer.status}")
        return self._taken(task, url, answer)

    def _followed(self, url: str, headers: dict[str, str]) -> tuple[str, HostAnswer]:
        """The answer behind all redirections, and its address."""
        for _ in range(MOST_HOPS):
            answer = self.hosts.get(url, headers)
            if answer.status not in (301, 302, 303, 307, 308) or "location" not in answer.headers:
                return url, answer
            url = urljoin(url, answer.headers["location"])
            if refusal := self.hosts.refusal(url):
                raise _Refused(refusal)
        raise _Refused(f"it leads on more than {MOST_HOPS} times")

    def _taken(self, task: _Task, url: str, answer: HostAnswer) -> Fetched:
        """Look a list through, or keep a page."""
        seen = Seen(answer.headers.get("etag"), answer.headers.get("last-modified"))
        if task.is_list and (kind_of(answer.data) != "page" or urlsplit(url).path in ("", "/")):
            self._look_through(task, url, answer.data)
            self._lists.append((task, seen))
            return Fetched(task.url, "read")
        self.archive.keep(url, answer)
        self.memory.note(task.url, seen)
        return Fetched(task.url, "kept")

    def _look_through(self, task: _Task, url: str, data: bytes) -> None:
        """Add what a list tells of; where a front page tells of no feed, the sitemaps of its host."""
        found = links(data, url)
        if not found and kind_of(data) == "page":
            found = [Link(address, leads_on=True) for address in self.hosts.sitemaps(url)]
        since = self.limits.since
        for link in found:
            if since is None or link.day is None or link.day >= since:
                self._add(link.url, task.target, is_list=link.leads_on)


class _Refused(Exception):
    """A redirection leads where nothing is asked for."""
