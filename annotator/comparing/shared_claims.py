"""The stories that several articles tell, each with its articles and the claims that its outlets share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from annotator.comparing.dataset import Dataset
    from annotator.models import Annotation, Article
    from annotator.stories.sourcing import AlignedClaim
    from annotator.stories.stories import Membership

#: Stories that are read from the database at once.
BATCH = 20


@dataclass(frozen=True)
class SharedStory:
    """An event that several articles tell."""

    name: str
    """The key of the article that had it first."""
    memberships: Sequence[Membership]
    articles: Mapping[str, Article]
    """By key."""
    annotations: Mapping[str, Annotation]
    """By key."""
    claims: Sequence[AlignedClaim]
    """The most telling first."""


def shared_stories(found: Iterable[Membership]) -> list[list[Membership]]:
    """Return the stories that more than one article tells, those of the most articles first."""
    stories: defaultdict[str, list[Membership]] = defaultdict(list)
    for one in found:
        stories[one.story].append(one)
    several = [members for members in stories.values() if len(members) > 1]
    return sorted(several, key=lambda members: (-len(members), members[0].story))


def with_claims(data: Dataset, stories: Iterable[Sequence[Membership]]) -> Iterator[SharedStory]:
    """Yield these stories with their claims; a few are held at a time."""
    rest = iter(stories)
    while some := list(islice(rest, BATCH)):
        keys = [one.id for members in some for one in members]
        articles = {one.key: one.article for one in data.store.articles(keys=keys)}
        found = data.store.annotated_articles(keys=keys, basis=data.basis)
        annotations = {one.article.key: one.annotation for one in found}
        for members in some:
            yield _aligned(members, articles, annotations)


def _aligned(
    members: Sequence[Membership], articles: Mapping[str, Article], annotations: Mapping[str, Annotation]
) -> SharedStory:
    from annotator.stories.claims import align
    from annotator.stories.statements import Member

    found = [
        Member(one.id, articles[one.id], annotations[one.id], one.wire_copy_of is not None)
        for one in members
        if one.id in annotations
    ]
    return SharedStory(
        name=members[0].story,
        memberships=members,
        articles={one.id: one.article for one in found},
        annotations={one.id: one.annotation for one in found},
        claims=align(found),
    )
