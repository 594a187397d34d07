"""Read pages, with how they are to be read in one record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from annotator.errors import UsageError
from annotator.pipeline.tools import read_page
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.models import Finding
    from annotator.pages import Each, PageReader, Reading, Task
    from annotator.pipeline.jobs import Jobs
    from annotator.pipeline.tools import Tools

Paths = Sequence[str | Path]
#: What is done with a page.
Work: TypeAlias = "Callable[[Tools, Task], Reading]"


@dataclass(frozen=True, slots=True)
class PageOptions:
    """Options of reading pages."""

    lexicon: Path | None = None
    """Folder of lexicon files laid over those of the program."""
    manifest: Path | None = None
    """CSV of what the pages themselves do not show."""
    outlet: str | None = None
    """Key or name of the outlet of pages that do not show theirs."""
    plain: bool = False
    """Keep the text of rows whole."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column of tables is which field, where their names do not tell."""

    def __post_init__(self) -> None:
        from annotator.intake.names import FIELDS

        for strange in self.columns.keys() - set(FIELDS):
            raise UsageError(f"columns: there is no field {strange!r}; there are {', '.join(FIELDS)}")


def read_pages(
    paths: Paths,
    options: PageOptions,
    progress: Progress = unseen,
    *,
    explain: bool = False,
    jobs: Jobs | None = None,
    work: Work = read_page,
) -> Iterator[Reading]:
    """Read pages one after another; progress counts files.

    Args:
        paths: files, folders and patterns.
        options: how they are to be read.
        progress: is told of each file.
        explain: give with each page what was made of each of its lines, and why.
        jobs: processes that share the work, with ``Tools``; none where it is left out.
        work: what they do with each page.

    Raises:
        InputError: a path or the manifest does not exist.
        LexiconError: a lexicon is not of its form.
    """
    from annotator.pages import find_files, read

    with progress("reading", len(find_files(paths))) as advance:
        before = None
        readings = read(
            paths,
            lexicon=options.lexicon,
            manifest=options.manifest,
            outlet=options.outlet,
            plain=options.plain,
            columns=options.columns,
            explain=explain,
            each=None if jobs is None else _shared(jobs, work),
        )
        for one in readings:
            advance(one.file != before)
            before = one.file
            yield one


def _shared(jobs: Jobs, work: Work) -> Each:
    """Let processes share the pages; a page that kills two of them is a finding."""
    from annotator.pages import Reading

    def each(reader: PageReader, tasks: Iterator[Task]) -> Iterator[Reading]:
        jobs.tools.reader = reader
        for (file, item), one in jobs.map(work, tasks):
            if one is None and work is not read_page:  # it may be its annotation that they died of
                ((_, one),) = jobs.map(read_page, [(file, item)])
            if one is None:
                fault = given_up(item.place, "read")
                one = Reading(place=item.place, file=str(file), article=None, findings=(fault,))
            yield one

    return each


def given_up(place: str, what: str) -> Finding:
    """Return what is to be said of a page at which two processes died."""
    reason = (
        f"the process that was to {what} it died twice, the second time with nothing else in hand: killed, or out of "
        "memory; look at the page, then run the same command again with --jobs 1"
    )
    from annotator.models import Finding

    return Finding(place=place, kind="process_died", reason=reason)


def unread(options: PageOptions) -> Iterator[str]:
    """Give a sentence on what the manifest names and nobody finds."""
    from annotator.intake import read_manifest

    listed = read_manifest(options.manifest) if options.manifest else {}
    missing = [path for path in listed if not path.exists()]
    if missing:
        yield (
            f"warning: manifest {options.manifest}: {len(missing):,} of {len(listed):,} paths name no file, as "
            f"{missing[0]}; a path is looked for beside the manifest, then where the command is run"
        )
