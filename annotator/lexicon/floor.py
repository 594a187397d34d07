"""Words by which it is told whose words a sentence is that no attribution holds (``floor.toml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from annotator.lexicon.examples import Example
from annotator.lexicon.loader import load_records, parts


class FloorPart(Example):
    """Words that play one part in telling who holds the floor; the two sentences stand behind an attribution."""

    key: str
    """Name of the part: a field of ``FloorWords``."""
    meaning: str
    """What a word of it shows."""
    words: tuple[str, ...]
    """Written forms; at the head of a sentence several words."""


@dataclass(frozen=True, slots=True)
class FloorWords:
    """All parts, each the folded words that play it; what each means stands in ``floor.toml``."""

    background: frozenset[str]
    elsewhere: frozenset[str]
    reasoning: frozenset[str]
    taking_up: frozenset[str]
    listing: frozenset[str]
    oneself: frozenset[str]
    obligation: frozenset[str]
    judgement: frozenset[str]
    going_on: frozenset[str]
    day: frozenset[str]
    scene: frozenset[str]
    attendance: frozenset[str]
    act: frozenset[str]
    third_person: frozenset[str]


@cache
def load_floor(overlay: Path | None = None) -> FloorWords:
    """Return the words of each part, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form, or of a part that the pass does not know.
    """
    return parts(FloorWords, read_floor(overlay), "floor")


def read_floor(overlay: Path | None = None) -> tuple[FloorPart, ...]:
    """Return all records, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(FloorPart, "floor", "part", overlay)
