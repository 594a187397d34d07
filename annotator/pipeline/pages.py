"""Read pages, with how they are to be read in one record."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.pages import Reading

Paths = Sequence[str | Path]


@dataclass(frozen=True, slots=True)
class PageOptions:
    """How pages are to be read."""

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


def read_pages(
    paths: Paths, options: PageOptions, progress: Progress = unseen, *, explain: bool = False
) -> Iterator[Reading]:
    """Read pages one after another; progress counts files.

    Args:
        paths: files, folders and patterns.
        options: how they are to be read.
        progress: is told of each file.
        explain: give with each page what was made of each of its lines, and why.

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
        )
        for one in readings:
            advance(one.file != before)
            before = one.file
            yield one


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
