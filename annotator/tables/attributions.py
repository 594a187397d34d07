"""The attribution table: one row an attribution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from annotator.attributes import Attributes
from annotator.bangla.passages import Passages
from annotator.labels import Basis
from annotator.tables.columns import Name, OfAnArticle, Passage, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.models import Attribution, Span
    from annotator.store import AnnotatedArticle

#: What stands between two hedges in a cell.
HEDGE_GLUE = " | "

#: What a reader of a spreadsheet wants to see, in this order, with widths in characters.
READER = {
    **{"outlet_name": 16, "published_at": 16, "headline": 26, "source": 22, "source_type": 13, "hedge_level_name": 13},
    **{"cue": 16, "claim": 40, "sentence": 52, "url": 18, "task_url": 18},
}


class _Context(OfAnArticle):
    """The article that an attribution stands in."""

    headline: Passage | None
    """The headline, as it stands on the page."""
    url: Annotated[str, Width(22)] | None
    """The article's canonical address."""


class _Words(Row):
    """The words of an attribution."""

    source: Name | None
    """The words that name who said it; empty where nobody is named there."""
    cue: Name
    """The words that carry the act of saying or believing."""
    claim: Passage | None
    """What is attributed; empty for a credit of the whole article."""
    hedges: Name | None
    """The markers of uncertainty inside the claim or on the cue, joined by " | "."""


class AttributionRow(Attributes, _Words, _Context):
    """An attribution in an article: who is made responsible for what, and how sure it is made to sound."""

    sentence: Passage
    """The whole sentence that the cue stands in, its lines joined."""
    task_url: Annotated[str, Width(22)] | None
    """Where the article stands in Label Studio; empty where it was never sent there."""
    hedge_level_name: Annotated[str, Width(14)]
    """The name of the hedge level."""
    via: Annotated[str, Width(18)] | None
    """The attribution whose source this one cites as its origin: the value of `attribution` in its row."""
    via_canonical: Name | None
    """Who that source is: its bare name, else its words."""
    rule: Annotated[str, Width(24)] | None
    """The rule that made it; empty for one that a reviewer added."""
    score: float | None
    """How likely the attribution is right, 0 to 1; empty for one that a reviewer added."""
    rule_pass: Annotated[str, Width(18)] | None
    """The version of the rule pass that made it: a hash of its code and lexicons; empty for a review."""
    basis: Basis
    """What the row stands on: the rule pass alone, or a person's review."""
    source_start: int | None
    """First code point of the source, counted from 0 in the page's stored text."""
    source_end: int | None
    """The code point after the source's last."""
    cue_start: int
    """First code point of the cue."""
    cue_end: int
    """The code point after the cue's last."""
    claim_start: int | None
    """First code point of the claim."""
    claim_end: int | None
    """The code point after the claim's last."""
    attribution: Annotated[str, Width(18)]
    """The attribution's stable id."""


def attribution_rows(data: Dataset) -> Iterator[AttributionRow]:
    """Every attribution that is asked for, article by article in the order of their cues."""
    for read in data.annotated(in_context=True):
        context = read.context
        assert context
        passages = Passages(context.text, context.segments)
        origins = {each.id: each for each in read.annotation.attributions}
        for found in read.annotation.attributions:
            around = passages.as_read(found.cue.start, found.cue.end)
            sentence = " ".join(context.text[around.start : around.end].split())
            yield _row(read, found, origins.get(found.via or ""), sentence, context.task_url)


def _row(
    read: AnnotatedArticle, found: Attribution, origin: Attribution | None, sentence: str, task_url: str | None
) -> AttributionRow:
    article = read.article
    return AttributionRow.of(
        found,
        article,
        article=article.key,
        source=_text(found.source),
        cue=found.cue.text,
        claim=_text(found.claim),
        hedges=HEDGE_GLUE.join(hedge.text for hedge in found.hedges) or None,
        sentence=sentence,
        task_url=task_url,
        hedge_level_name=found.hedge_level.name.lower(),
        via_canonical=origin and (origin.canonical or _text(origin.source)),
        rule_pass=read.pass_version,
        basis=read.basis,
        source_start=found.source.start if found.source else None,
        source_end=found.source.end if found.source else None,
        cue_start=found.cue.start,
        cue_end=found.cue.end,
        claim_start=found.claim.start if found.claim else None,
        claim_end=found.claim.end if found.claim else None,
        attribution=found.id,
    )


def _text(span: Span | None) -> str | None:
    return span.text if span else None
