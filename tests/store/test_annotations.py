"""What a pass finds comes back as it was stored; the latest run counts, and earlier ones stay."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from annotator.errors import DatabaseError, NotFound
from annotator.labels import Basis
from annotator.models import Annotation, Article, Attribution, Fragment, Page, Span
from annotator.store import Added, Run, Store, queries
from annotator.store.database import reading
from annotator.store.tables import AnnotationTable
from tests.store.making import DHAKA, annotation, article, timed
from tests.strategies import attributes


def begin(store: Store, given: Article, version: str = "pass-1") -> tuple[Added, Run]:
    return store.add(given), store.begin_run(version)


def stored_annotations(store: Store) -> int:
    with reading(store._engine) as connection:
        return connection.execute(select(func.count(AnnotationTable.id))).scalar_one()


def test_what_was_found_comes_back(store: Store) -> None:
    added, run = begin(store, article())
    assert store.annotation(added.key) is None
    store.save(run, added.key, added.version, annotation(article()))
    assert store.annotation(added.key) == annotation(article())
    assert store.annotation(added.key, Basis.REVIEWED) is None
    assert dict(run.counts) == {"articles": 1, "attributions": 1, "bare_hedges": 1}


def test_nothing_found_is_a_result_too(store: Store) -> None:
    added, run = begin(store, article())
    store.save(run, added.key, added.version, Annotation())
    assert store.annotation(added.key) == Annotation()
    assert list(store.pending("pass-1")) == []


TEXTS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), min_size=12, max_size=30)


@st.composite
def annotated_articles(draw: st.DrawFn) -> tuple[Article, Annotation]:
    """Any text, and attributions whose spans have one to three fragments anywhere in it."""
    text = draw(TEXTS)

    def span() -> Span:
        ends = sorted(draw(st.sets(st.integers(0, len(text)), min_size=2, max_size=6)))
        pairs = zip(ends[::2], ends[1::2], strict=False)
        return Span(fragments=tuple(Fragment(start=start, end=end, text=text[start:end]) for start, end in pairs))

    def attribution(number: int, of: int) -> Attribution:
        return Attribution(
            id=f"a{number}",
            source=span() if draw(st.booleans()) else None,
            cue=span(),
            claim=span() if draw(st.booleans()) else None,
            hedges=tuple(span() for _ in range(draw(st.integers(0, 2)))),
            **draw(st.fixed_dictionaries(attributes(TEXTS))),
            via=draw(st.none() | st.integers(0, of - 1).map(lambda other: f"a{other}")),
            rule="r",
            score=draw(st.floats(0, 1)),
        )

    count = draw(st.integers(0, 3))
    made = Annotation(
        attributions=tuple(attribution(number, count) for number in range(count)),
        bare_hedges=tuple(span() for _ in range(draw(st.integers(0, 2)))),
    )
    page = Page(name="n", path="p", media="text", text=text)
    return Article(page=page, segments=((0, len(text)),)), made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(annotated_articles())
def test_any_annotation_comes_back(store: Store, both: tuple[Article, Annotation]) -> None:
    given_article, made = both
    added, run = begin(store, given_article)
    store.save(run, added.key, added.version, made)
    assert store.article(added.key).version == given_article.version
    assert store.annotation(added.key) == made


class TestRuns:
    def test_the_latest_counts_and_the_others_stay(self, store: Store) -> None:
        added, run = begin(store, article())
        store.save(run, added.key, added.version, annotation(article()))
        later = annotation(article(), rule="noun.claim")
        store.save(store.begin_run("pass-2"), added.key, added.version, later)
        assert store.annotation(added.key) == later
        assert stored_annotations(store) == 2

    def test_the_same_result_of_the_same_pass_is_not_stored_again(self, store: Store) -> None:
        added, run = begin(store, article())
        for each in (run, run, store.begin_run("pass-1")):
            store.save(each, added.key, added.version, annotation(article()))
        assert stored_annotations(store) == 1

    def test_going_back_to_an_earlier_pass_makes_its_result_count_again(self, store: Store) -> None:
        added, run = begin(store, article())
        first, second = annotation(article()), annotation(article(), rule="noun.claim")
        store.save(run, added.key, added.version, first)
        store.save(store.begin_run("pass-2"), added.key, added.version, second)
        assert [stored.key for stored in store.pending("pass-1")] == [added.key]
        store.save(store.begin_run("pass-1"), added.key, added.version, first)
        assert store.annotation(added.key) == first
        assert stored_annotations(store) == 2
        assert store.count_pending("pass-1") == 0

    def test_an_unknown_version_is_refused(self, store: Store) -> None:
        with pytest.raises(NotFound, match="may have been forgotten"):
            store.save(store.begin_run("pass-1"), "0" * 16, "0" * 16, Annotation())

    def test_half_an_annotation_is_never_stored(self, store: Store) -> None:
        added, run = begin(store, article())
        (one,) = annotation(article()).attributions
        with pytest.raises(DatabaseError):
            store.save(run, added.key, added.version, Annotation(attributions=(one, one)))
        assert store.annotation(added.key) is None
        assert stored_annotations(store) == 0
        assert not run.counts


class TestPending:
    def test_what_no_run_or_another_pass_has_seen(self, store: Store) -> None:
        added, run = begin(store, article())
        other = store.add(article("আরেক খবর।", path="other.txt"))
        assert [stored.key for stored in store.pending("pass-1")] == [added.key, other.key]
        store.save(run, added.key, added.version, Annotation())
        assert [stored.key for stored in store.pending("pass-1")] == [other.key]
        assert (store.count_pending("pass-1"), store.count_pending("pass-2")) == (1, 2)

    def test_a_changed_body(self, store: Store) -> None:
        added, run = begin(store, timed())
        store.save(run, added.key, added.version, annotation(timed()))
        changed = store.add(timed(body="নতুন খবর।"))
        assert [(stored.key, stored.version) for stored in store.pending("pass-1")] == [(added.key, changed.version)]
        assert store.annotation(added.key) is None, "the prediction stays with the version it was made on"

    def test_among_some_articles_only(self, store: Store) -> None:
        added, _ = begin(store, article())
        store.add(article("আরেক খবর।", path="other.txt"))
        assert [stored.key for stored in store.pending("pass-1", keys=[added.key])] == [added.key]
        assert store.count_pending("pass-1", keys=[]) == 0

    def test_saving_while_it_streams(self, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queries, "BATCH", 3)
        for number in range(8):
            store.add(article(f"খবর {number}।", path=f"{number}.txt"))
        run = store.begin_run("pass-1")
        met = []
        for stored in store.pending("pass-1"):
            store.save(run, stored.key, stored.version, Annotation())
            met.append(stored.article.page.name)
        assert met == [str(number) for number in range(8)]
        assert run.counts["articles"] == 8
        store.finish_run(run)


class TestRows:
    @pytest.fixture
    def filled(self, store: Store) -> Store:
        run = store.begin_run("pass-1")
        known: list[tuple[str, str | None, int | None]] = [
            *(
                ("d", None, 1),
                ("c", "B-outlet", 2),
                ("b", "a-outlet", None),
                ("a", "a-outlet", 3),
                ("e", "a-outlet", 1),
            ),
        ]
        for name, outlet, day in known:
            at = datetime(2026, 1, day, tzinfo=DHAKA) if day else None
            one = article(path=f"{name}.txt", url=f"https://x.example/{name}", outlet=outlet, published_at=at)
            added = store.add(one)
            store.save(run, added.key, added.version, annotation(one))
        store.add(article("কেউ দেখেনি।", path="unseen.txt"))
        return store

    @staticmethod
    def names(store: Store, **filters: Any) -> list[str]:
        return [row.article.name for row in store.attribution_rows(**filters)]

    def test_stand_by_outlet_then_time_the_missing_last(self, filled: Store) -> None:
        assert self.names(filled) == ["c", "e", "a", "b", "d"]

    def test_are_filtered(self, filled: Store) -> None:
        assert self.names(filled, outlet="a-outlet") == ["e", "a", "b"]
        assert self.names(filled, since=datetime(2026, 1, 2), until=datetime(2026, 1, 2)) == ["c"]
        assert self.names(filled, basis=Basis.REVIEWED) == []

    def test_carry_their_article_and_their_basis(self, store: Store) -> None:
        added, run = begin(store, timed())
        store.save(run, added.key, added.version, annotation(timed()))
        (row,) = store.attribution_rows()
        assert row.attribution == annotation(timed()).attributions[0]
        assert (row.basis, row.pass_version) == (Basis.PREDICTED, "pass-1")
        info, known = row.article, timed()
        assert (info.key, info.version, info.name, info.path) == (
            known.key,
            known.version,
            "bridge",
            "pages/bridge.txt",
        )
        assert (info.outlet, info.outlet_name, info.headline) == (known.outlet, known.outlet_name, known.headline)
        assert (info.published_at, info.date_only, info.url) == (known.published_at, False, known.url)

    def test_hold_no_more_than_a_batch(self, filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        loaded = []

        def load(connection: Any, ids: list[int]) -> Any:
            loaded.append(len(ids))
            return real(connection, ids)

        real = queries.load
        monkeypatch.setattr(queries, "load", load)
        monkeypatch.setattr(queries, "BATCH", 2)
        assert len(self.names(filled)) == 5
        assert loaded == [2, 2, 1]

    def test_see_one_state_to_the_end(self, filled: Store, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(queries, "BATCH", 1)
        rows = filled.attribution_rows()
        names = [next(rows).article.name]
        for stored in filled.articles():
            filled.forget(stored.key)
        assert names + [row.article.name for row in rows] == ["c", "e", "a", "b", "d"]


def test_counts(store: Store) -> None:
    added, run = begin(store, timed())
    store.save(run, added.key, added.version, annotation(timed()))
    store.add(timed(body="নতুন খবর।"))
    other = store.add(article("আরেক খবর, যেটি পুলিশ জানিয়েছে।", path="o.txt"))
    store.save(run, other.key, other.version, Annotation())
    counts = store.counts()
    assert (counts.articles, counts.versions, counts.annotated) == (2, 3, 1)
    assert (counts.attributions, counts.reviewed, counts.findings) == (0, 0, 0)
