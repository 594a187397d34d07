"""Classes of function words and other closed classes (``particles.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.lexicon.loader import OneWord, keys_of, load_records
from annotator.models import Record


class WordClass(Record):
    """Words that play the same part in a sentence."""

    key: str
    """Name of the class, as the rules call it."""
    meaning: str = Field(min_length=1)
    """What the rules do with a word of it."""
    words: tuple[OneWord, ...] = Field(min_length=1)
    """Written forms, case endings included."""
    example: str = Field(min_length=1)
    """A sentence in which a word of the class bites, its attributions marked as in ``tests/examples``."""
    counter_example: str = Field(min_length=1)
    """A sentence in which a look-alike does not, marked likewise."""


def read_classes(overlay: Path | None = None) -> tuple[WordClass, ...]:
    """All classes, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form, or of a class that no rule asks for.
    """
    records = load_records(WordClass, "particles", "class", overlay)
    if unknown := {record.key for record in records} - keys_of("particles", "class"):
        raise LexiconError(f"lexicon particles: no rule asks for a class {min(unknown)!r}; docs/lexicons.md lists them")
    return records


@cache
def load_classes(overlay: Path | None = None) -> dict[str, frozenset[str]]:
    """Folded word → the names of the classes it belongs to.

    Raises:
        LexiconError: a record is not of its form.
    """
    found: dict[str, set[str]] = {}
    for record in read_classes(overlay):
        for word in record.words:
            found.setdefault(fold(word), set()).add(record.key)
    return {word: frozenset(names) for word, names in found.items()}
