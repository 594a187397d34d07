"""The table of outlets: the profile of each, measure by measure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis
from annotator.language import Language
from annotator.tables.columns import Name, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.profile import OutletFigures


class OutletRow(Row):
    """A measure of an outlet."""

    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known. On the basis corrected `all outlets`
    stands for all together that have a reviewed sample."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    measure: str
    """What is measured; the shares of a measure that is a mix add up to 1. All measures are listed below."""
    category: Annotated[str, Width(18)]
    """Which part of it."""
    value: float | None
    """The measure; empty where there is nothing to count, or too little to tell."""
    unit: Annotated[str, Width(18)]
    """``share`` for a part of 1; else what the value counts."""
    count: int | None
    """What was counted: the number above the line of a share."""
    denominator: int
    """Of how many: the number below the line."""
    low: float | None
    """Lower end of the 95 % interval; empty where there is none: fewer than two articles, or all alike."""
    high: float | None
    """Upper end of the 95 % interval."""
    drawn: int | None
    """For `diversity`: to how many attributions to named sources it is rarefied, always the same number; empty, with
    the value, where the outlet has fewer."""
    articles: int
    """Articles that were counted, those without attributions too."""
    reviewed: int | None
    """On the basis corrected: of these, the ones that were drawn and reviewed; `count` and `denominator` are theirs."""
    few_articles: bool
    """Whether these are too few for a verdict: fewer than 20, on the basis corrected fewer than 20 reviewed. The
    interval is then a rough guide at best."""
    note: Name | None
    """On the basis corrected: why there is no value, where the outlet has no sample that was drawn by chance."""
    copies: int
    """Articles that were not counted, since they repeat a wire text that was counted already."""
    basis: Basis
    """What the values stand on: the rule pass alone, people's reviews, or predictions put right by a sample."""


def outlet_rows(profiles: Iterable[OutletFigures], basis: Basis) -> Iterator[OutletRow]:
    """Every measure of every outlet, outlets by key."""
    for profile in profiles:
        yield from rows_of(profile, basis)


def rows_of(profile: OutletFigures, basis: Basis) -> Iterator[OutletRow]:
    """The rows of one outlet."""
    for one in profile.estimates():
        yield OutletRow.of(
            one,
            profile,
            outlet_name=profile.name,
            few_articles=profile.is_small,
            note=profile.reason and profile.reason.told(Language()),
            basis=basis,
        )
