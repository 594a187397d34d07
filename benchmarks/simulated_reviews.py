"""Whether statistics of reviews recover what reviewers are known to do.

Gold is played as the truth: the rule pass reads its texts, and two simulated people review every article that is drawn,
in a database, without a server. Each misses attributions, takes a source for one of another type, and a claim for one
of another level, at known rates; where predictions are shown, each leaves some wrong ones standing. What the
statistics should be follows from these rates: it is worked out by letting the two review everything many times. Told
is how often the 95 % interval of each statistic holds it.

python benchmarks/simulated_reviews.py GOLD.jsonl [--rounds 40] [--seed 1]
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Selection, Step
from annotator.exchange import ReadReview, Returned, ReturnedTask, Reviewer, Shares, Stored
from annotator.interchange import from_row
from annotator.labels import HedgeLevel, SourceType, Status
from annotator.models import Annotation, Article, Attribution, Page
from annotator.quality.agreement import ALPHA, ATTRIBUTION, F1_OVERLAP, ORDINAL, Agreement, agreements, shared_articles
from annotator.quality.anchoring import ANCHORING, anchoring
from annotator.quality.evaluation import evaluate
from annotator.quality.matching import is_relaxed_match, matches
from annotator.quality.rule_posteriors import posteriors, reviewed_predictions
from annotator.rules import RulePass
from annotator.store import ArticleInfo, Review, Store

NOON = datetime(2026, 1, 30, 12, tzinfo=UTC)
READER = 1
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


def play(store: Store, made: Sequence[Case], people: Sequence[Person], drawn: int, seed: int, blind: float) -> None:
    """Store articles, draw some of them, and let the people review these one after another."""
    rng = np.random.default_rng(seed)
    run = store.begin_run("simulated")
    by_key = {}
    for case in made:
        added = store.add(case.article)
        store.save(run, added.key, added.version, case.predicted)
        by_key[case.article.key] = case
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
        inbox.save(waiting.id, READER, ReadReview(found, Status.DONE, None, {}, "simulated" if shown else None))


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
    corrected = analyse(Dataset(store, Selection(choice=Choice.CORRECTED)), Step.PROFILES, copies={}).corrected
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
    known = ((ATTRIBUTION, F1_OVERLAP), ("source_type", ALPHA), ("hedge_level", ORDINAL), (ATTRIBUTION, ANCHORING))
    return (one.on, one.measure) in known


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
        pass_version="simulated",
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path, metavar="GOLD.jsonl")
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    made = cases(given.gold)
    print(f"{len(made)} articles, {right_share(made):.3f} of the predictions right; {given.rounds} rounds")
    print("truth   mean   interval holds it")
    found = recovered(made, PEOPLE, given.rounds, drawn=max(4, len(made) * 2 // 3), seed=given.seed)
    for name, (true, mean, intervals, holds) in found.items():
        print(f"{true:7.3f} {mean:7.3f}   {holds:>3} of {intervals:<3}  {name}")


if __name__ == "__main__":
    main()
