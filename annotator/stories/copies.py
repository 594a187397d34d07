"""Wire copies in a whole database, found without grouping articles into stories.

A copy and its original share most of their shingles. A fixed part of all shingles, chosen by their number (Broder
1997), finds the pairs that may be such; then all shingles of the two decide. The time grows with the number of
articles, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import numpy as np

from annotator.models import Article
from annotator.stories import wire
from annotator.stories.series import compatible
from annotator.stories.traits import Traits

#: One of so many shingles is looked at to find pairs. Of the shortest copy that counts some six are.
SAMPLED = 3
#: So many of them must be shared before all are compared.
SHARED = 2


def find(
    articles: Iterable[tuple[str, Article]], agencies: Collection[str] = frozenset(), lexicon: Path | None = None
) -> dict[str, str]:
    """Return which articles are copies, and of which other article; both by the names they come with.

    Texts are read once and not kept. The result is that of :func:`annotator.stories.stories.group`.

    Args:
        articles: each with a name of its own.
        agencies: outlets, by key or name, that are news agencies: whoever shares a text with one has it from there.
        lexicon: the user's lexicon folder, for the series of pages.
    """
    traits = sorted((Traits.of(name, article, lexicon)[0] for name, article in articles), key=lambda one: one.id)
    found = wire_copies(traits, agencies)
    return {traits[copy].id: traits[original].id for copy, original in found.items()}


def wire_copies(traits: Sequence[Traits], agencies: Collection[str]) -> dict[int, int]:
    """Return the copies among articles, each with its original, as numbers. No original is a copy itself."""
    pairs = [pair for pair in _candidates(traits) if _is_copied(traits[pair[0]], traits[pair[1]])]
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
    """Pairs that share shingles of the sample. Of all that have one, neighbours are paired: the rest follows."""
    samples = [one.shingles[one.shingles % SAMPLED == 0] for one in traits]
    runs = np.concatenate([*samples, np.empty(0, dtype=np.uint32)])
    rows = np.repeat(np.arange(len(samples), dtype=np.int32), [len(sample) for sample in samples])
    order = np.argsort(runs, kind="stable")
    runs, rows = runs[order], rows[order]
    same = np.flatnonzero(runs[1:] == runs[:-1])
    codes, shared = np.unique(rows[same].astype(np.int64) * len(samples) + rows[same + 1], return_counts=True)
    return [divmod(code, len(samples)) for code in codes[shared >= SHARED].tolist()]


def _is_copied(one: Traits, other: Traits) -> bool:
    return compatible(one, other) and any(
        wire.containment(*pair) >= wire.COPIED for pair in permutations((one.shingles, other.shingles))
    )


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
