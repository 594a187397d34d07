"""The database: pages, articles, annotations, runs and findings, in SQLite or PostgreSQL.

Each name is imported when it is first used: SQLAlchemy takes longer to load than a run that finds nothing new.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from annotator.store.ddl import ddl
    from annotator.store.inbox import ProjectInbox
    from annotator.store.outbox import ProjectOutbox
    from annotator.store.readable import Readable
    from annotator.store.records import (
        Added,
        AnnotatedArticle,
        ArticleFacts,
        ArticleInfo,
        AttributionFacts,
        AttributionInContext,
        Chance,
        Counts,
        Forgotten,
        Review,
        Run,
        Sampling,
        StoredArticle,
    )
    from annotator.store.store import Store
    from annotator.store.tables import Step
    from annotator.store.word_search import Term, WordSearch

#: Where each name stands that is no record.
_HOMES = {
    "ProjectInbox": "inbox",
    "ProjectOutbox": "outbox",
    "Readable": "readable",
    "Step": "tables",
    "Store": "store",
    "Term": "word_search",
    "WordSearch": "word_search",
    "ddl": "ddl",
}

__all__ = [
    "Added",
    "AnnotatedArticle",
    "ArticleFacts",
    "ArticleInfo",
    "AttributionFacts",
    "AttributionInContext",
    "Chance",
    "Counts",
    "Forgotten",
    "ProjectInbox",
    "ProjectOutbox",
    "Readable",
    "Review",
    "Run",
    "Sampling",
    "Step",
    "Store",
    "StoredArticle",
    "Term",
    "WordSearch",
    "ddl",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module 'annotator.store' has no attribute {name!r}")
    found = getattr(import_module(f"annotator.store.{_HOMES.get(name, 'records')}"), name)
    globals()[name] = found  # ``ddl`` is a module, too, and the function is meant
    return found
