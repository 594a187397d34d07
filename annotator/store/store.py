"""``Store``: the database as the rest of the program sees it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Generator, Iterable, Iterator
from contextlib import AbstractContextManager, closing
from datetime import datetime
from types import TracebackType
from typing import Unpack

from sqlalchemy import Engine

from annotator.exchange import ReviewProgress
from annotator.labels import Basis
from annotator.models import Annotation, Article, Finding
from annotator.store import (
    articles,
    facts,
    findings,
    forgetting,
    projects,
    queries,
    review_progress,
    reviews,
    runs,
    samples,
)
from annotator.store.batches import Batches
from annotator.store.content import content_of
from annotator.store.database import connect, parse, reading, scrub, shown, writing
from annotator.store.imports import Imports
from annotator.store.inbox import ProjectInbox
from annotator.store.migrate import migrate
from annotator.store.outbox import ProjectOutbox
from annotator.store.queries import Which
from annotator.store.records import (
    Added,
    AnnotatedArticle,
    ArticleFacts,
    AttributionInContext,
    Counts,
    Forgotten,
    Review,
    Run,
    Sampling,
    StoredArticle,
)
from annotator.store.tables import Step
from annotator.store.word_search import WordSearch, word_search


class Store(AbstractContextManager["Store"]):
    """An open database. Use it as a context manager, or call :meth:`close`.

    Each method that writes is a transaction of its own (``add_findings``: one a batch): what is broken off leaves whole
    articles and annotations only. Iterators may be mixed with writing. Every method may raise ``DatabaseLocked`` where
    another program holds the database too long, and ``DatabaseError`` where it fails.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    @classmethod
    def open(cls, url: str | None = None, *, create: bool = True) -> Store:
        """Open a database and bring its schema up to date.

        Args:
            url: ``sqlite:///FILE``, the path of an SQLite file, or ``postgresql://USER@HOST/NAME``;
                ``annotator.db`` in the current folder when left out.
            create: make an SQLite file that does not exist, and our tables where there are none; otherwise that is
                an error.

        Raises:
            NewerSchema: a later version of this program wrote it.
            DatabaseError: it cannot be reached, or is no database of this program.
        """
        engine = connect(parse(url), create=create)
        try:
            migrate(engine, create=create)
        except BaseException:
            engine.dispose()
            raise
        return cls(engine)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def url(self) -> str:
        """The database's address, to show to people: the path of an SQLite file, or a URL without its password."""
        return shown(self._engine.url)

    # Articles

    def add(self, article: Article) -> Added:
        """Store an article, or what is new about one that is known.

        Raises:
            InputError: it holds what no database stores; nothing is stored of it.
        """
        with writing(self._engine) as connection:
            return articles.add(connection, article)

    def batches(self) -> Batches:
        """Return what writes many articles, and what was found in them, in one transaction."""
        return Batches(self._engine)

    def article(self, name: str) -> StoredArticle:
        """The article of that key, page name or address, or the start of a key.

        Raises:
            NotFound: there is none, or there are several; the message lists them.
        """
        with reading(self._engine) as connection:
            return queries.find(connection, name)

    def articles(self, **which: Unpack[Which]) -> Iterator[StoredArticle]:
        """The articles in their current version, in the order they were first stored.

        The bytes of HTML pages (``Page.original``) are left out; :meth:`article` has them.
        """
        return queries.stream(self._engine, queries.chosen(**which))

    def extent(self, key: str) -> Forgotten:
        """Return the extent of what :meth:`forget` would delete.

        Raises:
            NotFound: there is no article of that key.
        """
        with reading(self._engine) as connection:
            return forgetting.extent(connection, key)

    def forget(self, key: str) -> Forgotten:
        """Delete an article for good: all versions, with pages, predictions and reviews.

        Raises:
            NotFound: there is no article of that key.
        """
        with writing(self._engine) as connection:
            gone = forgetting.forget(connection, key)
        scrub(self._engine)
        return gone

    # Runs and what they find

    def begin_run(
        self, version: str, *, step: Step = Step.ANNOTATE, lexicon: str | None = None, inputs: str | None = None
    ) -> Run:
        """Note that a step begins.

        Args:
            version: of what runs; for ``annotate`` the version of the rule pass.
            step: what is done.
            lexicon: digest of the lexicons it runs with, where it knows one.
            inputs: digest of what it reads, where that can be told.
        """
        return runs.begin(self._engine, version, step, lexicon, inputs)

    def counts_of_same(self, inputs: str) -> Counter[str] | None:
        """Return what the last finished run that read this so counted; None where another way came since, or none."""
        return runs.counts_of_same(self._engine, inputs)

    def finish_run(self, run: Run) -> None:
        """Note that a step came to its end, and its counts. One that is broken off stays without an end."""
        runs.finish(self._engine, run)

    def last_lexicon(self) -> str | None:
        """Return the digest of the lexicons of the last run of the rule pass; None where there was none."""
        return runs.last_lexicon(self._engine)

    def pending(self, pass_version: str, *, keys: Collection[str] | None = None) -> Iterator[StoredArticle]:
        """The articles whose current version does not stand predicted by this version of the pass.

        Args:
            pass_version: version of the rule pass.
            keys: look at these articles only.
        """
        return queries.stream(self._engine, queries.pending(pass_version, keys))

    def count_pending(self, pass_version: str, *, keys: Collection[str] | None = None) -> int:
        """Return the number of articles that :meth:`pending` gives."""
        return queries.count(self._engine, queries.pending(pass_version, keys))

    def save(self, run: Run, article_key: str, version: str, annotation: Annotation) -> None:
        """Store what a run predicted for a version of an article, and make it the current one; those of others stay.

        Raises:
            NotFound: there is no such article version.
        """
        self.batches().save(run, [(article_key, version, content_of(annotation))])

    def annotation(self, key: str, basis: Basis = Basis.PREDICTED) -> Annotation | None:
        """Return the annotation of the current version of an article; None where there is none."""
        found = self.annotated_articles(keys=[key], basis=basis)
        with closing(found):
            return next((one.annotation for one in found), None)

    def annotated_articles(
        self, *, basis: Basis = Basis.PREDICTED, in_context: bool = False, **which: Unpack[Which]
    ) -> Generator[AnnotatedArticle, None, None]:
        """Articles with what was found in them, by outlet, time and key; if asked with their texts and tasks."""
        return queries.annotated(self._engine, queries.chosen(**which), basis, in_context)

    def attribution_rows(
        self, *, basis: Basis = Basis.PREDICTED, **which: Unpack[Which]
    ) -> Iterator[AttributionInContext]:
        """The attributions of :meth:`annotated_articles`, one by one, within an article by the place of their cues."""
        found = self.annotated_articles(basis=basis, **which)
        with closing(found):
            for one in found:
                for attribution in one.annotation.attributions:
                    yield AttributionInContext(one.article, attribution, one.basis, one.pass_version)

    def reviews(self, **which: Unpack[Which]) -> Generator[Review, None, None]:
        """Yield every review of every article, in the order of :meth:`annotated_articles`, which has the chosen."""
        return reviews.stream(self._engine, queries.chosen(**which))

    def facts(
        self, *, basis: Basis = Basis.PREDICTED, bodies: bool = True, **which: Unpack[Which]
    ) -> Generator[ArticleFacts, None, None]:
        """Yield what counting needs of :meth:`annotated_articles`, in the same order, ten times as fast."""
        return facts.stream(self._engine, queries.chosen(**which), basis, bodies)

    def word_search(self) -> AbstractContextManager[WordSearch | None]:
        """Give PostgreSQL's full text search; None where the database has none, or this user may not use it."""
        return word_search(self._engine)

    # The review loop

    def project_key(self) -> str:
        """Return the key of the database's project in Label Studio; made up at the first call."""
        return projects.key(self._engine)

    def remembered_project(self) -> tuple[int, datetime] | None:
        """Number of the project that was used last, and when it was made on its server."""
        return projects.remembered(self._engine)

    def enter_project(self, key: str, number: int, made_at: datetime, url: str) -> int:
        """Note a project of this key on a server, by its number and when it was made there; return its number here.

        The last is what :meth:`outbox` and :meth:`inbox` take; ``url`` is where people open it.
        """
        return projects.enter(self._engine, key, number, made_at, url)

    def outbox(self, project: int) -> ProjectOutbox:
        """Return the outbox of a project: the tasks for its reviewers."""
        return ProjectOutbox(self._engine, project)

    def inbox(self, project: int) -> ProjectInbox:
        """Return the inbox of a project: the reviews that came back."""
        return ProjectInbox(self._engine, project)

    def imports(self, origin: str) -> Imports:
        """Return what comes in from files; ``origin`` says who made the reviews, and in what kind of file they come."""
        return Imports(self._engine, origin)

    def review_progress(self) -> ReviewProgress | None:
        """Return the progress of reviewing; None where nothing was ever sent."""
        return review_progress.review_progress(self._engine)

    def sampling(self) -> Sampling:
        """Return how articles came to be reviewed: which could have been drawn, with what chance, and which were."""
        return samples.sampling(self._engine)

    def compare_runs(self, old: int, new: int) -> Iterator[tuple[StoredArticle, Annotation, Annotation]]:
        """Articles whose current version two runs have annotated, with what each of them found.

        What a run found as an earlier run of the same version had it was not stored again: such articles are left out.

        Raises:
            NotFound: there is no such run of the rule pass; the message lists those that there are.
        """
        return runs.compare(self._engine, old, new)

    # Findings

    def add_findings(self, findings_: Iterable[Finding], run: Run | None = None) -> int:
        """Store the findings that are not known yet; how many these were."""
        return findings.add(self._engine, findings_, run)

    def settle(self, place: str, findings_: Iterable[Finding], run: Run | None = None) -> None:
        """Make these all that is known against a place: what was found there before and no longer holds goes."""
        findings.settle(self._engine, place, findings_, run)

    def findings(self, kind: str | None = None) -> Iterator[Finding]:
        """The findings in the order they were met, of one kind or all."""
        return findings.stream(self._engine, kind)

    def counts(self) -> Counts:
        """Counts of all that lies in the database."""
        with reading(self._engine) as connection:
            return queries.counts(connection)
