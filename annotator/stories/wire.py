"""Copies and rewrites: articles much of whose text another outlet, or an agency, published first.

A text is compared by its shingles, runs of words. The share of its shingles that stand in another text, their
containment (Broder 1997), says how much of it was copied, however much the other text says besides.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from annotator.bangla.folding import Folded, FoldedText, fold
from annotator.bangla.quotations import quotations
from annotator.bangla.sentences import Range

Shingles = NDArray[np.uint32]

#: Words in a shingle.
SIZE = 4
#: The containment from which on a text is a copy. Two reports that quote one statement have less; a copy whose
#: beginning was rewritten has more.
COPIED = 0.75
#: The containment from which on a text is a rewrite of another.
REWRITTEN = 0.40
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


def unquoted(text: FoldedText) -> FoldedText:
    """Return a folded text with a full stop in place of what it quotes, so that no run of words bridges it."""
    parts, place = [], 0
    for start, end in quotations(text, 0, len(text)):
        if start >= place:
            parts.append(text[place:start])
            place = end
    return FoldedText(" \u0964 ".join([*parts, text[place:]]))


def passages(copy: str, original: str) -> list[Range]:
    """Return what of a text stands in another, as ranges of the text as it is: its runs of four words or more.

    Args:
        copy: the text that takes over.
        original: the text that had it first.
    """
    theirs, mine = _WORD.findall(fold(original)), Folded(copy)
    known = {tuple(theirs[at : at + SIZE]) for at in range(len(theirs) - SIZE + 1)}
    words = list(_WORD.finditer(mine.text))
    taken = [False] * len(words)
    for at in range(len(words) - SIZE + 1):
        if tuple(word.group() for word in words[at : at + SIZE]) in known:
            taken[at : at + SIZE] = [True] * SIZE
    found: list[Range] = []
    for number, word in enumerate(words):
        if taken[number]:
            start = found.pop().start if number and taken[number - 1] else word.start()
            found.append(Range(start, word.end()))
    return [Range(*mine.span_to_raw(*one)) for one in found]


def containment(copy: Shingles, original: Shingles) -> float:
    """Return the share of the shingles of one text that stand in the other; 0 where it is too short to tell."""
    if len(copy) < FEWEST:
        return 0.0
    return shared(copy, original) / len(copy)


def shared(one: Shingles, other: Shingles) -> int:
    """Return how many shingles two texts have in common."""
    return len(np.intersect1d(one, other, assume_unique=True))


def originals(
    members: Sequence[int], texts: Mapping[int, Shingles], may_copy: Callable[[int, int], bool]
) -> dict[int, int]:
    """Return which members are copies, and of which other member.

    Args:
        members: articles with much of one text, those that are likelier to have it first in front.
        texts: the shingles of each.
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
