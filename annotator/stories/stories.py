"""Articles about one event, of whichever outlets, and who copied whom.

Two articles tell one story if they were published within a short time of each other and their texts are more alike
than either is to the texts around it: amid an affair that is written about for weeks two texts must be closer to be
about one event of it than two that stand alone. They must be closer, too, if they name different days, and if nobody
knows when one of them was published. Pages that come out every day in the same words (prices, rates, the weather) are
told apart by the date in their headline and by the figures of their lead. What was measured is told in
docs/story-evaluation.md, why it is done so in docs/decisions/stories.md.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from tempfile import TemporaryFile

import numpy as np
from pydantic import Field

from annotator.bangla import days
from annotator.models import Article, Record
from annotator.stories import copies, similarity, wire
from annotator.stories.candidates import candidates, crowding
from annotator.stories.copies import WINDOW
from annotator.stories.linkage import Edge, link
from annotator.stories.similarity import Floats, Places, Vectors
from annotator.stories.traits import Traits

#: By how much two texts must be more alike (in cosine) than it is crowded around them, by whether they name one day.
CLOSER: dict[days.Relation, float] = {"same": 0.12, "unknown": 0.14, "other": 0.22}
#: How much closer where one of them has no date.
UNDATED = 0.02
#: Crowding counts up to here, so that a story that very many tell does not fall apart by its own weight.
CROWDED = 0.40
#: By how much the articles of two groups must be more alike, on the average, for the groups to be one story.
TOGETHER = 0.12
#: How much closer a copy and its original count to be than they could be: they are joined before all others.
ALIKE = 1.0
#: Telling figures that two leads must have each before they can contradict each other.
FIGURES = 2


class Membership(Record):
    """Which story an article tells."""

    id: str
    """What the article is called."""
    story: str
    """The name of the story: the id of the article that had it first, the article's own where no other tells it."""
    wire_copy_of: str | None = None
    """The id of the article whose text it takes over word for word."""
    taken: float | None = Field(default=None, ge=0, le=1)
    """Of a copy, the share of its runs of five words that stand in the original."""


def group(articles: Iterable[tuple[str, Article]], agencies: Collection[str] = frozenset()) -> list[Membership]:
    """Find the stories that articles tell.

    The result depends on which articles are given, never on their order; it is in the order of the ids. Texts are read
    one by one and not kept.

    Args:
        articles: each with an id of its own.
        agencies: outlets, by key or name, that are news agencies: whoever shares a text with one has it from there.

    Raises:
        ValueError: an id stands twice.
    """
    traits: list[Traits] = []
    with TemporaryFile() as file:
        spool = similarity.Spool(file, _texts(articles, traits))
        order = sorted(range(len(traits)), key=lambda row: traits[row].id)
        traits = [traits[row] for row in order]
        if twice := next((one.id for one, other in pairwise(traits) if one.id == other.id), None):
            raise ValueError(f"two articles are called {twice!r}")
        if not traits:
            return []
        taken = copies.taken_over(traits, agencies)
        vectors = spool.vectors(order)
    found = [one for story in _linked(traits, vectors, taken) for one in _memberships(story, traits, taken, agencies)]
    return sorted(found, key=lambda one: one.id)


def _linked(traits: Sequence[Traits], vectors: Vectors, taken: Mapping[int, int]) -> list[list[int]]:
    ones, others = candidates(vectors)
    alike = similarity.cosines(vectors, ones, others)
    crowds = np.minimum(crowding(len(traits), ones, others, alike), CROWDED)
    closer: Floats = alike - (crowds[ones] + crowds[others]) / 2
    copied = [(ALIKE, min(pair), max(pair)) for pair in taken.items()]
    return link(len(traits), [*copied, *_edges(traits, ones, others, closer)], _fitting(traits, vectors, crowds))


def agree(one: Traits, other: Traits, closer: float) -> bool:
    """Whether two articles tell the same story.

    Args:
        one: what is known of the one.
        other: what is known of the other.
        closer: by how much their texts are more alike than it is crowded around them.
    """
    wanted = CLOSER[days.relation(one.day, other.day)] + (UNDATED if one.gap(other) is None else 0.0)
    return closer >= wanted and compatible(one, other)


def compatible(one: Traits, other: Traits) -> bool:
    """Whether nothing speaks against two articles telling the same story."""
    gap = one.gap(other)
    if gap is not None and gap > WINDOW:
        return False
    if one.titled and other.titled and not one.titled & other.titled:
        return False
    fewer = min(len(one.figures), len(other.figures))
    return fewer < FIGURES or 2 * len(one.figures & other.figures) >= fewer


def _texts(articles: Iterable[tuple[str, Article]], traits: list[Traits]) -> Iterator[str]:
    for id_, article in articles:
        known, text = Traits.of(id_, article)
        traits.append(known)
        yield text


def _edges(traits: Sequence[Traits], ones: Places, others: Places, closer: Floats) -> Iterator[Edge]:
    for at in np.flatnonzero(closer >= min(CLOSER.values())):
        one, other, by = int(ones[at]), int(others[at]), round(float(closer[at]), 4)
        if agree(traits[one], traits[other], by):
            yield by, one, other


def _fitting(traits: Sequence[Traits], weighted: Vectors, crowds: Floats) -> Callable[[list[int], list[int]], bool]:
    def fits(mine: list[int], theirs: list[int]) -> bool:
        if not all(compatible(traits[one], traits[other]) for one in mine for other in theirs):
            return False
        if len(mine) == len(theirs) == 1:
            return True  # the pair itself was judged before
        alike = float((weighted[mine] @ weighted[theirs].T).mean())
        return alike - float(crowds[mine].mean() + crowds[theirs].mean()) / 2 >= TOGETHER

    return fits


def _memberships(
    story: list[int], traits: Sequence[Traits], taken: Mapping[int, int], agencies: Collection[str]
) -> Iterator[Membership]:
    first = copies.ranked([member for member in story if taken.get(member) not in story], traits, agencies)[0]
    for member in story:
        original = taken.get(member)
        yield Membership(
            id=traits[member].id,
            story=traits[first].id,
            wire_copy_of=None if original is None else traits[original].id,
            taken=None if original is None else round(wire.taken(traits[member].runs, traits[original].runs), 3),
        )
