"""From paths to files, and what a folder holds beside pages."""

from __future__ import annotations

import glob
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.errors import InputError
from annotator.intake.beside import counted, look
from annotator.intake.forms import LOOK, FileForm
from annotator.intake.sources import STDIN

if TYPE_CHECKING:
    from annotator.models import Finding

#: Forms that may lie in one folder without a word: pages, and rows beside them.
_USUAL = frozenset([FileForm.TEXT, FileForm.HTML, FileForm.LINES])

#: What is said of a folder that may not be looked into, as of a kind of file.
CLOSED = "a folder that you may not open"


def find_files(paths: Iterable[str | Path]) -> list[Path]:
    """The files that paths, folders (with all below them) and patterns with ``*`` name, sorted, each once.

    Of a folder those alone that look like pages; ``passed_over`` tells of the others. ``-`` is standard input.

    Raises:
        InputError: a path does not exist, a pattern fits nothing, or a folder holds no page.
    """
    found: dict[Path, Path] = {}
    for path in paths:
        for file in _expand(str(path)):
            found.setdefault(file if file == STDIN else file.resolve(), file)
    return sorted(found.values())


def _expand(path: str) -> list[Path]:
    place = Path(path)
    try:
        if path == "-":
            return [STDIN]
        if not path.strip():  # a variable of the shell that is not set; the path of nothing is the current folder
            raise InputError("an empty path names nothing; write . for the current folder")
        if path.lower().startswith(("http://", "https://")):
            raise InputError(f"{path}: addresses are not read here; `annotator fetch {path}` fetches their pages")
        if place.is_dir():
            files = [file for file, kind in _walk(place) if isinstance(kind, FileForm)]
            if not files:
                passed = counted(Counter(kind for _, kind in _walk(place))) or "it is empty"
                raise InputError(f"{path}: no page in this folder ({passed}); give the folder that holds pages")
            return files
        if place.exists():
            return [place]
        matches = [Path(match) for match in glob.glob(path, recursive=True)] if glob.has_magic(path) else []  # noqa: PTH207
    except (OSError, ValueError) as error:
        raise InputError(f"{path!r}: cannot be looked up: {error}") from error
    if not matches:
        fault = "no file fits this pattern" if glob.has_magic(path) else "no such file or folder"
        raise InputError(f"{path}: {fault}; check the spelling and where the command is run")
    return [file for match in matches for file in (_expand(str(match)) if match.is_dir() else [match])]


def passed_over(paths: Iterable[str | Path]) -> Iterator[Finding]:
    """Yield what the folders among the paths hold beside pages, by kind and count: a note a folder.

    Told is what is not read, and where tables lie beside pages, since they may hold the same articles.
    """
    from annotator.models import Finding

    for path in paths:
        folder = Path(path)
        if not folder.is_dir():
            continue
        read, passed = Counter[str](), Counter[str]()
        for _, kind in _walk(folder):
            (read if isinstance(kind, FileForm) else passed)[kind] += 1
        told = []
        if read.keys() - _USUAL and len(read) > 1:
            told.append(f"it holds files of several forms: {counted(read)}")
        if passed:
            told.append(f"passed over: {counted(passed)}")
        if told:
            yield Finding(place=str(folder), kind="folder", reason="; ".join(told), severity="note")


def _walk(folder: Path) -> Iterator[tuple[Path, FileForm | str]]:
    """The files below a folder, each with its form, or in words why it is passed over; hidden ones are left out.

    A folder that may not be opened stands for what is in it.
    """
    if not _may_enter(folder):
        yield folder, CLOSED
    for file in sorted(folder.rglob("*")):
        inside = file.relative_to(folder).parts
        if any(part.startswith(".") for part in inside):
            continue
        if file.is_dir():
            if not _may_enter(file):
                yield file, CLOSED
        elif file.is_file():
            yield file, _kind(file, folder)


def _may_enter(folder: Path) -> bool:
    return os.access(folder, os.R_OK | os.X_OK)


def _kind(file: Path, folder: Path) -> FileForm | str:
    parents = [folder.joinpath(inside) for inside in file.relative_to(folder).parents if inside.name.endswith("_files")]
    if any(map(_is_saved_with_a_page, parents)):
        return "files of a saved page"
    try:
        return look(file.name, lambda: _start(file))
    except OSError:
        return FileForm.TEXT  # reading it says why not


def _start(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(LOOK)


def _is_saved_with_a_page(folder: Path) -> bool:
    """Tell whether a browser made the folder beside a page that it saved."""
    stem = folder.name.removesuffix("_files")
    return any(folder.with_name(f"{stem}{ending}").exists() for ending in (".html", ".htm"))
