"""Reporting of progress: a callback that whoever calls may give, and that prints nothing here."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext

#: What is going on, and how many steps it has (None where that is not known) → a context that gives the function to
#: call with the number of steps that were done.
Progress = Callable[[str, int | None], AbstractContextManager[Callable[[int], None]]]


def unseen(_what: str, _steps: int | None = None) -> AbstractContextManager[Callable[[int], None]]:
    """Show nothing: the progress of work that nobody watches."""
    return nullcontext(lambda _step: None)
