"""Which articles, and which annotations of them, a table or a comparison is about."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cached_property
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any

from annotator.bangla.folding import fold
from annotator.errors import NotFound, UsageError
from annotator.labels import Basis
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.comparing.comparison import Comparison
    from annotator.comparing.corpus import Corpus
    from annotator.comparing.profile import Profile
    from annotator.models import Article
    from annotator.store import AnnotatedArticle, ArticleFacts, ArticleInfo, Review, Store
    from annotator.stories.stories import Membership

#: What is known of an article that ``Selection.where`` can ask for.
_KNOWN = frozenset(["section", "author", "dateline", "media", "name", "date_kind"])
#: Later than every moment: articles without one come last.
_NEVER = datetime.max.replace(tzinfo=UTC)


class Choice(StrEnum):
    """On which annotations a table stands."""

    PREDICTED = "predicted"
    REVIEWED = "reviewed"
    BEST = "best"
    """Of each article its review, else its prediction. People and rules differ, so only tables that count
    nothing can stand on it."""

    @property
    def basis(self) -> Basis:
        """The one basis that it is.

        Raises:
            UsageError: it mixes two.
        """
        if self is Choice.BEST:
            raise UsageError(
                "counts and shares stand on one basis, since people and rules differ; "
                "give --basis predicted or --basis reviewed"
            )
        return Basis(self.value)


@dataclass(frozen=True)
class Selection:
    """The articles that are asked for, and on which basis."""

    outlets: tuple[str, ...] = ()
    """Keys or names of outlets; all where none is given."""
    since: date | None = None
    """First day of publication; an article without a date is left out then."""
    until: date | None = None
    """Last day of publication, included."""
    topic: str | None = None
    """Words that the headline or the body must hold, in whichever spelling of their signs."""
    choice: Choice = Choice.PREDICTED
    where: tuple[tuple[str, str], ...] = ()
    """Names and values: of what is known of an article (``section``, ``author``), else of its table's own columns. An
    article must have them all; of a list in a column (``a, b``) one is enough."""

    def __post_init__(self) -> None:
        check_days(self.since, self.until)

    def is_about(self, headline: str | None, body: str) -> bool:
        """Whether headline or body hold the topic."""
        return self.topic is None or any(self._topic in fold(text).casefold() for text in (headline or "", body))

    def is_of(self, outlet: str | None, name: str | None) -> bool:
        """Whether an outlet, by key and name, is one of those asked for."""
        return not self.outlets or outlet in self.outlets or (name is not None and name in self.outlets)

    def has(self, article: ArticleInfo) -> bool:
        """Whether an article has the values that are asked for, in whichever spelling of their signs."""
        return all(fold(value).casefold() in _values(article, name) for name, value in self.where)

    @cached_property
    def _topic(self) -> str:
        return fold(self.topic or "").casefold()


@dataclass(frozen=True)
class Reading:
    """A database, and what of it is looked at. Every table is written from one.

    What is counted, is counted once for all tables of a reading.
    """

    store: Store
    selection: Selection = field(default_factory=Selection)
    copies: Mapping[str, str] | None = None
    """Wire copies, as article key → key of the article that it is a copy of; recognised where none are given."""
    lexicon: Path | None = None
    """The user's lexicon folder, for the countries of sources."""
    progress: Progress = unseen
    """Shows how far long work has come."""

    def annotated(self) -> Iterator[AnnotatedArticle]:
        """The chosen articles with their annotations, by outlet, time of publication and key."""
        if self.selection.choice is Choice.BEST:
            reviewed, predicted = self._annotated(Basis.REVIEWED), self._annotated(Basis.PREDICTED)
            # Of an article that has both, the review comes first, since merging keeps the order of its inputs.
            for _, found in groupby(heapq.merge(reviewed, predicted, key=_place), key=lambda one: one.article.key):
                yield next(found)
        else:
            yield from self._annotated(self.selection.choice.basis)

    def chooses(self, article: ArticleInfo) -> bool:
        """Whether an article of the days asked for is of the outlets, has the values and is about the topic."""
        chosen = self.selection
        return (
            chosen.is_of(article.outlet, article.outlet_name) and chosen.has(article) and self._is_on_topic(article.key)
        )

    def facts(self) -> Iterator[ArticleFacts]:
        """The chosen articles with what counting needs, in the same order.

        Raises:
            UsageError: the choice mixes two bases.
        """
        chosen = self.selection
        with closing(self.store.facts(basis=chosen.choice.basis, **self._conditions)) as found:
            for one in found:
                article = one.article
                if not chosen.is_of(article.outlet, article.outlet_name) or not chosen.has(article):
                    continue
                if chosen.is_about(article.headline, one.body):
                    yield one

    def reviews(self) -> Iterator[Review]:
        """What each person made of the chosen articles, in the same order; the basis is always reviewed."""
        with closing(self.store.reviews(**self._conditions)) as found:
            yield from (one for one in found if self.chooses(one.article))

    @cached_property
    def corpus(self) -> Corpus:
        """All counts of :meth:`facts`.

        Raises:
            UsageError: the choice mixes two bases.
        """
        from annotator.comparing.corpus import count

        return count(self.facts(), self.wire_copies, self.lexicon)

    @cached_property
    def wire_copies(self) -> Mapping[str, str]:
        """Those of the chosen articles that repeat the text of another one: key → key of that one."""
        from annotator.stories.copies import find

        if self.copies is not None:
            return self.copies
        if "memberships" in self.__dict__:  # the stories are known already, and with them the copies
            return {one.id: one.wire_copy_of for one in self.memberships if one.wire_copy_of is not None}
        with self._chosen("copies") as texts:
            return find(texts, self.agencies)

    @cached_property
    def memberships(self) -> list[Membership]:
        """Which story each of the chosen articles tells.

        Raises:
            UsageError: the choice mixes two bases.
        """
        from annotator.stories.stories import group

        with self._chosen("stories") as texts:
            return group(texts, self.agencies)

    @property
    def basis(self) -> Basis:
        """What is counted on.

        Raises:
            UsageError: the choice mixes two bases.
        """
        return self.selection.choice.basis

    @cached_property
    def agencies(self) -> frozenset[str]:
        """The names of news agencies, folded: outlets by which a text is likelier taken over than from which."""
        from annotator.lexicon.sources import agency_names

        return agency_names(self.lexicon)

    @cached_property
    def profiles(self) -> list[Profile]:
        """The profiles of the outlets."""
        from annotator.comparing.profile import profiles

        with self.progress("profiles", len(self.corpus.outlets)) as tick:
            return profiles(self.corpus, tick=tick)

    @cached_property
    def comparisons(self) -> list[Comparison]:
        """Every measure of every two outlets."""
        from annotator.comparing.comparison import compare, pairs

        with self.progress("comparisons", pairs(self.profiles)) as tick:
            return compare(self.profiles, tick=tick)

    def check(self) -> None:
        """See to it that there is an article of each outlet that is asked for.

        Raises:
            NotFound: there is none of one; the message lists the outlets there are.
        """
        check_outlets(self.store, self.selection.outlets)

    @contextmanager
    def _chosen(self, what: str) -> Iterator[Iterator[tuple[str, Article]]]:
        """The chosen articles by key, while it is shown how many of them have been read."""
        chosen = {one.article.key for one in self.facts()}
        with self.progress(what, len(chosen)) as tick:
            yield self._texts(chosen, tick)

    def _texts(self, chosen: Collection[str], tick: Callable[[int], object]) -> Iterator[tuple[str, Article]]:
        for one in self.store.articles(**self._conditions):
            if one.key in chosen:
                yield one.key, one.article
                tick(1)

    def _annotated(self, basis: Basis) -> Iterator[AnnotatedArticle]:
        with closing(self.store.annotated_articles(basis=basis, **self._conditions)) as found:
            yield from (one for one in found if self.chooses(one.article))

    def _is_on_topic(self, key: str) -> bool:
        return self.selection.topic is None or key in self._on_topic

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


