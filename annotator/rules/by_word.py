"""Ordered cases of which most can decide about some words or cues only: for each those that can, told once.

A case is entered with what its word or cue has to be, and does not ask that again; it asks for what stands around it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from annotator.rules.cases import Case
from annotator.rules.cue import Cue
from annotator.rules.words import Word

S = TypeVar("S")
R = TypeVar("R")
#: What a word has to be.
Fits = Callable[[Word], bool]
#: So many words are remembered; past it they are looked at anew, so that memory does not grow with the corpus.
REMEMBERED = 40_000


class ByWord(Generic[S, R]):
    """The cases that can decide about a word, in their order.

    Args:
        cases: each with what its word has to be; None where it can be any.
    """

    def __init__(self, *cases: tuple[Case[S, R], Fits | None]) -> None:
        self._cases = cases
        self._known: dict[str, tuple[Case[S, R], ...]] = {}

    def of(self, word: Word) -> tuple[Case[S, R], ...]:
        """Return the cases that can decide about the word."""
        known = self._known.get(word.key)
        if known is None:
            if len(self._known) >= REMEMBERED:
                self._known.clear()
            known = tuple([case for case, fits in self._cases if fits is None or fits(word)])
            self._known[word.key] = known
        return known


class ByCue(Generic[S, R]):
    """The cases that can decide about a cue, in their order.

    Args:
        cases: each with what its cue has to be, in its record, function, kind, needs and person, passive or not,
            negative or not, joined or not, with a noun or without; None where it can be any.
    """

    def __init__(self, *cases: tuple[Case[S, R], Callable[[Cue], bool] | None]) -> None:
        self._cases = cases
        self._known: dict[tuple[Hashable, ...], tuple[Case[S, R], ...]] = {}

    def followed_by(self, *cases: tuple[Case[S, R], Callable[[Cue], bool] | None]) -> ByCue[S, R]:
        """Return these cases and others behind them."""
        return ByCue(*self._cases, *cases)

    def of(self, cue: Cue) -> tuple[Case[S, R], ...]:
        """Return the cases that can decide about the cue."""
        what = id(cue.record), id(cue.function), cue.kind, cue.needs, cue.person
        key = *what, cue.passive, cue.negative, cue.joined, cue.noun is None
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = tuple([case for case, fits in self._cases if fits is None or fits(cue)])
        return known


def among(words: frozenset[str]) -> Fits:
    """Return what asks whether a word is one of these, as it is written."""
    return lambda word: word.text in words


def flagged(bits: int) -> Fits:
    """Return what asks whether the lexicons say one of these things of a word."""
    return lambda word: word.flags & bits != 0


def of_class(*names: str) -> Fits:
    """Return what asks whether a word belongs to one of these classes."""
    return lambda word: not word.classes.isdisjoint(names)
