"""Personal names that are one: misspelt, spelled otherwise, or cut short (মুশফিক, of মুশফিকুর রহিম)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from annotator.bangla.consonants import HEARD_ALIKE
from annotator.bangla.endings import VIRAMA, VOWEL_SIGNS
from annotator.lexicon.grammar import Grammar

#: A name of fewer letters is no misspelling of another.
SHORTEST_MISSPELT = 5
#: A name of fewer letters is no other one cut short.
SHORTEST_CUT = 4


def grown(name: str, grammar: Grammar) -> frozenset[str]:
    """Return the given names that somebody may bear in full who is called by this one: মুশফিকুর, for মুশফিক."""
    return frozenset(name + ending for ending in grammar.grown_names) if len(name) >= SHORTEST_CUT else frozenset()


def parts(names: Sequence[str], grammar: Grammar) -> frozenset[str]:
    """Return the words of a name, one behind an article by itself too: আহমেদ আল-শারা is called শারা as well as আল-শারা."""
    joined = "".join(names)
    if "-" not in joined and "–" not in joined:
        return frozenset(names)
    tied = (name.removeprefix(article) for name in names for article in grammar.articles if name.startswith(article))
    return frozenset((*names, *tied))


def spelt_otherwise(names: frozenset[str], others: frozenset[str]) -> bool:
    """Tell whether each name is another's, or one of its spellings: মোদি, মোদী; ফখরুল, ফকরুল; in a full name also আহমেদ,
    আহমদ."""
    alike = (_heard_alike, _misspelt, _one_sign_more) if len(names) > 1 else (_heard_alike, _misspelt)
    return all(name in others or any(same(name, other) for same in alike for other in others) for name in names)


def _heard_alike(name: str, other: str) -> bool:
    """Tell whether two names are one by ear, letters doubled or joined: মুহিবুল্লাহ, মুহিব্বুল্লাহ; আব্দুল, আবদুল."""
    return _heard(name) == _heard(other)


@lru_cache(maxsize=4096)
def _heard(name: str) -> str:
    """Return a name as it sounds, each letter once."""
    apart = name.translate(HEARD_ALIKE).replace(VIRAMA, "")
    return "".join(sign for sign, before in zip(apart, f" {apart}", strict=False) if sign != before)


def _misspelt(name: str, other: str) -> bool:
    """Tell whether two names of one length differ in a single letter."""
    if len(name) != len(other) or len(name) < SHORTEST_MISSPELT or name == other:
        return False
    at = next(i for i, (a, b) in enumerate(zip(name, other, strict=True)) if a != b)
    return name[at + 1 :] == other[at + 1 :]


def _one_sign_more(name: str, other: str) -> bool:
    """Tell whether one of two names is the other with one vowel's sign more inside; রহিম and রহিমা are two."""
    short, long = sorted((name, other), key=len)
    if len(long) != len(short) + 1 or len(long) < SHORTEST_MISSPELT:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return at < len(short) and long[at] in VOWEL_SIGNS and long[at + 1 :] == short[at:]
