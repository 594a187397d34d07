"""The table of agreement: how far people who reviewed the same articles agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis
from annotator.tables.columns import Name, Passage, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset


class AgreementRow(Row):
    """How far two people agree on spans or attributions, all on an attribute, or people with the predictions."""

    on: Annotated[str, Width(14)]
    """A kind of span; ``spans``: all kinds together; ``attribution``: cues meet, and source and claim are at least half
    alike; or an attribute of attributions whose cues meet."""
    measure: Annotated[str, Width(24)]
    """``F1 exact``: spans that are the same to the character; ``F1 overlap``: spans that meet, one to one; ``gamma``:
    place and label of all spans, corrected for chance (γ; Mathet, Widlöcher and Métivier 2015); ``alpha``:
    Krippendorff's alpha for nominal values, ``alpha ordinal`` for values in an order (Krippendorff 2004), 1 for full
    agreement, 0 for what chance would give; ``F1 with prediction, shown`` and ``…, blind``: of reviews and predictions,
    where reviewers were shown these and where not; ``anchoring``: the first less the second, above 0 where people leave
    standing what they would not have found."""
    reviewer: Name | None
    """The one; empty for all reviewers together."""
    other: Name | None
    """The other."""
    value: float | None
    """The measure; empty where there is nothing to compare, or nobody ever chose a second value."""
    low: float | None
    """Lower end of the 95 % interval, by a bootstrap over articles; empty where that has nothing to say."""
    high: float | None
    """Upper end of the 95 % interval."""
    count: int
    """Spans that both have, counted with each of the two; for an attribute, attributions with two values or more."""
    denominator: int
    """All spans of both; for an attribute, all values of these attributions."""
    articles: int
    """Articles that both have reviewed; for an attribute, that at least two have."""
    note: Passage | None
    """Why there is no value, or no interval."""
    basis: Basis
    """Always reviewed."""


def agreement_rows(data: Dataset) -> Iterator[AgreementRow]:
    """Every two reviewers who share an article, the attributes, anchoring; or a row that says what is lacking."""
    from annotator.quality.agreement import agreements, shared_articles
    from annotator.quality.anchoring import anchoring, unshared

    reviews = [one for one in data.reviews() if not one.is_bulk]
    articles = shared_articles(reviews)
    for one in (
        *agreements(articles),
        *unshared(reviews, articles),
        *anchoring(reviews, data.predictions(reviews)),
    ):
        yield AgreementRow.of(one, basis=Basis.REVIEWED)
