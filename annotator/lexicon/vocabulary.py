"""Open word classes (``words.toml``): by them the rules tell where a speaker's name begins and ends.

Written forms are nominative stems; the rules strip case endings themselves, but for ``nominative`` words.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from pathlib import Path

from pydantic import Field, field_validator

from annotator.bangla.folding import fold
from annotator.lexicon.loader import OneWord, load_records
from annotator.models import Record


class WordKind(StrEnum):
    """The classes a word can belong to; a word may belong to several, but never to ``common`` and ``name``."""

    COMMON = "common"
    ADJECTIVE = "adjective"
    ADVERB = "adverb"
    DOCUMENT = "document"
    NAME = "name"
    PLACE = "place"
    AMBIGUOUS_NAME = "ambiguous_name"
    NOMINATIVE = "nominative"


class WordList(Record):
    """Words of one class, or of one topic within it."""

    key: str
    """The class; or the class, a dot and a topic (``common.economy``)."""
    meaning: str = Field(min_length=1)
    """What the words have in common, and what the rules do with them."""
    origin: tuple[str, ...] = ()
    """Lists of others that its words come from, with their licence; empty where they were met in reading news."""
    words: tuple[OneWord, ...] = Field(min_length=1)
    """Nominative stems, one written word each."""
    example: str = Field(min_length=1)
    """A sentence in which a word of the list keeps a source from being read wrongly."""
    counter_example: str = Field(min_length=1)
    """A sentence in which a word that looks as if it belonged here does not."""

    @field_validator("key")
    @classmethod
    def _of_a_known_class(cls, key: str) -> str:
        WordKind(key.partition(".")[0])
        return key

    @property
    def kind(self) -> WordKind:
        """The class, without the topic."""
        return WordKind(self.key.partition(".")[0])


def read_lists(overlay: Path | None = None) -> tuple[WordList, ...]:
    """All word lists, the user's laid over ours.

    Raises:
        LexiconError: a record is not of that form, or of a class that is none.
    """
    return load_records(WordList, "words", "words", overlay)


@cache
def load_vocabulary(overlay: Path | None = None) -> dict[str, frozenset[str]]:
    """Folded word → the names of its classes.

    Raises:
        LexiconError: a record is not of the form of ``WordList``, or of a class that is none.
    """
    found: dict[str, set[str]] = {}
    for record in read_lists(overlay):
        # Folded at one go: word by word it would take as long as all the rest.
        for word in fold("\n".join(record.words)).split("\n"):
            found.setdefault(word, set()).add(record.kind.value)
    return {word: frozenset(kinds) for word, kinds in found.items()}
