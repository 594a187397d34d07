"""What a reviewer did, told by the difference of prediction and review."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.labels import HedgeLevel
from annotator.models import Annotation, Attribution, Span
from annotator.quality.changes import Action, changes
from tests.store.making import annotation, article

TEXT = article().page.text
(FOUND,) = annotation(article()).attributions


def span(words: str) -> Span:
    return Span.of(TEXT, TEXT.index(words), TEXT.index(words) + len(words))


def act(before: list[Attribution], after: list[Attribution]) -> list[tuple[Action, tuple[str, ...]]]:
    found = changes(Annotation(attributions=tuple(before)), Annotation(attributions=tuple(after)))
    return [(change.action, change.differing) for change in found]


def other(**change: Any) -> Attribution:
    return FOUND.model_copy(update=change)


@pytest.mark.parametrize(
    ("after", "action", "differing"),
    [
        (other(), Action.KEPT, ()),
        (other(rule=None, score=None), Action.KEPT, ()),
        (other(hedge_level=HedgeLevel.FLAT), Action.CHANGED, ("hedge_level",)),
        (other(canonical=None), Action.CHANGED, ("canonical",)),
        (other(claim=span("সেতুটি")), Action.MOVED, ("claim",)),
        (other(claim=None, hedge_level=HedgeLevel.FLAT), Action.MOVED, ("claim", "hedge_level")),
        (other(hedges=FOUND.hedges[:1]), Action.MOVED, ("hedges",)),
        (other(source=None, claim=FOUND.source), Action.RELABELLED, ("source", "claim")),
        (other(id="drawn-anew"), Action.KEPT, ()),
        (other(id="drawn-anew", cue=span("জানিয়েছে, সেতুটি")), Action.MOVED, ("cue",)),
    ],
)
def test_what_became_of_it(after: Attribution, action: Action, differing: tuple[str, ...]) -> None:
    assert act([FOUND], [after]) == [(action, differing)]


def test_deleted_and_added() -> None:
    elsewhere = other(id="new", cue=span("থাকতে পারে"))
    assert act([FOUND], []) == [(Action.DELETED, ())]
    assert act([], [FOUND]) == [(Action.ADDED, ())]
    assert act([FOUND], [elsewhere]) == [(Action.DELETED, ()), (Action.ADDED, ())]


def test_each_is_told_once_and_the_nearest_belong_together() -> None:
    """Two cues were deleted and one drawn anew on the second's place."""
    second = other(id="second", cue=span("বন্ধ থাকতে"))
    anew = other(id="anew", cue=span("থাকতে"))
    assert act([FOUND, second], [anew]) == [(Action.DELETED, ()), (Action.MOVED, ("cue",))]
