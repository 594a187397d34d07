"""The map from spans of a row's text to the field it was given in, markup included."""

from __future__ import annotations

from annotator.intake.unmarked import EXTRACTOR, Unmarked, unmarked
from annotator.models import Annotation, Attribution, Held, Page, Span


def has_map(page: Page) -> bool:
    """Tell whether the page's text is a field without its markup and nothing else was done to it."""
    return page.extractor == EXTRACTOR


def in_field(annotation: Annotation, page: Page) -> Annotation:
    """The annotation of a row's text with its spans in the field that was given, for whoever holds the field alone.

    Args:
        annotation: its spans count in the page's text.
        page: one of which :func:`has_map` is true.
    """
    assert page.original is not None
    field = page.original.decode()
    text = unmarked(field)
    return Annotation(
        attributions=tuple(_moved(each, text, field) for each in annotation.attributions),
        bare_hedges=tuple(_span(hedge, text, field) for hedge in annotation.bare_hedges),
        floor=tuple(_held(one, text, field) for one in annotation.floor),
    )


def _moved(one: Attribution, text: Unmarked, field: str) -> Attribution:
    return one.model_copy(
        update={
            "source": _span(one.source, text, field) if one.source else None,
            "cue": _span(one.cue, text, field),
            "claim": _span(one.claim, text, field) if one.claim else None,
            "hedges": tuple(_span(hedge, text, field) for hedge in one.hedges),
        }
    )


def _held(one: Held, text: Unmarked, field: str) -> Held:
    place = Span.of(field, *text.in_field(one.start, one.end))
    return one.model_copy(update={"start": place.start, "end": place.end})


def _span(span: Span, text: Unmarked, field: str) -> Span:
    pieces = (Span.of(field, *text.in_field(piece.start, piece.end)) for piece in span.fragments)
    return Span(fragments=tuple(piece.fragments[0] for piece in pieces))
