"""Classes of function words and other closed classes (``particles.toml``)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pydantic import Field

from annotator.lexicon.folding import fold
from annotator.lexicon.loader import read_records, validate
from annotator.models import Record


class WordClass(Record):
    """Words that play the same part in a sentence."""

    key: str
    """Name of the class, as the rules call it."""
    meaning: str
    """What the rules do with a word of it."""
    words: tuple[str, ...] = Field(min_length=1)
    """Written forms, case endings included."""
    example: str = ""
    """A sentence in which a word of the class bites."""
    counter_example: str = ""
    """A sentence in which a look-alike does not."""


@cache
def load_classes(overlay: Path | None = None) -> dict[str, frozenset[str]]:
    """Folded word → the names of the classes it belongs to."""
    found: dict[str, set[str]] = {}
    for record in validate(WordClass, read_records("particles", "class", overlay), "particles"):
        for word in record.words:
            found.setdefault(fold(word), set()).add(record.key)
    return {word: frozenset(names) for word, names in found.items()}
