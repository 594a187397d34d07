"""Memory of earlier fetches: so that a run that was broken off goes on, and nothing is asked for twice."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import IO, Self

#: Beside the web archives; hidden, so that nobody takes it for pages.
FILE = ".fetched.jsonl"


@dataclass(frozen=True, slots=True)
class Seen:
    """An address that was fetched."""

    etag: str | None = None
    modified: str | None = None
    """As the host wrote them (``ETag``, ``Last-Modified``), to be shown to it again."""

    @property
    def conditions(self) -> dict[str, str]:
        """The headers that ask for the page only if it changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.modified}
        return {name: value for name, value in headers.items() if value}


@dataclass
class Memory:
    """The addresses that were fetched into a folder; each is written down as soon as it is.

    Args:
        folder: where the web archives lie.
    """

    folder: Path
    _seen: dict[str, Seen] = field(default_factory=dict)
    _stream: IO[str] | None = None

    def __enter__(self) -> Self:
        self.folder.mkdir(parents=True, exist_ok=True)
        file = self.folder / FILE
        if file.exists():
            for line in file.read_text(encoding="utf-8").splitlines():
                self._recall(line)
        self._stream = file.open("a", encoding="utf-8", newline="\n")
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()

    def _recall(self, line: str) -> None:
        try:
            told = json.loads(line)
            self._seen[told["url"]] = Seen(told.get("etag"), told.get("modified"))
        except (ValueError, KeyError, TypeError):
            return  # the line was not written to its end

    def seen(self, url: str) -> Seen | None:
        """Return what is known of an address; none where it was not fetched yet."""
        return self._seen.get(url)

    def note(self, url: str, seen: Seen) -> None:
        """Write down that an address was fetched."""
        assert self._stream is not None
        self._seen[url] = seen
        self._stream.write(json.dumps({"url": url, "etag": seen.etag, "modified": seen.modified}) + "\n")
        self._stream.flush()
