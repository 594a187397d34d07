"""What an annotation holds, as the values of its rows: made by the process that found it, so that the one that stores
has only to write them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from annotator.attributes import NAMES
from annotator.labels import Label
from annotator.models import Annotation, Attribution, Span

#: Columns of ``attributions`` that go by the name of the model's field.
FIELDS = (*NAMES, "via", "rule", "score")
_fields = attrgetter(*FIELDS)
Values = tuple[Any, ...]


class Content(NamedTuple):
    """The rows of an annotation, each without the number of the annotation; its columns are in ``attributions``."""

    digest: str
    """SHA-256 of the annotation as JSON: two of one digest hold the same."""
    attributions: list[Values]
    fragments: list[Values]
    """Of the spans of attributions."""
    bare_hedges: list[Values]
    """The fragments of bare hedges."""
    floor: list[Values]


def content_of(annotation: Annotation) -> Content:
    """Return the rows of an annotation."""
    return Content(
        hashlib.sha256(annotation.model_dump_json().encode("utf-8")).hexdigest(),
        [(number, one.id, *_fields(one)) for number, one in enumerate(annotation.attributions)],
        [
            (number, label, span, *place)
            for number, one in enumerate(annotation.attributions)
            for label, span, part in _parts(one)
            for place in _fragments(part)
        ],
        [(number, *place) for number, part in enumerate(annotation.bare_hedges) for place in _fragments(part)],
        [
            (number, one.start, one.end, one.holder, one.source, " ".join(one.evidence))
            for number, one in enumerate(annotation.floor)
        ],
    )


def _parts(attribution: Attribution) -> Iterator[tuple[Label, int, Span]]:
    single = ((Label.SOURCE, attribution.source), (Label.CUE, attribution.cue), (Label.CLAIM, attribution.claim))
    yield from ((label, 0, span) for label, span in single if span is not None)
    yield from ((Label.HEDGE, number, span) for number, span in enumerate(attribution.hedges))


def _fragments(span: Span) -> Iterable[tuple[int, int, int, str]]:
    return [(position, part.start, part.end, part.text) for position, part in enumerate(span.fragments)]
