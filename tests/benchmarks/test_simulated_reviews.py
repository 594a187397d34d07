"""Two simulated reviewers in a database: every statistic of their reviews recovers what they are known to do."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.labels import HedgeLevel, SourceType
from annotator.models import Annotation
from annotator.store import Store
from benchmarks.simulated_people import Judged, Person, play
from benchmarks.simulated_reviews import recovered, statistics, truths
from tests.comparing.making import annotation, article

SPEAKERS = ("রহিম শেখ", "করিম খান", "সালমা বেগম", "নাজমা আক্তার")
#: Who lets nothing stand that is wrong.
FREE = (Person("asha", 0.1, 0.2, 0.1, 0.0), Person("bina", 0.3, 0.1, 0.2, 0.0))


def made(articles: int) -> list[Judged]:
    """Articles of two outlets, of which the rules miss every fifth attribution and invent some."""
    rng, found = np.random.default_rng(3), []
    types = [SourceType.OFFICIAL, SourceType.PERSON, SourceType.EXPERT]
    for number in range(articles):
        text = article(number, ("nodi", "pahar")[number % 2], SPEAKERS)
        every = annotation(text, SPEAKERS).attributions
        gold, seen = [], []
        for one in every:
            said = {"source_type": SourceType(rng.choice(types)), "hedge_level": HedgeLevel(int(rng.integers(4)))}
            typed = one.model_copy(update=said)
            gold += [typed] if rng.random() < 0.75 else []
            seen += [typed] if rng.random() < 0.8 else []
        found.append(Judged(text, Annotation(attributions=tuple(gold)), Annotation(attributions=tuple(seen))))
    return found


def test_what_statistics_should_be_follows_from_the_rates() -> None:
    true = truths(made(40), FREE, 0.5, 40)
    one, other = (1 - person.missed for person in FREE)
    assert true["F1 overlap attribution"] == pytest.approx(2 * one * other / (one + other), abs=0.01)
    assert true["anchoring attribution"] == pytest.approx(0, abs=0.04)
    # Alike are types that neither mistook, and those that both mistook for the same one of nine.
    alike = 0.8 * 0.9 + 0.2 * 0.1 / 9
    assert true["alpha source_type"] == pytest.approx(1 - (1 - alike) / _chance(), abs=0.02)


def _chance() -> float:
    """How often two types differ that are drawn from all that both have said."""
    mistaken = (FREE[0].mistyped + FREE[1].mistyped) / 2
    shares = [(1 - mistaken) / 3 + mistaken * (2 / 3) / 9] * 3 + [mistaken / 9] * 7
    return 1 - sum(share**2 for share in shares)


@pytest.mark.slow
def test_every_statistic_recovers_the_rates_within_its_interval() -> None:
    people = (Person("asha", 0.1, 0.2, 0.1, 0.6), Person("bina", 0.3, 0.1, 0.2, 0.4))
    found = recovered(made(60), people, 8, drawn=40, seed=5, repeats=30)
    assert {name.split(" ")[0] for name in found} == {
        "F1",
        "alpha",
        "gamma",
        "anchoring",
        "evaluate",
        "right",
        "corrected",
    }
    assert sum(intervals for _, _, intervals, _ in found.values()) > 8 * 10
    for name, (true, mean, intervals, holds) in found.items():
        assert mean == pytest.approx(true, rel=0.1, abs=0.05), name
        assert holds >= 0.7 * intervals, name
    assert sum(holds for *_, holds in found.values()) >= 0.9 * sum(told for _, _, told, _ in found.values())


@pytest.mark.parametrize("people", [FREE[:1], (Person("a", 0, 0, 0, 0), Person("b", 0, 0, 0, 0))], ids=["one", "alike"])
def test_one_reviewer_and_two_who_never_differ(people: tuple[Person, ...]) -> None:
    with Store.open(":memory:") as store:
        play(store, made(20), people, 10, 1, 0.5)
        found = statistics(store)
    assert ("F1 overlap attribution" in found) is (len(people) > 1)
    assert found.get("F1 overlap attribution", (1.0, None, None))[:2] == (1.0, None)
    assert found["evaluate relaxed"][1] is not None


def test_an_article_that_is_empty_to_all() -> None:
    cases = [Judged(article(number, "nodi", SPEAKERS), Annotation(), Annotation()) for number in range(14)]
    with Store.open(":memory:") as store:
        play(store, cases, FREE, 10, 1, 0.5)
        found = statistics(store)
    assert found["F1 overlap attribution"] == (None, None, None)
    assert found["corrected density attributions, nodi"] == (0.0, None, None)
