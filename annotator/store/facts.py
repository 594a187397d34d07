"""Reading what counting needs: of each attribution its attributes, not its spans.

Counting over a whole database this way takes a tenth of the time that whole annotations take.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Generator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, func, select

from annotator.labels import Basis
from annotator.models import SEGMENT_GLUE
from annotator.store.database import reading
from annotator.store.queries import BATCH, info, standing
from annotator.store.records import ArticleFacts, AttributionFacts
from annotator.store.tables import AttributionRow, BareHedgeRow, PageRow, SegmentRow

_FACTS = (
    *(AttributionRow.uid, AttributionRow.hedge_level, AttributionRow.function, AttributionRow.quote_type),
    *(AttributionRow.scope, AttributionRow.polarity, AttributionRow.source_type),
    *(AttributionRow.canonical, AttributionRow.via),
)


def stream(
    engine: Engine, conditions: Sequence[ColumnElement[bool]], basis: Basis
) -> Generator[ArticleFacts, None, None]:
    """The articles of ``queries.annotated``, in its order, with their bodies and the facts about their attributions."""
    with reading(engine) as connection:
        query = standing(engine, conditions, basis).add_columns(PageRow.text)
        result = connection.execute(query, execution_options={"yield_per": BATCH})
        for rows in result.partitions():
            ids = [row.annotation_id for row in rows]
            found, bare = _attributions(connection, ids), _bare_hedges(connection, ids)
            segments = _segments(connection, [row.version_id for row in rows])
            for row in rows:
                body = SEGMENT_GLUE.join(row.text[start:end] for start, end in segments[row.version_id])
                id_ = row.annotation_id
                yield ArticleFacts(info(row), body, tuple(found[id_]), bare.get(id_, 0), basis, row.pass_version)


def _attributions(connection: Connection, ids: list[int]) -> dict[int, list[AttributionFacts]]:
    query = select(AttributionRow.annotation_id, *_FACTS).where(AttributionRow.annotation_id.in_(ids))
    found: dict[int, list[AttributionFacts]] = defaultdict(list)
    for id_, *facts in connection.execute(query.order_by(AttributionRow.annotation_id, AttributionRow.number)):
        found[id_].append(AttributionFacts._make(facts))
    return found


def _bare_hedges(connection: Connection, ids: list[int]) -> dict[int, int]:
    query = (
        select(BareHedgeRow.annotation_id, func.count())
        .where(BareHedgeRow.annotation_id.in_(ids), BareHedgeRow.position == 0)
        .group_by(BareHedgeRow.annotation_id)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def _segments(connection: Connection, ids: list[int]) -> dict[int, list[tuple[Any, Any]]]:
    segments: dict[int, list[tuple[Any, Any]]] = defaultdict(list)
    query = select(SegmentRow.version_id, SegmentRow.start_offset, SegmentRow.end_offset)
    query = query.where(SegmentRow.version_id.in_(ids)).order_by(SegmentRow.version_id, SegmentRow.position)
    for id_, start, end in connection.execute(query):
        segments[id_].append((start, end))
    return segments
