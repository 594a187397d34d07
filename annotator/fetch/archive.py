"""A web archive (WARC) that is written record by record, each whole, so that what was broken off can be read."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path
from typing import IO

from annotator.fetch.hosts import HostAnswer

#: Headers that speak of how an answer travelled, which is undone here.
_TRAVEL = frozenset(["content-encoding", "transfer-encoding", "content-length", "connection"])


class Archive:
    """A web archive in a folder, named after the moment it is begun, and made when there is something to keep.

    Args:
        folder: where it is to lie.
        moment: when the run began.
        software: what wrote it, for the archive's first record.
    """

    def __init__(self, folder: Path, moment: datetime, software: str) -> None:
        self.file = folder / f"{moment:%Y-%m-%dT%H%M%S}.warc.gz"
        self._software = software
        self._stream: IO[bytes] | None = None

    def keep(self, url: str, answer: HostAnswer) -> None:
        """Write an answer down."""
        from warcio.statusandheaders import StatusAndHeaders
        from warcio.warcwriter import WARCWriter

        written = io.BytesIO()
        writer = WARCWriter(written, gzip=True)
        if self._stream is None:
            self._stream = self.file.open("ab")
            writer.write_record(writer.create_warcinfo_record(self.file.name, {"software": self._software}))
        kept = [(name, value) for name, value in answer.headers.multi_items() if name.lower() not in _TRAVEL]
        status = f"{answer.status} {answer.reason}"
        record = writer.create_warc_record(
            url, "response", io.BytesIO(answer.data), http_headers=StatusAndHeaders(status, kept, "HTTP/1.1")
        )
        writer.write_record(record)
        record.raw_stream.close()
        self._stream.write(written.getvalue())
        self._stream.flush()

    def close(self) -> None:
        """End the archive."""
        if self._stream is not None:
            self._stream.close()
