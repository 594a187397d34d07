"""A task as `annotator push` sends it, of an article from the samples."""

from __future__ import annotations

from functools import cache
from typing import Any

from annotator.pages import read
from annotator.rules import RulePass
from annotator.samples import lexicon_folder, pages_folder
from annotator.store.projects import task_key
from annotator.studio.carrying import ShownBefore
from annotator.studio.tasks import build_prediction, build_task


@cache
def sample_task(page: str = "embankment-haor.txt") -> dict[str, Any]:
    """Its text, and what the pass finds in it."""
    (reading,) = read([pages_folder() / page], lexicon=lexicon_folder())
    article = reading.article
    assert article is not None
    key = task_key(article.key, article.version)
    found = RulePass(lexicon_folder()).annotate(article)
    return build_task(key, article, build_prediction(key, article, found, "rules-1"), ShownBefore(found))
