"""Whether two names that outlets give as the source of one claim are those of two sources.

A name is written in several ways, a person by his office, a body by whoever speaks for it; and where two outlets name
two persons for the same words, one of the names is nearly always misread. So two sources are told apart only where
both are bodies of the gazetteer, or one alone is not named (স্থানীয়রা | থানার পুলিশ), and neither has its name from the
other (docs/story-evaluation.md).
"""

from __future__ import annotations

from difflib import SequenceMatcher
from functools import cache

from annotator.bangla.folding import fold
from annotator.labels import SourceType
from annotator.lexicon.names import name_key
from annotator.lexicon.sources import load_sources
from annotator.stories.sourcing import Sourcing
from annotator.stories.wording import stems, words

#: From which share of common signs on two words may be spellings or forms of one.
SPELLING = 0.6


def are_different(one: Sourcing, other: Sourcing) -> bool:
    """Tell whether two outlets name two sources, as surely as names tell that."""
    if one.source is None or other.source is None or one.via != other.via:
        return False
    mine, theirs = fold(one.source), fold(other.source)
    if (one.source_type is SourceType.ANONYMOUS) != (other.source_type is SourceType.ANONYMOUS):
        return stems(words(mine)).isdisjoint(stems(words(theirs)))
    return {name_key(mine), name_key(theirs)} <= _bodies() and not _share_a_word(mine, theirs)


@cache
def _bodies() -> frozenset[str]:
    """The keys of the names of all sources of the gazetteer."""
    return frozenset(name_key(name) for record in load_sources() for name in (record.name, *record.aliases))


def _share_a_word(one: str, other: str) -> bool:
    """Tell whether two names have a word in common, perhaps in another spelling or form."""
    return any(
        SequenceMatcher(None, mine, theirs).ratio() >= SPELLING for mine in one.split() for theirs in other.split()
    )
