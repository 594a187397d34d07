"""Work that kills its process, in a module of its own: workers import it."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from fsspec.core import url_to_fs

from annotator.batch.partitions import UNFINISHED, Partition, Task, annotate_partition
from annotator.errors import AnnotatorError


def dies_of_part_1(task: Task) -> Partition | AnnotatorError:
    """Annotate a partition as ever; die of the second, with a draft of it half written."""
    if task.source.endswith("part-1.parquet"):
        folder, _, name = url_to_fs(task.target)[1].rpartition("/")
        Path(folder, f"{UNFINISHED}{os.getpid()}-{name}").write_bytes(b"PAR1")
        os.kill(os.getpid(), signal.SIGKILL)
    return annotate_partition(task)
