"""Tables, annotations and comparisons out of the database."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NotFound, UsageError

if TYPE_CHECKING:
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.profile import Profile
    from annotator.comparing.selection import Choice, Reading
    from annotator.tables.export import Written

#: What is exported, where it is no table: whole articles with their spans, in forms that other tools read.
ANNOTATIONS = "annotations"

#: Formats of the attribution table that a run writes where none is named, those whose library is there.
USUAL = ("csv", "xlsx", "jsonl")

Write = Callable[["Reading", Path], "list[Written]"]


def writer(tables: Collection[str], formats: Iterable[str], choice: Choice) -> Write:
    """Return the function that writes tables, or the annotations, of a reading into a folder.

    Args:
        tables: names of tables, all where none is named; or ``annotations`` alone.
        formats: csv, or jsonl for annotations, where none is named.
        choice: on which annotations they stand.

    Raises:
        UsageError: there is no such table or format, or the library it needs is not installed.
    """
    if ANNOTATIONS not in tables:
        return _table_writer(tables, formats, choice)
    if len(tables) > 1:
        raise UsageError(f"{ANNOTATIONS} have formats of their own; export them by themselves")
    return _annotation_writer(formats)


def usual_formats() -> list[str]:
    """Return the formats that a run writes where none is named."""
    from annotator.tables.formats import FORMATS

    return [name for name in USUAL if FORMATS[name].available]


def _table_writer(tables: Collection[str], names: Iterable[str], choice: Choice) -> Write:
    from annotator.comparing.selection import Choice
    from annotator.tables.catalogue import named
    from annotator.tables.export import export
    from annotator.tables.formats import formats

    chosen, kinds = named(tables), formats(list(names) or ["csv"])
    if not tables and choice is Choice.BEST:
        chosen = [table for table in chosen if not table.counts]
    return lambda reading, folder: export(reading, chosen, kinds, folder)


def _annotation_writer(names: Iterable[str]) -> Write:
    from annotator.tables.annotations import forms, write_annotations
    from annotator.tables.export import Written

    chosen = forms(list(names) or ["jsonl"])
    return lambda reading, folder: [
        Written(path, articles) for path, articles in write_annotations(reading, chosen, folder)
    ]


@dataclass(frozen=True)
class Compared:
    """Outlets side by side: the profile of each, and every measure of every two of them."""

    profiles: list[Profile]
    differences: list[Comparison]


def compare(reading: Reading) -> Compared:
    """Compare the outlets of a reading.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none with an annotation of the basis.
    """
    require_annotated(reading)
    return Compared(reading.profiles, reading.comparisons)


def require_annotated(reading: Reading) -> None:
    """Stop where there is nothing to count.

    Raises:
        NotFound: there is no article of an outlet that is asked for, or none with an annotation of the basis.
    """
    reading.check()
    if reading.corpus.articles:
        return
    counts = reading.store.counts()
    if there := counts.reviewed if reading.basis == "reviewed" else counts.annotated:
        raise NotFound(
            f"none of the {there:,} {reading.basis} articles is of the outlets, days, values, topic asked for"
        )
    if reading.basis == "reviewed":
        raise NotFound("no article that is asked for has a review; leave --basis out to compare predictions")
    raise NotFound("no article that is asked for has predictions; `annotator annotate` makes them")
