"""Packed files and archives: what comes out of them, one after the other."""

from __future__ import annotations

import bz2
import gzip
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from typing import IO, Any

from annotator.intake.beside import DATAPACKAGE
from annotator.intake.forms import FileForm
from annotator.intake.items import Unreadable
from annotator.intake.sources import Source, missing

#: What a packed file that is damaged or cut off makes the libraries raise.
DAMAGED = (EOFError, zlib.error, lzma.LZMAError, tarfile.TarError, zipfile.BadZipFile, NotImplementedError)
_PACKED: dict[FileForm, Callable[[Any], Any]] = {
    FileForm.GZIP: lambda stream: gzip.GzipFile(fileobj=stream),
    FileForm.BZIP2: bz2.BZ2File,
    FileForm.XZ: lzma.LZMAFile,
}
_DOUBLE = {".tgz": ".tar", ".tbz2": ".tar", ".tbz": ".tar", ".txz": ".tar"}
_SYSTEM = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def unpacked(source: Source, form: FileForm) -> Iterator[Source]:
    """Yield what a packed file holds, under its own name."""
    path = PurePosixPath(source.name)
    name = path.stem + _DOUBLE.get(path.suffix.lower(), "")
    if form is not FileForm.ZSTD:
        yield source.inner(_PACKED[form](source.stream), name)
        return
    try:
        import zstandard
    except ImportError as error:
        raise missing(form, error) from error
    try:
        yield source.inner(zstandard.ZstdDecompressor().stream_reader(source.stream, read_across_frames=True), name)
    except zstandard.ZstdError as error:
        raise Unreadable("damaged", f"it is damaged or cut off ({error}); fetch it again") from error


def tar_members(source: Source) -> Iterator[Source]:
    """The files of a tar archive, as they come."""
    with tarfile.open(fileobj=source.stream, mode="r|") as archive:
        for member in archive:
            if member.isfile() and not _is_of_the_system(member.name):
                source.budget.enter()
                yield source.inner(archive.extractfile(member), PurePosixPath(member.name).name, member=member.name)


def zip_form(stream: IO[bytes]) -> FileForm | str:
    """Return what a ZIP archive is: a spreadsheet and a web archive are some too.

    Raises:
        Unreadable: it is damaged.
    """
    with zipfile.ZipFile(stream) as archive:
        names = archive.namelist()
        if "mimetype" in names:
            kind = archive.read("mimetype")[:100]
            return (
                FileForm.SHEET if b"spreadsheet" in kind else "an e-book" if b"epub" in kind else "an Office document"
            )
    if "[Content_Types].xml" not in names:
        return FileForm.ZIP
    return FileForm.SHEET if any(name.startswith("xl/") for name in names) else "an Office document"


def zip_members(stream: IO[bytes], source: Source) -> Iterator[Source]:
    """The files of a ZIP archive, in its order; of a web archive (WACZ) its WARC files alone."""
    with zipfile.ZipFile(stream) as archive:
        members = [each for each in archive.infolist() if not each.is_dir() and not _is_of_the_system(each.filename)]
        if any(each.filename == DATAPACKAGE for each in members):
            archived = [each for each in members if ".warc" in each.filename.lower()]
            members = archived or members
        for member in members:
            source.budget.enter()
            if member.flag_bits & 1:
                raise Unreadable("locked", "it is locked with a password; unpack it first")
            with archive.open(member) as inner:
                name = PurePosixPath(member.filename).name
                yield source.inner(inner, name, member=member.filename)


def _is_of_the_system(name: str) -> bool:
    return name.startswith(_SYSTEM[0]) or name.endswith(_SYSTEM[1:]) or PurePosixPath(name).name.startswith("._")
