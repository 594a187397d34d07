"""Candidate pairs: texts that share rare n-grams. The work grows in proportion to the number of texts.

Every text is looked up by its rarest n-grams only, and an n-gram that many texts hold leads to none of them. So a text
meets at most ``TERMS`` × ``CEILING`` others, however many there are.
"""

from __future__ import annotations

from array import array

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
BLOCK = 100


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
    columns, ends = array("i"), array("q", [0])
    for number in range(len(vectors)):
        held, weights = vectors.row(number)
        columns.frombytes(np.sort(held[np.lexsort((held, -weights))[:TERMS]]).tobytes())
        ends.append(len(columns))
    indices = np.frombuffer(columns, np.int32)
    useful = np.bincount(indices, minlength=COLUMNS)
    kept = ((useful >= 2) & (useful <= CEILING))[indices]
    ends_kept = np.concatenate([[0], np.cumsum(kept)])[np.frombuffer(ends, np.int64)]
    # one byte holds how many of TERMS two texts share
    ones = np.ones(ends_kept[-1], np.uint8)
    return sparse.csr_matrix((ones, indices[kept], ends_kept), shape=(len(vectors), COLUMNS))


def crowding(size: int, ones: Places, others: Places, similarities: Floats) -> Floats:
    """Return the average cosine of each text and those nearest to it: high amid a long affair that all write about.

    Args:
        size: how many texts there are.
        ones: the first text of each pair.
        others: the second.
        similarities: their cosines.
    """
    texts, cosines = np.concatenate([ones, others]), np.concatenate([similarities, similarities])
    order = np.lexsort((-cosines, texts))
    texts, cosines = texts[order], cosines[order]
    rank = np.arange(len(texts)) - np.searchsorted(texts, np.arange(size))[texts]
    near = rank < NEIGHBOURS
    met = np.bincount(texts[near], minlength=size)
    total = np.bincount(texts[near], weights=cosines[near], minlength=size)
    crowds: Floats = ((total + (NEIGHBOURS - met) * USUAL) / NEIGHBOURS).astype(np.float32)
    return crowds
