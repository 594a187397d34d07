"""A room whose text is another, in a fork of this process: what is imported there reads the text that it is given.

The process has imported what the room needs, but nothing of the room, so that a fork costs a second or two.
"""

from __future__ import annotations

import builtins
import os
import pickle
import resource
import signal
import sys
import traceback
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import redirect_stdout
from functools import _lru_cache_wrapper
from importlib import import_module
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import CodeType
from typing import Any, TypeVar

import pytest

from tests.approving import Approval, Case

T = TypeVar("T")
#: No fork may take more memory, in bytes.
MEMORY = 4 << 30
#: Tests run in one process, as they are (what is imported already cannot be rewritten, which would be a warning, so a
#: failure), and ask the same each time: what Hypothesis finds by chance says nothing of a change.
_ALIKE = ("-x", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", "--assert=plain", "--hypothesis-profile=ci")


def forked(work: Callable[[], T], seconds: int | None = None, at_limit: T | None = None) -> tuple[T | None, float]:
    """What a function returns in a fork of this process, and the seconds that it worked.

    Args:
        work: what is done there; what it raises is shown there.
        seconds: of processor time that it may take.
        at_limit: what is returned where it takes more.
    """
    before = _worked()
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
            if seconds:
                resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
            with os.fdopen(write, "wb") as told:
                pickle.dump(work(), told)
        except BaseException:
            traceback.print_exc()
        finally:
            os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as told:
        data = told.read()
    status = os.waitpid(child, 0)[1]
    if not data and not (os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL)):
        raise ChildProcessError(f"a fork ended with status {status}")
    return pickle.loads(data) if data else at_limit, _worked() - before


def _worked() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def put(texts: Mapping[str, bytes]) -> None:
    """Let modules that are imported from now on have these texts, by their files."""
    usual = SourceFileLoader.get_code

    def get_code(self: SourceFileLoader, name: str) -> CodeType | None:
        return compile(texts[self.path], self.path, "exec") if self.path in texts else usual(self, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


def approval(room: Path) -> Approval:
    """The approved answers of a room."""
    found: Approval = import_module(f"tests.{room.name}.approval").APPROVAL
    return found


class Watch:
    """What ``__watch__(number, value, other)`` in a room's text sees: for which cases the other value is another."""

    def __init__(self) -> None:
        self.seen: set[int] = set()
        builtins.__watch__ = self  # type: ignore[attr-defined]

    def __call__(self, number: int, value: T, other: Callable[[], object]) -> T:
        if number not in self.seen:
            trace: Any = getattr(sys.modules.get("annotator.rules.cases"), "TRACE", None)
            decisions: Any = trace.decisions if trace else None
            if decisions is not None:  # what the other asks decides nothing
                trace.decisions = None
            try:
                same = bool(other() == value)
            except Exception:
                same = False
            if decisions is not None:
                trace.decisions = decisions
            if not same:
                self.seen.add(number)
        return value

    def cases(self, asked: Approval) -> dict[int, set[str]]:
        """The cases by the numbers, all of them for what was seen before any case or in the first answer.

        Raises:
            ValueError: an answer is not the approved one.
        """
        asked.answer("")
        known = list(remembering())
        found: dict[int, set[str]] = defaultdict(set, {number: set(asked.made) for number in self.seen})
        for key in asked.made:
            for each in known:  # a case before would hide where this one differs
                each.cache_clear()
            self.seen.clear()
            if changed := next(asked.changed("", {key}), None):
                raise ValueError(changed)
            for number in self.seen:
                found[number].add(key)
        return found


def remembering() -> Iterator[Any]:
    """The functions of the program that keep what they said of the last texts; one that reads a lexicon keeps all."""
    for module in [module for name, module in sys.modules.items() if name.startswith("annotator.")]:
        for each in vars(module).values():
            # Not what has any attribute that it is asked for, as `func` of SQLAlchemy has.
            if isinstance(each, _lru_cache_wrapper) and each.cache_parameters()["maxsize"]:
                yield each


class Failed:
    """A plugin of pytest that keeps what fails first.

    Args:
        watch: what it sees in the tests of a file is kept by its numbers.
    """

    def __init__(self, watch: Watch | None = None) -> None:
        self.watch = watch
        self.name: str | None = None
        self.files: dict[int, set[str]] = defaultdict(set)

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        for number in self.watch.seen if self.watch else ():
            self.files[number].add(nodeid.partition("::")[0])
        if self.watch:
            self.watch.seen.clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.name = self.name or report.nodeid

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        if report.failed:
            self.name = self.name or report.nodeid


def showing(tests: Sequence[str], texts: Mapping[str, bytes]) -> tuple[str | None, dict[int, set[str]]]:
    """The first of some tests that fails in this process, and the files of those in which a number is seen."""
    failed = Failed(Watch())
    return tested(tests, texts, failed), failed.files


def tested(tests: Sequence[str], texts: Mapping[str, bytes], failed: Failed | None = None) -> str | None:
    """The first of some tests that fails in this process, where modules have other texts."""
    put(texts)
    failed = failed or Failed()
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        status = pytest.main([*_ALIKE, *tests], plugins=[failed])
    return failed.name or (f"status {status}" if status else None)


def noticed(room: Path, made: dict[str, Case], keys: set[str]) -> str | None:
    """The answer that first shows in this process that the room is not as it was; none where none does."""
    try:
        asked = approval(room)
        asked.__dict__["made"] = made  # as they are made without any change
        found = next(asked.changed("", keys), None)
    except Exception as error:  # the change's
        return f"{type(error).__name__}: {error}"
    return found.partition("\n")[0] if found else None
