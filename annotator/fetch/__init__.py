"""Fetching pages politely into web archives, which ``ingest`` and ``run`` read.

What to fetch is found in feeds and sitemaps (``discovery``); each host is asked one thing at a time, with a pause, and
only for what its robots.txt allows (``hosts``); what came is kept (``archive``), and not fetched again (``memory``).
"""

from annotator.fetch.crawl import Crawl, Fetched, Limits
from annotator.fetch.targets import Target, targets

__all__ = ["Crawl", "Fetched", "Limits", "Target", "targets"]
