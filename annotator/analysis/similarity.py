"""How alike texts are: weighted character n-grams of folded Bangla, as sparse vectors of length 1.

Character n-grams need no list of endings: রংপুরে, রংপুরের and রংপুর share most of theirs. An n-gram weighs the more,
the fewer texts hold it. That is counted over the given texts and, so that five texts about one fire are weighed as
soundly as ten thousand, over a table of running news text (``common_ngrams.txt``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

Vectors = Any
"""A scipy CSR matrix of float32, one row a text; scipy ships no types."""
Floats = NDArray[np.floating[Any]]
Places = NDArray[np.int64]
"""Numbers of rows."""

#: Code points in an n-gram. 3, 4 and 5 were measured to do alike; 4 suits short claims best.
SIZE = 4
#: How many columns n-grams are hashed to: some 150,000 different ones in 5,000 articles, so that few meet.
COLUMNS = 1 << 20
#: How many articles the table of common n-grams counts for, beside the given texts.
PRIOR = 1000
#: The share of articles an n-gram stands in that is not in the table.
RARE = 0.001
BATCH = 500


def counts(texts: Iterable[str]) -> Vectors:
    """How often each n-gram stands in each folded text. The texts are read one by one and not kept."""
    hasher = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(SIZE, SIZE),
        n_features=COLUMNS,
        alternate_sign=False,
        norm=None,
        lowercase=False,
        dtype=np.float32,
    )
    batches = [hasher.transform(batch) for batch in _batches(texts)]
    return sparse.vstack(batches, format="csr") if batches else sparse.csr_matrix((0, COLUMNS), dtype=np.float32)


def rarity(counted: Vectors, prior: int = PRIOR) -> Floats:
    """The weight of each n-gram, by how few texts hold it: the logarithm of the inverse of its share.

    Args:
        counted: how often each n-gram stands in each text.
        prior: how many articles the table of common n-grams counts for.
    """
    held = np.bincount(counted.indices, minlength=COLUMNS) + prior * _shares()
    weights: Floats = np.log((counted.shape[0] + prior) / held).astype(np.float32)
    return weights


def vectors(counted: Vectors, weights: Floats) -> Vectors:
    """Vectors of length 1: a count enters by its logarithm, times the weight of its n-gram."""
    weighted = counted.copy()
    weighted.data = (1 + np.log(weighted.data)) * weights[weighted.indices]
    return normalize(weighted, copy=False)


def cosines(weighted: Vectors, ones: Places, others: Places) -> Floats:
    """How alike the texts of each pair are, 0 to 1."""
    found = [np.zeros(0, dtype=np.float32)]
    for start in range(0, len(ones), BATCH):
        left, right = weighted[ones[start : start + BATCH]], weighted[others[start : start + BATCH]]
        found.append(np.asarray(left.multiply(right).sum(axis=1), dtype=np.float32).ravel())
    return np.concatenate(found)


@cache
def _shares() -> Floats:
    """The share of running news articles that hold an n-gram, by column."""
    table = files(__package__).joinpath("common_ngrams.txt").read_text(encoding="utf-8")
    shares = np.full(COLUMNS, RARE, dtype=np.float32)
    hasher = FeatureHasher(COLUMNS, input_type="string", alternate_sign=False)
    for line in table.splitlines():
        if not line.startswith("#"):
            percent, *ngrams = line.split()
            columns = hasher.transform([[ngram.replace("_", " ")] for ngram in ngrams]).indices
            shares[columns] = np.maximum(shares[columns], int(percent) / 100)
    return shares


def _batches(texts: Iterable[str]) -> Iterator[list[str]]:
    stream = iter(texts)
    while batch := list(islice(stream, BATCH)):
        yield batch
