"""The runs of the rule pass: what two of them found in the same articles, and which lexicons the last one used."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Engine, null, select
from sqlalchemy.orm import aliased

from annotator.errors import NotFound
from annotator.models import Annotation
from annotator.store.attributions import load
from annotator.store.database import reading
from annotator.store.queries import BATCH, METADATA, current, rebuild
from annotator.store.records import StoredArticle
from annotator.store.tables import AnnotationRow, ArticleRow, PageRow, RunRow, Step, VersionRow


def compare(engine: Engine, old: int, new: int) -> Iterator[tuple[StoredArticle, Annotation, Annotation]]:
    """Articles whose current version both runs have annotated, with what each of them found.

    Raises:
        NotFound: there is no such run of the rule pass; the message lists those that there are.
    """
    for run in (old, new):
        _check(engine, run)
    before, after = aliased(AnnotationRow), aliased(AnnotationRow)
    page = (PageRow.text, PageRow.extractor, null().label("original"))
    query = (
        current(*METADATA, *page, before.id.label("before_id"), after.id.label("after_id"))
        .join(before, (before.version_id == VersionRow.id) & (before.run_id == old))
        .join(after, (after.version_id == VersionRow.id) & (after.run_id == new))
        .order_by(ArticleRow.id)
    )
    last = 0
    while True:
        with reading(engine) as connection:
            rows = connection.execute(query.where(ArticleRow.id > last).limit(BATCH)).all()
            found = load(connection, [id_ for row in rows for id_ in (row.before_id, row.after_id)])
            articles = rebuild(connection, rows)
        for row, article in zip(rows, articles, strict=True):
            yield article, found[row.before_id], found[row.after_id]
        if len(rows) < BATCH:
            return
        last = rows[-1].id


def last_lexicon(engine: Engine) -> str | None:
    """Return the digest of the lexicons of the last run of the rule pass; None where there was none."""
    query = select(RunRow.lexicon).where(RunRow.step == Step.ANNOTATE).order_by(RunRow.id.desc()).limit(1)
    with reading(engine) as connection:
        found: str | None = connection.scalar(query)
    return found


def _check(engine: Engine, run: int) -> None:
    query = select(RunRow.id, RunRow.version, RunRow.started_at).where(RunRow.step == Step.ANNOTATE)
    with reading(engine) as connection:
        runs = connection.execute(query.order_by(RunRow.id)).all()
    if run not in {row.id for row in runs}:
        listed = "; ".join(f"{row.id} ({row.started_at:%Y-%m-%d %H:%M}, {row.version})" for row in runs[-10:])
        raise NotFound(f"there is no run {run} of the rule pass; there are: {listed or 'none'}")
