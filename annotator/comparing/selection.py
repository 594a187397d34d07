"""A selection: which articles, which annotations of them, and how far they are analysed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from annotator.bangla.folding import fold
from annotator.errors import UsageError
from annotator.labels import Basis

if TYPE_CHECKING:
    from annotator.store import ArticleInfo

#: What is known of an article that ``Selection.where`` can ask for.
_KNOWN = frozenset(["section", "author", "dateline", "media", "name", "date_kind"])


class Choice(StrEnum):
    """On which annotations a table stands."""

    PREDICTED = "predicted"
    REVIEWED = "reviewed"
    CORRECTED = "corrected"
    """All predictions, put right by the reviews of a sample that was drawn by chance: figures of outlets alone."""
    BEST = "best"
    """Of each article its review, else its prediction. People and rules differ, so only tables that count
    nothing can stand on it."""

    @property
    def basis(self) -> Basis:
        """Return the one basis that it is.

        Raises:
            UsageError: it mixes two.
        """
        if self is Choice.BEST:
            raise UsageError(
                "counts and shares stand on one basis, since people and rules differ; "
                "give --basis predicted or --basis reviewed"
            )
        return Basis(self.value)

    @property
    def counted(self) -> Basis:
        """Return the basis whose annotations are counted; see :attr:`basis`."""
        return Basis.PREDICTED if self is Choice.CORRECTED else self.basis


class Depth(IntEnum):
    """The depth of an analysis; each step is worked out from the one before it."""

    NONE = 0
    """Not at all: articles and annotations as they are stored."""
    COPIES = 1
    """Which articles are wire copies of others."""
    COUNTS = 2
    """Everything that is counted of the articles that are no copies."""
    PROFILES = 3
    """The measures of each outlet with their intervals."""
    COMPARISONS = 4
    """The measures of every two outlets with their tests."""


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
        """Return whether headline or body hold the topic."""
        return self.topic is None or any(self._topic in fold(text).casefold() for text in (headline or "", body))

    def is_of(self, outlet: str | None, name: str | None) -> bool:
        """Return whether an outlet, by key and name, is one of those asked for."""
        return not self.outlets or outlet in self.outlets or (name is not None and name in self.outlets)

    def has(self, article: ArticleInfo) -> bool:
        """Return whether an article has the values that are asked for, in whichever spelling of their signs."""
        return all(fold(value).casefold() in _values(article, name) for name, value in self.where)

    @cached_property
    def _topic(self) -> str:
        return fold(self.topic or "").casefold()


def _values(article: ArticleInfo, name: str) -> set[str]:
    """Return what an article has under a name, folded: the whole, and each part of a list."""
    known = getattr(article, name) if name in _KNOWN else article.extra.get(name)
    whole = fold(str(known)).casefold() if known is not None else ""
    return {whole, *(part.strip() for part in whole.split(","))} - {""}


def check_days(since: date | None, until: date | None) -> None:
    """Check that the first day is not later than the last.

    Raises:
        UsageError: it is.
    """
    if since and until and since > until:
        raise UsageError(f"no day lies between --since {since} and --until {until}; exchange the two")
