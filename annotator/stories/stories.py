"""Stories: articles on one event, of whichever outlets, and which of them are wire copies.

Two articles tell one story if they were published within a short time of each other and their texts, above all their
leads, are more similar than either is to the texts around it: amid an affair that is written about for weeks two texts
must be closer to be about one event of it than two that stand alone. They, and the groups that they are in, must be
closer, too, if they name different days, and if nobody knows when one of them was published. Pages that come out every
day in the same words (prices, rates, the weather) are kept apart by the date in their headline and by the figures of
their lead. What was measured stands in docs/story-evaluation.md, why it is done so in docs/decisions/stories.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import fmean
from tempfile import TemporaryFile

import numpy as np

from annotator.bangla import days
from annotator.models import Article, Record
from annotator.stories import copies, similarity
from annotator.stories.candidates import candidates, crowding
from annotator.stories.copies import Takeover, Way
from annotator.stories.linkage import Edge, link
from annotator.stories.series import compatible
from annotator.stories.shelf import Shelf
from annotator.stories.similarity import Floats, Places, Spool
from annotator.stories.traits import Traits

#: By how much the cosine of two texts must exceed the crowding around them, by whether they name one day.
MARGINS: dict[days.DayRelation, float] = {"same": 0.12, "unknown": 0.14, "other": 0.22}
#: What is added where one of them has no date.
UNDATED = 0.02
#: Crowding counts up to here, so that a story that very many tell does not fall apart by its own weight.
CROWDED = 0.40
#: By how much the cosines between two groups that name the same days must exceed it on the average, for the groups to
#: be one story.
GROUP_MARGIN = 0.10
#: What it is worth, in cosine, by how much two leads overlap beyond so many times the crowding around them: reports of
#: one event tell at once who did what; two developments of one affair share what went before, further down.
LEADS, LEADS_CROWDING = 0.8, 1.3
#: The margin of a copy and its original, greater than any other can be: they are joined first.
COPY_MARGIN = 1.0


class Membership(Record):
    """The story that an article tells."""

    id: str
    """The id of the article."""
    story: str
    """The name of the story: the id of the article that had it first, the article's own where no other tells it."""
    wire_copy_of: str | None = None
    """The id of the article whose text it repeats word for word."""
    taken_from: str | None = None
    """The id of the article from which it has the most text, if it is two fifths of its own or more."""
    shared_runs: int | None = None
    """How many of its runs of four words stand there."""
    runs: int | None = None
    """How many it has; none where nothing is taken over."""
    taken_way: Way | None = None
    """Whether it copies that, rewrites it, or quotes the same words."""
    taken_in_order: bool | None = None
    """Whether it is known that the other was first; else either may have it from the other, or both from a third."""
    is_first: bool = False
    """Whether it is known to be the first of its story; no article is where no time tells."""

    @property
    def takeover(self) -> Takeover | None:
        """The words it has from another article."""
        if self.taken_from is None or self.shared_runs is None or self.runs is None or self.taken_way is None:
            return None
        return Takeover(self.taken_from, self.shared_runs, self.runs, self.taken_way, self.taken_in_order is True)


def group(
    articles: Iterable[tuple[str, Article]], agencies: Collection[str] = frozenset(), lexicon: Path | None = None
) -> list[Membership]:
    """Return the story that each article tells.

    The result depends on which articles are given, never on their order; it is in the order of the ids. Texts are read
    one by one and not kept.

    Args:
        articles: each with an id of its own.
        agencies: outlets, by key or name, that are news agencies: whoever shares a text with one has it from there.
        lexicon: the user's lexicon folder, for the series of pages.

    Raises:
        ValueError: an id stands twice.
    """
    with TemporaryFile() as shelved, TemporaryFile() as spooled, TemporaryFile() as led:
        traits = Shelf(shelved)
        spool = similarity.Spool(spooled, _texts(articles, traits, lexicon))
        traits.close()
        if not len(traits):
            return []
        taken = copies.takeovers(traits, agencies)
        ids = traits.ids
        leads = similarity.Spool(led, (traits[number].lead for number in range(len(traits)))).presences(spool.weights())
        linked = _linked(traits, spool.vectors(traits.order), leads, _copied(taken, ids))
        found = [one for story in linked for one in _memberships(story, traits, ids, taken, agencies)]
    return sorted(found, key=lambda one: one.id)


