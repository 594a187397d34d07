"""Work on all cores: processes that read and annotate, results in the order of what went in.

A process that dies or runs out of memory costs nothing: what it had in hand is done again, piece by piece, each alone
in a process of its own; only what that one fails with too is given up, as ``None``. Processes are started when there is
enough to do, and end with the one that started them, however it ends. On Linux they are forked, with all that is
loaded; where threads run, which a fork could leave holding a lock, and on other systems they start anew.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Literal, TypeVar

T = TypeVar("T")
R = TypeVar("R")
Start = Literal["fork", "spawn"]

#: How many pieces of work go to a process at once, and how many such chunks wait for each process.
CHUNK, AHEAD = 8, 6
#: So many pieces are done before processes are started: starting them takes as long.
FEW: dict[Start, int] = {"fork": 16, "spawn": 400}
#: So many more values than before are made until the garbage collector looks through the new ones.
SELDOM = 20_000

#: What a process works with; set once, when it starts.
_tools: Any = None


def keep_loaded() -> None:
    """Let the garbage collector leave alone what is loaded by now, and look only seldom for what holds itself: reading
    and annotating leave hardly any of that, and make values by the thousand."""
    gc.freeze()
    gc.set_threshold(SELDOM)


def cores() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def start_method(tools: Any) -> Start:
    """Return how processes are started now: one that needs no tools has nothing to gain from a fork."""
    may_fork = sys.platform == "linux" and threading.active_count() == 1
    return "fork" if may_fork and tools is not None else "spawn"


class Jobs(AbstractContextManager["Jobs"]):
    """Processes that share work; use it as a context manager.

    Args:
        tools: what the work needs beside its piece; a process gets them when it starts.
        number: of processes; one means none beside this one.
        few: how many pieces this process does before it starts others; ``FEW`` where it is left out.
        chunk: how many pieces go to a process at once.
    """

    def __init__(self, tools: Any, number: int, few: int | None = None, chunk: int = CHUNK) -> None:
        self.tools = tools
        self._number = number
        self._few = FEW[start_method(tools)] if few is None else few
        self._chunk = chunk
        self._all: _Processes | None = None

    def map(self, work: Callable[[Any, T], R], pieces: Iterable[T]) -> Iterator[tuple[T, R | None]]:
        """Give each piece with what becomes of it, in order; a bounded number of pieces is taken ahead.

        Args:
            work: a function of a module, of the tools and a piece.
            pieces: what is to be done.
        """
        rest = iter(pieces)
        while self._number == 1 or self._few > 0:
            for piece in islice(rest, 1):
                self._few -= 1
                yield piece, work(self.tools, piece)
                break
            else:
                return
        waiting: deque[tuple[list[T], Future[list[R]]]] = deque()
        while chunk := list(islice(rest, self._chunk)):
            waiting.append((chunk, self._submit(work, chunk)))
            if len(waiting) > AHEAD * self._number:
                yield from self._done(work, *waiting.popleft())
        while waiting:
            yield from self._done(work, *waiting.popleft())

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._all is not None:
            self._all.end()

    def _submit(self, work: Callable[[Any, T], R], chunk: list[T]) -> Future[list[R]]:
        if self._all is None:
            self._all = _Processes(self.tools, self._number)
        try:
            return self._all.submit(work, chunk)
        except BrokenProcessPool:
            self._all.end()
            self._all = _Processes(self.tools, self._number)
            return self._all.submit(work, chunk)

    def _done(
        self, work: Callable[[Any, T], R], chunk: list[T], future: Future[list[R]]
    ) -> Iterator[tuple[T, R | None]]:
        try:
            yield from zip(chunk, future.result(), strict=True)
        except (BrokenProcessPool, MemoryError):
            yield from ((piece, self._alone(work, piece)) for piece in chunk)

    def _alone(self, work: Callable[[Any, T], R], piece: T) -> R | None:
        """Return what becomes of a piece in a process of its own; None where that one fails, too."""
        one = _Processes(self.tools, 1)
        try:
            return one.submit(work, [piece]).result()[0]
        except (BrokenProcessPool, MemoryError):
            return None
        finally:
            one.end()


class _Processes:
    """Processes with their tools, which end when this is ended or when the process that holds it is gone."""

    def __init__(self, tools: Any, number: int) -> None:
        start = start_method(tools)
        context = get_context(start)
        # Nothing is ever sent: the processes hold one end, and see when the other is closed.
        self._theirs, self._ours = context.Pipe(duplex=False)
        inherited = self._ours if start == "fork" else None
        self._pool = ProcessPoolExecutor(number, context, _equip, (tools, self._theirs, inherited))

    def submit(self, work: Callable[[Any, T], R], chunk: list[T]) -> Future[list[R]]:
        """Hand a chunk to the next process that is free.

        Raises:
            BrokenProcessPool: one of the processes died before.
        """
        with _deaf():
            return self._pool.submit(_work, work, chunk)

    def end(self) -> None:
        """Let all processes end at once."""
        self._ours.close()
        self._pool.shutdown(cancel_futures=True)
        self._theirs.close()


@contextmanager
def _deaf() -> Iterator[None]:
    """Let processes that are started meanwhile never hear Ctrl-C, which is told to all of a terminal."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _equip(tools: Any, parent: Connection, inherited: Connection | None) -> None:
    """Set up a process.

    Args:
        tools: what it works with.
        parent: tells when the process that started this one is gone.
        inherited: the other end, which a forked process has got too and must not hold open.
    """
    global _tools
    if inherited is not None:
        inherited.close()
    keep_loaded()  # and shared with the other processes
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _tools = tools


def _end_with(parent: Connection) -> None:
    with suppress(EOFError, OSError):
        parent.recv()
    os._exit(1)


def _work(work: Callable[[Any, T], R], chunk: list[T]) -> list[R]:
    return [work(_tools, piece) for piece in chunk]
