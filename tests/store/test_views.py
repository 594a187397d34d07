"""The views for people: a row for each thing that stands, and for none that is superseded."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from annotator.attributes import NAMES
from annotator.errors import DatabaseError
from annotator.labels import HedgeLevel, Status
from annotator.models import Annotation, Span
from annotator.store import Store
from annotator.store.database import connect, parse, reading, writing
from annotator.store.migrate import apply
from tests.store.making import annotation, article, timed
from tests.store.reviewing import FOUND, Desk, returned
from tests.store.test_opening import raw


def rows(store: Store, query: str) -> list[dict[str, Any]]:
    with reading(store._engine) as connection:
        return [dict(row._mapping) for row in connection.execute(text(query))]


def annotate(store: Store, given: Any, found: Annotation, version: str = "pass-1") -> None:
    added = store.add(given)
    store.save(store.begin_run(version), added.key, added.version, found)


class TestAttributions:
    def test_an_attribution_of_the_last_pass_is_one_row(self, store: Store) -> None:
        for number in range(3):
            annotate(store, timed(), annotation(timed(), rule=f"rule-{number}"), f"pass-{number}")
        assert rows(store, "SELECT count(*) AS n FROM attributions") == [{"n": 3}]
        (row,) = rows(store, "SELECT * FROM current_attributions")
        (found,) = annotation(timed(), rule="rule-2").attributions
        told = timed()
        assert (row["article"], row["version"], row["name"], row["url"]) == (told.key, told.version, "bridge", told.url)
        assert (row["outlet"], row["outlet_name"], row["headline"]) == (told.outlet, told.outlet_name, told.headline)
        assert (row["basis"], row["rule_pass"], row["rule"]) == ("predicted", "pass-2", "rule-2")
        assert found.source and found.claim
        assert (row["source"], row["cue"], row["claim"]) == (found.source.text, found.cue.text, found.claim.text)
        assert (row["attribution"], row["hedges"], row["number"]) == (found.id, 2, 0)
        assert {name: row[name] for name in NAMES} == {name: getattr(found, name) for name in NAMES}

    def test_a_changed_article_stands_in_its_new_version_alone(self, store: Store) -> None:
        annotate(store, timed(), annotation(timed()))
        store.add(timed(body="নতুন খবর।"))
        assert rows(store, "SELECT * FROM current_attributions") == []

    def test_the_fragments_of_a_part_are_joined_in_their_order(self, store: Store) -> None:
        (one,) = annotation(article()).attributions
        assert one.claim
        pieces = [(0, 6), (7, 10), (11, one.claim.end - one.claim.start)]
        parts = [Span.of(article().page.text, one.claim.start + a, one.claim.start + b) for a, b in pieces]
        claim = Span(fragments=tuple(part.fragments[0] for part in parts))
        nobody = one.model_copy(update={"claim": claim, "source": None, "hedges": ()})
        annotate(store, article(), Annotation(attributions=(nobody,)))
        (row,) = rows(store, "SELECT source, claim, hedges FROM current_attributions")
        assert row == {"source": None, "claim": claim.text, "hedges": 0}

    def test_of_prediction_and_review_the_review_is_best(self, store: Store) -> None:
        desk = Desk(store)
        annotate(store, article("আরেক খবর।", path="other.txt"), Annotation())
        best = "SELECT basis, hedge_level, rule_pass FROM current_attributions WHERE is_best"
        assert [row["basis"] for row in rows(store, best)] == ["predicted"]
        desk.pull(returned(1, HedgeLevel.PROBABLE))
        assert rows(store, best) == [{"basis": "reviewed", "hedge_level": 2, "rule_pass": None}]
        both = rows(store, "SELECT basis FROM current_attributions ORDER BY basis")
        assert both == [{"basis": "predicted"}, {"basis": "reviewed"}]


class TestReviews:
    QUERY = (
        "SELECT reviewer, status, comment, is_chosen, attributions, task, review FROM current_reviews ORDER BY review"
    )

    def test_each_persons_latest_review_is_one_row(self, store: Store) -> None:
        desk = Desk(store)
        desk.pull(returned(1), returned(2, who=5, at=2))
        desk.pull(returned(1, HedgeLevel.POSSIBLE, at=1), returned(2, who=5, at=2, status=Status.SECOND_LOOK.value))
        assert rows(store, "SELECT count(*) AS n FROM reviews") == [{"n": 4}]
        common = {"comment": "মন্তব্য", "attributions": len(FOUND.attributions), "task": 1}
        first, second = rows(store, self.QUERY)
        assert first == {"reviewer": "রিনা", "status": "done", "is_chosen": False, "review": 1, **common}
        assert second == {
            "reviewer": "polash@example.org",
            "status": "second_look",
            "is_chosen": True,
            "review": 2,
            **common,
        }

    def test_skipped_and_deleted_ones_are_left_out(self, store: Store) -> None:
        desk = Desk(store)
        desk.pull(returned(1), returned(2, skipped=True))
        assert [row["review"] for row in rows(store, self.QUERY)] == [1]
        desk.pull(returned(2, skipped=True), at=1)
        assert rows(store, self.QUERY) == []

    def test_those_of_an_earlier_version_of_the_article_are_left_out(self, store: Store) -> None:
        desk = Desk(store)
        desk.pull(returned(1))
        assert len(rows(store, self.QUERY)) == 1
        with writing(store._engine) as connection:
            connection.execute(text("UPDATE article_versions SET is_current = false"))
        assert rows(store, self.QUERY) == []


def test_a_database_of_before_gets_them(url: str) -> None:
    engine = connect(parse(url), create=True)
    with writing(engine) as connection:
        apply(connection, "0003")
    engine.dispose()
    with Store.open(url) as store:
        annotate(store, article(), annotation(article()))
        assert rows(store, "SELECT count(*) AS n FROM current_attributions") == [{"n": 1}]
        assert rows(store, "SELECT count(*) AS n FROM current_reviews") == [{"n": 0}]


def test_the_query_in_the_documentation_runs(store: Store) -> None:
    annotate(store, timed(), annotation(timed()))
    page = Path(__file__).parents[2] / "docs" / "decisions" / "storage.md"
    (query,) = re.findall(r"```sql\n(.*?);\n```", page.read_text(encoding="utf-8"), re.DOTALL)
    assert rows(store, query) == [{"outlet": "nodi", "canonical": "নদীপুর পুলিশ", "attributions": 1}]


def test_a_view_of_other_making_is_refused(url: str) -> None:
    raw(url, "CREATE VIEW current_reviews AS SELECT 1 AS one")
    with pytest.raises(DatabaseError, match="'current_reviews'"):
        Store.open(url)
