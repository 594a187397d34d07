"""Takeovers between the articles of a whole database, found without grouping articles into stories.

An article and what it takes over from share many of their shingles. A fixed part of all shingles, chosen by their
number (Broder 1997), finds the pairs that may be such; then all shingles of the two decide. The time grows with the
number of articles, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any, NamedTuple

import numpy as np

from annotator.models import Article
from annotator.stories import wire
from annotator.stories.series import compatible
from annotator.stories.shelf import Shelf
from annotator.stories.traits import Traits, precedes

#: So many sampled shingles must be shared before all are compared.
SHARED = 2
#: With how many that hold the same shingle, in the order of their numbers, an article is paired.
NEXT = 4
#: So many parts of the sampled shingles are looked at one after another: each is sorted in memory.
PARTS = 16


class Way(StrEnum):
    """The way in which one article has words of another."""

    COPY = "copy"
    """At least three quarters of its runs of words stand in the other."""
    REWRITE = "rewrite"
    """At least two fifths do."""
    QUOTES = "quotes"
    """So many do, but outside of quotations fewer: both quote the same words."""


class Takeover(NamedTuple):
    """The words that an article has from another."""

    original: str
    """The id of the article that had it first."""
    shared_runs: int
    """How many of its runs of four words stand there."""
    runs: int
    """How many it has."""
    way: Way
    in_order: bool
    """Whether it is known that the original was first: an agency's, credited, or of an earlier time."""

    @property
    def share(self) -> float:
        """The one of the other, from 0 to 1."""
        return self.shared_runs / self.runs

    @property
    def told_as(self) -> str:
        """What is said of it, by name in ``strings.toml``; nobody is said to copy where no time tells who was first."""
        return self.way.value if self.in_order or self.way is Way.QUOTES else "shares"


class _Pair(NamedTuple):
    original: int
    share: float
    way: Way


def find(
    articles: Iterable[tuple[str, Article]], agencies: Collection[str] = frozenset(), lexicon: Path | None = None
) -> dict[str, Takeover]:
    """Return which articles take over from which other, and how much; by the names they come with.

    Texts are read once and not kept. The result is that of :func:`annotator.stories.stories.group`.

    Args:
        articles: each with a name of its own.
        agencies: outlets, by key or name, that are news agencies: whoever shares a text with one has it from there.
        lexicon: the user's lexicon folder, for the series of pages.
    """
    with TemporaryFile() as file:
        shelf = Shelf(file)
        for name, article in articles:
            shelf.put(Traits.of(name, article, lexicon)[0])
        shelf.close()
        return {shelf[number].id: one for number, one in takeovers(shelf, agencies).items()}


def takeovers(traits: Shelf, agencies: Collection[str]) -> dict[int, Takeover]:
    """Return what each article takes over, by its number; that of the most, where it has text of several.

    No original is a copy itself: all copies of one text lead to one article, and so do those who rewrite a copy.
    """
    shares = {pair: _share(traits[pair[0]], traits[pair[1]]) for pair in _candidates(traits)}
    pairs = [pair for pair, share in shares.items() if share >= wire.REWRITTEN]
    copied = _copies([pair for pair in pairs if shares[pair] >= wire.COPIED], traits, agencies)
    found: dict[int, _Pair] = {
        copy: _Pair(original, wire.containment(traits[copy].shingles, traits[original].shingles), Way.COPY)
        for copy, original in copied.items()
    }
    for pair in pairs:
        first, later = _in_order(pair, traits, agencies)
        original = copied.get(first, first)
        if later in copied or original == later or not _of_two_outlets(traits[later], traits[original]):
            continue
        one = _taken(traits[later], traits[original], original)
        if one and (later not in found or found[later].share < one.share):
            found[later] = one
    told = ((place, traits[place], traits[one.original], one.way) for place, one in sorted(found.items()))
    return {place: _told(later, first, way, agencies) for place, later, first, way in told}


def _told(later: Traits, first: Traits, way: Way, agencies: Collection[str]) -> Takeover:
    shared = wire.shared(later.shingles, first.shingles)
    return Takeover(first.id, shared, len(later.shingles), way, is_first(first, [later], agencies))


