"""Progress on standard error, where that is a terminal; nothing elsewhere, so that logs stay clean."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

#: Seconds in which the bar stays as it is.
PAUSE = 0.1


@contextmanager
def progress(what: str, total: int | None = None) -> Iterator[Callable[[int], None]]:
    """Show a bar while the block runs, and take it away afterwards; give the function that moves it on.

    Args:
        what: what is going on, in a word or two.
        total: how many steps there are, where that is known.
    """
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeRemainingColumn

    console = Console(stderr=True)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
    )
    # Drawn here, not by a thread of its own: a process with threads is not forked (annotator.pipeline.jobs).
    bar = Progress(*columns, console=console, transient=True, auto_refresh=False, disable=not console.is_terminal)
    with bar:
        task = bar.add_task(what, total=total)
        drawn = monotonic()

        def advance(steps: int) -> None:
            nonlocal drawn
            bar.advance(task, steps)
            if monotonic() - drawn > PAUSE:
                bar.refresh()
                drawn = monotonic()

        yield advance
