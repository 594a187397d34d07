"""The chosen articles of a database, as streams: what tables, reports and comparisons are made of."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.comparing.selection import Choice, Selection
from annotator.errors import NotFound
from annotator.labels import Basis
from annotator.lexicon.people import load_people
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.comparing.people import Identities
    from annotator.models import Annotation, Article, Attribution
    from annotator.store import AnnotatedArticle, ArticleFacts, ArticleInfo, AttributionFacts, Readable, Review

#: How many articles are asked for by their keys at once: a query takes only so many.
BATCH = 400

#: Later than every moment: articles without one come last.
_NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Dataset:
    """A database, and which of its articles are looked at; every stream is read out of the database anew."""

    store: Readable
    selection: Selection = field(default_factory=Selection)
    lexicon: Path | None = None
    """The user's lexicon folder, for news agencies and the countries of sources."""
    progress: Progress = unseen
    """Shows how far long work has come."""

    @property
    def basis(self) -> Basis:
        """The basis that is counted on.

        Raises:
            UsageError: the choice mixes two bases.
        """
        return self.selection.choice.basis

    def annotated(self, *, in_context: bool = False) -> Iterator[AnnotatedArticle]:
        """Yield the chosen articles with their annotations, by outlet, time of publication and key.

        Args:
            in_context: with their texts and tasks.
        """
        if self.selection.choice is Choice.BEST:
            reviewed, predicted = (self._annotated(basis, in_context) for basis in (Basis.REVIEWED, Basis.PREDICTED))
            # Of an article that has both, the review comes first, since merging keeps the order of its inputs.
            for _, found in groupby(heapq.merge(reviewed, predicted, key=_place), key=lambda one: one.article.key):
                yield next(found)
        else:
            yield from self._annotated(self.selection.choice.counted, in_context)

    def facts(self, basis: Basis | None = None) -> Iterator[ArticleFacts]:
        """Yield the chosen articles with what counting needs, in the same order.

        Args:
            basis: other than the one that is counted.

        Raises:
            UsageError: the choice mixes two bases.
        """
        chosen = self.selection
        self._prepare()
        with closing(self.store.facts(basis=basis or chosen.choice.counted, **self._conditions)) as found:
            for one in found:
                article = one.article
                if not chosen.is_of(article.outlet, article.outlet_name) or not chosen.has(article):
                    continue
                if chosen.is_about(article.headline, one.body):
                    yield replace(one, attributions=tuple(self._identified(each, article) for each in one.attributions))

    def reviews(self) -> Iterator[Review]:
        """Yield what each person made of the chosen articles, in the same order; the basis is always reviewed."""
        with closing(self.store.reviews(**self._conditions)) as found:
            yield from (one for one in found if self._chooses(one.article))

    def predictions(self, reviews: Iterable[Review]) -> dict[str, Annotation]:
        """Return the current predictions of reviewed articles, by key."""
        keys = sorted({one.article.key for one in reviews})
        found: dict[str, Annotation] = {}
        for first in range(0, len(keys), BATCH):
            some = self.store.annotated_articles(basis=Basis.PREDICTED, keys=keys[first : first + BATCH])
            found |= {one.article.key: one.annotation for one in some}
        return found

    @contextmanager
    def texts(self, purpose: str) -> Iterator[Iterator[tuple[str, Article]]]:
        """Give the chosen articles, each with its key, while it is shown how many of them have been read.

        Args:
            purpose: what they are read for, as the progress names it.
        """
        chosen = {one.article.key for one in self.facts()}
        with self.progress(purpose, len(chosen)) as tick:
            yield self._texts(chosen, tick)

    def check(self) -> None:
        """Check that there is an article of each outlet that is asked for.

        Raises:
            NotFound: there is none of one; the message lists the outlets there are.
        """
        check_outlets(self.store, self.selection.outlets)

    def _texts(self, chosen: Collection[str], tick: Callable[[int], object]) -> Iterator[tuple[str, Article]]:
        for one in self.store.articles(**self._conditions):
            if one.key in chosen:
                yield one.key, one.article
                tick(1)

    def _annotated(self, basis: Basis, in_context: bool) -> Iterator[AnnotatedArticle]:
        self._prepare()
        stored = self.store.annotated_articles(basis=basis, in_context=in_context, **self._conditions)
        with closing(stored) as found:
            for one in found:
                if self._chooses(one.article):
                    yield self._named(one)

    def _prepare(self) -> Identities:
        """Work out what a stream needs before it is opened: a database in memory has one connection alone."""
        return self.identities

    def _named(self, one: AnnotatedArticle) -> AnnotatedArticle:
        """Return an article with the names under which its attributions are counted."""
        named = tuple(
            each.model_copy(update=changes) if (changes := self._changes(each, one.article)) else each
            for each in one.annotation.attributions
        )
        return replace(one, annotation=one.annotation.model_copy(update={"attributions": named}))

    def _identified(self, one: AttributionFacts, article: ArticleInfo) -> AttributionFacts:
        changes = self._changes(one, article)
        return one._replace(**changes) if changes else one

    def _changes(self, one: Attribution | AttributionFacts, article: ArticleInfo) -> dict[str, Any]:
        day = article.published_at.date() if article.published_at else None
        return self.identities.changes(one.canonical, one.source_type, one.affiliation, day)

    @cached_property
    def identities(self) -> Identities:
        """Under which names the attributions of the whole database are counted."""
        from annotator.comparing.people import Identities, cited, merges_of

        people = load_people(self.lexicon)
        basis = Basis.PREDICTED if self.selection.choice is Choice.BEST else self.selection.choice.counted
        with closing(self.store.facts(basis=basis, bodies=False)) as found:
            names = cited(found)
        return Identities(people, merges_of(names, self.lexicon))

    def _chooses(self, article: ArticleInfo) -> bool:
        """Tell whether an article of the days asked for is of the outlets, has the values and is about the topic."""
        chosen = self.selection
        if not chosen.is_of(article.outlet, article.outlet_name) or not chosen.has(article):
            return False
        return chosen.topic is None or article.key in self._on_topic

    @cached_property
    def _on_topic(self) -> set[str]:
        """The keys of the articles about the topic."""
        stored = self.store.articles(**self._conditions)
        return {one.key for one in stored if self.selection.is_about(one.article.headline, one.article.body)}

    @property
    def _conditions(self) -> dict[str, Any]:
        chosen = self.selection
        outlet = chosen.outlets[0] if len(chosen.outlets) == 1 else None
        return {"outlet": outlet, "since": chosen.since, "until": chosen.until}


