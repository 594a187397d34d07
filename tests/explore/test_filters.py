"""What is searched for, and how a choice of attributions stands in an address."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.explore.addresses import filename
from annotator.explore.counting import attributions
from annotator.explore.facets import FACETS
from annotator.explore.filters import Filter
from annotator.explore.index import Index, make_index
from annotator.explore.records import IndexedArticle, IndexedAttribution
from annotator.store.database import connect, parse
from annotator.store.word_search import word_search

SENTENCES = (
    "জেলা প্রশাসক বলেন, ঝড়ে সাতটি ঘর ভেঙেছে",
    "ফায়ার সার্ভিস জানায়, আগুনের খবর সকালে আসে",
    "সার্ভিস চার্জ নিয়ে ফায়ার ডোরের দাম জানা যায়নি",
)


@pytest.fixture(scope="module", params=["fts5", "postgresql"])
def index(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    file = tmp_path_factory.mktemp("index") / "index.db"
    head = IndexedArticle("a1", "নদী", "খবর", "2026-01-30 10:00", None, None, 0)
    rows = [
        IndexedAttribution(str(number), number, {"naming": "named"}, "", "বলেন", "", sentence, "", None)
        for number, sentence in enumerate(SENTENCES, 1)
    ]
    if request.param == "fts5":
        yield make_index(file, [(head, rows)])
    else:
        engine = connect(parse(request.getfixturevalue("postgresql")), create=False)
        with word_search(engine) as search:
            yield make_index(file, [(head, rows)], search)
        engine.dispose()


def found(index: Index, query: str) -> set[int]:
    with closing(index.connect()) as connection:
        chosen = index.columns.choose(index.chosen(connection, Filter(query=query)))
        return {int(row["number"]) for row in attributions(connection, chosen)}


@pytest.mark.parametrize(
    ("query", "numbers"),
    [
        ("", {1, 2, 3}),
        ("আগুন", set()),
        ("আগুন*", {2}),
        ("ফায়ার সার্ভিস", {2, 3}),
        ('"ফায়ার সার্ভিস"', {2}),
        ("“ফায়ার সার্ভিস”", {2}),
        ("ঝড়ে", {1}),  # the nukta as a sign of its own
        ("ঝ\u200cড়ে", {1}),
        ("খবর নেই", set()),
        ("খবর", {1, 2, 3}),  # the headline is searched too
    ],
)
def test_words_beginnings_and_phrases_are_found(index: Index, query: str, numbers: set[int]) -> None:
    assert found(index, query) == numbers


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.differing_executors], max_examples=60)
@given(st.text() | st.text(alphabet='"*()-:^ ORNEAT"“”আগুন'))
def test_no_query_is_an_error(index: Index, query: str) -> None:
    assert found(index, query) <= {1, 2, 3}


FILTERS = st.builds(
    Filter,
    query=st.text(min_size=1).map(str.strip),
    since=st.dates().map(str),
    values=st.dictionaries(st.sampled_from(sorted(FACETS)), st.text()),
)


@given(FILTERS)
def test_a_filter_comes_back_out_of_its_address(chosen: Filter) -> None:
    address = urlencode(chosen.parameters())
    assert Filter.read(parse_qsl(address, keep_blank_values=True)) == chosen


@given(FILTERS)
def test_what_is_taken_off_is_gone(chosen: Filter) -> None:
    for name in chosen.parameters():
        assert chosen.without(name).parameters().keys() == chosen.parameters().keys() - {name}


@given(FILTERS, FILTERS)
def test_every_address_has_a_file_of_its_own(one: Filter, other: Filter) -> None:
    names = [filename("search", each.parameters(), "html") for each in (one, other)]
    assert (names[0] == names[1]) is (one.parameters() == other.parameters())
    assert all(Path(name).name == name and name.isascii() for name in names)


def test_nothing_can_be_written(index: Index) -> None:
    connection = index.connect()
    with pytest.raises(sqlite3.OperationalError, match=r"readonly|query_only"):
        connection.execute("DELETE FROM attributions")
    connection.close()
