"""The languages that the program speaks to readers, and what it says in each; the words stand in ``strings.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from importlib import resources
from typing import Any


def moment(at: datetime | None, date_only: bool) -> str:
    """Return a time of publication as precisely as it is known; nothing where it is not."""
    if at is None:
        return ""
    return f"{at:%Y-%m-%d}" if date_only else f"{at:%Y-%m-%d %H:%M}"


@cache
def strings() -> dict[str, Any]:
    """Return what stands in ``strings.toml``."""
    return tomllib.loads(resources.files("annotator").joinpath("strings.toml").read_text(encoding="utf-8"))


def languages() -> dict[str, str]:
    """Return the languages by code, each called in itself."""
    return dict(strings()["languages"])


@dataclass(frozen=True)
class Language:
    """One of the languages."""

    code: str = "en"

    def say(self, table: str, name: str, *values: object) -> str:
        """Return a text by its table and name in ``strings.toml``, with values put in where it has places for them.

        Raises:
            KeyError: there is no such text.
        """
        return self._text(strings()[table][name]).format(*values)

    def name(self, table: str, name: str) -> str:
        """Return what a thing is called; one that the table has no words for goes by its own name."""
        words = strings()[table].get(name, {})
        return self._text(words) if self.code in words else name.replace("_", " ")

    def number(self, value: int) -> str:
        """Return a number with its thousands apart.

        >>> Language("bn").number(1234)
        '১,২৩৪'
        """
        return self.digits(f"{value:,}")

    def count(self, thing: str, number: int) -> str:
        """Return how many there are of a thing, in words.

        >>> Language().count("article", 1), Language().count("article", 2)
        ('1 article', '2 articles')
        """
        return self._forms(thing, number).format(self.number(number))

    def share(self, part: int, whole: int) -> str:
        """Return a share in per cent; nothing of nothing."""
        return self.digits(f"{100 * part / whole:.0f} %") if whole else "–"

    def digits(self, text: str) -> str:
        """Return a text with its digits in those of the language."""
        written = strings()["digits"]
        return text.translate(str.maketrans(written["en"], written[self.code]))

    def _forms(self, thing: str, number: int) -> str:
        """Return the words for one, or for more."""
        one, _, more = str(strings()["counts"][thing][self.code]).partition("|")
        return one if number == 1 else more

    def _text(self, words: dict[str, str]) -> str:
        return words[self.code]
