"""Claim and source attribution in Bangla news: who says what, and how sure it is made to sound.

The names below are the public Python API (docs/api.md). Each is imported when it is first used, so that
``import annotator`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from annotator.version import __version__

if TYPE_CHECKING:
    from annotator import errors, models
    from annotator.api import annotate, compare, export, ingest, open, pull, push, read, run
    from annotator.database import Database

#: Where each name stands that is no module of its own.
_HOMES = {"Database": "annotator.database"}

__all__ = [
    "Database",
    "__version__",
    "annotate",
    "compare",
    "errors",
    "export",
    "ingest",
    "models",
    "open",
    "pull",
    "push",
    "read",
    "run",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'annotator' has no attribute {name!r}")
    if name in ("errors", "models"):
        return import_module(f"annotator.{name}")
    return getattr(import_module(_HOMES.get(name, "annotator.api")), name)


def __dir__() -> list[str]:
    return __all__
