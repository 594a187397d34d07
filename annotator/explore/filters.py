"""Which attributions a view shows: words that are searched for, days, values of facets, as an address holds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from annotator.bangla.folding import fold
from annotator.explore.facets import FACETS

#: A phrase in quotation marks, or a word, perhaps with a star for what may follow.
_TERM = re.compile(r'["“”]([^"“”]*)["“”]|([^\s"“”]+)')


@dataclass(frozen=True)
class Filter:
    """A choice of attributions; an empty one chooses all."""

    query: str = ""
    """Words that all must be there; in quotation marks side by side; with a star at the end their beginning."""
    since: str = ""
    """First day of publication, as 2026-01-31."""
    until: str = ""
    """Last day, included."""
    values: Mapping[str, str] = field(default_factory=dict)
    """By name of a facet; an empty value asks for what has none."""

    @classmethod
    def read(cls, parameters: Iterable[tuple[str, str]]) -> Filter:
        """Return the filter that an address holds; what is none is passed over."""
        given = dict(parameters)
        values = {name: given[name] for name in FACETS if name in given}
        return cls(given.get("q", "").strip(), _day(given.get("since")), _day(given.get("until")), values)

    def parameters(self) -> dict[str, str]:
        """Return what stands in the address."""
        plain = {"q": self.query, "since": self.since, "until": self.until}
        return {**{name: value for name, value in plain.items() if value}, **self.values}

    def with_value(self, name: str, value: str) -> Filter:
        """Return the filter with this value of a facet."""
        return replace(self, values={**self.values, name: value})

    def without(self, name: str) -> Filter:
        """Return the filter without a facet, the words (``q``) or a day (``since``, ``until``)."""
        if name in self.values:
            return replace(self, values={key: value for key, value in self.values.items() if key != name})
        if name == "q":
            return replace(self, query="")
        return replace(self, since="" if name == "since" else self.since, until="" if name == "until" else self.until)

    def where(self) -> tuple[str, list[str]]:
        """Return the condition in SQL, and its parameters in their order."""
        conditions, given = ["1"], []
        if match := matching(self.query):
            conditions.append("id IN (SELECT rowid FROM words WHERE words MATCH ?)")
            given.append(match)
        for sign, day in ((">=", self.since), ("<=", self.until)):
            if day:
                conditions.append(f"day <> '' AND day {sign} ?")
                given.append(day)
        for name in FACETS.keys() & self.values.keys():
            conditions.append(f"{name} = ?")
            given.append(self.values[name])
        return " AND ".join(conditions), given


def matching(query: str) -> str:
    """Return what FTS5 is asked for: every word quoted, so that nothing in it is an operator; empty where none is left.

    >>> matching('আগুন লাগ* "ফায়ার সার্ভিস" OR')
    '"আগুন" "লাগ"* "ফায়ার সার্ভিস" "OR"'
    """
    terms = []
    for phrase, word in _TERM.findall(fold(query)):
        star = "*" if word.endswith("*") else ""
        text = (phrase or word).replace('"', " ").replace("\0", " ").strip("* ")
        if any(sign.isalnum() for sign in text):
            terms.append(f'"{text}"{star}')
    return " ".join(terms)


def _day(text: str | None) -> str:
    return text if text and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text) else ""
