"""Records that the database and Label Studio's side exchange: tasks to be sent, annotations that came back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from annotator.labels import Status
from annotator.models import Annotation, Article, Finding


@dataclass(frozen=True, slots=True)
class Restorable:
    """A stored review that can be sent again."""

    email: str
    """Of the person who made it; empty where that is not known."""
    raw: Mapping[str, Any]
    """The annotation as the server had given it."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """An article with its current prediction, for a reviewer."""

    key: str
    """What its task is known by: ours, kept in the task's data."""
    article: Article
    annotation: Annotation
    pass_version: str
    """Of the rule pass that made the annotation."""
    prediction: int
    """Number of the annotation in the database."""
    digest: str | None = None
    """Of the prediction that was sent last (``tasks.prediction_digest``); none where none was."""
    task: int | None = None
    """The task's number on the server, where it has one."""
    blind: bool = False
    """Whether the reviewer is to be shown no prediction."""
    reviews: tuple[Restorable, ...] = ()
    """Reviews of it that the server has not, or not any more, where they are asked for."""
    earlier: tuple[Article, Annotation] | None = None
    """The last version before this one that was reviewed, and the review that speaks for it."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A sample of articles, and how it was drawn."""

    size: int
    """How many articles were asked for."""
    seed: int
    """What chance began from: the same seed draws the same."""
    strata: Mapping[str, tuple[int, int]]
    """By outlet, the empty name standing for none: how many articles there were, and how many were drawn."""
    again: bool = False
    """True where it had been drawn before, and nothing was drawn now."""
    drawn_at: datetime | None = None
    """When it was drawn; none where that is not asked for."""


@dataclass(frozen=True, slots=True)
class Returned:
    """One annotation as the server holds it."""

    number: int
    """Its number on the server."""
    created_at: datetime
    updated_at: datetime
    reviewer: int | None
    """Number of the person on the server who made it."""
    seconds: float | None
    """How long the person was at it (``lead_time``)."""
    skipped: bool
    adjudicated: bool
    """Marked as the one that counts (``ground_truth``)."""
    accepted_in_bulk: bool
    """True where a prediction was turned into an annotation without anybody opening it."""
    raw: Mapping[str, Any]
    """Everything, as the server gave it."""
    editor: int | None = None
    """Number of another person who changed it last; none where nobody did."""


@dataclass(frozen=True, slots=True)
class ReturnedTask:
    """A task of ours with all annotations that it has now."""

    key: str
    task: int
    updated_at: datetime
    annotations: tuple[Returned, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A version of an annotation that is stored and waits to be read."""

    id: int
    """Its number in the database."""
    task: int
    """Number of the task on the server."""
    number: int
    """Of the annotation, on the server."""
    article: Article
    reviewer: str
    """Name, address or number of the person."""
    raw: Mapping[str, Any]
    editor: str | None = None
    """Another person who changed it last, where somebody did."""
    adjudicated: bool = False
    """Whether it is marked as the one that counts."""


@dataclass(frozen=True, slots=True)
class ReadReview:
    """A version of a reviewer's annotation, as far as it could be read."""

    annotation: Annotation
    status: Status | None
    comment: str | None
    inferred: Mapping[str, tuple[str, ...]]
    """By id of an attribution: the parts that no relation tied to it."""
    base: str | None
    """Version of the rule pass whose prediction the reviewer began from; none where nothing of it is left."""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """A person on the server."""

    number: int
    email: str
    name: str


@dataclass(slots=True)
class Stored:
    """The outcome of storing tasks."""

    submitted: int = 0
    """Annotations that were not known."""
    updated: int = 0
    skipped: int = 0
    """Of those two, the ones that are skips."""
    deleted: int = 0
    """Annotations that are no longer there."""
    tasks: set[str] = field(default_factory=set)
    """Keys of the tasks on which something had changed."""
    gone: set[tuple[int, int]] = field(default_factory=set)
    """Numbers of task and annotation of what has nothing to be read any more: deleted, or skipped now."""


@dataclass(frozen=True, slots=True)
class Shares:
    """The parts of a project's tasks that are reviewed in another way, each as a share from 0 to 1."""

    overlap: float | None = None
    """Tasks that two people review; none where that was never said."""
    blind: float | None = None
    """New tasks that are sent without a prediction; none where that was never said."""


@dataclass(frozen=True, slots=True)
class ReviewProgress:
    """The progress of reviewing."""

    url: str
    """Where people open the project."""
    pushed_at: datetime | None
    """When it was last pushed."""
    pulled_at: datetime | None
    """When it was last pulled."""
    tasks: Mapping[str, int]
    """Tasks by state; see ``TaskTable.state``."""
    statuses: Mapping[str, int]
    """Articles by what the annotation that speaks for them says of them as a whole; ``done`` where it says nothing."""
    reviewers: Mapping[str, int]
    """By name of a person: articles whose review that counts is theirs."""
    drafts: Mapping[str, int]
    """By name of a person: drafts that were not submitted at the last pull."""
    skipped: int
    """Tasks that somebody skipped, and nobody submitted."""
    bulk: int
    """Tasks whose prediction was accepted without being opened, and that nobody submitted."""
    samples: tuple[Drawn, ...]
    """The samples that were drawn."""


@dataclass(slots=True)
class Pushed:
    """The outcome of a push."""

    sent: int = 0
    """Tasks that are new on the server."""
    recovered: int = 0
    """Tasks of which it was not known that they had arrived."""
    renewed: int = 0
    """Tasks that show a new prediction."""
    left: int = 0
    """Tasks whose prediction changed, and on which somebody works: they show what they showed."""
    restored: int = 0
    """Stored reviews that were sent with their tasks."""
    retired: int = 0
    """Tasks of superseded versions that were taken off the server."""
    carried: int = 0
    """New tasks that show what people decided on an earlier version of their article."""
    findings: list[Finding] = field(default_factory=list)
    """Articles that could not be sent."""

    def refuse(self, outgoing: Outgoing, problems: list[str]) -> None:
        """Take down why an article cannot be sent."""
        reason = f"it was not sent to Label Studio: {'; '.join(problems[:3])}"
        self.findings.append(Finding(place=outgoing.article.page.path, kind="task", reason=reason))
