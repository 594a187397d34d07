"""Partitions annotated by the workers of a Dask scheduler."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from annotator.batch.partitions import Partition, Task, annotate_partition
from annotator.errors import AnnotatorError, InputError, UsageError
from annotator.extras import lacking

if TYPE_CHECKING:
    from distributed import Client, Future

#: Partitions that wait at each worker, so that none is idle and a long list is no burden to the scheduler.
AHEAD = 3
#: Seconds in which a scheduler answers, and in which its first worker is there.
PATIENCE = 20


@contextmanager
def connected(scheduler: str | None, jobs: int) -> Iterator[Client]:
    """Give a client of a scheduler, or of one of our own with so many worker processes.

    Raises:
        UsageError: Dask is not installed, no scheduler answers, or it has no workers.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise UsageError(lacking("--engine dask", "scale", "Dask")) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what goes wrong is told by us, once
    if scheduler is None:
        with (
            LocalCluster(jobs, threads_per_worker=1, dashboard_address=None) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(scheduler, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(
            f"no Dask scheduler answers at {scheduler}; `dask scheduler` starts one and prints its address"
        ) from error
    with closing(client):
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError as error:
            raise UsageError(
                f"the Dask scheduler at {scheduler} has no worker; start some with `dask worker {scheduler}`"
            ) from error
        yield client


def shared(client: Client, tasks: Sequence[Task]) -> Iterator[tuple[Task, Partition | AnnotatorError]]:
    """Annotate partitions by the workers of a scheduler; give each with what became of it as soon as it is done.

    A partition whose worker dies is done again by another; one with which several die is given up.
    """
    from distributed import as_completed

    workers = max(len(client.scheduler_info(n_workers=-1)["workers"]), 1)
    rest = iter(tasks)
    running: dict[Future, Task] = {}
    done = as_completed()

    def submit(count: int) -> None:
        for _, task in zip(range(count), rest, strict=False):
            future = client.submit(annotate_partition, task, pure=False)
            running[future] = task
            done.add(future)

    submit(workers * AHEAD)
    for future in done:
        task = running.pop(future)
        yield task, _outcome(future, task)
        submit(1)


def _outcome(future: Future, task: Task) -> Partition | AnnotatorError:
    from distributed import KilledWorker

    if future.cancelled():
        return AnnotatorError(f"{task.source}: the Dask scheduler went away; start it and run the same command again")
    error = future.exception()
    if isinstance(error, KilledWorker):
        return InputError(
            f"{task.source}: worker after worker died with it, most likely out of memory; split it into smaller files, "
            "or give the workers more memory, then run the same command again"
        )
    if isinstance(error, ModuleNotFoundError):
        return UsageError(f"a Dask worker lacks {error.name}; install this program on all workers, in one version")
    if error is not None:
        raise error
    found: Partition | AnnotatorError = future.result()
    return found
