"""Runs: their beginning and end, which lexicons the last one used, what two of them found in the same articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select, update
from sqlalchemy.orm import aliased

from annotator.errors import NotFound
from annotator.models import Annotation
from annotator.store.attributions import load
from annotator.store.database import insert_one, reading, writing
from annotator.store.queries import METADATA, TEXT, current, in_batches, rebuild
from annotator.store.records import Run, StoredArticle
from annotator.store.rerun import HOW
from annotator.store.tables import AnnotationTable, ArticleTable, RunTable, Step, VersionTable


def begin(engine: Engine, version: str, step: Step, lexicon: str | None, inputs: str | None) -> Run:
    """Note that a step begins."""
    row: dict[str, Any] = {"step": step, "version": version, "lexicon": lexicon, "inputs": inputs, "counts": {}}
    row["started_at"] = datetime.now(UTC)
    with writing(engine) as connection:
        return Run(insert_one(connection, RunTable, row), step, version)


def finish(engine: Engine, run: Run) -> None:
    """Note that a step came to its end, and its counts."""
    ended = {"finished_at": datetime.now(UTC), "counts": dict(run.counts)}
    with writing(engine) as connection:
        connection.execute(update(RunTable).where(RunTable.id == run.id), ended)


def compare(engine: Engine, old: int, new: int) -> Iterator[tuple[StoredArticle, Annotation, Annotation]]:
    """Articles whose current version both runs have annotated, with what each of them found.

    Raises:
        NotFound: there is no such run of the rule pass; the message lists those that there are.
    """
    for run in (old, new):
        _check(engine, run)
    before, after = aliased(AnnotationTable), aliased(AnnotationTable)
    query = (
        current(*METADATA, *TEXT, before.id.label("before_id"), after.id.label("after_id"))
        .join(before, (before.version_id == VersionTable.id) & (before.run_id == old))
        .join(after, (after.version_id == VersionTable.id) & (after.run_id == new))
    )

    def read(connection: Connection, rows: Sequence[Any]) -> Iterator[tuple[StoredArticle, Annotation, Annotation]]:
        found = load(connection, [id_ for row in rows for id_ in (row.before_id, row.after_id)])
        for row, article in zip(rows, rebuild(connection, rows), strict=True):
            yield article, found[row.before_id], found[row.after_id]

    yield from in_batches(engine, query, ArticleTable.id, read)


def last_lexicon(engine: Engine) -> str | None:
    """Return the digest of the lexicons of the last run of the rule pass; None where there was none."""
    query = select(RunTable.lexicon).where(RunTable.step == Step.ANNOTATE).order_by(RunTable.id.desc()).limit(1)
    with reading(engine) as connection:
        found: str | None = connection.scalar(query)
    return found


def counts_of_same(engine: Engine, inputs: str) -> Counter[str] | None:
    """Return what the last finished run that read this counted.

    None where none did, or pages were read in another way since.
    """
    other = aliased(RunTable)
    otherwise = select(other.id).where(
        other.step == RunTable.step, other.id > RunTable.id, func.substr(other.inputs, 1, HOW) != inputs[:HOW]
    )
    query = select(RunTable.counts).where(
        RunTable.inputs == inputs, RunTable.finished_at.is_not(None), ~otherwise.exists()
    )
    with reading(engine) as connection:
        found = connection.scalar(query.order_by(RunTable.id.desc()).limit(1))
    return None if found is None else Counter(found)


def _check(engine: Engine, run: int) -> None:
    query = select(RunTable.id, RunTable.version, RunTable.started_at).where(RunTable.step == Step.ANNOTATE)
    with reading(engine) as connection:
        runs = connection.execute(query.order_by(RunTable.id)).all()
    if run not in {row.id for row in runs}:
        listed = "; ".join(f"{row.id} ({row.started_at:%Y-%m-%d %H:%M}, {row.version})" for row in runs[-10:])
        raise NotFound(f"there is no run {run} of the rule pass; there are: {listed or 'none'}")
