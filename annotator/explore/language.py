"""The languages of the page, and what it says in each; the words stand in ``strings.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

from annotator.explore.facets import FACETS, SOURCE


@cache
def strings() -> dict[str, Any]:
    """Return what stands in ``strings.toml``."""
    return tomllib.loads(resources.files("annotator.explore").joinpath("strings.toml").read_text(encoding="utf-8"))


def languages() -> dict[str, str]:
    """Return the languages by code, each called in itself."""
    return dict(strings()["languages"])


@dataclass(frozen=True)
class Language:
    """One of the languages."""

    code: str

    def say(self, key: str, *values: object) -> str:
        """Return a text, values put in where it has places for them."""
        text: str = strings()["text"][key][self.code]
        return text.format(*values)

    def facet(self, name: str) -> str:
        """Return what a facet is called; one that has no words here goes by its name."""
        return str(strings()["facets"].get(name, {}).get(self.code) or name.replace("_", " "))

    def value(self, facet: str, value: str) -> str:
        """Return what a value of a facet is called."""
        if not value:
            return self.say("no_name" if facet == SOURCE else "none")
        if not FACETS[facet].vocabulary:
            return self.digits(value) if facet == "week" else value
        return str(strings()["values"].get(value, {}).get(self.code) or value)

    def number(self, value: int) -> str:
        """Return a number with its thousands apart."""
        return self.digits(f"{value:,}")

    def share(self, part: int, whole: int) -> str:
        """Return a share in per cent; nothing of nothing."""
        return self.digits(f"{100 * part / whole:.0f} %") if whole else "–"

    def digits(self, text: str) -> str:
        """Return a text with its digits in those of the language."""
        written = strings()["digits"]
        return text.translate(str.maketrans(written["en"], written[self.code]))