def is_first(one: Traits, others: Iterable[Traits], agencies: Collection[str]) -> bool:
    """Return whether it is known that an article was before others: where no time tells, nobody is called first."""
    is_wire = any(name in agencies for name in one.names)
    return all(is_wire or _is_credited(one, other) or precedes(one.published, other.published) for other in others)


def _is_credited(one: Traits, other: Traits) -> bool:
    return any(name in other.edges for name in one.names if name not in other.names)


def _in_order(pair: tuple[int, int], traits: Shelf, agencies: Collection[str]) -> list[int]:
    """Return who had it first, and who later: where no time tells, more of the later stands in the other."""
    one, other = pair
    is_wire = any(name in agencies for place in pair for name in traits[place].names)
    if is_wire or traits[one].gap(traits[other]) is not None:
        return ranked(pair, traits, agencies)
    mine, theirs = traits[one].shingles, traits[other].shingles
    return sorted(
        pair, key=lambda place: wire.containment(mine, theirs) if place == one else wire.containment(theirs, mine)
    )


def _taken(later: Traits, first: Traits, original: int) -> _Pair | None:
    share = wire.containment(later.shingles, first.shingles)
    if share < wire.REWRITTEN:
        return None
    own = wire.containment(later.unquoted, first.shingles)
    return _Pair(original, share, Way.REWRITE if own >= wire.REWRITTEN else Way.QUOTES)


def _copies(pairs: Sequence[tuple[int, int]], traits: Shelf, agencies: Collection[str]) -> dict[int, int]:
    found: dict[int, int] = {}
    for members in _groups(pairs, len(traits)):
        found |= wire.originals(
            ranked(members, traits, agencies),
            {member: traits[member].shingles for member in members},
            lambda copy, first: _of_two_outlets(traits[copy], traits[first]),
        )
    return found


def ranked(members: Iterable[int], traits: Shelf, agencies: Collection[str]) -> list[int]:
    """Return articles on one event, those that are likelier to have had it first in front."""
    group = list(members)
    names = {name for member in group for name in traits[member].names}
    return sorted(group, key=lambda member: _precedence(traits[member], names, agencies))


def _precedence(one: Traits, names: Collection[str], agencies: Collection[str]) -> tuple[Any, ...]:
    """Its place in the order of who had it first.

    An agency comes first; then the earlier day; who credits no other; the earlier time; the longer text.
    """
    known = one.published or (datetime.max.replace(tzinfo=UTC),) * 2
    credits = any(name in one.edges for name in names if name not in one.names)
    return (
        not any(name in agencies for name in one.names),
        known[1].date(),
        credits,
        known[1],
        -len(one.shingles),
        one.id,
    )


def _of_two_outlets(copy: Traits, first: Traits) -> bool:
    return copy.outlet is None or first.outlet is None or copy.outlet != first.outlet


def _candidates(traits: Shelf) -> list[tuple[int, int]]:
    """Pairs of articles of one time that share shingles of the sample.

    Of all that have one shingle, the next few are paired: of copies the rest follows.
    """
    codes = [np.empty(0, np.int64)]
    for part in range(PARTS):
        shingles, rows = traits.samples(part, PARTS)
        for step in range(1, NEXT + 1):
            same = np.flatnonzero(shingles[step:] == shingles[:-step])
            ones, others = rows[same], rows[same + step]
            near = traits.near(ones, others)
            codes.append(ones[near].astype(np.int64) * len(traits) + others[near])
    found, shared = np.unique(np.concatenate(codes), return_counts=True)
    return [divmod(code, len(traits)) for code in found[shared >= SHARED].tolist()]


def _share(one: Traits, other: Traits) -> float:
    """Return the share of one of two articles that stands in the other, the larger; 0 where they are of two events."""
    if not compatible(one, other):
        return 0.0
    return max(wire.containment(*pair) for pair in permutations((one.shingles, other.shingles)))


def _groups(pairs: Sequence[tuple[int, int]], size: int) -> Iterator[list[int]]:
    """The articles that pairs connect, each group in ascending order."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    if not pairs:
        return
    ones, others = np.array(pairs).T
    links = coo_array((np.ones(len(pairs), dtype=np.int8), (ones, others)), shape=(size, size))
    _, labels = connected_components(links, directed=False)
    members: dict[int, list[int]] = {}
    for place in sorted({place for pair in pairs for place in pair}):
        members.setdefault(int(labels[place]), []).append(place)
    yield from members.values()
