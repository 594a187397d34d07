"""The data dictionary as a table: every column of every table, and every measure with its method."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from annotator.comparing import measures
from annotator.tables.columns import KINDS, Column, Name, Passage, Row, Table
from annotator.tables.language import TableLanguage

if TYPE_CHECKING:
    from annotator.exchange import Drawn
    from annotator.store import Readable


class DictionaryRow(Row):
    """A column of a table, or a measure."""

    table: Name
    """The table; ``measures`` for a measure, which `outlets`, `comparisons` and `trend` have rows of; ``reviewed
    sample`` for articles that were drawn to be reviewed."""
    column: Name
    """The column; of a measure its name and category, with a colon between."""
    type: Name
    """What kind of value it holds; of a measure its unit."""
    optional: bool
    """Whether a cell may be empty."""
    values: Passage | None
    """All values it can take, where it holds a vocabulary."""
    meaning: Passage
    """What it means."""
    method: Passage | None
    """How a measure is worked out, and where that is from: estimate, interval, test."""


def dictionary_rows(store: Readable, tables: Iterable[Table]) -> Iterator[DictionaryRow]:
    """All columns of these tables, then all measures, then the samples that were drawn to be reviewed."""
    from annotator.comparing.sampling import samples

    yield from entries(tables)
    for number, drawn in enumerate(samples(store), 1):
        yield _sample(number, drawn)


def entries(tables: Iterable[Table]) -> Iterator[DictionaryRow]:
    """All columns of these tables, then all measures."""
    for table in tables:
        yield from column_entries(table)
    yield from measure_entries()


def column_entries(table: Table) -> Iterator[DictionaryRow]:
    """The columns of a table."""
    return (_column(table.name, column) for column in table.columns)


def measure_entries() -> Iterator[DictionaryRow]:
    """All measures, with their methods."""
    for measure, category, unit, method in all_measures():
        yield _measure(measure, category, unit, method)


def all_measures() -> Iterator[tuple[str, str, str, str]]:
    """All measures: name, category, unit, and the method's name in ``strings.toml``."""
    for each in measures.RATIOS:
        yield each.measure, each.category, each.unit, "ratio"
    for name in measures.HILL:
        yield "diversity", name, "sources", "diversity"
    for name, unit in measures.OBSERVED.items():
        yield "observed", name, unit, "observed"


def _column(table: str, column: Column) -> DictionaryRow:
    return DictionaryRow(
        table=table,
        column=column.name,
        type=KINDS[column.kind],
        optional=column.optional,
        values=", ".join(str(choice) for choice in column.choices) or None,
        meaning=" ".join(column.meaning.split()),
        method=None,
    )


def _sample(number: int, drawn: Drawn) -> DictionaryRow:
    from annotator.comparing.sampling import described, strata

    words = TableLanguage()
    return DictionaryRow(
        table="reviewed sample",
        column=f"sample {number}",
        type="articles by outlet",
        optional=True,
        values=strata(drawn, words),
        meaning="Articles that were drawn to be reviewed: rows on the basis reviewed stand for the rest only as far "
        "as their articles were drawn.",
        method=f"{described(drawn, words)}, as many of each as it has of all",
    )


def _measure(measure: str, category: str, unit: str, method: str) -> DictionaryRow:
    words = TableLanguage()
    return DictionaryRow(
        table="measures",
        column=f"{measure}: {category}",
        type=unit,
        optional=True,
        values=None,
        meaning=words.means(measure, category),
        method=words.say("methods", method),
    )
