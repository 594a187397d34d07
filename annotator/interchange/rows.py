"""Annotations as JSON lines, the form in which they are scored and handed on.

One object a line: ``id``, ``attributions``, ``bare_hedges``, and ``text`` where offsets would mean
nothing without it. A span is ``[start, end]``, code points into the text, end exclusive; ``via`` is the
number of another attribution in the same list.
"""

from __future__ import annotations

import json
from typing import Any

from annotator.models import Annotation, Attribution, Span, digest

_ATTRIBUTES = (
    *("hedge_level", "function", "quote_type", "scope", "polarity", "source_type"),
    *("canonical", "rule", "score"),
)

Row = dict[str, Any]


def to_row(id_: str, annotation: Annotation, text: str | None = None) -> Row:
    """An annotation as a row. A span of several fragments is told by its longest.

    Args:
        id_: what the article is called.
        annotation: what was found in it.
        text: the text that offsets count in, where the reader of the row does not have it.
    """
    numbers = {attribution.id: number for number, attribution in enumerate(annotation.attributions)}
    row: Row = {"id": id_} if text is None else {"id": id_, "text": text}
    row["attributions"] = [_attribution(attribution, numbers) for attribution in annotation.attributions]
    row["bare_hedges"] = [_ends(hedge) for hedge in annotation.bare_hedges]
    return row


def from_row(row: Row, text: str | None = None) -> Annotation:
    """The annotation in a row. What no rule made gets the rule ``given`` and the score 1.

    Args:
        row: as :func:`to_row` makes it; what it may leave out is ``bare_hedges``, and of an attribution
            ``hedges``, ``via``, ``id``, ``rule`` and ``score``.
        text: the text that offsets count in, where it does not stand in the row.

    Raises:
        KeyError: the row lacks a field, the text included.
        ValueError: a value is not of its kind, or a span lies outside the text.
    """
    text = row["text"] if text is None else text
    ids = [one.get("id") or digest(row["id"], str(number))[:16] for number, one in enumerate(row["attributions"])]
    return Annotation(
        attributions=tuple(_read(one, ids, number, text) for number, one in enumerate(row["attributions"])),
        bare_hedges=tuple(_span(ends, text) for ends in row.get("bare_hedges") or ()),
    )


def line(row: Row) -> str:
    """A row as one line of JSON, its line break included."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def _attribution(attribution: Attribution, numbers: dict[str, int]) -> Row:
    source, claim = attribution.source, attribution.claim
    return {
        "id": attribution.id,
        "source": _ends(source) if source else None,
        "cue": _ends(attribution.cue),
        "claim": _ends(claim) if claim else None,
        "hedges": [_ends(hedge) for hedge in attribution.hedges],
        **{name: getattr(attribution, name) for name in _ATTRIBUTES},
        "via": None if attribution.via is None else numbers.get(attribution.via),
    }


def _ends(span: Span) -> list[int]:
    longest = max(span.fragments, key=lambda fragment: fragment.end - fragment.start)
    return [longest.start, longest.end]


def _read(one: Row, ids: list[str], number: int, text: str) -> Attribution:
    via = one.get("via")
    return Attribution(
        id=ids[number],
        source=_span(one["source"], text) if one["source"] else None,
        cue=_span(one["cue"], text),
        claim=_span(one["claim"], text) if one["claim"] else None,
        hedges=tuple(_span(ends, text) for ends in one.get("hedges") or ()),
        **{"rule": "given", "score": 1.0, **{name: one[name] for name in _ATTRIBUTES if name in one}},
        via=None if via is None else ids[via],
    )


def _span(ends: list[int], text: str) -> Span:
    start, end = ends
    return Span.of(text, start, end)
