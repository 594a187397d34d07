"""Write tables out of a database, each in one or more formats, in one reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.comparing.analysis import Analysis, analyse
from annotator.comparing.selection import Choice, Depth
from annotator.errors import UsageError
from annotator.tables.columns import Table, WriteRow
from annotator.tables.datapackage import describe
from annotator.tables.files import check_writable, replacing
from annotator.tables.formats import Format

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset

#: What a file of several tables is called, without its ending.
BOOK = "tables"

Open = Callable[[Table], AbstractContextManager[WriteRow]]


@dataclass(frozen=True)
class WrittenTable:
    """A file that was written."""

    path: Path
    rows: int
    """Of all its tables."""


def export(
    data: Dataset,
    tables: Iterable[Table],
    formats: Iterable[Format],
    folder: Path,
    found: Analysis | None = None,
) -> list[WrittenTable]:
    """Write tables as ``folder/TABLE.FORMAT``; several tables as xlsx are sheets of ``folder/tables.xlsx``.

    ``folder/datapackage.json`` describes the files for programs. A file appears under its name only when it is whole;
    one of that name is replaced then, and stays as it was where anything fails.

    Args:
        data: the chosen articles.
        tables: what is written.
        formats: in which formats.
        folder: made where it is not there.
        found: the analysis of the data set, where it has been made already, as far as the tables need it.

    Raises:
        UsageError: the folder cannot be written to, a table does not fit a format, or a table that counts is asked
            for on a mixed basis.
        DatabaseError: the database cannot be read.
    """
    chosen, kinds = list(tables), list(formats)
    _check(chosen, data.selection.choice)
    files = list(_files(chosen, kinds, folder))
    for path, _ in files:
        check_writable(path)  # before anything is worked out
    found = found or analysed(data, chosen)
    rows: dict[str, int] = {}
    with ExitStack() as stack:
        opens = [stack.enter_context(_opened(each, folder, chosen)) for each in kinds]
        for table in chosen:
            rows[table.name] = _write(found, table, opens)
    describe(rows, chosen, kinds, folder, BOOK)
    return [WrittenTable(path, sum(rows[name] for name in names)) for path, names in files]


def analysed(data: Dataset, tables: Sequence[Table]) -> Analysis:
    """Return the analysis of a data set, as far as tables need it.

    Raises:
        UsageError: a table that counts is asked for on a mixed basis, or one that has no correction on the corrected.
        DatabaseError: the database cannot be read.
    """
    _check(tables, data.selection.choice)
    upto = max((table.needs for table in tables), default=Depth.NONE)
    return analyse(data, upto, stories=any(table.stories for table in tables))


def _check(tables: Sequence[Table], choice: Choice) -> None:
    counting = [table.name for table in tables if table.counts]
    if choice is Choice.BEST and counting:
        raise UsageError(
            f"--basis best mixes people and rules, which differ: nothing can be counted on it; "
            f"leave out {', '.join(counting)}, or give --basis predicted or --basis reviewed"
        )

    refused = [table.name for table in tables if not table.corrected]
    if choice is Choice.CORRECTED and refused:
        raise UsageError(
            f"figures of outlets alone can be corrected; leave out {', '.join(refused)}, or give --basis predicted"
        )


def _write(found: Analysis, table: Table, opens: list[Open]) -> int:
    """Write one table in all formats; return how many rows it has."""
    count = 0
    with ExitStack() as sinks:
        writes = [sinks.enter_context(open_(table)) for open_ in opens]
        for count, row in enumerate(table.rows(found), 1):  # noqa: B007  (its last value is the number of rows)
            for write in writes:
                write(row)
    return count


@contextmanager
def _opened(format_: Format, folder: Path, tables: list[Table]) -> Iterator[Open]:
    """Yield how a format's place for a table is opened: a file of its own, or a sheet of the one file."""

    @contextmanager
    def separate(table: Table) -> Iterator[WriteRow]:
        with replacing(folder / f"{table.name}.{format_.name}") as draft, format_.sink(draft, table) as write:
            yield write

    if format_.book is None or len(tables) == 1:
        yield separate
    else:
        with replacing(folder / f"{BOOK}.{format_.name}") as draft, format_.book(draft) as sheet:
            yield sheet


def _files(tables: list[Table], formats: list[Format], folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """The files that are written, with the tables in each, by table."""
    names = [table.name for table in tables]
    for name in names:
        for each in formats:
            if each.book is None or len(names) == 1:
                yield folder / f"{name}.{each.name}", [name]
    for each in formats:
        if each.book is not None and len(names) > 1:
            yield folder / f"{BOOK}.{each.name}", names
