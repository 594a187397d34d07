"""``annotator ingest``: pages into the database."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import click

from annotator import __version__
from annotator.cli.findings import line
from annotator.cli.options import PageOptions, database_option, naming, page_options
from annotator.cli.progress import progress
from annotator.errors import InputError
from annotator.models import Finding

if TYPE_CHECKING:
    from annotator.pages import Reading
    from annotator.store import Added, Store

#: Endings of files that hold articles, but that nobody reads here.
DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx"})

#: How many findings are listed behind a summary.
LISTED = 20


@dataclass
class Tally:
    """What came of reading pages: counts, and the findings that are to be listed."""

    statuses: Counter[str] = field(default_factory=Counter)
    findings: list[Finding] = field(default_factory=list)
    more: int = 0

    @property
    def articles(self) -> int:
        return self.statuses.total()

    def note(self, findings: Sequence[Finding]) -> None:
        """Count findings, and keep the first of them."""
        room = LISTED - len(self.findings)
        self.findings += findings[: max(room, 0)]
        self.more += max(len(findings) - room, 0)

    def tell(self) -> None:
        """Say how much was new, and list the findings on standard error."""
        numbers = self.statuses
        found = len(self.findings) + self.more
        click.echo(
            f"{numbers['new']:,} new, {numbers['changed']:,} changed, {numbers['same']:,} already there, "
            f"{found:,} {'finding' if found == 1 else 'findings'}"
        )
        self.tell_findings()

    def tell_findings(self) -> None:
        """List the findings on standard error."""
        for finding in self.findings:
            click.echo(line(finding), err=True)
        if self.more:
            click.echo(f"… and {self.more:,} more: annotator findings", err=True)

    def require_articles(self) -> None:
        """End the command where nothing was read.

        Raises:
            InputError: there was no article.
        """
        if not self.articles:
            raise InputError("no article could be read; give text, HTML, jsonl or csv files, or folders that hold some")


def reading(paths: Sequence[str], pages: PageOptions) -> Iterator[Reading]:
    """Read pages behind a progress bar that counts files."""
    from annotator.pages import find_files, read

    for hint in _hints(paths, pages):
        click.echo(hint, err=True)
    with progress("reading", len(find_files(paths))) as advance:
        before = None
        readings = read(paths, lexicon=pages.lexicon, manifest=pages.manifest, outlet=pages.outlet, plain=pages.plain)
        for one in readings:
            advance(_file(one) != before)
            before = _file(one)
            yield one


def ingesting(store: Store, paths: Sequence[str], pages: PageOptions, tally: Tally) -> Iterator[Added]:
    """Read pages and store them, one by one; what cannot be stored becomes a finding."""
    from annotator.store import Step

    run = store.begin_run(__version__, step=Step.INGEST)
    before = None
    for one in reading(paths, pages):
        if (file := _file(one)) not in (before, one.place):
            store.settle(file, [], run)  # it could be opened: what was said of it as a whole is out of date
            before = file
        added, findings = _store(store, one)
        store.settle(one.place, findings, run)
        tally.note(findings)
        run.counts["findings"] += len(findings)
        if added is not None:
            tally.statuses[added.status] += 1
            run.counts[added.status] += 1
            yield added
    store.finish_run(run)


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH…")
@page_options
@database_option
def ingest(paths: tuple[str, ...], pages: PageOptions, database: str | None) -> None:
    """Read pages and store their articles.

    PATH is a file (.txt, .html, .jsonl, .csv), a folder or a pattern. A page that is there already is
    not stored again; a changed body becomes a new version of its article.
    """
    from annotator.pages import find_files
    from annotator.store import Store

    find_files(paths)  # before a database is made for nothing
    tally = Tally()
    with Store.open(database) as store:
        for _ in ingesting(store, paths, pages, tally):
            pass
    tally.tell()
    tally.require_articles()
    click.echo(f"next: annotator annotate{naming(database, store.url)}")


def _hints(paths: Sequence[str], pages: PageOptions) -> Iterator[str]:
    """What of the pages that are asked for will not be read, though somebody may think so."""
    from annotator.pages.tables import read_manifest

    folders = [Path(path) for path in paths if Path(path).is_dir()]
    documents = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in DOCUMENTS)
    if documents:
        yield (
            f"note: {len(documents):,} {'document is' if len(documents) == 1 else 'documents are'} passed over, as "
            f"{documents[0]}; save the article's text as .txt in UTF-8"
        )
    told = read_manifest(pages.manifest) if pages.manifest else {}
    missing = [path for path in told if not path.exists()]
    if missing:
        yield (
            f"warning: manifest {pages.manifest}: {len(missing):,} of {len(told):,} paths name no file, as "
            f"{missing[0]}; a path is looked for beside the manifest, then where the command is run"
        )


def _file(one: Reading) -> str:
    """The file of a reading; a row of a table is ``FILE#ROW``."""
    return one.place.rpartition("#")[0] or one.place


def _store(store: Store, one: Reading) -> tuple[Added | None, list[Finding]]:
    findings = list(one.findings)
    if one.article is None:
        return None, findings
    try:
        added = store.add(one.article)
    except InputError as error:
        return None, [*findings, Finding(place=one.place, kind="storage", reason=str(error))]
    return added, [*findings, *([added.finding] if added.finding else [])]
