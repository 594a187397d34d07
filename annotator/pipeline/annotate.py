"""The rule pass over stored articles, or over pages without a database."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NotFound
from annotator.pipeline.ingest import Tally, ingesting
from annotator.pipeline.pages import PageOptions, Paths, read_pages
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.interchange import Row
    from annotator.rules import RulePass
    from annotator.store import Run, Store

#: How many articles are stored before they are annotated.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Ran:
    """What the rule pass did."""

    articles: int
    """Articles that it annotated; those that it had annotated before are not among them."""
    attributions: int
    """In these articles."""
    tally: Tally
    """What came of reading pages before; empty where stored articles were annotated."""


def annotate_stored(store: Store, rules: RulePass, lexicon: Path | None, progress: Progress = unseen) -> Ran:
    """Annotate the stored articles that this version of the pass has not annotated yet.

    Raises:
        NotFound: the database holds no article.
    """
    if not store.counts().articles:
        raise NotFound(f"the database {store.url} holds no article; `annotator ingest PATH…` brings pages in")
    run = _begin(store, rules, lexicon)
    with progress("annotating", store.count_pending(rules.version)) as advance:
        for _ in _annotate_pending(store, rules, run):
            advance(1)
    store.finish_run(run)
    return _ran(run, Tally())


def ingest_and_annotate(
    store: Store, paths: Paths, options: PageOptions, rules: RulePass, progress: Progress = unseen
) -> Ran:
    """Store pages and annotate them, a batch at a time."""
    tally = Tally()
    run = _begin(store, rules, options.lexicon)
    stored = ingesting(store, paths, options, tally, progress)
    while batch := list(islice(stored, BATCH)):
        fresh = {added.key: (added.version, article) for added, article in batch if added.status != "same"}
        found = [(key, version, rules.annotate(article)) for key, (version, article) in fresh.items()]
        store.batches().save(run, found)
        known = {added.key for added, _ in batch} - fresh.keys()
        for _ in _annotate_pending(store, rules, run, known) if known else ():
            pass
    store.finish_run(run)
    return _ran(run, tally)


def annotated_rows(
    paths: Paths, options: PageOptions, rules: RulePass, tally: Tally, progress: Progress = unseen
) -> Iterator[Row]:
    """Annotate pages without a database; give a row for each article, offsets into the page's text."""
    from annotator.interchange import to_row
    from annotator.pages.infield import has_map, in_field

    for one in read_pages(paths, options, progress):
        tally.note(one.findings)
        if one.article is not None:
            tally.statuses["read"] += 1
            page, annotation = one.article.page, rules.annotate(one.article)
            if has_map(page):
                yield to_row(page.name, in_field(annotation, page))
            else:  # a text that a program made, whoever reads the row does not have
                yield to_row(page.name, annotation, page.text if page.extractor else None)


def _annotate_pending(store: Store, rules: RulePass, run: Run, keys: Collection[str] | None = None) -> Iterator[str]:
    """Annotate the stored articles that this pass has not annotated; give the key of each when it is done.

    A batch is stored as soon as it is done: what is broken off goes on where it stopped.
    """
    pending = store.pending(rules.version, keys=keys)
    while batch := list(islice(pending, BATCH)):
        store.batches().save(run, [(one.key, one.version, rules.annotate(one.article)) for one in batch])
        yield from (one.key for one in batch)


def _ran(run: Run, tally: Tally) -> Ran:
    return Ran(run.counts["articles"], run.counts["attributions"], tally)


def _begin(store: Store, rules: RulePass, lexicon: Path | None) -> Run:
    from annotator.rules.version import lexicon_digest

    return store.begin_run(rules.version, lexicon=lexicon_digest(lexicon))
