"""Fit what each sign is worth in telling who holds the floor: ``python -m tests.quality.floor_weights`` writes them.

A logistic regression on the gold of who holds the floor, drawn towards what the rules of the layer lead one to expect
(ridge), so that a sign that was seen seldom is worth that. ``--halves`` fits on every other article and tries it on the
rest, ``--each`` fits on all articles but one and tries it on that one; both write nothing.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from annotator.bangla.folding import Folded
from annotator.labels import Holder
from annotator.models import Annotation
from annotator.rules.floor import ENDED, EVEN, Floor, Weights
from annotator.rules.floor_evidence import BEFORE, BEHIND
from annotator.rules.standing import Standing
from tests.rules.passing import rule_pass

FILE = Path(__file__).parents[2] / "annotator" / "rules" / "floor_weights.toml"
SHARED = Path(__file__).parents[3] / "shared" / "eval"
#: How strongly a weight is drawn to what is expected of it: its variance before anything is seen is the inverse.
RIDGE = 3.0
#: What is expected of a sign before anything is seen, by the rules of the layer (docs/scheme.md): most of a speaker's
#: sentences are the first behind the cue, in its paragraph; persons, and what only he can promise or judge, go on; a
#: new scene, a date and what happened before end it.
EXPECTED = {
    **{"third": -0.3, "far": -0.5, "ended": -2.0, "paragraph": -1.5, "returns": 1.0},
    **{"names_speaker": -1.0, "first_person": 2.0, "imperative": 1.0, "future": 1.0, "continuous": 0.3, "asked": 1.0},
    **{"obligation": 1.0, "judgement": 0.7, "going_on": 0.5, "background": -1.5, "elsewhere": -2.0},
    **{"reasoning": 0.7, "taking_up": 0.3, "dated": -1.0, "scene": -1.0, "attendance": -2.5, "figures": 0.7},
    **{"quotation": -1.0, "content_before": -0.7, "silence": -2.0, "origin": -0.5, "several": -0.5, "short": 0.5},
    **{"act": -1.2, "listed": 1.0, "third_person": -0.5, "cohesive": 0.4, "closing": -0.5},
}
#: The same of sentences before an attribution that points back: it reaches to the beginning of an article.
EXPECTED_BEFORE = {"opens": 1.5, "paragraph": -0.5, "third": -0.2, "far": -0.3, "crossed": -1.0, "silence": -2.0}
STEPS = 50
#: Between these probabilities that a speaker holds the floor nothing is concluded.
UNCLEAR = (0.25, 0.3)

HEAD = """\
# What each sign is worth in telling whether a speaker still holds the floor, in log odds: above none it speaks for him,
# below for the outlet (annotator/rules/floor_evidence.py has the signs, docs/decisions/floor.md the method).
# Written by `python -m tests.quality.floor_weights`; do not edit it.

"""


class Gold(NamedTuple):
    """An article whose floor people have told."""

    id: str
    text: str
    attributions: list[dict[str, Any]]
    floor: list[tuple[int, int, int | str]]


class Shown(NamedTuple):
    """What a sentence shows, and whether the speaker holds the floor in it."""

    signs: tuple[bool, ...]
    held: bool


def golds(folder: Path = SHARED) -> list[Gold]:
    """Return the articles of the gold annotation."""
    articles = {row["id"]: row for row in _rows(folder / "dev.jsonl")}
    return [
        Gold(row["id"], articles[row["id"]]["text"], articles[row["id"]]["attributions"], row["floor"])
        for row in _rows(folder / "dev_floor.jsonl")
    ]


def _rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]


class _Witness(Floor):
    """A floor that is told what is right, and notes what each sentence shows."""

    def __init__(self, floor: Floor, gold: Gold) -> None:
        super().__init__(floor.words, floor.forms)
        self._gold = gold
        self.behind: list[Shown] = []
        self.before: list[Shown] = []

    def find(self, text: Any, spans: Any, words: Any, drafts: Any, speakers: Any, told: Any = None) -> Any:
        folded = Folded(self._gold.text)

        def tell(place: int, behind: Standing | None, before: Standing | None, goes_on: float) -> bool | None:
            start, end = folded.span_to_raw(*spans[place])
            label = _label(self._gold.floor, start, end)
            if not isinstance(label, int) and label != "outlet":
                return None
            later = isinstance(label, int) and self._gold.attributions[label]["cue"][0] >= end
            for standing, signs, shown, held in (
                (behind, BEHIND, self.behind, isinstance(label, int) and not later),
                (before, BEFORE, self.before, later),
            ):
                if standing is not None and standing.speaker.name is not None:
                    shown_here = (
                        *(sign(standing) for sign in signs),
                        *((goes_on < EVEN,) if standing is behind else ()),
                    )
                    shown.append(Shown(shown_here, held))
            return isinstance(label, int)

        return super().find(text, spans, words, drafts, speakers, tell)


def _label(floor: Iterable[tuple[int, int, int | str]], start: int, end: int) -> int | str | None:
    """Return the label of the gold sentence that holds most of a place; None where none holds half of it."""
    best = max(floor, key=lambda one: min(end, one[1]) - max(start, one[0]), default=None)
    return best[2] if best and 2 * (min(end, best[1]) - max(start, best[0])) >= end - start else None


def fit(articles: Sequence[Gold]) -> Weights:
    """Return the weights that explain the gold of some articles."""
    rules = rule_pass()
    usual = rules.floor
    behind: list[Shown] = []
    before: list[Shown] = []
    try:
        for article in articles:
            rules.floor = witness = _Witness(usual, article)
            rules.annotate_text(article.text)
            behind += witness.behind
            before += witness.before
    finally:
        rules.floor = usual
    names = [[sign.__name__ for sign in signs] for signs in (BEHIND, BEFORE)]
    return Weights(
        _regressed([*names[0], ENDED], behind, EXPECTED), _regressed(names[1], before, EXPECTED_BEFORE), UNCLEAR
    )


def _regressed(signs: Sequence[str], shown: Sequence[Shown], expectations: Mapping[str, float]) -> dict[str, float]:
    """Return the weights of a logistic regression by Newton's method; the constant is not drawn to none."""
    seen = np.array([[1.0, *map(float, one.signs)] for one in shown])
    held = np.array([float(one.held) for one in shown])
    expected = np.array([0.0, *(expectations.get(sign, 0.0) for sign in signs)])
    drawn = np.full(seen.shape[1], RIDGE)
    drawn[0] = 0.1
    weights = expected.copy()
    for _ in range(STEPS):
        odds = 1 / (1 + np.exp(-seen @ weights))
        slope = seen.T @ (odds - held) + drawn * (weights - expected)
        bend = (seen.T * (odds * (1 - odds))) @ seen + np.diag(drawn)
        weights -= np.linalg.solve(bend, slope)
    return {name: round(float(weight), 2) for name, weight in zip(["always", *signs], weights, strict=True)}


