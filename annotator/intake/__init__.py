"""The intake: any file, looked at before it is read, as documents and rows.

A path leads to files (``folders``), a file to what is packed in it (``sources``, ``packed``, ``webarchive``), down to
what has a form of its own (``forms``): a document, or a table whose columns are understood (``columns``). Nothing here
knows what an article is.
"""

from annotator.intake.folders import find_files, passed_over
from annotator.intake.items import Document, ItemRow, Unreadable
from annotator.intake.manifest import read_manifest
from annotator.intake.opening import items

__all__ = ["Document", "ItemRow", "Unreadable", "find_files", "items", "passed_over", "read_manifest"]
