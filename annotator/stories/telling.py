"""The stories that several articles tell, for people: who told each, when, and who had it first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, MutableMapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from annotator.models import Article
from annotator.stories.in_words import ENGLISH, phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from annotator.stories.sourcing import AlignedClaim, SourcingChange
    from annotator.stories.stories import Membership


@dataclass(frozen=True, slots=True)
class Telling:
    """The line of an article in a list of stories."""

    headline: str
    outlet: str
    published_at: datetime | None
    date_only: bool

    @property
    def when(self) -> str:
        """Return the time of publication, as precisely as is known."""
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
    is_first: bool
    """It is known to be the first of its story."""
    taken: str
    """What it has from another outlet, in words (``copy of NAME, 93%``; ``shares 93% with NAME`` where nobody knows who
    was first); empty where it has nothing."""


def noting(
    articles: Iterable[tuple[str, Article]], noted: MutableMapping[str, Telling]
) -> Iterator[tuple[str, Article]]:
    """Yield the articles, and note of each what is shown of it."""
    for id_, article in articles:
        noted[id_] = Telling.of(article)
        yield id_, article


def told(found: Iterable[Membership], noted: Mapping[str, Telling]) -> list[list[Told]]:
    """Return the stories that several articles tell, those of the most outlets first, then of the most articles.

    In each whoever had it first, or most likely had, stands in front, then the others by time; articles without a time
    come last.
    """
    stories: defaultdict[str, list[Membership]] = defaultdict(list)
    for one in found:
        stories[one.story].append(one)
    outlets = {story: len({noted[one.id].outlet for one in members}) for story, members in stories.items()}
    several = sorted(
        (members for members in stories.values() if len(members) > 1),
        key=lambda each: (-outlets[each[0].story], -len(each), each[0].story),
    )
    return [
        [
            Told(one.id, noted[one.id], one.is_first, _taken(one, noted))
            for one in sorted(members, key=lambda one: (one.id != one.story, *_time(noted[one.id]), one.id))
        ]
        for members in several
    ]


def record(story: Sequence[Told], claims: Sequence[AlignedClaim] | None = None) -> dict[str, Any]:
    """Return a story as what JSON can hold: its name, headline and articles, and its claims where they are given."""
    articles = [
        {
            "id": one.id,
            "outlet": one.telling.outlet,
            "headline": one.telling.headline,
            "published_at": one.telling.published_at and one.telling.published_at.isoformat(),
            "date_only": one.telling.date_only,
            "is_first": one.is_first,
            "taken": one.taken or None,
        }
        for one in story
    ]
    found: dict[str, Any] = {"story": story[0].id, "headline": story[0].telling.headline, "articles": articles}
    if claims is not None:
        found["claims"] = [one.model_dump(mode="json") for one in claims]
    return found


def followed(claim: AlignedClaim, noted: Mapping[str, Telling]) -> Iterator[str]:
    """Yield a line for each version of a claim chain: when, where, who answers for it, and what changed since whom."""
    for one in claim.chain:
        notes = [
            *(["first"] if one.is_first else []),
            *([f"in the words of {noted[one.words_of].outlet}"] if one.words_of else []),
            *([f"since {noted[one.against].outlet}: {_listed(one.changes)}"] if one.against and one.changes else []),
        ]
        cue = f" ({one.cue})" if one.cue else ""
        told_by = f"{noted[one.article].when:<16}  {noted[one.article].outlet}: {phrase(one).rstrip(',')}{cue}"
        yield "; ".join([told_by, *notes])


def _listed(changes: Iterable[SourcingChange]) -> str:
    return ", ".join(str(one).replace("_", " ") for one in changes)


def _time(one: Telling) -> tuple[bool, str]:
    moment = one.published_at
    return moment is None, moment.astimezone(UTC).isoformat() if moment else ""


def _taken(one: Membership, noted: Mapping[str, Telling]) -> str:
    if one.takeover is None:
        return ""
    return ENGLISH.say("taken", one.takeover.told_as, noted[one.takeover.original].outlet, f"{one.takeover.share:.0%}")
