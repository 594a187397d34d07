"""Two simulated reviewers with known error rates, and articles of a gold annotation that they review in a database."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Shares, Stored
from annotator.interchange import from_row
from annotator.labels import HedgeLevel, SourceType, Status
from annotator.models import Annotation, Article, Attribution, Page
from annotator.quality.matching import matches
from annotator.rules import RulePass
from annotator.store import Store

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
READER = 1
#: Of the pass that predicts.
VERSION = "simulated"


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
class Judged:
    """An article with its truth and its prediction."""

    article: Article
    gold: Annotation
    predicted: Annotation


def cases(file: Path) -> list[Judged]:
    """Return the articles of a gold annotation, of two outlets by turns, as the rule pass reads them."""
    rules, made = RulePass(), []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines()):
        row = json.loads(line)
        text = row["text"]
        page = Page(name=row["id"], path=f"{row['id']}.txt", media="text", text=text)
        article = Article(page=page, segments=((0, len(text)),), outlet=("nodi", "pahar")[number % 2])
        made.append(Judged(article, from_row(row, text), rules.annotate(article)))
    return made


def enter(store: Store, made: Sequence[Judged]) -> None:
    """Store articles with their predictions."""
    run = store.begin_run(VERSION)
    for case in made:
        added = store.add(case.article)
        store.save(run, added.key, added.version, case.predicted)


def play(store: Store, made: Sequence[Judged], people: Sequence[Person], drawn: int, seed: int, blind: float) -> None:
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
