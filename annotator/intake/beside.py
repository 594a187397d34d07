"""A file among others, in a folder or an archive: whether it looks like a page, or stands beside pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import PurePath

from annotator.intake.forms import FileForm, form_of
from annotator.intake.text import has_bangla, sniff

#: What pages are by their ending, without a look, as long as a folder is walked; reading them looks.
_PAGES = {
    ".txt": FileForm.TEXT,
    ".html": FileForm.HTML,
    ".htm": FileForm.HTML,
    ".xhtml": FileForm.HTML,
    ".jsonl": FileForm.LINES,
    ".ndjson": FileForm.LINES,
    ".csv": FileForm.TABLE,
    ".tsv": FileForm.TABLE,
    ".json": FileForm.JSON,
    ".xlsx": FileForm.SHEET,
    ".ods": FileForm.SHEET,
}
#: Endings of what stands beside pages and is no page, whatever is in it.
_OTHERS = """
.css .js .mjs .map .py .pyc .ipynb .sh .bat .ps1 .sql .md .rst .toml .yaml .yml .ini .cfg .lock .log .license .gitignore
.lnk .url .db .sqlite .bak .tmp .part .crdownload .svg .woff .woff2 .ttf .eot
"""
_BESIDE = frozenset(_OTHERS.split())
#: What describes the tables or archives of a folder to programs, whatever it is a folder of.
DATAPACKAGE = "datapackage.json"


def look(name: str, head: Callable[[], bytes]) -> FileForm | str:
    """Return what a file among others is: its form, or in words why it is passed over.

    Args:
        name: its name.
        head: gives its first bytes, which are not always looked at.
    """
    ending = PurePath(name).suffix.lower()
    if name == DATAPACKAGE:
        return name
    if ending in _BESIDE:
        return ending
    if ending in _PAGES:
        return _PAGES[ending]
    start = head()
    form = form_of(start, name)
    if not isinstance(form, FileForm):
        return form.partition(":")[0]
    if form is FileForm.TEXT and not has_bangla(start.decode(sniff(start[:4096]), "ignore")):
        return ending or "text that is not Bangla"
    return form


def counted(kinds: Counter[str]) -> str:
    """Kinds with their counts, the most frequent first, in a line."""
    return ", ".join(f"{count:,} × {kind}" for kind, count in kinds.most_common())
