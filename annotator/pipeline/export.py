"""Tables, annotations and comparisons out of the database."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NotFound, UsageError
from annotator.labels import Basis
from annotator.language import Language

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.dataset import Dataset
    from annotator.comparing.profile import OutletFigures
    from annotator.comparing.selection import Choice
    from annotator.tables.export import WrittenTable

#: What is exported, where it is no table: whole articles with their spans, in forms that other tools read.
ANNOTATIONS = "annotations"

#: Formats of the attribution table that a run writes where none is named, those whose library is there.
USUAL = ("csv", "xlsx", "jsonl")

WriteTables = Callable[["Dataset", Path], "list[WrittenTable]"]


def writer(tables: Collection[str], formats: Iterable[str], choice: Choice, language: str = "en") -> WriteTables:
    """Return the function that writes tables, or the annotations, of a data set into a folder.

    Args:
        tables: names of tables, all where none is named; or ``annotations`` alone.
        formats: csv, or jsonl for annotations, where none is named.
        choice: on which annotations they stand.
        language: of the names in a workbook.

    Raises:
        UsageError: there is no such table or format, or the library it needs is not installed.
    """
    if ANNOTATIONS not in tables:
        return _table_writer(tables, formats, choice, language)
    if len(tables) > 1:
        raise UsageError(f"{ANNOTATIONS} have formats of their own; export them by themselves")
    if choice.value == Basis.CORRECTED:
        raise UsageError(f"figures are corrected, {ANNOTATIONS} are not; give --basis predicted, reviewed or best")
    return _annotation_writer(formats)


def usual_formats() -> list[str]:
    """Return the formats that a run writes where none is named."""
    from annotator.tables.formats import FORMATS

    return [name for name in USUAL if FORMATS[name].available]


def _table_writer(tables: Collection[str], names: Iterable[str], choice: Choice, language: str) -> WriteTables:
    from annotator.comparing.selection import Choice
    from annotator.tables.catalogue import named
    from annotator.tables.export import export
    from annotator.tables.formats import formats

    chosen, kinds = named(tables), formats(list(names) or ["csv"], language)
    if not tables and choice is Choice.BEST:
        chosen = [table for table in chosen if not table.counts]
    if not tables and choice is Choice.CORRECTED:
        chosen = [table for table in chosen if table.corrected]
    return lambda data, folder: export(data, chosen, kinds, folder)


def _annotation_writer(names: Iterable[str]) -> WriteTables:
    from annotator.tables.annotations import forms, write_annotations
    from annotator.tables.export import WrittenTable

    chosen = forms(list(names) or ["jsonl"])
    return lambda data, folder: [
        WrittenTable(path, articles) for path, articles in write_annotations(data, chosen, folder)
    ]


@dataclass(frozen=True)
class Compared:
    """Outlets side by side: the profile of each, and every measure of every two of them."""

    profiles: Sequence[OutletFigures]
    differences: list[Comparison]


def compare(data: Dataset) -> Compared:
    """Compare the outlets of a data set.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none with an annotation of the basis.
    """
    found = compared(data)
    return Compared(found.figures, found.comparisons)


def compared(data: Dataset) -> Analysis:
    """Return the analysis of a data set, as far as comparing its outlets needs it.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none with an annotation of the basis.
    """
    from annotator.comparing.analysis import analyse
    from annotator.comparing.dataset import nothing_there
    from annotator.comparing.selection import Choice, Depth

    data.check()
    found = analyse(data, Depth.COMPARISONS)
    if not found.corpus.articles:
        raise nothing_there(data)
    if data.selection.choice is Choice.CORRECTED and not any(one.ratios for one in found.corrected_profiles):
        raise _nothing_corrected(found)
    return found


def _nothing_corrected(found: Analysis) -> NotFound:
    outlets = defaultdict[str, list[str]](list)
    for one in found.corrected:
        if one.reason:
            outlets[one.reason.told(Language())].append(one.outlet or "no outlet")
    told = "; ".join(f"{reason} ({', '.join(named)})" for reason, named in outlets.items())
    return NotFound(f"nothing can be corrected: {told}")
