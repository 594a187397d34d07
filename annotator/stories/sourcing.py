"""The sourcing of a claim: by one outlet, and across the outlets of a story."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

from pydantic import Field

from annotator.labels import Function, HedgeLevel, SourceType
from annotator.models import Record

#: What stands between the links of a chain of sources.
VIA = " < "
#: Later than every article.
LATEST = datetime.max.replace(tzinfo=UTC)


class Answerable(StrEnum):
    """The one who answers for a statement in an article."""

    ATTRIBUTED = "attributed"
    """A source is named, or said to be there."""
    CREDITED = "credited"
    """Nobody in the sentence, but the article as a whole credits a source."""
    CONTINUED = "continued"
    """A speaker who holds the floor: his words go on without a cue."""
    OUTLET = "outlet"
    """The outlet itself: a fact without a source, or its own supposition."""
    UNCLEAR = "unclear"
    """Nobody in the sentence, and whether it is the outlet's own is not clear, or the outlet attributes the same
    elsewhere; nothing is concluded from it."""
    ABSENT = "absent"
    """The article does not state it."""


class Drift(StrEnum):
    """In what outlets differ that state the same."""

    CONTRADICTION = "contradiction"
    """What one says excludes what another says."""
    VOICE = "voice"
    """One names a source, another states it as its own."""
    SOURCE = "source"
    """They name different sources."""
    LEVEL = "level"
    """It is made to sound surer here than there."""
    FIGURES = "figures"
    """They give different numbers."""
    DENIAL = "denial"
    """One says that it is denied, another does not."""


class SourcingChange(StrEnum):
    """The change in the sourcing of a claim between an outlet and a later one."""

    CONTRADICTED = "contradicted"
    """The later one says what excludes it."""
    SOURCE_DROPPED = "source_dropped"
    """The later one states as its own what had a source."""
    SOURCE_ADDED = "source_added"
    """The later one names a source for what was stated without."""
    OTHER_SOURCE = "other_source"
    """The later one names another source."""
    STRENGTHENED = "strengthened"
    """It is made to sound surer."""
    WEAKENED = "weakened"
    """It is made to sound less sure."""
    OTHER_FIGURES = "other_figures"
    """The later one gives other numbers."""
    DENIAL_DIFFERS = "denial_differs"
    """One of the two alone says that it is denied."""


class Sourcing(Record):
    """The sourcing of a claim by one outlet."""

    outlet: str
    """Key or name of the outlet; of an unsigned article its id."""
    article: str
    """Id of the article; of several by one outlet the one that states it, else the first."""
    voice: Answerable
    text: str | None = None
    """The words that state it, as they stand."""
    start: int | None = Field(default=None, ge=0)
    """First code point in the page's frozen text."""
    end: int | None = None
    """Code point after the last."""
    attribution: str | None = None
    """Id of the attribution of the nearest speaker."""
    cue: str | None = None
    """The cue of that attribution."""
    source: str | None = None
    """Who said it: the canonical name of the nearest speaker who is named; none where nobody is."""
    source_type: SourceType | None = None
    """What that speaker is."""
    via: str | None = None
    """Through whom: the next in the chain, who reports it or is cited as its origin; further ones behind ``VIA``."""
    via_type: SourceType | None = None
    """What the last of them is."""
    hedge_level: HedgeLevel | None = None
    """How sure it is made to sound: the most uncertain link of the chain decides; none where it is absent."""
    function: Function | None = None
    """The act of the nearest speaker."""
    denied_by: str | None = None
    """Who denies it in the next sentence."""
    figures: tuple[str, ...] = ()
    """The numbers in it."""
    copy_of_another: bool = False
    """The article is a copy of another, so this says nothing about its own sourcing."""
    close: bool = True
    """Its words are so near to those of another outlet that a difference between them tells something."""
    published_at: datetime | None = None
    """When the article was published."""
    date_only: bool = False
    """Whether no more than the day of that is known."""
    also_in: tuple[str, ...] = ()
    """Further articles of the outlet in the story that state it, by id."""
    is_first: bool = False
    """It is known to be earlier than all others that state it; False where a date is not known."""
    words_of: str | None = None
    """The id of an earlier article of another outlet whose words, outside of quotations, it takes over."""
    against: str | None = None
    """The id of the earlier article that ``changes`` holds it against: ``words_of``, else the last before it."""
    changes: tuple[SourcingChange, ...] = ()
    """What became of the sourcing since then."""


class AlignedClaim(Record):
    """A claim and how each outlet of a story sources it."""

    text: str
    """The claim in the words of the statement that is the most similar to the others."""
    sourcings: tuple[Sourcing, ...]
    """One an outlet, by outlet."""
    drift: tuple[Drift, ...]
    """In what the outlets that state it differ, copies left aside."""
    similarity: float = Field(ge=0, le=1)
    """The average similarity of the statements; 1 where there is only one."""

    @property
    def stated(self) -> tuple[Sourcing, ...]:
        """The sourcings of the outlets that state it."""
        return tuple(one for one in self.sourcings if one.voice is not Answerable.ABSENT)

    @property
    def versions(self) -> tuple[Sourcing, ...]:
        """The sourcings of the outlets that state it, in the order of time, undated ones last."""
        return tuple(sorted(self.stated, key=lambda one: (one.published_at or LATEST, one.outlet)))

    @property
    def chain(self) -> tuple[Sourcing, ...]:
        """The versions in close words; empty where one stands alone."""
        close = tuple(one for one in self.versions if one.close)
        return close if len(close) > 1 else ()

    @property
    def worded(self) -> tuple[Sourcing, ...]:
        """Those whose words are held against each other: no copies, in words that are close."""
        return tuple(one for one in self.stated if one.close and not one.copy_of_another)

    @property
    def compared(self) -> tuple[Sourcing, ...]:
        """Those of them whose sourcing is compared: it is clear who answers."""
        return tuple(one for one in self.worded if one.voice is not Answerable.UNCLEAR)
