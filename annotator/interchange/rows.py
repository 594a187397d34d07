"""Annotations as JSON lines, the form in which they are scored and handed on.

One object a line: ``id``, ``attributions``, ``bare_hedges``, and ``text`` where offsets would mean
nothing without it. A span is ``[start, end]``, code points into the text, end exclusive; ``via`` is the
number of another attribution in the same list.

``floor`` is ``[start, end, source]`` for each sentence that no attribution holds: source is null where it is the
outlet's own, the canonical name where a speaker goes on. A sentence for which that is unclear is left out there. By
which signs it was told, the strongest first, stands under ``floor_evidence`` as ``[start, end, sign, …]``, the unclear
ones among them.

The format knows spans of one piece. One of several stands there as its longest, and whole under ``fragments``, a key of
ours that is there only then and that other readers pass over: in an attribution by part, as ``{"claim": [[start, end],
…]}``, of ``hedges`` a list for every hedge; in the row a list for every bare hedge.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import cast

from annotator.aliases import Json
from annotator.attributes import NAMES
from annotator.labels import Holder
from annotator.models import Annotation, Attribution, Held, Span, digest

_FIELDS = (*NAMES, "rule", "score")

WrittenSpan = Sequence[int] | Sequence[Sequence[int]]


def to_row(id_: str, annotation: Annotation, text: str | None = None) -> Json:
    """An annotation as a row.

    Args:
        id_: what the article is called.
        annotation: what was found in it.
        text: the text that offsets count in, where the reader of the row does not have it.
    """
    numbers = {attribution.id: number for number, attribution in enumerate(annotation.attributions)}
    row: Json = {"id": id_} if text is None else {"id": id_, "text": text}
    row["attributions"] = [_attribution(attribution, numbers) for attribution in annotation.attributions]
    row["bare_hedges"] = [_ends(hedge) for hedge in annotation.bare_hedges]
    row["floor"] = [[one.start, one.end, one.source] for one in annotation.floor if one.holder is not Holder.UNCLEAR]
    if any(one.evidence or one.holder is Holder.UNCLEAR for one in annotation.floor):
        row["floor_evidence"] = [[one.start, one.end, *one.evidence] for one in annotation.floor]
    if any(map(_is_in_pieces, annotation.bare_hedges)):
        row["fragments"] = [_pieces(hedge) for hedge in annotation.bare_hedges]
    return row


def from_row(row: Json, text: str | None = None) -> Annotation:
    """The annotation in a row. What no rule made gets the rule ``given`` and the score 1.

    Args:
        row: as :func:`to_row` makes it; what it may leave out is ``bare_hedges``, ``floor`` and ``fragments``, and of
            an attribution ``hedges``, ``via``, ``id``, ``rule``, ``score`` and ``fragments``.
        text: the text that offsets count in, where it does not stand in the row.

    Raises:
        KeyError: the row lacks a field, the text included.
        ValueError: a value is not of its kind, or a span lies outside the text.
    """
    text = row["text"] if text is None else text
    ids = [one.get("id") or digest(row["id"], str(number))[:16] for number, one in enumerate(row["attributions"])]
    return Annotation(
        attributions=tuple(_read(one, ids, number, text) for number, one in enumerate(row["attributions"])),
        bare_hedges=_spans(row.get("fragments") or row.get("bare_hedges"), text),
        floor=_floor(row, text),
    )


def _floor(row: Json, text: str) -> tuple[Held, ...]:
    """The floor of a row; a sentence that only its evidence names is unclear."""
    evidence = {(one[0], one[1]): tuple(one[2:]) for one in row.get("floor_evidence") or ()}
    sources = {(start, end): source for start, end, source in row.get("floor") or ()}
    found = []
    for start, end in sorted({*evidence, *sources}):
        Span.of(text, start, end)  # raises where it lies outside
        source = sources.get((start, end))
        holder = Holder.SPEAKER if source else Holder.OUTLET if (start, end) in sources else Holder.UNCLEAR
        found.append(
            Held(start=start, end=end, holder=holder, source=source or None, evidence=evidence.get((start, end), ()))
        )
    return tuple(found)


def line(row: Json) -> str:
    """A row as one line of JSON, its line break included."""
    return json.dumps(row, ensure_ascii=False) + "\n"


def _attribution(attribution: Attribution, numbers: dict[str, int]) -> Json:
    source, claim = attribution.source, attribution.claim
    parts: Json = {
        name: _pieces(span)
        for name, span in (("source", source), ("cue", attribution.cue), ("claim", claim))
        if span and _is_in_pieces(span)
    }
    if any(map(_is_in_pieces, attribution.hedges)):
        parts["hedges"] = [_pieces(hedge) for hedge in attribution.hedges]
    return {
        "id": attribution.id,
        "source": _ends(source) if source else None,
        "cue": _ends(attribution.cue),
        "claim": _ends(claim) if claim else None,
        "hedges": [_ends(hedge) for hedge in attribution.hedges],
        **{name: getattr(attribution, name) for name in _FIELDS},
        "via": None if attribution.via is None else numbers.get(attribution.via),
        **({"fragments": parts} if parts else {}),
    }


def _ends(span: Span) -> list[int]:
    longest = max(span.fragments, key=lambda fragment: fragment.end - fragment.start)
    return [longest.start, longest.end]


def _is_in_pieces(span: Span) -> bool:
    return len(span.fragments) > 1


def _pieces(span: Span) -> list[list[int]]:
    return [[fragment.start, fragment.end] for fragment in span.fragments]


def _read(one: Json, ids: list[str], number: int, text: str) -> Attribution:
    via = one.get("via")
    whole = {**one, **one.get("fragments", {})}
    return Attribution(
        id=ids[number],
        source=_span(whole["source"], text) if whole["source"] else None,
        cue=_span(whole["cue"], text),
        claim=_span(whole["claim"], text) if whole["claim"] else None,
        hedges=_spans(whole.get("hedges"), text),
        **{"rule": "given", "score": 1.0, **{name: one[name] for name in _FIELDS if name in one}},
        via=None if via is None else ids[via],
    )


def _spans(all_ends: Sequence[WrittenSpan] | None, text: str) -> tuple[Span, ...]:
    return tuple(_span(ends, text) for ends in all_ends or ())


def _span(ends: WrittenSpan, text: str) -> Span:
    """The span of ``[start, end]``, or of a list of such pieces."""
    pieces = [ends] if isinstance(ends[0], int) else ends
    spans = [Span.of(text, start, end) for start, end in cast(Sequence[Sequence[int]], pieces)]
    return spans[0] if len(spans) == 1 else Span(fragments=tuple(span.fragments[0] for span in spans))
