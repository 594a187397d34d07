"""From a file to what is in it: what form it has is looked at, and what is packed in it is opened in the same way."""

from __future__ import annotations

import errno
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from annotator.intake.beside import counted, look
from annotator.intake.columns import rows
from annotator.intake.delimited import delimited_rows, labelled_rows
from annotator.intake.feeds import feed_rows, xml_rows
from annotator.intake.forms import FileForm, form_of
from annotator.intake.items import Document, Items, OwnTable, RawRows, Unreadable
from annotator.intake.jsons import json_rows, line_rows
from annotator.intake.mail import mail_document, mails
from annotator.intake.packed import DAMAGED, tar_members, unpacked, zip_form, zip_members
from annotator.intake.several import parts, told_by
from annotator.intake.sheets import columnar_rows, is_ours, sheets
from annotator.intake.sources import Source, opened
from annotator.intake.text import SPOILED, decode
from annotator.intake.webarchive import archived
from annotator.models import Finding


def items(file: Path, columns: Mapping[str, str] | None = None) -> Items:
    """Return what a file holds, one after the other; what cannot be read is a finding.

    Args:
        file: its path; ``-`` is standard input.
        columns: which column of its tables is which field, where their names do not tell.
    """
    intake = _Intake(columns or {})
    try:
        with opened(file) as source:
            yield from intake.read(source)
    except Unreadable as fault:
        yield fault.finding(str(file))


class _Intake:
    """The forms, and how each is read."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self._columns = columns
        self._inner: dict[FileForm, Callable[[Source], Iterator[Source | Finding]]] = {
            **{form: _unpacker(form) for form in (FileForm.GZIP, FileForm.BZIP2, FileForm.XZ, FileForm.ZSTD)},
            FileForm.WARC: archived,
            FileForm.MAILBOX: mails,
        }
        self._rows: dict[FileForm, Callable[[Source], RawRows]] = {
            FileForm.JSON: lambda source: json_rows(source.lines()),
            FileForm.LINES: lambda source: line_rows(source.lines("\n")),
            FileForm.TABLE: lambda source: delimited_rows(source.lines(), source.place),
            FileForm.LABELLED: lambda source: labelled_rows(source.lines()),
            FileForm.FEED: lambda source: feed_rows(source.read(), source.place),
            FileForm.RECORDS: lambda source: xml_rows(source.read()),
        }

    def read(self, source: Source) -> Items:
        """Return what a source holds; what is wrong with it, or with a member of it, is a finding."""
        try:
            with _named_damage():
                yield from self._read(source)
        except Unreadable as fault:
            yield fault.finding(source.place)

    def _read(self, source: Source) -> Items:
        form = form_of(source.head(), source.name)
        if form in self._inner:
            for inner in self._inner[FileForm(form)](source):
                if isinstance(inner, Finding):
                    yield inner
                else:
                    yield from self.read(inner)
        elif form is FileForm.TAR:
            yield from self._members(source, tar_members(source))
        elif form is FileForm.ZIP:
            yield from self._zip(source)
        elif form in (FileForm.SHEET, FileForm.PARQUET, FileForm.ARROW):
            yield from self._file(source, FileForm(form))
        elif form in self._rows:
            yield from rows(source.place, source.stem, self._rows[FileForm(form)](source), self._columns)
        elif form is FileForm.MAIL:
            yield mail_document(source)
        elif form in (FileForm.HTML, FileForm.TEXT):
            yield from _documents(source, FileForm(form))
        else:
            raise Unreadable("not_text", f"it is {form}; save the article's text as .txt in UTF-8")

    def _zip(self, source: Source) -> Items:
        with source.seekable() as stream:
            form = zip_form(stream)
            stream.seek(0)
            if form is FileForm.SHEET:
                yield from self._sheets(stream, source)
            elif form is not FileForm.ZIP:
                raise Unreadable("not_text", f"it is {form}; save the article's text as .txt in UTF-8")
            else:
                yield from self._members(source, zip_members(stream, source))

    def _members(self, source: Source, members: Iterator[Source]) -> Items:
        """Return what the members of an archive hold; those that look like no page are counted in a note."""
        passed = Counter[str]()
        for inner in members:
            try:
                kind = look(inner.name, inner.head)
            except DAMAGED:
                kind = FileForm.TEXT  # reading it says what is wrong
            if isinstance(kind, FileForm):
                yield from self.read(inner)
            else:
                passed[kind] += 1
        if passed:
            reason = f"passed over: {counted(passed)}"
            yield Finding(place=source.place, kind="passed_over", reason=reason, severity="note")

    def _file(self, source: Source, form: FileForm) -> Items:
        with source.seekable() as stream:
            if form is FileForm.SHEET:
                yield from self._sheets(stream, source)
            else:
                yield from rows(source.place, source.stem, columnar_rows(stream, form), self._columns)

    def _sheets(self, stream: IO[bytes], source: Source) -> Items:
        if is_ours(stream):
            raise OwnTable
        for name, table in sheets(stream):
            place = source.place if name is None else f"{source.place}!{name}"
            try:
                yield from rows(place, name or source.stem, table, self._columns)
            except Unreadable as fault:
                yield fault.finding(place)


def _unpacker(form: FileForm) -> Callable[[Source], Iterator[Source | Finding]]:
    return lambda source: unpacked(source, form)


def _documents(source: Source, form: FileForm) -> Items:
    data = source.read()
    text = decode(data)
    if SPOILED in text and SPOILED.encode() not in data:
        reason = f"{text.count(SPOILED):,} of its signs are spoiled and stand as U+FFFD; fetch the page again"
        yield Finding(place=source.place, kind="encoding", reason=reason, severity="warning")
    if form is FileForm.HTML:
        yield Document(source.place, source.stem, "html", text, data, source.told)
        return
    pieces = parts(text)
    if len(pieces) == 1:
        yield Document(source.place, source.stem, "text", text, data, source.told)
        return
    reason = f"it holds {len(pieces):,} articles, which were read one by one"
    yield Finding(place=source.place, kind="several", reason=reason, severity="note")
    for number, (start, end) in enumerate(pieces, 1):
        piece = text[start:end]
        told = {**source.told, **told_by(piece)}
        yield Document(f"{source.place}#{number}", f"{source.stem}-{number}", "text", piece, b"", told)


@contextmanager
def _named_damage() -> Iterator[None]:
    """Say what is wrong in words where a library stumbles over a damaged file."""
    try:
        yield
    except DAMAGED as error:
        reason = f"it is damaged, cut off or packed in an unknown way ({error}); fetch it again"
        raise Unreadable("damaged", reason) from error
    except UnicodeError as error:
        raise Unreadable(
            "encoding", "it is of one encoding at its beginning and not throughout; save it as UTF-8"
        ) from error
    except OSError as error:
        if error.errno in (errno.EACCES, errno.EISDIR, errno.ENOENT):
            raise
        raise Unreadable("damaged", f"it cannot be read to its end ({error}); fetch it again") from error
