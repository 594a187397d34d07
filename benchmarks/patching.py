"""A mutant without a new interpreter: a fork of this process takes its code over and answers until an answer differs.

The modules are imported once, and it is noted which cases call which function; in the fork the functions that a mutant
changes get their new code, and the cases that call them are answered anew. What this cannot show (a default of an
argument, a table made at import) is left to the tests.
"""

from __future__ import annotations

import gc
import os
import select
import signal
import sys
from collections import defaultdict
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import _lru_cache_wrapper
from pathlib import Path
from types import CodeType, FunctionType
from typing import Any

from tests.approving import Approval

#: A function of a module, and its new code.
Change = tuple[FunctionType, CodeType]


def functions(code: CodeType) -> Iterator[CodeType]:
    """The code of the functions and methods of a module, in its order."""
    for const in code.co_consts:
        if isinstance(const, CodeType):
            if const.co_flags & 1:  # optimised: a function, and no body of a class
                yield const
            else:
                yield from functions(const)


def changes(file: Path, mutated: bytes) -> list[Change]:
    """The functions of a module that is imported from a file that have other code in another text of it."""
    known, wanted = (functions(compile(text, str(file), "exec")) for text in (file.read_bytes(), mutated))
    live: dict[tuple[str, int], list[FunctionType]] = defaultdict(list)
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename == str(file):
            live[each.__code__.co_qualname, each.__code__.co_firstlineno].append(each)
    return [
        (function, new)
        for old, new in zip(known, wanted, strict=True)
        if old != new
        for function in live[old.co_qualname, old.co_firstlineno]
    ]


@contextmanager
def _calls() -> Iterator[set[int]]:
    """The ids of the code of all functions that are called meanwhile."""
    seen: set[int] = set()

    def note(frame: Any, event: str, _: object) -> None:
        if event == "call":
            seen.add(id(frame.f_code))

    sys.setprofile(note)
    try:
        yield seen
    finally:
        sys.setprofile(None)


class Answers:
    """The answers of a room, and what a change makes of them.

    Args:
        approval: the answers.
        package: the room's modules.
    """

    def __init__(self, approval: Approval, package: str) -> None:
        self._approval = approval
        self._package = package
        self._callers: dict[int, set[str]] = defaultdict(set)
        self._once: set[int] = set()
        approval.answer("")  # what is made once is made before

    def note_calls(self) -> str | None:
        """Note which cases call which function; return the first answer that differs without any change."""
        first = None
        for key in self._approval.made:
            with _calls() as seen:
                first = first or next(self._approval.changed("", {key}), None)
            for code in seen:
                self._callers[code].add(key)
        self._forget()
        with _calls() as self._once:
            self._approval.answer("")
        return first

    def differ(self, made: list[Change], limit: float | None = None) -> str | None:
        """Return the first answer that a fork finds changed; None where there is none.

        Args:
            made: the changes.
            limit: so many seconds may the fork take; then it never ends.
        """
        codes = {id(function.__code__) for function, _ in made}
        keys = set().union(*(self._callers[code] for code in codes))
        if not keys and not codes & self._once:
            return None
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            try:
                os.write(write, (self._found(made, keys) or "").encode())
            finally:
                os._exit(0)
        os.close(write)
        with os.fdopen(read, "rb") as told:
            ended = select.select([told], [], [], limit)[0]
            if not ended:
                os.kill(child, signal.SIGKILL)
            found = told.read().decode()
        os.waitpid(child, 0)
        return found or (None if ended else "no end")

    def _found(self, made: list[Change], keys: Set[str]) -> str | None:
        try:
            for function, code in made:
                function.__code__ = code
        except ValueError:  # it uses other names of the function around it
            return None
        try:
            if not keys:  # nothing calls it but what is made once
                self._forget()
            found = next(self._approval.changed("", keys or None), None)
        except Exception as error:  # the mutant's
            return f"{type(error).__name__}: {error}"[:120]
        return found.partition("\n")[0][:120] if found else None

    def _forget(self) -> None:
        """Empty the caches of the room's functions, and what the tests have made with them."""
        for each in gc.get_objects():
            if isinstance(each, _lru_cache_wrapper) and each.__module__.startswith((self._package, "tests.")):
                each.cache_clear()
