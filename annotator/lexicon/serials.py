"""Series: pages that come out again and again in the same words (``serials.toml``)."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.bangla.folding import FoldedText, fold
from annotator.lexicon.loader import load_records
from annotator.models import Record


class SerialRecord(Record):
    """A series of pages: counts of a day, prices, forecasts."""

    key: str
    """Name of the series."""
    meaning: str = Field(min_length=1)
    """What a page of it tells."""
    words: tuple[str, ...] = Field(min_length=1)
    """Sets of word beginnings, divided by spaces; a page is of the series where all of one set stand in its lead."""
    example: str = Field(min_length=1)
    """An opening that is of the series."""
    counter_example: str = Field(min_length=1)
    """An opening with a word of it that is not."""


@cache
def load_serials(overlay: Path | None = None) -> tuple[SerialRecord, ...]:
    """All series, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(SerialRecord, "serials", "serial", overlay)


def series(lead: FoldedText, overlay: Path | None = None) -> frozenset[str]:
    """Return the keys of the series that an opening is of."""
    found = _patterns(overlay)
    return frozenset(key for key, sets in found if any(all(one.search(lead) for one in words) for words in sets))


@cache
def _patterns(overlay: Path | None) -> list[tuple[str, list[list[re.Pattern[str]]]]]:
    return [
        (record.key, [[_beginning(word) for word in each.split()] for each in record.words])
        for record in load_serials(overlay)
    ]


@cache
def _beginning(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\u0980-\u09fe]){re.escape(fold(word))}")
