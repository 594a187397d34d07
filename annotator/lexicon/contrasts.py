"""Words by which statements of one thing are held against each other (``contrasts.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.bangla.folding import fold
from annotator.lexicon.examples import Example
from annotator.lexicon.loader import load_records, parts
from annotator.models import Record


class ContrastPart(Example):
    """Words that play one part in holding statements against each other."""

    key: str
    """Name of the part: a field of ``Contrasts``."""
    meaning: str = Field(min_length=1)
    """What a word of it shows."""
    words: tuple[str, ...] = Field(min_length=1)
    """Written forms."""


class Opposite(Example):
    """Two sets of words of which a statement with one excludes the same statement with the other."""

    key: str
    one: tuple[str, ...] = Field(min_length=1)
    """Written forms of the one, which the example shows."""
    other: tuple[str, ...] = Field(min_length=1)
    """Written forms of its opposite."""


class Contrasts(Record):
    """All of it, the words folded; what each part means stands in ``contrasts.toml``."""

    denial: frozenset[str]
    there_is: frozenset[str]
    mention: frozenset[str]
    empty: frozenset[str]
    sourced: frozenset[str]
    estimate: frozenset[str]
    measured_apart: frozenset[str]
    day_elsewhere: frozenset[str]
    obligation: frozenset[str]
    including: tuple[str, ...]
    opposites: tuple[tuple[frozenset[str], frozenset[str]], ...]


@cache
def load_contrasts(overlay: Path | None = None) -> Contrasts:
    """Return the words of each part and all opposites, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form, or of a part that nobody asks for.
    """
    opposites = tuple(
        (frozenset(map(fold, pair.one)), frozenset(map(fold, pair.other))) for pair in read_opposites(overlay)
    )
    return parts(Contrasts, read_parts(overlay), "contrasts", opposites=opposites)


def read_parts(overlay: Path | None = None) -> tuple[ContrastPart, ...]:
    """Return the records of parts, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(ContrastPart, "contrasts", "part", overlay)


def read_opposites(overlay: Path | None = None) -> tuple[Opposite, ...]:
    """Return the pairs of opposites, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(Opposite, "contrasts", "opposite", overlay)
