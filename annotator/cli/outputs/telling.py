"""What the commands print that tell of articles, stories and sources."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, create_model

from annotator.attributes import NAMES
from annotator.cli.outputs.base import Printed
from annotator.models import Attribution
from annotator.stories.sourcing import AlignedClaim

WrittenSpan = Annotated[list[int], Field(min_length=2, max_length=2)]
_MARKS: Mapping[str, Any] = {
    name: (Attribution.model_fields[name].annotation, Field(description=Attribution.model_fields[name].description))
    for name in (*NAMES, "rule", "score")
}


class _ShownParts(Printed):
    """An attribution in a line of annotations; offsets are code points into the text, end exclusive."""

    id: str
    """Its id."""
    source: WrittenSpan | None
    """Where the words stand that name the source."""
    cue: WrittenSpan
    """Where the cue stands."""
    claim: WrittenSpan | None
    """Where the claim stands."""
    hedges: list[WrittenSpan]
    """Where its hedges stand."""
    via: int | None
    """The place in this list of the attribution that it cites as its origin, from 0."""
    fragments: dict[str, Any] | None = None
    """By part all pieces of spans of several pieces; only where there are some."""


ShownAttribution = create_model("ShownAttribution", __base__=_ShownParts, __doc__=_ShownParts.__doc__, **_MARKS)


class Shown(Printed):
    """A line of `annotator export annotations`."""

    id: str
    """Key of the article."""
    text: str
    """The frozen text that offsets count in."""
    attributions: list[ShownAttribution]
    """In the order of their cues."""
    bare_hedges: list[WrittenSpan]
    """Hedges in the outlet's own voice."""
    floor: list[list[Any]]
    """Of sentences that no attribution holds start, end, and who goes on speaking; null is the outlet."""
    floor_evidence: list[list[Any]] | None = None
    """Of the same and of unclear ones start, end, and the signs by which it was told."""
    fragments: list[list[WrittenSpan]] | None = None
    """Of each bare hedge all pieces; only where one has several."""


class StoryArticle(Printed):
    """An article of a story."""

    id: str
    """Key of a stored article, name of a page."""
    outlet: str
    """Its outlet."""
    headline: str
    """Its headline."""
    published_at: str | None
    """When it was published, ISO 8601; null where that is not known."""
    date_only: bool
    """Whether the day alone is known."""
    is_first: bool
    """Whether it is known to have been first; false of all where no time tells."""
    taken: str | None
    """What it has from another outlet, in words."""


class StoryLine(Printed):
    """A story that several articles tell."""

    story: str
    """Id of the article that had it first."""
    headline: str
    """That article's headline."""
    articles: list[StoryArticle]
    """Who had it first in front, then by time."""
    claims: list[AlignedClaim] | None = None
    """Its claims and how each outlet sources them; only with --claims."""


class CitedSource(Printed):
    """Who is cited."""

    canonical: str
    """The name."""
    count: int
    """Attributions."""
    source_type: str
    """The type that it has most often."""
    affiliations: dict[str, int]
    """Bodies that it speaks for, with how often."""
    articles: int
    """Articles that cite it."""
    outlets: int
    """Outlets that cite it."""


class LikeNames(Printed):
    """Two names that may be one person's."""

    name: str
    """The one that is cited more."""
    other: str
    """The other."""
    evidence: list[str]
    """What agrees beside the spelling."""


class SourcesObject(Printed):
    """Who is cited, and what names may be one person's."""

    sources: list[CitedSource]
    """Those cited most first."""
    merges: list[LikeNames]
    """Pairs of names."""
