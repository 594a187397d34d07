"""The report's part on texts taken over: how many, from whom, and which."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from annotator.stories.copies import Takeover, Way
from annotator.tables.takeovers import takeover_rows

if TYPE_CHECKING:
    from annotator.comparing.analysis import Analysis
    from annotator.store import ArticleInfo

#: So many pairs of outlets are told, and so many articles listed.
MOST_PAIRS, MOST_ARTICLES = 15, 100


@dataclass(frozen=True)
class Taken:
    """An article that takes over another's text."""

    article: ArticleInfo
    original: ArticleInfo
    share: float
    """How much of it stands in the original."""

    @property
    def outlet(self) -> str | None:
        """The key of its outlet, or its name."""
        return self.article.outlet or self.article.outlet_name

    @property
    def original_outlet(self) -> str | None:
        """The key of the other outlet, or its name."""
        return self.original.outlet or self.original.outlet_name


def takeovers_section(found: Analysis) -> dict[str, Any]:
    """Return the pairs of outlets, those with most first, and the articles."""
    rows = [row for row in takeover_rows(found.data, found.corpus, found.basis) if row.count]
    pairs = {key: one for key, one in found.takeovers.items() if one.way is not Way.QUOTES}
    return {
        "takeovers": sorted(rows, key=lambda row: -row.count)[:MOST_PAIRS],
        "taken": _articles(found, pairs),
        "all_taken": len(pairs),
        "taken_in_order": sum(one.in_order for one in pairs.values()),
    }


def _articles(found: Analysis, pairs: Mapping[str, Takeover]) -> Sequence[Taken]:
    keys = {*pairs, *(one.original for one in pairs.values())}
    articles = {one.article.key: one.article for one in found.data.facts() if one.article.key in keys}
    taken = [
        Taken(articles[key], articles[one.original], one.share)
        for key, one in pairs.items()
        if key in articles and one.original in articles
    ]
    return sorted(taken, key=lambda each: (each.outlet is None, each.outlet or "", -each.share))[:MOST_ARTICLES]
