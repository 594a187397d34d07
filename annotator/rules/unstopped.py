"""Stretches without a full stop that are too long for one sentence: they end where their verbs do."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.bangla.sentences import Range
from annotator.rules.text import Sentence
from annotator.rules.words import Word

#: A stretch of more code points that no full stop ends holds several sentences.
LONG = 400
#: Words before a verb that ends a sentence at least.
SHORTEST = 3
#: What can follow the last verb of a clause inside its sentence.
GOES_ON = frozenset({"complementiser", "conjunction", "negation", "postposition"})

#: What a word that looks like a finite verb can be instead.
OTHERWISE = frozenset({"complementiser", "name", "common", "adjective"})


def cut(s: Sentence) -> Iterator[Range]:
    """Yield the sentences of a stretch: itself, or up to each finite verb that nothing goes on behind."""
    first = 0
    if s.end - s.start > LONG:
        for k in range(len(s) - 1):
            if k - first >= SHORTEST and _ends(s.words[k]) and not _goes_on(s, k + 1):
                yield s.span(first, k + 1)
                first = k + 1
    if first < len(s):
        yield s.span(first, len(s))


def _ends(word: Word) -> bool:
    """A finite verb that is nothing else."""
    return word.finite and not word.nonfinite and word.classes.isdisjoint(OTHERWISE)


def _goes_on(s: Sentence, k: int) -> bool:
    """The word at token k belongs to the sentence of the verb before it."""
    word = s.words[k]
    return word.mark or word.finite or not GOES_ON.isdisjoint(word.classes) or word.text in s.grammar.clause_closers
