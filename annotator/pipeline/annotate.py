"""The rule pass over stored articles, or over pages without a database."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import NotFound
from annotator.pipeline.ingest import Tally, ingesting, tally_of_same, told_before
from annotator.pipeline.inputs import annotating, digest_of
from annotator.pipeline.jobs import Jobs
from annotator.pipeline.pages import PageOptions, Paths, given_up, read_pages
from annotator.pipeline.tools import Body, Tools, annotate_body, read_and_annotate, read_into_row, read_page
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.aliases import Json
    from annotator.pages import Reading
    from annotator.rules import RulePass
    from annotator.store import Added, Run, Store, StoredArticle
    from annotator.store.content import Content

#: How many articles are stored before they are annotated.
BATCH = 100


@dataclass(frozen=True, slots=True)
class Ran:
    """The outcome of a run of the rule pass."""

    articles: int
    """Articles that it annotated; those that it had annotated before are not among them."""
    attributions: int
    """In these articles."""
    tally: Tally
    """What came of reading pages before; empty where stored articles were annotated."""


def annotate_stored(
    store: Store, rules: RulePass, lexicon: Path | None, progress: Progress = unseen, *, jobs: int = 1
) -> Ran:
    """Annotate the stored articles that this version of the pass has not annotated yet.

    Args:
        store: holds them.
        rules: the rule pass.
        lexicon: the folder it was loaded with, for the processes that load their own.
        progress: is told of each article.
        jobs: how many processes annotate.

    Raises:
        NotFound: the database holds no article.
    """
    if not store.counts().articles:
        raise NotFound(f"the database {store.url} holds no article; `annotator ingest PATH…` brings pages in")
    tally, run = Tally(), _begin(store, rules, lexicon)
    total = store.count_pending(rules.version)
    with progress("annotating", total) as advance, Jobs(Tools(lexicon, rules), jobs) as shared:
        for done in _annotated(store, run, shared, _bodies(store.pending(rules.version)), tally):
            advance(len(done))
    store.finish_run(run)
    return _ran(run, tally)


def ran_before(database: str | None, paths: Paths, options: PageOptions) -> Ran | None:
    """Return what comes of reading and annotating pages again of which nothing is new; None where that is not known.

    It loads neither rules nor lexicons, and leaves the database as it is.

    Args:
        database: as ``Store.open`` takes it.
        paths: files, folders and patterns.
        options: how they are to be read.

    Raises:
        InputError: a path does not exist.
    """
    from annotator.store.rerun import counts_of_rerun

    inputs = digest_of(paths, options)
    counts = counts_of_rerun(database, inputs, annotating(inputs)) if inputs else None
    return None if counts is None else Ran(0, 0, tally_of_same(counts))


def ingest_and_annotate(
    store: Store, paths: Paths, options: PageOptions, rules: RulePass, progress: Progress = unseen, *, jobs: int = 1
) -> Ran:
    """Store pages and annotate them, a batch at a time.

    Args:
        store: takes them.
        paths: files, folders and patterns.
        options: how they are to be read.
        rules: the rule pass.
        progress: is told of each file.
        jobs: how many processes read and annotate.

    Raises:
        InputError: a path does not exist.
    """
    inputs = digest_of(paths, options)
    run = _begin(store, rules, options.lexicon, annotating(inputs) if inputs else None)
    before = told_before(store, inputs)
    if before is not None and not store.count_pending(rules.version):
        store.finish_run(run)
        return _ran(run, before)
    tally = Tally()
    with Jobs(Tools(options.lexicon, rules), jobs) as shared:
        # Where nothing is stored yet all is new, so that an article need not come back to be looked for before.
        work = read_and_annotate if store.batches().are_first() else read_page
        readings = read_pages(paths, options, progress, jobs=shared, work=work)
        stored = ingesting(store, readings, tally, inputs)
        in_hand = set[tuple[str, str]]()
        for done in _annotated(store, run, shared, _unannotated(store, rules, stored, in_hand), tally):
            in_hand.difference_update(done)
    store.finish_run(run)
    return _ran(run, tally)


def annotated_rows(
    paths: Paths, options: PageOptions, rules: RulePass, tally: Tally, progress: Progress = unseen, *, jobs: int = 1
) -> Iterator[Json]:
    """Annotate pages without a database; give a row for each article, offsets into the page's text."""
    with Jobs(Tools(options.lexicon, rules), jobs) as shared:
        for one in read_pages(paths, options, progress, jobs=shared, work=read_into_row):
            tally.note(one.findings)
            if one.article is None:
                continue
            tally.statuses["read"] += 1
            if one.found is None:
                tally.note([given_up(one.article.page.path, "annotate")])
            else:
                yield {**one.found, "id": one.article.page.name}


def _bodies(stored: Iterable[StoredArticle]) -> Iterator[Body]:
    return ((one.key, one.version, one.article, None) for one in stored)


def _unannotated(
    store: Store, rules: RulePass, stored: Iterator[tuple[Added, Reading]], in_hand: set[tuple[str, str]]
) -> Iterator[Body]:
    """Give those of the stored articles that are to be annotated: new ones, and others that never were.

    Args:
        store: holds them.
        rules: the rule pass that is to annotate them.
        stored: articles as they are stored.
        in_hand: key and version of those that were given and are not annotated yet; they are put in here.
    """
    while batch := list(islice(stored, BATCH)):
        fresh: dict[str, Body] = {
            added.key: (added.key, added.version, one.article, one.found)
            for added, one in batch
            if added.status != "same" and one.article is not None
        }
        known = {added.key for added, _ in batch} - fresh.keys()
        for body in chain(fresh.values(), _bodies(store.pending(rules.version, keys=known)) if known else ()):
            if body[:2] not in in_hand:
                in_hand.add(body[:2])
                yield body


def _annotated(
    store: Store, run: Run, jobs: Jobs, bodies: Iterator[Body], tally: Tally
) -> Iterator[list[tuple[str, str]]]:
    """Annotate articles and store what is found; give key and version of each of a batch when it is stored.

    What is broken off goes on where it stopped.
    """
    found = _found(jobs, bodies)
    while batch := list(islice(found, BATCH)):
        store.batches().save(run, [(*body[:2], one) for body, one in batch if one is not None])
        lost = [given_up(body[2].page.path, "annotate") for body, one in batch if one is None]
        store.add_findings(lost, run)
        tally.note(lost)
        yield [body[:2] for body, _ in batch]


def _found(jobs: Jobs, bodies: Iterator[Body]) -> Iterator[tuple[Body, Content | None]]:
    """Give each body with what is found in it, in order; None where that ends in the death of two processes."""
    for known, some in groupby(bodies, key=lambda body: body[3] is not None):
        if known:
            yield from ((body, body[3]) for body in some)
        else:
            yield from jobs.map(annotate_body, some)


def _ran(run: Run, tally: Tally) -> Ran:
    return Ran(run.counts["articles"], run.counts["attributions"], tally)


def _begin(store: Store, rules: RulePass, lexicon: Path | None, inputs: str | None = None) -> Run:
    from annotator.rules.version import lexicon_digest

    return store.begin_run(rules.version, lexicon=lexicon_digest(lexicon), inputs=inputs)
