"""The similarity of texts: weighted character n-grams of folded Bangla, as sparse vectors of length 1.

A count enters a vector by its logarithm, times the weight of its n-gram.

Character n-grams need no list of endings: রংপুরে, রংপুরের and রংপুর share most of theirs. An n-gram weighs the more,
the fewer texts hold it. That is counted over the given texts and, so that five texts about one fire are weighed as
soundly as ten thousand, over a table of running news text (``common_ngrams.txt``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.resources import files
from itertools import islice, pairwise
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
#: Bytes of a column and its value.
_CELL = 8


class Spool:
    """The n-grams of very many texts, each a row in a file: their counts first, then their vectors.

    Only when the last text is counted is known what an n-gram weighs. A row is its columns, then their values.

    Args:
        file: is written and read here alone.
        texts: folded texts, which are read one by one and not kept.
    """

    def __init__(self, file: IO[bytes], texts: Iterable[str]) -> None:
        self._file = file
        self._held = np.zeros(COLUMNS, np.int64)
        lengths = [np.zeros(0, np.int64)]
        for batch in _counted(texts):
            self._held += np.bincount(batch.indices, minlength=COLUMNS)
            lengths.append(np.diff(batch.indptr))
            self._write(batch)
        ends = np.concatenate([[0], np.cumsum(np.concatenate(lengths))])
        self._starts, self._ends = ends[:-1], ends[1:]

    def vectors(self, order: Places) -> Spool:
        """Make vectors of the counts, each of length 1.

        Args:
            order: the number of the text that each row is of from now on.
        """
        weights = self.weights()

        def vector(counted: Vectors) -> Vectors:
            counted.data = (1 + np.log(counted.data)) * weights[counted.indices]
            return normalize(counted, copy=False)

        self._turn(vector)
        self._starts, self._ends = self._starts[order], self._ends[order]
        return self

    def presences(self, weights: Floats) -> Spool:
        """Make of each count the root of what its n-gram weighs: two rows' product is the weight of what both have.

        Args:
            weights: what each n-gram weighs, by column.
        """

        def presence(counted: Vectors) -> Vectors:
            counted.data = np.sqrt(weights[counted.indices])
            return counted

        self._turn(presence)
        return self

    def weights(self) -> Floats:
        """Return what each n-gram weighs, by column."""
        return _rarity(self._held, _shares(), len(self), PRIOR)

    def __len__(self) -> int:
        return len(self._starts)

    def row(self, number: int) -> tuple[NDArray[np.int32], Floats]:
        """Return the columns of a text and their values."""
        start, length = int(self._starts[number]), int(self._ends[number] - self._starts[number])
        self._file.seek(start * _CELL)
        data = self._file.read(length * _CELL)
        return np.frombuffer(data, np.int32, length), np.frombuffer(data, np.float32, length, length * _CELL // 2)

    def rows(self, numbers: Iterable[int]) -> Vectors:
        """Return some texts as a matrix."""
        found = [self.row(number) for number in numbers]
        ends = np.cumsum([0, *(len(columns) for columns, _ in found)])
        columns, values = (np.concatenate(parts) for parts in zip(*found, strict=True))
        return sparse.csr_matrix((values, columns, ends), shape=(len(found), COLUMNS))

    def _turn(self, made: Callable[[Vectors], Vectors]) -> None:
        for first in range(0, len(self), BATCH):
            rows = made(self.rows(range(first, min(first + BATCH, len(self)))))
            self._file.seek(self._starts[first] * _CELL)
            self._write(rows)

    def _write(self, batch: Vectors) -> None:
        for start, end in pairwise(batch.indptr.tolist()):
            self._file.write(batch.indices[start:end].tobytes() + batch.data[start:end].tobytes())


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


def cosines(vectors: Spool, ones: Places, others: Places) -> Floats:
    """Return the cosine of the texts of each pair, 0 to 1.

    Args:
        vectors: of the texts.
        ones: the first text of each pair, in ascending order, so that each is spread out once.
        others: the second.
    """
    found = np.empty(len(ones), np.float32)
    mine = np.zeros(COLUMNS, np.float32)
    ends = np.append(np.flatnonzero(np.diff(ones)) + 1, len(ones))
    start = 0
    for end in ends.tolist() if len(ones) else ():
        columns, values = vectors.row(ones[start])
        mine[columns] = values
        found[start:end] = vectors.rows(others[start:end]) @ mine
        mine[columns] = 0
        start = end
    return found


def overlaps(presences: Spool, ones: Places, others: Places) -> Floats:
    """Return how much of the n-grams of either text of each pair, by weight, the other has; of that with fewer, 0 to 1.

    Args:
        presences: of the texts.
        ones: the first text of each pair, in ascending order.
        others: the second.
    """
    whole = np.array([np.square(presences.row(number)[1]).sum() for number in range(len(presences))])
    found: Floats = cosines(presences, ones, others) / np.maximum(np.minimum(whole[ones], whole[others]), 1)
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
