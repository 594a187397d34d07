"""The review table: what each reviewer did with each attribution."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis, Function, HedgeLevel, SourceType, Status
from annotator.models import Annotation
from annotator.quality.changes import Action, changes
from annotator.tables.columns import Name, Passage, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.models import Attribution
    from annotator.quality.changes import Change
    from annotator.store import Review


class ReviewRow(Row):
    """An attribution before and after a person looked at it."""

    article: Annotated[str, Width(18)]
    """The article's key."""
    version: Annotated[str, Width(18)]
    """The state of the article's body that was reviewed."""
    name: Name
    """The page's name."""
    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; empty where the page does not show its outlet."""
    attribution: Annotated[str, Width(18)]
    """The attribution's stable id: the predicted one's, where there was one."""
    action: Action
    """What the reviewer did with it, worked out from the difference of the two; the greatest change decides."""
    differing: Name | None
    """The parts and attributes that differ, joined by " | "; empty where nothing does."""
    inferred: Name | None
    """The parts that no relation tied to it, and that were taken since only they can be meant."""
    cue: Name | None
    """The cue after the review; empty where the attribution was deleted."""
    cue_before: Name | None
    """The cue as predicted; this and the other columns with "before" are empty for one that was added."""
    source: Name | None
    """The source after the review; empty where there is none."""
    source_before: Name | None
    """The source as predicted."""
    claim: Passage | None
    """The claim after the review; empty where there is none."""
    claim_before: Passage | None
    """The claim as predicted."""
    hedge_level: HedgeLevel | None
    """The hedge level after the review."""
    hedge_level_before: HedgeLevel | None
    """The hedge level as predicted."""
    function: Function | None
    """The act that the cue carries, after the review."""
    function_before: Function | None
    """The act that the cue carries, as predicted."""
    source_type: SourceType | None
    """What kind of speaker it is, after the review."""
    source_type_before: SourceType | None
    """What kind of speaker it is, as predicted."""
    canonical: Name | None
    """The speaker's bare name, after the review."""
    canonical_before: Name | None
    """The speaker's bare name, as predicted."""
    rule: Annotated[str, Width(24)] | None
    """The rule that predicted it."""
    score: float | None
    """How likely the prediction was held to be right, 0 to 1."""
    rule_pass: Annotated[str, Width(18)] | None
    """The version of the rule pass that the reviewer began from."""
    reviewer: Name | None
    """Who reviewed it: the name, else the address, in Label Studio."""
    editor: Name | None
    """Another person who changed the review last, by opening it and calling *Update*; empty where nobody did."""
    blind: bool
    """True where the reviewer was shown no prediction, and began with the bare text."""
    reviewed_at: datetime
    """When the review was last submitted."""
    seconds: float | None
    """How long the person was at the article, as far as Label Studio knows: the same for all its attributions."""
    status: Status
    """What the reviewer said of the article as a whole."""
    speaks: bool
    """True for the one review of several that speaks for the article: the adjudicated one, else the last."""
    adjudicated: bool
    """Whether it was marked as the one that counts."""
    accepted_in_bulk: bool
    """True where the prediction was accepted without anybody opening the article: no review by a person."""
    basis: Basis
    """Always reviewed; the columns with "before" are predictions."""


def review_rows(data: Dataset) -> Iterator[ReviewRow]:
    """Every attribution of every review, with what was done to it; skipped articles have none."""
    for one in data.reviews():
        for change in changes(one.base or Annotation(), one.annotation):
            yield _row(one, change)


def _row(one: Review, change: Change) -> ReviewRow:
    before, after = change.predicted, change.reviewed
    either = before or after
    assert either is not None, "a change has a side"
    return ReviewRow.of(
        one.article,
        one,
        article=one.article.key,
        attribution=either.id,
        action=change.action,
        differing=" | ".join(change.differing) or None,
        inferred=" | ".join(one.inferred.get(after.id, ())) or None if after else None,
        cue=after and after.cue.text,
        cue_before=before and before.cue.text,
        source=_words(after, "source"),
        source_before=_words(before, "source"),
        claim=_words(after, "claim"),
        claim_before=_words(before, "claim"),
        hedge_level=after and after.hedge_level,
        hedge_level_before=before and before.hedge_level,
        function=after and after.function,
        function_before=before and before.function,
        source_type=after and after.source_type,
        source_type_before=before and before.source_type,
        canonical=after and after.canonical,
        canonical_before=before and before.canonical,
        rule=before and before.rule,
        score=before and before.score,
        rule_pass=one.pass_version,
        blind=one.is_blind,
        reviewed_at=one.updated_at,
        status=one.status or Status.DONE,
        speaks=one.is_chosen,
        adjudicated=one.is_adjudicated,
        accepted_in_bulk=one.is_bulk,
        basis=Basis.REVIEWED,
    )


def _words(attribution: Attribution | None, part: str) -> str | None:
    span = getattr(attribution, part) if attribution else None
    return span.text if span else None
