"""The data that tables, reports and comparisons read: a database, or an archive that has none."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from typing import Protocol, Unpack

from annotator.exchange import ReviewProgress
from annotator.labels import Basis
from annotator.models import Annotation
from annotator.store.queries import Which
from annotator.store.records import AnnotatedArticle, ArticleFacts, Counts, Review, Sampling, StoredArticle


class Readable(Protocol):
    """Annotated articles that are read; what each method gives is told in ``Store``."""

    @property
    def url(self) -> str: ...

    def article(self, name: str) -> StoredArticle: ...

    def articles(self, **which: Unpack[Which]) -> Iterator[StoredArticle]: ...

    def annotation(self, key: str, basis: Basis = Basis.PREDICTED) -> Annotation | None: ...

    def annotated_articles(
        self, *, basis: Basis = Basis.PREDICTED, in_context: bool = False, **which: Unpack[Which]
    ) -> Generator[AnnotatedArticle, None, None]: ...

    def facts(
        self, *, basis: Basis = Basis.PREDICTED, bodies: bool = True, **which: Unpack[Which]
    ) -> Generator[ArticleFacts, None, None]: ...

    def reviews(self, **which: Unpack[Which]) -> Generator[Review, None, None]: ...

    def sampling(self) -> Sampling: ...

    def review_progress(self) -> ReviewProgress | None: ...

    def counts(self) -> Counts: ...

    def last_lexicon(self) -> str | None: ...
