"""Spreadsheets (Excel, OpenDocument) and columnar files (Parquet, Arrow)."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, dropwhile, islice
from typing import IO, Any
from zipfile import BadZipFile, ZipFile

from annotator.intake.forms import FileForm
from annotator.intake.items import RawRows, Unreadable
from annotator.intake.names import is_known, names_columns
from annotator.intake.sources import missing
from annotator.version import WORKBOOK_TITLE

#: Rows above the names of the columns: titles, notes.
HIGHEST_HEADER = 10


def sheets(stream: IO[bytes]) -> Iterator[tuple[str | None, RawRows]]:
    """The sheets of a spreadsheet that hold anything, by name; the only one without a name.

    Raises:
        Unreadable: the library is missing, or the file is damaged.
    """
    try:
        from python_calamine import CalamineError, CalamineWorkbook
    except ImportError as error:
        raise missing(FileForm.SHEET, error) from error
    try:
        book = CalamineWorkbook.from_filelike(stream)
        names = book.sheet_names
        for name in names:
            table = dropwhile(_is_blank, book.get_sheet_by_name(name).iter_rows())
            if top := list(islice(table, HIGHEST_HEADER)):
                yield (name if len(names) > 1 else None), _sheet_rows(top, table)
    except CalamineError as error:
        raise Unreadable("damaged", f"the spreadsheet cannot be opened ({error}); save it again as .xlsx") from error


def is_ours(stream: IO[bytes]) -> bool:
    """Return whether a spreadsheet is one that this program wrote."""
    try:
        with ZipFile(stream) as parts:
            return WORKBOOK_TITLE.encode() in parts.read("docProps/core.xml")
    except (BadZipFile, KeyError):
        return False
    finally:
        stream.seek(0)


def _is_blank(row: list[Any]) -> bool:
    return all(cell == "" for cell in row)


def _sheet_rows(first: list[list[Any]], rest: Iterator[list[Any]]) -> RawRows:
    """The rows of a sheet.

    Args:
        first: the first of its rows, of which one names the columns.
        rest: all others.
    """
    top = _header(first)
    names = [str(cell).strip() or f"unnamed: {at}" for at, cell in enumerate(first[top])]
    if names_columns([_plain(cell) for cell in first[top]]):
        top += 1
    else:
        names = [str(at) for at in range(1, len(names) + 1)]
    for number, row in enumerate(chain(first[top:], rest), 1):
        if not _is_blank(row):
            yield number, {name: cell for name, cell in zip(names, row, strict=False) if cell != ""}


def _plain(cell: Any) -> str:
    """A cell as it would stand in a text: a whole number without its point."""
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _header(rows: list[list[Any]]) -> int:
    """Return which row names the columns: the first with the most known names."""
    known = [sum(is_known(str(cell)) for cell in row) for row in rows]
    return known.index(max(known))


def columnar_rows(stream: IO[bytes], form: FileForm) -> RawRows:
    """The rows of a Parquet or Arrow file, a batch at a time.

    Raises:
        Unreadable: the library is missing, or the file is damaged.
    """
    try:
        import pyarrow as pa
    except ImportError as error:
        raise missing(form, error) from error
    number = 0
    try:
        for batch in _batches(stream, form):
            for row in batch.to_pylist():
                number += 1
                yield number, row
    except pa.ArrowException as error:
        reason = f"it cannot be opened as {form} ({str(error).splitlines()[0][:120]}); fetch it again"
        raise Unreadable("damaged", reason) from error


def _batches(stream: IO[bytes], form: FileForm) -> Iterator[Any]:
    import pyarrow as pa

    if form is FileForm.PARQUET:
        import pyarrow.parquet as pq

        yield from pq.ParquetFile(stream).iter_batches(batch_size=512)
    elif stream.read(6) == b"ARROW1":
        stream.seek(0)
        reader = pa.ipc.open_file(stream)
        yield from (reader.get_batch(number) for number in range(reader.num_record_batches))
    else:
        stream.seek(0)
        yield from pa.ipc.open_stream(stream)
