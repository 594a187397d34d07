"""A run of bytes that is looked into: a file, standard input, what comes out of a packed file, an archive's member."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BufferedReader, RawIOBase, TextIOWrapper
from pathlib import Path, PurePosixPath
from typing import IO, Any, cast

from annotator.extras import lacking
from annotator.intake.forms import LOOK, FileForm
from annotator.intake.items import Unreadable
from annotator.intake.text import LARGEST, sniff

#: What stands for standard input among paths.
STDIN = Path("-")
#: Unpacked bytes of one file beyond which it is not read on.
LARGEST_UNPACKED = 64 << 30
#: From so many unpacked bytes on, a file may not be more than so many times as large as it is packed.
PATIENCE = 64 << 20
LARGEST_RATIO = 400
#: Members of one file's archives, and archives within archives.
MOST_MEMBERS = 2_000_000
DEEPEST = 5

_KNOWN = """
gz gzip bz2 xz zst zstd zip tar tgz tbz2 txz txt html htm xhtml shtml php asp aspx json jsonl ndjson jl csv tsv tab psv
xml rss atom rdf mht mhtml eml xlsx xls xlsb ods parquet arrow feather warc arc wacz
"""
_ENDINGS = frozenset(_KNOWN.split())


@dataclass
class Budget:
    """Bounds on what one file may unpack to."""

    packed: int
    """Bytes of the file itself; 0 where that is not known."""
    unpacked: int = 0
    members: int = 0

    def take(self, size: int) -> None:
        """Count bytes that came out.

        Raises:
            Unreadable: it is more than a file of this size holds in earnest.
        """
        self.unpacked += size
        too_dense = self.packed and self.unpacked > PATIENCE and self.unpacked > LARGEST_RATIO * self.packed
        if too_dense or self.unpacked > LARGEST_UNPACKED:
            raise Unreadable("bomb", f"it unpacks to more than {self.unpacked >> 20:,} MB and was not read on")

    def enter(self) -> None:
        """Count a member.

        Raises:
            Unreadable: there are too many.
        """
        self.members += 1
        if self.members > MOST_MEMBERS:
            raise Unreadable("bomb", f"it holds more than {MOST_MEMBERS:,} members and was not read on")


@dataclass
class Source:
    """A run of bytes under a name, read once from its beginning."""

    place: str
    """The file, ``!member`` behind it for a member of an archive."""
    name: str
    """The file's own name, with its ending."""
    stream: BufferedReader[Any]
    budget: Budget
    path: Path | None = None
    """Where the bytes lie on disk as they are; none where they come out of a packed file."""
    depth: int = 0
    told: dict[str, str] = field(default_factory=dict)
    """What the envelope tells of it, as of a page in a web archive."""

    @property
    def stem(self) -> str:
        """The name without its endings: ``news.jsonl.gz`` is ``news``."""
        stem = PurePosixPath(self.name).name
        while "." in stem.strip(".") and stem.rpartition(".")[2].lower() in _ENDINGS:
            stem = stem.rpartition(".")[0]
        return stem or self.name

    def head(self) -> bytes:
        """The first bytes, which stay to be read."""
        return self.stream.peek(LOOK)[:LOOK]

    def read(self) -> bytes:
        """All bytes of a page.

        Raises:
            Unreadable: it is empty or too large.
        """
        data = self.stream.read(LOOK)
        if len(data) == LOOK:  # most pages are shorter, and are spared a buffer for the largest
            data += self.stream.read(LARGEST + 1 - LOOK)
        if len(data) > LARGEST:
            raise Unreadable("too_large", f"it is larger than {LARGEST >> 20} MB, so no page; give rows as .jsonl")
        if not data.strip():
            raise Unreadable("empty", "it is empty; fetch the page again")
        return data

    def lines(self, newline: str = "") -> TextIOWrapper:
        """Its text as a stream of lines.

        What is not of the encoding comes through as lone surrogates, so that one bad row does not end the file.
        """
        encoding = sniff(self.head()[:4096])
        return TextIOWrapper(self.stream, encoding=encoding, errors="surrogateescape", newline=newline)

    @contextmanager
    def seekable(self) -> Iterator[IO[bytes]]:
        """Its bytes in a file in which one can go back."""
        if self.path is not None:
            with self.path.open("rb") as stream:
                yield stream
        else:
            with tempfile.TemporaryFile() as copy:
                shutil.copyfileobj(self.stream, copy, 1 << 20)
                copy.seek(0)
                yield cast(IO[bytes], copy)

    def inner(self, stream: Any, name: str, *, member: str | None = None, told: dict[str, str] | None = None) -> Source:
        """Return what comes out of it.

        Args:
            stream: its bytes.
            name: its file name.
            member: what it is called in the archive; none where the packed file holds it alone.
            told: what the envelope tells of it.

        Raises:
            Unreadable: archives lie within archives too deeply.
        """
        if self.depth == DEEPEST:
            raise Unreadable("bomb", f"archives lie within archives, more than {DEEPEST} deep; unpack it first")
        counted = buffered(stream, self.budget)
        place = self.place if member is None else f"{self.place}!{member}"
        return Source(place, name, counted, self.budget, depth=self.depth + 1, told=told or {})


class _Counted(RawIOBase):
    """A stream whose bytes are counted as they come out."""

    def __init__(self, stream: Any, budget: Budget | None) -> None:
        self._stream = stream
        self._budget = budget

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        if self._budget is not None:
            self._budget.take(len(data))
        buffer[: len(data)] = data
        return len(data)


def buffered(stream: Any, budget: Budget | None = None) -> BufferedReader[Any]:
    """A stream that can be looked into, its bytes counted where there is a budget; closing it leaves the inner open."""
    return BufferedReader(_Counted(stream, budget), LOOK)


@contextmanager
def opened(file: Path) -> Iterator[Source]:
    """A file, or standard input, as a source.

    Raises:
        Unreadable: it cannot be opened.
    """
    if file == STDIN:
        yield Source("-", "stdin", buffered(sys.stdin.buffer), Budget(0))
        return
    try:
        with file.open("rb", buffering=0) as stream:
            yield Source(str(file), file.name, buffered(stream), Budget(file.stat().st_size), path=file)
    except OSError as error:
        reason = f"it cannot be opened: {error.strerror or error}; check that you may read it"
        raise Unreadable("unreadable", reason) from error


#: Where a form's library comes with an extra.
EXTRAS = {FileForm.ZSTD: "formats", FileForm.SHEET: "formats", FileForm.PARQUET: "parquet", FileForm.ARROW: "parquet"}


def missing(form: FileForm, error: ImportError) -> Unreadable:
    """Return why a form cannot be read whose library is not installed."""
    return Unreadable("missing_library", lacking(f"reading {form}", EXTRAS[form], error.name))
