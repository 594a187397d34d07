"""Which articles are reviewed first."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.errors import UsageError
from annotator.models import Annotation
from annotator.pipeline.review import ReviewLoop, TaskSelection, _instructive
from annotator.quality.priority import Waiting, most_instructive
from annotator.store import Store
from tests.comparing.making import fill
from tests.quality.reviewed import NOON, review
from tests.quality.test_agreement import ALL

ONE = ALL.attributions[0]


def waiting(key: str, *said: tuple[str, float], outlet: str = "nodi") -> Waiting:
    """An article of attributions by these rules with these scores."""
    found = tuple(ONE.model_copy(update={"rule": rule, "score": score}) for rule, score in said)
    return Waiting(key, outlet, Annotation(attributions=found))


def first(*articles: Waiting, most: int = 9, rules: dict[str, int] | None = None, **outlets: int) -> list[str]:
    return most_instructive(articles, Counter(rules or {}), Counter(outlets), most)


def test_what_is_in_doubt_comes_first() -> None:
    assert first(waiting("sure", ("a", 0.99)), waiting("open", ("a", 0.5)), waiting("fair", ("a", 0.8))) == [
        "open",
        "fair",
        "sure",
    ]


def test_what_nobody_reviewed_yet_comes_before_what_many_did() -> None:
    assert first(waiting("x", ("known", 0.6)), waiting("y", ("new", 0.7)), rules={"known": 50}) == ["y", "x"]
    assert first(waiting("x", ("a", 0.6)), waiting("y", ("a", 0.7), outlet="rare"), nodi=50) == ["y", "x"]


def test_no_rule_and_no_outlet_takes_all() -> None:
    """Six of one outlet and rule, the most doubtful; two of others."""
    many = [waiting(f"m{number}", ("a", 0.5)) for number in range(6)]
    others = [waiting("rule", ("b", 0.7)), waiting("outlet", ("a", 0.6), outlet="rare")]
    assert {"rule", "outlet"} <= set(first(*many, *others, most=4))


scored = st.tuples(st.sampled_from("abc"), st.floats(0, 1))


@given(st.lists(st.tuples(st.lists(scored, max_size=4), st.sampled_from(["x", "y"])), max_size=12), st.integers(1, 12))
def test_each_is_chosen_once_and_as_if_those_before_had_been_reviewed(
    made: list[tuple[list[tuple[str, float]], str]], most: int
) -> None:
    articles = [waiting(f"{number:02}", *said, outlet=outlet) for number, (said, outlet) in enumerate(made)]
    found = first(*articles, most=most)
    assert len(found) == len(set(found)) == min(most, len(articles))
    assert first(*articles, most=max(1, most - 1)) == found[: max(1, most - 1)]
    assert first(*reversed(articles), most=most) == found


def test_a_push_picks_among_articles_without_a_task() -> None:
    """Of two outlets, one with reviews already: the other comes first, and what has a task is not picked."""
    with Store.open(":memory:") as store:
        fill(store, [("nodi", ["রহিম শেখ"])] * 6 + [("pahar", ["করিম খান"])] * 2)
        review(store, sample=3, seed=1)
        number = store.enter_project(store.project_key(), 7, NOON, "https://studio.example/projects/7")
        loop = ReviewLoop(store, None, None, store.outbox(number), store.inbox(number))  # type: ignore[arg-type]
        picked = _instructive(loop, TaskSelection(), 4)
        sampling = store.sampling()
        assert len(picked) == 4
        assert sampling.drawn.isdisjoint(picked)
        reviewed = Counter(store.article(key).article.outlet for key in sampling.drawn)
        rare = min(("nodi", "pahar"), key=lambda outlet: reviewed[outlet])
        assert store.article(picked[0]).article.outlet == rare
        only = _instructive(loop, TaskSelection(outlet="nodi"), 9)
        assert {store.article(key).article.outlet for key in only} == {"nodi"}


def test_picking_and_drawing_exclude_each_other() -> None:
    with pytest.raises(UsageError, match="give one of the two"):
        TaskSelection(sample=5, seed=1, instructive=5)
