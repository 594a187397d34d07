"""Changes that a reviewer made to each attribution: our own difference between prediction and review.

Label Studio keeps an ``origin`` with each region, but loses it where regions are deleted, drawn anew or
copied; the two annotations themselves do not lie.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from annotator.attributes import NAMES
from annotator.models import Annotation, Attribution, Span


class Action(StrEnum):
    """The kind of a change; the greatest one decides."""

    KEPT = "kept"
    CHANGED = "attribute changed"
    MOVED = "moved"
    """A span begins or ends elsewhere, was added or was taken away."""
    RELABELLED = "relabelled"
    """A span has become another part of it."""
    DELETED = "deleted"
    ADDED = "added"


PARTS = ("source", "cue", "claim", "hedges")
#: What is compared besides parts.
FIELDS = (*NAMES, "via")


@dataclass(frozen=True, slots=True)
class Change:
    """An attribution before and after the review."""

    predicted: Attribution | None
    """None for one that the reviewer added."""
    reviewed: Attribution | None
    """None for one that the reviewer deleted."""
    action: Action
    differing: tuple[str, ...]
    """Names of the parts and attributes that differ."""


def changes(predicted: Annotation, reviewed: Annotation) -> list[Change]:
    """Every attribution of both annotations once, in the order of the cues.

    Those with the same id belong together; of the rest, those whose cues overlap most, so that one that was
    deleted and drawn anew is no deletion.
    """
    found = [_change(before, after) for before, after in _pairs(predicted, reviewed)]
    return sorted(found, key=_place)


def _pairs(predicted: Annotation, reviewed: Annotation) -> Iterator[tuple[Attribution | None, Attribution | None]]:
    after = {each.id: each for each in reviewed.attributions}
    rest: list[Attribution] = []
    for before in predicted.attributions:
        if before.id in after:
            yield before, after.pop(before.id)
        else:
            rest.append(before)
    for size, one, other in sorted(_overlaps(rest, after.values()), key=lambda each: -each[0]):
        if size > 0 and one in rest and other.id in after:
            rest.remove(one)
            yield one, after.pop(other.id)
    yield from ((one, None) for one in rest)
    yield from ((None, other) for other in after.values())


def _overlaps(
    before: Iterable[Attribution], after: Iterable[Attribution]
) -> Iterator[tuple[int, Attribution, Attribution]]:
    some = list(after)
    for one in before:
        for other in some:
            yield min(one.cue.end, other.cue.end) - max(one.cue.start, other.cue.start), one, other


def _change(before: Attribution | None, after: Attribution | None) -> Change:
    if before is None:
        return Change(None, after, Action.ADDED, ())
    if after is None:
        return Change(before, None, Action.DELETED, ())
    parts = tuple(name for name in PARTS if getattr(before, name) != getattr(after, name))
    fields = tuple(name for name in FIELDS if getattr(before, name) != getattr(after, name))
    if parts and _is_relabelled(before, after):
        action = Action.RELABELLED
    elif parts:
        action = Action.MOVED
    else:
        action = Action.CHANGED if fields else Action.KEPT
    return Change(before, after, action, parts + fields)


def _is_relabelled(before: Attribution, after: Attribution) -> bool:
    """Return True where a span left one part and came to another."""
    old, new = {name: _spans(before, name) for name in PARTS}, {name: _spans(after, name) for name in PARTS}
    left = {span for name in PARTS for span in old[name] if span not in new[name]}
    return any(span in left for name in PARTS for span in new[name] if span not in old[name])


def _spans(attribution: Attribution, part: str) -> tuple[Span, ...]:
    value = getattr(attribution, part)
    if isinstance(value, Span):
        return (value,)
    return value or ()


def _place(change: Change) -> tuple[int, int]:
    attribution = change.reviewed or change.predicted
    assert attribution is not None, "a change has a side"
    return attribution.cue.start, attribution.cue.end
