"""The file of floors: figures that the rule pass must not fall below, beside a digest of the gold behind them."""

from __future__ import annotations

import json
from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

FILE = Path(__file__).parent / "floors.json"

Figures = dict[str, float]


class Pinned(NamedTuple):
    """The floors for one gold annotation."""

    digest: str
    """Of the gold; floors say nothing of another."""
    floors: Figures


class WouldFall(Exception):
    """A floor would go down without having been asked to."""


def load(file: Path = FILE) -> dict[str, Pinned]:
    """What is pinned, by the name of the gold."""
    if not file.exists():
        return {}
    return {name: Pinned(**row) for name, row in json.loads(file.read_text(encoding="utf-8")).items()}


def save(pinned: dict[str, Pinned], file: Path = FILE) -> None:
    """Write what is pinned, in a form that shows each change as a line."""
    rows = {name: one._asdict() for name, one in pinned.items()}
    file.write_text(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", encoding="utf-8", newline="\n")


def below(floors: Figures, measured: Figures) -> dict[str, tuple[float, float]]:
    """Figures that fell below their floor, or are gone: name → floor, figure."""
    return {name: (floor, measured.get(name, 0.0)) for name, floor in floors.items() if measured.get(name, 0.0) < floor}


def raised(before: Pinned | None, digest: str, measured: Figures, lower: Collection[str] = ()) -> Pinned:
    """The floors after a measurement: each goes up to its figure, and down only where it is named.

    Args:
        before: what was pinned; none the first time.
        digest: of the gold that was measured on. Under another gold than before all floors start anew, which is a
            lowering of each that falls.
        measured: the figures.
        lower: names of the floors that may go down; ``all`` for every one.

    Raises:
        WouldFall: a floor that is not named would go down; the message lists them.
    """
    falling = below(before.floors, measured) if before is not None else {}
    unasked = {name: fall for name, fall in falling.items() if name not in lower and "all" not in lower}
    if unasked:
        listed = ", ".join(f"{name} ({floor} → {now})" for name, (floor, now) in unasked.items())
        raise WouldFall(f"these floors would go down: {listed}; name those that may with --lower")
    return Pinned(digest, dict(measured))
