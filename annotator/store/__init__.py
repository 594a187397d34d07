"""The database: pages, articles, annotations, runs and findings, in SQLite or PostgreSQL."""

from annotator.store.ddl import ddl
from annotator.store.inbox import ProjectInbox
from annotator.store.outbox import ProjectOutbox
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
    "Review",
    "Run",
    "Sampling",
    "Step",
    "Store",
    "StoredArticle",
    "ddl",
]
