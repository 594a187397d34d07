"""Whether statistics of reviews recover what reviewers are known to do.

Gold is played as the truth: the rule pass reads its texts, and two simulated people review every article that is drawn,
in a database, or with `--server` once through a real Label Studio: predictions are pushed to it, the two submit there,
and what is pulled is counted. Label Studio is taken from `.cache`, where the tests install it.

Each person misses attributions, takes a source for one of another type, and a claim for one of another level, at known
rates; where predictions are shown, each leaves some wrong ones standing. What the statistics should be follows from
these rates: it is worked out by letting the two review everything many times. Told is how often the 95 % interval of
each statistic holds it.

PYTHONPATH=. python benchmarks/simulated_reviews.py GOLD.jsonl [--rounds 40] [--seed 1] [--server]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Depth, Selection
from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Shares, Stored
from annotator.interchange import from_row
from annotator.labels import HedgeLevel, SourceType, Status
from annotator.models import Annotation, Article, Attribution, Page
from annotator.quality.agreement import (
    ALPHA,
    ATTRIBUTION,
    F1_OVERLAP,
    GAMMA,
    ORDINAL,
    SPANS,
    Agreement,
    agreements,
    shared_articles,
)
from annotator.quality.anchoring import ANCHORING, anchoring
from annotator.quality.changes import Action, changes
from annotator.quality.evaluation import evaluate
from annotator.quality.matching import is_relaxed_match, matches
from annotator.quality.rule_posteriors import posteriors, reviewed_predictions
from annotator.rules import RulePass
from annotator.store import ArticleInfo, Review, Store

if TYPE_CHECKING:
    from tests.studio.looping import Loop

Submit = Callable[[int, list[dict[str, Any]]], int]
"""Submits an annotation of a task."""

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
READER = 1
#: Of the pass that predicts.
VERSION = "simulated"
#: How often the two review everything, to know what statistics should be.
REPEATS = 100

Interval = tuple[float | None, float | None, float | None]
"""Value, lower and upper end."""


@dataclass(frozen=True)
class Person:
    """A simulated reviewer, with the rates at which the person errs."""

    name: str
    missed: float
    mistyped: float
    misgraded: float
    anchored: float
    """Wrong predictions that are left standing, where they are shown."""

    def review(self, gold: Annotation, shown: Annotation | None, rng: np.random.Generator) -> Annotation:
        """Return what the person makes of an article."""
        found = [self._seen(one, rng) for one in gold.attributions if rng.random() >= self.missed]
        if shown is not None:
            right = {j for _, j in matches(gold, shown)}
            wrong = (one for number, one in enumerate(shown.attributions) if number not in right)
            found += [one for one in wrong if rng.random() < self.anchored]
        there = {one.id for one in found}
        kept = (one if one.via in there else one.model_copy(update={"via": None}) for one in found)
        return Annotation(attributions=tuple(sorted(kept, key=lambda one: (one.cue.start, one.cue.end))))

    def _seen(self, one: Attribution, rng: np.random.Generator) -> Attribution:
        type_, level = one.source_type, one.hedge_level
        if rng.random() < self.mistyped:
            type_ = rng.choice([each for each in SourceType if each is not type_])
        if rng.random() < self.misgraded:
            level = rng.choice([each for each in HedgeLevel if each is not level])
        return one.model_copy(update={"source_type": SourceType(type_), "hedge_level": HedgeLevel(int(level))})


PEOPLE = (Person("asha", 0.10, 0.08, 0.10, 0.5), Person("bina", 0.20, 0.15, 0.05, 0.3))


@dataclass(frozen=True)
class Case:
    """An article with its truth and its prediction."""

    article: Article
    gold: Annotation
    predicted: Annotation


def cases(file: Path) -> list[Case]:
    """Return the articles of a gold annotation, of two outlets by turns, as the rule pass reads them."""
    rules, made = RulePass(), []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        page = Page(name=row["id"], path=f"{row['id']}.txt", media="text", text=text)
        article = Article(page=page, segments=((0, len(text)),), outlet=("nodi", "pahar")[number % 2])
        made.append(Case(article, from_row(row, text), rules.annotate(article)))
    return made


def enter(store: Store, made: Sequence[Case]) -> None:
    """Store articles with their predictions."""
    run = store.begin_run(VERSION)
    for case in made:
        added = store.add(case.article)
        store.save(run, added.key, added.version, case.predicted)


def play(store: Store, made: Sequence[Case], people: Sequence[Person], drawn: int, seed: int, blind: float) -> None:
    """Store articles, draw some of them, and let the people review these one after another."""
    rng = np.random.default_rng(seed)
    enter(store, made)
    by_key = {case.article.key: case for case in made}
    project = store.enter_project(store.project_key(), 7, NOON, "https://studio.example/projects/7")
    outbox, inbox = store.outbox(project), store.inbox(project)
    outbox.share(Shares(blind=blind))
    outbox.draw(drawn, seed)
    tasks = outbox.batch(drawn)
    outbox.note_sending({one.key: (one.prediction, "digest") for one in tasks})
    numbers = {one.key: number for number, one in enumerate(tasks, 1)}
    outbox.note_sent(numbers)
    inbox.add_reviewers(Reviewer(number, f"{one.name}@example.org", one.name) for number, one in enumerate(people, 4))
    returned = (ReturnedTask(key, number, NOON, _annotations(number, len(people))) for key, number in numbers.items())
    inbox.store(returned, Stored())
    is_blind = {one.article.key: one.blind for one in tasks}
    by_name = {one.name: one for one in people}
    for waiting in inbox.unread(READER):
        case = by_key[waiting.article.key]
        shown = None if is_blind[case.article.key] else case.predicted
        found = by_name[waiting.reviewer].review(case.gold, shown, rng)
        inbox.save(waiting.id, READER, ReadReview(found, Status.DONE, None, {}, VERSION if shown else None))


def play_on_server(
    folder: Path, made: Sequence[Case], people: Sequence[Person], drawn: int, seed: int, blind: float
) -> dict[str, Interval]:
    """Let two people review articles in a Label Studio that is started for it; all statistics of what is pulled.

    Each rate at which they err is among them, counted of the reviews against gold.
    """
    from annotator.studio.client import Studio
    from annotator.studio.connection import Connection
    from annotator.studio.push import push
    from docs.make_browser_pictures import server
    from tests.studio.looping import Loop
    from tests.studio.people import Person as Account

    database = f"{folder}/reviews.db"
    with (
        server(folder / "studio") as running,
        Studio(Connection.find(home=running.home)) as studio,
        Store.open(database) as store,
    ):
        enter(store, made)
        loop = Loop.of(store, studio)
        studio.set_overlap(loop.project, 1.0)
        loop.outbox.share(Shares(blind=blind))
        loop.outbox.draw(drawn, seed)
        push(studio, loop.project, loop.outbox)
        accounts = {studio.whoami().email: loop.submit, (second := Account(studio)).email: second.submit}
        meant = submit(loop, made, dict(zip(accounts, people, strict=True)), accounts, seed)
        pulled = loop.pull()
        reviews = list(store.reviews())
        alike = sum(is_alike(meant[one.article.key, one.reviewer], one.annotation) for one in reviews)
        print(f"{len(reviews)} reviews, {len(pulled.findings)} findings, {alike} read as they were meant")
        named = dict(zip(accounts, people, strict=True))
        return statistics(store) | dict(error_rates(reviews, {one.article.key: one for one in made}, named))


def submit(
    loop: Loop, made: Sequence[Case], people: Mapping[str, Person], accounts: Mapping[str, Submit], seed: int
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
    reviews: Sequence[Review], made: Mapping[str, Case], people: Mapping[str, Person]
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


def _annotations(task: int, people: int) -> tuple[Returned, ...]:
    return tuple(
        Returned(
            number=10 * task + place,
            created_at=NOON,
            updated_at=NOON + timedelta(minutes=place),
            reviewer=4 + place,
            seconds=60.0,
            skipped=False,
            adjudicated=False,
            accepted_in_bulk=False,
            raw={"id": 10 * task + place},
        )
        for place in range(people)
    )


def statistics(store: Store) -> dict[str, Interval]:
    """Return all statistics of the reviews in a database."""
    reviews = list(store.reviews())
    predictions = Dataset(store).predictions(reviews)
    found = dict(_told(reviews, predictions))
    corrected = analyse(Dataset(store, Selection(choice=Choice.CORRECTED)), Depth.PROFILES, copies={}).corrected
    for profile in corrected:
        for one in profile.ratio_estimates:
            if (one.measure, one.category) in _CORRECTED:
                found[f"corrected {one.measure} {one.category}, {profile.outlet}"] = one.value, one.low, one.high
    return found


_CORRECTED = (("density", "attributions"), ("source_type", "official"), ("hedge_level", "flat"))


def _told(reviews: Sequence[Review], predictions: Mapping[str, Annotation]) -> Iterator[tuple[str, Interval]]:
    """The statistics of agreement, quality, anchoring and reliability."""
    for one in (*agreements(shared_articles(reviews)), *anchoring(reviews, predictions)):
        if _wanted(one):
            yield f"{one.measure} {one.on}", (one.value, one.low, one.high)
    spoken = [one for one in reviews if one.is_chosen]
    for figure in evaluate((one.annotation, predictions[one.article.key]) for one in spoken):
        if figure.name in ("cue", "relaxed", "source_type", "hedge_level"):
            yield f"evaluate {figure.name}", (figure.value, figure.low, figure.high)
    found = list(reviewed_predictions(reviews))
    for posterior in posteriors(found, lambda one: "all", lambda one: 0.9):
        yield "right predictions", (posterior.right / posterior.reviewed, posterior.low, posterior.high)


def _wanted(one: Agreement) -> bool:
    attributions = (
        (ATTRIBUTION, F1_OVERLAP),
        ("source_type", ALPHA),
        ("hedge_level", ORDINAL),
        (ATTRIBUTION, ANCHORING),
    )
    return (one.on, one.measure) in (*attributions, (SPANS, GAMMA))


def truths(made: Sequence[Case], people: Sequence[Person], blind: float, repeats: int = REPEATS) -> dict[str, float]:
    """Return what the statistics should be: those of all articles, reviewed many times over.

    Args:
        blind: the share of articles that are shown without predictions.
    """
    rng = np.random.default_rng(11)
    reviews, predictions = [], {}
    sums: dict[str, Counter[str]] = defaultdict(Counter)
    for repeat in range(repeats):
        for case in made:
            key = f"{case.article.key}-{repeat}"
            is_blind = bool(rng.random() < blind)
            shown = None if is_blind else case.predicted
            predictions[key] = case.predicted
            for person in people:
                found = person.review(case.gold, shown, rng)
                reviews.append(_review(case, key, person.name, found, shown, is_blind, person is people[-1]))
            sums[str(case.article.outlet)].update(_sums(case, found))
    told = {name: value for name, (value, *_) in _told(reviews, predictions) if value is not None}
    for outlet, one in sums.items():
        told[f"corrected density attributions, {outlet}"] = 1000 * one["attributions"] / one["words"]
        told[f"corrected source_type official, {outlet}"] = one["official"] / one["attributions"]
        told[f"corrected hedge_level flat, {outlet}"] = one["flat"] / one["claims"]
    return told


def _sums(case: Case, found: Annotation) -> dict[str, int]:
    from annotator.comparing.corpus import words
    from annotator.labels import Scope

    claims = [one for one in found.attributions if one.scope is not Scope.ARTICLE]
    return {
        "words": words(case.article.body),
        "attributions": len(found.attributions),
        "official": sum(one.source_type is SourceType.OFFICIAL for one in found.attributions),
        "claims": len(claims),
        "flat": sum(one.hedge_level is HedgeLevel.FLAT for one in claims),
    }


def _review(
    case: Case, key: str, name: str, found: Annotation, shown: Annotation | None, is_blind: bool, speaks: bool
) -> Review:
    page = case.article.page
    outlet = case.article.outlet
    info = ArticleInfo(key, key, page.name, page.path, "text", None, outlet, None, None, None, None, False)
    made = Review(
        article=info,
        reviewer=name,
        updated_at=NOON,
        seconds=None,
        status=Status.DONE,
        is_chosen=speaks,
        is_adjudicated=False,
        is_bulk=False,
        annotation=found,
        inferred={},
        base=shown,
        pass_version=VERSION,
    )
    return replace(made, is_blind=is_blind)


def right_share(made: Sequence[Case]) -> float:
    """Return the share of predictions that are right by gold: what reviewers who never err would say."""
    pairs = [(one.gold.attributions[i], one.predicted.attributions[j]) for one in made for i, j in _matches(one)]
    return sum(is_relaxed_match(*pair) for pair in pairs) / sum(len(one.predicted.attributions) for one in made)


def _matches(case: Case) -> list[tuple[int, int]]:
    return matches(case.gold, case.predicted)


def recovered(
    made: Sequence[Case],
    people: Sequence[Person],
    rounds: int,
    *,
    drawn: int,
    seed: int,
    blind: float = 0.4,
    repeats: int = REPEATS,
) -> dict[str, tuple[float, float, int, int]]:
    """Return for each statistic: the truth, the mean of the estimates, how many intervals there were and held it."""
    true = truths(made, people, blind, repeats)
    found: dict[str, list[Interval]] = defaultdict(list)
    for number in range(rounds):
        with Store.open(":memory:") as store:
            play(store, made, people, drawn, seed + number, blind)
            for name, told in statistics(store).items():
                found[name].append(told)
    return {name: _held(true[name], told) for name, told in found.items() if name in true}


def _held(true: float, told: Sequence[Interval]) -> tuple[float, float, int, int]:
    values = [value for value, _, _ in told if value is not None]
    ends = [(low, high) for _, low, high in told if low is not None and high is not None]
    holds = sum(low <= true <= high for low, high in ends)
    return true, float(np.mean(values)) if values else float("nan"), len(ends), holds


def tell_one(made: Sequence[Case], drawn: int, seed: int, blind: float = 0.4) -> None:
    """Print each statistic of one round on a server, its interval, and whether that holds the truth."""
    rates = {
        f"{what} by {person.name}": getattr(person, what)
        for person in PEOPLE
        for what in ("missed", "mistyped", "misgraded")
    }
    true = truths(made, PEOPLE, blind) | rates
    with TemporaryDirectory() as folder:
        found = play_on_server(Path(folder), made, PEOPLE, drawn, seed, blind)
    told = {name: each for name, each in found.items() if name in true and each[1] is not None and each[2] is not None}
    held = {name for name, (_, low, high) in told.items() if low <= true[name] <= high}
    for name, (value, low, high) in told.items():
        print(f"{true[name]:7.3f} {value:7.3f} [{low:.3f}, {high:.3f}] {'  ' if name in held else '! '}{name}")
    print(f"{len(held)} of {len(told)} intervals hold the truth")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--server", action="store_true", help="one round, through a real Label Studio")
    given = parser.parse_args()
    made = cases(given.gold)
    drawn = max(4, len(made) * 2 // 3)
    print(f"{len(made)} articles, {right_share(made):.3f} of the predictions right, {drawn} drawn")
    if given.server:
        tell_one(made, drawn, given.seed)
        return
    print(f"{given.rounds} rounds\ntruth   mean   interval holds it")
    found = recovered(made, PEOPLE, given.rounds, drawn=drawn, seed=given.seed)
    for name, (true, mean, intervals, holds) in found.items():
        print(f"{true:7.3f} {mean:7.3f}   {holds:>3} of {intervals:<3}  {name}")


if __name__ == "__main__":
    main()
