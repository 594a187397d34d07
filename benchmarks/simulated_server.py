"""The simulated reviewers at a real Label Studio: predictions are pushed, both submit there, reviews are pulled."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from annotator.exchange import Shares
from annotator.models import Annotation
from annotator.quality.changes import Action, changes
from annotator.quality.matching import matches
from annotator.store import Review, Store
from benchmarks.simulated_people import VERSION, Judged, Person, enter

if TYPE_CHECKING:
    from tests.studio.looping import Loop

Submit = Callable[[int, list[dict[str, Any]]], int]
"""Submits an annotation of a task."""

Interval = tuple[float | None, float | None, float | None]
"""Value, lower and upper end."""


@dataclass(frozen=True)
class Played:
    """What came of reviews that went through a server."""

    people: dict[str, Person]
    """By the address with which each is known there."""
    reviews: list[Review]
    alike: int
    """Reviews that were read as they were meant."""
    findings: int


def play_on_server(
    store: Store, folder: Path, made: Sequence[Judged], people: Sequence[Person], drawn: int, seed: int, blind: float
) -> Played:
    """Let two people review articles in a Label Studio that is started for it.

    The database is empty at first, and holds what was pulled at the end.
    """
    from annotator.studio.client import Studio
    from annotator.studio.connection import Connection
    from docs.make_browser_pictures import server
    from tests.studio.looping import Loop

    with server(folder) as running, Studio(Connection.find(home=running.home)) as studio:
        return play_in(Loop.of(store, studio), made, people, drawn, seed, blind)


def play_in(
    loop: Loop, made: Sequence[Judged], people: Sequence[Person], drawn: int, seed: int, blind: float
) -> Played:
    """Let two people review articles in a project that is empty, the first of them its owner."""
    from annotator.studio.push import push
    from tests.studio.people import Person as Account

    enter(loop.store, made)
    loop.studio.set_overlap(loop.project, 1.0)
    loop.outbox.share(Shares(blind=blind))
    loop.outbox.draw(drawn, seed)
    push(loop.studio, loop.project, loop.outbox)
    accounts = {loop.studio.whoami().email: loop.submit, (second := Account(loop.studio)).email: second.submit}
    named = dict(zip(accounts, people, strict=True))
    meant = submit(loop, made, named, accounts, seed)
    second.http.close()
    pulled = loop.pull()
    reviews = list(loop.store.reviews())
    alike = sum(is_alike(meant[one.article.key, one.reviewer], one.annotation) for one in reviews)
    return Played(named, reviews, alike, len(pulled.findings))


def submit(
    loop: Loop, made: Sequence[Judged], people: Mapping[str, Person], accounts: Mapping[str, Submit], seed: int
) -> dict[tuple[str, str], Annotation]:
    """Submit each person's review of each task; what was meant by it, by article and person."""
    from annotator.studio.tasks import build_prediction
    from tests.studio.making import accepted

    rng, by_key, meant = np.random.default_rng(seed), {one.article.key: one for one in made}, {}
    for task in sorted(loop.tasks(), key=lambda one: int(one["id"])):
        key = task["data"]["article_key"]
        case = by_key[key.split("-")[0]]
        for name, person in people.items():
            found = person.review(case.gold, case.predicted if task["predictions"] else None, rng)
            meant[case.article.key, name] = found
            accounts[name](task["id"], accepted(build_prediction(key, case.article, found, VERSION)))
    return meant


def is_alike(meant: Annotation, read: Annotation) -> bool:
    return all(change.action is Action.KEPT for change in changes(meant, read))


def error_rates(
    reviews: Sequence[Review], made: Mapping[str, Judged], people: Mapping[str, Person]
) -> Iterator[tuple[str, Interval]]:
    """The rates at which people err, counted against gold, with their intervals (Wilson)."""
    from scipy.stats import binomtest

    counts: dict[str, Counter[str]] = {name: Counter() for name in people}
    for one in reviews:
        gold, count = made[one.article.key].gold, counts[one.reviewer]
        pairs = [(gold.attributions[i], one.annotation.attributions[j]) for i, j in matches(gold, one.annotation)]
        count["all"] += len(gold.attributions)
        count["missed"] += len(gold.attributions) - len(pairs)
        count["found"] += len(pairs)
        count["mistyped"] += sum(before.source_type is not after.source_type for before, after in pairs)
        count["misgraded"] += sum(before.hedge_level is not after.hedge_level for before, after in pairs)
    for name, person in people.items():
        for what, of in (("missed", "all"), ("mistyped", "found"), ("misgraded", "found")):
            number, total = counts[name][what], counts[name][of]
            low, high = binomtest(number, total).proportion_ci(method="wilson")
            yield f"{what} by {person.name}", (number / total, low, high)
