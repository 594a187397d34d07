"""Addresses of views: what a link leads to, on a server and in a folder of files.

Every address is relative to the page it stands on, so that the language stays and a folder of files can be moved.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from urllib.parse import urlencode

from annotator.explore.facets import FACETS
from annotator.language import languages

Parameters = Mapping[str, str]


@dataclass(frozen=True)
class Served:
    """Addresses on a server."""

    is_static: bool = False
    languages: Collection[str] = field(default_factory=languages)
    """Codes of the languages that are to be had."""

    def of(self, view: str, parameters: Parameters, form: str = "html") -> str:
        """Return the address of a view: of a page its name, of data (csv, json) with the form behind a full stop."""
        path = ("." if view == "start" else view) if form == "html" else f"{view}.{form}"
        return f"{path}?{urlencode(parameters)}" if parameters else path


@dataclass
class Filed:
    """Addresses in a folder of files, and which of them are still to be written."""

    languages: Collection[str]
    wanted: dict[str, tuple[str, Parameters, str]] = field(default_factory=dict)
    """By name of a file: view, parameters and form. What is linked is added."""
    is_static: bool = True

    def of(self, view: str, parameters: Parameters, form: str = "html") -> str | None:
        """Return the name of the file; None of a list that is narrowed down further than by outlet."""
        narrowed = [name for name in parameters if name in FACETS]
        if view in {"search", "by"} and len(narrowed) > 1 + ("outlet" in narrowed):
            return None
        name = filename(view, parameters, form)
        self.wanted.setdefault(name, (view, dict(parameters), form))
        return name


#: What gives a view its address.
Addresses = Served | Filed


def filename(view: str, parameters: Parameters, form: str) -> str:
    """Return the name of a view's file: what can be read of its values, and a hash that tells it from all others.

    >>> filename("start", {}, "html"), filename("article", {"key": "00aa"}, "html")
    ('index.html', 'article-00aa-d62b36c1.html')
    """
    if not parameters:
        return f"{'index' if view == 'start' else view}.{form}"
    text = urlencode(sorted(parameters.items()))
    readable = "-".join(re.findall(r"[A-Za-z0-9]+", "-".join(parameters.values())))[:40]
    hashed = sha256(text.encode()).hexdigest()[:8]
    return "-".join(filter(None, (view, readable, hashed))) + f".{form}"
