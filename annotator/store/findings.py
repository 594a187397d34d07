"""Findings: stored once, dropped when their place has been read again without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import Connection, Engine, delete, insert, select

from annotator.models import Finding, digest
from annotator.store.database import reading, writing
from annotator.store.queries import BATCH, in_batches
from annotator.store.records import Run
from annotator.store.storable import storable
from annotator.store.tables import FindingTable


def add(engine: Engine, findings: Iterable[Finding], run: Run | None) -> int:
    """Store those that are not known yet, a batch a transaction; how many these were."""
    rest, stored = iter(findings), 0
    while batch := list(islice(rest, BATCH)):
        with writing(engine) as connection:
            stored += _insert_unknown(connection, batch, run)
    return stored


def settle(engine: Engine, place: str, findings: Iterable[Finding], run: Run | None) -> None:
    """Make these all that is known against a place: others of that place go, since they no longer hold."""
    settle_all(engine, {place: list(findings)}, run)


def settle_all(engine: Engine, by_place: Mapping[str, Iterable[Finding]], run: Run | None) -> None:
    """Make these all that is known against each of the places, in one transaction, if anything changes."""
    now = {_digest(finding): finding for findings in by_place.values() for finding in findings}
    places = [storable(place) for place in by_place]
    with reading(engine) as connection:
        before = set(connection.scalars(select(FindingTable.digest).where(FindingTable.place.in_(places))))
    if before == set(now):
        return
    with writing(engine) as connection:
        gone = before - set(now)
        connection.execute(delete(FindingTable).where(FindingTable.digest.in_(gone)))
        _insert_unknown(connection, list(now.values()), run)


def stream(engine: Engine, kind: str | None = None) -> Iterator[Finding]:
    """The findings in the order they were met, of one kind or all."""
    query = select(FindingTable.__table__)
    if kind is not None:
        query = query.where(FindingTable.kind == storable(kind))
    for row in in_batches(engine, query, FindingTable.id, lambda _, rows: rows):
        yield Finding(place=row.place, kind=row.kind, reason=row.reason, severity=row.severity)


def _insert_unknown(connection: Connection, findings: list[Finding], run: Run | None) -> int:
    by_digest = {_digest(finding): finding for finding in findings}
    known = set(connection.scalars(select(FindingTable.digest).where(FindingTable.digest.in_(by_digest))))
    rows = [
        {
            "digest": digest_,
            "place": storable(finding.place),
            "kind": storable(finding.kind),
            "reason": storable(finding.reason),
            "severity": finding.severity,
            "run_id": run.id if run else None,
            "found_at": datetime.now(UTC),
        }
        for digest_, finding in by_digest.items()
        if digest_ not in known
    ]
    if rows:
        connection.execute(insert(FindingTable), rows)
    return len(rows)


def _digest(finding: Finding) -> str:
    return digest(finding.place, finding.kind, finding.reason)
