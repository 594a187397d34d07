"""The texts of article versions, with their bodies' segments and their tasks in Label Studio."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from sqlalchemy import Connection, select

from annotator.store.records import Context
from annotator.store.review_tables import ProjectTable, TaskTable
from annotator.store.tables import PageTable, SegmentTable, VersionTable


def contexts(connection: Connection, versions: Sequence[int]) -> dict[int, Context]:
    """Return the context of each version, by its id."""
    texts = (
        select(VersionTable.id, PageTable.text)
        .join(PageTable, PageTable.id == VersionTable.page_id)
        .where(VersionTable.id.in_(versions))
    )
    tasks = (
        select(TaskTable.version_id, TaskTable.number, ProjectTable.url)
        .join(ProjectTable, ProjectTable.id == TaskTable.project_id)
        .where(TaskTable.version_id.in_(versions), TaskTable.state.in_(("sent", "renewing")))
        .order_by(ProjectTable.id)  # the last project stands
    )
    urls = {row.version_id: f"{row.url}/data?task={row.number}" for row in connection.execute(tasks) if row.url}
    segments = segments_of(connection, versions)
    return {row.id: Context(row.text, tuple(segments[row.id]), urls.get(row.id)) for row in connection.execute(texts)}


def segments_of(connection: Connection, versions: Sequence[int]) -> dict[int, list[tuple[int, int]]]:
    """Return the ranges of each version that are its body, in order, by its id."""
    segments: dict[int, list[tuple[int, int]]] = defaultdict(list)
    query = select(SegmentTable.__table__).where(SegmentTable.version_id.in_(versions))
    for row in connection.execute(query.order_by(SegmentTable.version_id, SegmentTable.position)):
        segments[row.version_id].append((row.start_offset, row.end_offset))
    return segments
