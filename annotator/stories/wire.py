"""Wire copies: articles whose text another outlet, or an agency, published first.

A text is compared by its shingles, runs of words. The share of its shingles that stand in another text, their
containment (Broder 1997), says how much of it was copied, however much the other text says besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint32]

#: Words in a shingle.
SIZE = 5
#: The containment from which on a text is a copy. Two reports that quote one statement have less; a copy whose
#: beginning was rewritten has more.
COPIED = 0.75
#: A text of fewer shingles proves nothing.
FEWEST = 25

_WORD = re.compile(r"[\u0980-\u09fe\w]+")


def shingles(text: str, size: int = SIZE) -> Shingles:
    """Return the shingles of a folded text, as numbers in ascending order, each once. Punctuation is left out.

    Args:
        text: the folded text.
        size: words in a shingle.
    """
    words = [word.encode() for word in _WORD.findall(text)]
    runs = {crc32(b" ".join(words[at : at + size])) for at in range(len(words) - size + 1)}
    return np.sort(np.fromiter(runs, dtype=np.uint32, count=len(runs)))


def containment(copy: Shingles, original: Shingles) -> float:
    """Return the share of the shingles of one text that stand in the other; 0 where it is too short to tell."""
    if len(copy) < FEWEST:
        return 0.0
    return len(np.intersect1d(copy, original, assume_unique=True)) / len(copy)


def originals(
    members: Sequence[int], texts: Sequence[Shingles], may_copy: Callable[[int, int], bool]
) -> dict[int, int]:
    """Return which members are copies, and of which other member.

    Args:
        members: articles with much of one text, those that are likelier to have it first in front.
        texts: the shingles of all articles.
        may_copy: whether the first can be a copy of the second at all; an outlet does not copy itself.

    Returns:
        Copy → original. An original is no copy itself: all copies of one text lead to one article.
    """
    found: dict[int, int] = {}
    firsts: list[int] = []
    for member in members:
        shares = [(containment(texts[member], texts[first]), first) for first in firsts if may_copy(member, first)]
        share, original = max(shares, key=lambda pair: pair[0], default=(0.0, member))
        if share >= COPIED:
            found[member] = original
        else:
            firsts.append(member)
    return found
