"""Reviews of the same article by several people: where they differ, and who does what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, groupby
from types import MappingProxyType
from typing import TYPE_CHECKING

from annotator.labels import Status
from annotator.quality.changes import Action, changes

if TYPE_CHECKING:
    from annotator.store import Review, Store


@dataclass(frozen=True, slots=True)
class Disagreement:
    """An article that two people or more have reviewed, and not alike."""

    reviews: tuple[Review, ...]
    """The last one of each person, in the order in which they were submitted."""


@dataclass(slots=True)
class ReviewerShare:
    """A person's part in the reviewing."""

    name: str
    """Of the person."""
    done: int = 0
    """Articles that the person reviewed to the end."""
    drafts: int = 0
    """Drafts that were not submitted at the last pull."""
    seconds: float = 0.0
    """How long the person was at all reviews, as far as Label Studio knows."""
    predicted: int = 0
    """Attributions in the reviews that began from a prediction: predicted, or added."""
    edited: int = 0
    """Of these, the ones that the person changed in any way, deleted or added."""
    shared: int = 0
    """Attributions that the person or another one sees in articles that both reviewed."""
    same: int = 0
    """Of these, the ones that both see alike in every part and attribute."""
    judged: int = 0
    """Attributions that the person or the adjudication sees in adjudicated articles."""
    right: int = 0
    """Of these, the ones that both have alike."""


def disagreements(reviews: Iterable[Review]) -> Iterator[Disagreement]:
    """Articles on which people differ, and of which no annotation is marked as the one that counts.

    Args:
        reviews: article by article. Those accepted without being opened are nobody's opinion.
    """
    for own in _by_article(reviews):
        latest = tuple({one.reviewer: one for one in own}.values())
        settled = any(one.is_adjudicated for one in own)
        if not settled and any(_differ(one, other) for one, other in combinations(latest, 2)):
            yield Disagreement(latest)


def reviewers(reviews: Iterable[Review], drafts: Mapping[str, int] = MappingProxyType({})) -> list[ReviewerShare]:
    """Return the work of each person, those with most done first.

    Args:
        reviews: article by article.
        drafts: by name: how many a person left open.
    """
    people = {name: ReviewerShare(name, drafts=number) for name, number in drafts.items()}
    for own in _by_article(reviews):
        for one in own:
            _count(people.setdefault(one.reviewer, ReviewerShare(one.reviewer)), one)
        latest = {one.reviewer: one for one in own}
        for one, other in combinations(latest.values(), 2):
            same = _sames(one, other)
            for name in (one.reviewer, other.reviewer):
                people[name].shared += len(same)
                people[name].same += sum(same)
        for gold in [one for one in own if one.is_adjudicated][:1]:
            for one in latest.values():
                if one.reviewer != gold.reviewer:
                    same = _sames(one, gold)
                    people[one.reviewer].judged += len(same)
                    people[one.reviewer].right += sum(same)
    return sorted(people.values(), key=lambda each: (-each.done, each.name))


def open_disagreements(store: Store) -> list[Disagreement]:
    """The disagreements in a database."""
    return list(disagreements(store.reviews()))


def _by_article(reviews: Iterable[Review]) -> Iterator[list[Review]]:
    for _, group in groupby(reviews, key=lambda one: one.article.key):
        if opinions := [one for one in group if not one.is_bulk]:
            yield sorted(opinions, key=lambda one: one.updated_at)


def _count(person: ReviewerShare, review: Review) -> None:
    person.seconds += review.seconds or 0.0
    if review.status not in (None, Status.DONE):
        return
    person.done += 1
    if review.base is not None:
        made = changes(review.base, review.annotation)
        person.predicted += len(made)
        person.edited += sum(change.action is not Action.KEPT for change in made)


def _sames(one: Review, other: Review) -> list[bool]:
    """For each attribution that either has: whether both have it alike."""
    return [change.action is Action.KEPT for change in changes(one.annotation, other.annotation)]


def _differ(one: Review, other: Review) -> bool:
    bare = [set(each.annotation.bare_hedges) for each in (one, other)]
    said = [each.status or Status.DONE for each in (one, other)]
    return not all(_sames(one, other)) or bare[0] != bare[1] or said[0] != said[1]
