"""Copies in a whole database: who took whose text, found without grouping articles into stories.

Two texts of which one was taken over share most of their runs of words. A fixed part of all runs, chosen by their
number (Broder 1997), finds the pairs that may be such; then all runs of the two decide. The time grows with the number
of articles, not with that of their pairs.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import numpy as np

from annotator.models import Article
from annotator.stories import wire
from annotator.stories.traits import Traits

#: How far apart in time two reports of one event may be published.
WINDOW = timedelta(hours=60)
#: One of so many runs is looked at to find pairs. Of the shortest copy that counts some six are.
SAMPLED = 3
#: So many of them must be shared before all are compared.
SHARED = 2


def find(articles: Iterable[tuple[str, Article]], agencies: Collection[str] = frozenset()) -> dict[str, str]:
    """Which articles are copies, and of which other article; both called by the names they come with.

    Texts are read once and not kept. The result is that of :func:`annotator.stories.stories.group`.

    Args:
        articles: each with a name of its own.
        agencies: outlets, by key or name, that are news agencies: whoever shares a text with one has it from there.
    """
    traits = sorted((Traits.of(name, article)[0] for name, article in articles), key=lambda one: one.id)
    found = taken_over(traits, agencies)
    return {traits[copy].id: traits[original].id for copy, original in found.items()}


def taken_over(traits: Sequence[Traits], agencies: Collection[str]) -> dict[int, int]:
    """The copies among articles, each with its original, as numbers of these articles. No original is a copy itself."""
    pairs = [pair for pair in _candidates(traits) if _is_copied(traits[pair[0]], traits[pair[1]])]
    runs = [one.runs for one in traits]
    found: dict[int, int] = {}
    for members in _groups(pairs, len(traits)):
        found |= wire.originals(
            ranked(members, traits, agencies), runs, lambda copy, first: _of_two_outlets(traits[copy], traits[first])
        )
    return found


def ranked(members: Iterable[int], traits: Sequence[Traits], agencies: Collection[str]) -> list[int]:
    """Articles that tell one event, those that are likelier to have it first in front."""
    group = list(members)
    names = {name for member in group for name in traits[member].names}
    return sorted(group, key=lambda member: _precedence(traits[member], names, agencies))


def _precedence(one: Traits, names: Collection[str], agencies: Collection[str]) -> tuple[Any, ...]:
    """Who had it first: an agency; the earlier day; who does not credit another; the earlier time; the longer text."""
    known = one.time or (datetime.max.replace(tzinfo=UTC),) * 2
    credits = any(name in one.edges for name in names if name not in one.names)
    return (
        not any(name in agencies for name in one.names),
        known[1].date(),
        credits,
        known[1],
        -len(one.runs),
        one.id,
    )


def _of_two_outlets(copy: Traits, first: Traits) -> bool:
    return copy.outlet is None or first.outlet is None or copy.outlet != first.outlet


def _candidates(traits: Sequence[Traits]) -> list[tuple[int, int]]:
    """Pairs that share runs of the sample. Of all that have one run, neighbours are paired: the rest follows."""
    samples = [one.runs[one.runs % SAMPLED == 0] for one in traits]
    runs = np.concatenate([*samples, np.empty(0, dtype=np.uint32)])
    rows = np.repeat(np.arange(len(samples), dtype=np.int32), [len(sample) for sample in samples])
    order = np.argsort(runs, kind="stable")
    runs, rows = runs[order], rows[order]
    same = np.flatnonzero(runs[1:] == runs[:-1])
    codes, shared = np.unique(rows[same].astype(np.int64) * len(samples) + rows[same + 1], return_counts=True)
    return [divmod(code, len(samples)) for code in codes[shared >= SHARED].tolist()]


def _is_copied(one: Traits, other: Traits) -> bool:
    gap = one.gap(other)
    if gap is not None and gap > WINDOW:
        return False
    return max(wire.taken(one.runs, other.runs), wire.taken(other.runs, one.runs)) >= wire.COPIED


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
