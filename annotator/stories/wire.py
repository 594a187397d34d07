"""Copies: articles whose text another outlet, or an agency, wrote first, taken over word for word.

A text is compared by its runs of words (shingles). What share of its runs stands in another text says how much of it
was taken over, however much the other says beside it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

Shingles = NDArray[np.uint32]

#: Words in a run.
RUN = 5
#: The share of a text's runs that stand in the other, from which on it is a copy. Two reports that quote one statement
#: share fewer; a copy whose beginning was rewritten shares more.
COPIED = 0.75
#: A text of fewer runs proves nothing.
FEWEST = 25

_WORD = re.compile(r"[\u0980-\u09fe\w]+")


def shingles(text: str) -> Shingles:
    """The runs of words of a folded text, as numbers in ascending order, each once. Punctuation is none."""
    words = [word.encode() for word in _WORD.findall(text)]
    runs = {crc32(b" ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)}
    return np.sort(np.fromiter(runs, dtype=np.uint32, count=len(runs)))


def taken(copy: Shingles, original: Shingles) -> float:
    """The share of the runs of one text that stand in the other; 0 where it is too short to tell."""
    if len(copy) < FEWEST:
        return 0.0
    return len(np.intersect1d(copy, original, assume_unique=True)) / len(copy)


def originals(
    members: Sequence[int], texts: Sequence[Shingles], may_copy: Callable[[int, int], bool]
) -> dict[int, int]:
    """Which members are copies, and of which other member.

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
        shares = [(taken(texts[member], texts[first]), first) for first in firsts if may_copy(member, first)]
        share, original = max(shares, key=lambda pair: pair[0], default=(0.0, member))
        if share >= COPIED:
            found[member] = original
        else:
            firsts.append(member)
    return found
