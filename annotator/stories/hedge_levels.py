"""The levels of hedges in an outlet's own voice, which no attribution bears: by their words in the hedge lexicon."""

from __future__ import annotations

import re
from functools import cache

from annotator.bangla.folding import fold
from annotator.labels import HedgeLevel
from annotator.lexicon.hedges import load_hedges


def level_of(marker: str) -> HedgeLevel | None:
    """Return the level of a marker as it stands in a text; None where the lexicon has no such words.

    The forms of verbs in a pattern are left out, so that its own words decide: পারে is in হতে পারে.
    """
    words = fold(marker).split()
    fitting = [
        (len(pattern), level)
        for pattern, level in _patterns()
        if all(any(_fits(item, word) for word in words) for item in pattern)
    ]
    return max(fitting, default=(0, None), key=lambda one: (one[0], one[1] or 0))[1]


def _fits(item: str, word: str) -> bool:
    return word == item[1:] if item.startswith("=") else word.startswith(item)


@cache
def _patterns() -> tuple[tuple[tuple[str, ...], HedgeLevel], ...]:
    found = []
    for record in load_hedges():
        for pattern in record.patterns:
            items = tuple(fold(item) for item in re.sub(r"<[^>]*>", " ", pattern).split())
            if items:
                found.append((items, record.level))
    return tuple(found)
