"""The inputs of a run, as one digest: a run whose digest a finished one has would read the same again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.digests import digest

if TYPE_CHECKING:
    from annotator.pipeline.pages import PageOptions, Paths

#: The packages whose code and data decide what is read out of a file.
ROOMS = ("intake", "pages", "bangla", "lexicon")


def digest_of(paths: Paths, options: PageOptions) -> str | None:
    """Return a digest of all that decides how files are read, and one of the files, by size and time of last change.

    The first is as long as ``annotator.store.rerun.HOW``: pages that were read in another way since are read again.
    None where it cannot be told, as of standard input.

    Raises:
        InputError: a path does not exist.
    """
    from annotator.intake import find_files
    from annotator.intake.sources import STDIN
    from annotator.store.rerun import HOW

    files = find_files(paths)
    if STDIN in files:
        return None
    told = [f"{options.outlet}", f"{options.plain}", json.dumps(dict(options.columns), sort_keys=True)]
    try:
        read = [f"{file.resolve()} {file.stat().st_size} {file.stat().st_mtime_ns}" for file in files]
        if options.manifest is not None:
            told.append(options.manifest.read_bytes().hex())
        if options.lexicon is not None:
            told += _contents(sorted(options.lexicon.glob("*.toml")))
    except OSError:
        return None  # reading says what is wrong
    how = digest(*told, *map(_program, ROOMS))[:HOW]
    return how + digest(how, *read, *map(str, paths))[HOW:]


def annotating(inputs: str) -> str:
    """Return a digest of what is read, by its own digest, and of the rule pass that annotates it."""
    return digest(inputs, _program("rules"))


@cache  # asked for before a run, and in it
def _program(room: str) -> str:
    """Return a digest of the code and data of a package."""
    folder = Path(str(resources.files("annotator"))) / room  # which is not imported for it
    return digest(*_contents(sorted(file for file in folder.rglob("*") if file.suffix in (".py", ".toml"))))


def _contents(files: Sequence[Path]) -> Iterator[str]:
    for file in files:
        yield file.name
        yield hashlib.sha256(file.read_bytes()).hexdigest()
