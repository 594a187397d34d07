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
from typing import Any, NamedTuple

import numpy as np

from annotator.models import Article
from annotator.stories import wire
from annotator.stories.series import compatible
from annotator.stories.traits import Traits

#: One of so many shingles is looked at to find pairs. Of the shortest copy that counts some six are.
SAMPLED = 3
#: So many of them must be shared before all are compared.
SHARED = 2
#: With how many that hold the same shingle, in the order of their numbers, an article is paired.
NEXT = 4


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

    @property
    def share(self) -> float:
        """The one of the other, from 0 to 1."""
        return self.shared_runs / self.runs


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
    traits = sorted((Traits.of(name, article, lexicon)[0] for name, article in articles), key=lambda one: one.id)
    return {traits[place].id: one for place, one in takeovers(traits, agencies).items()}


def takeovers(traits: Sequence[Traits], agencies: Collection[str]) -> dict[int, Takeover]:
    """Return what each article takes over, by its number; that of the most, where it has text of several.

    No original is a copy itself: all copies of one text lead to one article, and so do those who rewrite a copy.
    """
    pairs = [pair for pair in _candidates(traits) if _shares_much(traits[pair[0]], traits[pair[1]])]
    copied = _copies([pair for pair in pairs if _largest(traits, pair) >= wire.COPIED], traits, agencies)
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
    return {place: _told(traits[place], traits[one.original], one.way) for place, one in sorted(found.items())}


def _told(later: Traits, first: Traits, way: Way) -> Takeover:
    return Takeover(first.id, wire.shared(later.shingles, first.shingles), len(later.shingles), way)


def _in_order(pair: tuple[int, int], traits: Sequence[Traits], agencies: Collection[str]) -> list[int]:
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


def _copies(pairs: Sequence[tuple[int, int]], traits: Sequence[Traits], agencies: Collection[str]) -> dict[int, int]:
    shingles = [one.shingles for one in traits]
    found: dict[int, int] = {}
    for members in _groups(pairs, len(traits)):
        found |= wire.originals(
            ranked(members, traits, agencies),
            shingles,
            lambda copy, first: _of_two_outlets(traits[copy], traits[first]),
        )
    return found


def ranked(members: Iterable[int], traits: Sequence[Traits], agencies: Collection[str]) -> list[int]:
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


def _candidates(traits: Sequence[Traits]) -> list[tuple[int, int]]:
    """Pairs that share shingles of the sample. Of all that have one, the next few are paired: of copies the rest
    follows."""
    samples = [one.shingles[one.shingles % SAMPLED == 0] for one in traits]
    runs = np.concatenate([*samples, np.empty(0, dtype=np.uint32)])
    rows = np.repeat(np.arange(len(samples), dtype=np.int32), [len(sample) for sample in samples])
    order = np.argsort(runs, kind="stable")
    runs, rows = runs[order], rows[order]
    codes = [np.empty(0, np.int64)]
    for step in range(1, NEXT + 1):
        same = np.flatnonzero(runs[step:] == runs[:-step])
        codes.append(rows[same].astype(np.int64) * len(samples) + rows[same + step])
    found, shared = np.unique(np.concatenate(codes), return_counts=True)
    return [divmod(code, len(samples)) for code in found[shared >= SHARED].tolist()]


def _shares_much(one: Traits, other: Traits) -> bool:
    return _containment(one, other) >= wire.REWRITTEN and compatible(one, other)


def _largest(traits: Sequence[Traits], pair: tuple[int, int]) -> float:
    return _containment(traits[pair[0]], traits[pair[1]])


def _containment(one: Traits, other: Traits) -> float:
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
