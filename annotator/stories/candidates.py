"""Candidate pairs: texts that share rare n-grams. The work grows in proportion to the number of texts.

Every text is looked up by its rarest n-grams only, and an n-gram that many texts hold leads to none of them. So a text
meets at most ``TERMS`` × ``CEILING`` others, however many there are.
"""

from __future__ import annotations

from array import array
from itertools import pairwise

import numpy as np
from scipy import sparse

from annotator.stories.similarity import COLUMNS, Floats, Places, Spool, Vectors

#: By how many of its n-grams, those of the greatest weight, a text is looked up.
TERMS = 128
#: How many texts may be looked up by one n-gram.
CEILING = 100
#: How many of them two texts must share.
SHARED = 5
#: How many of its nearest texts say how crowded it is around a text.
NEIGHBOURS = 20
#: What stands for each that is missing, in a small collection: the crowding that half of all articles lie below.
USUAL = 0.16
#: So many texts are looked at together for their candidates, and for how crowded it is around them.
BLOCK, CROWD = 100, 10_000


def candidates(vectors: Spool) -> tuple[Places, Places]:
    """Return the pairs of rows that share enough, each once, the smaller row first."""
    keys = _keys(vectors)
    ones, others = [np.zeros(0, dtype=np.int32)], [np.zeros(0, dtype=np.int32)]
    by_key = keys.T.tocsr()
    for start in range(0, keys.shape[0], BLOCK):
        met = (keys[start : start + BLOCK] @ by_key).tocoo()
        kept = (met.data >= SHARED) & (met.row + start < met.col)
        ones.append((met.row[kept] + start).astype(np.int32))
        others.append(met.col[kept].astype(np.int32))
    found = np.concatenate(ones), np.concatenate(others)
    order = np.lexsort((found[1], found[0]))
    return found[0][order], found[1][order]


def _keys(vectors: Spool) -> Vectors:
    """The n-grams by which each text is looked up, as ones."""
    columns, ends, held_by = array("i"), array("q", [0]), np.zeros(COLUMNS, np.int32)
    for number in range(len(vectors)):
        held, weights = vectors.row(number)
        rarest = np.sort(held[np.lexsort((held, -weights))[:TERMS]])
        held_by[rarest] += 1
        columns.frombytes(rarest.tobytes())
        ends.append(len(columns))
    useful = (held_by >= 2) & (held_by <= CEILING)
    indices, kept, ends_kept = np.frombuffer(columns, np.int32), array("i"), array("q", [0])
    for start, end in pairwise(ends):
        row = indices[start:end]
        kept.frombytes(row[useful[row]].tobytes())
        ends_kept.append(len(kept))
    # one byte holds how many of TERMS two texts share
    ones = np.ones(len(kept), np.uint8)
    return sparse.csr_matrix((ones, np.frombuffer(kept, np.int32), ends_kept), shape=(len(vectors), COLUMNS))


def crowding(size: int, ones: Places, others: Places, similarities: Floats) -> Floats:
    """Return the average cosine of each text and those nearest to it: high amid a long affair that all write about.

    Args:
        size: how many texts there are.
        ones: the first text of each pair.
        others: the second.
        similarities: their cosines.
    """
    crowds = np.empty(size, np.float32)
    for first in range(0, size, CROWD):
        last = min(first + CROWD, size)
        mine, theirs = ((ones >= first) & (ones < last), (others >= first) & (others < last))
        texts = np.concatenate([ones[mine], others[theirs]]) - first
        cosines = np.concatenate([similarities[mine], similarities[theirs]])
        order = np.lexsort((-cosines, texts))
        texts, cosines = texts[order], cosines[order]
        rank = np.arange(len(texts)) - np.searchsorted(texts, np.arange(last - first))[texts]
        near = rank < NEIGHBOURS
        met = np.bincount(texts[near], minlength=last - first)
        total = np.bincount(texts[near], weights=cosines[near], minlength=last - first)
        crowds[first:last] = (total + (NEIGHBOURS - met) * USUAL) / NEIGHBOURS
    return crowds
