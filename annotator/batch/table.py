"""An Arrow table of articles in, an Arrow table of annotations out: a function of its arguments alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from annotator.batch.schema import SCHEMA
from annotator.errors import InputError
from annotator.intake import ItemRow, Unreadable
from annotator.intake.columns import rows
from annotator.models import Article, Finding
from annotator.pages import PageReader, Reading, in_order
from annotator.rules import RulePass


def annotate_table(
    table: pa.Table,
    *,
    name: str = "table",
    columns: Mapping[str, str] | None = None,
    outlet: str | None = None,
    plain: bool = False,
    lexicon: Path | None = None,
) -> pa.Table:
    """Return what is found in the articles of a table, as a table of ``SCHEMA`` with as many rows, in their order.

    The rows are read as those of any table: columns are known by their names (``text``, ``title``, ``url``,
    ``published_at``, ``outlet``, ``id`` and many others), and what is no part of the article is left out.

    Args:
        table: an article a row.
        name: what the table is called in the places of findings and of pages.
        columns: which column is which field (``{"text": "Body"}``), where their names do not tell.
        outlet: key or name of the outlet of rows that show none.
        plain: keep the text of rows whole.
        lexicon: folder of lexicon files laid over those of the program; the same on each machine.

    Raises:
        InputError: the table has no column of texts, or not the columns that are named.
        LexiconError: a lexicon is not of its form.
    """
    if not table.num_rows:
        return SCHEMA.empty_table()
    rules, reader = _rules(lexicon), _reader(lexicon, outlet, plain)
    place = Path(name)
    try:
        items = list(rows(name, place.stem, enumerate(table.to_pylist(), 1), columns or {}))
    except Unreadable as fault:
        raise InputError(f"{name}: {fault}") from fault
    told = [item for item in items if isinstance(item, Finding)]
    found = []
    for one in in_order(map(reader.item, ((place, item) for item in items if isinstance(item, ItemRow)))):
        if one.place == name:
            told += one.findings
        else:
            found.append(_row(one, rules))
    found[0]["findings"] = [each.model_dump() for each in told] + found[0]["findings"]
    return pa.Table.from_pylist(found, SCHEMA)


@lru_cache(maxsize=4)
def _rules(lexicon: Path | None) -> RulePass:
    return RulePass(lexicon)


@lru_cache(maxsize=4)
def _reader(lexicon: Path | None, outlet: str | None, plain: bool) -> PageReader:
    return PageReader.of(lexicon, outlet=outlet, plain=plain, explain=False)


def pass_version(lexicon: Path | None = None) -> str:
    """Return the version of the rule pass that annotates tables."""
    return _rules(lexicon).version


def _row(one: Reading, rules: RulePass) -> dict[str, Any]:
    row: dict[str, Any] = {"path": one.place, "findings": [each.model_dump() for each in one.findings]}
    if one.article is not None:
        annotation = rules.annotate(one.article)
        row |= dict(_told(one.article)) | annotation.model_dump(mode="json") | {"pass_version": rules.version}
    return row


def _told(article: Article) -> Iterator[tuple[str, Any]]:
    """Give the columns of what is known of an article."""
    page = article.page
    yield from {"key": article.key, "version": article.version, "name": page.name, "media": page.media}.items()
    for name in ("url", "outlet", "outlet_name", "headline", "dateline", "author", "section", "date_only", "date_kind"):
        yield name, getattr(article, name)
    for name, moment in (("published", article.published_at), ("updated", article.updated_at)):
        yield f"{name}_at", _in_utc(moment)
        offset = moment.utcoffset() if moment else None
        yield f"{name}_offset", round(offset.total_seconds()) if offset is not None else None
    yield "extra", json.dumps(article.extra, ensure_ascii=False) if article.extra else None
    yield "text", page.text
    yield "extractor", page.extractor
    yield "segments", [{"start": start, "end": end} for start, end in article.segments]


def _in_utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
