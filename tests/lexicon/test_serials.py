"""Series of pages, and places, as openings show them."""

from __future__ import annotations

import pytest

from annotator.bangla.folding import fold
from annotator.lexicon.places import places
from annotator.lexicon.serials import SerialRecord, load_serials, series


@pytest.mark.parametrize("record", load_serials(), ids=lambda record: record.key)
def test_the_example_is_of_the_series_and_the_counter_example_is_not(record: SerialRecord) -> None:
    assert record.key in series(fold(record.example))
    assert record.key not in series(fold(record.counter_example))


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("নাটোরের সিংড়ায় সভা হয়েছে", {"নাটোর", "সিংড়া"}),
        ("রাজধানীর মিরপুরে আগুন", {"ঢাকা", "মিরপুর"}),
        ("নদীর পাড়ে সভা হয়েছে", set()),
    ],
)
def test_places_are_named_without_their_endings(text: str, named: set[str]) -> None:
    assert places(fold(text)) == {fold(one) for one in named}
