"""No question of the way of new articles, nor of one article, reads a whole table: each has its index."""

from __future__ import annotations

from typing import Any

from sqlalchemy import event

from annotator.models import Finding
from annotator.store import Store
from annotator.store.content import content_of
from annotator.store.rerun import _NOTHING_NEW
from tests.store.making import SENTENCE, annotation, article

ARTICLES = [article(f"{SENTENCE}{n}", path=f"{n}.txt", url=f"https://nodi.example/{n}") for n in range(60)]


#: Whether there is anything new is asked of each article, by the index of current versions.
EACH = "SCAN body USING INDEX uq_article_versions_current"


def way(store: Store) -> None:
    """Store articles, known ones among them, with findings and predictions, and those that wait."""
    store.batches().add(ARTICLES)
    store.batches().add([*ARTICLES[:2], article(f"{SENTENCE} আবার।", url="https://nodi.example/3")])
    store.batches().settle(
        {one.page.path: [Finding(place=one.page.path, kind="k", reason="r")] for one in ARTICLES}, None
    )
    run = store.begin_run("1")
    store.batches().save(run, [(one.key, one.version, content_of(annotation(one))) for one in ARTICLES[4:50]])
    store.batches().save(run, [(one.key, one.version, content_of(annotation(one, score=0.5))) for one in ARTICLES[4:6]])
    assert len(list(store.pending("1", keys=[one.key for one in ARTICLES[48:52]]))) == 2
    store.counts_of_same("of another run")
    key = ARTICLES[4].key  # and what asks for one article, by each of its names
    assert store.article(key) == store.article(str(ARTICLES[4].url)) == store.article(key[:8])
    assert store.article(ARTICLES[4].page.name).key == key
    assert store.annotation(key)
    assert len(list(store.facts(keys=[key]))) == len(list(store.articles(keys=[key]))) == 1


def asked(store: Store) -> dict[str, Any]:
    """Return each statement of the way but insertions, with its parameters."""
    statements: dict[str, Any] = {}

    def note(_connection: Any, _cursor: Any, statement: str, parameters: Any, _context: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")) and "pg_advisory" not in statement and not many:
            statements.setdefault(statement, parameters)

    event.listen(store._engine, "before_cursor_execute", note)
    way(store)
    event.remove(store._engine, "before_cursor_execute", note)
    mark = "%s" if store._engine.dialect.name == "postgresql" else "?"
    return statements | {_NOTHING_NEW.replace("?", mark): ("read", "annotated", "0001")}


def test_each_question_has_its_index(store: Store) -> None:
    statements = asked(store)
    assert len(statements) > 10
    whole = {}
    with store._engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("SET enable_seqscan = off")  # a table of a few rows is read whole all the same
        explain = "EXPLAIN " if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN "
        for statement, parameters in statements.items():
            steps = [str(row[-1]) for row in connection.exec_driver_sql(explain + statement, parameters)]
            scans = [step for step in steps if "Seq Scan on" in step or (step.startswith("SCAN ") and "(" not in step)]
            scans = [step for step in scans if step not in ("SCAN CONSTANT ROW", EACH)]
            if scans:
                whole[statement] = scans
    assert not whole
