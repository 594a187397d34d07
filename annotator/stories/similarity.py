"""The similarity of texts: weighted character n-grams of folded Bangla, as sparse vectors of length 1.

A count enters a vector by its logarithm, times the weight of its n-gram.

Character n-grams need no list of endings: রংপুরে, রংপুরের and রংপুর share most of theirs. An n-gram weighs the more,
the fewer texts hold it. That is counted over the given texts and, so that five texts about one fire are weighed as
soundly as ten thousand, over a table of running news text (``common_ngrams.txt``).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import IO, Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.feature_extraction import FeatureHasher
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.preprocessing import normalize

Vectors = Any
"""A scipy CSR matrix of float32, one row a text; scipy ships no types."""
Floats = NDArray[np.floating[Any]]
Places = NDArray[np.integer[Any]]
"""Numbers of rows."""

#: Code points in an n-gram. 3, 4 and 5 were measured to do equally well; 4 suits short claims best.
SIZE = 4
#: How many columns n-grams are hashed to: some 150,000 different ones in 5,000 articles, so that few meet.
COLUMNS = 1 << 20
#: How many articles the table of common n-grams counts for, beside the given texts.
PRIOR = 1000
#: The share of articles an n-gram stands in that is not in the table.
RARE = 0.001
BATCH = 250


class Spool:
    """The counts of many texts, which wait in a file for the last text: only then is known what an n-gram weighs.

    In memory they would stand beside the vectors that are made of them.
    """

    def __init__(self, file: IO[bytes], texts: Iterable[str]) -> None:
        """Read folded texts one by one; they are not kept."""
        self._file, self._batches = file, 0
        self._held = np.zeros(COLUMNS, np.int64)
        lengths = [np.zeros(0, np.int64)]
        for batch in _counted(texts):
            self._held += np.bincount(batch.indices, minlength=COLUMNS)
            self._batches += 1
            lengths.append(np.diff(batch.indptr))
            np.save(file, batch.indices)
            np.save(file, batch.data)
        self._lengths = np.concatenate(lengths)

    def vectors(self, order: Sequence[int]) -> Vectors:
        """Return the vectors, each of length 1.

        Args:
            order: the number of the text that each row is of.
        """
        weights = _rarity(self._held, _shares(), len(order), PRIOR)
        ends = np.concatenate([[0], np.cumsum(self._lengths[order])])
        starts = np.empty(len(order), np.int64)
        starts[order] = ends[:-1]
        columns, data = np.empty(ends[-1], np.int32), np.empty(ends[-1], np.float32)
        for start, (held, often) in zip(starts, self._texts(), strict=True):
            columns[start : start + len(held)] = held
            data[start : start + len(held)] = (1 + np.log(often)) * weights[held]
        found = sparse.csr_matrix((data, columns, ends), shape=(len(order), COLUMNS), copy=False)
        return normalize(found, copy=False)

    def _texts(self) -> Iterator[tuple[NDArray[np.int32], Floats]]:
        """Of each text its n-grams, and how often each stands in it."""
        self._file.seek(0)
        lengths = iter(self._lengths)
        for _ in range(self._batches):
            held, often = np.load(self._file), np.load(self._file)
            place = 0
            while place < len(held):
                end = place + next(lengths)
                yield held[place:end], often[place:end]
                place = end


def counts(texts: Iterable[str]) -> Vectors:
    """Return how often each n-gram stands in each folded text."""
    batches = list(_counted(texts))
    return sparse.vstack(batches, format="csr") if batches else sparse.csr_matrix((0, COLUMNS), dtype=np.float32)


def _counted(texts: Iterable[str]) -> Iterator[Vectors]:
    hasher = HashingVectorizer(
        analyzer="char_wb",
        ngram_range=(SIZE, SIZE),
        n_features=COLUMNS,
        alternate_sign=False,
        norm=None,
        lowercase=False,
        dtype=np.float32,
    )
    return map(hasher.transform, _batches(texts))


def rarity(counted: Vectors, prior: int) -> tuple[Vectors, Floats]:
    """Return the weight of each n-gram: the logarithm of the inverse of the share of texts that hold it.

    Args:
        counted: how often each n-gram stands in each text.
        prior: how many articles the table of common n-grams counts for.

    Returns:
        The counts of those n-grams alone that there are, and the weights of these.
    """
    there, columns = np.unique(counted.indices, return_inverse=True)
    shape = counted.shape[0], len(there)
    held = np.bincount(columns, minlength=len(there))
    weights = _rarity(held, _shares()[there], shape[0], prior)
    return sparse.csr_matrix((counted.data, columns, counted.indptr), shape=shape), weights


def _rarity(held: Places, shares: Floats, texts: int, prior: int) -> Floats:
    weights: Floats = np.log((texts + prior) / (held + prior * shares)).astype(np.float32)
    return weights


def cosines(weighted: Vectors, ones: Places, others: Places) -> Floats:
    """Return the cosine of the texts of each pair, 0 to 1.

    Args:
        weighted: vectors of length 1.
        ones: the first text of each pair, in ascending order, so that each is spread out once.
        others: the second.
    """
    found = np.empty(len(ones), np.float32)
    mine = np.zeros(weighted.shape[1], np.float32)
    ends = np.append(np.flatnonzero(np.diff(ones)) + 1, len(ones))
    start = 0
    for end in ends.tolist() if len(ones) else ():
        part = slice(*weighted.indptr[ones[start] : ones[start] + 2])
        mine[weighted.indices[part]] = weighted.data[part]
        found[start:end] = weighted[others[start:end]] @ mine
        mine[weighted.indices[part]] = 0
        start = end
    return found


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
