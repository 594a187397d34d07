"""An annotated data set as tables and comparisons read it: streamed outlet by outlet, without a database.

What is held is one outlet's rows with the columns that are asked for, and of all articles the key alone. There are no
reviews in a data set. Of rows of one key, the last counts, as the last version of an article does in a database.
"""

from __future__ import annotations

from collections.abc import Collection, Generator, Iterator
from datetime import date
from typing import Any, Unpack

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as pads
from pyarrow.fs import FSSpecHandler, PyFileSystem

from annotator.batch.facts import ABOUT, COUNTED, about, facts
from annotator.batch.partitions import opened, parts
from annotator.batch.schema import SCHEMA
from annotator.errors import InputError, NotFound
from annotator.exchange import ReviewProgress
from annotator.labels import Basis
from annotator.models import Annotation, Article, Page
from annotator.store import AnnotatedArticle, ArticleFacts, Counts, Review, Sampling, StoredArticle
from annotator.store.queries import Which
from annotator.store.records import Context

#: How many rows are made into records at once.
BATCH = 400

_TEXT = ("text", "extractor", "segments")
_FOUND = (*Annotation.model_fields, "pass_version")


class ParquetArchive:
    """An annotated data set; it has what a store has for reading.

    Args:
        address: of the folder.

    Raises:
        InputError: there is no annotated file.
    """

    def __init__(self, address: str) -> None:
        self.url = address
        files, place = opened(address)
        paths = parts(files, place, address)
        filesystem = PyFileSystem(FSSpecHandler(files))
        try:
            odd = next((p for p in paths if not _is_annotated(pads.dataset(p, filesystem=filesystem))), None)
            self._rows = pads.dataset(paths, schema=SCHEMA, filesystem=filesystem)
        except pa.ArrowException as error:
            raise InputError(f"{address}: {str(error).splitlines()[0][:200]}") from error
        if odd is not None:
            raise InputError(f"{odd}: it is not annotated; make it with: annotator annotate DATASET --out {address}")
        self._repeated = self._earlier()

    def _earlier(self) -> pa.Array:
        """Return the places of rows whose key comes again behind them."""
        table = self._rows.to_table(["key", "path"], filter=pc.field("key").is_valid())
        counted = table.group_by("key").aggregate([("path", "count")])
        several = counted.filter(pc.greater(counted["path_count"], 1))["key"]
        repeated = table.filter(pc.is_in(table["key"], several)).to_pylist()
        last = {row["key"]: row["path"] for row in repeated}
        return pa.array([row["path"] for row in repeated if row["path"] != last[row["key"]]], pa.string())

    def article(self, name: str) -> StoredArticle:
        """Return the article of that key, page name or address.

        Raises:
            NotFound: there is none, or there are several.
        """
        where = (pc.field("key") == name) | (pc.field("name") == name) | (pc.field("url") == name)
        found = [one for table in self._tables((*ABOUT, *_TEXT), where) for one in _stored(table)]
        if len(found) != 1:
            raise NotFound(f"{self.url} holds {len(found) or 'no'} articles {name!r}; a key names one alone")
        return found[0]

    def articles(self, **which: Unpack[Which]) -> Iterator[StoredArticle]:
        """Give the articles in the order of the files."""
        for table in self._tables((*ABOUT, *_TEXT), _condition(which)):
            yield from (one for one in _stored(table) if _is_of_days(one.article.published_at, which))

    def annotated_articles(
        self, *, basis: Basis = Basis.PREDICTED, in_context: bool = False, **which: Unpack[Which]
    ) -> Generator[AnnotatedArticle, None, None]:
        """Yield articles with what was found in them, by outlet, time and key; if asked with their texts."""
        for table in self._sorted((*ABOUT, *_FOUND, *(_TEXT if in_context else ())), basis, which):
            for article, row in zip(about(table), table.to_pylist(), strict=True):
                if _is_of_days(article.published_at, which):
                    annotation = Annotation.model_validate({name: row[name] for name in Annotation.model_fields})
                    context = Context(row["text"], _segments(row), None) if in_context else None
                    yield AnnotatedArticle(article, annotation, basis, row["pass_version"], context)

    def annotation(self, key: str, basis: Basis = Basis.PREDICTED) -> Annotation | None:
        """Return the annotation of an article; None where there is none."""
        return next((one.annotation for one in self.annotated_articles(keys=[key], basis=basis)), None)

    def facts(
        self, *, basis: Basis = Basis.PREDICTED, bodies: bool = True, **which: Unpack[Which]
    ) -> Generator[ArticleFacts, None, None]:
        """Yield what counting needs of the annotated articles, in the same order."""
        for table in self._sorted((*COUNTED, *(("text", "segments") if bodies else ())), basis, which):
            yield from (one for one in facts(table, bodies=bodies) if _is_of_days(one.article.published_at, which))

    def reviews(self, **_which: Unpack[Which]) -> Generator[Review, None, None]:
        """Yield nothing: a data set holds no reviews."""
        yield from ()

    def sampling(self) -> Sampling:
        """Return that nothing was drawn to be reviewed."""
        return Sampling(frozenset(), {}, frozenset())

    def review_progress(self) -> ReviewProgress | None:
        """Return that nothing was ever sent to reviewers."""
        return None

    def last_lexicon(self) -> str | None:
        """Return that it is not known with which lexicons the data set was made."""
        return None

    def counts(self) -> Counts:
        """Return counts of all that lies in the data set."""
        articles = attributions = findings = 0
        for batch in self._rows.to_batches(columns=["key", "attributions", "findings"]):
            articles += len(batch) - batch.column("key").null_count
            attributions += pc.sum(pc.list_value_length(batch.column("attributions"))).as_py() or 0
            findings += pc.sum(pc.list_value_length(batch.column("findings"))).as_py() or 0
        return Counts(
            articles - len(self._repeated), articles, articles - len(self._repeated), attributions, 0, findings
        )

    def _tables(self, columns: Collection[str], where: pc.Expression) -> Iterator[pa.Table]:
        """Give the articles that fulfil a condition, some at a time, in the order of the files."""
        standing = pc.field("key").is_valid() & ~pc.field("path").isin(self._repeated)
        for batch in self._rows.to_batches(columns=list(columns), filter=standing & where, batch_size=BATCH):
            if len(batch):
                yield pa.Table.from_batches([batch])

    def _sorted(self, columns: Collection[str], basis: Basis, which: Which) -> Iterator[pa.Table]:
        """Give the chosen articles by outlet, time and key, some at a time; what is missing comes last."""
        if basis is not Basis.PREDICTED:
            return
        names = pc.unique(self._rows.to_table(["outlet"], filter=_condition(which))["outlet"]).to_pylist()
        for outlet in [*sorted(name for name in names if name is not None), *([None] if None in names else [])]:
            of_outlet = pc.field("outlet").is_null() if outlet is None else pc.field("outlet") == outlet
            found = list(self._tables(columns, _condition(which) & of_outlet))
            if found:
                table = pa.concat_tables(found)
                order = pc.sort_indices(table, [("published_at", "ascending"), ("key", "ascending")])
                for start in range(0, len(order), BATCH):
                    yield table.take(order[start : start + BATCH])


