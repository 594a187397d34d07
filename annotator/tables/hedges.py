"""The table of hedges: every marker of uncertainty, in claims, on cues and in the outlet's own voice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from annotator.labels import Basis, Function, HedgeLevel, SourceType
from annotator.tables.columns import Name, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.models import Attribution, Span
    from annotator.store import AnnotatedArticle


class HedgePlace(StrEnum):
    """Where a hedge stands."""

    CUE = "cue"
    CLAIM = "claim"
    OUTLET = "outlet"


class HedgeRow(Row):
    """A marker of uncertainty."""

    article: Annotated[str, Width(18)]
    """The article's key."""
    version: Annotated[str, Width(18)]
    """The state of the article's body that was read."""
    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; empty where the page does not show its outlet."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    published_at: datetime | None
    """When the article was published."""
    date_only: bool
    """Whether only the day of publication is known; its time then means nothing."""
    hedge: Name
    """The marker, as it stands in the text."""
    place: HedgePlace
    """On the cue, in the claim, or in the outlet's own voice, attached to no attribution."""
    start: int
    """First code point, counted from 0 in the page's stored text."""
    end: int
    """The code point after the last."""
    attribution: Annotated[str, Width(18)] | None
    """The stable id of its attribution; this and the next four are empty in the outlet's own voice."""
    canonical: Name | None
    """Whose claim it is in: the speaker's bare name."""
    source_type: SourceType | None
    """What kind of speaker that is."""
    function: Function | None
    """The act that the cue carries."""
    hedge_level: HedgeLevel | None
    """The level of the attribution, which the most uncertain of its hedges decides."""
    rule_pass: Annotated[str, Width(18)] | None
    """The version of the rule pass that found it; empty for a review."""
    basis: Basis
    """What the row stands on: the rule pass alone, or a person's review."""


def hedge_rows(data: Dataset) -> Iterator[HedgeRow]:
    """Every hedge, article by article: those of attributions in the order of these, then the outlet's own."""
    for read in data.annotated():
        for found in read.annotation.attributions:
            for hedge in found.hedges:
                yield _row(read, hedge, found)
        for hedge in read.annotation.bare_hedges:
            yield _row(read, hedge, None)


def _row(read: AnnotatedArticle, hedge: Span, found: Attribution | None) -> HedgeRow:
    article = read.article
    about: dict[str, Any] = {name: found and getattr(found, name) for name in _OF_ATTRIBUTION}
    return HedgeRow.of(
        hedge,
        article,
        article=article.key,
        hedge=hedge.text,
        place=_place(hedge, found),
        attribution=found and found.id,
        **about,
        rule_pass=read.pass_version,
        basis=read.basis,
    )


_OF_ATTRIBUTION = ("canonical", "source_type", "function", "hedge_level")


def _place(hedge: Span, found: Attribution | None) -> HedgePlace:
    if found is None:
        return HedgePlace.OUTLET
    return HedgePlace.CUE if hedge.start < found.cue.end and found.cue.start < hedge.end else HedgePlace.CLAIM
