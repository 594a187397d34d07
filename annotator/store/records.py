"""Records that the store returns: values that know nothing of the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, NamedTuple

from annotator.labels import (
    Basis,
    DateKind,
    Function,
    HedgeLevel,
    Holder,
    Polarity,
    QuoteType,
    Scope,
    SourceType,
    Status,
)
from annotator.models import Annotation, Article, Attribution, Finding
from annotator.store.content import Content
from annotator.store.tables import Step


@dataclass(frozen=True, slots=True)
class Added:
    """The outcome of storing an article."""

    status: Literal["new", "same", "changed"]
    """``same``: this body was known already, in whichever version; ``changed``: it is now the current version."""
    article_id: int
    key: str
    """What the article is known by here. Not ``Article.key`` where its address became known later."""
    version: str
    finding: Finding | None = None
    """What is to be known about it: another outlet's article is stored under this very body."""


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """The current version of an article."""

    key: str
    version: str
    article: Article


@dataclass(frozen=True, slots=True)
class ArticleInfo:
    """An article without its text."""

    key: str
    version: str
    name: str
    """Of the page it was read from."""
    path: str
    media: str
    url: str | None
    outlet: str | None
    outlet_name: str | None
    headline: str | None
    dateline: str | None
    published_at: datetime | None
    date_only: bool
    date_kind: DateKind | None = None
    updated_at: datetime | None = None
    author: str | None = None
    section: str | None = None
    extra: Mapping[str, str | int | float | bool] = field(default_factory=dict)
    """What the article's table says beside all this, by the names of its columns."""


@dataclass(frozen=True, slots=True)
class AnnotatedArticle:
    """An article without its text, and what was found in its current version."""

    article: ArticleInfo
    annotation: Annotation
    basis: Basis
    pass_version: str | None
    """The rule pass that made it; none for a review."""
    context: Context | None = None
    """Its text and its task, where these were asked for."""


@dataclass(frozen=True, slots=True)
class Context:
    """The context in which people judge an annotation: the text, and the task in Label Studio."""

    text: str
    """The page's stored text, into which all offsets point."""
    segments: tuple[tuple[int, int], ...]
    """The ranges of it that are the body, in code points, end exclusive."""
    task_url: str | None
    """Where the article stands in Label Studio; none where it was never sent, or is gone there."""


@dataclass(frozen=True, slots=True)
class AttributionInContext:
    """One attribution, with the article it stands in and what it stands on."""

    article: ArticleInfo
    attribution: Attribution
    basis: Basis
    pass_version: str | None


class AttributionFacts(NamedTuple):
    """The counted fields of an attribution, named as in ``models.Attribution``; one that is added is read, too."""

    id: str
    hedge_level: HedgeLevel
    function: Function
    quote_type: QuoteType
    scope: Scope
    polarity: Polarity
    source_type: SourceType
    canonical: str | None
    via: str | None
    affiliation: str | None = None


@dataclass(frozen=True, slots=True)
class ArticleFacts:
    """An article with what counting needs of its annotation."""

    article: ArticleInfo
    body: str
    attributions: tuple[AttributionFacts, ...]
    bare_hedges: int
    """How many hedges stand in the outlet's own voice."""
    basis: Basis
    pass_version: str | None
    sources: tuple[str | None, ...] = ()
    """The words that name the source of each attribution, where they were read."""
    floor: Mapping[Holder, int] = field(default_factory=dict)
    """How many sentences that no attribution holds each holder of the floor has, be it none; empty where
    nobody said."""
    hedged_own: int = 0
    """In how many of the outlet's own sentences a hedge stands."""


@dataclass(frozen=True, slots=True)
class Review:
    """A person's review of an article, beside the prediction it began from."""

    article: ArticleInfo
    reviewer: str
    updated_at: datetime
    seconds: float | None
    """How long the person was at it, as far as Label Studio knows."""
    status: Status | None
    """What the person said of the article as a whole; nothing said is as good as done."""
    is_chosen: bool
    """Whether it is the one that speaks for its article."""
    is_adjudicated: bool
    """Whether it was marked as the one that counts."""
    is_bulk: bool
    """A prediction that was accepted without being opened."""
    annotation: Annotation
    inferred: Mapping[str, Sequence[str]]
    """By id of an attribution: the parts that no relation tied to it."""
    base: Annotation | None
    """The prediction; none where nothing of it is left."""
    pass_version: str | None
    """The rule pass that made the prediction."""
    editor: str | None = None
    """Another person who changed it last, by opening and updating it; none where nobody did."""
    is_blind: bool = False
    """Whether the person was shown no prediction."""
    task: int | None = None
    """Number of its task on the server; none where that is not known, as of reviews from files."""
    number: int | None = None
    """Number of the annotation on the server."""


class Chance(NamedTuple):
    """That an article could have been drawn to be reviewed."""

    sample: int
    """Number of the sample; later ones have larger numbers."""
    stratum: str
    """Key of its outlet then; the empty name stands for none."""
    chance: float
    """Drawn articles of the stratum over all of it."""
    is_drawn: bool


@dataclass(frozen=True, slots=True)
class Sampling:
    """The ways in which articles came to be reviewed, by key of the article."""

    drawn: frozenset[str]
    """Articles that a sample was drawn of."""
    chances: Mapping[str, Sequence[Chance]]
    """Articles that could have been drawn, with the samples in whose frames they stood, the first one first; none of
    samples of earlier versions of the program, which kept no frame."""
    set_aside: frozenset[str]
    """Articles of which the review says that they are no news, or that their text is broken."""


@dataclass(slots=True)
class Run:
    """A step on its way; it counts what it has stored."""

    id: int
    step: Step
    version: str
    counts: Counter[str] = field(default_factory=Counter)

    def count(self, content: Content) -> None:
        """Count an article with what was found in it."""
        self.counts["articles"] += 1
        self.counts["attributions"] += len(content.attributions)
        self.counts["bare_hedges"] += len({number for number, *_ in content.bare_hedges})


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts of all that lies in the database."""

    articles: int
    """Articles."""
    versions: int
    """Versions of their bodies."""
    annotated: int
    """Articles whose current version has a prediction."""
    attributions: int
    """In current predictions of current versions."""
    reviewed: int
    """Articles whose current version has a review."""
    findings: int
    """Things that could not be read or understood."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The extent of what is deleted with an article."""

    key: str
    versions: int
    annotations: int
    attributions: int
    reviews: int
    """Of the annotations, those that people made."""
    findings: int
