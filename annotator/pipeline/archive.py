"""The rule pass over a data set of Parquet files: partitions in, partitions out, resumed where it was broken off."""

from __future__ import annotations

import posixpath
from collections.abc import Generator, Sequence
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.errors import AnnotatorError, InputError, UsageError
from annotator.extras import lacking
from annotator.pipeline.jobs import Jobs
from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.batch.partitions import Partition, Task
    from annotator.pipeline.pages import PageOptions

#: What runs the work: processes of this machine, or a Dask scheduler's workers.
ENGINES = ("processes", "dask")

Outcomes = Generator["tuple[Task, Partition | AnnotatorError]", None, None]


@dataclass(frozen=True)
class Archived:
    """The outcome of annotating a data set."""

    partitions: int
    """Annotated now."""
    before: int
    """Annotated by earlier runs, and left as they are."""
    rows: int
    """Of the partitions annotated now."""
    attributions: int
    failures: Sequence[AnnotatorError]
    """Why partitions could not be annotated; the others are done."""


def annotate_dataset(
    source: str,
    target: str,
    options: PageOptions,
    progress: Progress = unseen,
    *,
    engine: str = ENGINES[0],
    scheduler: str | None = None,
    jobs: int = 1,
) -> Archived:
    """Annotate each partition of a data set that is not annotated yet.

    Args:
        source: folder or address of Parquet files, or of one.
        target: where the annotated ones are written.
        options: how rows are read.
        progress: is told of each partition.
        engine: one of ``ENGINES``.
        scheduler: address of a Dask scheduler; one of our own where it is left out.
        jobs: how many processes work, where no scheduler is named.

    Raises:
        InputError: there is no partition at the source.
        UsageError: a library is missing, an address leads nowhere, a manifest is given, or no scheduler answers.
        AnnotatorError: the target cannot be written to.
    """
    try:
        from annotator.batch.partitions import clear, plan
    except ImportError as error:
        raise UsageError(lacking("a data set", "scale", error.name)) from error
    if options.manifest is not None:
        raise UsageError("a manifest tells of files, not of rows of a data set; leave --manifest out")
    tasks, before = plan(source, target, _table_options(options))
    made: list[Partition] = []
    failures: list[AnnotatorError] = []
    try:
        with (
            progress("annotating partitions", len(tasks)) as advance,
            closing(_outcomes(tasks, engine, scheduler, jobs)) as outcomes,
        ):
            for _task, outcome in outcomes:
                if not isinstance(outcome, AnnotatorError):
                    made.append(outcome)
                elif isinstance(outcome, InputError):
                    failures.append(outcome)  # of this partition; the next may be sound
                else:
                    raise outcome
                advance(1)
    finally:
        clear(target, {posixpath.basename(task.target) for task in tasks})
    return Archived(len(made), before, sum(p.rows for p in made), sum(p.attributions for p in made), failures)


def _table_options(options: PageOptions) -> dict[str, Any]:
    return {
        "columns": dict(options.columns),
        "outlet": options.outlet,
        "plain": options.plain,
        "lexicon": options.lexicon and options.lexicon.resolve(),
    }


def _outcomes(tasks: Sequence[Task], engine: str, scheduler: str | None, jobs: int) -> Outcomes:
    if not tasks:
        return
    if engine == "dask":
        from annotator.batch.cluster import connected, shared

        with connected(scheduler, jobs) as client:
            yield from shared(client, tasks)
        return
    with Jobs(None, min(jobs, len(tasks)), few=0, chunk=1) as processes:
        for task, outcome in processes.map(_annotate, tasks):
            yield task, InputError(f"{task.source}: {_DIED}") if outcome is None else outcome


_DIED = "two processes died with it, most likely out of memory; split it into smaller files"


def _annotate(_tools: None, task: Task) -> Partition | AnnotatorError:
    from annotator.batch.partitions import annotate_partition

    return annotate_partition(task)
