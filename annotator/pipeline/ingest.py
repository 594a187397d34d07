"""Pages into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.pipeline.inputs import digest_of
from annotator.pipeline.jobs import Jobs
from annotator.pipeline.pages import PageOptions, Paths, read_pages
from annotator.pipeline.tools import Tools
from annotator.progress import Progress, unseen
from annotator.version import __version__

if TYPE_CHECKING:
    from annotator.models import Finding
    from annotator.pages import Reading
    from annotator.store import Added, Store

#: Findings that a tally keeps; the database has all.
KEPT = 20
#: How many pages are stored in one transaction.
BATCH = 100


@dataclass
class Tally:
    """The outcome of reading pages: how many articles were new, changed or the same, and what was found wrong."""

    statuses: Counter[str] = field(default_factory=Counter)
    """Articles by what became of them: ``new``, ``changed``, ``same``; ``read`` where nothing is stored."""
    findings: list[Finding] = field(default_factory=list)
    """The first of the findings."""
    more: int = 0
    """How many findings there are beyond these."""

    @property
    def articles(self) -> int:
        """The number of articles that were read."""
        return self.statuses.total()

    @property
    def found(self) -> int:
        """The number of findings."""
        return len(self.findings) + self.more

    def note(self, findings: Sequence[Finding]) -> None:
        """Count findings, and keep the first of them."""
        room = KEPT - len(self.findings)
        self.findings += findings[: max(room, 0)]
        self.more += max(len(findings) - room, 0)

    def require_articles(self) -> None:
        """Stop where nothing was read.

        Raises:
            InputError: there was no article.
        """
        if not self.articles:
            raise InputError("no article could be read; give text, HTML, jsonl or csv files, or folders that hold some")


def ingest(store: Store, paths: Paths, options: PageOptions, progress: Progress = unseen, *, jobs: int = 1) -> Tally:
    """Read pages and store their articles; what is there already is not stored again.

    Args:
        store: takes them.
        paths: files, folders and patterns.
        options: how they are to be read.
        progress: is told of each file.
        jobs: how many processes read.

    Raises:
        InputError: a path does not exist.
    """
    inputs = digest_of(paths, options)
    if (tally := told_before(store, inputs)) is not None:
        return tally
    tally = Tally()
    with Jobs(Tools(options.lexicon), jobs) as shared:
        for _ in ingesting(store, read_pages(paths, options, progress, jobs=shared), tally, inputs):
            pass
    return tally


def told_before(store: Store, inputs: str | None) -> Tally | None:
    """Return what came of reading these very files before, if the whole of them was stored; all is there already."""
    counts = store.counts_of_same(inputs) if inputs else None
    return None if counts is None else tally_of_same(counts)


def tally_of_same(counts: Mapping[str, int]) -> Tally:
    """Return what comes of reading again what a run has counted."""
    findings = counts.get("findings", 0)
    return Tally(statuses=Counter(same=sum(counts.values()) - findings), more=findings)


def ingesting(
    store: Store, readings: Iterator[Reading], tally: Tally, inputs: str | None = None
) -> Iterator[tuple[Added, Reading]]:
    """Store pages that were read, a batch a transaction, giving what became of the article of each.

    What cannot be stored becomes a finding.

    Args:
        store: takes them.
        readings: the pages.
        tally: counts them.
        inputs: digest of what is read, where that can be told.
    """
    from annotator.store import Step

    run = store.begin_run(__version__, step=Step.INGEST, inputs=inputs)
    places = Places()
    while batch := list(islice(readings, BATCH)):
        stored = _store(store, batch)
        settled: dict[str, list[Finding]] = {}
        for one, (added, findings) in zip(batch, stored, strict=True):
            settled |= places.settle(one, findings)
            tally.note(findings)
            run.counts["findings"] += len(findings)
            if added is not None:
                tally.statuses[added.status] += 1
                run.counts[added.status] += 1
        store.batches().settle(settled, run)
        for one, (added, _) in zip(batch, stored, strict=True):
            if added is not None:
                yield added, one
    store.finish_run(run)


class Places:
    """The findings about places that are read: a file, and the pages in it."""

    def __init__(self) -> None:
        self._file: str | None = None
        self._of_file: list[Finding] = []

    def settle(self, one: Reading, findings: list[Finding]) -> dict[str, list[Finding]]:
        """Return all that is known now against the place of a page, and against its file where that is a new one."""
        settled: dict[str, list[Finding]] = {}
        if one.file != self._file:  # what was said of it as a whole is out of date
            self._file, self._of_file = one.file, []
            settled[one.file] = []
        if one.place == self._file:
            findings = self._of_file = [*self._of_file, *findings]
        return settled | {one.place: findings}


def _store(store: Store, batch: Sequence[Reading]) -> list[tuple[Added | None, list[Finding]]]:
    """Store the articles that there are; return what became of each page, with all findings."""
    from annotator.models import Finding

    stored = iter(store.batches().add([one.article for one in batch if one.article is not None]))
    became: list[tuple[Added | None, list[Finding]]] = []
    for one in batch:
        added = next(stored) if one.article is not None else None
        if isinstance(added, InputError):
            became.append((None, [*one.findings, Finding(place=one.place, kind="storage", reason=str(added))]))
        else:
            became.append((added, [*one.findings, *([added.finding] if added and added.finding else [])]))
    return became
