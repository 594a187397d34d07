"""The table of agreement: how far people who reviewed the same articles agree."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from annotator.labels import Basis
from annotator.quality.agreement import Agreed
from annotator.tables.columns import Name, Row

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset


class AgreementRow(Row):
    """How far two people agree on a kind of span, or all on an attribute."""

    on: Agreed
    """A kind of span, or an attribute of attributions whose cues meet."""
    measure: str
    """``F1 exact``: spans that are the same to the character; ``F1 overlap``: spans that meet, one to one; ``alpha``:
    Krippendorff's alpha for nominal values (Krippendorff 2004; library krippendorff), 1 for full agreement, 0 for
    what chance would give."""
    reviewer: Name | None
    """The one; empty for all reviewers together."""
    other: Name | None
    """The other."""
    value: float | None
    """The measure; empty where there is nothing to compare, or nobody ever chose a second value."""
    count: int
    """Spans that both have, counted with each of the two; for an attribute, attributions with two values or more."""
    denominator: int
    """All spans of both; for an attribute, all values of these attributions."""
    articles: int
    """Articles that both have reviewed; for an attribute, that at least two have."""
    basis: Basis
    """Always reviewed."""


def agreement_rows(data: Dataset) -> Iterator[AgreementRow]:
    """Every two reviewers who share an article, span by span, then the attributes; nothing where nobody shares one."""
    from annotator.quality.agreement import agreements, shared_articles

    articles = shared_articles(data.reviews())
    for one in agreements(articles) if articles else ():
        yield AgreementRow(
            on=one.on,
            measure=one.measure,
            reviewer=one.reviewer,
            other=one.other,
            value=one.value,
            count=one.count,
            denominator=one.denominator,
            articles=one.articles,
            basis=Basis.REVIEWED,
        )
