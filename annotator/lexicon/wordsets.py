"""The records of ``grammar.toml``: sets of words, each with the part that they play."""

from __future__ import annotations

from pathlib import Path

from pydantic import Field

from annotator.lexicon.loader import load_records
from annotator.models import Record


class WordSet(Record):
    """Words that play one part in the grammar."""

    key: str
    """Name of the part: a field of ``Grammar``."""
    meaning: str = Field(min_length=1)
    """What the rules do with a word of it."""
    words: tuple[str, ...] = Field(min_length=1)
    """Written forms; of a part that says so, lemmas."""
    example: str = Field(min_length=1)
    """A sentence that is read otherwise without the words, marked as in ``tests/examples``."""
    counter_example: str = Field(min_length=1)
    """A sentence in which a look-alike plays no such part, marked likewise."""


def read_grammar(overlay: Path | None = None) -> tuple[WordSet, ...]:
    """Return all records, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(WordSet, "grammar", "part", overlay)