def nothing_there(data: Dataset) -> NotFound:
    """Return what to say where no article that is asked for is annotated on the basis, with the next step."""
    counts, chosen = data.store.counts(), data.selection
    there = counts.reviewed if chosen.choice is Choice.REVIEWED else counts.annotated
    if not there and chosen.choice is Choice.REVIEWED:
        return NotFound("no article that is asked for has a review; leave --basis out to compare predictions")
    if not there:
        return NotFound("no article that is asked for has predictions; `annotator annotate` makes them")
    asked = [
        *([f"is of {', '.join(chosen.outlets)}"] if chosen.outlets else []),
        *([f"came out on {chosen.since} or later"] if chosen.since else []),
        *([f"came out on {chosen.until} or earlier"] if chosen.until else []),
        *(f"has {value!r} for {name}" for name, value in chosen.where),
        *([f"holds {chosen.topic!r} in its headline or body"] if chosen.topic else []),
    ]
    why = " and ".join(asked) or "is an article of its own"
    return NotFound(f"none of the {there:,} {_called(chosen.choice)} articles {why}; ask for less")


def _called(choice: Choice) -> str:
    return "annotated" if choice is Choice.BEST else choice.basis


def check_outlets(store: Readable, names: Iterable[str]) -> None:
    """Check that there is an article of each outlet, called by key or name.

    Raises:
        NotFound: there is none of one; the message lists the outlets there are.
    """
    for name in names:
        if next(iter(store.articles(outlet=name)), None) is None:
            known = sorted({one.article.outlet or "" for one in store.articles()} - {""})
            raise NotFound(f"there is no article of an outlet {name!r}; there are: {', '.join(known) or 'none'}")


def _place(one: AnnotatedArticle) -> tuple[bool, str, datetime, str]:
    """Return where an article stands in the store's order: what is missing comes last."""
    article = one.article
    moment = article.published_at or _NEVER
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return article.outlet is None, article.outlet or "", moment, article.key
