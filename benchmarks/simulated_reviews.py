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
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from annotator.comparing.analysis import analyse
from annotator.comparing.dataset import Dataset
from annotator.comparing.selection import Choice, Depth, Selection
from annotator.labels import HedgeLevel, SourceType, Status
from annotator.models import Annotation
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
from annotator.quality.evaluation import evaluate
from annotator.quality.matching import is_relaxed_match, matches
from annotator.quality.rule_posteriors import posteriors, reviewed_predictions
from annotator.store import ArticleInfo, Review, Store
from benchmarks.simulated_people import NOON, PEOPLE, VERSION, Judged, Person, cases, play
from benchmarks.simulated_server import Interval, error_rates, play_on_server

#: How often the two review everything, to know what statistics should be.
REPEATS = 100


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


def truths(made: Sequence[Judged], people: Sequence[Person], blind: float, repeats: int = REPEATS) -> dict[str, float]:
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


def _sums(case: Judged, found: Annotation) -> dict[str, int]:
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
    case: Judged, key: str, name: str, found: Annotation, shown: Annotation | None, is_blind: bool, speaks: bool
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


def right_share(made: Sequence[Judged]) -> float:
    """Return the share of predictions that are right by gold: what reviewers who never err would say."""
    pairs = [(one.gold.attributions[i], one.predicted.attributions[j]) for one in made for i, j in _matches(one)]
    return sum(is_relaxed_match(*pair) for pair in pairs) / sum(len(one.predicted.attributions) for one in made)


def _matches(case: Judged) -> list[tuple[int, int]]:
    return matches(case.gold, case.predicted)


def recovered(
    made: Sequence[Judged],
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


def tell_one(made: Sequence[Judged], drawn: int, seed: int, blind: float = 0.4) -> None:
    """Print each statistic of one round on a server, its interval, and whether that holds the truth."""
    rates = {
        f"{what} by {person.name}": getattr(person, what)
        for person in PEOPLE
        for what in ("missed", "mistyped", "misgraded")
    }
    true = truths(made, PEOPLE, blind) | rates
    with TemporaryDirectory() as folder, Store.open(f"{folder}/reviews.db") as store:
        played = play_on_server(store, Path(folder) / "studio", made, PEOPLE, drawn, seed, blind)
        articles = {one.article.key: one for one in made}
        found = statistics(store) | dict(error_rates(played.reviews, articles, played.people))
    print(f"{len(played.reviews)} reviews, {played.findings} findings, {played.alike} read as they were meant")
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
