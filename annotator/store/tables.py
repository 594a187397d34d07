"""The tables. Every change here needs a migration beside it; a test holds the two together.

Offsets are 0-based code points into ``pages.text``, end exclusive. How the tables hang together,
and where tasks and reviews hang, is told in docs/decisions/storage.md.
"""

from __future__ import annotations

import enum
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Double,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    SmallInteger,
    String,
    Text,
    UniqueConstraint,
    false,
    text,
    true,
)
from sqlalchemy.orm import Mapped, MappedColumn, mapped_column

from annotator.attributes import ATTRIBUTES, Attribute
from annotator.labels import Basis, DateKind, Holder, Label
from annotator.store.base import COMPACT, Base, unique_where, words


class Step(StrEnum):
    """A step of the work that a run did."""

    INGEST = "ingest"
    ANNOTATE = "annotate"


class PageTable(Base):
    """A page as it was found; its text never changes."""

    __tablename__ = "pages"
    __table_args__ = (Index("ix_pages_name", "name", postgresql_using="hash"),)  # a name may be too long for a B-tree

    id: Mapped[int] = mapped_column(primary_key=True)
    sha256: Mapped[str] = mapped_column(String(64), index=True)
    """Of the text in UTF-8."""
    name: Mapped[str]
    path: Mapped[str]
    media: Mapped[str] = mapped_column(String(16))
    extractor: Mapped[str | None]
    text: Mapped[str]
    original: Mapped[bytes | None]
    """The bytes of an HTML page, or of a text or row that was spoiled or held markup."""


class ArticleTable(Base):
    """An article's metadata, the same for every version of its body."""

    __tablename__ = "articles"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(16), unique=True)
    """``Article.key`` when it was first seen; kept when an address becomes known later."""
    url: Mapped[str | None]
    url_key: Mapped[str | None] = mapped_column(String(16), unique=True)
    """``Article.key`` of its address."""
    outlet: Mapped[str | None]
    outlet_name: Mapped[str | None]
    headline: Mapped[str | None]
    dateline: Mapped[str | None]
    published_at: Mapped[datetime | None]
    published_offset: Mapped[int | None]
    """Seconds east of UTC where it was published; none where the page gives no zone."""
    published_day: Mapped[date | None]
    """The calendar day where it was published: what ``--since`` and ``--until`` compare."""
    date_only: Mapped[bool] = mapped_column(server_default=false())
    date_kind: Mapped[DateKind | None]
    updated_at: Mapped[datetime | None]
    updated_offset: Mapped[int | None]
    """Seconds east of UTC where it was updated; none where the page gives no zone."""
    author: Mapped[str | None]
    section: Mapped[str | None]
    extra: Mapped[str | None]
    """Other columns of the article's table, as a JSON object."""
    added_at: Mapped[datetime]


