"""The intake: any file, looked at before it is read, as documents and rows.

A path leads to files (``folders``), a file to what is packed in it (``sources``, ``packed``, ``webarchive``), down to
what has a form of its own (``forms``): a document, or a table whose columns are understood (``columns``). Nothing here
knows what an article is.

Each name is imported when it is first used: a run that finds nothing new looks for files, and opens none.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.intake.folders import find_files, passed_over
    from annotator.intake.items import Document, ItemRow, Unreadable
    from annotator.intake.manifest import read_manifest

#: Where each name stands.
_HOMES = {
    "Document": "items",
    "ItemRow": "items",
    "Unreadable": "items",
    "find_files": "folders",
    "passed_over": "folders",
    "read_manifest": "manifest",
}

__all__ = ["Document", "ItemRow", "Unreadable", "find_files", "passed_over", "read_manifest"]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'annotator.intake' has no attribute {name!r}")
    return getattr(import_module(f"annotator.intake.{_HOMES[name]}"), name)
