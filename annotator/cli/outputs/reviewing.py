"""What the commands print that are about reviewers' work."""

from __future__ import annotations

from annotator.cli.outputs.base import Printed
from annotator.exchange import ReviewProgress
from annotator.pipeline.opinions import ReviewerShare
from annotator.quality.against_reviews import GroupFigure
from annotator.quality.evaluation import QualityFigure
from annotator.store import Counts


class PushedLine(Printed):
    """What `annotator push` did."""

    sent: int
    """Tasks that are new on the server."""
    recovered: int
    """Tasks of which it was not known that they had arrived."""
    renewed: int
    """Tasks that show a new prediction."""
    restored: int
    """Stored reviews that were sent with their tasks."""
    carried: int
    """New tasks that show what people decided on an earlier version."""
    retired: int
    """Tasks of superseded versions that were taken back."""
    left: int
    """Tasks with work on them that show what they showed."""
    findings: int
    """Articles that are not fit to be sent."""
    project: str
    """Address of the project."""


class PulledLine(Printed):
    """What `annotator pull` brought."""

    new: int
    """Reviews that were submitted."""
    changed: int
    """Reviews that were corrected."""
    deleted: int
    """Reviews that were deleted in Label Studio."""
    skipped: int
    """Those of the new and changed ones by which a task was skipped."""
    gone: int
    """Tasks that were deleted in Label Studio."""
    findings: int
    """Things that could not be made out."""


class DisagreementLine(Printed):
    """An article that people reviewed otherwise than each other."""

    article: str
    """Its key."""
    name: str
    """Name of its page."""
    outlet: str | None
    """Name of its outlet, where it is known."""
    headline: str | None
    """Its headline, where it is known."""
    reviewers: list[str]
    """Who reviewed it."""
    tasks: list[int | None]
    """Of each review the number of its task; null of one from a file."""


class Adjudicated(Printed):
    """Whose annotation counts now."""

    article: str
    """Key of the article."""
    name: str
    """Name of its page."""
    reviewer: str
    """Who made the annotation."""


class StatusObject(Printed):
    """How far the work is."""

    database: str
    """Path of the SQLite file, or the address without its password."""
    counts: Counts
    """What the database holds."""
    reviewing: ReviewProgress | None
    """The progress of reviewing; null before the first push."""
    reviewers: list[ReviewerShare]
    """The part of each person."""


class ReviewedScores(Printed):
    """Predictions against reviews."""

    articles: int
    """Reviewed articles."""
    actions: dict[str, int]
    """By what reviewers did with predictions, how often."""
    figures: list[QualityFigure]
    """Over all articles."""
    groups: list[GroupFigure]
    """By what --by names."""


class SuggestedRecord(Printed):
    """A record that reviews speak for."""

    file: str
    """The lexicon file it belongs to, without ending."""
    kind: str
    """Kind of record."""
    words: str
    """The words it is about."""
    count: int
    """Reviewed attributions that ask for it."""
    articles: int
    """Articles that hold these."""
    gained: int
    """Reviewed attributions that come right with it."""
    lost: int
    """Those that come wrong with it."""
    contexts: list[str]
    """Where it stands."""
    toml: str
    """The record."""
