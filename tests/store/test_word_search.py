"""PostgreSQL's full text search: the answers of FTS5, out of its own index, and nothing stays in the database."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import text

from annotator.bangla.folding import fold
from annotator.explore.words import Fts5, parsed
from annotator.samples import pages_folder
from annotator.store import Store
from annotator.store.database import connect, parse
from annotator.store.word_search import LONGEST_TEXT, LONGEST_WORD, query, word_search

#: The lines of the sample pages, each under its number.
LINES = [
    line
    for file in sorted(pages_folder().rglob("*.txt"))
    for line in file.read_text(encoding="utf-8", errors="replace").splitlines()
    if line.strip()
]
TEXTS = [(number, fold(line)) for number, line in enumerate(LINES, 1)]


def asked() -> list[str]:
    """Return words, beginnings and phrases of the lines, as they stand and as others type them."""
    chance, words = random.Random(1), [line.split() for line in LINES]
    found = ["রহিম-করিম", "১৮%", '"-"', "BBC bbc", "ক", "কখগ*"]
    for line in chance.sample([each for each in words if len(each) > 3], 120):
        at = chance.randrange(len(line) - 2)
        word = line[at].replace("*", "").strip('"“”')
        found += [word, f"{word[:3]}*", f'"{line[at]} {line[at + 1]}"', f"{line[at]} {line[-1][:2]}*"]
        found.append(word.replace("\u09df", "\u09af\u09bc").replace("\u09dc", "\u09a1\u09bc"))
        found.append(word[:2] + "\u200c" + word[2:])
    return [each for each in found if parsed(each)]


def test_it_finds_what_fts5_finds(postgresql_url: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection, Store.open(postgresql_url) as store:
        fts5 = Fts5(connection)
        fts5.fill(TEXTS)
        with store.word_search() as search:
            assert search is not None
            search.fill(TEXTS)
            found = {each: sorted(search.find(parsed(each))) for each in asked()}
        assert found == {each: sorted(fts5.find(parsed(each))) for each in found}
    assert sum(map(bool, found.values())) > 400


def test_it_is_asked_by_its_index_and_leaves_nothing(postgresql_url: str) -> None:
    engine = connect(parse(postgresql_url), create=False)
    with word_search(engine) as search:
        assert search is not None
        search.fill([(number, fold(f"খবর{number} {line}")) for number in range(20) for _, line in TEXTS])
        question = {"query": query(parsed('খবর7 "জেলা প্রশাসক" নদী*'))}
        plan = search._connection.scalars(text(f"EXPLAIN {search.FIND}"), question).all()
        assert any("Bitmap Index Scan on ix_searched_words" in step for step in plan), plan
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT to_regclass('searched')")) is None
    engine.dispose()


def test_texts_longer_than_a_vector_are_searched_by_their_beginning(postgresql: str) -> None:
    engine = connect(parse(postgresql), create=False)
    long = fold("ক" * 3 * LONGEST_WORD + " শেষ " + "মাঠ " * LONGEST_TEXT)
    different = fold(" ".join(f"মাঠ{number}" for number in range(LONGEST_TEXT)))
    with word_search(engine) as search:
        assert search is not None
        search.fill([(1, long), (2, different), (3, fold(""))])
        assert search.find(parsed('"শেষ মাঠ"')) == [1]
        assert search.find(parsed("ক" * 3 * LONGEST_WORD)) == [1]
        assert search.find(parsed("মাঠ77*")) == [2]
    engine.dispose()


@pytest.mark.parametrize("why", ["read_only", "no_permission"])
def test_who_may_have_no_table_there_is_told_so(postgresql_url: str, why: str) -> None:
    Store.open(postgresql_url).close()
    owner = connect(parse(postgresql_url), create=False)
    with owner.begin() as connection:
        connection.execute(text("DROP ROLE IF EXISTS reader"))
        connection.execute(text("CREATE ROLE reader LOGIN"))
        connection.execute(text("GRANT USAGE ON SCHEMA public TO reader"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO reader"))
        if why == "no_permission":
            connection.execute(text("REVOKE TEMPORARY ON DATABASE postgres FROM PUBLIC"))
        else:
            connection.execute(text("ALTER ROLE reader SET default_transaction_read_only = on"))
    try:
        url = postgresql_url.replace("annotator@", "reader@")
        with Store.open(url, create=False) as store, store.word_search() as search:
            assert search is None
    finally:
        with owner.begin() as connection:
            connection.execute(text("GRANT TEMPORARY ON DATABASE postgres TO PUBLIC"))
            connection.execute(text("DROP OWNED BY reader"))
            connection.execute(text("DROP ROLE reader"))
        owner.dispose()


def test_sqlite_has_none(tmp_path: object) -> None:
    with Store.open(f"sqlite:///{tmp_path}/test.db") as store, store.word_search() as search:
        assert search is None
