"""Candidate pairs: texts that share rare n-grams. The work grows in proportion to the number of texts.

Every text is looked up by its rarest n-grams only, and an n-gram that many texts hold leads to none of them. So a text
meets at most ``TERMS`` × ``CEILING`` others, however many there are.
"""

from __future__ import annotations

import numpy as np
from scipy import sparse

from annotator.stories.similarity import Floats, Places, Vectors

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


def candidates(weighted: Vectors) -> tuple[Places, Places]:
    """Return the pairs of rows that share enough, each once, the smaller row first."""
    keys = _keys(weighted)
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


def _keys(weighted: Vectors) -> Vectors:
    """The n-grams by which each text is looked up, as ones."""
    columns, lengths = [np.zeros(0, dtype=np.int32)], []
    for row in range(weighted.shape[0]):
        part = slice(weighted.indptr[row], weighted.indptr[row + 1])
        weights, held = weighted.data[part], weighted.indices[part]
        chosen = np.sort(held[np.lexsort((held, -weights))[:TERMS]])
        columns.append(chosen)
        lengths.append(len(chosen))
    indices = np.concatenate(columns)
    ones = np.ones(len(indices), dtype=np.int32)
    keys = sparse.csr_matrix((ones, indices, np.concatenate([[0], np.cumsum(lengths)])), shape=weighted.shape)
    useful = np.bincount(indices, minlength=weighted.shape[1])
    keys.data = ((useful >= 2) & (useful <= CEILING))[keys.indices].astype(np.int32)
    keys.eliminate_zeros()
    return keys


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