def _is_annotated(rows: pads.Dataset) -> bool:
    return bool(rows.schema.remove_metadata() == SCHEMA)


def _condition(which: Which) -> pc.Expression:
    """Return the condition for an outlet or keys; days are looked at in the zones of their articles."""
    condition = pc.scalar(True)
    if (outlet := which.get("outlet")) is not None:
        condition &= (pc.field("outlet") == outlet) | (pc.field("outlet_name") == outlet)
    if (keys := which.get("keys")) is not None:
        condition &= pc.field("key").isin(list(keys))
    return condition


def _is_of_days(moment: date | None, which: Which) -> bool:
    since, until = which.get("since"), which.get("until")
    if since is None and until is None:
        return True
    if moment is None:
        return False
    day = date(moment.year, moment.month, moment.day)
    return (since is None or day >= since) and (until is None or day <= until)


def _stored(table: pa.Table) -> Iterator[StoredArticle]:
    rows = table.select(("text", "extractor", "segments")).to_pylist()
    for one, row in zip(about(table), rows, strict=True):
        told = {name: getattr(one, name) for name in ("name", "path", "media")}
        page = Page.model_construct(**told, text=row["text"], extractor=row["extractor"])
        known = {name: getattr(one, name) for name in Article.model_fields if name not in ("page", "segments", "extra")}
        article = Article.model_construct(page=page, segments=_segments(row), **known, extra=dict(one.extra))
        yield StoredArticle(one.key, one.version, article)


def _segments(row: dict[str, Any]) -> tuple[tuple[int, int], ...]:
    return tuple((each["start"], each["end"]) for each in row["segments"])
