"""A batch leaves in the database what its articles leave that are stored one by one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.errors import InputError, NotFound
from annotator.models import Annotation, Article, Finding
from annotator.store import Store
from annotator.store.content import content_of
from tests.store.making import SENTENCE, annotation, article

BODIES = st.sampled_from([f"{SENTENCE} {sign}" for sign in "কখ"])
ADDRESSES = st.sampled_from([None, "https://nodi.example/1", "https://nodi.example/2"])
OUTLETS = st.sampled_from([None, "nodi", "khal"])
ARTICLES = st.builds(
    lambda body, path, url, outlet, head: article(body, path=path, url=url, outlet=outlet, head=head),
    *(BODIES, st.sampled_from(["a.txt", "b.txt"]), ADDRESSES, OUTLETS, st.sampled_from(["", "মেনু\n"])),
)


def held(store: Store) -> list[tuple[str, str, Article]]:
    return [(one.key, one.version, one.article) for one in store.articles()]


@settings(max_examples=40, deadline=None)
@given(st.lists(ARTICLES, max_size=6))
def test_a_batch_is_as_one_by_one(articles: list[Article]) -> None:
    with Store.open(":memory:") as together, Store.open(":memory:") as singly:
        became = together.batches().add(articles)
        assert became == [singly.add(one) for one in articles]
        assert held(together) == held(singly)
        assert together.counts() == singly.counts()
        assert [one.status for one in together.batches().add(articles) if not isinstance(one, InputError)] == [
            singly.add(one).status for one in articles
        ]


def test_what_no_database_stores_stops_no_other(store: Store) -> None:
    first, bad, last = (article(f"{SENTENCE}{n}", path=f"{n}.txt") for n in range(3))
    bad = bad.model_copy(update={"page": bad.page.model_copy(update={"text": bad.page.text + "\x00"})})
    became = store.batches().add([first, bad, last])
    assert isinstance(became[1], InputError)
    assert [key for key, _, _ in held(store)] == [first.key, last.key]


def test_predictions_of_a_batch_are_as_one_by_one(store: Store) -> None:
    articles = [article(f"{SENTENCE}{n}", path=f"{n}.txt") for n in range(3)]
    store.batches().add(articles)
    run = store.begin_run("1")
    store.batches().save(run, [(one.key, one.version, content_of(annotation(one))) for one in articles])
    assert [store.annotation(one.key) for one in articles] == [annotation(one) for one in articles]
    assert run.counts["articles"] == run.counts["attributions"] == 3
    again = store.begin_run("2")
    changed = annotation(articles[0], score=0.5)
    store.batches().save(again, [(articles[0].key, articles[0].version, content_of(changed))])
    assert store.annotation(articles[0].key) == changed
    store.save(run, articles[0].key, articles[0].version, annotation(articles[0]))
    assert store.annotation(articles[0].key) == annotation(articles[0])


def test_nothing_of_a_batch_is_kept_where_one_article_is_gone(store: Store) -> None:
    (known,) = (article(),)
    store.add(known)
    run = store.begin_run("1")
    with pytest.raises(NotFound, match="it may have been forgotten"):
        store.batches().save(
            run, [(known.key, known.version, content_of(Annotation())), ("0" * 16, "1" * 16, content_of(Annotation()))]
        )
    assert store.annotation(known.key) is None
    assert not run.counts


def test_findings_of_several_places_are_settled_together(store: Store) -> None:
    old, kept, new = (Finding(place=place, kind="empty", reason="r") for place in ("a", "b", "c"))
    store.add_findings([old, kept])
    store.batches().settle({"a": [], "b": [kept], "c": [new]}, None)
    assert list(store.findings()) == [kept, new]
