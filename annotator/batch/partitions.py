"""The partitions of a data set: Parquet files in a folder or under an address that fsspec knows (``s3://…``).

Each input file becomes one output file of the same name. It is written under a name that nobody reads and renamed when
it is whole, with what it was made of in its metadata: a run finds by these what is done, and does the rest.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq
from fsspec.core import url_to_fs

from annotator.batch.table import annotate_table, pass_version
from annotator.errors import AnnotatorError, InputError, UsageError
from annotator.models import digest

#: How a file ends that is a partition, and begins that is not whole.
ENDING, UNFINISHED = ".parquet", ".unfinished-"
#: Under which key a partition's metadata say what it was made of.
MADE_OF = b"annotator"


@dataclass(frozen=True)
class Task:
    """A partition that is to be annotated."""

    source: str
    """Its address."""
    target: str
    """The address of what is made of it."""
    made_of: str
    """A digest of the input file's state, the rule pass and the options."""
    version: str
    """Of the rule pass."""
    options: Mapping[str, Any] = field(default_factory=dict)
    """What ``annotate_table`` takes beside a table and its name."""


@dataclass(frozen=True)
class Partition:
    """The outcome of annotating one partition."""

    rows: int
    attributions: int


def plan(source: str, target: str, options: Mapping[str, Any]) -> tuple[list[Task], int]:
    """Return the partitions of a data set that are to be annotated, and how many were annotated before.

    What earlier runs left unfinished is cleared away.

    Raises:
        InputError: there is no partition at the source.
        UsageError: an address is of a kind that fsspec does not know, or source and target are one.
    """
    there, folder = opened(target)
    files, place = opened(source)
    if folder.rstrip("/") in (place.rstrip("/"), posixpath.dirname(place)) and type(files) is type(there):
        raise UsageError(f"{target} holds the articles themselves; give another place for what is found in them")
    there.makedirs(folder, exist_ok=True)
    clear(target)
    version, tasks, done = pass_version(options.get("lexicon")), [], 0
    for path in parts(files, place, source):
        made_of = digest(_state(files.info(path)), version, json.dumps(options, sort_keys=True, default=str))
        name = posixpath.basename(path)
        if _made_of(there, f"{folder}/{name}") == made_of:
            done += 1
        else:
            addresses = files.unstrip_protocol(path), there.unstrip_protocol(f"{folder}/{name}")
            tasks.append(Task(*addresses, made_of, version, options))
    return tasks, done


def clear(target: str, of: Collection[str] | None = None) -> None:
    """Delete what was left unfinished at an address, by workers that died.

    One that was only taken for dead writes on into nothing: what it makes was made again by another.

    Args:
        target: the address.
        of: the names of partitions whose drafts are meant; all where it is left out.
    """
    there, folder = opened(target)
    for draft in there.glob(f"{folder}/{UNFINISHED}*"):
        name = posixpath.basename(draft).removeprefix(UNFINISHED).partition("-")[2]
        if of is None or name in of:
            with suppress(FileNotFoundError):
                there.rm(draft)


def annotate_partition(task: Task) -> Partition | AnnotatorError:
    """Annotate a partition and write what is found; return why where that cannot be done.

    It may run several times, and in several places at once: the last one that comes to its end counts.
    """
    try:
        if (here := pass_version(task.options.get("lexicon"))) != task.version:
            return UsageError(f"this worker has rule pass {here}, not {task.version}; install one version everywhere")
        name = posixpath.basename(task.source)
        found = annotate_table(_read(task.source), name=name, **task.options)
        _write(found, task)
    except AnnotatorError as error:
        return error
    except MemoryError:
        return InputError(f"{task.source}: there is not memory enough for it; split it into smaller files")
    lengths = found.column("attributions").combine_chunks().value_lengths()
    return Partition(found.num_rows, sum(length or 0 for length in lengths.to_pylist()))


def _read(address: str) -> pa.Table:
    files, path = url_to_fs(address)
    try:
        with files.open(path, "rb") as stream:
            return pq.read_table(stream)
    except MemoryError:  # Arrow's own is an ArrowException, too
        raise
    except pa.ArrowException as error:
        raise InputError(f"{address}: it is no Parquet file ({_first_line(error)}); write it again") from error
    except OSError as error:
        raise InputError(f"{address}: it cannot be read ({error})") from error


def _write(found: pa.Table, task: Task) -> None:
    """Write a partition so that it is there whole or not at all."""
    files, path = url_to_fs(task.target)
    folder, name = posixpath.split(path)
    draft = f"{folder}/{UNFINISHED}{uuid4().hex}-{name}"
    try:
        with files.open(draft, "wb") as stream:
            pq.write_table(found.replace_schema_metadata({MADE_OF: task.made_of}), stream, compression="zstd")
        files.mv(draft, path)
    except OSError as error:
        with suppress(OSError):
            files.rm(draft)
        reason = error.strerror or error
        raise AnnotatorError(f"{task.target}: it cannot be written ({reason}); what is done stays done") from error


def _made_of(files: fsspec.AbstractFileSystem, path: str) -> str | None:
    """Return what an output partition says it was made of; None where there is none, or a stranger's."""
    with suppress(OSError, pa.ArrowException), files.open(path, "rb") as stream:
        told: bytes | None = (pq.read_schema(stream).metadata or {}).get(MADE_OF)
        return told.decode("utf-8", "replace") if told else None
    return None


def _state(info: Mapping[str, Any]) -> str:
    """Return what changes with a file's content, as far as its place tells it without reading."""
    return json.dumps([str(info.get(name)) for name in ("size", "mtime", "ETag", "LastModified", "md5Hash")])


def parts(files: fsspec.AbstractFileSystem, place: str, source: str) -> list[str]:
    """Return the paths of a data set's files.

    Raises:
        InputError: there is none.
    """
    if files.isfile(place):
        return [place]
    found = sorted(path for path in files.glob(f"{place}/*{ENDING}") if not posixpath.basename(path).startswith("."))
    if not found and not files.exists(place):
        raise InputError(f"{source}: no such file or folder; check the spelling")
    if not found:
        raise InputError(f"{source}: there is no {ENDING} file; give a folder of them, or one")
    return found


def opened(address: str) -> tuple[fsspec.AbstractFileSystem, str]:
    """Return the file system of an address, and the path in it.

    Raises:
        UsageError: it is of a kind that fsspec does not know.
    """
    try:
        files, path = url_to_fs(address)
    except (ValueError, ImportError) as error:
        raise UsageError(f"{address}: {_first_line(error)}") from error
    return files, path


def _first_line(error: Exception) -> str:
    return str(error).strip().split("\n")[0][:200]
