"""The outbox on both databases: what waits, what is in doubt, what was drawn."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.models import Annotation
from annotator.store import ProjectOutbox, Store
from annotator.store.samples import even_shares, shares
from tests.store.making import annotation, article

MADE = datetime(2026, 1, 30, 12, tzinfo=UTC)


@pytest.fixture
def outbox(store: Store) -> ProjectOutbox:
    return store.outbox(store.enter_project(store.project_key(), 7, MADE, "https://studio.example/projects/7"))


def fill(store: Store, *bodies: str, version: str = "pass-1", outlet: str | None = None) -> list[str]:
    """Store predicted articles; the keys of their tasks."""
    run = store.begin_run(version)
    keys = []
    for body in bodies:
        added = store.add(article(body, path=f"pages/{body}.txt", outlet=outlet))
        store.save(run, added.key, added.version, Annotation())
        keys.append(f"{added.key}-{added.version}")
    return keys


def test_only_what_is_annotated_and_unsent_is_queued(store: Store, outbox: ProjectOutbox) -> None:
    keys = fill(store, "এক", "দুই")
    store.add(article("তিন", path="pages/3.txt"))
    assert outbox.queue() == 2
    assert outbox.queue() == 0
    assert [each.key for each in outbox.batch(9)] == keys


def test_what_is_on_its_way_is_in_doubt_until_its_number_is_known(store: Store, outbox: ProjectOutbox) -> None:
    one, two = fill(store, "এক", "দুই")
    outbox.queue()
    outbox.note_sending({each.key: (each.prediction, "d") for each in outbox.batch(9)})
    assert set(outbox.in_doubt()) == {one, two}
    outbox.note_sent({one: 11})
    outbox.requeue([two])
    assert not outbox.in_doubt()
    assert [each.key for each in outbox.batch(9)] == [two]


def test_another_project_has_an_outbox_of_its_own(store: Store, outbox: ProjectOutbox) -> None:
    fill(store, "এক")
    outbox.queue()
    later = datetime(2026, 2, 1, tzinfo=UTC)
    other = store.outbox(store.enter_project(store.project_key(), 7, later, "https://other.example/projects/7"))
    assert other.queue() == 1
    assert store.remembered_project() == (7, later)


def test_a_changed_body_is_another_task(store: Store, outbox: ProjectOutbox) -> None:
    known = {"path": "pages/a.txt", "url": "https://nodi.example/a"}
    run = store.begin_run("pass-1")
    for body in ("আগে", "পরে"):
        added = store.add(article(body, **known))
        store.save(run, added.key, added.version, Annotation())
        assert outbox.queue() == 1
    (waiting,) = outbox.batch(9)  # the first was never sent, and is of no use any more
    assert waiting.article.body == "পরে"


def test_a_number_has_one_task(store: Store, outbox: ProjectOutbox) -> None:
    one, two = fill(store, "এক", "দুই")
    outbox.queue()
    outbox.note_sent({one: 11})
    outbox.note_sent({two: 11})
    inbox = store.inbox(1)
    assert inbox.displaced() == [one]
    assert inbox.seen() == {11: (two, None)}


def test_a_task_is_outdated_when_its_article_is_predicted_anew(store: Store, outbox: ProjectOutbox) -> None:
    about = article()
    added = store.add(about)
    store.save(store.begin_run("pass-1"), added.key, added.version, Annotation())
    outbox.queue()
    (first,) = outbox.batch(9)
    outbox.note_sending({first.key: (first.prediction, "d")})
    outbox.note_sent({first.key: 1})
    assert not list(outbox.outdated())
    store.save(store.begin_run("pass-2"), added.key, added.version, annotation(about))
    (outdated,) = outbox.outdated()
    assert (outdated.pass_version, outdated.digest, outdated.task) == ("pass-2", "d", 1)
    outbox.note_same({outdated.key: outdated.prediction})
    assert not list(outbox.outdated())


def test_a_sample_is_the_same_for_the_same_seed(store: Store, outbox: ProjectOutbox) -> None:
    fill(store, *(f"ক{each}" for each in range(8)), outlet="k")
    fill(store, *(f"খ{each}" for each in range(4)), outlet="kh")
    drawn = outbox.draw(6, 1)
    assert dict(drawn.strata) == {"k": (8, 4), "kh": (4, 2)}
    assert outbox.queued() == 6
    assert outbox.draw(6, 1).again
    assert outbox.queued() == 6
    assert sum(number for _, number in outbox.draw(6, 2).strata.values()) == 6
    assert outbox.queued() == 12


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 60), min_size=1, max_size=6), st.integers(1, 200))
def test_shares_are_whole_and_fit(sizes: dict[str, int], size: int) -> None:
    numbers = shares(sizes, size)
    assert sum(numbers.values()) == min(size, sum(sizes.values()))
    assert all(0 <= numbers[name] <= of for name, of in sizes.items())
    if size >= len(sizes):
        assert all(numbers.values())


@given(st.dictionaries(st.text(max_size=3), st.integers(1, 60), min_size=1, max_size=6), st.integers(1, 200))
def test_even_shares_differ_by_one_at_most_but_where_there_are_no_more(sizes: dict[str, int], size: int) -> None:
    numbers = even_shares(sizes, size)
    assert sum(numbers.values()) == min(size, sum(sizes.values()))
    most = max(numbers.values())
    assert all(number in (most, most - 1) or number == sizes[name] for name, number in numbers.items())


def test_the_frame_of_a_sample_is_kept_with_the_chances(store: Store, outbox: ProjectOutbox) -> None:
    fill(store, *(f"ক{each}" for each in range(8)), outlet="k")
    fill(store, *(f"খ{each}" for each in range(2)), outlet="kh")
    outbox.draw(4, 1, evenly=True)
    found = store.sampling()
    assert len(found.chances) == 10
    assert Counter((each.stratum, each.chance, each.is_drawn) for (each,) in found.chances.values()) == {
        ("k", 0.25, True): 2,
        ("k", 0.25, False): 6,
        ("kh", 1.0, True): 2,
    }
    assert found.drawn == {key for key, (each,) in found.chances.items() if each.is_drawn}
    fill(store, "গ", outlet="k")
    outbox.draw(3, 2)
    again = store.sampling().chances
    assert Counter(tuple(each.sample for each in chances) for chances in again.values()) == {
        (1,): 4,
        (1, 2): 6,
        (2,): 1,
    }
    store.forget(next(iter(found.drawn)))
    assert len(store.sampling().chances) == 10


def test_some_are_queued_by_their_keys_and_the_rest_is_unsent(store: Store, outbox: ProjectOutbox) -> None:
    fill(store, "এক", "দুই", "তিন")
    keys = outbox.unsent()
    assert outbox.queue(keys=keys[1:2]) == 1
    assert outbox.unsent() == [keys[0], keys[2]]
    assert [each.article.key for each in outbox.batch(9)] == [keys[1]]