def _values(article: ArticleInfo, name: str) -> set[str]:
    """What an article has under a name, folded: the whole, and each part of a list."""
    known = getattr(article, name) if name in _KNOWN else article.extra.get(name)
    whole = fold(str(known)).casefold() if known is not None else ""
    return {whole, *(part.strip() for part in whole.split(","))} - {""}


def check_days(since: date | None, until: date | None) -> None:
    """See to it that the first day is not later than the last.

    Raises:
        UsageError: it is.
    """
    if since and until and since > until:
        raise UsageError(f"no day lies between --since {since} and --until {until}; exchange the two")


def check_outlets(store: Store, names: Iterable[str]) -> None:
    """See to it that there is an article of each outlet, called by key or name.

    Raises:
        NotFound: there is none of one; the message lists the outlets there are.
    """
    for name in names:
        if next(iter(store.articles(outlet=name)), None) is None:
            known = sorted({one.article.outlet or "" for one in store.articles()} - {""})
            raise NotFound(f"there is no article of an outlet {name!r}; there are: {', '.join(known) or 'none'}")


def _place(one: AnnotatedArticle) -> tuple[bool, str, datetime, str]:
    """Where an article stands in the store's order: what is missing comes last."""
    article = one.article
    moment = article.published_at or _NEVER
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return article.outlet is None, article.outlet or "", moment, article.key
