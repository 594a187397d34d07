"""What an annotation holds, as the values of its rows: made by the process that found it, so that the one that stores
has only to write them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from annotator.attributes import ATTRIBUTES, NAMES
from annotator.labels import Label
from annotator.models import Annotation, Attribution, Span

_OTHERS = ("via", "rule", "score")
#: Columns of ``attributions`` that go by the name of the model's field.
FIELDS = (*NAMES, *_OTHERS)
# Words of vocabularies go in as the text or number that they are: SQLite's driver asks of each value that is more who
# could adapt it.
_fields = attrgetter(*(f"{each.name}._value_" if each.vocabulary else each.name for each in ATTRIBUTES), *_OTHERS)
_SOURCE, _CUE, _CLAIM, _HEDGE = map(str, (Label.SOURCE, Label.CUE, Label.CLAIM, Label.HEDGE))
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
            (number, label, span, position, part.start, part.end, part.text)
            for number, one in enumerate(annotation.attributions)
            for label, span, whole in _parts(one)
            for position, part in enumerate(whole.fragments)
        ],
        [
            (number, position, part.start, part.end, part.text)
            for number, whole in enumerate(annotation.bare_hedges)
            for position, part in enumerate(whole.fragments)
        ],
        [
            (number, one.start, one.end, str(one.holder), one.source, " ".join(one.evidence))
            for number, one in enumerate(annotation.floor)
        ],
    )


def _parts(attribution: Attribution) -> Iterator[tuple[str, int, Span]]:
    single = ((_SOURCE, attribution.source), (_CUE, attribution.cue), (_CLAIM, attribution.claim))
    yield from ((label, 0, span) for label, span in single if span is not None)
    yield from ((_HEDGE, number, span) for number, span in enumerate(attribution.hedges))
