"""Traits that wait in a file are those that were put there, and pairs are found without them."""

from __future__ import annotations

from datetime import timedelta
from tempfile import TemporaryFile

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.models import Article
from annotator.stories.series import WINDOW
from annotator.stories.shelf import SAMPLED, Shelf
from annotator.stories.traits import Traits
from tests.stories.news import FERRY, SCHOOL, dated

PARTS = 4
TEXTS = [*FERRY.values(), *SCHOOL.values()]
HOURS = st.none() | st.integers(0, 100)


def article(text: int, hours: int | None, day_only: bool) -> Article:
    one = dated("nodi", *TEXTS[text], hours=hours or 0)
    return one.model_copy(update={"published_at": None} if hours is None else {"date_only": day_only})


def shelf_of(traits: list[Traits], file: object) -> Shelf:
    shelf = Shelf(file)  # type: ignore[arg-type]
    for one in traits:
        shelf.put(one)
    shelf.close()
    return shelf


@given(st.lists(st.tuples(st.integers(0, len(TEXTS) - 1), HOURS, st.booleans()), min_size=1, max_size=6))
def test_what_is_in_memory_tells_of_traits_what_they_tell_themselves(
    chosen: list[tuple[int, int | None, bool]],
) -> None:
    traits = [Traits.of(f"{7 * place % 10}", article(*each))[0] for place, each in enumerate(chosen)]
    with TemporaryFile() as file:
        shelf = shelf_of(traits, file)
        there = [shelf[number] for number in range(len(shelf))]
        assert shelf.ids == [one.id for one in there] == sorted(one.id for one in traits)
        assert {one.id: one.edges for one in there} == {one.id: one.edges for one in traits}
        ones, others = (each.ravel() for each in np.indices((len(there), len(there))))
        gaps = [there[one].gap(there[other]) for one, other in zip(ones, others, strict=True)]
        assert shelf.near(ones, others).tolist() == [gap is None or gap <= WINDOW for gap in gaps]
        parts = [shelf.samples(part, PARTS) for part in range(PARTS)]
    held = sorted((int(run), number) for number, one in enumerate(there) for run in one.shingles if run % SAMPLED == 0)
    found = [pair for runs, rows in parts for pair in zip(runs.tolist(), rows.tolist(), strict=True)]
    assert sorted(found) == held
    assert all(
        set(one[0].tolist()).isdisjoint(other[0].tolist()) for one in parts for other in parts if one is not other
    )


def test_the_border_of_the_window_is_near() -> None:
    last = dated("nodi", *TEXTS[0]).published_at
    assert last is not None
    times = [last, last + WINDOW, last + WINDOW + timedelta(microseconds=1)]
    articles = [dated("nodi", *TEXTS[0]).model_copy(update={"published_at": time}) for time in times]
    with TemporaryFile() as file:
        shelf = shelf_of([Traits.of(str(place), one)[0] for place, one in enumerate(articles)], file)
        assert shelf.near(np.array([0, 0]), np.array([1, 2])).tolist() == [True, False]


def test_an_id_that_stands_twice_is_refused() -> None:
    traits = Traits.of("a", dated("nodi", *TEXTS[0]))[0]
    with TemporaryFile() as file, pytest.raises(ValueError, match="two articles are called 'a'"):
        shelf_of([traits, traits], file)
