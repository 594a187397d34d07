"""The tables of the review loop: projects, samples, tasks, reviewers, reviews.

How they work together is told in docs/decisions/review-loop.md.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Double, ForeignKey, Index, Integer, String, UniqueConstraint, false, text, true
from sqlalchemy.orm import Mapped, mapped_column

from annotator.store.base import COMPACT, Base, unique_where


class ProjectTable(Base):
    """A project on a Label Studio server. It has a key before it is made there, so that it is made once."""

    __tablename__ = "projects"
    __table_args__ = (UniqueConstraint("key", "made_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(64))
    """Ours; the project keeps it in its description."""
    number: Mapped[int | None]
    """On the server; none until it has been found there."""
    made_at: Mapped[datetime | None]
    """When it was made on the server: the same key with another time is a project of another server."""
    url: Mapped[str | None]
    """Where people open it."""
    watermark: Mapped[datetime | None]
    """The latest change on the server that has been seen."""
    compared_at: Mapped[datetime | None]
    """When all task numbers were last compared, which is how deleted tasks are found."""
    pushed_at: Mapped[datetime | None]
    pulled_at: Mapped[datetime | None]
    overlap: Mapped[float | None] = mapped_column(Double)
    """The share of tasks that two people review; none where that was never said."""
    blind: Mapped[float | None] = mapped_column(Double)
    """The share of new tasks that are sent without a prediction; none where that was never said."""


class SampleTable(Base):
    """A sample of articles that was drawn to be reviewed, and how."""

    __tablename__ = "samples"
    __table_args__ = (UniqueConstraint("project_id", "size", "seed"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    size: Mapped[int]
    """How many were asked for."""
    seed: Mapped[int]
    strata: Mapped[dict[str, Any]] = mapped_column(JSON)
    """By outlet, the empty name standing for none: how many articles there were, and how many were drawn."""
    drawn_at: Mapped[datetime]


class FrameTable(Base):
    """The frame of a sample: each article that could have been drawn, with its chance, and whether it was."""

    __tablename__ = "sample_frames"
    __table_args__ = (COMPACT,)

    sample_id: Mapped[int] = mapped_column(ForeignKey("samples.id", ondelete="CASCADE"), primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"), primary_key=True, index=True)
    stratum: Mapped[str]
    """Key of its outlet when it was drawn; the empty name stands for none."""
    chance: Mapped[float] = mapped_column(Double)
    """That it is drawn: drawn articles of its stratum over all of it."""
    is_drawn: Mapped[bool]


class TaskTable(Base):
    """An article version on its way to reviewers: the outbox."""

    __tablename__ = "tasks"
    __table_args__ = (
        UniqueConstraint("project_id", "key"),
        Index("ix_tasks_project_id_state", "project_id", "state"),
        Index("ix_tasks_project_id_number", "project_id", "number"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id", ondelete="CASCADE"), index=True)
    sample_id: Mapped[int | None] = mapped_column(ForeignKey("samples.id"))
    key: Mapped[str] = mapped_column(String(40))
    """Ours; the task keeps it in its data. Numbers are given out again, keys are not."""
    number: Mapped[int | None]
    """On the server, once that is known."""
    state: Mapped[str] = mapped_column(String(16))
    """``queued``, ``sending`` (perhaps there, perhaps not), ``sent``, ``renewing`` (a new prediction is perhaps there),
    ``refused`` (not fit to be sent), ``displaced`` (its number is another's now), ``gone`` (deleted on the server),
    ``retired`` (taken off the server, since its article has another body now),
    ``imported`` (made elsewhere, and on no server)."""
    prediction_id: Mapped[int | None] = mapped_column(ForeignKey("annotations.id", ondelete="SET NULL"))
    """The prediction that was sent last."""
    digest: Mapped[str | None] = mapped_column(String(64))
    """Of what that prediction shows."""
    is_blind: Mapped[bool] = mapped_column(server_default=false())
    """True where it is sent without a prediction, to learn what people find who are shown nothing."""
    changed_at: Mapped[datetime]
    """When its state changed."""
    seen_at: Mapped[datetime | None]
    """The task's own time of change on the server when its annotations were last stored."""


class ReviewerTable(Base):
    """A person on the server."""

    __tablename__ = "reviewers"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    project_id: Mapped[int] = mapped_column(ForeignKey("projects.id", ondelete="CASCADE"))
    number: Mapped[int]
    """On the server."""
    email: Mapped[str]
    name: Mapped[str]
    drafts: Mapped[int] = mapped_column(server_default=text("0"))
    """Drafts of theirs that were never submitted, at the last pull."""


class ReviewTable(Base):
    """A version of an annotation as the server gave it, whole, and what became of it. No version is ever deleted."""

    __tablename__ = "reviews"
    __table_args__ = (
        UniqueConstraint("task_id", "number", "digest"),
        unique_where("uq_reviews_latest", "task_id", "number", flag="is_latest"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[int] = mapped_column(ForeignKey("tasks.id", ondelete="CASCADE"))
    number: Mapped[int] = mapped_column(Integer)
    """Of the annotation, on the server."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of the raw annotation."""
    raw: Mapped[dict[str, Any]] = mapped_column(JSON)
    reviewer_id: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))
    """Who made it."""
    editor_id: Mapped[int | None] = mapped_column(ForeignKey("reviewers.id"))
    """Another person who changed it last, who opened it and called *Update*; none where nobody did."""
    created_at: Mapped[datetime]
    updated_at: Mapped[datetime]
    seconds: Mapped[float | None] = mapped_column(Double)
    """How long the person was at it, as far as Label Studio knows."""
    is_skip: Mapped[bool] = mapped_column(server_default=false())
    is_adjudicated: Mapped[bool] = mapped_column(server_default=false())
    is_bulk: Mapped[bool] = mapped_column(server_default=false())
    """A prediction that was accepted without being opened."""
    is_latest: Mapped[bool] = mapped_column(server_default=true())
    """False for a version that was changed later."""
    is_chosen: Mapped[bool] = mapped_column(server_default=false())
    """True for the one that speaks for its article version; whether that counts as reviewed, its status says."""
    deleted_at: Mapped[datetime | None]
    """When it was found that the server has it no longer."""
    pulled_at: Mapped[datetime]
    reader: Mapped[int | None]
    """Version of the program's reading of reviews by which it was read; none until then."""
    status: Mapped[str | None] = mapped_column(String(16))
    """What the reviewer said of the article as a whole."""
    comment: Mapped[str | None]
    annotation_id: Mapped[int | None] = mapped_column(ForeignKey("annotations.id", ondelete="SET NULL"), index=True)
    """What could be read of it."""
    base_id: Mapped[int | None] = mapped_column(ForeignKey("annotations.id", ondelete="SET NULL"))
    """The prediction that the reviewer began from."""
    inferred: Mapped[dict[str, Any]] = mapped_column(JSON)
    """By id of an attribution: the parts that no relation tied to it."""
