"""The reliability of each rule, by what reviewers did with its predictions.

Right is a prediction that was not deleted and that its review still answers to (a relaxed match); kept is one that was
left as it was. The share of right ones has a Beta posterior. Its prior is what the scores said before anything was
reviewed, moved by one step on the logit for all rules together, since scores stand on texts on which the rules were
tuned: a rule that nobody reviewed yet is believed as much less, or more, as the reviewed ones turned out.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from annotator.labels import Status
from annotator.quality.changes import Action, changes
from annotator.quality.evaluation import Floats
from annotator.quality.matching import is_relaxed_match

if TYPE_CHECKING:
    from annotator.store import Review

#: What the prior counts for, in reviewed predictions; the same as a wider kind counts in the scores.
STRENGTH = 5.0

#: Scores are kept so far from 0 and 1 before their logit is taken.
_MARGIN = 0.005


class ReviewedPrediction(NamedTuple):
    """A prediction that a reviewer was shown, and what became of it."""

    rule: str
    """Frame, kind of cue and key of its record, dots between."""
    named: bool
    """It has a source."""
    action: Action
    right: bool


@dataclass(frozen=True, slots=True)
class RulePosterior:
    """The reliability of a rule, a cue or any group of predictions."""

    group: str
    """The rule or cue."""
    kept: int
    """Predictions that stayed as they were."""
    changed: int
    """Attributes changed, spans moved or relabelled."""
    deleted: int
    """Predictions that reviewers deleted."""
    right: int
    """Predictions whose source and claim are at least half what the review says."""
    prior: float
    """Share of right ones that was expected."""
    mean: float
    """Mean of the posterior."""
    low: float
    """Lower end of the 95 % interval of the posterior."""
    high: float
    """Upper end of it."""

    @property
    def reviewed(self) -> int:
        """Return how many of its predictions were reviewed."""
        return self.kept + self.changed + self.deleted

    @property
    def edits(self) -> int:
        """Return how often a reviewer had to do something: what the rule cost."""
        return self.changed + self.deleted


def reviewed_predictions(reviews: Iterable[Review]) -> Iterator[ReviewedPrediction]:
    """Yield each prediction that a reviewer was shown and that the review that speaks for its article judges."""
    for one in reviews:
        if one.base is None or one.is_bulk or not one.is_chosen or (one.status or Status.DONE) is not Status.DONE:
            continue
        for change in changes(one.base, one.annotation):
            before, after = change.predicted, change.reviewed
            if before is not None and before.rule is not None:
                right = after is not None and is_relaxed_match(after, before)
                yield ReviewedPrediction(before.rule, before.source is not None, change.action, right)


def posteriors(
    found: Sequence[ReviewedPrediction],
    group: Callable[[ReviewedPrediction], str],
    expected: Callable[[ReviewedPrediction], float],
) -> list[RulePosterior]:
    """Return the posterior of every group, the one that cost reviewers most first.

    Args:
        group: names the group of a prediction: its rule, its cue.
        expected: the score of such a prediction before anything was reviewed.
    """
    step = logit_step([expected(one) for one in found], [one.right for one in found])
    groups: dict[str, list[ReviewedPrediction]] = defaultdict(list)
    for one in found:
        groups[group(one)].append(one)
    made = [_posterior(name, some, [moved(expected(one), step) for one in some]) for name, some in groups.items()]
    return sorted(made, key=lambda one: (-one.edits, one.mean, one.group))


def logit_step(scores: Sequence[float], right: Sequence[bool]) -> float:
    """Return the step on the logit after which scores expect as many right ones as there are.

    The scores themselves count as :data:`STRENGTH` predictions of their own mean, so that few reviews move little.
    """
    if not scores:
        return 0.0
    logits = _logit(np.array(scores))
    aim = (sum(right) + STRENGTH * float(np.mean(scores))) / (len(scores) + STRENGTH)
    low, high = -10.0, 10.0
    for _ in range(60):  # the mean grows with the step: halve where it lies
        middle = (low + high) / 2
        low, high = (middle, high) if float(np.mean(1 / (1 + np.exp(-logits - middle)))) < aim else (low, middle)
    return (low + high) / 2


def moved(score: float, step: float) -> float:
    """Return a score moved by a step on the logit."""
    return float(1 / (1 + np.exp(-_logit(np.array(score)) - step)))


def _posterior(name: str, found: Sequence[ReviewedPrediction], priors: Sequence[float]) -> RulePosterior:
    from scipy.stats import beta

    actions = Counter(one.action for one in found)
    right, prior = sum(one.right for one in found), float(np.mean(priors))
    a, b = STRENGTH * prior + right, STRENGTH * (1 - prior) + len(found) - right
    low, high = beta.ppf([0.025, 0.975], a, b)
    kept, deleted = actions[Action.KEPT], actions[Action.DELETED]
    changed = len(found) - kept - deleted
    return RulePosterior(name, kept, changed, deleted, right, prior, a / (a + b), float(low), float(high))


def _logit(scores: Floats) -> Floats:
    kept = np.clip(scores, _MARGIN, 1 - _MARGIN)
    found: Floats = np.log(kept / (1 - kept))
    return found
