"""The reliability of rules by what reviewers did."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import beta

from annotator.labels import SourceType, Status
from annotator.models import Annotation
from annotator.quality.changes import Action
from annotator.quality.rule_posteriors import (
    STRENGTH,
    ReviewedPrediction,
    RulePosterior,
    logit_step,
    moved,
    posteriors,
    reviewed_predictions,
)
from tests.quality.test_agreement import ALL, having, review


def some(rule: str, kept: int = 0, changed: int = 0, deleted: int = 0) -> list[ReviewedPrediction]:
    return [
        *[ReviewedPrediction(rule, True, Action.KEPT, True)] * kept,
        *[ReviewedPrediction(rule, True, Action.CHANGED, True)] * changed,
        *[ReviewedPrediction(rule, True, Action.DELETED, False)] * deleted,
    ]


def told(found: Sequence[ReviewedPrediction], score: float = 0.9) -> dict[str, RulePosterior]:
    return {one.group: one for one in posteriors(found, lambda one: one.rule, lambda one: score)}


def test_a_posterior_by_hand() -> None:
    found = told([*some("a", 9, 5, 1), *some("b", 3, 0, 2)], score=0.85)
    one = found["a"]
    assert (one.kept, one.changed, one.deleted, one.reviewed, one.edits, one.right) == (9, 5, 1, 15, 6, 14)
    assert one.prior == pytest.approx((17 + STRENGTH * 0.85) / (20 + STRENGTH))
    a, b = STRENGTH * one.prior + 14, STRENGTH * (1 - one.prior) + 1
    assert (one.mean, one.low, one.high) == pytest.approx((a / (a + b), *beta.ppf([0.025, 0.975], a, b)))


def test_what_cost_reviewers_most_comes_first() -> None:
    assert list(told([*some("many", 90, 10), *some("bad", 1, 0, 4), *some("worse", 0, 0, 10)])) == [
        "worse",
        "many",
        "bad",
    ]


def test_a_rule_hardly_seen_is_believed_as_much_less_as_the_others_turned_out() -> None:
    found = told([*some("a", 50, 0, 50), *some("b", 1)], score=0.95)
    assert found["a"].mean < 0.55
    assert found["b"].prior < 0.6
    assert found["a"].high - found["a"].low < found["b"].high - found["b"].low


@given(st.lists(st.tuples(st.floats(0.05, 0.95), st.booleans()), min_size=1, max_size=60))
def test_after_the_step_scores_expect_what_was_seen(judged: list[tuple[float, bool]]) -> None:
    scores, right = [score for score, _ in judged], [is_right for _, is_right in judged]
    step = logit_step(scores, right)
    expected = np.mean([moved(score, step) for score in scores])
    assert expected == pytest.approx((sum(right) + STRENGTH * np.mean(scores)) / (len(right) + STRENGTH), abs=1e-3)
    assert logit_step([], []) == 0


def test_only_what_a_reviewer_was_shown_and_finished_counts() -> None:
    base = having(0, 1)
    after = Annotation(attributions=having(0, source_type=SourceType.EXPERT).attributions)
    shown = review("asha", after, base=base)
    others = [
        review("asha", after),  # blind: nothing was shown
        review("asha", after, base=base, is_bulk=True),
        review("asha", after, base=base, is_chosen=False),
        review("asha", after, base=base, status=Status.NOT_NEWS),
    ]
    found = list(reviewed_predictions([shown, *others]))
    assert [(one.rule, one.action, one.right) for one in found] == [
        (ALL.attributions[0].rule, Action.CHANGED, True),
        (ALL.attributions[1].rule, Action.DELETED, False),
    ]