def _copied(taken: Mapping[int, Takeover], ids: Sequence[str]) -> dict[int, int]:
    """The copies among articles, each with its original, as numbers."""
    places = {one: place for place, one in enumerate(ids)}
    return {copy: places[one.original] for copy, one in taken.items() if one.way is Way.COPY}


def _linked(traits: Shelf, vectors: Spool, leads: Spool, copied: Mapping[int, int]) -> list[list[int]]:
    ones, others = candidates(vectors)
    cosines = similarity.cosines(vectors, ones, others)
    crowds = np.minimum(crowding(len(traits), ones, others, cosines), CROWDED)
    crowd: Floats = (crowds[ones] + crowds[others]) / 2
    near = np.flatnonzero((cosines >= crowd) & traits.near(ones, others))
    ones, others, crowd = ones[near], others[near], crowd[near]
    overlaps = similarity.overlaps(leads, ones, others)
    margins = cosines[near] - crowd + LEADS * (overlaps - LEADS_CROWDING * crowd)
    copies_first = [(COPY_MARGIN, min(pair), max(pair)) for pair in copied.items()]
    return link(len(traits), [*copies_first, *_edges(traits, ones, others, margins)], _fitting(traits, vectors, crowds))


def tell_one_story(one: Traits, other: Traits, margin: float) -> bool:
    """Return whether two articles tell the same story.

    Args:
        one: what is known of the one.
        other: what is known of the other.
        margin: by how much the cosine of their texts exceeds the crowding around them, and their leads are alike.
    """
    wanted = MARGINS[days.relation(one.named_days, other.named_days)] + (UNDATED if one.gap(other) is None else 0.0)
    return margin >= wanted and compatible(one, other)


def _texts(articles: Iterable[tuple[str, Article]], traits: Shelf, lexicon: Path | None) -> Iterator[str]:
    for id_, article in articles:
        known, text = Traits.of(id_, article, lexicon)
        traits.put(known)
        yield text


def _edges(traits: Shelf, ones: Places, others: Places, margins: Floats) -> Iterator[Edge]:
    for at in np.flatnonzero(margins >= min(MARGINS.values())):
        one, other, by = int(ones[at]), int(others[at]), round(float(margins[at]), 4)
        if tell_one_story(traits[one], traits[other], by):
            yield by, one, other


def _fitting(traits: Shelf, vectors: Spool, crowds: Floats) -> Callable[[list[int], list[int]], bool]:
    def fits(mine: list[int], theirs: list[int]) -> bool:
        if not all(compatible(traits[one], traits[other]) for one in mine for other in theirs):
            return False
        if len(mine) == len(theirs) == 1:
            return True  # the pair itself was judged before
        cosine = float((vectors.rows(mine) @ vectors.rows(theirs).T).mean())
        crowd = float(crowds[mine].mean() + crowds[theirs].mean()) / 2
        return cosine - crowd >= GROUP_MARGIN + fmean(further(one, other) for one in mine for other in theirs)

    def further(one: int, other: int) -> float:
        """How much closer two must be than if they named one day."""
        return MARGINS[days.relation(traits[one].named_days, traits[other].named_days)] - MARGINS["same"]

    return fits


def _memberships(
    story: list[int], traits: Shelf, ids: Sequence[str], taken: Mapping[int, Takeover], agencies: Collection[str]
) -> Iterator[Membership]:
    there = {ids[member] for member in story}
    copied = {member for member in story if member in taken and taken[member].way is Way.COPY}
    own = [member for member in story if member not in copied or taken[member].original not in there]
    first = copies.ranked(own, traits, agencies)[0] if len(own) > 1 else own[0]
    others = [traits[member] for member in story if member != first]
    known = len(story) > 1 and copies.is_first(traits[first], others, agencies)
    for member in story:
        one = taken.get(member)
        # All of it was made here of its own type: nothing is left to validate, and there is one of each article.
        yield Membership._made(
            id=ids[member],
            story=ids[first],
            wire_copy_of=one.original if one and one.way is Way.COPY else None,
            taken_from=one and one.original,
            shared_runs=one and one.shared_runs,
            runs=one and one.runs,
            taken_way=one and one.way,
            taken_in_order=one and one.in_order,
            is_first=known and member == first,
        )
