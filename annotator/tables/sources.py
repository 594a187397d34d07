"""The table of sources: whom each outlet cites, how often, and how sure what they say is made to sound."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis, HedgeLevel, SourceType
from annotator.tables.columns import Name, Row, Width, share

if TYPE_CHECKING:
    from annotator.comparing.corpus import Corpus


class SourceRow(Row):
    """A named source in an outlet."""

    canonical: Name
    """The source's bare name."""
    source_type: SourceType
    """What kind of speaker it is."""
    country: str | None
    """Its country by the gazetteer (ISO 3166-1); empty where it is international or not in there."""
    outlet: Annotated[str, Width(18)] | None
    """The outlet's key; its name where it has no key; empty where it is not known."""
    outlet_name: Name | None
    """The outlet's Bangla name."""
    count: int
    """Attributions to it in this outlet."""
    denominator: int
    """All attributions to named sources in this outlet."""
    share: float | None
    """The one over the other."""
    articles: int
    """Articles of this outlet that cite it."""
    claims: int
    """Of `count`, those that hold a claim: credits of whole articles do not."""
    flat: int
    """Of `claims`, those at hedge level 0."""
    flat_share: float | None
    """`flat` over `claims`."""
    distanced: int
    """Of `claims`, those at hedge level 1."""
    distanced_share: float | None
    """`distanced` over `claims`."""
    probable: int
    """Of `claims`, those at hedge level 2."""
    probable_share: float | None
    """`probable` over `claims`."""
    possible: int
    """Of `claims`, those at hedge level 3."""
    possible_share: float | None
    """`possible` over `claims`."""
    total: int
    """Attributions to it in all outlets of this table."""
    outlets: int
    """In how many of them it is cited."""
    basis: Basis
    """What the counts stand on: the rule pass alone, or people's reviews."""


def source_rows(corpus: Corpus, basis: Basis, lexicon: Path | None = None) -> Iterator[SourceRow]:
    """Yield every source in every outlet that cites it, those cited most in all outlets first.

    Args:
        corpus: the counts.
        basis: what they stand on.
        lexicon: the user's lexicon folder, for the countries of sources.
    """
    from annotator.comparing.countries import Countries
    from annotator.comparing.sources import citations

    countries = Countries(lexicon)
    names = {level: level.name.lower() for level in HedgeLevel}
    for one in citations(corpus):
        claims = one.count - one.credits
        levels = {name: one.levels.get(level, 0) for level, name in names.items()}
        yield SourceRow.of(
            one,
            canonical=one.source.name,
            source_type=one.source.type,
            country=countries.of_source(one.source.name),
            outlet_name=corpus.names[one.outlet],
            denominator=one.named,
            share=share(one.count, one.named),
            claims=claims,
            **levels,
            **{f"{name}_share": share(number, claims) for name, number in levels.items()},
            basis=basis,
        )
