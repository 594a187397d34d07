"""The page as files that can be put on any web server: every view that is linked, in every language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

from annotator.explore.addresses import Filed
from annotator.explore.language import ExploreLanguage
from annotator.explore.library import Library
from annotator.explore.rendering import style, written
from annotator.explore.views import Asked
from annotator.progress import Progress, unseen
from annotator.tables.files import reporting


def write(library: Library, folder: Path, codes: Iterable[str], progress: Progress = unseen) -> int:
    """Write the files, and return their number.

    What takes a server is left out: searching, and lists that are narrowed down by more than an outlet and one facet.

    Args:
        folder: made where it is missing; files of the same names are replaced.
        codes: the languages, the first of which the folder's own page leads to.

    Raises:
        UsageError: a file cannot be written.
    """
    languages = list(codes)
    with reporting(folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "style.css").write_text(style(), encoding="utf-8", newline="\n")
        _front(folder, languages[0])
        return 2 + sum(
            _write_language(library, folder / code, ExploreLanguage(code), languages, progress) for code in languages
        )


def _write_language(
    library: Library, folder: Path, language: ExploreLanguage, codes: Sequence[str], progress: Progress
) -> int:
    folder.mkdir(exist_ok=True)
    addresses = Filed(codes)
    addresses.of("start", {})
    done: set[str] = set()
    with closing(library.index.connect()) as index, progress(f"pages ({language.code})", None) as tick:
        while names := [name for name in addresses.wanted if name not in done]:
            for name in names:
                view, parameters, form = addresses.wanted[name]
                text = written(Asked(library, index, parameters, form), view, language, addresses)
                (folder / name).write_text(text, encoding="utf-8", newline="" if form == "csv" else "\n")
                done.add(name)
                tick(1)
    return len(done)


def _front(folder: Path, code: str) -> None:
    """Write the page that leads into the first language."""
    text = (
        f'<!doctype html>\n<html lang="{code}"><meta charset="utf-8"><title>annotator</title>'
        f'<meta http-equiv="refresh" content="0; url={code}/index.html"><a href="{code}/index.html">{code}</a></html>\n'
    )
    (folder / "index.html").write_text(text, encoding="utf-8", newline="\n")
