"""Pages written for the tests, with the answer in them.

A file begins with what is to be found (``outlet``, ``published_at``; ``article: none`` for a page without one, and its
``fault``), then ``===``, then the page: ``=`` before a line of the body, ``#`` before the headline, ``-`` before
furniture. Blank lines are the page's own.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).parent / "layouts"


@dataclass(frozen=True)
class Layout:
    """A page and what a reader is to find on it."""

    name: str
    text: str
    expected: dict[str, str]
    headline: str | None
    body: list[str]


def load(name: str, newline: str = "\n") -> Layout:
    """One page; its lines are parted by the newline given."""
    head, _, page = (FOLDER / f"{name}.txt").read_text(encoding="utf-8").partition("===\n")
    expected = dict(line.split(": ", 1) for line in head.splitlines())
    lines = page.splitlines()
    body = [line[2:] for line in lines if line.startswith("= ")]
    headlines = [line[2:] for line in lines if line.startswith("# ")]
    assert all(not line or line[:2] in ("= ", "# ", "- ") for line in lines), f"{name}: a line has no mark"
    text = newline.join(line[2:] for line in lines)
    return Layout(name, text, expected, headlines[0] if headlines else None, body)


def names() -> list[str]:
    return sorted(file.stem for file in FOLDER.glob("*.txt"))
