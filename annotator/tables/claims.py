"""The table of claims: the same claim in several outlets, and how each of them sources it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from annotator.labels import Basis, Function, HedgeLevel, SourceType
from annotator.stories.in_words import in_words
from annotator.stories.sourcing import Answerable
from annotator.tables.columns import Name, Passage, Row, Width

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.stories.sourcing import AlignedClaim, Sourcing
    from annotator.stories.stories import Membership


class ClaimRow(Row):
    """A claim of a story in one of the outlets that tell it."""

    story: Annotated[str, Width(18)]
    """The key of the article that had the story first."""
    claim_number: int
    """Which claim of the story, from 1: those whose drift is the most telling come first."""
    claim: Passage
    """The claim in the words of the statement that is the most similar to the others."""
    outlets_stating: int
    """Outlets of the story that state it."""
    outlets_telling: int
    """Outlets that tell the story."""
    drift: Annotated[str, Width(24)] | None
    """In what the outlets that state it differ, as far as their words are close and it is clear who answers, copies
    left aside: ``contradiction``, ``voice``, ``source``, ``level``, ``figures``, ``denial``, joined by commas; empty
    where they agree."""
    summary: Passage
    """Who answers for it in which outlet, in words, the surest first, copies left aside; numbers in brackets where they
    differ."""
    outlet: Annotated[str, Width(18)]
    """The outlet's key or name; of an unsigned article its key."""
    article: Annotated[str, Width(18)]
    """The key of the article that states it; of one that does not, of the outlet's first in the story."""
    voice: Answerable
    """Who answers for it: ``attributed`` to somebody, ``credited`` to whom the whole article credits, ``continued`` by
    a speaker whose words go on without a cue, the ``outlet`` itself, ``unclear``, or ``absent`` where the outlet does
    not state it."""
    source: Name | None
    """Who said it: the bare name of the nearest speaker; empty where nobody is named."""
    source_type: SourceType | None
    """What kind of speaker it is."""
    via: Name | None
    """Through whom: the next in the chain of sources, further ones behind ``<``."""
    cue: Name | None
    """The cue that attributes it."""
    hedge_level: HedgeLevel | None
    """How sure it is made to sound; empty where it is absent."""
    function: Function | None
    """The act of the nearest speaker."""
    denied_by: Name | None
    """Who denies it in the next sentence."""
    figures: Annotated[str, Width(18)] | None
    """The numbers in it, joined by commas; empty where there is none."""
    text: Passage | None
    """The words that state it, as they stand."""
    start: int | None
    """First code point of them in the page's frozen text."""
    end: int | None
    """Code point after the last."""
    copy_of_another: bool
    """The article is a copy of another, so this says nothing about its own sourcing."""
    published_at: datetime | None
    """When the article was published."""
    chain_place: int | None
    """Its place in the claim chain, from 1: the versions in close words, by time, undated ones last; empty where it is
    no part of one."""
    is_first: bool
    """It is known to be earlier than all others that state it."""
    words_of: Annotated[str, Width(18)] | None
    """The key of the earlier article of another outlet whose words, outside of quotations, it takes over."""
    changes: Annotated[str, Width(24)] | None
    """What became of the sourcing since an earlier version, that of `words_of`, else the last before it:
    ``contradicted``, ``source_dropped``, ``source_added``, ``other_source``, ``strengthened``, ``weakened``,
    ``other_figures``, ``denial_differs``, joined by commas; empty where nothing changed or no time
    tells who was earlier."""
    similarity: float
    """The average similarity of the statements, from 0 to 1; 1 where one outlet alone states it."""
    basis: Basis
    """What it stands on: the rule pass alone, or people's reviews."""


def claim_rows(data: Dataset, memberships: Sequence[Membership]) -> Iterator[ClaimRow]:
    """Yield every claim of every story that several outlets tell, a row for each of these outlets.

    Stories of the most articles come first, and in each the claims whose drift is the most telling.
    """
    from annotator.comparing.shared_claims import shared_stories, with_claims

    for story in with_claims(data, shared_stories(memberships)):
        for number, claim in enumerate(story.claims, start=1):
            places = {one.outlet: place for place, one in enumerate(claim.chain, start=1)}
            for one in claim.sourcings:
                yield _row(story.name, number, claim, one, places.get(one.outlet), data.basis)


def _row(story: str, number: int, claim: AlignedClaim, one: Sourcing, place: int | None, basis: Basis) -> ClaimRow:
    return ClaimRow.of(
        one,
        story=story,
        claim_number=number,
        claim=claim.text,
        outlets_stating=len(claim.stated),
        outlets_telling=len(claim.sourcings),
        drift=", ".join(claim.drift) or None,
        summary=in_words(claim),
        figures=", ".join(one.figures) or None,
        chain_place=place,
        changes=", ".join(one.changes) or None,
        similarity=claim.similarity,
        basis=basis,
    )
