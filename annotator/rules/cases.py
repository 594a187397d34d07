"""Ordered cases: the grammar of a step as a tuple of small named possibilities; the first that decides, decides.

Every case has a name and, in the first line of its docstring, an example. While a trace is kept (``annotator rules
trace``) it is noted which case decided what; else that costs one look.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple, TypeAlias, TypeVar

S = TypeVar("S")
R = TypeVar("R")
#: What a case says of a state; None where it does not decide.
Case: TypeAlias = Callable[[S], R | None]


class Decision(NamedTuple):
    """A case that decided something."""

    case: str
    """Its name."""
    example: str
    """The first line of its docstring; empty where the pass is compiled without docstrings."""
    about: str
    """What it was asked about, in words of the text."""
    found: str
    """What it found, in short."""
    within: tuple[Decision, ...] = ()
    """What was decided on the way to it, in its order."""


class Trace:
    """A record of decisions, kept while somebody wants to know them."""

    def __init__(self) -> None:
        self.decisions: list[Decision] | None = None

    def first(self, cases: Sequence[Case[S, R]], state: S) -> R | None:
        """Do as ``first`` does and note who decided; what the others looked at in vain is not noted."""
        outer = self.decisions
        assert outer is not None
        about = str(state)  # before the case asked changes it
        try:
            for case in cases:
                inner: list[Decision] = []
                self.decisions = inner
                found = case(state)
                if found is not None:
                    name = getattr(case, "__name__", str(case)).strip("_").replace("_", " ")
                    example = (getattr(case, "__doc__", None) or "").strip().partition("\n")[0]
                    outer.append(Decision(name, example, about, _told(state, found), tuple(inner)))
                    return found
        finally:
            self.decisions = outer
        return None


TRACE = Trace()


def first(cases: Sequence[Case[S, R]], state: S) -> R | None:
    """Return what the first case that decides says of a state; None where none decides."""
    if TRACE.decisions is not None:
        return TRACE.first(cases, state)
    for case in cases:
        found = case(state)
        if found is not None:
            return found
    return None


@contextmanager
def traced() -> Iterator[list[Decision]]:
    """Keep a trace for a while, and give the list that it fills."""
    decisions: list[Decision] = []
    TRACE.decisions = decisions
    try:
        yield decisions
    finally:
        TRACE.decisions = None


def _told(state: object, found: object) -> str:
    """Return the words that were found, where what was found are tokens of the state's sentence ``s``."""
    s, start, end = getattr(state, "s", None), getattr(found, "first", None), getattr(found, "last", None)
    if s is not None and isinstance(start, int) and isinstance(end, int):
        return f"“{s.slice(start, end)}”"
    return str(found)
