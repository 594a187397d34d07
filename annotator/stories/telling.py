"""The stories that several articles tell, for people: who told each, when, and who had it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from annotator.models import Article
from annotator.stories.copies import Way

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.stories.stories import Membership


@dataclass(frozen=True, slots=True)
class Telling:
    """What a list of stories shows of an article."""

    headline: str
    outlet: str
    published_at: datetime | None
    date_only: bool

    @property
    def when(self) -> str:
        """When it was published, as precisely as is known."""
        if self.published_at is None:
            return "date not known"
        return f"{self.published_at:%Y-%m-%d}" if self.date_only else f"{self.published_at:%Y-%m-%d %H:%M}"

    @classmethod
    def of(cls, article: Article) -> Telling:
        """Return what is shown of an article; the page's name stands in for a headline that is not known."""
        outlet = article.outlet_name or article.outlet or "outlet not known"
        return cls(article.headline or article.page.name, outlet, article.published_at, article.date_only)


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story."""

    id: str
    telling: Telling
    taken: str
    """What it has from another outlet, in words (``copy of NAME, 93 %``); empty where it has nothing."""


def noting(
    articles: Iterable[tuple[str, Article]], noted: MutableMapping[str, Telling]
) -> Iterator[tuple[str, Article]]:
    """Yield the articles, and note of each what is shown of it."""
    for id_, article in articles:
        noted[id_] = Telling.of(article)
        yield id_, article


def told(found: Iterable[Membership], noted: Mapping[str, Telling]) -> list[list[Told]]:
    """Return the stories that several articles tell, those of the most articles first.

    In each whoever had it first stands in front, then the others by time; articles without a time come last.
    """
    stories: defaultdict[str, list[Membership]] = defaultdict(list)
    for one in found:
        stories[one.story].append(one)
    several = sorted(
        (members for members in stories.values() if len(members) > 1), key=lambda each: (-len(each), each[0].story)
    )
    return [
        [
            Told(one.id, noted[one.id], _taken(one, noted))
            for one in sorted(members, key=lambda one: (one.id != one.story, *_time(noted[one.id]), one.id))
        ]
        for members in several
    ]


def _time(one: Telling) -> tuple[bool, str]:
    moment = one.published_at
    return moment is None, moment.astimezone(UTC).isoformat() if moment else ""


def _taken(one: Membership, noted: Mapping[str, Telling]) -> str:
    if one.takeover is None:
        return ""
    return f"{_WAYS[one.takeover.way]} {noted[one.takeover.original].outlet}, {one.takeover.share:.0%}"


_WAYS = {Way.COPY: "copy of", Way.REWRITE: "rewrites", Way.QUOTES: "quotes the same as"}
