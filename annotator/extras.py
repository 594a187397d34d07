"""Extras: libraries that not every installation has, and what is said where one is missing."""

from __future__ import annotations

from importlib.util import find_spec

from annotator.errors import UsageError

#: The name under which the program is installed.
DISTRIBUTION = "bangla-attribution-annotator"


def install(extra: str) -> str:
    """Return the line that installs the libraries of an extra."""
    return f"pip install '{DISTRIBUTION}[{extra}]'"


def lacking(what: str, extra: str, *names: str | None) -> str:
    """Return the sentence that something needs libraries that are not there, and how to get them."""
    return f"{what} needs {', '.join(filter(None, names))}; install it with: {install(extra)}"


def has(module: str) -> bool:
    """Return whether a module can be imported; it is not imported for that."""
    return find_spec(module) is not None


def require(what: str, extra: str, *modules: str) -> None:
    """Stop where modules that an extra brings are missing.

    Raises:
        UsageError: one is not installed; the message says how to get it.
    """
    if missing := [name for name in modules if not has(name)]:
        raise UsageError(lacking(what, extra, *missing))