def predicted(articles: Iterable[Gold], weights: Weights | None = None) -> dict[str, Annotation]:
    """Return what the pass says of some articles with these weights; with its own where none are given."""
    rules = rule_pass()
    usual = rules.floor
    try:
        rules.floor = Floor(usual.words, usual.forms, weights)
        return {article.id: rules.annotate_text(article.text) for article in articles}
    finally:
        rules.floor = usual


class Figures(NamedTuple):
    """How right the floor is told, each as a number of sentences."""

    outlet: tuple[int, int, int]
    """Right, predicted, in the gold."""
    speaker: tuple[int, int, int]
    named: tuple[int, int]
    """Those of the speakers found who have the right name, and those found."""

    def __str__(self) -> str:
        (a, b, c), (d, e, f), (g, h) = self
        precision, recall = d / max(e, 1), d / max(f, 1)
        f1 = 2 * precision * recall / max(precision + recall, 1e-9)
        return (
            f"outlet precision {a / max(b, 1):.3f}, recall {a / max(c, 1):.3f}; speaker precision {precision:.3f}, "
            f"recall {recall:.3f}, F1 {f1:.3f}; the right name {g} of {h} ({g / max(h, 1):.3f})"
        )


def score(articles: Iterable[Gold], found: dict[str, Annotation]) -> Figures:
    """Return how the floor as told compares with the gold; sentences that are unclear in it are left out."""
    counts = {Holder.OUTLET: [0, 0, 0], Holder.SPEAKER: [0, 0, 0]}
    named = [0, 0]
    for article in articles:
        for start, end, label in article.floor:
            if not isinstance(label, int) and label != "outlet":
                continue
            want = Holder.SPEAKER if isinstance(label, int) else Holder.OUTLET
            over = [one for one in found[article.id].floor if one.start < end and start < one.end]
            got = max(over, key=lambda one: min(end, one.end) - max(start, one.start), default=None)
            counts[want][2] += 1
            if got is None or got.holder is Holder.UNCLEAR:
                continue
            counts[got.holder][1] += 1
            counts[want][0] += got.holder is want
            if got.holder is want is Holder.SPEAKER and isinstance(label, int):
                gold = article.attributions[label]
                named[0] += got.source in {gold.get("canonical"), *(gold.get("canonical_alt") or [])}
                named[1] += 1
    outlet, speaker = counts.values()
    return Figures((outlet[0], outlet[1], outlet[2]), (speaker[0], speaker[1], speaker[2]), (named[0], named[1]))


def halves(articles: Sequence[Gold]) -> tuple[Figures, Figures]:
    """Return how each half of the articles is told by the weights that the other half gives."""
    even, odd = articles[::2], articles[1::2]
    return score(even, predicted(even, fit(odd))), score(odd, predicted(odd, fit(even)))


def each(articles: Sequence[Gold]) -> Figures:
    """Return how each article is told by the weights that all others give."""
    found: dict[str, Annotation] = {}
    for number, article in enumerate(articles):
        found |= predicted([article], fit([*articles[:number], *articles[number + 1 :]]))
    return score(articles, found)


def table(weights: Weights) -> str:
    """Return the text of the file."""
    parts = [HEAD, f"unclear = [{weights.unclear[0]}, {weights.unclear[1]}]\n"]
    for name, side in (("behind", weights.behind), ("before", weights.before)):
        parts += [f"\n[{name}]\n", *(f"{sign} = {weight}\n" for sign, weight in side.items())]
    return "".join(parts)


def main() -> int:
    parser = argparse.ArgumentParser(description="Fit what each sign is worth in telling who holds the floor.")
    trying = parser.add_mutually_exclusive_group()
    trying.add_argument("--halves", action="store_true", help="fit on every other article, try on the rest")
    trying.add_argument("--each", action="store_true", help="fit on all articles but one, try on that one, in turn")
    given = parser.parse_args()
    if not SHARED.is_dir():
        print("not written: the gold is absent", file=sys.stderr)
        return 1
    articles = golds()
    if given.halves:
        for name, figures in zip(("even", "odd"), halves(articles), strict=True):
            print(f"{name} articles, by the others: {figures}")
    elif given.each:
        print(f"each article, by all others: {each(articles)}")
    else:
        weights = fit(articles)
        FILE.write_text(table(weights), encoding="utf-8", newline="\n")
        print(f"{FILE.name}; on the same articles: {score(articles, predicted(articles, weights))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