class VersionTable(Base):
    """One state of an article's body. Exactly one of an article is current."""

    __tablename__ = "article_versions"
    __table_args__ = (
        UniqueConstraint("article_id", "version"),
        unique_where("uq_article_versions_current", "article_id", flag="is_current"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    article_id: Mapped[int] = mapped_column(ForeignKey("articles.id", ondelete="CASCADE"))
    version: Mapped[str] = mapped_column(String(16), index=True)
    """``Article.version``: a hash of the body."""
    page_id: Mapped[int] = mapped_column(ForeignKey("pages.id"), unique=True)
    is_current: Mapped[bool] = mapped_column(server_default=true())
    added_at: Mapped[datetime]


class SegmentTable(Base):
    """A piece of the body."""

    __tablename__ = "segments"
    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND end_offset >= start_offset", name="forward"),
        COMPACT,
    )

    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_offset: Mapped[int]
    end_offset: Mapped[int]


class RunTable(Base):
    """One going of a step over its input."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    step: Mapped[Step]
    version: Mapped[str]
    """Of what ran: for ``annotate`` the version of the rule pass."""
    lexicon: Mapped[str | None]
    """Digest of the lexicons it ran with."""
    inputs: Mapped[str | None] = mapped_column(String(64), index=True)
    """Digest of the files that it read and of how it read them; none where the same is to be read again."""
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    """None where it was interrupted, or is still going."""
    counts: Mapped[dict[str, Any]] = mapped_column(JSON)
    """How many of each thing it met."""


class AnnotationTable(Base):
    """The attributions that one run, or one reviewer, found in one version of an article: perhaps none."""

    __tablename__ = "annotations"
    __table_args__ = (
        unique_where("uq_annotations_current", "version_id", "basis", flag="is_current"),
        CheckConstraint("basis <> 'predicted' OR run_id IS NOT NULL", name="prediction_has_run"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    version_id: Mapped[int] = mapped_column(ForeignKey("article_versions.id", ondelete="CASCADE"), index=True)
    basis: Mapped[Basis]
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"), index=True)
    """The run that predicted it; none for a review."""
    digest: Mapped[str] = mapped_column(String(64))
    """Of all that it holds: two annotations with the same digest say the same."""
    is_current: Mapped[bool] = mapped_column(server_default=true())
    """True for the one of its basis that counts."""
    made_at: Mapped[datetime]


class AttributionTable(Base):
    """``models.Attribution`` without its spans."""

    __tablename__ = "attributions"
    __table_args__ = (
        UniqueConstraint("annotation_id", "uid"),
        CheckConstraint("hedge_level BETWEEN 0 AND 3", name="hedge_level"),
        CheckConstraint("score BETWEEN 0 AND 1", name="score"),
        COMPACT,
    )

    annotation_id: Mapped[int] = mapped_column(ForeignKey("annotations.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    """Its place in the annotation, from 0."""
    uid: Mapped[str] = mapped_column(String(64))
    """``Attribution.id``."""
    via: Mapped[str | None] = mapped_column(String(64))
    rule: Mapped[str | None]
    """None for one that a reviewer added."""
    score: Mapped[float | None] = mapped_column(Double)
    """None for one that a reviewer added."""


def _column(attribute: Attribute) -> MappedColumn[Any]:
    """The column of an attribute: text, a word of its vocabulary, or the number of a level."""
    vocabulary = attribute.vocabulary
    if vocabulary is None:
        return mapped_column(Text)
    before = None if attribute.required else text(repr(attribute.default.value))
    kind = SmallInteger() if issubclass(vocabulary, enum.IntEnum) else words(vocabulary)
    return mapped_column(kind, nullable=False, server_default=before)


for _attribute in ATTRIBUTES:
    setattr(AttributionTable, _attribute.name, _column(_attribute))


class FragmentTable(Base):
    """A run of text that belongs to a part of an attribution. A part is nearly always one fragment."""

    __tablename__ = "fragments"
    __table_args__ = (
        ForeignKeyConstraint(
            ["annotation_id", "attribution"],
            ["attributions.annotation_id", "attributions.number"],
            ondelete="CASCADE",
        ),
        CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="forward"),
        COMPACT,
    )

    annotation_id: Mapped[int] = mapped_column(primary_key=True)
    attribution: Mapped[int] = mapped_column(primary_key=True)
    label: Mapped[Label] = mapped_column(primary_key=True)
    span: Mapped[int] = mapped_column(primary_key=True)
    """0, or the number of the hedge."""
    position: Mapped[int] = mapped_column(primary_key=True)
    """Its place in the span, from 0."""
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    text: Mapped[str]


class BareHedgeTable(Base):
    """A fragment of a hedge in the outlet's own voice."""

    __tablename__ = "bare_hedges"
    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="forward"),
        COMPACT,
    )

    annotation_id: Mapped[int] = mapped_column(ForeignKey("annotations.id", ondelete="CASCADE"), primary_key=True)
    span: Mapped[int] = mapped_column(primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    text: Mapped[str]


class FloorTable(Base):
    """``models.Held``: who holds the floor in a sentence that no attribution holds."""

    __tablename__ = "floor"
    __table_args__ = (
        CheckConstraint("start_offset >= 0 AND end_offset > start_offset", name="forward"),
        CheckConstraint("(source IS NOT NULL) = (holder = 'speaker')", name="speaker_has_name"),
        COMPACT,
    )

    annotation_id: Mapped[int] = mapped_column(ForeignKey("annotations.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    """Its place in the annotation, from 0."""
    start_offset: Mapped[int]
    end_offset: Mapped[int]
    holder: Mapped[Holder]
    source: Mapped[str | None]
    """Canonical name of the speaker."""
    evidence: Mapped[str]
    """Names of the signs by which it was told, the strongest first, spaces between."""


class FindingTable(Base):
    """``models.Finding``, and when it was first met."""

    __tablename__ = "findings"
    __table_args__ = (Index("ix_findings_place", "place", postgresql_using="hash"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    """Of place, kind and reason."""
    place: Mapped[str]
    kind: Mapped[str]
    reason: Mapped[str]
    severity: Mapped[str] = mapped_column(String(16))
    run_id: Mapped[int | None] = mapped_column(ForeignKey("runs.id"))
    """The run that met it first."""
    found_at: Mapped[datetime]
