"""Rows to write: one in plain words, and any that can be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from annotator.labels import Basis, Function, HedgeLevel, Polarity, QuoteType, Scope, SourceType
from annotator.tables.attributions import AttributionRow
from annotator.tables.catalogue import TABLES
from annotator.tables.columns import Table

if TYPE_CHECKING:
    from annotator.store import Store

PLAIN = AttributionRow(
    article="a1b2c3d4e5f60718",
    version="18076f5e4d3c2b1a",
    name="page-7",
    outlet="kortoa",
    outlet_name="দৈনিক করতোয়া কথা",
    published_at=datetime(2031, 3, 9, 21, 13, tzinfo=timezone(timedelta(hours=6))),
    date_only=False,
    headline="সেতুর কাজ শেষ হতে পারে জুনে",
    url="https://example.org/7",
    source="প্রকৌশলী রওশন জামিল",
    canonical="রওশন জামিল",
    source_type=SourceType.OFFICIAL,
    cue="জানান",
    claim="জুনের মধ্যে কাজ শেষ হতে পারে",
    hedges="হতে পারে",
    hedge_level=HedgeLevel.POSSIBLE,
    hedge_level_name="possible",
    sentence="প্রকৌশলী রওশন জামিল জানান, জুনের মধ্যে কাজ শেষ হতে পারে",
    task_url="http://localhost:8080/projects/1/data?task=7",
    function=Function.STATEMENT,
    quote_type=QuoteType.INDIRECT,
    scope=Scope.SENTENCE,
    polarity=Polarity.POSITIVE,
    via=None,
    via_canonical=None,
    rule="verb.source_first",
    score=0.75,
    rule_pass="0123456789abcdef",
    basis=Basis.PREDICTED,
    source_start=10,
    source_end=28,
    cue_start=29,
    cue_end=34,
    claim_start=36,
    claim_end=64,
    attribution="ffff0000ffff0000",
)

#: Text as a page may hold it: anything but NUL and lone surrogates; with a leaning to what spreadsheets trip over.
TEXTS = st.one_of(
    st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), min_size=1),
    st.builds(
        str.__add__,
        st.sampled_from(
            ["=", "+", "-", "@", "\t", "\r", "\n", "'", "''", " =", "\u200b@", "＝", '"', ";=", "https://"]
        ),
        st.text("আ'=1+\n\r,;\"|\u200d", max_size=8),
    ),
)

ROWS = st.builds(
    lambda changes: PLAIN.model_copy(update=changes),
    st.fixed_dictionaries(
        {
            "name": TEXTS,
            "headline": st.none() | TEXTS,
            "source": st.none() | TEXTS,
            "claim": st.none() | TEXTS,
            "hedges": st.none() | TEXTS,
            "published_at": st.none()
            | st.datetimes(
                datetime(1800, 1, 1),
                datetime(2200, 1, 1),
                timezones=st.sampled_from([UTC, timezone(timedelta(hours=6))]),
            ),
            "date_only": st.booleans(),
            "hedge_level": st.sampled_from(HedgeLevel),
            "score": st.none() | st.floats(0, 1),
            "claim_start": st.none() | st.integers(0, 2**31),
        }
    ),
)


def table_of(rows: list[AttributionRow]) -> Table:
    """The attribution table with rows that need no database."""

    def given(_store: Store) -> Iterator[AttributionRow]:
        yield from rows

    return replace(TABLES["attributions"], rows=given)


def as_read(row: AttributionRow) -> dict[str, Any]:
    """What a reader that knows the types must find: vocabulary as plain words and numbers."""
    return dict(zip(AttributionRow.model_fields, row.cells(), strict=True))
