"""Samples of articles that are drawn to be reviewed: who could have been drawn, with what chance, and who was.

The frame of a sample is kept whole. Without it nobody can tell later which articles it speaks for: some were sent to
reviewers by hand before, others came after it.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Engine, insert, select

from annotator.exchange import Drawn
from annotator.labels import Status
from annotator.store import projects
from annotator.store.database import insert_one, reading
from annotator.store.records import Chance, Sampling
from annotator.store.review_tables import FrameTable, ReviewTable, SampleTable, TaskTable
from annotator.store.tables import ArticleTable, VersionTable


def drawn_before(connection: Connection, project: int, size: int, seed: int) -> Drawn | None:
    """Return the sample of this size and seed; none where it has not been drawn."""
    same = (SampleTable.project_id == project, SampleTable.size == size, SampleTable.seed == seed)
    strata = connection.scalar(select(SampleTable.strata).where(*same))
    if strata is None:
        return None
    return Drawn(size, seed, {name: (of, drawn) for name, (of, drawn) in strata.items()}, again=True)


def enter(connection: Connection, project: int, drawn: Drawn, frame: Sequence[Any], picked: Sequence[Any]) -> int:
    """Store a sample with its frame; the sample's number.

    Args:
        frame: rows of all articles that could have been drawn.
        picked: rows of those that were.
    """
    strata = {name: list(pair) for name, pair in drawn.strata.items()}
    sample = {"project_id": project, "size": drawn.size, "seed": drawn.seed, "strata": strata}
    number = insert_one(connection, SampleTable, {**sample, "drawn_at": projects.now()})
    chosen = {row.id for row in picked}
    if frame:
        connection.execute(insert(FrameTable), [_framed(number, row, drawn, row.id in chosen) for row in frame])
    return number


def _framed(sample: int, row: Any, drawn: Drawn, is_drawn: bool) -> dict[str, Any]:
    stratum = row.outlet or ""
    of, number = drawn.strata[stratum]
    place = {"sample_id": sample, "article_id": row.id, "stratum": stratum}
    return {**place, "chance": number / of, "is_drawn": is_drawn}


def sampling(engine: Engine) -> Sampling:
    """Return what is known of how articles came to be reviewed."""
    chances: dict[str, list[Chance]] = defaultdict(list)
    framed = (
        select(ArticleTable.key, FrameTable.sample_id, FrameTable.stratum, FrameTable.chance, FrameTable.is_drawn)
        .join(FrameTable, FrameTable.article_id == ArticleTable.id)
        .order_by(FrameTable.sample_id)
    )
    versions = select(ArticleTable.key).join(VersionTable, VersionTable.article_id == ArticleTable.id)
    tasks = versions.join(TaskTable, TaskTable.version_id == VersionTable.id)
    aside = (
        tasks.join(ReviewTable, ReviewTable.task_id == TaskTable.id)
        .where(VersionTable.is_current, ReviewTable.is_chosen)
        .where(ReviewTable.status.in_((Status.BROKEN_TEXT.value, Status.NOT_NEWS.value)))
    )
    with reading(engine) as connection:
        for row in connection.execute(framed):
            chances[row.key].append(Chance(row.sample_id, row.stratum, row.chance, row.is_drawn))
        drawn = frozenset(connection.scalars(tasks.where(TaskTable.sample_id.is_not(None))))
        set_aside = frozenset(connection.scalars(aside))
    by_frame = {key for key, found in chances.items() if any(each.is_drawn for each in found)}
    return Sampling(drawn | by_frame, {key: tuple(found) for key, found in chances.items()}, set_aside)


def stratified(rows: Sequence[Any], size: int, seed: int, *, evenly: bool = False) -> tuple[list[Any], Drawn]:
    """Draw from each outlet's articles as many as its share is, or as of any other; by the same seed the same ones."""
    strata: dict[str, list[Any]] = defaultdict(list)
    for row in sorted(rows, key=lambda row: row.key):
        strata[row.outlet or ""].append(row)
    sizes = {name: len(members) for name, members in strata.items()}
    numbers = even_shares(sizes, size) if evenly else shares(sizes, size)
    chance = random.Random(seed)
    picked = [row for name in sorted(strata) for row in chance.sample(strata[name], numbers[name])]
    return picked, Drawn(size, seed, {name: (sizes[name], numbers[name]) for name in sorted(strata)})


def shares(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Whole numbers in proportion to sizes, by largest remainders, and one of each where there is room."""
    total = sum(sizes.values())
    size = min(size, total)
    least = 1 if size >= len(sizes) else 0
    room = size - least * len(sizes)
    weights = {name: (of - least) for name, of in sizes.items()}
    whole = sum(weights.values())
    exact = {name: room * weight / whole if whole else 0.0 for name, weight in weights.items()}
    numbers = {name: least + int(part) for name, part in exact.items()}
    by_rest = sorted(exact, key=lambda name: (int(exact[name]) - exact[name], name))
    for name in by_rest[: size - sum(numbers.values())]:
        numbers[name] += 1
    return numbers


def even_shares(sizes: Mapping[str, int], size: int) -> dict[str, int]:
    """Whole numbers that differ by one at most, but that none is larger than its size."""
    numbers: dict[str, int] = {}
    left = min(size, sum(sizes.values()))
    for place, name in enumerate(sorted(sizes, key=lambda name: (sizes[name], name))):  # who has few leaves room
        numbers[name] = min(sizes[name], left // (len(sizes) - place))
        left -= numbers[name]
    return numbers
