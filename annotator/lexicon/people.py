"""People across articles (``people.toml``): under which name somebody's attributions stand, and how names are spelled.

The rule pass does not read it; tables and comparison do.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from annotator.bangla.folding import fold
from annotator.errors import LexiconError
from annotator.labels import SourceType
from annotator.lexicon.loader import load_records
from annotator.lexicon.names import name_key
from annotator.lexicon.officeholders import Tenure
from annotator.models import Record

#: Letters of names that papers write one for the other; a sign in the second row of nothing is left out.
_LETTERS = str.maketrans("ীূঈঊণশষযঙছ", "িুইউনসসজংস", "্ঁ়")
#: Consonants that foreign names are written with one for the other, and vowels, which leave the sound behind.
_SOUNDS = str.maketrans("ডটঠথঢধভফ", "দতততদদবপ", "অআইউঋএঐওঔািুৃেৈোৌয়ঃ")
#: Words before a father's name, in front of which মোহাম্মদ is the given name: মোহাম্মদ বিন সালমান.
PATRONYMIC = frozenset({"বিন", "ইবন", "ইবনে", "বিনতে"})
#: Fewer consonants are many names'.
SHORTEST_SOUND = 5
#: A letter written more than once.
_DOUBLED = re.compile(r"(.)\1+")


class PersonRecord(Record):
    """A person whose attributions stand under one name."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    name: str = Field(min_length=1)
    """The name that all of the person's attributions get."""
    spellings: tuple[str, ...] = ()
    """Other names of the person, as articles give them."""
    apart: tuple[str, ...] = ()
    """Names of other people that look alike."""
    type: SourceType | None = None
    """The source type of all of the person's attributions; none leaves each its own."""
    affiliation: str | None = None
    """The body that the person speaks for where neither an article nor a post says."""
    posts: tuple[Tenure, ...] = ()
    """What the person was when."""

    def affiliated(self, day: date | None) -> str | None:
        """Return the body that the person spoke for on a day; none where none is known."""
        held = (post.affiliation for post in self.posts if post.affiliation and post.covers(day))
        return next(held, self.affiliation)


class SpellingRecord(Record):
    """Words of names that are one word."""

    key: str = Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    """Language-neutral name, in ASCII."""
    words: tuple[str, ...] = Field(min_length=1)
    """The ways it is written."""
    role: Literal["same", "dropped"] = "same"
    """Whether they are one word, or a form of address that is left out at the head of a name."""
    example: tuple[str, str]
    """Two names that are spelled alike by it."""
    counter_example: tuple[str, str]
    """Two that are not."""

    @model_validator(mode="after")
    def _shows_two(self) -> SpellingRecord:
        if self.example[0] == self.example[1]:
            raise ValueError("example needs two names that are written otherwise")
        return self


class Spelling:
    """Folds the spellings of personal names.

    Args:
        records: words that are one, or left out.
        initials: names of letters, which papers write apart or together: এ কে এম, একেএম.
    """

    def __init__(self, records: tuple[SpellingRecord, ...], initials: frozenset[str]) -> None:
        self._same = {plain(word): plain(one.words[0]) for one in records if one.role == "same" for word in one.words}
        self._dropped = {plain(word) for one in records if one.role == "dropped" for word in one.words}
        self._initials = initials

    def key(self, name: str) -> tuple[str, ...]:
        """Return what all spellings of a name have in common: its words folded, forms of address left out."""
        words, letters = [], ""
        for word in fold(name).replace(".", ". ").split():
            if word.rstrip(".") in self._initials:
                letters += word.rstrip(".")
                continue
            words += [letters] if letters else []
            letters = ""
            words.append(word)
        folded = [plain(word) for word in [*words, *([letters] if letters else [])]]
        while len(folded) > 1 and folded[0] in self._dropped and folded[1] not in PATRONYMIC:
            del folded[0]
        return tuple(self._same.get(word, word) for word in folded)

    def sound(self, key: tuple[str, ...]) -> tuple[str, ...]:
        """Return the consonants of a folded name by their sound; a short one stays as it is."""
        sound = tuple(_DOUBLED.sub(r"\1", word.translate(_SOUNDS)) for word in key)
        return sound if sum(map(len, sound)) >= SHORTEST_SOUND else key


def plain(word: str) -> str:
    """Return a word of a name, long vowels short, the three s one, joined letters apart, doubled ones single.

    So শরীফ is শরিফ, আব্দুল is আবদুল, মুহিব্বুল্লাহ is মুহিবুল্লাহ, and বাঘায়ি is বাঘাই.
    """
    letters = fold(word).translate(_LETTERS).strip(".:ঃ'’")
    return _DOUBLED.sub(r"\1", letters.replace("য়ি", "ই"))


@cache
def load_people(overlay: Path | None = None) -> tuple[PersonRecord, ...]:
    """Return all people, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form, or two people have one name or spelling.
    """
    people = load_records(PersonRecord, "people", "person", overlay)
    owners: dict[str, str] = {}
    for one in people:
        for name in (one.name, *one.spellings):
            if (owner := owners.setdefault(name_key(name), one.key)) != one.key:
                raise LexiconError(f"lexicon people: {name!r} stands in {owner!r} and in {one.key!r}; keep one")
    return people


@cache
def load_spelling(overlay: Path | None = None) -> Spelling:
    """Return how names are spelled, the user's words laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    from annotator.lexicon.grammar import load_grammar

    return Spelling(read_spellings(overlay), load_grammar(overlay).initials)


def read_spellings(overlay: Path | None = None) -> tuple[SpellingRecord, ...]:
    """Return all words of names that are one word, the user's laid over ours.

    Raises:
        LexiconError: a record is not of its form.
    """
    return load_records(SpellingRecord, "people", "spelling", overlay)


def by_name(people: tuple[PersonRecord, ...]) -> Mapping[str, PersonRecord]:
    """Return the people by what their names and spellings are looked up by (``names.name_key``)."""
    return {name_key(name): one for one in people for name in (one.name, *one.spellings)}
