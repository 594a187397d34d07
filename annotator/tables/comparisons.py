"""The table of comparisons: each measure of each two outlets, and whether they differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

from annotator.comparing.verdicts import DifferenceVerdict
from annotator.labels import Basis
from annotator.tables.columns import Row, Width

if TYPE_CHECKING:
    from annotator.comparing.comparison import Comparison


class ComparisonRow(Row):
    """A measure of two outlets."""

    measure: str
    """What is measured; all measures are listed below."""
    category: Annotated[str, Width(18)]
    """Which part of it."""
    outlet: Annotated[str, Width(18)]
    """The one outlet's key, or its name where it has no key."""
    other: Annotated[str, Width(18)]
    """The other's."""
    value: float | None
    """The measure of the one."""
    other_value: float | None
    """The measure of the other."""
    unit: Annotated[str, Width(18)]
    """``share`` for a part of 1; else what the values count."""
    difference: float | None
    """The one value less the other."""
    low: float | None
    """Lower end of the 95 % interval of the difference."""
    high: float | None
    """Upper end of the 95 % interval of the difference."""
    verdict: DifferenceVerdict
    """Whether the one is higher or lower than the other, with `p_holm` below 0.05; withheld where either has fewer
    than 20 articles."""
    p: float | None
    """How likely so large a difference, in either direction, would be if outlets did not matter."""
    p_holm: float | None
    """The same, corrected for the number of pairs and categories of the measure."""
    statistic: float | None
    """The difference over its standard error."""
    test: Annotated[str, Width(18)]
    """How `p` was found: ``permutation``, or ``permutation, tail`` where no round of it came up to the difference; on
    the basis corrected ``corrected, t``, Welch's test."""
    count: int | None
    """What was counted of the one: the number above the line of a share."""
    denominator: int
    """Of how many."""
    other_count: int | None
    """What was counted of the other."""
    other_denominator: int
    """Of how many."""
    articles: int
    """Articles of the one; on the basis corrected those that were drawn and reviewed."""
    other_articles: int
    """Articles of the other."""
    basis: Basis
    """What the values stand on: the rule pass alone, people's reviews, or predictions put right by a sample."""


def comparison_rows(comparisons: Iterable[Comparison], basis: Basis) -> Iterator[ComparisonRow]:
    """Every measure of every two outlets, measure by measure."""
    for one in comparisons:
        theirs = one.theirs
        yield ComparisonRow.of(
            one,
            one.mine,
            other_value=theirs.value,
            other_count=theirs.count,
            other_denominator=theirs.denominator,
            basis=basis,
        )
