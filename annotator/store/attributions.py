"""Writing what was found in an article, and reading it back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, select, update

from annotator.aliases import Json
from annotator.errors import NotFound
from annotator.labels import Basis, Label
from annotator.models import Annotation
from annotator.store.bulk import insert_numbered, insert_rows
from annotator.store.content import FIELDS, Content
from annotator.store.records import Run
from annotator.store.tables import (
    AnnotationTable,
    ArticleTable,
    AttributionTable,
    BareHedgeTable,
    FloorTable,
    FragmentTable,
    RunTable,
    VersionTable,
)

_STORED = (
    select(VersionTable.id.label("version_id"), AnnotationTable.id, AnnotationTable.digest, AnnotationTable.is_current)
    .add_columns(ArticleTable.key, VersionTable.version)
    .add_columns(RunTable.version.label("pass_version"))
    .join(ArticleTable, ArticleTable.id == VersionTable.article_id)
    .outerjoin(
        AnnotationTable, (AnnotationTable.version_id == VersionTable.id) & (AnnotationTable.basis == Basis.PREDICTED)
    )
    .outerjoin(RunTable, RunTable.id == AnnotationTable.run_id)
    .where(
        ArticleTable.key.in_(bindparam("keys", expanding=True)),
        VersionTable.version.in_(bindparam("versions", expanding=True)),
    )
)

_FRAGMENT = ("position", "start_offset", "end_offset", "text")
#: The table of each part of an annotation's content, and its columns in the order of their values.
_TABLES: dict[str, tuple[Any, tuple[str, ...]]] = {
    "attributions": (AttributionTable, ("annotation_id", "number", "uid", *FIELDS)),
    "fragments": (FragmentTable, ("annotation_id", "attribution", "label", "span", *_FRAGMENT)),
    "bare_hedges": (BareHedgeTable, ("annotation_id", "span", *_FRAGMENT)),
    "floor": (FloorTable, ("annotation_id", "number", "start_offset", "end_offset", "holder", "source", "evidence")),
}


def save_all(connection: Connection, run: Run, found: Sequence[tuple[str, str, Content]]) -> None:
    """Store predictions and make each the current one of its article version.

    What the same version of the pass found before, to the letter, is not stored a second time.

    Args:
        found: key, version and content of each; no version twice.

    Raises:
        NotFound: there is no such article version.
    """
    keys, versions = [key for key, _, _ in found], [version for _, version, _ in found]
    stored: dict[tuple[str, str], list[Any]] = {}
    for row in connection.execute(_STORED, {"keys": keys, "versions": versions}):
        stored.setdefault((row.key, row.version), []).append(row)
    heads, contents = [], []
    for key, version, content in found:
        rows = stored.get((key, version))
        if rows is None:
            raise NotFound(f"there is no version {version} of an article {key}; it may have been forgotten")
        if not _made_current(connection, run, rows, content.digest):
            heads.append(_head(rows[0].version_id, run, content.digest))
            contents.append(content)
    numbers = insert_numbered(connection, AnnotationTable, heads)
    insert_content(connection, zip(numbers, contents, strict=True))


def _made_current(connection: Connection, run: Run, stored: Sequence[Any], digest: str) -> bool:
    """Make what the same version of the pass found before, to the letter, current again; tell whether it had found it.

    Any other prediction is not current any more.
    """
    same = next((row for row in stored if (row.pass_version, row.digest) == (run.version, digest)), None)
    if same is not None and same.is_current:
        return True
    for row in stored:
        if row.is_current:
            connection.execute(update(AnnotationTable).where(AnnotationTable.id == row.id), {"is_current": False})
    if same is not None:
        connection.execute(update(AnnotationTable).where(AnnotationTable.id == same.id), {"is_current": True})
    return same is not None


def _head(version_id: int, run: Run, digest: str) -> Json:
    made = datetime.now(UTC)
    return {"version_id": version_id, "basis": Basis.PREDICTED, "run_id": run.id, "digest": digest, "made_at": made}


def load(connection: Connection, ids: Sequence[int]) -> dict[int, Annotation]:
    """The annotations of these ids; three queries, however many they are."""
    attributions = {(row.annotation_id, row.number): _raw(row) for row in _rows(connection, AttributionTable, ids)}
    for id_, number, label, _span, position, start, end, text in _rows(connection, FragmentTable, ids):
        fragment = {"start": start, "end": end, "text": text}
        _put(attributions[id_, number], label, position, fragment)
    found: dict[int, dict[str, list[Json]]] = {id_: {"attributions": [], "bare_hedges": [], "floor": []} for id_ in ids}
    for (id_, _number), raw in attributions.items():
        found[id_]["attributions"].append(raw)
    for id_, _span, position, start, end, text in _rows(connection, BareHedgeTable, ids):
        _append(found[id_]["bare_hedges"], position, {"start": start, "end": end, "text": text})
    for row in _rows(connection, FloorTable, ids):
        held = {"start": row.start_offset, "end": row.end_offset, "holder": row.holder, "source": row.source}
        found[row.annotation_id]["floor"].append({**held, "evidence": row.evidence.split()})
    return {id_: Annotation.model_validate(raw) for id_, raw in found.items()}


def insert_content(connection: Connection, contents: Iterable[tuple[int, Content]]) -> None:
    """Store what annotations hold, each under the number of its row."""
    contents = list(contents)
    for part, (table, columns) in _TABLES.items():
        rows = [(id_, *row) for id_, content in contents for row in getattr(content, part)]
        insert_rows(connection, table.__table__, columns, rows)


def _rows(
    connection: Connection,
    table: type[AttributionTable | FragmentTable | BareHedgeTable | FloorTable],
    ids: Sequence[int],
) -> Iterable[Any]:
    query = select(table.__table__).where(table.annotation_id.in_(ids))
    return connection.execute(query.order_by(*table.__table__.primary_key))


def _raw(row: Any) -> Json:
    """An attribution as the model reads it, its spans still to come."""
    fields = {name: getattr(row, name) for name in FIELDS}
    return {"id": row.uid, "source": None, "cue": None, "claim": None, "hedges": [], **fields}


def _put(attribution: Json, label: Label, position: int, fragment: Json) -> None:
    if label is Label.HEDGE:
        _append(attribution["hedges"], position, fragment)
    elif position == 0:
        attribution[label.lower()] = {"fragments": [fragment]}
    else:
        attribution[label.lower()]["fragments"].append(fragment)


def _append(spans: list[Json], position: int, fragment: Json) -> None:
    """Add a fragment to the last span, or begin the next one with it."""
    if position == 0:
        spans.append({"fragments": []})
    spans[-1]["fragments"].append(fragment)
