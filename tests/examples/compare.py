"""What the rule pass finds in an example, set beside what the example says."""

from __future__ import annotations

import unicodedata
from typing import Any

from annotator.models import Annotation

from .markup import DEFAULTS, OF_SOURCE, Attribution, Example, Span, render

SPANS = ("source", "cue", "claim")


def as_example(text: str, annotation: Annotation) -> Example:
    """The pass's answer in the form in which examples are written."""
    index = {attribution.id: number for number, attribution in enumerate(annotation.attributions)}
    rows = []
    for attribution in annotation.attributions:
        spans = {part: _span(getattr(attribution, part)) for part in SPANS}
        values = {name: getattr(attribution, name) for name in DEFAULTS if name != "via"}
        via = index[attribution.via] if attribution.via else None
        rows.append(
            {**spans, "hedges": sorted((hedge.start, hedge.end) for hedge in attribution.hedges), **values, "via": via}
        )
    return Example(text, tuple(rows), tuple(sorted((span.start, span.end) for span in annotation.bare_hedges)))


def _span(span: Any) -> Span | None:
    return None if span is None else (span.start, span.end)


def pairs(expected: Example, found: Example) -> dict[int, int]:
    """Index of an expected attribution → index of the found one whose cue overlaps its own, most alike first."""
    ranked = sorted(
        (-alike, i, j)
        for i, one in enumerate(expected.attributions)
        for j, other in enumerate(found.attributions)
        if (alike := _likeness(one, other)) > 0
    )
    taken: dict[int, int] = {}
    for _, i, j in ranked:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def _likeness(one: Attribution, other: Attribution) -> float:
    return overlap(one["cue"], other["cue"]) and sum(overlap(one[part], other[part]) for part in SPANS)


def overlap(one: Span | None, other: Span | None) -> float:
    """Shared code points over all of both; 1 where both are absent, 0 where one is."""
    if one is None or other is None:
        return float(one is other)
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared / (max(one[1], other[1]) - min(one[0], other[0])) if shared > 0 else 0.0


def shown(expected: Example, found: Example) -> tuple[str, str]:
    """Both as marked text: equal where the pass is right in all that the example says.

    A found attribution has the number of the expected one it answers to, and shows its source type and
    name only where that one says them; one that answers to none is numbered after them, and shows all.
    """
    order = pairs(expected, found)
    places = {j: i for i, j in order.items()}
    for j in range(len(found.attributions)):
        places.setdefault(j, len(expected.attributions) + len(places) - len(order))
    aligned: list[Attribution | None] = [None] * (max(places.values(), default=-1) + 1)
    for j, place in places.items():
        via = found.attributions[j]["via"]
        answer = {**found.attributions[j], "via": None if via is None else places[via]}
        known = place < len(expected.attributions)
        aligned[place] = _judged(expected.attributions[place], answer) if known else answer
    named = [_judged(one, one) for one in expected.attributions]
    return render(expected.text, named, expected.bare_hedges), render(found.text, aligned, found.bare_hedges)


def same(one: Any, other: Any) -> bool:
    """Whether two values of an attribute agree; the spelling of a name's nukta letters is no difference."""
    return bool(_spelt(one) == _spelt(other))


def _judged(expected: Attribution, found: Attribution) -> Attribution:
    """The found attribution, with only what is judged, and names in one spelling."""
    kept = {name: _spelt(found[name]) for name in OF_SOURCE if expected[name] is not None}
    return {**found, **dict.fromkeys(OF_SOURCE), **kept}


def _spelt(value: Any) -> Any:
    return unicodedata.normalize("NFC", value) if isinstance(value, str) else value
