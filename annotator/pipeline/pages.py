"""Read pages, with how they are to be read in one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.progress import Progress, unseen

if TYPE_CHECKING:
    from annotator.pages import Reading

#: Endings of files that hold articles, but that nobody reads here.
DOCUMENTS = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx"})

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


def read_pages(paths: Paths, options: PageOptions, progress: Progress = unseen) -> Iterator[Reading]:
    """Read pages one after another; progress counts files.

    Raises:
        InputError: a path or the manifest does not exist.
        LexiconError: a lexicon is not of its form.
    """
    from annotator.pages import find_files, read

    with progress("reading", len(find_files(paths))) as advance:
        before = None
        readings = read(
            paths, lexicon=options.lexicon, manifest=options.manifest, outlet=options.outlet, plain=options.plain
        )
        for one in readings:
            advance(file_of(one) != before)
            before = file_of(one)
            yield one


def file_of(one: Reading) -> str:
    """Return the file that a page was read from; a row of a table is ``FILE#ROW``."""
    return one.place.rpartition("#")[0] or one.place


def unread(paths: Paths, options: PageOptions) -> Iterator[str]:
    """Give a sentence on each kind of thing that will not be read, though whoever names these paths may think so."""
    from annotator.pages.tables import read_manifest

    folders = [Path(path) for path in paths if Path(path).is_dir()]
    documents = sorted(file for folder in folders for file in folder.rglob("*") if file.suffix.lower() in DOCUMENTS)
    if documents:
        yield (
            f"note: {len(documents):,} {'document is' if len(documents) == 1 else 'documents are'} passed over, as "
            f"{documents[0]}; save the article's text as .txt in UTF-8"
        )
    listed = read_manifest(options.manifest) if options.manifest else {}
    missing = [path for path in listed if not path.exists()]
    if missing:
        yield (
            f"warning: manifest {options.manifest}: {len(missing):,} of {len(listed):,} paths name no file, as "
            f"{missing[0]}; a path is looked for beside the manifest, then where the command is run"
        )
