"""The sample pages: invented news, its lexicon of invented names, and its gold annotation.

``README.md`` beside this module says what the pages are and what each of them shows.
"""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def pages_folder() -> Path:
    """The folder of the sample pages: text dumps, HTML pages and a table of rows."""
    return _part("pages")


def lexicon_folder() -> Path:
    """The lexicon laid over ours for the samples: the invented outlets and sources."""
    return _part("lexicon")


def gold_file() -> Path:
    """The annotation of the text pages by hand, one JSON object a page."""
    return _part("gold.jsonl")


def manifest_file() -> Path:
    """Return what some pages do not show of themselves: address and time."""
    return _part("manifest.csv")


def _part(name: str) -> Path:
    return Path(str(files(__name__) / name))
