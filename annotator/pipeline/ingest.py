"""Pages into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.models import Finding
from annotator.pipeline.pages import PageOptions, Paths, read_pages
from annotator.progress import Progress, unseen
from annotator.version import __version__

if TYPE_CHECKING:
    from annotator.pages import Reading
    from annotator.store import Added, Store

#: Findings that a tally keeps; the database has all.
KEPT = 20


@dataclass
class Tally:
    """What came of reading pages: how many articles were new, changed or the same, and what was found wrong."""

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


def ingest(store: Store, paths: Paths, options: PageOptions, progress: Progress = unseen) -> Tally:
    """Read pages and store their articles; what is there already is not stored again.

    Raises:
        InputError: a path does not exist.
    """
    tally = Tally()
    for _ in ingesting(store, paths, options, tally, progress):
        pass
    return tally


def ingesting(
    store: Store, paths: Paths, options: PageOptions, tally: Tally, progress: Progress = unseen
) -> Iterator[Added]:
    """Read pages and store them one by one, giving what became of each; what cannot be stored becomes a finding."""
    from annotator.store import Step

    run = store.begin_run(__version__, step=Step.INGEST)
    file: str | None = None
    of_file: list[Finding] = []
    for one in read_pages(paths, options, progress):
        if one.file != file:  # what was said of it as a whole is out of date
            file, of_file = one.file, []
            store.settle(file, of_file, run)
        added, findings = _store(store, one)
        of_file += findings if one.place == file else []
        store.settle(one.place, of_file if one.place == file else findings, run)
        tally.note(findings)
        run.counts["findings"] += len(findings)
        if added is not None:
            tally.statuses[added.status] += 1
            run.counts[added.status] += 1
            yield added
    store.finish_run(run)


def _store(store: Store, one: Reading) -> tuple[Added | None, list[Finding]]:
    """Store an article if there is one, and return what became of it with all findings."""
    findings = list(one.findings)
    if one.article is None:
        return None, findings
    try:
        added = store.add(one.article)
    except InputError as error:
        return None, [*findings, Finding(place=one.place, kind="storage", reason=str(error))]
    return added, [*findings, *([added.finding] if added.finding else [])]
