"""All that a run needs, opened and closed together."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx

from annotator.errors import UsageError
from annotator.fetch.archive import Archive
from annotator.fetch.crawl import Crawl, Limits
from annotator.fetch.hosts import HostQueue
from annotator.fetch.memory import Memory
from annotator.version import __version__

#: The name by which robots.txt may speak of this program.
NAME = "bangla-attribution-annotator"
#: Seconds without an answer after which a request is given up.
TIMEOUT = 30.0


@contextmanager
def session(folder: Path, limits: Limits, *, delay: float, agent: str | None = None) -> Iterator[Crawl]:
    """A run into a folder.

    Args:
        folder: where the web archives lie, or will.
        limits: how much is fetched.
        delay: seconds between two requests to one host.
        agent: what to call oneself; the program's name where none is given.

    Raises:
        UsageError: the folder cannot be written to.
    """
    software = f"{NAME}/{__version__}"
    headers = {"User-Agent": agent or software, "Accept-Language": "bn"}
    try:
        with httpx.Client(headers=headers, timeout=TIMEOUT) as client, Memory(folder) as memory:
            hosts = HostQueue(client, agent or NAME, delay)
            with closing(Archive(folder, datetime.now(UTC), software)) as archive:
                yield Crawl(hosts, memory, archive, limits)
    except OSError as error:
        raise UsageError(
            f"{folder} cannot be written to ({error.strerror or error}); choose another with --out"
        ) from error
